"""Dates and times as sheets have them: cells set for a day, words of a chronology, bare numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from domain.dates.period import Period
from domain.dates.times import read_time
from domain.dates.when import UNKNOWN, When, long_day
from domain.dates.whole import read_date
from domain.errors import NotUnderstood
from exporters.readers.tables import Given

_UNKNOWN = re.compile(r"(?:date )?(?:is )?(?:not known|unknown|undated|n/?k|not recorded|no date)", re.IGNORECASE)
_DOUBTFUL = re.compile(r"(.+), doubtful", re.IGNORECASE)
_OPEN = re.compile(r"(.+) or (earlier|later)", re.IGNORECASE)
_WEEK = re.compile(
    r"the week \w{3} (\d{1,2})(?: (\w+))?(?: (\d{4}))? to (?:\w{3} )?(\d{1,2}) (\w+) (\d{4})", re.IGNORECASE
)
_WINTER = re.compile(r"((?:about )?winter \d{4})[-–]\d\d", re.IGNORECASE)
_SERIALS = range(20_000, 60_000)
_CLOCKED = re.compile(r"\s+(?=\S+(?:\s*(?:am|pm|hrs|hours))?$)|[,\n]\s*", re.IGNORECASE)


def date_of(given: Given, today: date, period: Period) -> tuple[When, str | None]:
    """The date in a cell, and the time of day when the cell holds one too. Raises `NotUnderstood` with a sentence."""
    moment = given.moment
    if isinstance(moment, datetime):
        when = read_date(f"{moment:%d/%m/%Y}", today, period)
        clock = None if moment.time() == time() else f"{moment:%H:%M}"
        return when, clock
    if isinstance(moment, time):
        raise NotUnderstood(f"“{given.text}” is a time, not a date.")
    if given.number is not None and given.number == int(given.number) and int(given.number) in _SERIALS:
        meant = date(1899, 12, 30) + timedelta(days=int(given.number))
        raise NotUnderstood(
            f"The date is the bare number {given.text}. Set the cell's format to a date (it would be "
            f"{long_day(meant)})."
        )
    return date_in_words(given.text, today, period), None


def date_in_words(text: str, today: date, period: Period) -> When:
    """A date as an author or an export of ours writes it. Raises `NotUnderstood`."""
    plain = " ".join(text.split())
    if _UNKNOWN.fullmatch(plain.strip(" .?")):
        return UNKNOWN
    if found := _DOUBTFUL.fullmatch(plain):
        return replace(date_in_words(found[1], today, period), doubtful=True)
    if found := _OPEN.fullmatch(plain):
        word = "by" if found[2].lower() == "earlier" else "since"
        return read_date(f"{word} {found[1]}", today, period)
    if found := _WEEK.fullmatch(plain):
        first = f"{found[1]} {found[2] or found[5]} {found[3] or found[6]}"
        return read_date(f"w/c {first}", today, period)
    if found := _WINTER.fullmatch(plain):
        return read_date(found[1], today, period)
    return read_date(plain, today, period)


def date_and_time(given: Given, today: date, period: Period) -> tuple[When, str | None]:
    """A date and perhaps a time in one cell. Raises `NotUnderstood`."""
    if given.moment is not None or given.number is not None:
        return date_of(given, today, period)
    plain = given.text.strip()
    try:
        return date_in_words(plain, today, period), None
    except NotUnderstood as whole:
        for cut in (found for found in _CLOCKED.finditer(plain)):
            try:
                return date_in_words(plain[: cut.start()], today, period), read_time(plain[cut.end() :])
            except NotUnderstood:
                continue
        raise whole


def time_of(given: Given) -> str | None:
    """The time in a cell, as an entry keeps it. Raises `NotUnderstood`."""
    moment = given.moment
    if isinstance(moment, datetime):
        return f"{moment:%H:%M}"
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if given.number is not None and 0 < given.number < 1:
        minutes = round(given.number * 1440)
        meant = f"{minutes // 60:02}:{minutes % 60:02}"
        raise NotUnderstood(
            f"The time is the bare number {given.text}. Set the cell's format to a time (it would be {meant})."
        )
    return read_time(given.text)


def spanned(start: When, end: When, today: date, period: Period) -> When:
    """One date as known from a first and a last day given apart. Raises `NotUnderstood`."""
    if not (start.is_day and end.is_day and start.earliest and end.earliest):
        raise NotUnderstood("A date with an end date must be a single day, and so must the end date.")
    if start.earliest == end.earliest:
        return start
    if start.doubtful or end.doubtful:
        raise NotUnderstood("The end date cannot be doubtful: write the whole span in the date column.")
    return read_date(f"{start.earliest:%d/%m/%Y} - {end.earliest:%d/%m/%Y}", today, period)
