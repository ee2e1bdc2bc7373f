"""Our own action plan workbook: landscape, heading frozen and repeated, statuses to choose from, overdue in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.report import STATUSES
from domain.report_leaving import OutgoingReport
from exporters.layouts.looks import (
    BODY,
    CENTRE,
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
from exporters.office.xml import MAIN, RELATIONSHIPS, escaped

SHEET = "Action plan"
HEADER_ROW = 7
STANDS = "How it stands"
"""The heading of the column that works itself out: overdue, on target, completed late."""
_FIRST = HEADER_ROW + 1


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One column of the layout: heading, field ("" for the one that works itself out), width in characters, format."""

    heading: str
    field: str
    width: float
    style: int = BODY


def plan_columns(out: OutgoingReport) -> tuple[PlanColumn, ...]:
    """The columns this plan needs: the standing ones, and comment and progress where the plan has any."""
    report = out.report
    columns = [
        PlanColumn("No.", "number", 5, CENTRE),
        PlanColumn("Recommendation", "recommendation", 28),
        PlanColumn("Action", "action", 28),
        PlanColumn("Lead", "lead", 14),
        PlanColumn("Target date", "target", 11, DAY),
        PlanColumn("Status", "status", 11),
        PlanColumn("Date completed", "completed", 11, DAY),
        PlanColumn(STANDS, "", 13),
        PlanColumn("Evidence", "evidence", 20),
        PlanColumn("Outcome", "outcome", 20),
    ]
    if any(action.agency for action in report.actions):
        columns.insert(4, PlanColumn("Agency", "agency", 14))
    if report.updates:
        columns.append(PlanColumn("Progress", "progress", 22))
    if any(action.comment for action in report.actions):
        columns.append(PlanColumn("Comment", "comment", 18))
    return tuple(columns)


def plan_layout(out: OutgoingReport) -> tuple[bytes, Placing]:
    """The empty workbook, and what goes where in it."""
    columns = plan_columns(out)
    placing = Placing(
        sheet=SHEET,
        header_row=HEADER_ROW,
        columns=tuple(
            ColumnPlacing(letter=letter(number), fields=(column.field,), heading=column.heading)
            for number, column in enumerate(columns, 1)
            if column.field
        ),
        header_cells=(
            CellPlacing(ref="C3", field="agency", label="Agency"),
            CellPlacing(ref="C4", field="subject", label="Review of"),
            CellPlacing(ref="C5", field="author", label="Author"),
            CellPlacing(ref="F3", field="reference", label="Reference"),
            CellPlacing(ref="F4", field="today", label="Date of this copy"),
        ),
    )
    last = letter(len(columns))
    used = dict.fromkeys((*STATUSES, *(action.status for action in out.report.actions if action.status)))
    return one_sheet(_workbook(last), styles_xml(_RULES), _sheet(columns, last, tuple(used), out.log_head)), placing


def _workbook(last: str) -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>'
        f'<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets><definedNames>'
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
        f"'{SHEET}'!$A${HEADER_ROW}:${last}${HEADER_ROW}</definedName>"
        f'<definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"'{SHEET}'!${HEADER_ROW}:${HEADER_ROW}</definedName></definedNames>"
        '<calcPr calcId="0" fullCalcOnLoad="1"/></workbook>'
    )


