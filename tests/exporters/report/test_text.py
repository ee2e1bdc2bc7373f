"""Text of the report under the headings and in the boxes of a board's template."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from domain.errors import NotUnderstood
from domain.family.members import Member
from domain.report.parts import Passage
from exporters.report.filled import fill_report
from exporters.templates.report_mapping import from_json, to_json
from exporters.word.lines import bookmark_of
from tests.exporters.report.cases import PASSAGES, QUESTIONS, REVIEW, TODAY, leaving
from tests.exporters.report.templates import (
    boxes,
    changed,
    filled,
    labels,
    paragraphs,
    saved,
    sections,
    xml,
)


def test_text_stands_under_its_heading_with_its_numbers_and_evidence() -> None:
    said = paragraphs(filled(sections("5. Narrative", "7. Learning")).data)
    below = said[said.index("5. Narrative") : said.index("7. Learning")]
    assert any(each.startswith("5.3\tIn the first months of 2024") for each in below)
    assert any(each.endswith("(chronology, 3 March 2024, EMIS)") for each in said)
    assert any(each.startswith("(a)\tthe card left") for each in said)


def test_text_takes_the_look_of_the_body_and_not_of_the_guidance() -> None:
    made = docx.Document(io.BytesIO(filled(sections("5. Narrative")).data))
    ours = next(each for each in made.paragraphs if "three services" in each.text)
    assert ours.style.name == "Normal"
    assert not any(run.italic or (run.font.color is not None and run.font.color.rgb) for run in ours.runs)


def test_a_heading_within_a_section_takes_the_next_heading_style_of_the_template() -> None:
    made = docx.Document(io.BytesIO(filled(sections("4. Background", "5. Narrative")).data))
    assert next(each for each in made.paragraphs if each.text == "The call of 3 March").style.name == "Heading 2"


def test_a_heading_of_the_authors_stands_below_one_the_program_puts_before_its_section() -> None:
    made = docx.Document(io.BytesIO(filled(sections("5. Narrative")).data))
    styles = {each.text: each.style.name for each in made.paragraphs}
    assert (styles["Narrative"], styles["The call of 3 March"]) == ("Heading 2", "Heading 3")


def test_a_heading_below_another_is_told_from_it_where_the_template_has_no_style_for_either() -> None:
    board = docx.Document()
    board.add_paragraph().add_run("5. NARRATIVE").bold = True
    board.add_paragraph("")
    made = docx.Document(io.BytesIO(filled(saved(board)).data))
    looks = {each.text: [(run.bold, bool(run.italic)) for run in each.runs] for each in made.paragraphs}
    assert looks["Narrative"] == [(True, False)]
    assert looks["The call of 3 March"] == [(True, True)]


def test_policies_stand_beside_what_was_written_of_them_and_not_among_the_records() -> None:
    written = Passage(id="po1", section="policies", text="One policy was not followed.")
    report = replace(REVIEW.report, passages=(*REVIEW.report.passages, written))
    out = leaving(replace(REVIEW, report=report))
    said = paragraphs(filled(sections("5. Methodology", "6. Records seen"), out).data)
    policy = next(each for each in said if "No Access Visits Policy" in each)
    assert said.index("Policies and guidance") < said.index(policy)
    assert said[said.index(policy) - 1].endswith("One policy was not followed.")


def test_an_ethnicity_that_is_not_known_is_said_so_in_words() -> None:
    family = (*REVIEW.family, Member(code="Adult C", relationship="Sister", ethnicity="not known"))
    said = paragraphs(filled(sections("3. Family composition"), leaving(replace(REVIEW, family=family))).data)
    assert any("Adult C: Sister; ethnicity not known" in each for each in said)


def test_what_may_be_the_boards_own_text_is_named_when_it_stays() -> None:
    board = docx.Document()
    board.add_heading("9. Learning", 1)
    board.add_paragraph("Are there lessons from this case for the way in which the organisation works?")
    board.add_paragraph("")
    board.add_heading("10. Recommendations", 1)
    notes = filled(saved(board), remove=True).notes
    assert any(each.startswith("Left as the board wrote it") and "“9. Learning”" in each for each in notes)


def test_blank_paragraphs_give_way_and_guidance_stays_until_its_removal_is_agreed() -> None:
    data = sections("5. Narrative", blanks=9)
    kept, gone = filled(data), filled(data, remove=True)
    assert any("in your own words" in each for each in paragraphs(kept.data))
    assert not any("in your own words" in each for each in paragraphs(gone.data))
    assert sum(not each for each in paragraphs(kept.data)) <= 1
    assert any("guidance or example rows still stand" in each for each in kept.notes)


def test_the_break_of_a_section_is_never_lost() -> None:
    made = docx.Document()
    made.add_heading("5. Narrative", 1)
    made.add_paragraph("")
    made.add_section()
    made.add_heading("7. Learning", 1)
    made.add_paragraph("")
    finished = docx.Document(io.BytesIO(filled(saved(made)).data))
    assert len(finished.sections) == 2
    texts = [each.text for each in finished.paragraphs]
    assert texts.index("7. Learning") > next(n for n, each in enumerate(texts) if "nine days" in each)


def test_answers_stand_in_their_boxes_under_their_questions() -> None:
    said = paragraphs(filled(boxes(7)).data)
    for number in (1, 3, 6):
        at = said.index(f"{number}. {QUESTIONS[number - 1].text}")
        assert f"Answer {number}:" in said[at + 1]
        assert said[at + 1].startswith("6.")
    assert any(each.startswith("Not relevant to this agency: the Trust gave no service") for each in said)


def test_paragraph_numbers_go_on_behind_those_the_board_has_typed_itself() -> None:
    made = docx.Document()
    made.add_heading("5. Narrative", 1)
    made.add_paragraph("5.1 The board says something of its own here, at some length, so that it is no guidance.")
    made.add_paragraph("")
    said = paragraphs(filled(saved(made)).data)
    assert any(each.startswith("5.2\t") for each in said)
    assert sum(each.startswith(("5.1\t", "5.1 ")) for each in said) == 1


def test_a_template_without_numbers_has_its_sections_counted() -> None:
    said = paragraphs(filled(sections("Narrative", "Learning")).data)
    assert any(each.startswith("2.1\tA visit without a reply") for each in said)


def test_recommendations_name_the_paragraphs_they_rest_on_and_their_smart_parts() -> None:
    said = paragraphs(filled(sections("5. Narrative", "7. Learning", "8. Recommendations")).data)
    first = next(each for each in said if each.startswith("Recommendation 1:"))
    assert "(see paragraphs 5." in first
    assert "7.1)" in first
    assert any(each.endswith("Measurable: Audit of 20 failed visits a quarter.") for each in said)


@pytest.mark.parametrize(
    "titles",
    [("5. Narrative",), ("Learning", "Recommendations"), ("Methodology",), ("8. Analysis of involvement",),
     ("Terms of reference", "About the author", "Chronology", "Conclusion"), ("Introduction",)],
)  # fmt: skip
def test_whatever_the_template_asks_for_no_passage_is_dropped_unsaid(titles: tuple[str, ...]) -> None:
    made = filled(sections(*titles))
    said = "\n".join(paragraphs(made.data))
    missing = [each for each in PASSAGES if each.text not in said]
    if missing:
        assert any("Not in the file" in note for note in made.notes)
    else:
        assert all(f"passage:{each.id}" in made.printed for each in PASSAGES)


def test_what_has_no_place_is_put_where_it_is_read_or_at_the_end_and_both_are_told() -> None:
    made = filled(sections("5. Narrative", "Recommendations"))
    said = paragraphs(made.data)
    assert said.index("Background") < said.index("Narrative", 1) < said.index("The call of 3 March")
    told = "No place of their own in this template: “Context” and “Background”"
    assert any(note.startswith(told) for note in made.notes)
    assert any(note.startswith("No place in this template, so put at its end:") for note in made.notes)
    assert said.index("Abbreviations") > said.index("Recommendations")


def test_every_paragraph_printed_can_be_found_again_by_its_hidden_mark() -> None:
    made = filled(sections("5. Narrative", "7. Learning"))
    body = xml(made.data)
    for each in PASSAGES:
        assert f'w:name="{bookmark_of(f"passage:{each.id}")}"' in body
        assert each.text in made.printed[f"passage:{each.id}"]


def test_marks_are_names_word_takes_whatever_the_id() -> None:
    for mark in ("passage:" + "0123456789abcdef" * 4, "fact:line_managed", "recommendation:12:text", "member:Mrs Ö–C"):
        name = bookmark_of(mark)
        assert len(name) <= 40
        assert name.startswith("_imr_")
        assert name.replace("_", "a").isalnum()


def test_parts_not_concerned_are_byte_for_byte_the_same_and_that_is_said() -> None:
    data = sections("5. Narrative")
    made = filled(data, prove=True)
    for part in ("word/styles.xml", "word/theme/theme1.xml", "docProps/core.xml"):
        assert xml(data, part) == xml(made.data, part)
    assert any("parts of the template are byte for byte as they came" in note for note in made.notes)
    assert any(change.place.startswith("5. Narrative") for change in made.changes)


def test_a_tracked_change_in_a_blank_paragraph_is_left_as_it_stands() -> None:
    data = changed(
        sections("5. Narrative", blanks=1), "word/document.xml",
        lambda text: text.replace(
            "<w:p/>", '<w:p><w:ins w:id="9" w:author="Board"><w:r><w:t> </w:t></w:r></w:ins></w:p>'
        ),
    )  # fmt: skip
    assert '<w:ins w:id="9"' in xml(filled(data).data)


def test_items_without_a_number_take_the_bullets_of_the_template() -> None:
    made = docx.Document()
    made.add_heading("2. Methodology", 1)
    made.add_paragraph("Records used will often be these:")
    made.add_paragraph("paper records", style="List Bullet")
    made.add_paragraph("")
    finished = docx.Document(io.BytesIO(filled(saved(made)).data))
    assert any("EMIS: GP record" in each.text for each in finished.paragraphs)


def test_signs_line_breaks_and_what_looks_like_markup_stand_as_they_were_typed() -> None:
    text = "He said “no” & <left> — twice.\nThen came back\tlate; 5 < 6 > 4."
    review = replace(
        REVIEW, report=replace(REVIEW.report, passages=(Passage(id="x", section="narrative", text=text),))
    )
    assert any(each.endswith(text) for each in paragraphs(filled(sections("Narrative"), leaving(review)).data))


def test_fields_are_brought_up_to_date_on_opening_where_there_are_any() -> None:
    made = docx.Document()
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    made.element.body.insert(
        0, parse_xml(f'<w:p {nsdecls("w")}><w:fldSimple w:instr=" TOC \\o &quot;1-2&quot; "><w:r><w:t>Contents</w:t>'
                     "</w:r></w:fldSimple></w:p>")
    )  # fmt: skip
    made.add_heading("Narrative", 1)
    made.add_paragraph("")
    finished = filled(saved(made))
    assert "<w:updateFields" in xml(finished.data, "word/settings.xml")
    assert any("brought up to date when the file is opened" in note for note in finished.notes)
    assert "updateFields" not in xml(filled(sections("Narrative")).data, "word/settings.xml")


def test_a_placeholder_in_the_head_of_the_pages_is_filled_and_read_back() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "IMR of {{agency}}"
    made.add_heading("Narrative", 1)
    made.add_paragraph("")
    finished = docx.Document(io.BytesIO(filled(saved(made)).data))
    assert finished.sections[0].header.paragraphs[0].text == "IMR of Riverside Community Trust"


def test_the_methodology_tells_of_records_people_and_policies_each_beside_what_was_written_of_it() -> None:
    more = (
        Passage(id="r", section="records", text="The records were read twice."),
        Passage(id="i", section="interviews", text="Those seen were chosen by their part in it."),
        Passage(id="p", section="policies", text="Three policies were not followed."),
    )
    review = replace(REVIEW, report=replace(REVIEW.report, passages=(*PASSAGES, *more)))
    said = paragraphs(filled(sections("2. Methodology"), leaving(review)).data)
    at = [next(n for n, each in enumerate(said) if words in each) for words in (
        "Records searched", "read twice", "EMIS: GP record", "Persons seen", "Those seen", "HV1 (Health visitor)",
        "Policies and guidance in force", "Three policies", "No Access Visits Policy",
    )]  # fmt: skip
    assert at == sorted(at)
    assert said[at[1]].startswith("2.2\t")
    assert said[at[7]].startswith("2.4\t")


def test_the_methodology_says_where_things_are_listed_before_any_heading_of_its_own() -> None:
    said = paragraphs(filled(sections("2. Methodology", "9. Records seen", "10. Persons seen")).data)
    at = [next(n for n, each in enumerate(said) if each.startswith(words)) for words in (
        "Records and documents seen are", "Persons seen are", "Those involved, by code", "Information not available",
        "Persons not seen",
    )]  # fmt: skip
    assert at == sorted(at)
    assert said[at[2]].endswith("are listed under “Key of personnel”.")


def test_in_the_review_of_a_child_it_is_the_child_whose_voice_is_told() -> None:
    voice = Passage(id="v", section="voice", text="Nobody asked.")
    of_a_child = replace(REVIEW, details=replace(REVIEW.details, subject="Child 1"),
                         report=replace(REVIEW.report, passages=(voice,)))  # fmt: skip
    assert "The child's voice" in paragraphs(filled(sections("5. Narrative"), leaving(of_a_child)).data)
    of_an_adult = replace(of_a_child, details=REVIEW.details)
    assert "The person's voice" in paragraphs(filled(sections("5. Narrative"), leaving(of_an_adult)).data)


def test_who_signs_by_their_office_is_not_said_twice() -> None:
    from domain.report.parts import Signature
    from exporters.report.values import value_of

    signed = Signature(submission=1, signed_as="countersigner", who="Medical director", job="Medical director")
    review = replace(REVIEW, report=replace(REVIEW.report, signatures=(signed,)))
    value = value_of("sign:countersigner:who+sign:countersigner:job", leaving(review), TODAY)
    assert value.text == "Medical director"


def test_a_recommendation_stands_apart_from_the_list_before_it() -> None:
    made = docx.Document(io.BytesIO(filled(sections("8. Recommendations")).data))
    begun = [each for each in made.paragraphs if each.text.startswith("Recommendation ")]
    assert len(begun) == 2
    assert all(each.paragraph_format.space_before and each.paragraph_format.keep_with_next for each in begun)


def test_a_blank_line_stands_between_our_words_and_a_box_of_the_board() -> None:
    board = docx.Document()
    board.styles["Normal"].paragraph_format.space_after = 0
    board.add_heading("6. Analysis", 1)
    board.add_paragraph("")
    grid = board.add_table(2, 1, style="Table Grid")
    grid.rows[0].cells[0].text = "Insert question 1 from the terms of reference"
    report = replace(REVIEW.report, passages=(*PASSAGES, Passage(id="an1", section="analysis", text="Three threads.")))
    made = docx.Document(io.BytesIO(filled(saved(board), leaving(replace(REVIEW, report=report))).data))
    above = made.tables[0]._tbl.getprevious()
    assert not "".join(above.itertext()).strip()
    assert "".join(above.getprevious().itertext()).strip()


def test_records_people_and_policies_are_told_in_sentences() -> None:
    said = paragraphs(filled(sections("2. Methodology")).data)
    assert any(each.endswith("EMIS: GP record, 2015 to 2024. Held at the surgery, searched on 9 July 2024 by the"
                             " author. Primary information.") for each in said)  # fmt: skip
    assert any(each.endswith("Paper file. Not found: lost in the move of 2019.") for each in said)
    assert any("No Access Visits Policy, version 4, in force from May 2022." in each for each in said)


def test_a_statement_stands_behind_who_signs_and_short_forms_behind_the_codes() -> None:
    board = docx.Document()
    board.add_heading("5. Narrative", 1)
    board.add_paragraph("")
    signing = board.add_table(2, 2, style="Table Grid")
    signing.rows[0].cells[0].text = "Author of IMR Signed:"
    signing.rows[1].cells[0].text = "Job Title"
    for _ in range(5):
        board.add_paragraph("")
    board.add_heading("Glossary of Personnel involved", 1).paragraph_format.page_break_before = True
    grid = board.add_table(2, 3, style="Table Grid")
    for cell, text in zip(grid.rows[0].cells, ("Name", "Job Role", "Identification in report"), strict=True):
        cell.text = text
    for _ in range(3):
        board.add_paragraph("")
    board.add_heading("APPENDIX 1", 1)
    said = paragraphs(filled(saved(board)).data)
    statement, key, end = (said.index(each) for each in (
        "Chief officer's statement", "Glossary of Personnel involved", "APPENDIX 1"))  # fmt: skip
    assert said.index("Job Title") < statement < key < said.index("Abbreviations") < end
    # No line more than there were: the page would run over.
    assert [each for each in said[statement:key] if not each] == []


def test_a_section_the_author_leaves_out_is_not_printed_and_is_told() -> None:
    data = sections("5. Narrative", "8. Recommendations")
    out = leaving()
    mapping = from_json('{"leave_out": ["learning_between", "context"]}')
    assert from_json(to_json(mapping)) == mapping
    made = fill_report(out, data, "board.docx", TODAY, mapping)
    assert "Context" not in paragraphs(made.data)
    assert any("Left out of this template, as you said: “Context”, 1 paragraph." in each for each in made.notes)


def test_a_section_asked_for_always_or_known_to_nobody_is_not_left_out() -> None:
    for section in ("methodology", "kontext"):
        with pytest.raises(NotUnderstood, match="What can be left out is"):
            from_json(f'{{"leave_out": ["{section}"]}}')


def test_a_question_stays_on_the_page_its_answer_begins_on() -> None:
    made = docx.Document(io.BytesIO(filled(boxes(2)).data))
    for each in made.tables[:2]:
        assert all(one.paragraph_format.keep_with_next for one in each.rows[0].cells[0].paragraphs)
        assert not any(one.paragraph_format.keep_with_next for one in each.rows[1].cells[0].paragraphs)


def test_words_said_within_a_sentence_begin_with_a_capital_in_a_cell_of_their_own() -> None:
    assert "The death of Adult A in June 2024" in paragraphs(filled(labels("What the review is about")).data)


def test_a_heading_that_is_but_a_bold_line_stays_on_the_page_its_text_begins_on() -> None:
    board = docx.Document()
    board.styles["Normal"].paragraph_format.space_after = 0
    board.add_paragraph().add_run("5. NARRATIVE").bold = True
    for _ in range(3):
        board.add_paragraph("")
    made = docx.Document(io.BytesIO(filled(saved(board)).data)).paragraphs
    assert made[0].text == "5. NARRATIVE" and not made[1].text and made[2].text
    assert made[0].paragraph_format.keep_with_next and made[1].paragraph_format.keep_with_next
    behind = docx.Document(io.BytesIO(filled(sections("5. Narrative", blanks=0), remove=True).data)).paragraphs
    below = next(at for at, each in enumerate(behind) if each.text == "5. Narrative") + 1
    assert behind[below].text == "Context" and behind[below - 1].paragraph_format.keep_with_next


def test_what_is_notified_stands_with_the_terms_and_not_among_the_recommendations() -> None:
    said = paragraphs(filled(sections("1. Terms of reference", "2. Narrative", "3. Recommendations")).data)
    assert said.index("1. Terms of reference") < said.index("Statutory notifications") < said.index("2. Narrative")


def test_what_services_were_given_is_read_before_the_narrative() -> None:
    given = Passage(id="inv1", section="involvement", text="Nurses came twice a week.")
    report = replace(REVIEW.report, passages=(*PASSAGES, given))
    out = leaving(replace(REVIEW, report=report))
    made = fill_report(out, sections("1. Chronology", "2. Narrative"), "board.docx", TODAY)
    said = paragraphs(made.data)
    assert said.index("2. Narrative") < said.index("Involvement of the agency") < said.index("Narrative")


def test_a_genogram_the_template_has_no_place_for_is_told() -> None:
    said = "Not in the file: the genogram"
    assert any(note.startswith(said) for note in filled(sections("1. Narrative")).notes)
