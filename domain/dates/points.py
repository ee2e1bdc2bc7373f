"""One point of a date as typed (a day, month, season, part, year or week), before its year is settled."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from domain.dates.when import MONTHS, WEEKDAYS, last_of_month, long_day
from domain.dates.words import (
    MONTH,
    MONTH_NUMBERS,
    ORDINAL,
    PART,
    PART_WORDS,
    SEASON,
    SEASON_MONTHS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    YEAR,
)


class DateFault(Exception):
    """What stands there looks like a date and is none; `sentence` says why, at `start`..`end`."""

    def __init__(self, sentence: str, start: int, end: int) -> None:
        super().__init__(sentence)
        self.sentence, self.start, self.end = sentence, start, end


def quoted(text: str) -> str:
    """What was typed, short enough for a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "\u2026"


@dataclass(frozen=True, slots=True)
class Point:
    """One point as typed. `year` is None when not given, `short` when of two digits.

    `year_start` is where a year stands that follows after a space, so that it could be a time or a number;
    `bare` is a month and two digits that could be a day ("Mar 24").
    """

    kind: Literal["day", "month", "season", "part", "year", "week"]
    start: int
    end: int
    day: int = 0
    month: int = 0
    year: int | None = None
    short: bool = False
    weekday: int | None = None
    word: str = ""
    year_start: int | None = None
    bare: bool = False

    def span(self, year: int) -> tuple[date, date]:
        """The first and last day it can be in that year; raises ValueError when there is no such day."""
        match self.kind:
            case "day":
                day = date(year, self.month, self.day)
                return day, day
            case "month":
                first = date(year, self.month, 1)
                return first, last_of_month(first)
            case "season":
                first = date(year, self.month, 1)
                return first, last_of_month(first + timedelta(days=63))
            case "year":
                return date(year, 1, 1), date(year, 12, 31)
            case "week":
                day = date(year, self.month, self.day)
                return (day, day + timedelta(days=6)) if self.word == "w/c" else (day - timedelta(days=6), day)
        if self.month:
            first = date(year, self.month, {"early": 1, "mid": 11, "late": 21}[self.word])
            return first, first.replace(day=first.day + 9) if self.word != "late" else last_of_month(first)
        first = date(year, {"early": 1, "mid": 5, "late": 9}[self.word], 1)
        return first, last_of_month(first + timedelta(days=95))


_SEP = r"\s{0,3}/\s{0,3}|[-.]"
SPACED = rf"(?:\s*,\s*|\s+)(?P<spaced>{YEAR})"
_NUMBERS = re.compile(rf"(?P<d>\d+){ORDINAL}(?P<s1>{_SEP})(?P<m>\d+)(?P<s2>{_SEP})(?P<y>'?\d+)", re.ASCII)
_LETTERED_YEAR = re.compile(r"(?=\d*[oil|])(?:[\doil|]{4}|[\doil|]{2})(?!\w)", re.ASCII)
_ISO = re.compile(
    rf"(?P<y>\d{{4}})(?P<s>[-/.])(?:(?P<m>\d{{1,2}})|(?P<name>{MONTH}))(?P=s)(?P<d>\d{{1,2}})(?!\d)", re.ASCII
)
_DAY_NAME = re.compile(
    rf"(?:the\s+)?(?P<d>\d+){ORDINAL}(?P<s>\s*(?:of\s+)?|\s?[-./]\s?)(?P<m>{MONTH})"
    rf"(?:[-./](?P<y>'?\d+)(?!\d|:\d|\s*(?:{MONTH})|-?[a-z])|(?P<joined>'\d\d|\d{{4}}|\d\d)(?!\w)|{SPACED})?",
    re.ASCII,
)
_NAME_DAY = re.compile(
    rf"(?P<m>{MONTH})\s*(?:the\s+)?(?P<d>\d{{1,2}})(?P<o>{ORDINAL})(?![\da-z%]|[.:/]\d)(?:{SPACED})?", re.ASCII
)
_NAME_YEAR = re.compile(rf"(?P<m>{MONTH})(?:\s+of\s+|\s*[-/,]\s*|\s*)(?P<y>{YEAR})", re.ASCII)
_MONTH_NUMBER_YEAR = re.compile(r"(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4})(?![/.-]?\d|\w)", re.ASCII)
_YEAR_MONTH = re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{2})(?![/.:-]?\d|\w)", re.ASCII)
_DAY_MONTH = re.compile(r"(?P<d>\d{1,2})(?P<s>[/.])(?P<m>\d{1,2})(?![\d%]|[./]\d|\s{0,3}/\s{0,3}\d)(?!\w)", re.ASCII)
_YEAR_AFTER = re.compile(rf"\s+(?P<y>{YEAR})", re.ASCII)
_YEAR_ALONE = re.compile(r"(?P<y>(?:19|20)\d\d)(?![\d/.:%]\d|\w|'s|:\d)", re.ASCII)
_WEEKDAY = re.compile(rf"(?P<w>{WEEKDAY})[,\s]\s*(?:the\s+)?(?=\d|{MONTH})", re.ASCII)
_WEEK = re.compile(
    r"(?P<c>w\s?/\s?[cb]|wc|wk/?c|week\s+commencing|week\s+beginning|week\s+starting|(?:the\s+)?week\s+of)[:.]?\s*"
    r"|(?P<e>w\s?/\s?e|wk/?e|week\s+ending)[:.]?\s*",
    re.ASCII,
)
_SEASON_AT = re.compile(
    rf"(?P<n>{SEASON})\s+(?:of\s+)?(?P<y>\d{{4}}|'?\d{{2}})(?:[/-](?P<y2>\d{{4}}|\d{{2}}))?(?![\w/:.-]\w|\w)", re.ASCII
)
_PART_AT = re.compile(rf"(?:the\s+)?(?P<p>{PART})(?:\s*-\s*|\s+)", re.ASCII)


