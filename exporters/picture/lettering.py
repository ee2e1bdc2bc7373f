"""Letters on a picture in the font Pillow carries, which has no accents: those are drawn over and under its letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

Stroke = tuple[tuple[float, float], ...]

# Strokes above or under a letter, in parts of the size of the letters: x from the letter's middle, y up from its top
# (for those under it, down from its foot).
_ABOVE: dict[str, tuple[Stroke, ...]] = {
    "\u0300": (((-0.12, 0.2), (0.04, 0.07)),),
    "\u0301": (((0.12, 0.2), (-0.04, 0.07)),),
    "\u0302": (((-0.13, 0.07), (0, 0.19), (0.13, 0.07)),),
    "\u0303": (((-0.15, 0.08), (-0.07, 0.15), (0.07, 0.09), (0.15, 0.16)),),
    "\u0304": (((-0.13, 0.12), (0.13, 0.12)),),
    "\u0306": (((-0.13, 0.18), (-0.06, 0.09), (0.06, 0.09), (0.13, 0.18)),),
    "\u0307": (((0, 0.1), (0, 0.16)),),
    "\u0308": (((-0.1, 0.09), (-0.1, 0.15)), ((0.1, 0.09), (0.1, 0.15))),
    "\u030a": (((-0.06, 0.08), (0.06, 0.08), (0.08, 0.14), (0.06, 0.2), (-0.06, 0.2), (-0.08, 0.14), (-0.06, 0.08)),),
    "\u030b": (((0.0, 0.2), (-0.1, 0.07)), ((0.16, 0.2), (0.06, 0.07))),
    "\u030c": (((-0.13, 0.19), (0, 0.07), (0.13, 0.19)),),
}
_UNDER: dict[str, tuple[Stroke, ...]] = {
    "\u0323": (((0, 0.08), (0, 0.13)),),
    "\u0326": (((0.03, 0.06), (-0.03, 0.2)),),
    "\u0327": (((0.0, 0.0), (0.0, 0.07), (0.08, 0.11), (0.05, 0.19), (-0.06, 0.2)),),
    "\u0328": (((0.06, 0.0), (0.0, 0.11), (0.03, 0.18), (0.11, 0.17)),),
}
_ACROSS = {"\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0110": "D"}
_SPELT = {
    "\u00df": "ss", "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE", "\u00fe": "th", "\u00de": "Th",
    "\u00f0": "d", "\u00d0": "D", "\u0131": "i", "\u2013": "-", "\u2014": "-", "\u2011": "-", "\u00a0": " ",
}  # fmt: skip
_SIGNS = frozenset("\u2018\u2019\u201c\u201d\u00b7\u2026")
"""What the font has beside ASCII."""


@cache
def font(size: int) -> FreeTypeFont:
    """The font at a size in pixels."""
    from PIL import ImageFont

    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)
    return found


def width(text: str, size: int) -> float:
    """How wide a text is, in pixels."""
    return sum(font(size).getlength(letter) for letter, _ in _letters(text))


def write(draw: ImageDraw, x: float, top: float, text: str, size: int, shade: int = 0) -> None:
    """Write a text on white, its upper left corner at `x` and `top`."""
    letters = font(size)
    for letter, marks in _letters(text):
        draw.text((x, top), letter, font=letters, fill=shade)
        if marks:
            left, head, right, foot = letters.getbbox(letter)
            if letter in "ij" and any(mark in _ABOVE for mark in marks):
                draw.rectangle((x + left, top + head, x + right, top + head + 0.17 * size), fill=255)
                head += 0.2 * size
            middle = x + (left + right) / 2
            for mark in marks:
                _strokes(draw, mark, middle, top + head, top + foot, size, shade, (right - left) / size)
        x += letters.getlength(letter)


def _letters(text: str) -> Iterator[tuple[str, str]]:
    """Letters the font has, each with its marks; one it has no likeness of is a question mark."""
    for sign, spelt in _SPELT.items():
        text = text.replace(sign, spelt)
    held, marks = "", ""
    for each in unicodedata.normalize("NFD", text):
        if unicodedata.combining(each):
            marks += each
            continue
        if held:
            yield held, marks
        held, marks = each, ""
        if each in _ACROSS:
            held, marks = _ACROSS[each], "/"
        elif not (each.isascii() and each.isprintable()) and each not in _SIGNS:
            held = "?"
    if held:
        yield held, marks


def _strokes(
    draw: ImageDraw, mark: str, middle: float, head: float, foot: float, size: int, shade: int, wide: float
) -> None:
    if mark == "/":
        height = (foot - head) / size
        strokes: tuple[Stroke, ...] = (((-wide / 2, height * 0.7), (wide / 2, height * 0.3)),)
        start, way = head, 1
    elif mark in _UNDER:
        strokes, start, way = _UNDER[mark], foot, 1
    else:
        strokes, start, way = _ABOVE.get(mark, ()), head, -1
    for stroke in strokes:
        points = [(middle + x * size, start + way * y * size) for x, y in stroke]
        draw.line(points, fill=shade, width=max(round(size * 0.075), 1), joint="curve")
