"""Writing into somebody else's document: text in the look of what stands there, paragraphs and rows like theirs."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from lxml import etree

from exporters.office.xml import cleaned
from exporters.word.document import cells_of
from exporters.word.text import W, text_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT = frozenset((f"{W}pPr",))
_LEAST_SIZE = 14
"""Half points no words are set smaller than."""


def set_text(paragraph: etree._Element, text: str) -> None:
    """Put this text in the place of all a paragraph says, in the look of its first words, or of its mark."""
    look = _look(paragraph)
    for child in list(paragraph):
        if child.tag not in _KEPT:
            paragraph.remove(child)
    paragraph.append(_run(text, look))


def add_text(paragraph: etree._Element, text: str) -> None:
    """Put this text behind what a paragraph says, in the look of its last words, not in bold."""
    runs = list(paragraph.iter(f"{W}r"))
    look = runs[-1].find(f"{W}rPr") if runs else _look(paragraph)
    made = _run(text, look)
    for heavy in ("b", "bCs", "u", "caps"):
        for each in list(made.iter(f"{W}{heavy}")):
            each.getparent().remove(each)  # type: ignore[union-attr]
    paragraph.append(made)


def replace_span(paragraph: etree._Element, start: int, end: int, text: str) -> None:
    """Put this text in the place of some letters of a paragraph, however many runs they are split over."""
    first = True
    for element, at, length in list(_letters(paragraph)):
        if at + length <= start or at >= end or not length:
            continue
        said = element.text or ""
        before, after = said[: max(0, start - at)], said[max(0, end - at) :] if at + length > end else ""
        if first:
            _say(element, before, text, after)
            first = False
        else:
            element.text = before + after
            element.set(_SPACE, "preserve")


def like(paragraph: etree._Element, text: str) -> etree._Element:
    """A new paragraph in the look of this one, without its number in a list, bookmarks or page breaks."""
    made = etree.Element(f"{W}p")
    look = paragraph.find(f"{W}pPr")
    if look is not None:
        look = copy.deepcopy(look)
        for name in ("numPr", "pageBreakBefore", "sectPr", "pPrChange"):
            for each in look.findall(f"{W}{name}"):
                look.remove(each)
        made.append(look)
    made.append(_run(text, _look(paragraph)))
    return made


def like_row(row: etree._Element, texts: Sequence[str | None]) -> etree._Element:
    """A new row in the look of this one, saying this; None leaves a cell as it is."""
    made = copy.deepcopy(row)
    fill_row(made, texts)
    return made


def fill_row(row: etree._Element, texts: Sequence[str | None]) -> None:
    """Put these texts into the cells of a row, in order."""
    for cell, text in zip(cells_of(row), texts, strict=False):
        if text is not None:
            fill_cell(cell, text)


def fill_cell(cell: etree._Element, text: str) -> None:
    """Put this text into a cell, in the look of its first paragraph; further empty ones go."""
    paragraphs = [each for each in cell.iter(f"{W}p") if next(each.iterancestors(f"{W}tc")) is cell]
    set_text(paragraphs[0], text)
    for each in paragraphs[1:]:
        if not text_of(each).strip():
            each.getparent().remove(each)  # type: ignore[union-attr]


def mark(paragraph: etree._Element, name: str, number: int) -> None:
    """Put a bookmark over a paragraph."""
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": str(number), f"{W}name": name})
    at = 1 if paragraph.find(f"{W}pPr") is not None else 0
    paragraph.insert(at, start)
    paragraph.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": str(number)}))


def run(text: str, look: etree._Element | None = None, *, bold: bool = False) -> etree._Element:
    """A run that says this in a look (`w:rPr`), in bold where that is wanted."""
    made = _run(text, look)
    if bold:
        from exporters.word.in_order import look_of, put

        for name in ("b", "bCs"):
            put(look_of(made), name)
    return made


def _run(text: str, look: etree._Element | None) -> etree._Element:
    made = etree.Element(f"{W}r")
    if look is not None:
        kept = etree.SubElement(made, f"{W}rPr")
        for each in look:
            # The look of a mark tells of changes too, and of placeholders: neither belongs to the words.
            if each.tag not in (f"{W}ins", f"{W}del", f"{W}rPrChange") and not _is_placeholder(each):
                kept.append(copy.deepcopy(each))
        if not len(kept):
            made.remove(kept)
    for place, line in enumerate(cleaned(text).split("\n")):
        if place:
            etree.SubElement(made, f"{W}br")
        for tab, piece in enumerate(line.split("\t")):
            if tab:
                etree.SubElement(made, f"{W}tab")
            said = etree.SubElement(made, f"{W}t")
            said.text = piece
            said.set(_SPACE, "preserve")
    return made


def _is_placeholder(look: etree._Element) -> bool:
    return look.tag == f"{W}rStyle" and "placeholder" in look.get(f"{W}val", "").lower()


def _look(paragraph: etree._Element) -> etree._Element | None:
    run = next((each for each in paragraph.iter(f"{W}r") if each.find(f"{W}t") is not None), None)
    if run is not None:
        return run.find(f"{W}rPr")
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return legible(mark) if mark is not None else None


def legible(look: etree._Element) -> etree._Element:
    """The look of words where a blank line has this one: a size made for a line to take no room is none for words."""
    sizes = [each.get(f"{W}val", "") for each in look.findall(f"{W}sz")]
    if not any(each.isdigit() and int(each) < _LEAST_SIZE for each in sizes):
        return look
    made = copy.deepcopy(look)
    for each in [*made.findall(f"{W}sz"), *made.findall(f"{W}szCs")]:
        made.remove(each)
    return made


def _letters(paragraph: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """The elements of text of a paragraph, each with where it begins among all it says, and how long it is."""
    at = 0
    for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"):
        if next(element.iterancestors(f"{W}p")) is not paragraph or element.getparent().tag != f"{W}r":  # type: ignore[union-attr]
            continue
        if next(element.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        length = len(element.text or "") if element.tag == f"{W}t" else 1
        if element.tag == f"{W}t":
            yield element, at, length
        at += length


def _say(element: etree._Element, before: str, text: str, after: str) -> None:
    """Write into an element of text, its line breaks as elements beside it."""
    lines = cleaned(text).split("\n")
    element.text = before + lines[0] + (after if len(lines) == 1 else "")
    element.set(_SPACE, "preserve")
    last = element
    for number, line in enumerate(lines[1:], 2):
        turn = etree.Element(f"{W}br")
        last.addnext(turn)
        last = etree.Element(f"{W}t")
        last.text = line + (after if number == len(lines) else "")
        last.set(_SPACE, "preserve")
        turn.addnext(last)
