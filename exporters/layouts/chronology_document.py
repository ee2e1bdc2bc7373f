"""Our own chronology as a Word document: A4 landscape, one table whose headings are repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence

from domain.gate import Outgoing
from exporters.layouts.chronology import columns_for
from exporters.layouts.sheet import LayoutColumn
from exporters.word.blocks import Cell, Heading, Paper, Table
from exporters.word.building import docx

TITLE = "Chronology of agency involvement"
_COVER = ("Agency", "Subject", "Author", "Reference of the review", "Period under review", "Date of report")
_WIDTHS = {"date": 2.35, "time": 1.75, "source": 1.85, "who": 1.75, "question": 1.75, "flags": 1.85}
_FIELD = 1.95
"""In centimetres: a day, a time and each long word of a heading or flag stand on one line."""
_ACROSS = 25.7
_NOTICE = "Confidential. People are shown by codes; their names are kept apart from this chronology."


def chronology_document(out: Outgoing) -> bytes:
    """The empty document, with the columns this chronology needs and one row to be grown; filled as a board's is."""
    return docx(chronology_paper(out))


def chronology_paper(out: Outgoing) -> Paper:
    """The document as blocks."""
    columns = columns_for(out)
    details = out.details
    head = f"Log {out.log_head[:16]}" if out.log_head else ""
    return Paper(
        title=TITLE,
        above="",
        under="",
        notice=_NOTICE,
        header="\t".join(("  ·  ".join(filter(None, (details.agency, details.reference))) or TITLE, "Confidential")),
        footer=("  ·  ".join(filter(None, (TITLE, head))),),
        blocks=(
            Table(tuple((Cell((label,)), Cell()) for label in _COVER), (5.2, 20.5), caption="Whose chronology this is",
                  centred=True),
            Heading("Chronology"),
            Table(
                (tuple(Cell() for _ in columns),),
                _widths(columns),
                tuple(column.heading for column in columns), caption="Chronology", splits=True,
            ),
        ),
        apart=False,
        landscape=True,
    )  # fmt: skip


def _widths(columns: Sequence[LayoutColumn]) -> tuple[float, ...]:
    """The narrow columns as wide as their words need, the rest of the page shared by those that hold sentences."""
    narrow = {
        column.field: _WIDTHS.get(column.field, _FIELD) for column in columns
        if column.field in _WIDTHS or column.field.startswith("field:")
    }  # fmt: skip
    room = _ACROSS - sum(narrow.values())
    told = sum(column.width for column in columns if column.field not in narrow)
    return tuple(narrow.get(column.field) or max(1.6, room * column.width / told) for column in columns)
