"""How a list that goes on below what is in sight says so: at the end of its screen's title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from screens.glyphs import fit
from screens.widgets.lines import Line, Lines

if TYPE_CHECKING:
    from textual.screen import Screen

KEPT = 12
LEAST = 5
"""Cells of a title that stay where something is put at its end in so many words, and in the fewest."""


def say_below(screen: Screen[Any], count: int) -> None:
    """Say in the title of a screen how many rows there are below, nothing where there are none."""
    for title in screen.query("#title").results(Lines):
        title.title = partial(_ended, f"{count:,} more below") if count else None
        title.refresh()


def _ended(words: str, line: Line, width: int) -> Line:
    """A line with words at the end of its first part: all of them, or the first two where the title would be cut for
    the third, or none where next to nothing of it were left."""
    (first, tone), *others = line
    width -= sum(cell_len(text) for text, _ in others)
    end, short = f" {words} ", f" {' '.join(words.split(' ')[:2])} "
    cut = width - cell_len(end) < cell_len(first.rstrip()) <= width - cell_len(short)
    if cut or width - cell_len(end) < KEPT:
        end = short
        if width - cell_len(end) < LEAST:
            return line
    return [(fit(first.rstrip(), width - cell_len(end)), tone), (end, "label"), *others]
