"""Templates that are forms: content controls, form fields, boxes, a resource pack with guidance before the report."""

from __future__ import annotations

from tests.exporters.word_templates.raw import docx, field, gap, p, r, sdt, table, tc

_HERE = r("Click or tap here to enter text.", "rStyle=PlaceholderText")
_DOTS = "……………………………………"


def controls() -> bytes:
    """Controls around runs, paragraphs and cells; one locked, one filled already."""
    def run(alias: str, tag: str = "", kind: str = "text") -> str:
        return sdt(_HERE, alias=alias, tag=tag, kind=kind)

    body = p("Individual Management Review", style="Title")
    body += table(
        ("Agency name", tc(p([run("", "agency")]))), ("Report author", tc(p([run("Author")]))),
        ("Job title", sdt(tc(p([_HERE])), alias="Job title", cell=True)),
        ("Subject", tc(sdt(p([_HERE]), alias="Subject"))),
        ("Date of submission", tc(p([sdt(r("Click to enter a date.", "rStyle=PlaceholderText"), kind="date")]))),
        ("Version", tc(p([sdt(_HERE, alias="Version", lock="sdtLocked")]))),
        ("Board", tc(p([sdt(r("Northtown Safeguarding Board"), alias="Board", shows=False, lock="contentLocked")]))),
    )
    for title in ("Introduction", "Scope of the review", "Methodology", "Contextual information", "Narrative",
                  "Analysis", "Learning", "Recommendations"):  # fmt: skip
        body += p(title, style="Heading1") + sdt(p([_HERE]), kind="rich")
    body += p([r("Author signed: "), run("Author signed")]) + p([r("Author date: "), run("Author date", kind="date")])
    return docx(body)


def legacy() -> bytes:
    """A protected form with fields of the old kind, in a table and under headings."""
    labels = ("Organisation", "Author of report", "Designation", "Name of adult", "Date of birth", "Reference number")
    body = p("INDIVIDUAL MANAGEMENT REVIEW", "b")
    body += table(*((label, tc(p([field(f"Text{at}")]))) for at, label in enumerate(labels, 1)))
    for at, title in enumerate(("Introduction", "Methodology", "Narrative", "Analysis", "Learning",
                                "Recommendations"), 1):  # fmt: skip
        body += p(f"{at}. {title}", "b") + p([field(f"Text{at + 10}")])
    return docx(body, settings='<w:documentProtection w:edit="forms" w:enforcement="1"/>')


def tables_only() -> bytes:
    """Everything in boxes: four columns on the cover, a title row over a box, questions over boxes."""
    body = p("Individual Management Review", style="Title")
    body += table(("Agency", "", "Reference", ""), ("Author of IMR", "", "Job title of author", ""),
                  ("Period under review", "", "Date of submission", "")) + gap()  # fmt: skip
    for title in ("Section 1: Introduction", "Section 2: Methodology", "Section 3: Summary of facts"):
        body += table((title,), ("",), look="b") + gap()
    body += table(
        ("Section 4: Questions",), ("Was information shared between agencies in time to protect the adult from harm?",),
        ("",), ("How far were the wishes and feelings of the adult known and acted upon?",), ("",),
        ("Did managers have sufficient oversight of decisions taken about the adult's care?",), ("",), look="b",
    ) + gap()  # fmt: skip
    for title in ("Section 5: Good practice", "Section 6: Learning", "Section 7: Recommendations"):
        body += table((title,), ("",), look="b") + gap()
    body += table(("No.", "Recommendation", "Action", "By whom", "By when", "Evidence"), ("1",) + ("",) * 5,
                  ("2",) + ("",) * 5, look="b") + gap()  # fmt: skip
    body += table(("Signed by author", "", "Date", ""), ("Countersigned by", "", "Date", "")) + gap()
    return docx(body)


