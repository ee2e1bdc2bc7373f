"""Long spans without a contact inside the period, offered as rows and never inserted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.chronology.entry import Entry
from domain.dates.period import Period

LONG = 28
"""Days without a contact from which a gap is offered, when the author has set nothing else."""
VAGUE = 62
"""An extent of more days than this does not say when a contact was: it neither ends a gap nor is left unsaid."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days `first` to `last`, both inclusive, on which nothing is recorded.

    `vague` counts rows whose date is known too loosely to say whether they fall in it.
    """

    first: date
    last: date
    vague: int = 0

    @property
    def days(self) -> int:
        """How many days it is."""
        return (self.last - self.first).days + 1

    def line(self) -> str:
        """The entry line that records it."""
        return f"{_day(self.first)} - {_day(self.last)} gap:"


def gaps(entries: Iterable[Entry], period: Period, today: date, long: int = LONG) -> tuple[Gap, ...]:
    """The spans of at least `long` days inside the period on which no row can lie, earliest first.

    A row covers every day it can have been; gap rows already recorded cover theirs. Where the period is open, the
    first and last row bound it, and nothing after `today` is a gap.
    """
    covered: list[tuple[date, date]] = []
    vague: list[tuple[date | None, date | None]] = []
    for entry in entries:
        first, last = entry.when.earliest, entry.when.latest
        if first is None and last is None:
            continue
        if first is None or last is None or (entry.type == "event" and _is_vague(entry, first, last)):
            vague.append((first, last))
        else:
            covered.append((first, last))
    covered.sort()
    start = period.first or (covered[0][0] if covered else None)
    end = period.last or (max(last for _, last in covered) if covered else None)
    if start is None or end is None:
        return ()
    end = min(end, today)
    found: list[Gap] = []
    free = start
    for first, last in [*covered, (end + timedelta(days=1), end)]:
        until = min(first - timedelta(days=1), end)
        if (until - free).days + 1 >= long:
            found.append(Gap(free, until, sum(1 for each in vague if _may_fall(each, free, until))))
        free = max(free, last + timedelta(days=1))
    return tuple(found)


def _is_vague(entry: Entry, first: date, last: date) -> bool:
    return entry.when.kind in ("month", "season", "part", "year", "about") and (last - first).days + 1 > VAGUE


def _may_fall(extent: tuple[date | None, date | None], first: date, last: date) -> bool:
    earliest, latest = extent
    return (earliest is None or earliest <= last) and (latest is None or latest >= first)


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
