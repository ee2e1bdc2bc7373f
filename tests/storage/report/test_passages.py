from __future__ import annotations

import dataclasses

import pytest

from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.question import Question
from domain.report.parts import Answered, Passage, Recommendation
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made_meetings import meeting
from tests.storage.made_report import said, texts, visited


def test_passages_come_back_as_given_in_the_order_they_were_put(case: CaseFile) -> None:
    given = said("He was seen.\nNobody asked.", kind="quote", check=True)
    first, second = case.passages.add("narrative", said("The first year", kind="heading"), given)
    assert dataclasses.replace(second, id="", section="", revision=0) == given
    assert second.section == "narrative" and second.revision == 1 and len(second.id) == 10
    assert case.passages.of("Narrative") == (first, second) and case.passages.get(second.id) == second
    case.passages.add("narrative", said("between"), after=first.id)
    case.passages.add("narrative", said("top"), after="")
    case.passages.add("narrative", said("end"))
    assert texts(case, "narrative") == ["top", "The first year", "between", "He was seen.\nNobody asked.", "end"]


def test_the_report_reads_in_the_order_of_its_sections_and_questions(case: CaseFile) -> None:
    for label in ("10", "2", "1a"):
        case.questions.add(Question(label))
    for section in ("learning", "answer:10", "narrative", "answer:2", "introduction", "answer:1A"):
        case.passages.add(section, said(f"of {section}"))
    assert [each.section for each in case.passages.all()] == [
        "introduction", "narrative", "answer:1a", "answer:2", "answer:10", "learning",
    ]  # fmt: skip
    assert case.report().passages == case.passages.all() == case.review().report.passages


@pytest.mark.parametrize("section", ["", "chapter", "answer:", "answer:9"])
def test_a_section_no_report_has_is_refused(case: CaseFile, section: str) -> None:
    with pytest.raises(WrongUse, match="no section|no question"):
        case.passages.add(section, said("text"))
    assert case.passages.all() == ()


def test_a_paragraph_without_words_or_of_no_kind_is_refused(case: CaseFile) -> None:
    with pytest.raises(WrongUse, match="nothing in this paragraph"):
        case.passages.add("narrative", said("\u200b "))
    with pytest.raises(WrongUse, match="is one of: said, heading"):
        case.passages.add("narrative", said("text", kind="footnote"))
    with pytest.raises(ChangedUnderneath):
        case.passages.add("narrative", said("after nothing"), after="0123456789")


def test_what_cannot_be_seen_does_not_come_into_the_report(case: CaseFile) -> None:
    (kept,) = case.passages.add("narrative", said("He\u200b rang\x1b[2J\r\nat nine "))
    assert kept.text == "He rang[2J\nat nine"


def test_a_passage_changed_underneath_is_shown_and_never_overwritten(case: CaseFile) -> None:
    (seen,) = case.passages.add("narrative", said("first"))
    with CaseFile.open(case.path, PASSPHRASE) as other:
        theirs = other.passages.change(dataclasses.replace(seen, text="theirs"))
    for act in (
        lambda: case.passages.change(dataclasses.replace(seen, text="mine")),
        lambda: case.passages.delete(seen.id, seen.revision),
        lambda: case.passages.replace(seen.id, seen.revision, [said("a"), said("b")]),
        lambda: case.passages.put_into(seen.id, seen.revision, "analysis"),
    ):
        with pytest.raises(ChangedUnderneath) as refused:
            act()
        assert refused.value.theirs == theirs
    case.passages.delete(theirs.id, theirs.revision)
    with pytest.raises(ChangedUnderneath) as gone:
        case.passages.change(theirs)
    assert gone.value.theirs is None


def test_changing_nothing_counts_as_no_revision_and_leaves_no_line(case: CaseFile) -> None:
    (seen,) = case.passages.add("narrative", said("first"))
    lines = case.log.count()
    assert case.passages.change(seen) == seen and case.log.count() == lines