def _sheet(columns: Sequence[PlanColumn], last: str, statuses: tuple[str, ...], log_head: str) -> str:
    at = {column.field: letter(number) for number, column in enumerate(columns, 1)}
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{column.width + 0.7109375}" customWidth="1"/>'
        for n, column in enumerate(columns, 1)
    )
    numbered = [*enumerate(columns, 1)]
    rows = [
        row_xml(1, 27, cells_xml(1, [("A", "Action plan", TITLE)])),
        row_xml(2, 18, cells_xml(2, [("A", "Confidential. People are shown by their codes or job titles.", NOTE)])),
        *(
            row_xml(number, 18, cells_xml(number, [
                ("A", left, LABEL), ("B", "", LABEL), ("C", "", INPUT),
                *([("D", right, LABEL), ("E", "", LABEL), ("F", "", style), ("G", "", style)] if right else []),
            ]))
            for number, left, right, style in (
                (3, "Agency", "Reference", INPUT),
                (4, "Review of", "Date of this copy", DAY_INPUT),
                (5, "Author", "", INPUT),
            )
        ),
        row_xml(HEADER_ROW, 32, cells_xml(HEADER_ROW, [(letter(n), c.heading, HEAD) for n, c in numbered])),
        f'<row r="{_FIRST}">{"".join(_cell(letter(n), c, at) for n, c in numbered)}</row>',
    ]  # fmt: skip
    merged = [f"A1:{last}1", f"A2:{last}2", "A3:B3", "A4:B4", "A5:B5", "D3:E3", "D4:E4", "F3:G3", "F4:G4"]
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    footer = "&amp;L&amp;8Confidential&amp;C&amp;8Page &amp;P of &amp;N"
    if log_head:
        footer += f"&amp;R&amp;8Log {log_head[:16]}"
    stands, status = at[""], at["status"]
    listed = escaped(",".join(status.replace(",", " ") for status in statuses))
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}{_FIRST}"/>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{HEADER_ROW}" topLeftCell="A{_FIRST}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="A{_FIRST}" sqref="A{_FIRST}"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<autoFilter ref="A{HEADER_ROW}:{last}{HEADER_ROW}"/>'
        f'<mergeCells count="{len(merged)}">{merges}</mergeCells>'
        f"{_coloured(stands)}"
        f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" '
        f'errorStyle="warning" errorTitle="Status" error="This is none of the statuses listed." '
        f'sqref="{status}{_FIRST}"><formula1>"{listed}"</formula1></dataValidation></dataValidations>'
        '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{footer}</oddFooter></headerFooter></worksheet>"
    )


def _cell(column: str, asked: PlanColumn, at: dict[str, str]) -> str:
    if asked.field:
        return f'<c r="{column}{_FIRST}" s="{asked.style}"/>'
    status, target, done = (f"${at[name]}{_FIRST}" for name in ("status", "target", "completed"))
    action = f"${at['action']}{_FIRST}"
    formula = (
        f'IF({action}="","",IF({status}="Completed",'
        f'IF(AND(ISNUMBER({done}),ISNUMBER({target})),IF({done}>{target},"Completed late","Completed on time"),'
        f'"Completed"),IF(ISNUMBER({target}),IF({target}<TODAY(),"Overdue","On target"),'
        f'IF({target}="","No target date",""))))'
    )
    return f'<c r="{column}{_FIRST}" s="{asked.style}"><f>{escaped(formula)}</f></c>'


def _coloured(stands: str) -> str:
    """What stands behind the words of the column that works itself out; the words say it without the colour."""
    first = f"{stands}{_FIRST}"
    rules = "".join(
        f'<cfRule type="expression" dxfId="{look}" priority="{number}"><formula>'
        + escaped(f'LEFT(${stands}{_FIRST},{len(word)})="{word}"')
        + "</formula></cfRule>"
        for number, (word, look) in enumerate(
            (("Overdue", 0), ("No target", 1), ("Completed late", 1), ("Completed", 2), ("On target", 3)), 1
        )
    )
    return f'<conditionalFormatting sqref="{first}">{rules}</conditionalFormatting>'


_RULES = "".join(
    f'<dxf><font><b/><color rgb="{ink}"/></font><fill><patternFill patternType="solid"><fgColor rgb="{fill}"/>'
    f'<bgColor rgb="{fill}"/></patternFill></fill></dxf>'
    for ink, fill in (
        ("FF8B1A1A", "FFF9DEDC"),
        ("FF6B4E00", "FFFCEFCF"),
        ("FF1E5631", "FFDDF0E3"),
        ("FF1F3864", "FFEAF0F7"),
    )
)
"""Red, amber, green and blue, each dark on light: 6 to 1 or more."""
