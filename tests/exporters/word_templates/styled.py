"""Templates whose headings are styles: python-docx's own, renamed ones, outline levels."""

from __future__ import annotations

import io

from tests.exporters.word_templates.raw import docx, gap, p, r, table


def domestic_homicide() -> bytes:
    """By python-docx: styled headings, a cover of labels and values, guidance in italics, a table to fill."""
    from docx import Document
    from docx.document import Document as Made

    made: Made = Document()
    made.add_heading("Domestic Homicide Review: Individual Management Review", 0)
    cover = made.add_table(rows=6, cols=2)
    for row, label in zip(cover.rows, ("Name of agency", "IMR author", "Job title", "Review reference",
                                       "Period covered by this review", "Date of report"), strict=True):  # fmt: skip
        row.cells[0].text = label
    made.add_page_break()
    for title, guidance in (
        ("Introduction", "Set out briefly why this review has been commissioned."),
        ("Terms of reference", ""),
        ("Methodology", "Describe the records that were searched and who was interviewed."),
        ("Details of the author", "Include your qualifications and a statement of your independence."),
        ("Details of parallel reviews", ""),
    ):
        made.add_heading(title, 1)
        if guidance:
            made.add_paragraph().add_run(guidance).italic = True
        made.add_paragraph()
    made.add_heading("Family composition", 1)
    _rows(made, ("Pseudonym", "Relationship to the victim", "Date of birth", "Address"))
    made.add_heading("Chronology of agency involvement", 1)
    _rows(made, ("Date", "Time", "Source", "Event", "Action taken", "Comment"))
    for title in ("Analysis of involvement", "Addressing the terms of reference", "Equality and diversity",
                  "Effective practice", "Lessons learned", "Recommendations"):  # fmt: skip
        made.add_heading(title, 1)
        made.add_paragraph("Please write here in plain English.").runs[0].italic = True
        made.add_paragraph()
    made.add_heading("Single agency action plan", 1)
    _rows(made, ("Recommendation", "Action", "Lead officer", "Target date", "Outcome", "Status"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _rows(made: object, headings: tuple[str, ...]) -> None:
    grid = made.add_table(rows=4, cols=len(headings))  # type: ignore[attr-defined]
    for cell, heading in zip(grid.rows[0].cells, headings, strict=True):
        cell.text = heading


def welsh() -> bytes:
    """Styles of the board's own, based on the headings of Word."""
    styles = {"WSBTeitl": ("WSB Teitl", "Heading1", '<w:rPr><w:color w:val="7030A0"/></w:rPr>'),
              "WSBIs": ("WSB Is-deitl", "WSBTeitl", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')}  # fmt: skip
    top = "WSBTeitl"
    body = (
        p("CHILD PRACTICE REVIEW", style="Title") + p("Agency report")
        + p([r("Agency: ", "b")]) + p([r("Child's pseudonym: ", "b")]) + p([r("Prepared by: ", "b")]) + gap()
        + p("Circumstances resulting in the review", style=top) + gap(2)
        + p("Summary timeline of significant events", style=top)
        + p("Only events which changed the course of the work should be listed.", "i color=808080")
        + table(("Date", "Significant event", "Action taken", "Source"), ("",) * 4, ("",) * 4, ("",) * 4, look="b")
        + p("Context", style=top) + gap(2) + p("Family background", style=top) + gap(2)
        + p("The child's lived experience", style=top)
        + p("What was a day in the life of this child like?", "i color=808080") + gap(2)
        + p("Analysis of agency practice", style=top) + gap(2) + p("Effective practice", style="WSBIs") + gap(2)
        + p("Practice and organisational learning", style=top) + gap(2)
        + p("Learning between agencies", style="WSBIs") + gap(2)
        + p("Improving systems and practice", style=top) + gap(2)
        + p("Statement of independence", style=top) + gap(2)
        + p("Key of professionals", style=top)
        + table(("Code", "Role", "Agency"), ("",) * 3, ("",) * 3, ("",) * 3, look="b") + gap()
    )  # fmt: skip
    return docx(body, styles=styles)


def scottish() -> bytes:
    """A style with an outline level and nothing else to tell it by; approval by whom the form does not say."""
    styles = {"Bar": ("Blue bar", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:smallCaps/></w:rPr>'),
              "Contents": ("toc 1", "", "")}  # fmt: skip
    titles = ("Executive summary", "Purpose and scope", "Sources of information", "Staff conversations")
    body = p("Learning Review", style="Title")
    body += table(("Name of service", ""), ("Completed by", ""), ("Date completed", ""))
    body += p("Contents", "b") + "".join(p(f"{title}\t{at}", style="Contents") for at, title in enumerate(titles, 2))
    for title in titles:
        body += p(title, style="Bar") + gap(2)
    body += p("Policies and procedures in force at the time", style="Bar")
    body += table(("Policy", "Version", "In force from", "Until"), ("",) * 4, ("",) * 4, look="b")
    for title in ("Key practice episodes", "Critical reflection on practice", "Areas of good practice",
                  "What have we learned?", "Conclusions and recommendations"):  # fmt: skip
        body += p(title, style="Bar") + p("You should be brief.", "i") + gap(2)
    body += p("Records reviewed", style="Bar")
    body += table(("Record", "Date searched", "Searched by", "Comments"), ("",) * 4, ("",) * 4, look="b")
    body += p("Senior manager approval", style="Bar")
    body += table(("Name", ""), ("Position", ""), ("Date", "")) + gap()
    return docx(body, styles=styles)
