"""Days and times as the numbers a workbook keeps them as, counted from 1900 or from 1904."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_FROM_1900, _FROM_1904 = date(1899, 12, 30).toordinal(), date(1904, 1, 1).toordinal()


def from_serial(serial: float, from_1904: bool, *, day: bool) -> datetime | time | None:
    """The moment a number stands for; with `day` false only the time of day. None when it is no day Excel can show."""
    whole, part = divmod(serial, 1)
    seconds = round(part * 86400)
    if not day:
        return (datetime.min + timedelta(seconds=seconds % 86400)).time()
    if from_1904:
        start, least = datetime(1904, 1, 1), 0
    else:
        start, least = datetime(1899, 12, 30) if whole >= 60 else datetime(1899, 12, 31), 1
    if not least <= whole < 2_958_466:
        return None
    return start + timedelta(days=whole, seconds=seconds)


def to_serial(day: date, from_1904: bool) -> int | None:
    """The number of a day, None for a day the workbook cannot count (before March 1900, or before 1904)."""
    serial = day.toordinal() - (_FROM_1904 if from_1904 else _FROM_1900)
    return serial if serial >= (0 if from_1904 else 61) else None
