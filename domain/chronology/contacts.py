"""A picture of the case: how many contacts in each month, of whom, from which source, and which came to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from domain.chronology.entry import Entry
from domain.chronology.gaps import Gap, gaps
from domain.dates.period import Period
from domain.dates.when import MONTHS, When
from domain.review import STANDING_FLAGS, Flag

By = Literal["month", "person", "source"]

NOBODY = {"person": "nobody named", "source": "no source"}
ALL = "All contacts"
_MISSED_MEANS = re.compile(
    r"\bdid not attend\b|\bnot brought\b|\bdna\b|\bno reply\b|\bmissed (?:visit|appointment)", re.IGNORECASE
)
_MISSED = re.compile(
    r"\b(?:did(?:n[o’']?t| not) (?:attend|arrive|come|turn up)|(?:was |were )?not attended|failed to attend|"
    r"(?:was|were) not brought|wasn[’']?t brought|no (?:reply|answer|response|access)|not answered|nobody (?:in|home)|"
    r"not at home|no[- ]show)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\b(?:DNA(?:s|[’']?d|ed)?|WNB|FTA)\b(?! (?:test|sample|profile|evidence|result|analysis))")


@dataclass(frozen=True, slots=True)
class Cell:
    """Contacts of a month; of them `missed` are flagged as not attended, `likely` are so by their words only."""

    contacts: int = 0
    missed: int = 0
    likely: int = 0


NONE = Cell()


@dataclass(frozen=True, slots=True)
class Strip:
    """The months of one person or source, or of all; `rows` counts each row once, however many months it lasts."""

    name: str
    cells: Mapping[date, Cell]
    rows: int
    missed: int
    likely: int

    def cell(self, month: date) -> Cell:
        """What there is in a month, by its first day."""
        return self.cells.get(month, NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Contacts by month. `months` are first days; `total` is of all, `strips` by person or source, the most first.

    A row stands in the month its date lies in. `lasting` rows are of several months and stand in each; `about` rows
    may be of a month beside. Apart, in no month: `loose` rows whose date does not tell the month, `undated` ones, and
    those `outside` the months shown.
    """

    by: By
    months: tuple[date, ...]
    total: Strip
    strips: tuple[Strip, ...]
    gaps: tuple[Gap, ...] = ()
    lasting: int = 0
    about: int = 0
    loose: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    outside: int = 0


def contacts(
    entries: Iterable[Entry], period: Period, today: date, *, by: By = "month", flags: Sequence[Flag] = STANDING_FLAGS
) -> Contacts:
    """Count the contacts: rows of events, gap rows not among them. Where the period is open, the rows bound it."""
    held = tuple(entries)
    missing = missed_flags(flags)
    events = [entry for entry in held if entry.type == "event"]
    placed = [(entry, _months_of(entry.when)) for entry in events]
    days = [month for _, (_, months) in placed for month in months]
    first = month_of(period.first) if period.first else min(days, default=None)
    last = month_of(period.last) if period.last else max(days, default=None)
    months = _between(first, last) if first and last else ()
    shown = frozenset(months)
    tallies: dict[str, dict[date, list[int]]] = {ALL: {}}
    rows: dict[str, list[int]] = {ALL: [0, 0, 0]}
    apart: dict[str, list[str]] = {"loose": [], "undated": []}
    counts = {"lasting": 0, "about": 0, "outside": 0}
    for entry, (how, where) in placed:
        if how in apart:
            apart[how].append(entry.id)
            continue
        inside = [month for month in where if month in shown]
        if not inside:
            counts["outside"] += 1
            continue
        if how in counts:
            counts[how] += 1
        certain = any(flag.casefold() in missing for flag in entry.flags)
        marks = (1, int(certain), int(not certain and seems_missed(entry)))
        for name in (ALL, *_names(entry, by)):
            cells = tallies.setdefault(name, {})
            for month in inside:
                cells[month] = [one + more for one, more in zip(cells.get(month, [0, 0, 0]), marks, strict=True)]
            rows[name] = [one + more for one, more in zip(rows.get(name, [0, 0, 0]), marks, strict=True)]
    strips = [
        Strip(name, {month: Cell(*numbers) for month, numbers in cells.items()}, *rows[name])
        for name, cells in tallies.items()
    ]
    others = sorted(strips[1:], key=lambda each: (each.name in NOBODY.values(), -each.rows, each.name.casefold()))
    return Contacts(
        by=by, months=months, total=strips[0], strips=tuple(others), gaps=gaps(held, period, today),
        loose=tuple(apart["loose"]), undated=tuple(apart["undated"]), **counts,
    )  # fmt: skip


def missed_flags(flags: Iterable[Flag]) -> frozenset[str]:
    """The flags that say somebody was not seen though they were to be: dna, and those whose meaning says it."""
    return frozenset(
        flag.name.casefold() for flag in flags if flag.name.casefold() == "dna" or _MISSED_MEANS.search(flag.meaning)
    )


def seems_missed(entry: Entry) -> bool:
    """Whether the words of what happened say that somebody did not attend or answer: likely, never certain."""
    said = entry.event or ""
    return bool(_MISSED.search(said) or _LETTERS.search(said))


def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def month_said(month: date) -> str:
    """`March 2024`."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def after(month: date) -> date:
    """The first day of the month behind."""
    return (month + timedelta(days=31)).replace(day=1)


def _between(first: date, last: date) -> tuple[date, ...]:
    found: list[date] = []
    while first <= last:
        found.append(first)
        first = after(first)
    return tuple(found)


def _names(entry: Entry, by: By) -> tuple[str, ...]:
    if by == "month":
        return ()
    names = entry.people if by == "person" else tuple(source.name for source in entry.sources)
    return tuple(dict.fromkeys(names)) or (NOBODY[by],)


def _months_of(when: When) -> tuple[str, tuple[date, ...]]:
    """How surely a date says its month, and which: of a span that lasted, each of them."""
    first, last = when.earliest, when.latest
    if when.kind == "unknown" or (first is None and last is None):
        return "undated", ()
    if first is None or last is None:
        return "loose", ()
    if month_of(first) == month_of(last):
        return "sure", (month_of(first),)
    if when.kind == "range":
        return "lasting", _between(month_of(first), month_of(last))
    if (last - first).days <= 100 and when.kind in ("about", "week"):
        return "about", (month_of(first + (last - first) / 2),)
    return "loose", ()
