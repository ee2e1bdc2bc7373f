"""What is typed of a meeting, read: its kind, its hours, how it was recorded, when a matter was raised elsewhere."""

from __future__ import annotations

import re
from datetime import date

from domain.dates.days import day_typed
from domain.dates.times import read_time
from domain.errors import NotUnderstood, WrongUse
from domain.meetings.interview import KINDS, Interview, Kind

AT_THE_TIME, LATER = "at the time", "later"
_HOURS = re.compile(r"(\d\d:\d\d)(?:-(\d\d:\d\d))?")


def kind_typed(text: str) -> Kind:
    """The kind of meeting meant by its beginning; raises WrongUse."""
    low = " ".join(text.casefold().split())
    found = [kind for kind in KINDS if kind.startswith(low)] if low else [KINDS[0]]
    if len(found) != 1:
        raise WrongUse(f"Kind: write {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    return found[0]


def hours_typed(text: str) -> tuple[str, str]:
    """When it starts and ends, each HH:MM or ""; raises WrongUse."""
    try:
        read = read_time(text) or ""
    except NotUnderstood as refusal:
        raise WrongUse(f"Hours: {refusal.sentence}") from None
    found = _HOURS.fullmatch(read) if read else None
    if read and not found:
        raise WrongUse("Hours: write from and to, as in 0930-1045, or 0930 alone while the end is not known.")
    return (found[1], found[2] or "") if found else ("", "")


def recorded_typed(text: str) -> tuple[str, str]:
    """Whether it was recorded at the time or later, and why later; raises WrongUse."""
    low, _, why = text.strip().partition(":")
    word = low.strip().casefold()
    if not why and word.startswith(f"{LATER} "):
        word, why = LATER, low.strip()[len(LATER) :]
    if AT_THE_TIME.startswith(word) and not why.strip():
        return AT_THE_TIME, ""
    if word != LATER:
        raise WrongUse("Recorded: write at the time, or later and why, as in later: typed from my notes.")
    if not why.strip():
        raise WrongUse("Recorded: say why it was later, as in later: typed from my notes the day after.")
    return LATER, why.strip()


def recorded_in_box(interview: Interview) -> str:
    """How a meeting was recorded as a box has it: `recorded_typed` reads the same from it."""
    return ": ".join(filter(None, (interview.recorded, interview.recorded_why)))


def raised_typed(text: str, today: date) -> str:
    """The ISO day a matter was raised elsewhere; raises WrongUse for anything else, whose place is not here."""
    try:
        return day_typed(text, today, "Raised")
    except WrongUse as refusal:
        if any(map(str.isdigit, text)) and len(text) < 24:
            raise
        raise WrongUse(
            "Raised: the day alone belongs here, as in 3/3/26. What it was about must not stand in this case."
        ) from refusal
