"""The period under review as an author writes it."""

from __future__ import annotations

from datetime import date

from domain.dates.period import Period
from domain.errors import NotUnderstood, WrongUse


def period_of(first: str | None, last: str | None, today: date) -> Period:
    """The period from two dates as written, open where nothing is; of a month or year its first or last day.

    Raises WrongUse.
    """
    from domain.dates.whole import read_date

    def day(text: str | None, which: str, *, end: bool) -> date | None:
        if not text or not text.strip():
            return None
        try:
            when = read_date(text.strip(), today, sense="open")
        except NotUnderstood as refusal:
            raise WrongUse(f"The period {which}: {refusal.sentence}") from refusal
        found = when.latest if end else when.earliest
        if when.kind in ("about", "before", "after", "unknown") or when.doubtful or found is None:
            raise WrongUse(f"The period {which}: “{text.strip()}” is not certain to the day; give the day.")
        return found

    period = Period(day(first, "from", end=False), day(last, "to", end=True))
    if period.first and period.last and period.first > period.last:
        raise WrongUse("The period ends before it begins. Look at its two days again.")
    return period
