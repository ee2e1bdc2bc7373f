"""Tables, forms and covers of a board's template filled and grown."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from domain.chronology.entry import Citation, Entry
from domain.report.parts import Criterion, Fact
from exporters.report.putting import within
from exporters.report.quality import match
from tests.exporters.forms import day
from tests.exporters.report.cases import REPORT, REVIEW, leaving
from tests.exporters.report.templates import (
    filled,
    labels,
    paragraphs,
    quality,
    saved,
    sections,
    table,
    with_control,
    with_form_field,
    xml,
)
from tests.exporters.word_templates.forms import legacy


def grid(data: bytes, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[number].rows]


FAMILY = ("Reference name", "Relationship to subject", "Date of birth", "Date of death", "Full address", "Ethnicity")


def test_the_family_table_is_filled_as_the_board_asks() -> None:
    rows = grid(filled(table("3. Family composition", *FAMILY)).data)
    assert rows[1] == ["Adult A", "Subject", "14/05/1954", "12/06/2024", "4 Alder Yard, Northwick NW9 1ZZ",
                       "White British"]  # fmt: skip
    assert rows[2][2] == "not known"
    assert len(rows) == 4


def test_rows_left_over_are_kept() -> None:
    rows = grid(filled(table("3. Family composition", *FAMILY, rows=9)).data)
    assert len(rows) == 10
    assert rows[9] == [""] * 6


def test_a_table_grows_with_the_format_of_its_own_row() -> None:
    made = docx.Document()
    made.add_heading("Key of personnel", 1)
    held = made.add_table(2, 3, style="Table Grid")
    for cell, text in zip(held.rows[0].cells, ("Code", "Role", "Organisation"), strict=True):
        cell.text = text
    for cell in held.rows[1].cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    finished = docx.Document(io.BytesIO(filled(saved(made)).data)).tables[0]
    assert [row.cells[0].text for row in finished.rows] == ["Code", "HV1", "SW1", "GP1"]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for row in finished.rows[1:] for cell in row.cells)


def test_running_numbers_stay_and_are_counted_on() -> None:
    made = docx.Document()
    made.add_heading("Action plan", 1)
    held = made.add_table(4, 5, style="Table Grid")
    for cell, text in zip(
        held.rows[0].cells, ("No.", "Recommendation", "Action", "Lead officer", "By when"), strict=True
    ):
        cell.text = text
    for number, row in enumerate(held.rows[1:], 1):
        row.cells[0].text = str(number)
    rows = grid(filled(saved(made)).data)
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, 13)]
    assert rows[1][2:] == ["Write the owner of a failed visit into the procedure.", "Head of Nursing", "31/01/2027"]
    assert rows[3][4] == "Summer 2027"


def test_example_rows_go_only_when_that_was_agreed() -> None:
    made = docx.Document()
    made.add_heading("3. Family composition", 1)
    made.add_paragraph("Please use this section for the family, as per the example below; delete and retype.")
    held = made.add_table(4, 3, style="Table Grid")
    for cell, text in zip(held.rows[0].cells, ("Reference name", "Relationship", "Date of birth"), strict=True):
        cell.text = text
    for cell, text in zip(held.rows[1].cells, ("Mrs Example", "Mother", "01/01/1950"), strict=True):
        cell.paragraphs[0].add_run(text).italic = True
    data = saved(made)
    assert grid(filled(data).data)[1][0] == "Mrs Example"
    gone = filled(data, remove=True)
    assert grid(gone.data)[1][0] == "Adult A"
    assert "Mrs Example" not in xml(gone.data)


CRITERIA = (
    "Author was independent", "Access to legal advice available where appropriate ",
    "Report is completed within agreed timescale", "Report includes chronology of involvement",
)  # fmt: skip


def test_the_quality_form_is_ticked_by_the_words_of_its_lines() -> None:
    made = filled(quality(*CRITERIA))
    rows = grid(made.data)
    assert rows[1][1:] == ["✓", "", ""]
    assert rows[2][1:] == ["✓", "", "Not needed."]
    assert rows[3][1:] == ["", "✓", "Two weeks late, agreed with the board."]
    assert rows[4][1:] == ["", "", ""]


def test_what_of_the_quality_form_is_not_certain_is_told_and_not_ticked() -> None:
    notes = "\n".join(filled(quality(*CRITERIA)).notes)
    assert "Not answered on the quality form: “Report includes chronology of involvement”" in notes
    assert "“The moon was full”" in notes


def test_a_box_that_stands_in_the_form_is_ticked_itself() -> None:
    made = docx.Document(io.BytesIO(quality(*CRITERIA)))
    for row in made.tables[0].rows[1:]:
        for cell in row.cells[1:3]:
            cell.text = "☐"
    rows = grid(filled(saved(made)).data)
    assert rows[1][1:3] == ["☒", "☐"]


@pytest.mark.parametrize(
    ("line", "criterion", "same"),
    [
        ("Author was independent", "The author is independent.", True),
        ("Author was independent", "author was  INDEPENDENT.", True),
        ("Good practice is highlighted", "Poor practice is highlighted", False),
        ("Report is complete", "Report is completed", True),
        ("Report is completed on time", "Report is not completed on time", False),
        ("Practice is analysed openly", "Practice was analyzed openly", True),
        ("Independent author", "Dependent author", False),
    ],
)
def test_lines_of_a_form_are_matched_when_they_say_the_same(line: str, criterion: str, same: bool) -> None:
    assert (match([line], [Criterion(text=criterion, mark="yes")])[0] is not None) is same


def test_no_criterion_answers_two_lines() -> None:
    one = Criterion(text="Good practice is shown", mark="yes")
    assert match(["Good practice is shown", "Good practice is shown"], [one]) == [one, None]


SIGNING = ("Author of IMR Signed:", "Job Title", "Quality Assured and Approved by:", "Job title of quality assurer")


def test_signatures_of_the_submission_are_printed_and_what_is_unsigned_stays_blank() -> None:
    made = filled(labels(*SIGNING))
    rows = grid(made.data)
    assert rows[0][1].startswith("Pat Example")
    assert rows[2][1] == ""
    assert any("Left blank until it is signed: the quality assurer" in note for note in made.notes)


def test_the_job_of_who_signs_as_chief_officer_is_asked_for_beside_the_signature() -> None:
    job = Fact(name="chief_officer_job", value="Chief Executive")
    here = leaving(replace(REVIEW, report=replace(REPORT, facts=(*REPORT.facts, job))))
    asked = filled(labels("Chief officer: name", "Chief officer: job title", "Chief officer: signature"), here)
    assert not any("Chief officer" in note for note in asked.notes if "does not ask for it" in note)
    other = filled(labels(*SIGNING), here)
    assert any("Chief officer" in note for note in other.notes if "does not ask for it" in note)


def test_without_a_submission_nothing_is_signed() -> None:
    made = filled(labels(*SIGNING), leaving(submission=0))
    assert grid(made.data)[0][1] == ""


def test_a_cover_takes_the_facts_of_the_case() -> None:
    rows = grid(filled(labels("Agency", "Subject", "Period under review", "Version", "Date of birth")).data)
    assert [row[1] for row in rows] == [
        "Riverside Community Trust", "Adult A", "1 January 2023 to 30 June 2024", "1", "14/05/1954",
    ]  # fmt: skip


def test_a_content_control_no_longer_shows_its_placeholder() -> None:
    made = filled(with_control("Agency", "<w:text/>"))
    assert "Riverside Community Trust" in xml(made.data)
    assert "showingPlcHdr" not in xml(made.data)
    assert "PlaceholderText" not in xml(made.data)


def test_a_date_in_a_control_keeps_its_day_and_is_written_as_the_board_has_it() -> None:
    body = xml(filled(with_control("Date of birth", '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>')).data)
    assert 'w:fullDate="1954-05-14T00:00:00Z"' in body
    assert "14/05/1954" in body


LIST = '<w:dropDownList><w:listItem w:displayText="{}" w:value="1"/></w:dropDownList>'


def test_a_list_takes_only_what_it_lists() -> None:
    fits = filled(with_control("Agency", LIST.format("Riverside Community Trust")))
    assert "Click here" not in xml(fits.data)
    other = filled(with_control("Agency", LIST.format("Another Trust")))
    assert grid(other.data)[0][1] in ("", "Click here")
    assert any("Not filled: “Agency”" in note and "its list has no such item" in note for note in other.notes)


TEXT = '<w:textInput><w:maxLength w:val="{}"/></w:textInput>'


def test_a_form_field_is_filled_and_words_too_long_for_it_are_told_and_not_cut() -> None:
    fits = filled(with_form_field("Agency", TEXT.format(40)))
    assert "Riverside Community Trust" in paragraphs(fits.data)
    short = filled(with_form_field("Agency", TEXT.format(10)))
    assert not grid(short.data)[0][1].strip()
    assert any("it takes 10 characters and this has 25" in note for note in short.notes)


def test_a_section_goes_into_the_field_of_a_protected_form_a_line_for_each_paragraph() -> None:
    made = filled(legacy())
    said = next(each for each in paragraphs(made.data) if "three services" in each)
    assert said.index("three services") < said.index("no reply; a card was left") < said.index("told the pharmacy")
    assert not any("“Narrative”" in note for note in made.notes)


def test_data_a_control_is_bound_to_says_the_same() -> None:
    binding = (
        '<w:dataBinding w:xpath="/ns0:coreProperties[1]/ns1:subject[1]" w:storeItemID='
        '"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}" w:prefixMappings="xmlns:ns0='
        "'http://schemas.openxmlformats.org/package/2006/metadata/core-properties' xmlns:ns1="
        "'http://purl.org/dc/elements/1.1/'\"/><w:text/>"
    )
    made = filled(with_control("Agency", binding))
    assert "Riverside Community Trust" in xml(made.data, "docProps/core.xml")
    assert "dataBinding" in xml(made.data)


def test_a_placeholder_split_over_runs_is_replaced_whole() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Services provided to X")
    paragraph.add_run("X").bold = True
    paragraph.add_run("X (deceased) by the agency.")
    assert "Services provided to Adult A (deceased) by the agency." in paragraphs(filled(saved(made)).data)


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("the agency’s involvement relating to ", "The death of Adult A.", "the death of Adult A."),
        ("relating to ", "Adult A’s death", "Adult A’s death"),
        ("relating to ", "The Limes care home", "The Limes care home"),
        ("relating to ", "MARAC referrals", "MARAC referrals"),
        ("1. ", "The death of Adult A.", "The death of Adult A."),
        ("About: ", "The death of Adult A.", "The death of Adult A."),
        ("", "The death of Adult A.", "The death of Adult A."),
    ],
)
def test_a_fact_put_into_a_sentence_begins_small_unless_it_is_a_name(before: str, text: str, said: str) -> None:
    assert within(before, text) == said


def test_names_go_into_a_panel_copy_only_and_their_absence_is_told() -> None:
    data = table("Glossary of personnel", "Name", "Job role", "Identification in report")
    plain = filled(data)
    assert grid(plain.data)[1] == ["", "Health visitor", "HV1"]
    assert any("names go into a panel copy only" in note for note in plain.notes)
    panel = filled(data, leaving(naming="names"))
    assert grid(panel.data)[1] == ["Marigold Quillfeather", "Health visitor", "HV1"]
    assert grid(filled(data, leaving(naming="initials")).data)[1][0] == "M.Q."


def test_an_action_names_its_recommendation_by_the_number_the_report_gives_it() -> None:
    rows = grid(filled(table("Action plan", "No.", "Recommendation", "Action", "Lead officer", "By when")).data)
    assert rows[1][1].startswith("Recommendation 1: Every visit without a reply")
    apart = table("Action plan", "Recommendation number", "Recommendation", "Action", "Lead officer", "By when")
    assert grid(filled(apart).data)[1][:2] == ["1", "Every visit without a reply has a named owner until the person has"
                                              " been seen."]  # fmt: skip


def test_those_seen_and_not_seen_stand_where_they_are_asked_for() -> None:
    data = table("Appendix D: Persons seen / interviewed", "Name", "Dates", "Interviewed by")
    made = filled(data)
    assert grid(made.data)[1] == ["HV1 (Health visitor)", "12 September 2024\n3 October 2024", "AU1"]
    assert "left the practice; not traced" in "\n".join(paragraphs(made.data))


def test_a_chronology_goes_into_its_table_with_what_staff_dispute() -> None:
    entries = tuple(
        Entry(id=f"e{n}", when=day(2024, 1 + n % 6, 1 + n % 27), who="SW1", event=f"Call {n}",
              sources=(Citation("EMIS"),))
        for n in range(3_000)
    )  # fmt: skip
    out = leaving(replace(REVIEW, entries=entries, report=replace(REPORT, cited=())))
    out = replace(out, chronology=replace(out.chronology, beside={"e7": "[Disputed by SW1: “No.”]"}))
    data = table("4. Chronology", "Date", "Who", "Event")
    made = filled(data, out)
    body = xml(made.data)
    assert body.count("<w:tr>") + body.count("<w:tr ") == 3_001
    assert made.printed["row:e2999"].endswith("Call 2999")


def test_rows_of_a_grown_table_share_no_id() -> None:
    made = filled(table("4. Chronology", "Date", "Event"))
    ids = [part.split('"')[0] for part in xml(made.data).split('w14:paraId="')[1:]]
    assert len(ids) == len(set(ids))


def test_abbreviations_with_no_place_stand_at_the_end() -> None:
    said = paragraphs(filled(sections("Narrative")).data)
    assert said[said.index("Abbreviations") :][1].endswith("GP: general practitioner")


def test_a_day_is_never_made_of_what_is_none() -> None:
    review = replace(REVIEW, family=tuple(replace(each, born="about 1954") for each in REVIEW.family))
    data = with_control("Date of birth", '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>')
    body = xml(filled(data, leaving(review)).data)
    assert "about 1954" in body
    assert "fullDate" not in body


def test_answers_go_beside_the_questions_a_board_has_printed_and_are_not_said_twice() -> None:
    from tests.exporters.report.cases import QUESTIONS

    made = docx.Document()
    made.add_heading("6. Analysis", 1)
    held = made.add_table(3, 2, style="Table Grid")
    held.rows[0].cells[0].text, held.rows[0].cells[1].text = "Question", "Answer"
    held.rows[1].cells[0].text = f"1. {QUESTIONS[2].text}"
    finished = filled(saved(made))
    rows = grid(finished.data)
    assert rows[1][0] == f"1. {QUESTIONS[2].text}"
    assert "Answer 3:" in rows[1][1]
    assert len(rows) == 8
    said = "\n".join(paragraphs(finished.data))
    assert all(said.count(f"Answer {number}:") == 1 for number in range(1, 7))
    assert not any("paragraphs of “Question" in note for note in finished.notes)


def test_a_heading_in_bold_only_has_its_sub_headings_in_bold_only() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("5. NARRATIVE").bold = True
    made.add_paragraph("")
    made.add_paragraph().add_run("7. LEARNING").bold = True
    made.add_paragraph("")
    finished = docx.Document(io.BytesIO(filled(saved(made)).data))
    ours = next(each for each in finished.paragraphs if each.text == "The call of 3 March")
    assert ours.style.name == "Normal"
    assert ours.runs[0].bold


def test_what_is_signed_stands_on_the_line_of_dots_and_not_behind_the_words_below_it() -> None:
    made = docx.Document()
    held = made.add_table(1, 2, style="Table Grid")
    held.rows[0].cells[0].text = "Agency"
    for text in ("………………………………", "(PLEASE PRINT)"):
        held.rows[0].cells[1].add_paragraph(text)
    assert grid(filled(saved(made)).data)[0][1].split("\n")[0] == "Riverside Community Trust"
    assert grid(filled(saved(made)).data)[0][1].endswith("(PLEASE PRINT)")
