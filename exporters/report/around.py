"""What stands in a document around its text: headers, footers, notes, and a workbook inside it, kept as it leaves so
that what comes back can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import etree

from domain.clean import clean
from domain.errors import NotUnderstood
from exporters.word.document import Document, each_paragraph
from exporters.word.text import W, text_of

AROUND = "around:"
"""The key of what headers, footers and notes say: a list of pairs, where it stands and the words."""
INSIDE = "inside:"
"""The key of the cells of a workbook inside the document: a list of sheet, cell and words."""
_CALLED = {"header": "Header", "footer": "Footer", "footnote": "Footnote", "endnote": "Endnote"}
_MOST_CELLS = 20_000
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def kept_around(document: Document) -> dict[str, str]:
    """What is kept of a document around its text."""
    said = {AROUND: _json(list(around(document)))}
    if cells := [list(each) for each in inside(document)]:
        said[INSIDE] = _json(cells)
    return said


def around(document: Document) -> Iterator[tuple[str, str]]:
    """Every line of headers, footers and notes that is shown somewhere: where it stands, and its words.

    Of a line with a field the figures are left out, as pages are counted anew each time.
    """
    shown = _shown(document)
    for part, root in document.stories[1:]:
        kind = root.tag.removeprefix(W)
        if kind in ("hdr", "ftr"):
            if part in shown:
                where = "Header" if kind == "hdr" else "Footer"
                yield from ((where, words) for words in _lines(root))
            continue
        for note in root:
            # Without a type: the others are the lines that part notes from the text.
            if f"{W}type" not in note.attrib and note.tag.removeprefix(W) in _CALLED:
                yield from ((_CALLED[note.tag.removeprefix(W)], words) for words in _lines(note))


def embedded(document: Document) -> Iterator[bytes]:
    """The workbooks inside a document."""
    package = document.package
    links = (link for part, _ in document.stories for link in package.relationships(part) if not link.external)
    parts = dict.fromkeys(
        link.target for link in links
        if link.kind in ("package", "oleObject") and link.target.lower().endswith((".xlsx", ".xlsm"))
    )  # fmt: skip
    for part in parts:
        if part in package:
            yield document.held(part)


def inside(document: Document) -> Iterator[tuple[str, str, str]]:
    """What every cell of the workbooks inside a document says: sheet, cell, words."""
    for data in embedded(document):
        try:
            yield from cells_in(data)
        except NotUnderstood:
            continue


def cells_in(data: bytes) -> Iterator[tuple[str, str, str]]:
    """What every cell of a workbook says: sheet, cell, words. Raises NotUnderstood."""
    from exporters.office.refs import letter
    from exporters.office.workbook import Workbook

    book = Workbook(data, "the workbook in the document")
    count = 0
    for sheet in book.sheets():
        for row in sorted(sheet.cells):
            for cell in sheet.row_cells(row):
                words = clean(sheet.text(row, cell.column)).strip()
                if words and count < _MOST_CELLS:
                    count += 1
                    yield sheet.name, f"{letter(cell.column)}{row}", words


def _shown(document: Document) -> set[str]:
    """The headers and footers that a page can show: those of first and even pages only where there are such."""
    settings = document.part_of("settings")
    even = settings is not None and document.tree(settings).find(f"{W}evenAndOddHeaders") is not None
    links = {link.id: link.target for link in document.package.relationships(document.main)}
    found = set()
    for section in document.body.iter(f"{W}sectPr"):
        first = section.find(f"{W}titlePg") is not None
        for each in section.iterfind(f"{W}headerReference"), section.iterfind(f"{W}footerReference"):
            for reference in each:
                kind = reference.get(f"{W}type", "default")
                if kind == "default" or (kind == "first" and first) or (kind == "even" and even):
                    found.add(links.get(reference.get(f"{_R}id", ""), ""))
    return found


def _lines(root: etree._Element) -> Iterator[str]:
    for paragraph in each_paragraph(root):
        words = " ".join(clean(text_of(paragraph)).split())
        if next(paragraph.iter(f"{W}fldChar", f"{W}fldSimple"), None) is not None:
            words = "".join("#" if letter.isdigit() else letter for letter in words)
            while "##" in words:
                words = words.replace("##", "#")
        if words:
            yield words


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
