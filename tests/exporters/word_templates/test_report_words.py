"""Words of templates that must not be taken for something they are not."""

from __future__ import annotations

import pytest

from exporters.templates.report_places import Place, ReportMapping
from exporters.templates.report_template import understand_report
from exporters.templates.report_words import number_of, read_label, read_section
from tests.exporters.word_templates.boards import QUESTIONS
from tests.exporters.word_templates.raw import docx, field, gap, p, r, sdt, table, tc

NEVER_A_SECTION = (
    "Family engagement", "Policies reviewed", "Interviews with family members", "Records management", "Record keeping",
    "Quality of practice", "Learning disability", "Lessons from previous reviews", "Good practice guidance",
    "Previous recommendations", "National recommendations", "Actions already taken", "Action taken since",
    "Background of author", "Agency history", "Agency background", "Analysis of records", "Timeline for the review",
    "Review timetable", "Panel members", "Chronology of the review process", "Context of the review",
    "Summary of recommendations", "Summary of learning", "Independence of chair", "Statement of confidentiality",
    "Author of the overview report", "Voice of staff", "Staff views", "Recommendations from other reviews",
    "Recommendations for other agencies", "Criminal background", "Foreword by the chair", "Introduction of new policy",
    "Training records", "Family court proceedings", "Review of records", "Learning events", "Interview consent",
    "Case summary", "Case history", "Combined chronology", "Summary of the serious incident", "Evaluation statement",
    "Media statement", "Communication between agencies", "Equality impact assessment", "Ethnicity of staff",
    "Policy recommendations", "Reference number", "Overview report", "Board's response", "Response to recommendations",
    "Agency response", "What could be improved", "What should have happened", "Information sharing",
    "Decision making", "Contextual safeguarding", "Management oversight", "Notification of the review",
)  # fmt: skip
NEVER_A_LABEL = (
    "Date of referral", "Name of GP", "Name of manager", "Chair of panel", "Date of panel", "Date approved by board",
    "Contact details", "Telephone", "Address of author", "Address", "Name of child's school", "Date received",
    "Agency contact", "Date agreed", "Name of sibling", "Date of birth of sibling", "Date of last contact",
    "Overview author", "Report to", "Date of meeting", "Date case closed", "Name", "Date", "Title", "Role", "Position",
    "Status", "Number", "Case number", "NHS number", "Agency of referrer", "Date report due", "Author's manager",
    "Author's telephone", "Line manager of author", "Child's school", "Adult's GP", "Name of perpetrator",
    "Reason", "Circumstances", "Commissioned by", "Approved by", "Signed", "Checked by", "Mother", "Other agencies",
)  # fmt: skip


def _places(body: str, mapping: ReportMapping | None = None) -> list[Place]:
    return list(understand_report(docx(body), "board.docx", QUESTIONS, (), mapping)[1].places)


@pytest.mark.parametrize("text", NEVER_A_SECTION)
def test_a_heading_that_asks_for_something_else_is_not_certain(text: str) -> None:
    assert not read_section(text).certain


@pytest.mark.parametrize("text", NEVER_A_LABEL)
def test_a_label_that_may_ask_for_something_else_is_not_certain(text: str) -> None:
    assert not read_label(text).certain


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("5. Methodology", "5", "Methodology"), ("5 Methodology", "5", "Methodology"), ("5.1 Scope", "5.1", "Scope"),
        ("SECTION 9", "9", ""), ("Appendix A – Action plan", "A", "Action plan"),
        ("APPENDIX C- Records", "C", "Records"),
        ("Part One: Report", "1", "Report"), ("A. Introduction", "A", "Introduction"), ("(b) Scope", "B", "Scope"),
        ("IV. Analysis", "IV", "Analysis"), ("• Learning", "", "Learning"), ("A chronology", "", "A chronology"),
        ("1.0 Learning", "1.0", "Learning"), ("5.Methodology", "5", "Methodology"),
    ],
)  # fmt: skip
def test_the_number_of_a_heading_is_told_from_its_words(text: str, number: str, rest: str) -> None:
    assert number_of(text) == (number, rest)


