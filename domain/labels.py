"""The order of labels as people count: 1, 1a, 2, 10."""

from __future__ import annotations

import re

_PIECE = re.compile(r"(\d+)|(\D+)")


def natural(label: str) -> tuple[tuple[int, int, str], ...]:
    """What to sort a label by: its figures as numbers, its words without capitals."""
    pieces = _PIECE.findall(label.strip().casefold())
    return tuple((0, int(figures), "") if figures else (1, 0, words.strip()) for figures, words in pieces)