def test_passages_move_within_their_section_and_back(case: CaseFile) -> None:
    case.passages.add("analysis", said("elsewhere"))
    _, two, _ = case.passages.add("narrative", said("one"), said("two"), said("three"))
    case.passages.move(two.id, -1)
    assert texts(case, "narrative") == ["two", "one", "three"]
    with pytest.raises(Refusal, match="already the first paragraph"):
        case.passages.move(two.id, -1)
    assert "back in its place" in case.log.undo().sentence
    assert texts(case, "narrative") == ["one", "two", "three"]
    case.log.redo()
    assert texts(case, "narrative") == ["two", "one", "three"]


def test_a_passage_goes_to_the_end_of_another_section_and_back(case: CaseFile) -> None:
    one, _ = case.passages.add("narrative", said("one"), said("two"))
    case.passages.add("analysis", said("three"))
    moved = case.passages.put_into(one.id, one.revision, "analysis")
    assert (moved.section, moved.revision) == ("analysis", 2)
    assert texts(case, "analysis") == ["three", "one"] and texts(case, "narrative") == ["two"]
    with pytest.raises(Refusal, match="stands in that section already"):
        case.passages.put_into(one.id, moved.revision, "analysis")
    case.log.undo()
    assert texts(case, "narrative") == ["one", "two"] and texts(case, "analysis") == ["three"]


@pytest.mark.parametrize("follows", [False, True])
def test_passages_put_between_two_for_hours_keep_their_order(case: CaseFile, follows: bool) -> None:
    case.passages.add("analysis", said("elsewhere"))
    kept = case.passages.add("narrative", *(said(f"before {each}") for each in range(20)))
    at, place = kept[9].id, 10
    expected = [f"before {each}" for each in range(20)]
    for each in range(60):
        (new,) = case.passages.add("narrative", said(f"new {each}"), after=at)
        expected.insert(place, f"new {each}")
        if follows:
            at, place = new.id, place + 1
    assert texts(case, "narrative") == expected and texts(case, "analysis") == ["elsewhere"]
    for _ in range(60):
        case.log.undo()
    assert texts(case, "narrative") == [f"before {each}" for each in range(20)]
    assert case.log.check_rows() is None


def grounded(case: CaseFile, *words: str) -> list[Passage]:
    """Passages, the first of which rests on minutes and points to a row."""
    passages = case.passages.add("learning", *map(said, words))
    row = visited(case)
    case.cited.cite(passages[0].id, row.id)
    number = meeting(case, "SW1", texts=("I rang.",))
    case.evidence.rest_passage(passages[0].id, number, [case.minutes.of(number).paragraphs[0].id])
    return passages


def ground(case: CaseFile, id: str) -> tuple[int, int]:
    """How much a passage rests on, and points to."""
    return len(case.evidence.of_passage(id)), len(case.cited.of(id))


def test_of_a_passage_that_is_split_every_part_rests_on_what_it_rested_on(case: CaseFile) -> None:
    (whole,) = grounded(case, "one and two")
    first, second = case.passages.replace(whole.id, whole.revision, [said("one"), said("two")])
    assert first.id == whole.id and texts(case, "learning") == ["one", "two"]
    assert ground(case, first.id) == ground(case, second.id) == (1, 1)
    case.log.undo()
    assert texts(case, "learning") == ["one and two"] and len(case.evidence.all()) == len(case.cited.all()) == 1
    case.log.redo()
    assert ground(case, second.id) == (1, 1) and case.log.check_rows() is None


def test_what_is_joined_rests_on_all_that_went_into_it(case: CaseFile) -> None:
    second, first = grounded(case, "two", "one")
    case.passages.move(second.id, 1)
    one = case.recommendations.add(Recommendation(text="Do it.", rests_on=(second.id, first.id)))
    case.passages.replace(first.id, 1, [said("one two")], joined=[(second.id, 1)])
    assert texts(case, "learning") == ["one two"] and ground(case, first.id) == (1, 1)
    assert case.recommendations.all()[0].rests_on == (first.id,)
    case.log.undo()
    assert texts(case, "learning") == ["one", "two"]
    assert ground(case, first.id) == (0, 0) and ground(case, second.id) == (1, 1)
    assert case.recommendations.all()[0].rests_on == one.rests_on
    assert case.log.check_rows() is None


