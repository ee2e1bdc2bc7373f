"""Boards' Word templates of a report are understood: what goes where, what is asked, what would be removed."""

from __future__ import annotations

import pytest

from domain.errors import NotUnderstood
from domain.question import Question
from exporters.templates.report_places import Place, ReportMapping, ReportTemplate
from exporters.templates.report_template import understand_report
from tests.exporters.word_templates import forms, letters, styled
from tests.exporters.word_templates.boards import BOARDS, QUESTIONS, WordBoard
from tests.exporters.word_templates.fresh import FRESH
from tests.exporters.word_templates.measure import Share
from tests.exporters.word_templates.raw import docx, gap, p, r, table
from tests.exporters.word_templates.unseen_asked import UNSEEN

EVERY = (*BOARDS, *FRESH, *UNSEEN)


def _read(data: bytes, questions: tuple[Question, ...] = QUESTIONS, mapping: ReportMapping | None = None
          ) -> ReportTemplate:  # fmt: skip
    return understand_report(data, "board.docx", questions, (), mapping)[1]


def _at(template: ReportTemplate, name: str) -> Place:
    return next(each for each in template.places if each.name.lower().startswith(name.lower()))


@pytest.mark.parametrize("board", EVERY, ids=lambda board: board.name)
def test_nothing_is_placed_wrong_in_silence(board: WordBoard) -> None:
    share = Share()
    share.add(board)
    assert share.wrong == []


def test_nine_places_of_ten_are_placed_right_without_help() -> None:
    share = Share()
    for board in EVERY:
        share.add(board)
    assert share.templates >= 10
    assert share.share >= 0.9, "\n".join(share.asked + share.missed)


def test_boxes_for_questions_are_filled_by_number_and_one_too_many_is_asked_about() -> None:
    template = _read(forms.boxes())
    assert _at(template, "Insert question 2").asks == "answer:2"
    assert _at(template, "title: Insert question 2").asks == "question:2"
    fourth = _at(template, "Insert question 4")
    assert not fourth.certain and "no question 4" in fourth.why


def test_questions_without_a_box_are_told() -> None:
    more = (*QUESTIONS, Question("4", "Was the plan reviewed?"), Question("5", "Was advice sought?"))
    notes = " ".join(_read(forms.boxes(), more).notes)
    assert "Question 5 has no box" in notes


def test_question_labels_of_the_case_go_before_their_order() -> None:
    labelled = (Question("3", QUESTIONS[0].text), Question("1", QUESTIONS[1].text))
    assert _at(_read(forms.boxes(), labelled), "Insert question 1").asks == "answer:1"


def test_a_question_worded_otherwise_is_asked_about() -> None:
    other = (Question("1", "Was information shared between agencies early enough to keep the adult safe?"),)
    found = _at(_read(forms.tables_only(), other), "Was information shared")
    assert not found.certain


def test_guidance_pages_before_the_report_are_offered_for_removal_and_never_filled() -> None:
    template = _read(forms.pack())
    pages = next(each for each in template.removals if each.name == "guidance pages")
    assert pages.begins == "Introduction" and not pages.agreed
    assert "guidance: the cover" in [each.name for each in template.removals]
    assert [each.name for each in template.places if each.asks == "introduction"] == ["1. Introduction"]


def test_two_sections_of_one_wording_are_both_asked_about_where_no_page_is_said_to_be_guidance() -> None:
    body = p("Introduction", style="Heading1") + gap(2) + p("Analysis", style="Heading1") + gap(2)
    body += p("Introduction", style="Heading1") + gap(2)
    found = [each for each in _read(docx(body)).places if "introduction" in each.fields]
    assert len(found) == 2 and not any(each.certain for each in found)


def test_a_typed_table_of_contents_is_no_place() -> None:
    names = [each.name for each in _read(forms.pack()).places]
    assert sum("Methodology" in name for name in names) == 1


def test_example_rows_are_offered_for_removal_and_known_to_the_table() -> None:
    template = _read(forms.boxes())
    assert _at(template, "table: Reference name").example_rows == 1
    rows = next(each for each in template.removals if each.kind == "example rows")
    assert rows.begins.startswith("Adult 1") and rows.likely and len(rows.elements) == 1


