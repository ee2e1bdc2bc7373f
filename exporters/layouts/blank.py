"""Our own layouts without a case in them, for a board that would take one over as its template."""

from __future__ import annotations

from typing import Literal

from domain.gate import outgoing
from domain.question import Question
from domain.report.leaving import OutgoingReport
from domain.review import Details, Review

Kind = Literal["adults", "children", "chronology", "actions"]
ENDINGS: dict[Kind, tuple[str, ...]] = {
    "adults": (".docx",), "children": (".docx",), "chronology": (".xlsx", ".docx"), "actions": (".xlsx",),
}  # fmt: skip
"""What there is, and how each file ends; of two the first unless another is asked for."""
_ROWS = 20


def blank(kind: Kind, suffix: str, questions: tuple[str, ...] = ()) -> bytes:
    """The layout of this kind as a file ending so, with guidance; a report with a place for each question."""
    if kind in ("adults", "children"):
        from exporters.layouts.report import report_layout

        asked = tuple(Question(str(number), text) for number, text in enumerate(questions, 1))
        return report_layout("children" if kind == "children" else "adults", asked, guidance=True)
    empty = Review(details=Details())
    nothing = outgoing(empty)
    if kind == "actions":
        from exporters.layouts.actions import plan_layout

        out = OutgoingReport(
            details=nothing.details, questions=(), report=empty.report, chronology=nothing,
            looked_for=nothing.looked_for,
        )  # fmt: skip
        return _with_rows(plan_layout(out)[0])
    if suffix == ".docx":
        from exporters.layouts.chronology_document import chronology_document

        return chronology_document(nothing)
    from exporters.layouts.chronology import layout

    return _with_rows(layout(nothing)[0])


def _with_rows(data: bytes) -> bytes:
    """The workbook with rows enough to type in; its formulas, lists and colours in each."""
    from exporters.office.filling import fill
    from exporters.office.form import Form, FormColumn
    from exporters.office.workbook import Workbook

    book = Workbook(data, "our own layout")
    name = book.sheet_names[0].name
    sheet = book.sheet(name)
    header = max(row for row in sheet.cells if sheet.text(row, 1))
    columns = [
        FormColumn(column=cell.column, heading=sheet.text(header, cell.column))
        for cell in sheet.row_cells(header)
        if not sheet.has_formula(header + 1, cell.column)
    ]
    form = Form(book, name, header, columns)
    return fill(form, [[None] * len(columns)] * _ROWS, _ROWS).data
