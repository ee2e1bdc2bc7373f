"""A form with boxes for single days: what each is read as is said while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, TypeVar

from domain.dates.days import day_said, day_typed
from domain.errors import WrongUse
from screens.offering_form import OfferingForm

Result = TypeVar("Result")


class DayBoxes(OfferingForm[Result]):
    """Boxes of which some take a day."""

    DAYS: ClassVar[tuple[str, ...]] = ()
    """The boxes that take one."""
    AHEAD: ClassVar[frozenset[str]] = frozenset()
    """Those of them whose day may be still to come."""
    _today: date

    def day(self, values: Mapping[str, str], box: str) -> str:
        """The ISO day typed into a box, "" where it is empty. Raises WrongUse."""
        label = next(each.label for each in self._boxes if each.name == box)
        return day_typed(values[box], self._today, label, ahead=box in self.AHEAD)

    def message(self, values: Mapping[str, str]) -> tuple[str, str]:
        at = (self.focused.id if self.focused is not None else None) or ""
        if at in self.DAYS and values[at].strip():
            try:
                return f"{day_said(self.day(values, at))}.", "note"
            except WrongUse as refusal:
                return refusal.sentence, "ask"
        return super().message(values)
