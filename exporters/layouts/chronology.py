"""Our own chronology workbook: A4 landscape, heading frozen and repeated on every page, a block saying whose it is."""

from __future__ import annotations

from domain.gate import Outgoing
from exporters.layouts.looks import CENTRE, CLOCK, DAY, DAY_INPUT, cells_xml, styles_xml
from exporters.layouts.sheet import (
    FIRST_ROW,
    HEADER_ROW,
    Block,
    Labels,
    LayoutColumn,
    placed,
    sheet_xml,
    workbook_xml,
)
from exporters.office.one_sheet import one_sheet
from exporters.office.placing import CellPlacing, Placing
from exporters.office.refs import letter

SHEET = "Chronology"


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
        columns=placed(columns),
        header_cells=(
            CellPlacing(ref="C3", field="agency", label="Agency"),
            CellPlacing(ref="C4", field="subject", label="Subject"),
            CellPlacing(ref="C5", field="author", label="Author"),
            CellPlacing(ref="F3", field="period", label="Period under review"),
            CellPlacing(ref="F4", field="reference", label="Reference"),
            CellPlacing(ref="F5", field="today", label="Date of this copy"),
        ),
    )
    cells = cells_xml(FIRST_ROW, [(letter(n), "", each.style) for n, each in enumerate(columns, 1)])
    sheet = sheet_xml(columns, _BLOCK, cells, _MERGED, out.log_head)
    return one_sheet(workbook_xml(SHEET, letter(len(columns))), styles_xml(), sheet), placing


_BLOCK = Block(
    title="Chronology of agency involvement", notice="Confidential. People are shown by their codes.",
    rows=(
        Labels(3, "Agency", "Period under review"), Labels(4, "Subject", "Reference"),
        Labels(5, "Author", "Date of this copy", DAY_INPUT),
    ),
    left="CD", right="E",
)  # fmt: skip
_MERGED = [f"{a}{n}:{b}{n}" for n in (3, 4, 5) for a, b in (("A", "B"), ("C", "D"), ("F", "G"))]
