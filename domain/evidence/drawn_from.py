"""What rows and passages were drawn from, and what they rested on once, as a case keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from domain.dates.days import day_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a row of the chronology ("row", by its id) or a passage of the report ("passage") rests on.

    `paragraphs` are ids, `digest` is of their words when it was drawn, `version` the version issued last then (0 for
    none), `revision` the revision of the row or passage.
    """

    kind: Literal["row", "passage"] = "row"
    target: str
    interview: int
    paragraphs: tuple[str, ...]
    digest: str
    version: int = 0
    revision: int = 0
    number: int = 0
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Rested:
    """A row, or a passage of the report, by its id, that was said to rest on the minutes of an interview until an ISO
    day, and `why` no more."""

    entry: str
    interview: int
    until: str
    why: str
    kind: Literal["row", "passage"] = "row"

    @property
    def said(self) -> str:
        """It in a few words: "rested on interview 4 until 3 March 2026: a slip"."""
        return f"rested on interview {self.interview} until {day_said(self.until)}: {self.why}"