def test_a_form_of_yes_and_no_about_the_author_is_no_quality_form() -> None:
    form = table(("Question", "Yes", "No"), ("Is the author a manager in a senior position?", "", ""),
                 ("Is the author independent of the staff involved?", "", ""), look="b")  # fmt: skip
    found = next(each for each in _places(p("About the author", style="Heading1") + form) if each.way == "table")
    assert not found.certain


def test_a_key_of_staff_under_persons_seen_is_asked_about() -> None:
    rows = table(("Name", "Job title", "Code"), ("",) * 3, ("",) * 3, look="b")
    found = next(each for each in _places(p("Persons interviewed", style="Heading1") + rows) if each.way == "table")
    assert not found.certain and "table:interviewed" in found.others


def test_questions_that_are_not_the_case_s_are_asked_about() -> None:
    rows = table(("Question", "Answer"), ("Who is the lead for safeguarding in your agency today?", ""), look="b")
    found = next(each for each in _places(p("Analysis", style="Heading1") + rows) if each.way == "table")
    assert not found.certain


def test_a_table_nobody_understands_is_asked_about_and_can_be_said_to_be_one() -> None:
    body = p("Analysis", style="Heading1") + table(("Colour", "Shape", "Weight"), ("",) * 3, ("",) * 3)
    found = next(each for each in _places(body) if each.way == "table")
    assert found.asks is None and not found.certain
    mapping = ReportMapping({found.name: "table:interviewed"}, {found.name: {0: "who", 2: "dates"}})
    said = next(each for each in _places(body, mapping) if each.way == "table")
    assert said.certain and (said.columns[0], said.columns[2]) == ("who", "dates")


def test_a_table_of_people_within_a_bigger_table_is_a_table_of_its_own() -> None:
    rows = table((tc("SECTION 4: STAFF SEEN", span=3),), ("Name", "Position", "Date"), ("",) * 3, ("",) * 3,
                 (tc("SECTION 5: LEARNING", span=3),), (tc(gap(3), span=3),))  # fmt: skip
    found = _places(p("Report", style="Title") + rows)
    assert [each.asks for each in found if each.certain] == ["table:interviewed", "learning"]
    assert (found[0].header_rows, found[0].last_row) == (2, 4)


def test_a_list_of_sections_is_no_set_of_headings() -> None:
    listed = "".join(p(each, num=(1, 0)) for each in ("Introduction", "Methodology", "Analysis", "Conclusion"))
    body = p("Your report should have these sections:") + listed + gap()
    body += "".join(p(each, style="Heading1") + gap(2) for each in ("Introduction", "Methodology", "Analysis",
                                                                 "Conclusion"))  # fmt: skip
    assert [each.asks for each in _places(body)] == ["introduction", "methodology", "analysis", "conclusion"]


def test_a_contents_field_is_no_place() -> None:
    field_ = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1. Introduction</w:t></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>2. Methodology</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "</w:p>"
    )
    body = field_ + p("1. Introduction", "b") + gap(2) + p("2. Methodology", "b") + gap(2)
    assert [each.asks for each in _places(body)] == ["introduction", "methodology"]


def test_a_control_bound_under_one_heading_for_another_section_is_asked_about() -> None:
    here = r("Click or tap here to enter text.", "rStyle=PlaceholderText")
    body = p("Methodology", style="Heading1") + sdt(p([here]), alias="Recommendations", kind="rich")
    found = next(each for each in _places(body) if each.way == "control")
    assert not found.certain


def test_a_box_to_tick_asks_for_yes_or_no_and_never_for_words() -> None:
    body = p("Form", style="Title") + table(
        ("Author is independent of the case", tc(p([field("", "box")]))), ("Training", tc(p([field("", "box")])))
    )
    found = {each.label: each for each in _places(body)}
    assert found["Author is independent of the case"].asks == "fact:independent"
    assert not found["Training"].certain


def test_a_placeholder_in_the_header_is_found() -> None:
    data = docx(p("1. Introduction", "b") + gap(2), header=p([r("Agency: "), r("[name of "), r("agency]")]))
    places = understand_report(data, "board.docx", QUESTIONS)[1].places
    assert [each.asks for each in places if each.way == "placeholder"] == ["cover:agency"]
    assert next(each for each in places if each.way == "placeholder").part == "word/header1.xml"


