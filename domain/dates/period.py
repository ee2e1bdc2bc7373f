"""The span under review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.dates.when import When


@dataclass(frozen=True, slots=True)
class Period:
    """The span under review, both days inclusive, None where open."""

    first: date | None = None
    last: date | None = None

    def holds(self, when: When) -> bool | None:
        """Whether any day the date can be lies in the span; None for an undated row."""
        if when.earliest is None and when.latest is None:
            return None
        begins_in_time = self.last is None or when.earliest is None or when.earliest <= self.last
        ends_in_time = self.first is None or when.latest is None or when.latest >= self.first
        return begins_in_time and ends_in_time
