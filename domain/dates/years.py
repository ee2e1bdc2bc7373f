"""Settling the year of a date: two figures, or none at all. From today comes only what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from domain.dates.period import Period
from domain.dates.points import DateFault, Point, check_day, quoted, weekday_fault
from domain.dates.shape import Shape
from domain.dates.when import MONTHS, Kind, When, long_day

Sense = Literal["chronology", "birth", "target", "open"]
NEAR = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class Leaning:
    """What a missing or short year may lean on. `sense` says what the date is for: in a chronology nothing is still to
    come; a birth and a target date have their own likely spans; an open date may be any day."""

    today: date
    period: Period = Period()
    before: When | None = None
    sense: Sense = "chronology"


def settle(low: str, shape: Shape, lean: Leaning) -> tuple[When, ...]:
    """Every date the shape can be, the likeliest first; one when it is certain. `written` is the folded text.

    Raises `DateFault` when it is none.
    """
    if shape.first is None:
        return (When(low[shape.start : shape.end], "unknown", None, None),)
    if shape.about and (shape.last or shape.bound):
        raise DateFault(
            f"{_written(low, shape)}: only a day, month, season or year can be about; give the widest days instead.",
            shape.start,
            shape.end,
        )
    if shape.last and shape.bound:
        raise DateFault(f"{_written(low, shape)}: give one date before or after, not a range.", shape.start, shape.end)
    first, last = shape.first, shape.last or shape.first
    if first.bare and last.kind == "day" and shape.last and first.year is not None and first.year <= 31:
        first = replace(first, kind="day", day=first.year, year=None, short=False, bare=False)
    if first.year is None and last.year is None:
        return _without_year(low, shape, first, last, lean)
    if last.year is None:
        assert first.year is not None
        year = _full(low, first, lean)
        later = (last.month, last.day) >= (first.month, first.day)
        return (_dated(low, shape, first, year, last, year if later else year + 1, lean),)
    year = _full(low, last, lean)
    if first.year is None:
        earlier = (first.month, first.day) <= (last.month, last.day) or last.kind == "year"
        return (_dated(low, shape, first, year if earlier else year - 1, last, year, lean),)
    return (_dated(low, shape, first, _full(low, first, lean), last, year, lean),)


def _likely_years(point: Point, lean: Leaning) -> Iterator[int]:
    """The years two figures can mean, for anything but a chronology."""
    assert point.year is not None
    spans = {"birth": (110, 0), "target": (20, 50), "open": (90, 10), "chronology": (90, 10)}
    back, ahead = spans[lean.sense]
    for century in (1900, 2000):
        if lean.today.year - back <= century + point.year <= lean.today.year + ahead:
            yield century + point.year


def _full(low: str, point: Point, lean: Leaning) -> int:
    """The whole year of a point that has one; two figures are what can have been, and refused when unclear."""
    assert point.year is not None
    if not point.short:
        return point.year
    written = quoted(low[point.start : point.end])
    if lean.sense != "chronology":
        years = [year for year in _likely_years(point, lean) if _begins(point, year) <= _limit(lean)]
        if len(years) != 1:
            raise DateFault(
                f"{written} could be {' or '.join(map(str, years)) or 'more than one year'}: "
                "write the year with four figures.",
                point.start,
                point.end,
            )
        return years[0]
    year = 2000 + point.year
    begins = _begins(point, year)
    if begins <= lean.today:
        return year
    if begins <= lean.today + relativedelta(years=10):
        raise DateFault(
            f"{written} would be {_spoken(point, year)}, which is still to come: write the year with four figures.",
            point.start,
            point.end,
        )
    return year - 100


def _limit(lean: Leaning) -> date:
    return lean.today if lean.sense in ("birth", "chronology") else date.max


def _begins(point: Point, year: int) -> date:
    try:
        return point.span(year)[0]
    except ValueError:
        return date(year, point.month, 28)


def _spoken(point: Point, year: int) -> str:
    try:
        first = point.span(year)[0]
        if point.kind == "month":
            return f"{MONTHS[point.month - 1]} {year}"
        return long_day(first) if point.kind == "day" else str(year)
    except ValueError:
        return str(year)


def _without_year(low: str, shape: Shape, first: Point, last: Point, lean: Leaning) -> tuple[When, ...]:
    written = _written(low, shape)
    near = lean.before if lean.before and lean.period.holds(lean.before) else None
    years = _years_to_try(lean, near)
    fits: list[When] = []
    fault: DateFault | None = None
    for year in years:
        earlier = (first.month, first.day) <= (last.month, last.day)
        try:
            when = _dated(low, shape, first, year if earlier else year - 1, last, year, lean)
        except DateFault as exception:
            fault = exception
            continue
        if lean.period.holds(when):
            fits.append(when)
    if near and len(fits) != 1:
        by_row = [when for when in fits if _distance(when, near) <= NEAR]
        if len(by_row) == 1:
            return (by_row[0],)
    if not fits or (lean.period.first is None and lean.period.last is None):
        if fault and not fits and years and not (shape.last or shape.bound):
            wrong = _always_wrong(low, first, years)
            if wrong:
                raise wrong
            if first.weekday is not None and any(_matches(first, year, lean) is False for year in years):
                raise DateFault(
                    f"{written} is in no year of the review's period: write the year, or mend the weekday.",
                    shape.start,
                    shape.end,
                )
        why = "has no year, and the review's period lends none" if not lean.period.first else (
            "has no year, and lies in no year of the review's period"
        )  # fmt: skip
        raise DateFault(f"{written} {why}: write the year.", shape.start, shape.end)
    if near:
        fits.sort(key=lambda when: _distance(when, near))
    else:
        fits.reverse()
    return tuple(fits[:12])


def _years_to_try(lean: Leaning, near: When | None) -> range:
    first, last = lean.period.first, lean.period.last
    if first is None and near and near.order_day():
        day = near.order_day()
        assert day
        return range(day.year - 1, min(day.year, lean.today.year) + 2)
    if first is None:
        return range(0)
    until = min(last or lean.today, lean.today) if lean.sense == "chronology" else (last or lean.today)
    return range(first.year, min(until.year + 2, first.year + 120))


def _always_wrong(low: str, point: Point, years: range) -> DateFault | None:
    """The refusal for a day that no year has, such as 29 February where the period holds no leap year."""
    for year in years:
        try:
            point.span(year)
            return None
        except ValueError:
            continue
    try:
        check_day(low, point.start, point.end, point.day, point.month, years[0])
    except DateFault as fault:
        return fault
    return None


def _matches(point: Point, year: int, lean: Leaning) -> bool | None:
    try:
        day = point.span(year)[0]
    except ValueError:
        return None
    if not lean.period.holds(When("", "day", day, day)):
        return None
    return day.weekday() == point.weekday


def _distance(when: When, near: When) -> timedelta:
    begins, ends = when.earliest or when.latest, when.latest or when.earliest
    after, before = near.latest or near.earliest, near.earliest or near.latest
    assert begins and ends and after and before
    return max(begins - after, before - ends, timedelta())


def _dated(low: str, shape: Shape, first: Point, first_year: int, last: Point, last_year: int, lean: Leaning) -> When:
    """The shape as a date, its years settled; raises `DateFault` when it is backwards, impossible or still to come."""
    begins, first_ends = _span(low, first, first_year, shape)
    last_begins, ends = (begins, first_ends) if last is first else _span(low, last, last_year, shape)
    written = _written(low, shape)
    for point, day in ((first, begins), (last, last_begins)):
        if lean.sense in ("chronology", "birth") and day > lean.today:
            what = long_day(day) if point.kind in ("day", "week") else quoted(low[point.start : point.end])
            raise DateFault(f"{what} is still to come: mend the date.", shape.start, shape.end)
    kind: Kind = first.kind
    earliest: date | None = begins
    latest: date | None = ends
    doubt = shape.doubt
    if shape.last:
        if last_begins < begins or ends < first_ends:
            raise DateFault(f"{written} runs backwards: write the earlier date first.", shape.start, shape.end)
        apart = (last_begins - first_ends).days
        if shape.joined == "and" and apart > 1:
            raise DateFault(
                f"{written} are two dates apart: write a line for each, or a dash for all the days between.",
                shape.start,
                shape.end,
            )
        doubt = doubt or shape.joined == "or"
        kind = first.kind if begins == last_begins and ends == first_ends else "range"
        if kind == "week":
            kind = "range"
    elif shape.bound:
        kind = "before" if shape.bound in ("before", "by") else "after"
        earliest = {"since": begins, "after": ends + timedelta(days=1)}.get(shape.bound)
        latest = {"before": begins - timedelta(days=1), "by": ends}.get(shape.bound)
        if lean.sense in ("chronology", "birth") and earliest and earliest > lean.today:
            raise DateFault(f"{written} is still to come: mend the date.", shape.start, shape.end)
    elif shape.about:
        if first.kind not in ("day", "month", "season", "year"):
            raise DateFault(f"{written}: only a day, month, season or year can be about.", shape.start, shape.end)
        kind = "about"
        earliest, latest = _widened(first, begins, ends)
    return When(low[shape.start : shape.end], kind, earliest, latest, doubt)


def _widened(point: Point, begins: date, ends: date) -> tuple[date, date]:
    if point.kind == "day":
        return begins - timedelta(days=7), ends + timedelta(days=7)
    step = relativedelta(years=1) if point.kind == "year" else relativedelta(months=1)
    return begins - step, (ends + timedelta(days=1)) + step - timedelta(days=1)


def _span(low: str, point: Point, year: int, shape: Shape) -> tuple[date, date]:
    try:
        span = point.span(year)
    except ValueError:
        check_day(low, point.start, point.end, point.day, point.month, year)
        raise DateFault(f"{_written(low, shape)} is not a date as it stands.", shape.start, shape.end) from None
    if point.weekday is not None and not shape.doubt:
        day = span[1] if point.word == "w/e" else span[0]
        if day.weekday() != point.weekday:
            raise weekday_fault(point, day)
    return span


def _written(low: str, shape: Shape) -> str:
    return quoted(low[shape.start : shape.end])