def point_at(low: str, at: int, spaced_year: bool = True) -> Point | None:
    """The point that begins at `at` of the folded text, None when there is none.

    With `spaced_year` false a year after a space is left for what follows. Raises `DateFault` for what has the
    shape of a date and is not one.
    """
    weekday: int | None = None
    start = at
    found = _WEEKDAY.match(low, at)
    if found:
        weekday = WEEKDAY_NUMBERS[found["w"].rstrip(".")]
        at = found.end()
    point = _iso(low, at) or _numbers(low, at) or _day_name(low, at, spaced_year)
    if point is None and weekday is None:
        point = _week(low, at, spaced_year) or _part(low, at) or _season(low, at)
    if point is None:
        point = _name_day(low, at, spaced_year)
    if point is None and weekday is None:
        point = _month(low, at, spaced_year)
    if point is None:
        point = _day_month(low, at, spaced_year)
    if point is None and weekday is None and (year := _YEAR_ALONE.match(low, at)):
        point = Point("year", at, year.end(), year=int(year["y"]))
    if point is None:
        return None
    return replace(point, start=start, weekday=weekday) if weekday is not None else point


def named_day_at(low: str, at: int, spaced_year: bool = True) -> Point | None:
    """A day whose month is a word."""
    return _day_name(low, at, spaced_year)


def letter_fault(written: str, at: int) -> DateFault:
    """The refusal for a letter among the figures of a date, with the figures offered."""
    right = written.translate(str.maketrans("oil|", "0111"))
    sentence = f"{quoted(written)} has a letter where a figure belongs: did you mean {right}?"
    return DateFault(sentence, at, at + len(written))


def year_of(digits: str) -> tuple[int, bool]:
    """The figures of a year as a number, and whether they are two."""
    digits = digits.lstrip("'")[:5]
    return int(digits), len(digits) == 2


def check_day(
    low: str, start: int, end: int, day: int, month: int, year: int | None, short: bool = False
) -> None:
    """Raise `DateFault` unless there is such a day; without a year, or with a `short` one, any leap year will do."""
    written = quoted(low[start:end])
    if not 1 <= month <= 12:
        raise DateFault(f"{written} is not a day: there is no month {month}.", start, end)
    if day == 0:
        raise DateFault(f"{written} is not a day: for a month alone write {month:02}/2024.", start, end)
    if day > monthrange(2024 if year is None or short else year, month)[1]:
        # Of what century a short year is, only years ending in 00 would have to know.
        length = monthrange(2024 if year is None else 2000 + year if short else year, month)[1]
        of = " of that year" if short and length == 28 else "" if short or month != 2 or year is None else f" {year}"
        raise DateFault(f"{written} is not a day: {MONTHS[month - 1]}{of} has {length} days.", start, end)


def weekday_fault(point: Point, day: date) -> DateFault:
    """The refusal for a weekday that does not match the day."""
    return DateFault(
        f"{long_day(day)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[point.weekday or 0]}: "
        "mend one of them, or put ? before the date.",
        point.start,
        point.end,
    )


