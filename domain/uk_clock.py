"""The UK's clock: summer time runs from the last Sunday of March to the last Sunday of October (since 1996)."""

from __future__ import annotations

from datetime import date, timedelta


def uk_offset(day: date) -> int:
    """Minutes the UK's clock is ahead of UTC for most of that day."""
    return 60 if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else 0


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
