"""Our own chronology workbook: A4 landscape, heading frozen and repeated on every page, a block saying whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from domain.gate import Outgoing
from exporters.layouts.looks import (
    BODY,
    CENTRE,
    CLOCK,
    DAY,
    DAY_INPUT,
    HEAD,
    INPUT,
    LABEL,
    NOTE,
    TITLE,
    cells_xml,
    row_xml,
    styles_xml,
)
from exporters.office.one_sheet import one_sheet
from exporters.office.placing import CellPlacing, ColumnPlacing, Placing
from exporters.office.refs import letter
from exporters.office.xml import MAIN, RELATIONSHIPS

SHEET = "Chronology"
HEADER_ROW = 7


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of the layout: heading, field, width in characters, cell format."""

    heading: str
    field: str
    width: float
    style: int = BODY


def columns_for(out: Outgoing) -> tuple[LayoutColumn, ...]:
    """The columns this chronology needs: the standing ones, then what its entries hold beyond them."""
    columns = [
        LayoutColumn("Date", "date", 13, DAY),
        LayoutColumn("Time", "time", 8, CLOCK),
        LayoutColumn("Source", "source", 16),
        LayoutColumn("Who", "who", 16),
        LayoutColumn("Event", "event", 52),
        LayoutColumn("Action", "action", 34),
        LayoutColumn("Outcome", "outcome", 26),
        LayoutColumn("Comment", "comment", 30),
    ]
    entries = out.entries
    if any(entry.questions for entry in entries):
        columns.append(LayoutColumn("Key line of enquiry", "question", 10, CENTRE))
    if any(entry.flags for entry in entries):
        columns.append(LayoutColumn("Flags", "flags", 16))
    used = dict.fromkeys(name for entry in entries for name, value in entry.fields if value)
    labels = {field.name: field.label for field in out.fields}
    for name in [*(name for name in labels if name in used), *(name for name in used if name not in labels)]:
        heading = labels.get(name) or name[:1].upper() + name[1:]
        columns.append(LayoutColumn(heading, f"field:{name}", 16))
    return tuple(columns)


def layout(out: Outgoing) -> tuple[bytes, Placing]:
    """The empty workbook, and what goes where in it."""
    columns = columns_for(out)
    placing = Placing(
        sheet=SHEET,
        header_row=HEADER_ROW,
        columns=tuple(
            ColumnPlacing(letter=letter(number), fields=(column.field,), heading=column.heading)
            for number, column in enumerate(columns, 1)
        ),
        header_cells=(
            CellPlacing(ref="C3", field="agency", label="Agency"),
            CellPlacing(ref="C4", field="subject", label="Subject"),
            CellPlacing(ref="C5", field="author", label="Author"),
            CellPlacing(ref="F3", field="period", label="Period under review"),
            CellPlacing(ref="F4", field="reference", label="Reference"),
            CellPlacing(ref="F5", field="today", label="Date of this copy"),
        ),
    )
    last = letter(len(columns))
    return one_sheet(_workbook(last), styles_xml(), _sheet(columns, last, out.log_head)), placing


def _workbook(last: str) -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"{SHEET}!$A${HEADER_ROW}:${last}${HEADER_ROW}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">{SHEET}!${HEADER_ROW}:${HEADER_ROW}</definedName>'
        "</definedNames></workbook>"
    )


def _sheet(columns: tuple[LayoutColumn, ...], last: str, log_head: str) -> str:
    below = HEADER_ROW + 1
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{column.width + 0.7109375}" customWidth="1"/>'
        for n, column in enumerate(columns, 1)
    )
    numbered = [*enumerate(columns, 1)]
    rows = [
        row_xml(1, 27, cells_xml(1, [("A", "Chronology of agency involvement", TITLE)])),
        row_xml(2, 18, cells_xml(2, [("A", "Confidential. People are shown by their codes.", NOTE)])),
        *(
            row_xml(number, 18, cells_xml(number, [
                ("A", left, LABEL), ("B", "", LABEL), ("C", "", INPUT), ("D", "", INPUT),
                ("E", right, LABEL), ("F", "", style), ("G", "", style),
            ]))
            for number, left, right, style in (
                (3, "Agency", "Period under review", INPUT),
                (4, "Subject", "Reference", INPUT),
                (5, "Author", "Date of this copy", DAY_INPUT),
            )
        ),
        row_xml(HEADER_ROW, 32, cells_xml(HEADER_ROW, [(letter(n), c.heading, HEAD) for n, c in numbered])),
        f'<row r="{below}">{cells_xml(below, [(letter(n), "", c.style) for n, c in enumerate(columns, 1)])}</row>',
    ]  # fmt: skip
    merged = [f"A1:{last}1", f"A2:{last}2"] + [f"{a}{n}:{b}{n}" for n in (3, 4, 5) for a, b in (("A", "B"), ("C", "D"),
                                                                                        ("F", "G"))]  # fmt: skip
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    footer = "&amp;L&amp;8Confidential&amp;C&amp;8Page &amp;P of &amp;N"
    if log_head:
        footer += f"&amp;R&amp;8Log {log_head[:16]}"
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}{below}"/>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{below}" sqref="A{below}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<autoFilter ref="A{HEADER_ROW}:{last}{HEADER_ROW}"/>'
        f'<mergeCells count="{len(merged)}">{merges}</mergeCells>'
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter></worksheet>"
    )