def test_letters_of_a_placeholder_are_those_of_the_paragraph() -> None:
    body = p([r("This concerns "), r("<<name of "), r("agency>>"), r(" only.")])
    found = next(each for each in _places(body) if each.way == "placeholder")
    assert "This concerns <<name of agency>> only."[found.start : found.end] == "<<name of agency>>"


def test_a_citation_in_square_brackets_is_no_placeholder() -> None:
    body = p("1. Introduction", "b") + p("As the guidance says [1], and [sic] as before [2019].") + gap(2)
    assert [each.asks for each in _places(body)] == ["introduction"]


def test_lines_to_sign_on_in_one_paragraph_are_each_told() -> None:
    line = p([r("Name:\t"), r("…………………\tSignature:\t…………………\tDate:\t…………")])
    found = _places(p("Report", style="Title") + line)
    assert [each.label for each in found] == ["Name", "Signature", "Date"]
    assert not any(each.certain for each in found)
    text = "Name:\t…………………\tSignature:\t…………………\tDate:\t…………"
    assert text[found[1].start : found[1].end].startswith(":\t…")


def test_a_heading_with_room_that_is_not_understood_is_asked_about_though_others_stand_below() -> None:
    body = p("What needs to change?", style="Heading1") + gap(3) + p("Learning", style="Heading2") + gap(2)
    found = _places(body)[0]
    assert found.asks is None and not found.certain


def test_every_prompt_of_a_section_that_leaves_room_is_told() -> None:
    body = p("Narrative", style="Heading1") + p("What was life like for the adult before the review?") + gap(3)
    body += p("What were the key contacts your agency had?") + gap(3)
    assert len([each for each in _places(body) if not each.certain]) == 2


def test_a_table_for_the_board_s_own_use_stays() -> None:
    rows = table(("Panel use only", ""), ("Date received", ""), ("Reference", ""))
    assert not _places(p("Report", style="Title") + rows)


def test_what_stands_below_the_board_s_own_part_of_a_form_is_asked_about() -> None:
    rows = table(("Agency", ""), ("Author", ""), ("For panel use only", ""), ("Reference", ""))
    found = {each.label: each.certain for each in _places(p("Report", style="Title") + rows)}
    assert found["Agency"] and found["Author"] and not found["Reference"]


@pytest.mark.parametrize("title", ["Previous recommendations and action plan", "Example of an action plan"])
def test_a_table_under_a_heading_about_something_else_is_asked_about(title: str) -> None:
    rows = table(("Recommendation", "Action", "Lead", "Target date"), ("",) * 4, ("",) * 4, look="b")
    assert not any(each.certain for each in _places(p(title, style="Heading1") + rows) if each.way == "table")


def test_a_box_that_says_something_already_is_asked_about() -> None:
    rows = table(("Methodology", ""), ("Analysis", "Use this box to say why things happened as they did."))
    found = {each.label: each for each in _places(p("Form", style="Title") + rows)}
    assert found["Methodology"].certain and not found["Analysis"].certain


def test_who_signs_is_not_guessed() -> None:
    rows = table(("Signed", ""), ("Name", ""), ("Date", ""))
    found = _places(p("Sign-off", style="Heading1") + rows)
    assert not any(each.certain for each in found if each.way == "cell")


@pytest.mark.parametrize(("heading", "certain"), [("8. Action plan", True), ("8. Genogram", False)])
def test_an_embedded_workbook_is_the_action_plan_where_one_is_asked_for(heading: str, certain: bool) -> None:
    embedded = (
        '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" '
        'ProgID="Excel.Sheet.12" r:id="rEmbed1"/></w:object></w:r>'
    )
    data = docx(p(heading, "b") + p("Please complete the attached Excel file below") + p([embedded]),
                extra={"word/embeddings/plan.xlsx": b"PK"})  # fmt: skip
    places = understand_report(data, "board.docx", QUESTIONS)[1].places
    found = next(each for each in places if each.way == "workbook")
    assert (found.part, found.asks, found.certain) == ("word/embeddings/plan.xlsx", "table:actions", certain)
