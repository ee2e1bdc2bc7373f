"""What the sheets of our own workbooks have in common: the block saying whose it is, the frozen headings, print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.layouts.looks import BODY, HEAD, INPUT, LABEL, NOTE, TITLE, cells_xml, row_xml
from exporters.office.placing import ColumnPlacing
from exporters.office.refs import letter
from exporters.office.xml import MAIN, RELATIONSHIPS

HEADER_ROW = 7
FIRST_ROW = HEADER_ROW + 1


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of a layout: heading, field ("" for one that works itself out), width in characters, cell format."""

    heading: str
    field: str
    width: float
    style: int = BODY


@dataclass(frozen=True, slots=True)
class Labels:
    """A row of the block above the headings: a label and its cell on the left, and on the right, where it has one, of
    this format."""

    row: int
    left: str
    right: str = ""
    style: int = INPUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The block above the headings: title, notice, rows of labels; on the left a cell as wide as `left`, on the right
    a label as wide as `right`, each the letters of its columns."""

    title: str
    notice: str
    rows: Sequence[Labels]
    left: str
    right: str


def placed(columns: Sequence[LayoutColumn]) -> tuple[ColumnPlacing, ...]:
    """The columns that hold a field."""
    return tuple(
        ColumnPlacing(letter=letter(number), fields=(column.field,), heading=column.heading)
        for number, column in enumerate(columns, 1)
        if column.field
    )


def workbook_xml(sheet: str, last: str, more: str = "") -> str:
    """The workbook of one sheet, filtered and printed by its row of headings; `more` stands behind its names."""
    named = f"'{sheet}'" if " " in sheet else sheet
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>'
        f'<sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{named}!$A${HEADER_ROW}:${last}${HEADER_ROW}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{named}!${HEADER_ROW}:${HEADER_ROW}</definedName>'
        f"</definedNames>{more}</workbook>"
    )


def sheet_xml(
    columns: Sequence[LayoutColumn], block: Block, first_row: str, merged: Sequence[str], log_head: str, rules: str = ""
) -> str:
    """The sheet: `first_row` are the cells below the headings, `merged` the cells of the block that are one, `rules`
    what stands behind them, colours and lists."""
    last = letter(len(columns))
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{column.width + 0.7109375}" customWidth="1"/>'
        for n, column in enumerate(columns, 1)
    )
    headings = [(letter(n), column.heading, HEAD) for n, column in enumerate(columns, 1)]
    rows = [
        row_xml(1, 27, cells_xml(1, [("A", block.title, TITLE)])),
        row_xml(2, 18, cells_xml(2, [("A", block.notice, NOTE)])),
        *(row_xml(each.row, 18, cells_xml(each.row, _labelled(each, block))) for each in block.rows),
        row_xml(HEADER_ROW, 32, cells_xml(HEADER_ROW, headings)),
        f'<row r="{FIRST_ROW}">{first_row}</row>',
    ]
    every = [f"A1:{last}1", f"A2:{last}2", *merged]
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in every)
    footer = "&amp;L&amp;8Confidential&amp;C&amp;8Page &amp;P of &amp;N"
    if log_head:
        footer += f"&amp;R&amp;8Log {log_head[:16]}"
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}{FIRST_ROW}"/>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{FIRST_ROW}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{FIRST_ROW}" sqref="A{FIRST_ROW}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<autoFilter ref="A{HEADER_ROW}:{last}{HEADER_ROW}"/>'
        f'<mergeCells count="{len(every)}">{merges}</mergeCells>{rules}'
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter></worksheet>"
    )


def _labelled(of: Labels, block: Block) -> list[tuple[str, str, int]]:
    """A row of labels: A and B hold the left one, F and G the cell on the right."""
    cells = [("A", of.left, LABEL), ("B", "", LABEL), *((each, "", INPUT) for each in block.left)]
    if of.right:
        cells += [(each, of.right if not at else "", LABEL) for at, each in enumerate(block.right)]
        cells += [("F", "", of.style), ("G", "", of.style)]
    return cells
