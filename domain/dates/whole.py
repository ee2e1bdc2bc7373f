"""A whole text that must be a date: a cell of an import, the period, a date of birth, a day to jump to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from domain.clean import clean
from domain.dates.period import Period
from domain.dates.points import DateFault, quoted
from domain.dates.refusals import no_date, original
from domain.dates.relative import step_at, taken
from domain.dates.shape import shape_at
from domain.dates.when import When
from domain.dates.words import fold
from domain.dates.years import Leaning, Sense, settle
from domain.errors import NotUnderstood

_LEAD = re.compile(r"\s*(?:(?:on(?!\s+or\s)|in|during)\s+)?", re.ASCII)
_TRAIL = re.compile(
    r"\s*[.,;]?\s*(?:\(?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\)?)?\s*", re.ASCII
)
_MIDNIGHT = re.compile(r"[t\s]00:00(?::00(?:\.0+)?)?z?$", re.ASCII)


class NotADate(NotUnderstood):
    """The text is no date, or could be several: `choices` are those it could be."""

    def __init__(self, sentence: str, choices: tuple[When, ...] = ()) -> None:
        super().__init__(sentence)
        self.choices = choices


def read_date(
    text: str, today: date, period: Period | None = None, *, before: When | None = None, sense: Sense = "chronology"
) -> When:
    """The date the whole text is; raises `NotADate` with a sentence.

    `period` and `before` may lend a missing year, and `before` a day for `=`, `+2` or a weekday. `sense` is what
    the date is for: in a "chronology" and for a "birth" nothing is still to come; of a birth, a "target" date or
    an "open" one (a period, a span to find) two figures of a year that could be two years are refused.
    A midnight after the date, as spreadsheets give it, is left out.
    """
    whole = clean(text).strip()
    low = fold(whole)
    low = _MIDNIGHT.sub(lambda found: " " * len(found[0]), low).rstrip()
    if not low:
        raise NotADate("There is no date.")
    at = _lead(low)
    lean = Leaning(today, period or Period(), before, sense)
    try:
        shape = shape_at(low, at)
        if shape is None:
            step = step_at(low, at) if before else None
            if step is None or step.end != len(low):
                raise no_date(whole, low, at)
            return taken(step, whole[step.start : step.end], before, False, today)
        dates = _settled(low, at, lean)
    except DateFault as fault:
        raise NotADate(original(fault.sentence, whole, fault.start, fault.end)) from None
    end = _TRAIL.match(low, shape.end)
    if not end or end.end() != len(low):
        raise NotADate(f"{quoted(whole)} is not a date as it stands: {quoted(whole[shape.end :].strip())} is too much.")
    found = tuple(replace(when, written=whole[at : shape.end].strip()) for when in dates)
    if len(found) > 1:
        said = " or ".join(when.said() for when in found[:3])
        raise NotADate(f"{quoted(whole)} could be {said}: write the year.", found)
    return found[0]


def _lead(low: str) -> int:
    found = _LEAD.match(low)
    return found.end() if found else 0


def _settled(low: str, at: int, lean: Leaning) -> tuple[When, ...]:
    shape = shape_at(low, at)
    assert shape
    return settle(low, shape, lean)
