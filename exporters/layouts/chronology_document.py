"""Our own chronology as a Word document: A4 landscape, one table whose headings are repeated on every page."""

from __future__ import annotations

from domain.gate import Outgoing
from exporters.layouts.chronology import columns_for
from exporters.word.blocks import Cell, Heading, Paper, Table
from exporters.word.building import docx

TITLE = "Chronology of agency involvement"
_COVER = ("Agency", "Subject", "Author", "Reference of the review", "Period under review", "Date of report")
_WIDTHS = {"date": 18.0, "time": 11.0, "question": 15.0}
"""In letters: a day stands on one line."""
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
                tuple(_WIDTHS.get(column.field, max(column.width, 11.0)) for column in columns),
                tuple(column.heading for column in columns), caption="Chronology", splits=True,
            ),
        ),
        apart=False,
        landscape=True,
    )  # fmt: skip
