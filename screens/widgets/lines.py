"""Lines of toned text that change without the screen being laid out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from screens.glyphs import fit

Part = tuple[str, str]
"""A stretch of text and its tone: "" plain, or one of TONES."""
Line = Sequence[Part]

TONES = ("label", "strong", "dim", "problem", "ask", "note", "key", "title", "here", "mark")

PLAIN = str.maketrans("…“”‘’–—·→", "~\"\"''--->")
"""Signs of the program's own sentences, as a terminal shows them whose locale is not UTF-8."""


class Toned(Widget):
    """A widget drawn line by line in the tones all screens share."""

    COMPONENT_CLASSES = {f"tone--{tone}" for tone in TONES}
    DEFAULT_CSS = """
    Toned > .tone--label { color: $primary; }
    Toned > .tone--strong { text-style: bold; }
    Toned > .tone--dim { color: $foreground 60%; }
    Toned > .tone--problem { color: $error; text-style: bold; }
    Toned > .tone--ask { color: $warning; text-style: bold; }
    Toned > .tone--note { color: $secondary; }
    Toned > .tone--key { text-style: bold; color: $primary; }
    Toned > .tone--title { text-style: bold; }
    Toned > .tone--here { text-style: reverse; }
    Toned > .tone--mark { color: $accent; }
    Toned:ansi > .tone--label { color: ansi_cyan; }
    Toned:ansi > .tone--dim { color: ansi_default; text-style: dim; }
    Toned:ansi > .tone--problem { color: ansi_red; text-style: bold; }
    Toned:ansi > .tone--ask { color: ansi_magenta; text-style: bold; }
    Toned:ansi > .tone--note { color: ansi_green; }
    Toned:ansi > .tone--key { color: ansi_cyan; text-style: bold; }
    Toned:ansi > .tone--mark { color: ansi_magenta; }
    """

    def tone(self, name: str) -> Style:
        """The style of a tone, the widget's own for ""."""
        return self.get_component_rich_style(f"tone--{name}") if name else self.rich_style

    def strip(self, line: Line, width: int) -> Strip:
        """A line of exactly `width` cells."""
        if getattr(self.app, "ascii_only", False):
            line = [(text.translate(PLAIN), tone) for text, tone in line]
        segments = [Segment(text, self.tone(tone)) for text, tone in line if text]
        return Strip(segments).adjust_cell_length(width, self.rich_style)


class Lines(Toned):
    """Some lines of text, set whole; as many are drawn as there is room for."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Line] = []
        self.title: Callable[[Line, int], Line] | None = None
        """What the first line is made into when it is drawn, so wide."""

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; nothing is sent when they are what stands there."""
        new = [tuple(line) for line in lines]
        if new != self._lines:
            self._lines = list(new)
            self.refresh()

    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join("".join(text for text, _ in self._line(y)) for y in range(len(self._lines)))

    def render_line(self, y: int) -> Strip:
        return self.strip(self._line(y), self.size.width)

    def _line(self, y: int) -> Line:
        line = self._lines[y] if y < len(self._lines) else ()
        return self.title(line, self.size.width) if self.title and line and not y else line

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return max((sum(cell_len(text) for text, _ in line) for line in self._lines), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines))

    def render(self) -> Any:
        return ""


def rule(width: int, left: str, right: str, sign: str) -> Line:
    """A line drawn across, with a word at each end."""
    left, right = f"{sign * 2} {left} " if left else "", f" {right} {sign * 2}" if right else ""
    middle = max(0, width - cell_len(left) - cell_len(right))
    return [(left, "label"), (sign * middle, "dim"), (right, "label")]


def keys_told(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """Keys and what each does, as far as there is room; the last, which leads away, always."""
    line: list[tuple[str, str]] = []
    room = width - _needs(keys[-1])
    for each in keys[:-1]:
        if _needs(each) <= room:
            line += _key_told(each)
            room -= _needs(each)
    return [*line, *_key_told(keys[-1])]


def _needs(key: tuple[str, str]) -> int:
    return sum(map(cell_len, key)) + 3


def _key_told(key: tuple[str, str]) -> Line:
    return [(" ", ""), (key[0], "key"), (f" {key[1]} ", "")]


def broken(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken between words; a word too long for a line is cut in two."""
    lines = [""]
    for word in text.split(" "):
        while cell_len(word) > width > 0:
            if lines[-1]:
                lines.append("")
            lines[-1] = chop(word, width)
            word = word[len(lines[-1]) :]
            lines.append("")
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def chop(text: str, width: int) -> str:
    """As much of the beginning of a text as `width` cells hold; one character at least."""
    end = 1
    while end < len(text) and cell_len(text[: end + 1]) <= width:
        end += 1
    return text[:end]


def told(text: str, tone: str, width: int, height: int) -> list[Line]:
    """A sentence in at most `height` lines, broken between words."""
    lines = broken(text, width - 2)
    if len(lines) > height:
        lines = [*lines[: height - 1], " ".join(lines[height - 1 :])] if height else []
    return [[(" " + fit(line, width - 1), tone)] for line in lines]
