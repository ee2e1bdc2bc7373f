"""Text as a terminal may show it: fitted to cells, without anything that would move the cursor."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len, get_character_cell_size

from domain.clean import visible


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The few drawn signs of the screen; ASCII where the locale is not UTF-8."""

    rule: str = "─"
    more: str = "…"
    paragraph: str = "¶"
    dot: str = "·"
    dash: str = "–"
    arrow: str = "→"


DRAWN = Glyphs()
ASCII = Glyphs(rule="-", more="~", paragraph="|", dot="-", dash="-", arrow="->")


def one_line(text: str, glyphs: Glyphs = DRAWN) -> str:
    """The text on one line: paragraphs joined by a sign, tabs as spaces, controls made visible."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\n", f" {glyphs.paragraph} ").replace("\t", " ")
    return "".join(map(visible, text))


def fit(text: str, width: int, glyphs: Glyphs = DRAWN) -> str:
    """The text in exactly `width` cells: padded, or cut with a sign that there is more."""
    if width <= 0:
        return ""
    length = cell_len(text)
    if length <= width:
        return text + " " * (width - length)
    kept, cells = [], 0
    for character in text:
        size = get_character_cell_size(character)
        if cells + size > width - 1:
            break
        kept.append(character)
        cells += size
    return "".join(kept) + glyphs.more[:1] + " " * (width - cells - 1)
