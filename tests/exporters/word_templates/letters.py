"""Templates without styles: bold lines, labels, lists numbered by the program, words in brackets."""

from __future__ import annotations

from tests.exporters.word_templates.raw import docx, gap, p, r, table

_BIG = "b sz=28"


def flat() -> bytes:
    """As an online editor writes it: headings are larger bold lines, guidance is grey italics."""
    body = p([r("Individual ", "b sz=40"), r("Management Review", "b sz=40")]) + gap()
    for label in ("Agency", "Author", "Date of submission"):
        body += p([r(f"{label}:", "b"), r(" ")])
    for title, said in (
        ("Introduction", "A few lines on why this review was begun."),
        ("Methodology", "Which records did you look at? Whom did you see?"),
        ("Background", "What does the reader need to know of the adult?"),
        ("Summary of key events", "Tell the story. Do not list every contact."),
        ("Voice of the adult", "What did the adult say they wanted?"),
        ("Critical analysis", "Be honest and fair."), ("Good practice", ""), ("Learning points", ""),
        ("Conclusion", ""), ("Recommendations", "No more than five."),
    ):
        body += gap() + p(title, _BIG)
        body += p(said, "i color=999999") if said else ""
        body += gap(2)
    body += p("Glossary", _BIG) + table(("Abbreviation", "Meaning"), ("", ""), ("", ""), ("", ""), look="b") + gap()
    return docx(body)


def island() -> bytes:
    """Headings in bold capitals, labels in bold capitals without a colon, notes for guidance in plain letters."""
    body = p("STANDARD FORMAT FOR SINGLE AGENCY REVIEWS", "b u=single") + gap()
    for label in ("REPORT OF (name of agency)", "ON (name of child)", "DATE OF BIRTH", "DATE OF DEATH", "ETHNICITY",
                  "REPORT BY: (Reviewing Officer)", "DESIGNATION", "TIMESPAN FOR THE REVIEW"):  # fmt: skip
        body += p(label, "b") + gap()
    body += p("Add text under all bold headings. Do not reproduce the guidance notes.") + gap()
    for title, said in (
        ("INTRODUCTION", "This should say briefly why the review is being held."),
        ("TERMS OF REFERENCE", "These should be copied from the letter."),
        ("METHODOLOGY", "Please list the records read and the staff seen."),
        ("FAMILY COMPOSITION AND GENOGRAM", "Include all significant adults."),
        ("NARRATIVE OF INVOLVEMENT", "Describe what happened, in order."),
        ("ANALYSIS OF PRACTICE", "Consider what was done, and what was not."),
        ("LESSONS LEARNED", "What should the agency do differently?"),
        ("RECOMMENDATIONS FOR ACTION", "These must follow from the lessons."),
        ("DOCUMENTS EXAMINED", "List them with their dates."),
    ):
        body += p(title, "b") + p(said) + gap(2)
    return docx(body, header=p("STRICTLY CONFIDENTIAL", "b"))


def numbered() -> bytes:
    """Headings are items of a list, numbered by the program, in plain letters."""
    body = p("Individual Management Review", "b sz=36") + gap()
    for title, said in (
        ("Introduction", ()), ("About the author", ("Qualifications", "Experience", "Independence")),
        ("Terms of reference", ()), ("Methodology", ("Records searched", "Persons seen")),
        ("Family composition", ()), ("Summary of facts", ()), ("Analysis of practice", ()),
        ("What did we learn", ()), ("Recommendations", ()),
    ):
        body += p(title, num=(1, 0))
        if said:
            body += p("You should cover:", "i") + "".join(p(each, "i", num=(2, 0)) for each in said)
        body += gap(2)
    body += p("Persons interviewed", num=(1, 0))
    body += table(("Name", "Role", "Date of interview", "Interviewed by"), ("",) * 4, ("",) * 4, look="b") + gap()
    return docx(body)


def brackets() -> bytes:
    """Words that stand for others, split over runs; a heading for every question."""
    body = p("Safeguarding Adults Review", style="Title")
    body += p([r("Agency: <<name"), r(" of "), r("agency>>")]) + p([r("Subject: "), r("[Insert "), r("pseudonym]")])
    body += p([r("Author: "), r("{{author"), r("_name}}")])
    body += p("1. Introduction", "b")
    body += p([r("1.1 This report is about the services provided to "), r("XX"), r("X"), r(", who is the subject of "
              "this review, born on [insert date of birth].")]) + gap()  # fmt: skip
    body += p("2. Key lines of enquiry", "b") + p("Each must be answered in full.", "i") + gap()
    for at, words in enumerate((
        "Was information shared between agencies in time to protect the adult from harm?",
        "How far were the wishes and feelings of the adult known and acted upon?",
        "Did managers have sufficient oversight of decisions taken about the adult’s care?",
    ), 1):
        body += p(f"KLOE {at}: {words}", "b") + gap(2)
    body += p("3. Good practice", "b") + gap(2) + p("4. Learning for the agency", "b") + gap(2)
    body += p("5. Quality assurance checklist", "b")
    body += table(("Standard", "Met", "Not met", "Comments"),
                  ("The author had no part in the case.", "", "", ""),
                  ("The analysis is supported by evidence.", "", "", ""), look="b") + gap()  # fmt: skip
    return docx(body)


def lettered() -> bytes:
    """Sections by letter; answers beside their questions; a declaration with lines of dots."""
    body = p("IMR", style="Title")
    for title in ("A. Introduction", "B. Independence of the author", "C. Genogram", "D. Narrative chronology"):
        body += p(title, "b u=single") + gap(2)
    body += p("E. Analysis", "b u=single")
    body += table(("Question", "Response"),
                  ("Was information shared between agencies in time to protect the adult from harm?", ""),
                  ("How far were the wishes and feelings of the adult known and acted upon?", ""),
                      look="b")  # fmt: skip
    body += gap() + p("F. Recommendations", "b u=single")
    body += table(("No", "Recommendation", "Paragraph numbers"), ("1", "", ""), ("2", "", ""), look="b")
    body += gap() + p("G. Action plan", "b u=single") + p("Please complete the separate Excel spreadsheet.") + gap()
    body += p("H. Chief executive's declaration", "b u=single")
    body += p("I confirm that I have read this report and accept its findings.")
    body += p("Signed: ……………………………………") + p("Name: ……………………………………") + p("Date: ………………………") + gap()
    return docx(body)
