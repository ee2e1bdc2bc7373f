"""The UK's clock: summer time runs from the last Sunday of March to the last Sunday of October (since 1996)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


def ahead_of_utc(moment: datetime) -> timedelta:
    """How far the UK's clock is ahead at a moment of UTC, given without a zone; it changes at 01:00 UTC."""
    summer = _change(moment.year, 3) <= moment < _change(moment.year, 10)
    return timedelta(hours=1 if summer else 0)


def _change(year: int, month: int) -> datetime:
    last = date(year, month, 31)
    return datetime.combine(last - timedelta(days=(last.weekday() + 1) % 7), time(1))
