"""A question of the terms of reference."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A key line of enquiry: its label ("2", "1a", "KLOE 3.2") and its text."""

    label: str
    text: str = ""
    revision: int = 0
