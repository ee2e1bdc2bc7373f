"""More templates of boards nobody has seen: written in Google Docs, numbered by style, one table from end to end."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml

from tests.exporters.word_templates.unseen_parts import (
    W,
    as_bytes,
    grid,
    pairs,
    say,
    shade,
)


def lurganmore() -> bytes:
    """Northern Ireland, written in Google Docs and exported: every run dressed by hand, table styles of its own."""
    document = Document()

    def google(paragraph: Any) -> None:
        for run in paragraph.runs:
            properties = run._r.get_or_add_rPr()
            properties.insert(
                0, parse_xml(f'<w:rFonts {W} w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>')
            )
            properties.append(parse_xml(f'<w:rtl {W} w:val="0"/>'))
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:pageBreakBefore {W} w:val="0"/>'))

    google(document.add_heading("Case Management Review", 0))
    google(say(document, "Individual Agency Review of the Lurganmore Safeguarding Panel"))
    google(document.add_heading("Section A. Who is reporting", 1))
    for label in [
        "Organisation: ",
        "Name and role of reviewer: ",
        "Child (use the initials given to you): ",
        "Date of report: ",
    ]:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = True
        google(paragraph)
    google(document.add_heading("Section B. How the review was done", 1))
    google(say(document, "Say which files were read, who was interviewed, and who was not and why.", colour="999999"))
    google(document.add_paragraph(""))
    google(document.add_heading("Section C. The child and family", 1))
    google(document.add_paragraph("[Insert genogram here]"))
    google(document.add_heading("Section D. What happened", 1))
    google(say(document, "A short account; the full chronology goes on the separate spreadsheet.", colour="999999"))
    google(document.add_paragraph(""))
    google(document.add_heading("Section E. What we make of it", 1))
    for head in [
        "E1. Listening to the child",
        "E2. Assessment and decisions",
        "E3. Working with others",
        "E4. Supervision and management",
    ]:
        google(document.add_heading(head, 2))
        google(document.add_paragraph(""))
    google(document.add_heading("Section F. What worked", 1))
    google(document.add_paragraph(""))
    google(document.add_heading("Section G. What we have learned and what we recommend", 1))
    google(document.add_paragraph(""))
    table = document.add_table(1, 5, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells, ["Recommendation", "What will be done", "Who", "When", "How we will know"], strict=True
    ):
        say(cell, text, bold=True)
        google(cell.paragraphs[0])
    for _ in range(3):
        for cell in table.add_row().cells:
            google(cell.paragraphs[0])
    google(document.add_heading("Section H. Abbreviations", 1))
    google(document.add_paragraph(""))
    return as_bytes(document)


def _numbered_styles(document: Any) -> None:
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>'
            '<w:lvlText w:val="%1"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>'
            '<w:lvlText w:val="%1.%2"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for style, level in (("Heading 1", 0), ("Heading 2", 1)):
        properties = document.styles[style].element.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def penbury() -> bytes:
    """An English practice review pack: numbered styles, front pages of guidance, a landscape plan, example rows."""
    document = Document()
    _numbered_styles(document)
    say(document, "Penbury Safeguarding Children Partnership", bold=True, size=22)
    say(document, "Local Child Safeguarding Practice Review", size=16)
    say(document, "Single agency report", size=16)
    pairs(
        document,
        [
            ("Agency", "<agency>"),
            ("Report author", "<name, job title>"),
            ("Counter-signed by", "<name, job title>"),
            ("Draft number and date", ""),
        ],
    )
    document.add_page_break()
    say(document, "Notes for authors (take this page out before you send the report)", bold=True)
    for note in [
        "Write in plain English and in the past tense.",
        "Use the codes sent to you for the family, and job titles for staff.",
        "Say what was usual at the time before you say what should have been done.",
    ]:
        document.add_paragraph(note, style="List Bullet")
    document.add_page_break()
    document.add_heading("Introduction and purpose", 1)
    document.add_paragraph("This report is written for the Penbury partners and is not for publication.")
    document.add_paragraph()
    document.add_heading("Scope and key lines of enquiry", 1)
    say(document, "Copy the key lines of enquiry from your letter.", italic=True, colour="0000FF")
    document.add_paragraph()
    document.add_heading("Sources of information", 1)
    document.add_heading("Documents", 2)
    grid(
        document,
        ["Document", "Dated", "Held by"],
        [["Example: Child in need plan", "03/02/2023", "Family support team"]],
        2,
    )
    document.add_heading("Interviews", 2)
    grid(
        document,
        ["Job title", "Date of interview", "Interviewer"],
        [["Example: Health visitor", "12/03/2024", "A. Author"]],
        2,
    )
    document.add_heading("The family", 1)
    grid(
        document,
        ["Code", "Relationship to child", "Date of birth", "Address"],
        [["Mother", "Mother", "01/01/1990", "1 Sample Street"]],
        2,
    )
    document.add_heading("Chronology of key practice episodes", 1)
    document.add_paragraph()
    document.add_heading("Appraisal of practice", 1)
    say(
        document,
        "For each line of enquiry: what happened, what was expected, why there was a difference.",
        italic=True,
        colour="0000FF",
    )
    document.add_paragraph()
    document.add_heading("Findings", 1)
    document.add_paragraph()
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Single agency action plan", 1)
    table = grid(
        document,
        [
            "Ref",
            "Recommendation",
            "Action",
            "Lead officer",
            "Target date",
            "Evidence of completion",
            "Outcome for children",
            "RAG",
        ],
        [
            [
                "1 (example)",
                "Improve records",
                "Audit twenty files",
                "Team manager",
                "June",
                "Audit report",
                "Plans are kept to",
                "Amber",
            ]
        ],
        3,
    )
    title = table.add_row()
    table._tbl.insert(table._tbl.index(table.rows[0]._tr), title._tr)
    merged = title.cells[0].merge(title.cells[7])
    say(merged, "Agency action plan – to be agreed by your senior leadership team", bold=True)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_heading("Quality assurance", 1)
    grid(
        document,
        ["Standard", "Met", "Not met", "Comment"],
        [
            [text, "☐", "☐", ""]
            for text in [
                "The author is independent of the case",
                "The child's experience is described",
                "Every recommendation follows from a finding",
            ]
        ],
    )
    return as_bytes(document)


def thornleigh() -> bytes:
    """A joint adults' and children's form: one table from end to end, numbered bars, ticks, words in brackets."""
    document = Document()
    document.styles["Normal"].font.name = "Calibri"
    table = document.add_table(0, 6, style="Table Grid")

    def row(*parts: tuple[int, str, bool, str]) -> list[Any]:
        """One row: each part spans so many of the six columns, with its text, whether bold, and its fill."""
        cells = table.add_row().cells
        at, made = 0, []
        for span, text, bold, fill in parts:
            cell = cells[at] if span == 1 else cells[at].merge(cells[at + span - 1])
            if text:
                say(cell, text, bold=bold)
            if fill:
                shade(cell, fill)
            made.append(cell)
            at += span
        return made

    row((6, "THORNLEIGH JOINT SAFEGUARDING PARTNERSHIP", True, "7030A0"))
    row((6, "Form JSP 4: Individual Management Review", True, "7030A0"))
    row((2, "Type of review", True, "E4DFEC"), (4, "☐ Adult   ☐ Child   ☐ Domestic homicide", False, ""))
    row((2, "Responding agency", True, "E4DFEC"), (4, "", False, ""))
    row((2, "Reviewer", True, "E4DFEC"), (1, "", False, ""), (1, "Position", True, "E4DFEC"), (2, "", False, ""))
    row(
        (2, "Subject(s) of the review", True, "E4DFEC"),
        (1, "", False, ""),
        (1, "D.O.B.", True, "E4DFEC"),
        (2, "", False, ""),
    )
    row((2, "Review period", True, "E4DFEC"), (4, "From              to", False, ""))
    bars = [
        ("1.0 Independence of the reviewer", "[Confirm that you had no dealings with the case.]"),
        ("2.0 How this review was carried out", "[Records, policies, conversations.]"),
        ("3.0 Circumstances of the subject and family", ""),
        ("4.0 Involvement of the agency", "[A story, not a list of contacts. Attach the chronology as an annex.]"),
        ("5.0 Evaluation", ""),
    ]
    for text, hint in bars:
        row((6, text, True, "CCC0DA"))
        (cell,) = row((6, "", False, ""))
        if hint:
            say(cell, hint, italic=True)
            cell.add_paragraph()
    row((3, "5.1 Was the voice of the subject heard?", True, "E4DFEC"), (3, "", False, ""))
    row((3, "5.2 Were thresholds applied correctly?", True, "E4DFEC"), (3, "", False, ""))
    row((6, "6.0 Equality and diversity", True, "CCC0DA"))
    row((6, "", False, ""))
    row((6, "7.0 Good practice and learning", True, "CCC0DA"))
    row((6, "", False, ""))
    row((6, "8.0 Recommendations", True, "CCC0DA"))
    row(
        *[
            (1, head, True, "E4DFEC")
            for head in ["No", "Recommendation", "Action needed", "Responsible", "Timescale", "Measure of success"]
        ]
    )
    for number in "123":
        row((1, number, False, ""), *[(1, "", False, "")] * 5)
    row((6, "9.0 Declaration", True, "CCC0DA"))
    row((6, "☐ I have checked the facts with the staff concerned\n☐ I have removed the names of staff", False, ""))
    row(
        (2, "Signature of reviewer", True, "E4DFEC"),
        (2, "", False, ""),
        (1, "Date", True, "E4DFEC"),
        (1, "", False, ""),
    )
    row(
        (2, "Name of approving manager", True, "E4DFEC"),
        (2, "", False, ""),
        (1, "Date", True, "E4DFEC"),
        (1, "", False, ""),
    )
    return as_bytes(document)
