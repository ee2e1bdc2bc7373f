"""Templates of boards nobody has seen, in wording of their own: grey boxes, two tongues, text boxes, controls."""

from __future__ import annotations

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from tests.exporters.word_templates.unseen_parts import (
    append,
    as_bytes,
    box,
    box_text,
    control,
    grid,
    pairs,
    say,
    shade,
    with_control,
)


def northmoor() -> bytes:
    """A safeguarding adults board of an English county: every question a grey bar with its grey answer box under it."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL – SENSITIVE when completed"
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("Northmoor Safeguarding Adults Board")
    run.bold = True
    run.font.size = Pt(20)
    say(document, "Agency learning report for a Safeguarding Adults Review", bold=True, size=14)
    pairs(
        document,
        [
            ("Name of your organisation", ""),
            ("Adult under review (initials only)", ""),
            ("Who wrote this report, and their post", ""),
            ("Who signed it off for the organisation", ""),
            ("Date sent to the Board", ""),
        ],
        "E7E6E6",
    )
    document.add_paragraph()
    say(
        document,
        "Please type in the grey boxes; they grow as you type. Do not alter the questions.",
        italic=True,
        colour="1F4E79",
    )
    asked = [
        (
            "Q1. Tell us how you went about this review: what you read, whom you spoke to, and what you could not"
            " find.",
            "",
        ),
        ("Q2. What did your organisation know about the adult and those around them?", "Keep this to half a page."),
        ("Q3. Set out what happened, in order, between the dates in the terms of reference.", ""),
        ("Q4. Looking back, what was done well?", ""),
        ("Q5. Why did practitioners act as they did? Weigh the work against your own policies and the law.", ""),
        ("Q6. What has your organisation learned?", ""),
        ("Q7. What has already changed?", ""),
    ]
    for question, hint in asked:
        table = document.add_table(2, 1, style="Table Grid")
        say(table.cell(0, 0), question, bold=True)
        shade(table.cell(0, 0), "BFBFBF")
        if hint:
            say(table.cell(0, 0), hint, italic=True)
        shade(table.cell(1, 0), "F2F2F2")
        document.add_paragraph()
    say(document, "Q8. Recommendations your organisation makes to itself", bold=True)
    grid(
        document,
        ["No.", "We recommend that", "Because (see paragraph)", "Owner", "By when"],
        [["eg", "the duty team keeps one list of missed visits", "4.2", "Head of service", "1 May"]],
        3,
    )
    document.add_paragraph()
    say(document, "People whose work is described", bold=True)
    grid(document, ["Code used in this report", "Post held", "Seen for this review? (Y/N, date)"], blank=4)
    return as_bytes(document)


def glannant() -> bytes:
    """A regional safeguarding board of Wales: Welsh first, English beside or behind a stroke."""
    document = Document()
    document.add_heading("Bwrdd Diogelu Glannant / Glannant Safeguarding Board", 0)
    say(
        document,
        "Adroddiad asiantaeth ar gyfer Adolygiad Diogelu Unedig Sengl / Agency report for a Single Unified"
        " Safeguarding Review",
        bold=True,
    )
    pairs(
        document,
        [
            ("Enw'r asiantaeth / Name of agency", ""),
            ("Awdur yr adroddiad / Author of the report", ""),
            ("Cyfeirnod yr adolygiad / Review reference", "GSB/       /"),
            ("Dyddiad / Date", ""),
        ],
    )
    document.add_heading("Cyflwyniad / Introduction", 1)
    document.add_paragraph()
    document.add_heading("Methodoleg / Methodology", 1)
    say(document, "Rhestrwch y cofnodion a ddarllenwyd. / List the records that were read.", italic=True)
    document.add_paragraph()
    document.add_heading("Llinell amser / Timeline", 1)
    grid(
        document,
        ["Dyddiad / Date", "Digwyddiad / Event", "Ffynhonnell / Source", "Camau a gymerwyd / Action taken"],
        blank=3,
    )
    # Side by side: the Welsh heading in the left cell, the English in the right, the answer across both below.
    table = document.add_table(0, 2, style="Table Grid")
    for welsh, english in [
        ("Dadansoddiad", "Analysis"),
        ("Arfer da", "Good practice"),
        ("Gwersi a ddysgwyd", "Lessons learned"),
    ]:
        cells = table.add_row().cells
        say(cells[0], welsh, bold=True)
        say(cells[1], english, bold=True)
        for cell in cells:
            shade(cell, "DDEBF7")
        cells = table.add_row().cells
        cells[0].merge(cells[1])
    document.add_heading("Casgliadau / Recommendations", 1)
    document.add_paragraph()
    document.add_heading("Cynllun gweithredu / Action plan", 1)
    grid(
        document,
        [
            "Argymhelliad / Recommendation",
            "Cam / Action",
            "Arweinydd / Lead",
            "Erbyn pryd / By when",
            "Canlyniad / Outcome",
        ],
        blank=2,
    )
    document.add_heading("Geirfa / Glossary", 1)
    document.add_paragraph()
    return as_bytes(document)


def hartsmere() -> bytes:
    """A community safety partnership's domestic homicide review: boxes that float, the terms of reference listed."""
    document = Document()
    append(
        document,
        box(
            box_text(
                ("Hartsmere Community Safety Partnership", True),
                ("Domestic Homicide Review", True),
                ("Individual Management Review", True),
            ),
            ident=1,
        ),
    )
    document.add_paragraph()
    append(
        document,
        box(
            box_text(
                ("Agency:", True),
                ("", False),
                ("Author of the IMR:", True),
                ("", False),
                ("Date completed:", True),
                ("", False),
            ),
            height=1600000,
            ident=2,
        ),
    )
    document.add_paragraph()
    append(document, box(box_text(("1  About the author", True)), ident=3))
    say(
        document,
        "[State your post and experience, and that you had no part in the case or in managing those who did.]",
        italic=True,
    )
    document.add_paragraph()
    append(document, box(box_text(("2  Parties to the review", True)), ident=4))
    grid(
        document,
        ["Pseudonym", "Relationship to the victim", "Age at the time of the death"],
        [["Example: Alex", "Victim", "34"]],
        2,
    )
    document.add_paragraph()
    append(document, box(box_text(("3  Narrative chronology", True)), ident=5))
    document.add_paragraph()
    append(document, box(box_text(("4  Answers to the terms of reference", True)), ident=6))
    say(
        document,
        "Answer each term of reference underneath it. If one does not apply to your agency, say so and say why.",
        italic=True,
    )
    for letter, term in [
        ("a)", "Was your agency aware of domestic abuse between the parties, and what did it do with what it knew?"),
        ("b)", "Were risk assessments completed, and were they shared with those who needed them?"),
        ("c)", "Did immigration status, language or culture make it harder to seek help?"),
        ("d)", "Were there gaps in supervision or staffing that bore on the work?"),
    ]:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.first_line_indent = Cm(-0.8)
        paragraph.add_run(f"{letter}\t{term}")
        document.add_paragraph()
    append(document, box(box_text(("5  Lessons for the agency", True)), ident=7))
    document.add_paragraph()
    # A place inside the box itself: the heading, then an empty line to write on.
    append(document, box(box_text(("6  Conclusion", True), ("", False)), height=1400000, ident=8))
    append(document, box(box_text(("7  Recommendations", True)), ident=9, fallback=False))
    document.add_paragraph()
    say(document, "Signed (author) ........................................   Dated ....................")
    say(document, "Signed (senior officer) ..............................   Dated ....................")
    return as_bytes(document)


