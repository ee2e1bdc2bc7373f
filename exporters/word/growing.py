"""Tables of somebody else's document filled and grown, each new row in the look of theirs."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from exporters.word.document import Document, cell_text, cells_of, rows_of
from exporters.word.in_order import drop
from exporters.word.text import W
from exporters.word.writing import fill_cell

_ONCE = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
         "permStart", "permEnd")  # fmt: skip
_BLANK = re.compile(r"[\s_.…·□☐•-]*\Z")
_NUMBER = re.compile(r"\s*\(?(\d+)\s*[.):]?\s*\Z")
_IDS = ("{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
        "{http://schemas.microsoft.com/office/word/2010/wordml}textId")  # fmt: skip
_EMPHATIC = ("i", "iCs", "color", "highlight", "rStyle")


@dataclass(slots=True)
class Grown:
    """What became of a table: the rows written, in order, how many are new, and how many blank ones are left."""

    rows: list[etree._Element] = field(default_factory=list)
    added: int = 0
    left: int = 0


def is_blank_row(row: etree._Element, columns: Sequence[str | None]) -> bool:
    """Whether nothing stands in the cells to be filled; a running number may."""
    cells = cells_of(row)
    wanted: list[tuple[etree._Element, str | None]] = [
        (cell, name) for cell, name in zip(cells, columns, strict=False) if name is not None
    ]
    for cell, name in wanted or [(cell, None) for cell in cells]:
        said = cell_text(cell)
        if _BLANK.match(said) is None and not (name == "number" and _NUMBER.match(said)):
            return False
    return True


def grow(
    table: etree._Element,
    columns: Sequence[str | None],
    rows: Iterable[Sequence[str | None]],
    *,
    header_rows: int = 1,
    last_row: int = 0,
    document: Document | None = None,
) -> Grown:
    """Fill the blank rows of a table from the first, with more like the last of them where they do not do.

    Each row says what goes into each column, None leaving a cell as it is. A running number that stands there stays;
    new rows count on. Rows of the table that hold something are passed over, and those left over are kept. `last_row`
    is the row they end before, where something else follows in the same table.
    """
    standing = rows_of(table)[header_rows : last_row or None]
    blank = [row for row in standing if is_blank_row(row, columns)]
    made = Grown()
    source = blank[-1] if blank else (standing[-1] if standing else rows_of(table)[-1])
    model = _model(source, columns, plain=not blank)
    counted = columns.index("number") if "number" in columns else -1
    last = source
    waiting = iter(blank)
    for number, said in enumerate(rows, 1):
        row = next(waiting, None)
        texts = list(said)
        if row is None:
            row = copy.deepcopy(model)
            last.addnext(row)
            made.added += 1
        elif counted >= 0 and counted < len(cells := cells_of(row)) and _NUMBER.match(cell_text(cells[counted])):
            texts[counted] = None
        if made.added and counted >= 0 and not texts[counted]:
            texts[counted] = str(number)
        _fill(row, texts)
        last = row
        made.rows.append(row)
    made.left = max(0, len(blank) - len(made.rows))
    return made


def _fill(row: etree._Element, texts: Sequence[str | None]) -> None:
    for cell, text in zip(cells_of(row), texts, strict=False):
        if text is not None:
            fill_cell(cell, text)


def _model(row: etree._Element, columns: Sequence[str | None], *, plain: bool) -> etree._Element:
    """A row like this one, with nothing in the cells to be filled and nothing of its own in it."""
    made = copy.deepcopy(row)
    for each in list(made.iter(*(f"{W}{name}" for name in _ONCE))):
        each.getparent().remove(each)  # type: ignore[union-attr]
    for paragraph in made.iter(f"{W}p", f"{W}tr"):
        for id in _IDS:
            paragraph.attrib.pop(id, "")
    for about in made.iter(f"{W}sdtPr"):
        for own in about.findall(f"{W}id"):
            about.remove(own)
    look = made.find(f"{W}trPr")
    if look is not None:
        for name in ("tblHeader", "ins", "del", "trPrChange"):
            for each in look.findall(f"{W}{name}"):
                look.remove(each)
    for cell, field_ in zip(cells_of(made), columns, strict=False):
        if field_ is not None:
            fill_cell(cell, "")
        for merged in cell.findall(f"{W}tcPr/{W}vMerge"):
            merged.getparent().remove(merged)  # type: ignore[union-attr]
    if plain:
        # Of an example, or of the headings themselves, neither slant nor weight goes on.
        for words in made.iter(f"{W}rPr"):
            drop(words, *_EMPHATIC, *(() if row.find(f"{W}trPr/{W}tblHeader") is None else ("b", "bCs")))
    return made
