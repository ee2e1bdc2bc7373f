"""Long text read a piece at a time: one piece is marked, and what is longer than the screen is scrolled through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Offset
from textual.strip import Strip

from screens.glyphs import Glyphs, visible
from screens.widgets.in_order import take
from screens.widgets.lines import Line, Part, Toned, broken

MARGIN = 3
Piece = Sequence[Part]
"""Texts of one piece, each on lines of its own, in its tone."""


class Reading(Toned, can_focus=True):
    """Pieces of text under each other; the one marked has a sign in the margin, and the terminal's cursor.

    Keys are the screen's own; `moved` is called when another piece is marked, `scrolled` when other lines are shown.
    Where `marks` is false there is one piece and no sign.
    """

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._pieces: Sequence[Piece] = ()
        self._drawn: list[list[Line]] = []
        self._width = 0
        self.at = 0
        self.top = 0
        self.marks = True
        self.moved: Callable[[], None] = lambda: None
        self.scrolled: Callable[[], None] = lambda: None

    def show(self, pieces: Sequence[Piece], at: int | None = None) -> None:
        """Show these pieces, the one at `at` marked, or the one marked before."""
        self._pieces = pieces
        self.at = min(max(0, self.at if at is None else at), max(0, len(pieces) - 1))
        self._draw()
        self._into_sight()

    def text(self) -> str:
        """All there is to read, line by line."""
        return "\n".join("".join(text for text, _ in line) for piece in self._drawn for line in piece)

    def step(self, by: int) -> None:
        """To the next piece, or the one before; of one that goes on beyond the screen, first to its other lines."""
        start, end, height = self._start(self.at), self._start(self.at + 1), max(1, self.size.height)
        if not self.marks:
            self._scroll(self.top + by * max(1, height - 2))
        elif by > 0 and end > self.top + height:
            self._scroll(min(self.top + max(1, height - 2), end - height))
        elif by < 0 and start < self.top:
            self._scroll(max(self.top - max(1, height - 2), start))
        else:
            self.go(self.at + by)

    def go(self, at: int) -> None:
        """Mark this piece."""
        at = min(max(0, at), max(0, len(self._pieces) - 1))
        if at != self.at:
            self.at = at
            self._into_sight()
            self.moved()

    def to_line(self, line: int) -> None:
        """Show the text from this line on; below 0 its end."""
        self._scroll(line if line >= 0 else self._start(len(self._drawn)))

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.top + self.size.height >= self._start(len(self._drawn))

    def shown(self) -> range:
        """The pieces whose last line is on the screen."""
        ends = [self._start(at + 1) - (not piece or not piece[-1]) for at, piece in enumerate(self._drawn)]
        inside = [at for at, end in enumerate(ends) if self.top < end <= self.top + self.size.height]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    # Drawing

    def _draw(self) -> None:
        self._width = self.size.width or self.app.size.width
        room = max(10, self._width - MARGIN - 2)
        self._drawn = []
        for number, piece in enumerate(self._pieces):
            lines: list[Line] = [
                [(line, tone)]
                for text, tone in piece
                for part in text.split("\n")
                for line in broken("".join(map(visible, part.replace("\t", " "))), room)
            ]
            self._drawn.append([*lines, []] if number < len(self._pieces) - 1 else lines)

    def _start(self, at: int) -> int:
        return sum(map(len, self._drawn[:at]))

    def _into_sight(self) -> None:
        """The marked piece whole, or from its first line when it is longer than the screen."""
        height = max(1, self.size.height)
        start, end = self._start(self.at), self._start(self.at + 1)
        top = self.top
        if end > top + height:
            top = end - height
        if start < top:
            top = start
        self._scroll(top)

    def _scroll(self, top: int) -> None:
        before = self.top
        self.top = min(max(0, top), max(0, self._start(len(self._drawn)) - max(1, self.size.height)))
        self.refresh()
        self.place_cursor()
        if self.top != before:
            self.scrolled()

    def place_cursor(self) -> None:
        """Put the terminal's cursor on the piece marked, where a screen reader looks."""
        if self.has_focus:
            x, y, _, height = self.content_region
            self.app.cursor_position = Offset(x, y + min(max(0, self._start(self.at) - self.top), max(0, height - 1)))

    def on_focus(self) -> None:
        self.call_after_refresh(self.place_cursor)

    async def _on_key(self, event: events.Key) -> None:
        await take(self, event, types=False)

    def on_resize(self, event: events.Resize) -> None:
        self._draw()
        self._into_sight()

    def render_line(self, y: int) -> Strip:
        line, marked = self._line(self.top + y)
        sign: Part = (" > ", "key") if marked else (" " * MARGIN, "")
        return self.strip([sign, *line], self.size.width)

    def _line(self, number: int) -> tuple[Line, bool]:
        for at, piece in enumerate(self._drawn):
            if number < len(piece):
                return piece[number], self.marks and at == self.at and bool(piece[number])
            number -= len(piece)
        return [], False

    def render(self) -> str:
        return ""