TYPE = "Click or tap here to enter text."


def saltwick() -> bytes:
    """A children's partnership's rapid review form: content controls, lists to choose from, dates, ticks."""
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "Saltwick Safeguarding Children Partnership – RR2 – page"
    table = document.add_table(0, 4, style="Table Grid")

    def bar(text: str) -> None:
        cells = table.add_row().cells
        merged = cells[0].merge(cells[3])
        say(merged, text, bold=True, colour="FFFFFF")
        shade(merged, "1F3864")

    def field(label: str, control: str, second: str = "", other: str = "") -> None:
        cells = table.add_row().cells
        say(cells[0], label)
        if second:
            with_control(cells[1].paragraphs[0], control)
            say(cells[2], second)
            with_control(cells[3].paragraphs[0], other)
        else:
            merged = cells[1].merge(cells[3])
            with_control(merged.paragraphs[0], control)

    def wide(control: str, hint: str = "") -> None:
        cells = table.add_row().cells
        merged = cells[0].merge(cells[3])
        if hint:
            say(merged, hint, italic=True)
            with_control(merged.add_paragraph(), control)
        else:
            with_control(merged.paragraphs[0], control)

    bar("RAPID REVIEW – AGENCY RETURN")
    bar("Part A: Your details")
    field(
        "Agency", control("text", "agency", TYPE), "Type of agency", control("list", "agency_type", "Choose an item.")
    )
    field("Completed by", control("text", "author", TYPE), "Job title", control("text", "post", TYPE))
    field(
        "Date of return",
        control("date", "returned", "Click or tap to enter a date."),
        "Version",
        control("text", "version", TYPE),
    )
    bar("Part B: The child")
    field(
        "Child's name",
        control("text", "child", TYPE),
        "Date of birth",
        control("date", "dob", "Click or tap to enter a date."),
    )
    field(
        "Date of incident",
        control("date", "incident", "Click or tap to enter a date."),
        "Known to you before?",
        control("tick", "yes", "☐")
        + "<w:r><w:t xml:space='preserve'> Yes  </w:t></w:r>"
        + control("tick", "no", "☐")
        + "<w:r><w:t xml:space='preserve'> No</w:t></w:r>",
    )
    bar("Part C: Family members and others in the household")
    cells = table.add_row().cells
    inner_holder = cells[0].merge(cells[3])
    inner = inner_holder.add_table(1, 4)
    inner.style = document.styles["Table Grid"]
    for cell, text in zip(
        inner.rows[0].cells, ["Name", "Relationship to child", "Date of birth", "Ethnicity"], strict=True
    ):
        say(cell, text, bold=True)
    for _ in range(3):
        inner.add_row()
    inner_holder.add_paragraph()
    bar("Part D: Summary of your agency's involvement")
    wide(control("rich", "involvement", TYPE), "Cover the period given in the covering email.")
    bar("Part E: Analysis of practice")
    wide(control("rich", "analysis", TYPE))
    bar("Part F: Early learning")
    wide(control("rich", "learning", TYPE))
    bar("Part G: Immediate action taken to keep children safe")
    wide(control("rich", "immediate", TYPE))
    bar("Part H: Before you send this form")
    for text in [
        "The return has been read by a senior manager",
        "Names of staff have been replaced by job titles",
        "Records have been secured",
    ]:
        cells = table.add_row().cells
        merged = cells[0].merge(cells[2])
        say(merged, text)
        with_control(cells[3].paragraphs[0], control("tick", "check", "☐"))
    return as_bytes(document)