def _iso(low: str, at: int) -> Point | None:
    found = _ISO.match(low, at)
    if not found:
        return None
    year, day = int(found["y"]), int(found["d"])
    month = int(found["m"]) if found["m"] else MONTH_NUMBERS[found["name"].rstrip(".")]
    if month > 12 and 1 <= day <= 12:
        raise DateFault(
            f"{quoted(found[0])} is not a day: figures that begin with the year are year-month-day. "
            f"Did you mean {year}-{day:02}-{month:02}?",
            at,
            found.end(),
        )
    _check_year(year, found[0], at, found.end())
    check_day(low, at, found.end(), day, month, year)
    return Point("day", at, found.end(), day=day, month=month, year=year)


def _numbers(low: str, at: int) -> Point | None:
    found = _NUMBERS.match(low, at)
    if not found:
        return None
    d, m, y = found["d"], found["m"], found["y"].lstrip("'")
    first, second = found["s1"].strip(), found["s2"].strip()
    end = found.end()
    if " " in found["s1"] + found["s2"] and not (first == second == "/" and len(y) in (2, 4)):
        return None
    if (first == "-") != (second == "-"):
        raise DateFault(
            f"{quoted(found[0])} could be a day or a range: write {d}/{m}/{y} for a day, or all of a range.", at, end
        )
    if lettered := _LETTERED_YEAR.match(low, found.start("y")):
        raise letter_fault(low[at : lettered.end()], at)
    if end < len(low) and (low[end].isalpha() and low[end : end + 1] != "t"):
        raise DateFault(f"Put a space after {quoted(found[0])}.", at, end)
    if len(d) > 2 or len(m) > 2:
        raise DateFault(
            f"{quoted(found[0])} is not a date as it stands: write day/month/year, such as 3/3/24.", at, end
        )
    if len(y) == 1 and re.compile(r"[-/.]\d").match(low, end):
        raise DateFault(
            f"{quoted(low[at : end + 3])} is not a date as it stands: write 12-14/3/24 for a range.", at, end + 3
        )
    if len(y) not in (2, 4):
        raise DateFault(f"{quoted(found[0])}: write the year with two or four figures.", at, end)
    day, month, (year, short) = int(d), int(m), year_of(y)
    if month > 12 and 1 <= day <= 12:
        raise DateFault(
            f"{quoted(found[0])} is not a day: figures are day/month/year. "
            f"Did you mean {m}{found['s1']}{d}{found['s2']}{found['y']}?",
            at,
            end,
        )
    if not short:
        _check_year(year, found[0], at, end)
    check_day(low, at, end, day, month, year, short)
    return Point("day", at, end, day=day, month=month, year=year, short=short)


def _day_name(low: str, at: int, spaced_year: bool) -> Point | None:
    found = _DAY_NAME.match(low, at)
    if not found or len(found["d"]) > 2:
        return None
    month = MONTH_NUMBERS[found["m"].rstrip(".")]
    digits = found["y"] or found["joined"] or found["spaced"]
    end = found.end()
    spaced = digits is not None and digits == found["spaced"] and not digits.startswith("'")
    if spaced and not spaced_year:
        digits, spaced, end = None, False, found.end("m")
    year, short = year_of(digits) if digits else (None, False)
    if digits and len(digits.lstrip("'")) not in (2, 4):
        raise DateFault(f"{quoted(low[at:end])}: write the year with two or four figures.", at, end)
    if year is not None and not short and not 1900 <= year <= 2099:
        if not spaced:
            _check_year(year, low[at:end], at, end)
        year, spaced, end = None, False, found.end("m")
    check_day(low, at, end, int(found["d"]), month, year, short)
    year_start = found.start("spaced") if spaced else None
    return Point("day", at, end, day=int(found["d"]), month=month, year=year, short=short, year_start=year_start)


def _name_day(low: str, at: int, spaced_year: bool) -> Point | None:
    """`March 3rd, 2024`, `March 3 2024`, `March 3`; two bare figures without a year are a month and year instead."""
    found = _NAME_DAY.match(low, at)
    if not found:
        return None
    digits, end = found["spaced"], found.end()
    year, short = year_of(digits) if digits else (None, False)
    if digits and (not spaced_year or (not short and not 1900 <= (year or 0) <= 2099)):
        digits, year, short, end = None, None, False, found.end("o")
    if year is None and len(found["d"]) == 2 and not found["o"]:
        return None
    month = MONTH_NUMBERS[found["m"].rstrip(".")]
    check_day(low, at, end, int(found["d"]), month, year, short)
    year_start = found.start("spaced") if digits and not digits.startswith("'") else None
    return Point("day", at, end, day=int(found["d"]), month=month, year=year, short=short, year_start=year_start)


