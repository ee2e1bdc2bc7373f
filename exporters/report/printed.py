"""What a document that leaves says, piece by piece, kept so that what comes back can be compared with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from lxml import etree

from domain.clean import clean
from exporters.word.document import cell_text, cells_of, each_paragraph
from exporters.word.lines import bookmark_of
from exporters.word.text import W, ends_no_more, is_tracked, text_of

WORDS = "words:"
"""What the key of a mark's bare words begins with: without number, lead and brackets."""
CELLS = "cells:"
"""The key of what each cell of a row asks for: a list of pairs, what the columns ask for and the marks of the rows."""
DOCUMENT = "document:"
"""The key of all pieces in order: a list of pairs, a mark and "", or "" and the board's own words."""
OURS = "_imr_"


@dataclass(slots=True)
class Piece:
    """A paragraph, or a row of a table whose rows are known: bookmarks of ours that begin in it, and what it says, of a
    row cell by cell. What a tracked deletion joined is one. `tracked`: changes in it wait to be accepted."""

    text: str
    bookmarks: list[str]
    elements: list[etree._Element]
    cells: tuple[str, ...] = ()
    tracked: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.elements[0].tag == f"{W}tr"


def pieces(body: etree._Element, rows: Set[str], known: Set[str] = frozenset()) -> list[Piece]:
    """The pieces of a document in order, contents pages and blank paragraphs without a mark left out.

    `rows` are the bookmarks that stand for rows of tables: where one stands in a table, all its rows are pieces. What
    a row says that has a bookmark of those `known` is not read.
    """
    marks = _bookmarks(body)
    tables = {
        table for paragraph, names in marks.items() if not rows.isdisjoint(names)
        and (table := next(paragraph.iterancestors(f"{W}tbl"), None)) is not None
    }  # fmt: skip
    found: list[Piece] = []
    seen: set[etree._Element] = set()
    going_on: Piece | None = None
    for paragraph in each_paragraph(body):
        row = _row_of(paragraph, tables)
        if row is not None:
            going_on = None
            if row not in seen:
                seen.add(row)
                found.append(_of_row(row, marks, known))
            continue
        if _is_contents(paragraph):
            continue
        now = going_on or Piece("", [], [])
        now.text += clean(text_of(paragraph))
        now.bookmarks += marks.get(paragraph, [])
        now.elements.append(paragraph)
        now.tracked = now.tracked or is_tracked(paragraph) or _is_new(paragraph)
        if now is not going_on:
            found.append(now)
        going_on = now if ends_no_more(paragraph) else None
    return [each for each in found if each.text.strip() or each.bookmarks]


def kept(
    body: etree._Element, marks: Mapping[str, etree._Element], words: Mapping[str, str],
    cells: Mapping[str, Sequence[str | None]],
) -> dict[str, str]:  # fmt: skip
    """What is kept beside the words of each mark: bare words, what cells ask for, and all pieces in order."""
    names = {bookmark_of(mark): mark for mark in marks}
    rows = {bookmark_of(mark) for mark in cells}
    order: list[tuple[str, str]] = []
    for piece in pieces(body, rows, names.keys()):
        mark = next((names[each] for each in piece.bookmarks if each in names), "")
        order.append((mark, "" if mark else piece.text))
    said = {f"{WORDS}{mark}": text for mark, text in words.items() if mark in marks}
    asked: dict[tuple[str, ...], list[str]] = {}
    for mark, columns in cells.items():
        asked.setdefault(tuple(name or "" for name in columns), []).append(mark)
    return {**said, CELLS: _json(list(asked.items())), DOCUMENT: _json(order)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _of_row(row: etree._Element, marks: Mapping[etree._Element, list[str]], known: Set[str]) -> Piece:
    names = [name for paragraph in row.iter(f"{W}p") for name in marks.get(paragraph, ())]
    if not known.isdisjoint(names):
        return Piece("", names, [row])
    cells = tuple(clean(cell_text(cell)) for cell in cells_of(row))
    return Piece("\t".join(cells), names, [row], cells, is_tracked(row) or row.find(f"{W}trPr/{W}ins") is not None)


def _row_of(paragraph: etree._Element, tables: Set[etree._Element]) -> etree._Element | None:
    table = next(paragraph.iterancestors(f"{W}tbl"), None) if tables else None
    return next(paragraph.iterancestors(f"{W}tr"), None) if table in tables else None


def _bookmarks(body: etree._Element) -> dict[etree._Element, list[str]]:
    """The bookmarks of ours that begin in each paragraph, or before it outside any."""
    found: dict[etree._Element, list[str]] = {}
    waiting: list[str] = []
    for element in body.iter(f"{W}p", f"{W}bookmarkStart"):
        if element.tag == f"{W}p":
            if waiting:
                found.setdefault(element, []).extend(waiting)
                waiting = []
            continue
        name = element.get(f"{W}name", "")
        if not name.startswith(OURS):
            continue
        paragraph = next(element.iterancestors(f"{W}p"), None)
        if paragraph is None:
            waiting.append(name)
        else:
            found.setdefault(paragraph, []).append(name)
    return found


def _is_new(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}ins") is not None


def _is_contents(paragraph: etree._Element) -> bool:
    """Whether it is a line of a contents page, or a field, which Word works out anew."""
    if any(True for _ in _ours(paragraph)):
        return False
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    listed = style is not None and style.get(f"{W}val", "").lower().startswith("toc")
    return listed or _has_field(paragraph)


def _has_field(paragraph: etree._Element) -> bool:
    return any("TOC" in (each.text or "") or "PAGEREF" in (each.text or "") for each in paragraph.iter(f"{W}instrText"))


def _ours(paragraph: etree._Element) -> Iterator[str]:
    for each in paragraph.iter(f"{W}bookmarkStart"):
        if each.get(f"{W}name", "").startswith(OURS):
            yield each.get(f"{W}name", "")
