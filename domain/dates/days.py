"""A single day as an author types it into a box, as the case keeps it, and as it is read out."""

from __future__ import annotations

from datetime import date

from domain.dates.when import WEEKDAYS, long_day
from domain.errors import WrongUse


def day_typed(text: str, today: date, label: str, *, usual: str = "", ahead: bool = False) -> str:
    """The ISO day typed into the box of this label, `usual` where it is empty; "today" is today.

    A day without its year is of this year. Raises WrongUse for what is not one certain day, and, unless it may lie
    `ahead`, for one still to come.
    """
    from domain.dates.period import Period
    from domain.dates.whole import NotADate, read_date

    typed = text.strip()
    if not typed:
        return usual
    if typed.casefold() in ("today", "t"):
        return today.isoformat()
    year = Period(date(today.year, 1, 1), date(today.year, 12, 31))
    try:
        when = read_date(typed, today, year, sense="target" if ahead else "chronology")
    except NotADate as refusal:
        sentence = refusal.sentence
        if not ahead and "still to come" in sentence:
            sentence = sentence.replace(": write the year with four figures.", ". Give the day it happened.")
        raise WrongUse(f"{label}: {sentence}") from None
    if when.kind != "day" or when.doubtful or when.earliest is None:
        like = f"{today.day}/{today.month}/{today:%y}"
        raise WrongUse(f"{label}: “{typed}” is not one certain day. Write it as in {like}.")
    if not ahead and when.earliest > today:
        raise WrongUse(f"{label}: {day_said(when.earliest.isoformat())} is still to come. Give the day it happened.")
    return when.earliest.isoformat()


def day_in_box(day: str) -> str:
    """An ISO day as it stands in a box to be changed: 3/3/2024; what is none as it is."""
    found = _day(day)
    return f"{found.day}/{found.month}/{found.year}" if found else day


def day_said(day: str) -> str:
    """An ISO day, or the day of an ISO moment, in words: 3 March 2024; what is none as it is."""
    found = _day(day[:10])
    return long_day(found) if found else day


def weekday_said(day: str) -> str:
    """An ISO day in words with its weekday: Sunday 3 March 2024; what is none as it is.

    English whatever the account's locale: the hash of agreed minutes is of it too.
    """
    found = _day(day[:10])
    return f"{WEEKDAYS[found.weekday()]} {long_day(found)}" if found else day


def day_short(day: str) -> str:
    """An ISO day where there is little room: 3 Mar 24."""
    found = _day(day[:10])
    return f"{found.day} {found:%b %y}" if found else day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
