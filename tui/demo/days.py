"""The days of the demo, told from the day it is made."""

from __future__ import annotations

from datetime import date, timedelta


def day_of(today: date, days: int) -> str:
    """The ISO day so many days from today, no Saturday or Sunday: what is past stays past."""
    day = today + timedelta(days=days)
    over = day.weekday() - 4
    if over > 0:
        day += timedelta(days=-over if days <= 0 else 3 - over)
    return day.isoformat()
