"""The tables of a Word document to be taken in, each as a page of cells."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from domain.clean import clean
from domain.errors import NotUnderstood
from exporters.office.package import Package
from exporters.readers.tables import Given, Source, opened
from exporters.templates.layout import Looks, Page

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_WORD}}}"
_DOCUMENT = "wordprocessingml"


def pages_of(data: bytes, name: str) -> tuple[Source, ...]:
    """The tables of a .docx, or the sheets of anything else that can be taken in. Raises `NotUnderstood`."""
    if data[:2] == b"PK":
        package = Package(data, name)
        if _DOCUMENT in package.content_type(package.main):
            found = tuple(_tables(package, name))
            if not found:
                raise NotUnderstood(f"{name} holds no table. A family composition is taken from a table.")
            return found
    return opened(data, name)[0]


def _tables(package: Package, name: str) -> Iterator[Source]:
    root = package.tree(package.main)
    tables = [table for table in root.iter(f"{_W}tbl")]
    for number, table in enumerate(tables, 1):
        yield _page(list(_rows(table)), f"table {number}")


def _rows(table: etree._Element) -> Iterator[dict[int, Given]]:
    """Its rows, content controls and tracked insertions looked into; a cell over several columns counts for all."""
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells: dict[int, Given] = {}
        column = 1
        for cell in row.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue
            text = clean(_text(cell)).strip()
            if text:
                cells[column] = Given(text)
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = "1" if span is None else span.get(f"{_W}val", "1")
            column += int(width) if width.isdigit() else 1
        yield cells


def _text(cell: etree._Element) -> str:
    paragraphs = []
    for paragraph in cell.iter(f"{_W}p"):
        pieces = []
        for each in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
            pieces.append((each.text or "") if each.tag == f"{_W}t" else " ")
        paragraphs.append("".join(pieces))
    return "\n".join(paragraphs)


def _page(rows: list[dict[int, Given]], name: str) -> Source:
    held = dict(enumerate(rows, 1))
    page = Page(
        name=name,
        state="visible",
        last_row=len(rows),
        last_column=max((max(row, default=0) for row in rows), default=0),
        text=lambda row, column: held.get(row, {}).get(column, Given()).text,
        merge_at=lambda row, column: None,
        looks=lambda row, column: Looks(),
    )
    return Source(page, lambda first: ((number, row) for number, row in held.items() if number >= first and row))
