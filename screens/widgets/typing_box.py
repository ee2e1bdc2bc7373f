"""A box of several lines for one paragraph: it wraps, and a key costs no more than in the entry line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets.input import Selection

from screens.widgets.entry_line import TONES, EntryLine, Place
from screens.widgets.in_order import act_away
from screens.widgets.lines import chop

OWN = frozenset(
    key for each in EntryLine.BINDINGS if isinstance(each, Binding) and each.action != "submit"
    for key in each.key.split(",")
) | {"up", "down"}
"""Keys that do no more than move in the text or change it: the others may take the screen away."""
_WORD = re.compile(r"[^\s]+[^\S\n]*|[^\S\n]+|\n")


def rows_of(text: str, width: int) -> list[tuple[int, int]]:
    """Where each row of a text begins and ends when it is broken between words; a blank at an end hangs over.

    A cell of the width is kept for the cursor. There is always one row.
    """
    room, rows = max(2, width - 1), []
    start = end = used = 0
    for found in _WORD.finditer(text):
        piece = found[0]
        if piece == "\n":
            rows.append((start, found.end()))
            start = end = found.end()
            used = 0
            continue
        need = cell_len(piece.rstrip())
        if used and used + need > room:
            rows.append((start, end))
            start, used = found.start(), 0
        while need > room:
            cut = start + len(chop(text[start : found.end()], room))
            rows.append((start, cut))
            start = cut
            need = cell_len(text[start : found.end()].rstrip())
        used = used + cell_len(piece) if used else cell_len(text[start : found.end()])
        end = found.end()
    return [*rows, (start, len(text))]


class TypingBox(EntryLine, inherit_bindings=False):
    """A paragraph as it is typed, in as many rows as the box has; longer ones scroll in it.

    Enter ends the paragraph. The up and down keys are the screen's, which asks `up` and `down` first.
    """

    # Ctrl+E goes to the end where the screen does not ask to be told; the key End always does.
    BINDINGS = [
        *(replace(each, key="end") if each.key == "end,ctrl+e" else each for each in EntryLine.BINDINGS),
        Binding("ctrl+e", "end_or_told", show=False),
    ]
    DEFAULT_CSS = "TypingBox, TypingBox:focus { height: 5; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0
        self.told_empty: Sequence[str] = ()
        """Which of the keys left, right, ctrl+k and ctrl+e are told to the screen, as `OnEmpty`, while it is empty."""
        self._wrapped: tuple[str, int, list[tuple[int, int]]] = ("", 0, [(0, 0)])

    def rows(self) -> list[tuple[int, int]]:
        """Where each row of the text begins and ends."""
        text, width = self.value, self.size.width
        if self._wrapped[:2] != (text, width):
            self._wrapped = (text, width, rows_of(text, width))
        return self._wrapped[2]

    def _place(self) -> tuple[int, int]:
        """The row the cursor is in, and its cell there."""
        rows, cursor = self.rows(), self.cursor_position
        row = next((at for at in range(len(rows) - 1, 0, -1) if rows[at][0] <= cursor), 0)
        cell = cell_len(self._drawn(self.value[rows[row][0] : cursor]))
        return row, min(cell, max(0, self.size.width - 1))

    async def _on_key(self, event: events.Key) -> None:
        types = event.is_printable and event.character is not None
        if types or event.key in OWN or not act_away(self, event):
            await super()._on_key(event)

    # Moving in it

    def up(self) -> bool:
        """A row up; False on the first."""
        return self._to_row(-1)

    def down(self) -> bool:
        """A row down; False on the last."""
        return self._to_row(1)

    def page(self, by: int) -> bool:
        """Nearly as many rows on or back as the box has; False where it holds all of the text."""
        rows, (row, _) = self.rows(), self._place()
        if len(rows) <= self.size.height:
            return False
        step = max(1, self.size.height - 1)
        to = min(max(0, row + by * step), len(rows) - 1)
        return to != row and self._to_row(to - row)

    def action_cursor_left(self, select: bool = False) -> None:
        if not self.value and "left" in self.told_empty:
            self.post_message(self.OnEmpty("left"))
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        if not self.value and "right" in self.told_empty:
            self.post_message(self.OnEmpty("right"))
        else:
            super().action_cursor_right(select)

    def action_delete_right_all(self) -> None:
        if not self.value and "ctrl+k" in self.told_empty:
            self.post_message(self.OnEmpty("ctrl+k"))
        else:
            super().action_delete_right_all()

    def action_end_or_told(self) -> None:
        if not self.value and "ctrl+e" in self.told_empty:
            self.post_message(self.OnEmpty("ctrl+e"))
        else:
            self.action_end()

    def _to_row(self, by: int) -> bool:
        rows, (row, cell) = self.rows(), self._place()
        if not 0 <= row + by < len(rows):
            return False
        start, end = rows[row + by]
        last = row + by == len(rows) - 1
        text = self.value[start:end]
        self.cursor_position = start + min(len(_as_far_as(text, cell)), len(text) if last else max(0, len(text) - 1))
        return True

    def action_home(self, select: bool = False) -> None:
        start = self.rows()[self._place()[0]][0]
        if not self.value or self.cursor_position == start:
            super().action_home(select)
        else:
            self.cursor_position = start

    def action_end(self, select: bool = False) -> None:
        rows, (row, _) = self.rows(), self._place()
        end = rows[row][1] - (row < len(rows) - 1)
        if not self.value or self.cursor_position >= end:
            super().action_end(select)
        else:
            self.cursor_position = end

    # Drawing

    def place_cursor(self) -> None:
        if self.size.height:
            row, _ = self._place()
            top = min(max(self._top, row - self.size.height + 1), row)
            if top != self._top:
                self._top = top
                self.refresh()
        super().place_cursor()

    def _watch_selection(self, selection: Selection) -> None:
        self.place_cursor()

    @property
    def content_width(self) -> int:
        return max(1, self.size.width)

    @property
    def cursor_screen_offset(self) -> Offset:
        x, y, _width, _height = self.content_region
        row, cell = self._place()
        return Offset(x + cell, y + row - self._top)

    def render_line(self, y: int) -> Strip:
        rows, width = self.rows(), self.size.width
        if self._top + y >= len(rows):
            return Strip.blank(width, self.rich_style)
        start, end = rows[self._top + y]
        drawn = self._drawn(self.value[start:end].rstrip("\n"))
        marks = self._marks_in(start, end)
        if not marks:
            return Strip([Segment(drawn, self.rich_style)]).adjust_cell_length(width, self.rich_style)
        text = Text(drawn, style=self.rich_style, no_wrap=True, overflow="ignore", end="")
        for begins, ends, style in marks:
            text.stylize(style, begins, ends)
        strip = Strip(text.render(self.app.console))
        return strip.adjust_cell_length(width, self.rich_style)

    def _marks_in(self, start: int, end: int) -> Sequence[Place]:
        """What of a row is drawn otherwise: from, to, and in which style."""
        marks = [
            (max(0, begins - start), min(end, max(ends, begins + 1)) - start, TONES.get(tone, "underline"))
            for begins, ends, tone in self.places if begins < end and max(ends, begins + 1) > start
        ]
        if not self.selection.is_empty:
            first, last = sorted(self.selection)
            if first < end and last > start:
                marks.append((max(0, first - start), min(end, last) - start, "reverse"))
        return marks


def _as_far_as(text: str, cells: int) -> str:
    """The beginning of a text that stands before this cell."""
    end = 0
    while end < len(text) and cell_len(text[: end + 1]) <= cells:
        end += 1
    return text[:end]