def _month(low: str, at: int, spaced_year: bool) -> Point | None:
    found = _NAME_YEAR.match(low, at)
    if found:
        year, short = year_of(found["y"])
        if not short:
            _check_year(year, found[0], at, found.end())
        bare = short and low[found.start("y") - 1] == " " and 1 <= year <= 31
        month = MONTH_NUMBERS[found["m"].rstrip(".")]
        return Point("month", at, found.end(), month=month, year=year, short=short, day=year, bare=bare)
    found = _MONTH_NUMBER_YEAR.match(low, at)
    if found:
        month, year = int(found["m"]), int(found["y"])
        if not 1900 <= year <= 2099:
            return None
        if not 1 <= month <= 12:
            raise DateFault(f"{quoted(found[0])} is not a month: there is no month {month}.", at, found.end())
        return Point("month", at, found.end(), month=month, year=year)
    found = _YEAR_MONTH.match(low, at)
    if found and 1900 <= int(found["y"]) <= 2099:
        return _year_and_two(found, at)
    return None


def _year_and_two(found: re.Match[str], at: int) -> Point | None:
    """`2024-03` is a month; `2022-23` is left to the ranges; `2011-12` could be either."""
    year, two = int(found["y"]), int(found["m"])
    next_year = two == (year + 1) % 100
    if found[0][4] == "/" and next_year:
        raise DateFault(
            f"{quoted(found[0])} could be a school, financial or calendar year: write the months, such as "
            f"Apr {year} - Mar {year + 1}.",
            at,
            found.end(),
        )
    if not 1 <= two <= 12:
        return None
    if next_year:
        raise DateFault(
            f"{quoted(found[0])} could be {MONTHS[two - 1]} {year} or {year} to {year + 1}: write one of them out.",
            at,
            found.end(),
        )
    return Point("month", at, found.end(), month=two, year=year)


def _day_month(low: str, at: int, spaced_year: bool = True) -> Point | None:
    """`3/3` or `3.3`, a day without a year, unless one follows after a space."""
    found = _DAY_MONTH.match(low, at)
    if not found:
        return None
    day, month = int(found["d"]), int(found["m"])
    if month > 12 and 1 <= day <= 12:
        raise DateFault(
            f"{quoted(found[0])} is not a day: figures are day/month/year. For a month write {day:02}/20{month:02}, "
            "for a day give all of it.",
            at,
            found.end(),
        )
    check_day(low, at, found.end(), day, month, None)
    after = _YEAR_AFTER.match(low, found.end()) if spaced_year and found["s"] == "/" else None
    if after and (len(after["y"].lstrip("'")) == 2 or 1900 <= int(after["y"]) <= 2099):
        year, short = year_of(after["y"])
        check_day(low, at, after.end(), day, month, year, short)
        return Point("day", at, after.end(), day=day, month=month, year=year, short=short, year_start=after.start("y"))
    return Point("day", at, found.end(), day=day, month=month)


def _week(low: str, at: int, spaced_year: bool) -> Point | None:
    found = _WEEK.match(low, at)
    if not found:
        return None
    if _WEEK.match(low, found.end()):
        return None
    day = point_at(low, found.end(), spaced_year)
    if day is None or day.kind != "day":
        return None
    if found["c"] and found["c"].endswith("of"):
        raise DateFault(
            f"{low[at : day.end]}: write w/c for the week that begins then, or w/e for the one that ends then.",
            at,
            day.end,
        )
    return replace(day, kind="week", word="w/c" if found["c"] else "w/e", start=at)


def _part(low: str, at: int) -> Point | None:
    found = _PART_AT.match(low, at)
    if not found:
        return None
    month = _month(low, found.end(), True)
    word = PART_WORDS[" ".join(found["p"].split())]
    if month:
        return replace(month, kind="part", word=word, start=at, bare=False)
    year = _YEAR_ALONE.match(low, found.end())
    return Point("part", at, year.end(), year=int(year["y"]), word=word) if year else None


def _season(low: str, at: int) -> Point | None:
    found = _SEASON_AT.match(low, at)
    if not found:
        return None
    (year, short), month = year_of(found["y"]), SEASON_MONTHS[found["n"]]
    if not short:
        _check_year(year, found[0], at, found.end())
    if found["y2"] and (month != 12 or int(found["y2"]) % 100 != (year + 1) % 100):
        raise DateFault(
            f"{quoted(found[0])}: give a season one year, such as {found['n']} {found['y']}.", at, found.end()
        )
    return Point("season", at, found.end(), month=month, year=year, short=short)


def _check_year(year: int, written: str, start: int, end: int) -> None:
    if not 1900 <= year <= 2099:
        raise DateFault(f"{written}: the year {year} cannot be right.", start, end)
