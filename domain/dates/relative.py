"""Dates from the row before: `=`, `+2`, `-1`, `+1w`, a weekday alone. Never from today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.dates.measures import MEASURE
from domain.dates.points import DateFault
from domain.dates.when import When, long_day, short_day
from domain.dates.words import WEEKDAY, WEEKDAY_NUMBERS

_STEP_AT = re.compile(r"([+-])(\d{1,4})\s?(days?|d|weeks?|wks?|w)?(?![\w./%-]|:\d)", re.ASCII)
_WEEKDAY_AT = re.compile(
    rf"(?:the (?:next|following) |next |following )?({WEEKDAY})(?![\w/-])"
    r"(?:\s+(?:the\s+)?(?P<day>\d{1,2})(?P<th>st|nd|rd|th)?(?![\w:./%-]))?",
    re.ASCII,
)
_HALF = re.compile(r"\s?(?:am|pm|a\.m|p\.m|noon|midnight)(?!\w)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Step:
    """A date from the row before, as typed: a number of days (none: the same day), or a weekday, perhaps with the
    day of its month."""

    start: int
    end: int
    days: int = 0
    weekday: int | None = None
    day: int | None = None


def step_at(low: str, at: int) -> Step | None:
    """The step that begins at `at` of the folded text, None when there is none."""
    if low.startswith("=", at) and not low.startswith("==", at):
        return Step(at, at + 1)
    if found := _STEP_AT.match(low, at):
        days = int(found[2]) * (7 if (found[3] or "").startswith("w") else 1)
        return Step(at, found.end(), -days if found[1] == "-" else days) if days else None
    if found := _WEEKDAY_AT.match(low, at):
        end, day = found.end(), found["day"]
        if day and not found["th"] and (MEASURE.match(low, end) or _HALF.match(low, end)):
            end, day = found.end(1), None
        return Step(at, end, weekday=WEEKDAY_NUMBERS[found[1].rstrip(".")], day=int(day) if day else None)
    return None


def taken(step: Step, written: str, before: When | None, lost: bool, today: date) -> When:
    """The date the step leads to from the row before; raises `DateFault` when there is nothing to stand on."""

    def fault(sentence: str) -> DateFault:
        return DateFault(f"{written} {sentence}", step.start, step.end)

    if lost:
        raise fault("stands on the row before, and that line was refused: write the full date.")
    if before is None:
        raise fault("stands on the row before, and none yet here: give a full date, or open a row with Enter on it.")
    if before.earliest is None and before.latest is None:
        raise fault("stands on the row before, and that has no date: write the full date.")
    if step.days == 0 and step.weekday is None:
        return When(f"{written} ({plain(before)})", before.kind, before.earliest, before.latest, before.doubtful)
    if before.kind in ("day", "range", "week") and before.latest:
        base = before.latest
    elif before.kind == "about" and before.day and step.weekday is None:
        base = before.day
    else:
        raise fault(f"needs a day to stand on, and the row before is {before.said()}: write the full date.")
    days = step.days if step.weekday is None else (step.weekday - base.weekday() - 1) % 7 + 1
    try:
        day = base + timedelta(days=days)
    except OverflowError:
        raise fault("leads to no day: write the full date.") from None
    if step.day and step.day != day.day:
        raise fault(f"has no month, and the next one after the row before is {long_day(day)}: write the date in full.")
    if day > today:
        raise fault(f"leads to {long_day(day)}, which is still to come.")
    if before.kind == "about":
        week = timedelta(days=7)
        return When(f"{written} (c {short_day(day)})", "about", day - week, day + week, before.doubtful)
    return When(f"{written} ({_mark(before)}{short_day(day)})", "day", day, day, before.doubtful)


def _mark(before: When) -> str:
    return "?" if before.doubtful else ""


def plain(when: When) -> str:
    """The date in full, as the entry line reads it: `3 Mar 2024`, `12 Mar 2024 - 14 Mar 2024`, `c Mar 2024`."""
    text = _in_full(when)
    return f"?{text}" if when.doubtful and when.kind != "unknown" else text


def _in_full(when: When) -> str:
    first, last = when.earliest, when.latest
    if when.kind == "before" and last:
        return f"by {short_day(last)}"
    if when.kind == "after" and first:
        return f"since {short_day(first)}"
    if first is None or last is None:
        return "undated"
    if when.kind == "day":
        return short_day(first)
    if when.kind == "week":
        return f"w/c {short_day(first)}"
    if when.kind in ("month", "season", "part", "year"):
        return _said(when)
    if when.kind == "about":
        return f"c {short_day(when.day)}" if when.day else f"c {_said(when).removeprefix('about ')}"
    return f"{short_day(first)} - {short_day(last)}"


def _said(when: When) -> str:
    return replace(when, doubtful=False).said()
