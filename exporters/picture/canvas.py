"""A picture measured in millimetres, in greys, drawn at three times its size and scaled down to print crisp."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import hypot

from exporters.picture import lettering

DOTS = 200
"""Pixels an inch of the finished picture: sharp in print at the width of an A4 page."""
FINER = 3
Point = tuple[float, float]

DASHED = (2.2, 1.5)
DOTTED = (0.5, 1.1)


class Canvas:
    """A white picture; points and sizes are millimetres from its upper left corner, shades 0 (black) to 255."""

    def __init__(self, width: float, height: float) -> None:
        from PIL import Image, ImageDraw

        self.width, self.height = width, height
        self._image = Image.new("L", (round(self._px(width)), round(self._px(height))), 255)
        self._draw = ImageDraw.Draw(self._image)

    def _px(self, length: float) -> float:
        return length / 25.4 * DOTS * FINER

    def _at(self, points: Sequence[Point]) -> list[Point]:
        return [(self._px(x), self._px(y)) for x, y in points]

    def line(self, points: Sequence[Point], thick: float = 0.35, dash: tuple[float, float] | None = None,
             shade: int = 0) -> None:  # fmt: skip
        """A line from point to point, whole or in dashes of (drawn, left out)."""
        for piece in [list(points)] if dash is None else _dashes(points, *dash):
            self._draw.line(self._at(piece), fill=shade, width=max(round(self._px(thick)), 1), joint="curve")

    def polygon(self, points: Sequence[Point], thick: float = 0.45, fill: int = 255) -> None:
        """A closed shape, its edge black."""
        self._draw.polygon(self._at(points), fill=fill)
        self.line([*points, points[0], points[1]], thick)

    def circle(self, x: float, y: float, radius: float, thick: float = 0.45, fill: int = 255) -> None:
        """A circle, its edge black."""
        (corner, other) = self._at([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse((*corner, *other), fill=fill, outline=0, width=max(round(self._px(thick)), 1))

    def bar(self, left: float, top: float, right: float, bottom: float, shade: int, edge: bool = False) -> None:
        """A filled rectangle, with a black edge if wished."""
        (corner, other) = self._at([(left, top), (right, bottom)])
        wide = max(round(self._px(0.2)), 1)
        self._draw.rectangle((*corner, *other), fill=shade, outline=0 if edge else None, width=wide if edge else 0)

    def text(self, x: float, top: float, text: str, size: float, *, middle: bool = False, shade: int = 0,
             on_white: bool = False) -> None:  # fmt: skip
        """A line of text of this height of letters, from `x` on or around it; `on_white` covers what lies behind."""
        wide = self.text_width(text, size)
        left = x - wide / 2 if middle else x
        if on_white:
            self.bar(left - 0.4, top, left + wide + 0.4, top + size * 1.25, 255)
        lettering.write(self._draw, self._px(left), self._px(top), text, self._letters(size), shade)

    def text_width(self, text: str, size: float) -> float:
        """How wide a line of text is."""
        return text_width(text, size)

    def _letters(self, size: float) -> int:
        return max(round(self._px(size)), 1)

    def png(self) -> bytes:
        """The finished picture; nothing is written in it but the picture and its size."""
        from PIL import Image

        size = (round(self.width / 25.4 * DOTS), round(self.height / 25.4 * DOTS))
        data = io.BytesIO()
        self._image.resize(size, Image.Resampling.LANCZOS).save(data, "PNG", optimize=True, dpi=(DOTS, DOTS))
        return data.getvalue()


def text_width(text: str, size: float) -> float:
    """How wide a line of text is on any canvas, in millimetres."""
    return lettering.width(text, 100) * size / 100


def wrapped(text: str, size: float, width: float, most: int) -> list[str]:
    """A text in lines of at most this width, the last cut with dots where there would be more than `most`."""
    lines: list[str] = []
    for word in text.split():
        tried = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(tried, size) <= width:
            lines[-1] = tried
        else:
            lines.append(word)
    cut = len(lines) > most
    lines = lines[:most]
    for number, line in enumerate(lines):
        last = cut and number == most - 1
        while (text_width(line + ("…" if last else ""), size) > width or (last and len(line) > 40)) and len(line) > 1:
            line, last = line[:-1], True
        lines[number] = line.rstrip() + ("…" if last else "")
    return lines


def _dashes(points: Sequence[Point], drawn: float, left_out: float) -> Iterator[list[Point]]:
    """The pieces of a line that are drawn."""
    piece: list[Point] = [points[0]]
    room, drawing = drawn, True
    for start, end in zip(points, points[1:], strict=False):
        length, done = hypot(end[0] - start[0], end[1] - start[1]), 0.0
        while length - done > room:
            done += room
            at = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if drawing:
                yield [*piece, at]
            piece, drawing = [at], not drawing
            room = drawn if drawing else left_out
        room -= length - done
        if drawing:
            piece.append(end)
    if drawing and len(piece) > 1:
        yield piece
