"""A date as it is known, never more exactly than that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["day", "month", "season", "part", "year", "range", "about", "before", "after", "week", "unknown"]

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS_OF_MONTH = {1: "early", 11: "mid", 21: "late"}
_PARTS_OF_YEAR = {1: "early", 5: "mid", 9: "late"}


def long_day(day: date, weekday: bool = False) -> str:
    """`3 March 2024`, or `Sun 3 March 2024`."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {words}" if weekday else words


def short_day(day: date) -> str:
    """`3 Mar 2024`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def last_of_month(day: date) -> date:
    """The last day of the month `day` is in."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """A date as known.

    `written` keeps what was typed. `earliest` and `latest` are the first and last day it can be,
    both inclusive, None where open or unknown. `doubtful` is a date with a question mark.
    """

    written: str
    kind: Kind
    earliest: date | None
    latest: date | None
    doubtful: bool = False

    @property
    def is_day(self) -> bool:
        """Whether it is one day (it may be doubtful)."""
        return self.kind == "day"

    @property
    def day(self) -> date | None:
        """The single day it names; for about a day its middle; None otherwise."""
        if self.kind == "day":
            return self.earliest
        if self.kind == "about" and self.earliest and self.latest and (self.latest - self.earliest).days == 14:
            return self.earliest + timedelta(days=7)
        return None

    def order_day(self) -> date | None:
        """The day to sort by: the earliest it can be, or the latest when that is open; None for undated."""
        return self.earliest or self.latest

    def shown(self) -> str:
        """At most 13 characters, for a table: `Sun  3 Mar 24`, `c Mar 2024`, `12-14 Mar 24`."""
        text = _shown(self, long=True)
        if self.doubtful and self.kind != "unknown":
            text = "?" + _shown(self, long=False)
        return text[:13]

    def said(self) -> str:
        """For the read-back: `Sun 3 March 2024`, `about March 2024`, `3 or 4 March 2024, doubtful`."""
        text = _said(self)
        return f"{text}, doubtful" if self.doubtful and self.kind != "unknown" else text


UNKNOWN = When("unknown", "unknown", None, None)


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _about(when: When) -> tuple[str, date]:
    """What an `about` date is about (day, month, season, year), and the first day of that."""
    assert when.earliest and when.latest
    first, last = when.earliest, when.latest
    if when.day:
        return "day", when.day
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.month == 1 and first.day == 1 and months == 36:
        return "year", first.replace(year=first.year + 1)
    inner = last_of_month(first) + timedelta(days=1)
    return ("season" if months == 5 else "month"), inner


def _season(first: date) -> str:
    return SEASONS.get(first.month, "season").capitalize()


def _shown(when: When, long: bool) -> str:
    """`long` uses the whole width; otherwise a character is left for the question mark."""
    first, last = when.earliest, when.latest
    if when.kind == "before" and last:
        return f"by {last.day} {_month(last)} {last:%y}"
    if when.kind == "after" and first:
        return f"{first.day} {_month(first)} {first:%y} on"
    if first is None or last is None:
        return "undated"
    match when.kind:
        case "day" if long:
            return f"{WEEKDAYS[first.weekday()][:3]} {first.day:2} {_month(first)} {first:%y}"
        case "day":
            return f"{first.day} {_month(first)} {first.year}"
        case "month":
            return f"{_month(first)} {first.year}"
        case "season":
            return f"{_season(first)} {first.year}"
        case "year":
            return str(first.year)
        case "week":
            return f"w/c {first.day} {_month(first)} {first:%y}"
        case "part":
            part, month = _part(first, last)
            return f"{part} {_month(first)} {first:%y}" if month else f"{part} {first.year}"
        case "about":
            what, middle = _about(when)
            if what == "day":
                return f"c {middle.day} {_month(middle)} {middle.year if long else f'{middle:%y}'}"
            if what == "month":
                return f"c {_month(middle)} {middle.year}"
            if what == "season":
                return f"c {_season(middle)} {middle.year if long else f'{middle:%y}'}"
            return f"c {middle.year}"
    return _shown_range(first, last, long)


def _shown_range(first: date, last: date, long: bool) -> str:
    """The days where they fit, else the months they lie in."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}-{last.year}"
    if first.year == last.year and first.month == last.month:
        return f"{first.day}-{last.day} {_month(last)} {last:%y}"
    whole_months = first.day == 1 and last == last_of_month(last)
    if not whole_months and (last - first).days < 365:
        figures = f"{first.day}/{first.month}-{last.day}/{last.month}/{last:%y}"
        if len(figures) <= (13 if long else 12):
            return figures
        if first.year == last.year and long:
            return f"{first.day}{_month(first)}-{last.day}{_month(last)}{last:%y}"
    if first.year == last.year:
        return f"{_month(first)}-{_month(last)} {last:%y}"
    return f"{_month(first)} {first:%y}-{_month(last)}" + (f" {last:%y}" if long else f"{last:%y}")


def _part(first: date, last: date) -> tuple[str, bool]:
    """The word for a part, and whether it is of a month (else of a year)."""
    if first.month == last.month and first.year == last.year:
        return _PARTS_OF_MONTH.get(first.day, "part"), True
    return _PARTS_OF_YEAR.get(first.month, "part"), False


def _said(when: When) -> str:
    first, last = when.earliest, when.latest
    if when.kind == "before" and last:
        return f"{long_day(last)} or earlier"
    if when.kind == "after" and first:
        return f"{long_day(first)} or later"
    if first is None or last is None:
        return "date not known"
    match when.kind:
        case "day":
            return long_day(first, weekday=True)
        case "month":
            return f"{MONTHS[first.month - 1]} {first.year}"
        case "season":
            return _said_season(first)
        case "year":
            return str(first.year)
        case "week":
            return f"the week {WEEKDAYS[first.weekday()][:3]} {_from_to(first, last, last)}"
        case "part":
            part, month = _part(first, last)
            return f"{part} {MONTHS[first.month - 1]} {first.year}" if month else f"{part} {first.year}"
        case "about":
            what, middle = _about(when)
            if what == "day":
                return f"about {long_day(middle)}"
            if what == "month":
                return f"about {MONTHS[middle.month - 1]} {middle.year}"
            return f"about {_said_season(middle)}" if what == "season" else f"about {middle.year}"
    if not (when.doubtful and " or " in when.written.lower()):
        return _from_to(first, last, None)
    named = any(month[:3].lower() in when.written.lower() for month in MONTHS)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and not named:
        return f"{first.year} or {last.year}"
    if first.day == 1 and last == last_of_month(last):
        year = "" if first.year == last.year else f" {first.year}"
        return f"{MONTHS[first.month - 1]}{year} or {MONTHS[last.month - 1]} {last.year}"
    return _from_to(first, last, None, "or")


def _said_season(first: date) -> str:
    name = SEASONS.get(first.month, "season")
    return f"winter {first.year}-{(first.year + 1) % 100:02}" if name == "winter" else f"{name} {first.year}"


def _from_to(first: date, last: date, weekday: date | None, word: str = "to") -> str:
    """`12 to 14 March 2024`, `28 February to 3 March 2024`; a weekday before the last day when given."""
    end = long_day(last, weekday=weekday is not None)
    if first.year != last.year:
        return f"{long_day(first)} {word} {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} {word} {end}"
    return f"{first.day} {word} {end}"
