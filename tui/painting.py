"""What is sent to the terminal: only the cells that differ from what already stands there.

Textual repaints whole widgets; over a slow link that is most of what a key costs. The painter keeps a copy of
each line as last sent, and sends the difference. It is also the last place a control character of a case's text
could reach the terminal, so none passes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

from screens.glyphs import visible

Cell = tuple[str, str]
"""One character cell: its text and the numbers of its style. The second half of a wide character has no text."""

BRIDGE = 5
"""Unchanged cells up to this many are sent again rather than jumped over: a jump costs as much."""


BLANK = (" ", "")
ERASE = "\x1b[K"
"""Blanks up to the end of the line, in the terminal's own background."""


def cells(strips: Iterable[Strip], system: ColorSystem = ColorSystem.TRUECOLOR) -> list[Cell]:
    """The cells of a line, left to right."""
    line: list[Cell] = []
    for strip in strips:
        for text, rich_style, control in strip:
            if control:
                continue
            style = _numbers(rich_style, system) if rich_style else ""
            for character in text:
                character = visible(character)
                width = get_character_cell_size(character) if character else 0
                if width == 1:
                    line.append((character, style))
                elif width == 2:
                    line.append((character, style))
                    line.append(("", style))
                elif character and line:
                    before, its_style = line[-1]
                    if len(before) < 4:
                        line[-1] = (before + character, its_style)
    return line


@lru_cache(maxsize=4096)
def _numbers(style: Style, system: ColorSystem) -> str:
    """The numbers of a style, without those that only say the terminal's own colours."""
    numbers = Strip.render_ansi(style, system)
    if "38;" in numbers or "48;" in numbers:
        return numbers
    return ";".join(number for number in numbers.split(";") if number not in ("39", "49"))


class Painter:
    """Knows what stands on the terminal, and writes only what changes it. One for each running screen."""

    def __init__(self) -> None:
        self._lines: dict[int, list[Cell | None]] = {}
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Nothing is known any more of what stands there: the next paint sends all it is given."""
        self._lines.clear()
        self._cursor = None

    def paint(self, update: CompositorUpdate, console: Console, cursor: tuple[int, int], width: int) -> str:
        """The sequences that bring the terminal from what stands there to what the update shows.

        The cursor is left at `cursor` (column, line, from 0); `width` is the terminal's.
        """
        system = console._color_system or ColorSystem.TRUECOLOR
        out: list[str] = []
        if isinstance(update, ChopsUpdate):
            for y in dict.fromkeys(y for y, _, _ in update.spans):
                for x, strip in update.chops[y].items():
                    if strip is not None and any(
                        y == line and x < x2 and x + strip.cell_length > x1 for line, x1, x2 in update.spans
                    ):
                        self._line(x, y, cells((strip,), system), width, out)
        elif isinstance(update, LayoutUpdate):
            for y, strips in enumerate(update.strips, update.region.y):
                self._line(update.region.x, y, cells(strips, system), width, out)
        else:
            self.forget()
            out.append(update.render_segments(console))
        self._move(*cursor, out)
        return "".join(out)

    def _move(self, x: int, y: int, out: list[str]) -> None:
        if self._cursor != (x, y):
            out.append(f"\x1b[{y + 1};{x + 1}H")
            self._cursor = (x, y)

    def _line(self, x: int, y: int, new: list[Cell], width: int, out: list[str]) -> None:
        line = self._lines.setdefault(y, [])
        if len(line) < x + len(new):
            line.extend([None] * (x + len(new) - len(line)))
        old = line[x : x + len(new)]
        if old == new:
            return
        line[x : x + len(new)] = new
        blank = len(new)
        if x + len(new) == width:
            while blank and new[blank - 1] == BLANK:
                blank -= 1
        for start, end in _runs(old, new):
            self._move(x + start, y, out)
            if end == len(new) and blank < len(new) - len(ERASE):
                out.append(_rendered(new[start : max(start, blank)]) + ERASE)
                self._cursor = (x + max(start, blank), y)
                continue
            out.append(_rendered(new[start:end]))
            plain = x + end < width and all(text.isascii() for text, _ in new[start:end])
            self._cursor = (x + end, y) if plain else None


def _runs(old: list[Cell | None], new: list[Cell]) -> Iterable[tuple[int, int]]:
    """Stretches that differ, never cutting a wide character, near ones joined."""
    runs: list[tuple[int, int]] = []
    index, length = 0, len(new)
    while index < length:
        if old[index] == new[index]:
            index += 1
            continue
        start = index
        while index < length and old[index] != new[index]:
            index += 1
        while start > 0 and new[start][0] == "":
            start -= 1
        while index < length and new[index][0] == "":
            index += 1
        if runs and start - runs[-1][1] <= BRIDGE:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((start, index))
    return runs


def _rendered(run: list[Cell]) -> str:
    texts: list[tuple[str, str]] = []
    for text, style in run:
        if texts and texts[-1][1] == style:
            texts[-1] = (texts[-1][0] + text, style)
        else:
            texts.append((text, style))
    return "".join(f"\x1b[{style}m{text}\x1b[0m" if style else text for text, style in texts)
