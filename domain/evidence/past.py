"""What a case knows of its own past."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol


class Past(Protocol):
    """What a case knows of how it came to be as it is: its log."""

    def touched(self, ids: Collection[str]) -> Mapping[str, str]:
        """Of rows, by their ids, when each was last changed (UTC in ISO 8601)."""

    def once_said(self) -> Iterable[tuple[int, str, str]]:
        """Every text paragraphs of minutes ever had, the oldest first, each with the number of the interview and when
        it was first typed (UTC in ISO 8601)."""

    def met(self) -> Mapping[int, str]:
        """Of every interview there ever was the day it was held, as was last said."""
