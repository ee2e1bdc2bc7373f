"""Dates of birth: those of the key in any written form, and any date that a text says is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.dates.words import MONTH_NUMBERS
from domain.identifiers.kinds import BORN, Spot

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = {**MONTH_NUMBERS, **{month: number for number, month in enumerate(_ROMAN_MONTHS, 1)}}
# From their b, so that the search can leap from one to the next.
_LABEL = re.compile(
    r"b(?:(?<=dob)|(?<=d o b)|(?<=d\.o\.b)|(?<=d/o/b)|(?<=d\. o\. b)|(?<=date of b)irth|(?P<born>(?<![a-z]b)orn))"
    r"(?![a-z])\.?(?:\s(?:on|is|was)\b)?[\s:.,=(-]{0,4}"
)
_SAID_FIRST = re.compile(
    r"(?:d\.?[ ]?o\.?[ ]?b\.?|d/o/b|date of birth|born)(?![a-z])(?:\s(?:on|is|was)\b)?[\s:.,=(-]{0,4}"
)


def _numeric(year: str) -> str:
    """Dates that begin with a figure, their year being one of these; those that begin with the year are of any."""
    short = rf"(?:19|20)?(?:{year})"
    return (
        rf"\d(?<![\d./-].)(?:"
        rf"\d?(?P<gap>\s?[/.\\-]\s?|[ ])\d{{1,2}}(?P=gap){short}"
        rf"|\d?(?:st|nd|rd|th)?[\s,./-]{{0,3}}(?:of\s)?(?:{_MONTH})[\s.,/'-]{{0,4}}{short}"
        rf"|\d?[/.]x?(?:i{{1,3}}|i?vi{{0,3}}|i?x)[/.]{short}"
        rf"|\d\d\d{short}"
        rf"|\d\d\d(?:\d{{4}}|(?P<dash>[-/. ])\d\d?(?P=dash)\d\d?)"
        rf")(?!(?!t\d)\w|[/.-]\d)"
    )


def _behind_month(year: str) -> str:
    return rf"\d(?<=[a-z.][ ]\d)\d?(?:st|nd|rd|th)?[,.]?\s{{1,2}}(?:19|20)?(?:{year})(?!\w|[/.-]\d)"


_ANY = re.compile(_numeric(r"\d\d"))
_MONTH_FIRST = re.compile(rf"(?<![a-z])(?:{_MONTH})\.?[ ]$")
_ANY_MONTH_FIRST = re.compile(rf"(?:{_MONTH})\.?[ ]{_behind_month('[0-9][0-9]')}")


class Births:
    """Finds dates of birth. `known` are the dates as the key has them and whose they are; what is no whole day is left
    out."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._whose: dict[tuple[int, int, int], list[tuple[int, str]]] = {}
        for written, code in known:
            if (day := birth(written)) is not None:
                self._whose.setdefault((day[0], day[1], day[2] % 100), []).append((day[2], code))
        years = "|".join(sorted({f"{year:02}" for _, _, year in self._whose}))
        self._numeric = re.compile(_numeric(years)) if years else None
        self._behind_month = re.compile(_behind_month(years)) if years else None

    def find(self, plain: str) -> Iterator[Spot]:
        """Every date of birth in a plain text."""
        if self._numeric is not None and self._behind_month is not None:
            for found in self._numeric.finditer(plain):
                yield from self._known(found[0], found.start(), found.end())
            for found in self._behind_month.finditer(plain):
                month = _MONTH_FIRST.search(plain, max(0, found.start() - 12), found.start())
                if month is not None:
                    yield from self._known(month[0] + found[0], month.start(), found.end())
        for label in _LABEL.finditer(plain):
            date = _ANY.match(plain, label.end()) or _ANY_MONTH_FIRST.match(plain, label.end())
            if date is not None and _day(date[0]) is not None:
                yield Spot(date.start(), date.end(), BORN, asked=label["born"] is not None)

    def _known(self, written: str, start: int, end: int) -> Iterator[Spot]:
        day = _day(written)
        if day is not None and (codes := self._of(day)):
            yield Spot(start, end, BORN, whose=codes)

    def _of(self, day: tuple[int, int, int]) -> tuple[str, ...]:
        known = self._whose.get((day[0], day[1], day[2] % 100), ())
        fits = (code for year, code in known if year < 100 or day[2] < 100 or year == day[2])
        return tuple(dict.fromkeys(fits))


def birth(written: str) -> tuple[int, int, int] | None:
    """The day, month and year of a date of birth as the key has it, its label left out; None when it is no whole
    day. A year of two figures is given as it stands."""
    plain = " ".join(written.lower().split())
    label = _SAID_FIRST.match(plain)
    plain = plain[label.end() if label else 0 :].strip(" .,)")
    whole = _ANY.fullmatch(plain) or _ANY_MONTH_FIRST.fullmatch(plain)
    return None if whole is None or _too_short(plain) else _day(plain)


def _too_short(plain: str) -> bool:
    """Whether figures alone are no whole date, being too few or too many."""
    return plain.isdecimal() and len(plain) not in (6, 8)


def _day(written: str) -> tuple[int, int, int] | None:
    parts = re.findall(r"\d+|[a-z]+", written)
    parts = [part for part in parts if part not in ("st", "nd", "rd", "th", "of")]
    if len(parts) == 1:
        run = parts[0]
        if len(run) == 8 and run[:2] in ("19", "20") and 0 < int(run[4:6]) < 13:
            parts = [run[6:], run[4:6], run[:4]]
        elif len(run) in (6, 8):
            parts = [run[:2], run[2:4], run[4:]]
    if len(parts) != 3:
        return None
    if parts[0] in MONTH_NUMBERS:
        parts = [parts[1], parts[0], parts[2]]
    elif len(parts[0]) == 4:
        parts.reverse()
    month = int(parts[1]) if parts[1].isdecimal() else _MONTHS.get(parts[1], 0)
    if not (parts[0].isdecimal() and parts[2].isdecimal()):
        return None
    day, year = int(parts[0]), int(parts[2])
    return (day, month, year) if 0 < day < 32 and 0 < month < 13 else None