def boxes() -> bytes:
    """A board's form: number 1 twice, boxes for questions, example rows, a quality form, trigger questions behind."""
    body = p("INDIVIDUAL MANAGEMENT REVIEW", style="Title") + p("1. Introduction", style="Heading1")
    body += p([r("1.1 This report reviews the services provided to "), r("XX"), r("X (deceased), the subject of a "
              "review about ("), r("add information about the incident", "i"), r(").")]) + gap()  # fmt: skip
    body += p(" 1. TERMS OF REFERENCE", "b") + gap() + p("Enter Section 6 from the letter", "i color=FF0000") + gap(2)
    body += p("2. METHODOLOGY", style="Heading1") + p("List the sources your agency has used.") + gap(2)
    body += p("3. FAMILY COMPOSITION as known to the agency", "b") + p("Please delete the examples.") + gap()
    example = [tc(each, "i") for each in ("Adult 1", "Father", "01/01/1970", "n/a", "1 High Street")]
    body += table(("Reference name", "Relationship to subject", "Date of Birth", "Date of Death", "Full Address"),
                  example, ("",) * 5, ("",) * 5, look="b") + gap()  # fmt: skip
    body += p("4. CHRONOLOGY OF INVOLVEMENT", style="Heading1")
    body += p("This must be completed on the chronology template provided as an Excel spreadsheet.", "b") + gap(2)
    body += p("5. NARRATIVE ON THE CHRONOLOGY", style="Heading1") + p("This section tells the story.") + gap(6)
    body += p("6. CRITICAL ANALYSIS", "b") + p("In this section the author must answer the questions below.") + gap()
    for at in range(1, 5):
        title = tc(p([r("Insert question", "b"), r(f" {at} ", "b"), r("from Section 1", "b")]))
        body += table((title,), (tc(gap(2)),)) + gap()
    body += p("Are there any examples of good practice which should be highlighted?") + gap(4)
    body += p("7. LEARNING", style="Heading1") + p("Identify the lessons.") + table((tc(gap(5)),)) + gap()
    body += p("8. RECOMMENDATIONS AND ACTION PLAN", style="Heading1") + p("Recommendations must flow from section 7.")
    body += gap() + table(("No.", "Recommendation", "Action", "Lead", "Target date"), ("1",) + ("",) * 4,
                          ("2",) + ("",) * 4, look="b") + gap()  # fmt: skip
    body += p("SECTION 9", "b") + p("QUALITY ASSURANCE FORM", "b") + gap()
    body += table(("Criteria", "Yes", "No", "Comments"), ("Author was independent", "", "", ""),
                  ("Report is completed within the agreed timescale", "", "", ""), look="b") + gap()  # fmt: skip
    body += table(("Author of IMR signed:", ""), ("Job title", ""), ("Quality assured and approved by:", ""),
                  ("Job title", ""), ("Date of submission", "")) + gap(3)  # fmt: skip
    body += p("Glossary of personnel involved", "b u=single") + gap()
    body += table(("Name", "Job role", "Identification in report"), *(("",) * 3,) * 6, look="b") + gap()
    body += p("APPENDIX 1", style="Heading1") + gap()
    body += p("1. Were practitioners aware of and sensitive to the needs of the adult in their work?") + gap()
    body += p("2. Were senior managers involved at the points where they should have been involved?")
    return docx(body)


def pack() -> bytes:
    """A resource pack: guidance pages with an introduction of their own, then the report, its cover and appendices."""
    body = p("Introduction", style="Heading1") + p("This pack is guidance for authors.")
    body += p([r("When submitting, please remove the", "b"), r(" introductory pages.", "b")])
    body += p("CRITERIA FOR APPOINTING AN AUTHOR", "b") + p("The author must be independent.", num=(3, 0))
    body += p("INDIVIDUAL MANAGEMENT REVIEW REPORT", style="Title", more="")
    body += table(
        ("Serious case review in respect of", tc(p([sdt(_HERE)]))),
        ("Date of birth", tc(p([sdt(r("Click here to enter a date."), kind="date")]))),
        ("Author of IMR", tc(sdt(p([r("Insert name and designation of IMR author here")]), tag="imr_author"))),
        ("Agency", sdt(tc(p([r("Name of agency")])), alias="Agency", cell=True)),
        ("Version", tc(p([sdt(r("Version submitted (if applicable)"), lock="sdtLocked")]))),
    )  # fmt: skip
    titles = ("Introduction", "About the author", "Terms of reference", "Contextual information", "Methodology",
              "Genogram", "Summary of facts", "Analysis", "What are the learning points from this case?",
              "Recommendations")  # fmt: skip
    body += p([r("GUIDANCE:", "b color=C00000"), r(" The countersigner must see each version.", "color=C00000")])
    body += p("TABLE OF CONTENTS", "b")
    body += table(("", "", "Page no"), *((f"{at}.", title, "") for at, title in enumerate(titles, 1)))
    for at, title in enumerate(titles, 1):
        if title == "Methodology":
            body += p(f"{at}. {title}", "b color=1F4E79")
            body += p("Documents seen (at Appendix B)", num=(3, 0)) + p("Interviews (at Appendix C)", num=(3, 0))
        else:
            body += p(f"{at}. {title}", style="Heading1") + p("This section should be brief.", "i color=7F7F7F")
        body += gap(2)
    body += p("Signatures required on completed report", "b")
    body += table(("Author and position", "Senior officer and position"), ("", ""), ("Date: ", "Date: "))
    body += p("APPENDIX A – ACTION PLAN", style="Heading1")
    body += table(("No.", "RECOMMENDATION", "ACTION", "LEAD OFFICER", "BY WHEN"), ("1",) + ("",) * 4, look="b")
    body += p("APPENDIX B – CHIEF OFFICER'S STATEMENT", style="Heading1") + p("I am satisfied that the report is fair.")
    body += table(("Signed:", "Date:"), ("", ""), (_DOTS, _DOTS),
                  ("Name and position:", tc(p(_DOTS) + p("(PLEASE PRINT)"))))  # fmt: skip
    body += p("APPENDIX C - Records/documents examined including policies", "b") + gap()
    body += p("•\tPlease list them here.") + gap()
    body += p("APPENDIX D - Persons seen / interviewed", "b") + gap()
    body += table(("Name", "Dates", "Interviewed by"), ("",) * 3, ("",) * 3, look="b") + gap()
    return docx(body)