def test_rows_already_numbered_are_no_examples() -> None:
    assert _at(_read(forms.boxes()), "table: No. | Recommendation").example_rows == 0


def test_the_board_s_standing_text_is_not_called_guidance() -> None:
    template = _read(forms.boxes())
    said = [each.begins for each in template.removals]
    assert not any("reviews the services provided" in each for each in said)


def test_what_a_template_sends_elsewhere_is_told() -> None:
    assert "Excel spreadsheet" in _at(_read(forms.boxes()), "4. CHRONOLOGY").elsewhere


def test_a_template_that_contradicts_itself_is_told_and_left() -> None:
    notes = " ".join(_read(forms.pack()).notes)
    assert "Documents seen (at Appendix B)" in notes and "it is at C" in notes


def test_blank_lines_and_a_line_that_stands_for_the_text_are_what_the_text_replaces() -> None:
    template = _read(forms.boxes())
    assert len(_at(template, "5. NARRATIVE").blanks) == 6
    assert len(_at(template, "1. TERMS").blanks) == 4


def test_the_job_title_below_each_name_is_of_that_name() -> None:
    template = _read(forms.boxes())
    assert [each.asks for each in template.places if each.label == "Job title"] == [
        "sign:author:job", "sign:quality assurer:job",
    ]  # fmt: skip


def test_what_the_board_filled_in_and_locked_stays() -> None:
    assert not any("Board" in each.name for each in _read(forms.controls()).places)


def test_answers_of_a_mapping_take_the_place_of_what_was_understood() -> None:
    mapping = ReportMapping({"Circumstances resulting in the review": "background", "Context": "nothing"})
    template = _read(styled.welsh(), mapping=mapping)
    assert _at(template, "Circumstances").asks == "background" and _at(template, "Circumstances").certain
    assert _at(template, "Context").asks == "nothing"


def test_removals_are_agreed_one_by_one_or_all_that_look_like_guidance() -> None:
    some = _read(forms.boxes(), mapping=ReportMapping(removals=("guidance: 2. METHODOLOGY",)))
    assert [each.name for each in some.removals if each.agreed] == ["guidance: 2. METHODOLOGY"]
    every = _read(forms.boxes(), mapping=ReportMapping(removals=("all",)))
    assert all(each.agreed == each.likely for each in every.removals)


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        (ReportMapping({"Contxt": "context"}), "Did you mean “Context”"),
        (ReportMapping({"Context": "kontext"}), "Did you mean “context”"),
        (ReportMapping(columns={"Context": {0: "code"}}), "no table"),
        (ReportMapping(removals=("guidance: nowhere",)), "does not have"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: ReportMapping, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        _read(styled.welsh(), mapping=mapping)


def test_an_answer_for_a_question_the_case_no_longer_has_is_asked_about_again() -> None:
    found = _at(_read(styled.welsh(), mapping=ReportMapping({"Context": "answer:9"})), "Context")
    assert not found.certain and "no such question" in found.why


def test_the_fingerprint_is_of_the_structure() -> None:
    assert _read(letters.flat()).fingerprint == _read(letters.flat()).fingerprint
    longer = p("Individual Management Review", "b sz=40") + p("Introduction", "b sz=28") + gap(2)
    assert _read(docx(longer)).fingerprint != _read(letters.flat()).fingerprint


def test_names_of_places_are_their_own() -> None:
    for board in EVERY:
        names = [each.name.casefold() for each in _read(board.build()).places]
        assert len(set(names)) == len(names)


def test_a_form_that_may_only_be_read_is_refused() -> None:
    locked = docx(p("1. Introduction", "b"), settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    with pytest.raises(NotUnderstood, match="Stop Protection"):
        _read(locked)


@pytest.mark.parametrize("data", [b"", b"not a file", b"%PDF-1.7 x", b"{\\rtf1 x}", b"PK\x03\x04 cut short"])
def test_what_is_no_word_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(NotUnderstood):
        _read(data)


def test_a_document_without_anything_to_fill_is_read() -> None:
    assert _read(docx(p("Dear colleague,") + p("Please find the letter attached.") + table(("a", "b"))
                      + p([r("Yours"), r(" sincerely")]))).uncertain == ()  # fmt: skip