def test_nothing_is_said_twice_of_what_is_joined(case: CaseFile) -> None:
    (whole,) = grounded(case, "one and two")
    first, second = case.passages.replace(whole.id, whole.revision, [said("one"), said("two")])
    case.passages.replace(first.id, first.revision, [said("one and two")], joined=[(second.id, second.revision)])
    assert ground(case, first.id) == (1, 1) and len(case.cited.all()) == len(case.evidence.all()) == 1


def test_a_passage_taken_out_takes_its_ground_along_and_undo_brings_all_back(case: CaseFile) -> None:
    whole, other = grounded(case, "one", "two")
    one = case.recommendations.add(Recommendation(text="Do it.", rests_on=(whole.id,)))
    case.passages.delete(whole.id, whole.revision)
    assert case.evidence.all() == () and case.cited.all() == ()
    assert case.recommendations.all() == (one,), "that what it rests on is gone is seen where it is shown"
    assert case.log.undo().sentence == "Undone: the paragraph of the report is back."
    assert ground(case, whole.id) == (1, 1) and texts(case, "learning") == ["one", "two"]
    assert other.id in {each.id for each in case.passages.all()} and case.log.check_rows() is None


def test_a_passage_that_came_to_rest_on_something_is_not_undone_away(case: CaseFile) -> None:
    row = visited(case)
    (kept,) = case.passages.add("narrative", said("one"))
    with CaseFile.open(case.path, PASSPHRASE) as other:
        other.cited.cite(kept.id, row.id)
    with pytest.raises(CannotWrite, match="said since what the paragraph rests on"):
        case.log.undo()
    assert texts(case, "narrative") == ["one"]


def test_a_question_that_is_answered_stays_and_its_answer_follows_a_new_label(case: CaseFile) -> None:
    case.questions.add(Question("1a"))
    (kept,) = case.passages.add("answer:1a", said("It was."))
    case.answers.put(Answered(question="1a"))
    with pytest.raises(CannotWrite, match="Question 1a is answered in the report"):
        case.questions.delete("1a")
    case.questions.rename("1a", "KLOE 1")
    assert texts(case, "answer:kloe 1") == ["It was."] and case.answers.all()[0].question == "KLOE 1"
    case.log.undo()
    assert texts(case, "answer:1a") == ["It was."]
    case.passages.delete(kept.id, case.passages.of("answer:1a")[0].revision)
    case.questions.delete("1a")
    assert case.answers.all() == ()
    case.log.undo()
    assert case.answers.all()[0].question == "1a" and case.log.check_rows() is None


def test_a_question_answered_as_not_relevant_stays(case: CaseFile) -> None:
    case.questions.add(Question("3"))
    case.answers.put(Answered(question="3", relevant=False, why_not="of another agency"))
    with pytest.raises(CannotWrite, match="is answered"):
        case.questions.delete("3")


def test_a_question_answered_since_is_not_undone_away(case: CaseFile) -> None:
    case.questions.add(Question("3"))
    with CaseFile.open(case.path, PASSPHRASE) as other:
        other.passages.add("answer:3", said("It was."))
    with pytest.raises(CannotWrite, match="answered in the report by now"):
        case.log.undo()
    assert case.questions.get("3") is not None


def test_what_was_left_half_typed_in_a_code_of_before_is_saved_in_the_code_of_now(case: CaseFile) -> None:
    visited(case)
    (seen,) = case.passages.add("narrative", said("one"))
    case.people.rename("SW1", "SW7")
    assert case.passages.change(dataclasses.replace(seen, text="SW1 came.")).text == "SW7 came."
