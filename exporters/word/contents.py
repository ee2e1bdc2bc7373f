"""A contents page typed by hand, whose page numbers the program leaves Word to work out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree

from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.looks import Looks
from exporters.word.text import W, text_of
from exporters.word.writing import mark, run

_PAGE = re.compile(r"(?:page|pg)\.?\s*(?:no|number|#)?\.?s?\Z", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[A-Z])[.)]\s*")
_FEW = 3
"""With fewer lines that are headings of the document a table is no contents page."""


def number_contents(document: Document, looks: Looks, among: Iterable[etree._Element]) -> int:
    """Put a field for the page of each heading into the blank cells of a typed contents page; how many there are.

    The heading of a line is the one paragraph of those `among` that says the same words, its number apart, which only
    decides between several; what is not certain stays blank.
    """
    headings: dict[str, list[etree._Element]] = {}
    for paragraph in among:
        if paragraph.getparent() is not document.body:
            continue
        said = _plain(text_of(paragraph))
        if said and len(said) < 160 and (looks.level_of(paragraph) or _is_bold(paragraph)):
            headings.setdefault(said, []).append(paragraph)
    found = 0
    for table in document.body.iterchildren(f"{W}tbl"):
        lines = list(_lines(table, headings))
        if len(lines) < _FEW:
            continue
        for cell, heading in lines:
            found += 1
            name = f"_imr_page_{found}"
            mark(heading, name, _free(document))
            _field(next(each_paragraph(cell)), name)
    return found


def _lines(
    table: etree._Element, headings: dict[str, list[etree._Element]]
) -> list[tuple[etree._Element, etree._Element]]:
    rows = [cells_of(row) for row in rows_of(table)]
    if not rows or not rows[0] or not _PAGE.match(cell_text(rows[0][-1]).strip()):
        return []
    lines = []
    for cells in rows[1:]:
        if len(cells) < 2 or cell_text(cells[-1]).strip():
            continue
        whole = " ".join(cell_text(cell) for cell in cells[:-1])
        places = headings.get(_plain(whole)) or headings.get(_plain(cell_text(cells[-2]))) or []
        if len(places) > 1 and (number := _number(whole)):
            # Guidance pages have an “Introduction” as the report has.
            places = [each for each in places if _number(text_of(each)) == number]
        if len(places) == 1:
            lines.append((cells[-1], places[0]))
    return lines


def _plain(text: str) -> str:
    """Words of a heading, without its number, case and signs."""
    text = _NUMBER.sub("", text.strip())
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold().replace("\u2019", "").replace("'", "")).split())


def _number(text: str) -> str:
    """The number words of a heading begin with, "" where there is none."""
    found = _NUMBER.match(text.strip())
    return found[0].strip().rstrip(".)") if found is not None else ""


def _is_bold(paragraph: etree._Element) -> bool:
    runs = [each for each in paragraph.iter(f"{W}r") if each.find(f"{W}t") is not None]
    return bool(runs) and all(each.find(f"{W}rPr/{W}b") is not None for each in runs)


def _free(document: Document) -> int:
    ids = (each.get(f"{W}id", "") for _, root in document.stories for each in root.iter(f"{W}bookmarkStart"))
    return max((int(each) for each in ids if each.isdigit()), default=0) + 1


def _field(paragraph: etree._Element, name: str) -> None:
    """A field for the page a bookmark stands on; until Word works it out it shows nothing that could be wrong."""
    for kind in ("begin", "", "separate", "text", "end"):
        if kind == "text":
            paragraph.append(run("…"))
            continue
        piece = etree.SubElement(paragraph, f"{W}r")
        if kind:
            etree.SubElement(piece, f"{W}fldChar", {f"{W}fldCharType": kind})
        else:
            etree.SubElement(piece, f"{W}instrText").text = f" PAGEREF {name} \\h "
