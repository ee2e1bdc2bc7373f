"""Made-up rows for the tests of a case file."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.chronology.entry import Entry
from domain.dates.when import UNKNOWN, When
from domain.people import Person


def on(day: int, month: int = 3, **more: Any) -> Entry:
    """A row of a day in 2024."""
    known = date(2024, month, day)
    return Entry(when=When(f"{day}/{month}/24", "day", known, known), **{"event": "seen", **more})


def undated(**more: Any) -> Entry:
    """A row without a date."""
    return Entry(when=UNKNOWN, **{"event": "letter", **more})


def month(number: int, **more: Any) -> Entry:
    """A row of which only the month, of 30 days, is known."""
    return Entry(
        when=When(f"{number}/2024", "month", date(2024, number, 1), date(2024, number, 30)),
        **{"event": "in that month", **more},
    )


def events(entries: Any) -> list[str | None]:
    """What these rows say, in their order."""
    return [entry.event for entry in entries]


SW1 = Person(code="SW1", role="Social worker", name="Rosalind Pike", other_names=("Ros", "R. Pike"))
GP1 = Person(code="GP1", role="General practitioner")
