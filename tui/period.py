"""The period under review as an author writes it."""

from __future__ import annotations

from datetime import date

from domain.errors import NotUnderstood, WrongUse
from domain.review import Period


def period_of(first: str | None, last: str | None, today: date) -> Period:
    """The period from two dates as written, open where nothing is. Raises WrongUse."""
    from domain.dates import read_date

    def day(text: str | None, called: str, *, end: bool) -> date | None:
        if not text:
            return None
        try:
            when = read_date(text, today, sense="open")
        except NotUnderstood as refusal:
            raise WrongUse(f"{called}: {refusal.sentence}") from refusal
        found = when.latest if end else when.earliest
        if when.kind in ("about", "before", "after", "unknown") or when.doubtful or found is None:
            raise WrongUse(f"{called}: “{text}” is not certain to the day; give the day.")
        return found

    period = Period(day(first, "The first day", end=False), day(last, "The last day", end=True))
    if period.first and period.last and period.first > period.last:
        raise WrongUse("The period ends before it begins.")
    return period
