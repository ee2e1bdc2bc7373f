"""Action plans as boards might send them, each with what every column really asks for, and a made-up plan for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from domain.gate import outgoing
from domain.people import Person
from domain.report.leaving import OutgoingReport
from domain.report.parts import Action, ActionUpdate, Passage, Recommendation, Report
from domain.review import Details, Review

TODAY = date(2026, 11, 20)
DAY = "dd/mm/yyyy"
REPORT = Report(
    passages=(Passage(id="p1", section="learning", text="Missed visits were not followed up."),),
    recommendations=(
        Recommendation(number=7, text="Follow up every missed visit.", outcome="No missed visit is left alone",
                       evaluated="A monthly audit of 20 records", rests_on=("p1",)),
        Recommendation(number=2, text="Agree with primary care how concerns are passed on."),
        Recommendation(number=3, text="Keep the record the same day."),
    ),
    actions=(
        Action(number=4, recommendation=7, text="Write a procedure", lead="Head of Nursing", target="2027-01-31",
               status="In progress", evidence="The procedure"),
        Action(number=5, recommendation=7, text="Audit 20 records", lead="TM1", target_said="monthly",
               outcome="Staff know"),
        Action(number=6, recommendation=2, text="=Meet the lead GP", lead="GP1", target="2026-10-01",
               completed="2026-10-15", status="Completed", comment="Done late", agency="Primary care"),
    ),
    updates=(ActionUpdate(number=1, action=4, day="2026-10-03", status="In progress", words="Draft out"),),
)  # fmt: skip
"""Three recommendations: of two actions, of one, of none."""

DETAILS = Details(agency="Riverside Community Trust", subject="Adult A", author="An Author", reference="SAR 9")


def leaving(report: Report = REPORT, people: tuple[Person, ...] = ()) -> OutgoingReport:
    """What of this report may leave."""
    chronology = outgoing(Review(details=DETAILS, report=report, people=people))
    return OutgoingReport(
        details=DETAILS, questions=(), report=report, chronology=chronology, looked_for=chronology.looked_for
    )


@dataclass(frozen=True)
class Plan:
    """One workbook: how it is made, what each column asks for ("recommendation", "progress+status", "" for nothing),
    where its first row of headings ends, and cells of the filled file with what they are to hold."""

    name: str
    make: Callable[[Any, Workbook], None]
    asks: dict[str, str]
    header_row: int
    holds: dict[str, object] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """The workbook as the board sends it."""
        book = Workbook()
        self.make(book.active, book)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _head(sheet: Any, row: int, headings: str, first: int = 1) -> None:
    for number, text in enumerate(headings.split(" | "), first):
        sheet.cell(row, number, text)


def _bordered(sheet: Any, rows: range, columns: range) -> None:
    side = Side(style="thin")
    for row in rows:
        for column in columns:
            sheet.cell(row, column).border = Border(side, side, side, side)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")


def _listed(sheet: Any, ref: str, formula: str, strict: bool = True) -> None:
    rule = DataValidation(type="list", formula1=formula, showErrorMessage=strict)
    rule.add(ref)
    sheet.add_data_validation(rule)


def _worked_out(sheet: Any, book: Workbook) -> None:
    """Numbered rows, a day that works itself out, columns of formulas, a list on a hidden sheet, colours."""
    sheet.title = "Actions"
    sheet["A1"], sheet["B1"] = "Todays date", "=TODAY()"
    sheet["B1"].number_format = DAY
    _head(sheet, 3, "No | Recommendation | Key Actions | Evidence | Key Outcome | Lead Officer | Target Date | Date "
                    "Completed | Status | Overall result | Comment | Agency")  # fmt: skip
    _bordered(sheet, range(4, 7), range(1, 13))
    for row in range(4, 7):
        sheet.cell(row, 1, row - 3)
        sheet.row_dimensions[row].height = 20
        for column in (7, 8):
            sheet.cell(row, column).number_format = DAY
        sheet.cell(row, 10, f'=IF(I{row}="","Not logged",IF(AND(G{row}<$B$1,H{row}=""),"Overdue","Logged"))')
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    for row, text in enumerate(("Not started", "In progress", "Completed"), 1):
        hidden.cell(row, 1, text)
    _listed(sheet, "I4:I6", "Lists!$A$1:$A$3")
    red = PatternFill(start_color="FFFFC7CE", end_color="FFFFC7CE", fill_type="solid")
    sheet.conditional_formatting.add("J4:J6", CellIsRule(operator="equal", formula=['"Overdue"'], fill=red))
    sheet.print_area = "A1:L6"


def _two_rows(sheet: Any, book: Workbook) -> None:
    """Headings in two rows, the upper merged over several columns."""
    sheet["A1"] = "Single agency action plan"
    for ref, text in (("A3:B3", "Recommendation"), ("C3:E3", "Action"), ("F3:G3", "Monitoring")):
        sheet.merge_cells(ref)
        sheet[ref.split(":")[0]] = text
    _head(sheet, 4, "Number | Text | What will be done? | By whom | By when | Progress to date | Date completed")
    _bordered(sheet, range(5, 10), range(1, 8))
    for row in range(5, 10):
        sheet.cell(row, 5).number_format = sheet.cell(row, 7).number_format = DAY


def _coloured(sheet: Any, book: Workbook) -> None:
    """Statuses in a list written into the rule, each led by its colour; columns the case holds nothing for."""
    _head(sheet, 1, "Ref | Recommendation / learning point | Action required | Owner | Deadline | Priority | Status | "
                    "Review date")  # fmt: skip
    _bordered(sheet, range(2, 9), range(1, 9))
    _listed(sheet, "G2:G8", '"Red - not started,Amber - ongoing,Green - complete"')


def _with_totals(sheet: Any, book: Workbook) -> None:
    """An Excel table with a row of totals."""
    headings = ("Rec no.", "Recommendation", "Action", "Lead agency", "Responsible person", "Timescale",
                "Evidence of completion", "Desired outcome")  # fmt: skip
    _head(sheet, 2, " | ".join(headings))
    sheet["A1"] = "Improvement plan"
    table = Table(displayName="Plan", ref="A2:H5", totalsRowCount=1)
    table._initialise_columns()
    for column, text in zip(table.tableColumns, headings, strict=True):
        column.name = text
    table.tableColumns[0].totalsRowLabel = "Total"
    table.tableColumns[2].totalsRowFunction = "count"
    sheet["A5"], sheet["C5"] = "Total", "=SUBTOTAL(103,Plan[Action])"
    sheet.add_table(table)


def _spanned(sheet: Any, book: Workbook) -> None:
    """The cells of a recommendation merged over the rows of its actions."""
    _head(sheet, 1, "No. | Recommendation | Action | Lead officer | Target date | Status")
    _bordered(sheet, range(2, 11), range(1, 7))
    for top in (2, 4, 6, 8):
        sheet.merge_cells(f"A{top}:A{top + 1}")
        sheet.merge_cells(f"B{top}:B{top + 1}")
    for row in range(2, 10):
        sheet.cell(row, 5).number_format = DAY


def _form(sheet: Any, book: Workbook) -> None:
    """A landscape form: labels above, headings indented, three rows, a line to sign below."""
    sheet["B1"] = "ACTION PLAN"
    for row, text in ((3, "Agency:"), (4, "Author:"), (5, "Reference:")):
        sheet.cell(row, 2, text)
    _head(sheet, 7, "Recommendation | Actions to be taken by the agency | Lead | Completion by when | Outcome / impact",
          first=2)  # fmt: skip
    _bordered(sheet, range(8, 11), range(2, 7))
    sheet["B12"] = "Signed by the chief officer:"
    sheet.page_setup.orientation = "landscape"


def _with_example(sheet: Any, book: Workbook) -> None:
    """An example in the first row, headings as questions, guidance under them."""
    _head(sheet, 1, "What is the recommendation? | What action will be taken? | Who is responsible? | When? | How will "
                    "you know it has worked? | Additional comments")  # fmt: skip
    for column, text in enumerate(("e.g. Improve recording", "Training", "Team manager", "June 2024", "Audit"), 1):
        sheet.cell(2, column, text)
    _bordered(sheet, range(2, 9), range(1, 7))


PLANS = (
    Plan("worked out", _worked_out,
         {"A": "number", "B": "recommendation", "C": "action", "D": "evidence", "E": "outcome", "F": "lead",
          "G": "target", "H": "completed", "I": "status", "J": "", "K": "comment", "L": "agency"}, 3,
         {"A4": 1, "A7": 4, "B4": "Follow up every missed visit.", "B5": "Follow up every missed visit.",
          "G4": date(2027, 1, 31), "G5": "monthly", "H6": date(2026, 10, 15), "I4": "In progress",
          "I5": "Not started", "I7": None, "C6": "=Meet the lead GP", "L4": "Riverside Community Trust",
          "L6": "Primary care", "E4": "No missed visit is left alone", "E5": "Staff know"}),
    Plan("two rows", _two_rows,
         {"A": "recommendation_number", "B": "recommendation", "C": "action", "D": "lead", "E": "target",
          "F": "progress", "G": "completed"}, 4,
         {"A5": 1, "A6": 1, "A7": 2, "B7": "Agree with primary care how concerns are passed on.",
          "D5": "Head of Nursing",
          "F5": "3 October 2026: In progress. Draft out", "G7": date(2026, 10, 15)}),
    Plan("coloured", _coloured,
         {"A": "number", "B": "recommendation+learning", "C": "action", "D": "lead", "E": "target", "F": "",
          "G": "status", "H": ""}, 1,
         {"B2": "Follow up every missed visit.\nMissed visits were not followed up.", "G2": "Amber - ongoing",
          "G3": "Red - not started", "G4": "Green - complete", "E2": date(2027, 1, 31), "F2": None}),
    Plan("with totals", _with_totals,
         {"A": "recommendation_number", "B": "recommendation", "C": "action", "D": "agency", "E": "lead", "F": "target",
          "G": "evidence", "H": "outcome"}, 2,
         {"A3": 1, "A6": 3, "B6": "Keep the record the same day.", "A7": "Total",
          "C7": "=SUBTOTAL(103,Plan[Action])"}),
    Plan("spanned", _spanned,
         {"A": "number", "B": "recommendation", "C": "action", "D": "lead", "E": "target", "F": "status"}, 1,
         {"A2": 1, "B2": "Follow up every missed visit.", "C2": "Write a procedure", "C3": "Audit 20 records",
          "A4": 2, "C4": "=Meet the lead GP", "C5": None, "A6": 3, "B6": "Keep the record the same day.", "C6": None}),
    Plan("form", _form,
         {"B": "recommendation", "C": "action", "D": "lead", "E": "target", "F": "outcome"}, 7,
         {"C3": "Riverside Community Trust", "C4": "An Author", "C5": "SAR 9", "B8": "Follow up every missed visit.",
          "B11": "Keep the record the same day.", "B13": "Signed by the chief officer:"}),
    Plan("with an example", _with_example,
         {"A": "recommendation", "B": "action", "C": "lead", "D": "target", "E": "measure", "F": "comment"}, 1,
         {"A2": "e.g. Improve recording", "A3": "Follow up every missed visit.", "D3": date(2027, 1, 31),
          "E3": "A monthly audit of 20 records", "F5": "Done late"}),
)  # fmt: skip
