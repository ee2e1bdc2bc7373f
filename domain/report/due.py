"""What is due by when, and what of it is overdue."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.dates.days import day_said
from domain.report.parts import Deadline

OFFERED = (
    "Terms of reference agreed", "Chronology to the board", "First draft of the report", "Quality assurance",
    "Final report to the board", "Action plan: first update",
)  # fmt: skip
"""What boards set days for."""


def in_order(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """What is to do first, by day, those without one behind it; what is done last."""
    return tuple(sorted(deadlines, key=lambda each: (bool(each.done), each.due or "9999", each.number)))


def overdue(one: Deadline, today: date) -> bool:
    """Whether it was due before today and is not done."""
    return not one.done and "" < one.due < today.isoformat()


def state_of(one: Deadline, today: date) -> str:
    """How it stands in a few words: done, overdue by so many days, or how many are left."""
    if one.done:
        late = 0 < _days(one.due, one.done)
        return f"done {day_said(one.done)}" + (", late" if late else "")
    if not one.due:
        return "no day set"
    left = _days(today.isoformat(), one.due)
    if left < 0:
        return f"overdue by {_counted(-left)}"
    return "due today" if not left else f"{_counted(left)} left"


def _days(first: str, second: str) -> int:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days if first and second else 0


def _counted(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"
