"""How many lines a text takes in a column, and how high its row must be to show it all.

Excel does not fit rows of merged or fixed cells, and LibreOffice clips wrapped text in rows without a height, so
the height is worked out from the widths of the letters of Arial, scaled to the font of the cell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from exporters.office.styles import Style

MAX_HEIGHT = 409.0
"""The highest row Excel can show, in points."""

_BREADTH = {"calibri": 0.92, "carlito": 0.92, "aptos": 1.0, "aptos narrow": 0.9, "arial narrow": 0.82, "cambria": 0.97,
            "times new roman": 0.9, "verdana": 1.17, "tahoma": 1.03, "segoe ui": 1.03, "trebuchet ms": 1.0,
            "century gothic": 1.1, "comic sans ms": 1.1, "courier new": 1.2, "gill sans mt": 0.92}  # fmt: skip
_LINE = {"calibri": 1.364, "carlito": 1.364, "segoe ui": 1.4, "aptos": 1.37, "comic sans ms": 1.45, "verdana": 1.27}
_SPARE = 3.0


def _letters() -> bytes:
    widths = bytearray([139] * 256)
    for letters, width in (
        ("ijl|'`,.:;!/\\I[]ftI ", 70), ("r-()*\"{}", 86), ("^", 117), ("Jszckvxy", 125), ("FTZLS", 155),
        ("ABEKPVXY&", 167), ("CDHNRUw", 180), ("GOQ", 194), ("m", 208), ("M", 208), ("W", 236), ("%@", 240),
    ):  # fmt: skip
        for letter in letters:
            widths[ord(letter)] = width
    return bytes(widths)


_TABLE = _letters()


@dataclass(frozen=True, slots=True)
class Room:
    """The room one column gives to text: `wide` and `word` in quarter thousandths of the font's size, `line` in points.

    `wide` is what fits on a line; `word` is lost on a line on average, where the next word does not fit.
    """

    wide: float
    word: float
    line: float
    wraps: bool

    @property
    def least(self) -> int:
        """A text of up to this many letters fits on one line whatever they are."""
        return int(self.wide // 240)

    @property
    def most_lines(self) -> int:
        """How many lines the highest row shows."""
        return int((MAX_HEIGHT - _SPARE) // self.line)

    def lines(self, text: str) -> int:
        """How many lines a text takes, at least 1."""
        if "\n" not in text:
            return self._lines(text)
        return sum(self._lines(part) for part in text.split("\n"))

    def _lines(self, text: str) -> int:
        if len(text) <= self.least or not self.wraps:
            return 1
        long = breadth(text)
        if long <= self.wide:
            return 1
        if self.wide > 8 * self.word:
            return int(-(-long // (self.wide - self.word)))
        return self._by_words(text)

    def _by_words(self, text: str) -> int:
        lines, used = 1, 0.0
        for word in text.split(" "):
            long: float = breadth(word)
            if used and used + 70 + long > self.wide:
                lines, used = lines + 1, 0.0
            elif used:
                used += 70
            if long > self.wide:
                more = math.ceil(long / self.wide) - 1
                lines, long = lines + more, long - more * self.wide
            used += long
        return lines

    def height(self, lines: int) -> float:
        """Points that show this many lines, never more than Excel can."""
        points = lines * self.line + _SPARE
        return MAX_HEIGHT if points > MAX_HEIGHT else math.ceil(points * 4) / 4


def breadth(text: str) -> int:
    """How broad a text is in Arial, in quarter thousandths of the font's size."""
    return sum(text.encode("latin-1", "replace").translate(_TABLE))


def room(width: float, style: Style, default_font: tuple[str, float], *, wraps: bool | None = None) -> Room:
    """The room of a column of this width in characters (several, when merged) for text in this style."""
    name, size = default_font
    digit = max(1, round(size * 96 / 72 * (0.507 if name.lower() in ("calibri", "carlito") else 0.556)))
    pixels = max(8.0, width * digit - 4 - 9 * style.indent)
    font = style.font_name.lower()
    scale = _BREADTH.get(font, 1.0) * (1.06 if style.bold else 1.0)
    letter = style.font_size * 96 / 72 * scale
    return Room(
        wide=pixels / letter * 1000 / 4,
        word=2.6 * 139,
        line=style.font_size * _LINE.get(font, 1.29),
        wraps=style.wrap if wraps is None else wraps,
    )
