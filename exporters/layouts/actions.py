"""Our own action plan workbook: landscape, heading frozen and repeated, statuses to choose from, overdue in words."""

from __future__ import annotations

from collections.abc import Sequence

from domain.report.leaving import OutgoingReport
from domain.report.parts import STATUSES
from exporters.layouts.looks import CENTRE, DAY, DAY_INPUT, styles_xml
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
from exporters.office.xml import escaped

SHEET = "Action plan"
STANDS = "How it stands"
"""The heading of the column that works itself out: overdue, on target, completed late."""


def plan_columns(out: OutgoingReport) -> tuple[LayoutColumn, ...]:
    """The columns this plan needs: the standing ones, and comment and progress where the plan has any."""
    report = out.report
    columns = [
        LayoutColumn("No.", "number", 5, CENTRE),
        LayoutColumn("Recommendation", "recommendation", 28),
        LayoutColumn("Action", "action", 28),
        LayoutColumn("Lead", "lead", 14),
        LayoutColumn("Target date", "target", 11, DAY),
        LayoutColumn("Status", "status", 11),
        LayoutColumn("Date completed", "completed", 11, DAY),
        LayoutColumn(STANDS, "", 13),
        LayoutColumn("Evidence", "evidence", 20),
        LayoutColumn("Outcome", "outcome", 20),
    ]
    if any(action.agency for action in report.actions):
        columns.insert(4, LayoutColumn("Agency", "agency", 14))
    if report.updates:
        columns.append(LayoutColumn("Progress", "progress", 22))
    if any(action.comment for action in report.actions):
        columns.append(LayoutColumn("Comment", "comment", 18))
    return tuple(columns)


def plan_layout(out: OutgoingReport) -> tuple[bytes, Placing]:
    """The empty workbook, and what goes where in it."""
    columns = plan_columns(out)
    placing = Placing(
        sheet=SHEET,
        header_row=HEADER_ROW,
        columns=placed(columns),
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
    book = workbook_xml(SHEET, last, '<calcPr calcId="0" fullCalcOnLoad="1"/>')
    return one_sheet(book, styles_xml(_RULES), _sheet(columns, tuple(used), out.log_head)), placing


def _sheet(columns: Sequence[LayoutColumn], statuses: tuple[str, ...], log_head: str) -> str:
    at = {column.field: letter(number) for number, column in enumerate(columns, 1)}
    cells = "".join(_cell(letter(n), column, at) for n, column in enumerate(columns, 1))
    listed = escaped(",".join(status.replace(",", " ") for status in statuses))
    rules = (
        f"{_coloured(at[''])}"
        f'<dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" '
        f'errorStyle="warning" errorTitle="Status" error="This is none of the statuses listed." '
        f'sqref="{at["status"]}{FIRST_ROW}"><formula1>"{listed}"</formula1></dataValidation></dataValidations>'
    )
    return sheet_xml(columns, _BLOCK, cells, _MERGED, log_head, rules)


def _cell(column: str, asked: LayoutColumn, at: dict[str, str]) -> str:
    if asked.field:
        return f'<c r="{column}{FIRST_ROW}" s="{asked.style}"/>'
    status, target, done = (f"${at[name]}{FIRST_ROW}" for name in ("status", "target", "completed"))
    action = f"${at['action']}{FIRST_ROW}"
    formula = (
        f'IF({action}="","",IF({status}="Completed",'
        f'IF(AND(ISNUMBER({done}),ISNUMBER({target})),IF({done}>{target},"Completed late","Completed on time"),'
        f'"Completed"),IF(ISNUMBER({target}),IF({target}<TODAY(),"Overdue","On target"),'
        f'IF({target}="","No target date",""))))'
    )
    return f'<c r="{column}{FIRST_ROW}" s="{asked.style}"><f>{escaped(formula)}</f></c>'


def _coloured(stands: str) -> str:
    """What stands behind the words of the column that works itself out; the words say it without the colour."""
    first = f"{stands}{FIRST_ROW}"
    rules = "".join(
        f'<cfRule type="expression" dxfId="{look}" priority="{number}"><formula>'
        + escaped(f'LEFT(${stands}{FIRST_ROW},{len(word)})="{word}"')
        + "</formula></cfRule>"
        for number, (word, look) in enumerate(
            (("Overdue", 0), ("No target", 1), ("Completed late", 1), ("Completed", 2), ("On target", 3)), 1
        )
    )
    return f'<conditionalFormatting sqref="{first}">{rules}</conditionalFormatting>'


_BLOCK = Block(
    title="Action plan", notice="Confidential. People are shown by their codes or job titles.",
    rows=(
        Labels(3, "Agency", "Reference"), Labels(4, "Review of", "Date of this copy", DAY_INPUT), Labels(5, "Author"),
    ),
    left="C", right="DE",
)  # fmt: skip
_MERGED = ("A3:B3", "A4:B4", "A5:B5", "D3:E3", "D4:E4", "F3:G3", "F4:G4")
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
