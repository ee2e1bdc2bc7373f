"""Templates for minutes as agencies make them, by hand: labels shuffled and worded anew, blanks of every kind."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table_of_labels() -> bytes:
    """A trust's: a table of labels, a heading for the notes, a table to sign."""
    made = docx.Document()
    made.add_heading("Notes of staff meeting", 0)
    table = made.add_table(5, 2, style="Table Grid")
    for row, label in enumerate(("Date of meeting:", "Time", "Venue", "Those present:", "Purpose of meeting")):
        table.rows[row].cells[0].text = label
    made.add_heading("Discussion", 1)
    made.add_paragraph("")
    made.add_heading("Agreement", 1)
    signed = made.add_table(3, 2, style="Table Grid")
    for row, label in enumerate(("Agreed by", "Signature", "Date signed")):
        signed.rows[row].cells[0].text = label
    made.sections[0].footer.paragraphs[0].text = "HR form 12b"
    return saved(made)


def labels_in_lines() -> bytes:
    """A council's: labels with blanks behind them, in another order."""
    made = docx.Document()
    made.add_paragraph("INTERVIEW RECORD").runs[0].bold = True
    for line in ("Location of interview: ____________", "Interviewee:", "Interviewed by: ......", "Started:",
                 "Date: ____", "Version number:", "Please return by: ________", "Payroll number: ____"):  # fmt: skip
        made.add_paragraph(line)
    made.add_paragraph("Record of interview").runs[0].bold = True
    made.add_paragraph("")
    made.add_paragraph("Signed: ______________   Date: ________")
    return saved(made)


def placeholders() -> bytes:
    """A charity's: placeholders in words, split over runs, in the header too."""
    made = docx.Document()
    paragraph = made.add_paragraph("Meeting held on {{da")
    paragraph.add_run("te_of_").bold = True
    paragraph.add_run("meeting}} at «Venue». Present: [attendees].")
    made.add_paragraph("Reference [insert case number here] stays.")
    made.add_paragraph("{{minutes}}")
    made.add_paragraph("Copy for {{copy for}}")
    made.sections[0].header.paragraphs[0].text = "{{agency}}"
    return saved(made)


def columns() -> bytes:
    """A school's: the people in one table, what was said in another."""
    made = docx.Document()
    made.add_paragraph("Title: ")
    people = made.add_table(3, 2, style="Table Grid")
    people.rows[0].cells[0].text, people.rows[0].cells[1].text = "Name / initials", "Role"
    said = made.add_table(3, 4, style="Table Grid")
    for column, heading in enumerate(("Item", "Time", "Who", "Notes of discussion")):
        said.rows[0].cells[column].text = heading
    return saved(made)


def controls() -> bytes:
    """A board's: content controls in cells, in lines and over whole paragraphs, showing their placeholders."""
    made = docx.Document()
    body = made.element.body
    table = made.add_table(1, 2, style="Table Grid")
    table.rows[0].cells[0].text = "Date held"
    cell = table.rows[0].cells[1]._tc
    cell.remove(cell.p_lst[0])
    cell.append(_control("Date of meeting", "<w:p><w:r><w:t>Click to enter a date.</w:t></w:r></w:p>", "<w:date/>"))
    paragraph = made.add_paragraph("Room: ")
    paragraph._p.append(_control("Venue", "<w:r><w:t>Click here.</w:t></w:r>"))
    body.insert(len(body) - 1, _control("Minutes", "<w:p><w:r><w:t>Click here to type.</w:t></w:r></w:p>"))
    return saved(made)


def _control(alias: str, content: str, kind: str = "<w:text/>") -> Any:
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{alias}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


AGENCIES: dict[str, Callable[[], bytes]] = {
    "labels in a table": table_of_labels, "labels in lines": labels_in_lines, "placeholders": placeholders,
    "columns": columns, "content controls": controls,
}  # fmt: skip
