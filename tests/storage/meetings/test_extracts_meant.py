"""An extract goes on meaning the paragraphs that were sent, whatever their numbers become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.meetings.interview import ExtractCheck
from domain.people import Person
from domain.report.as_printed import as_printed
from domain.report.extracts import Extract, extract_now, extracts_said
from domain.report.parts import EXTRACTS, Passage
from storage.casefile import CaseFile


@pytest.fixture
def written(case: CaseFile) -> CaseFile:
    """A case with three paragraphs of learning, and people to send them to."""
    case.people.add(Person(code="SW1"))
    case.passages.add("learning", Passage(text="SW1 rang."), Passage(text="Nobody came."), Passage(text="It was late."))
    return case


def numbers(case: CaseFile) -> dict[str, str]:
    return as_printed(case.passages.all(), case.questions.all(), case.board()).paragraphs


def now(case: CaseFile) -> Extract:
    (check,) = case.extract_checks.all()
    return extract_now(check, case.considered.all(), case.passages.all(), numbers(case))


def sent(case: CaseFile, first: int = 0, last: int = 1) -> ExtractCheck:
    """These paragraphs sent, by their numbers."""
    given = [*numbers(case).values()]
    named = f"{given[first]} to {given[last]}"
    return case.extract_checks.add(ExtractCheck(code="SW1", extract=named, sent="2026-01-01"))


def test_a_paragraph_put_before_them_moves_their_numbers_and_not_what_is_meant(written: CaseFile) -> None:
    meant = [each.id for each in written.passages.all()[:2]]
    check = sent(written)
    assert now(written).said == "2 paragraphs of the report as it is numbered here."
    written.passages.add("learning", Passage(text="Before all."), after="")
    found, given = now(written), numbers(written)
    assert list(found.passages) == meant
    shown = f"{given[meant[0]]} and {given[meant[1]]}"
    assert found.said == (
        f"Its numbers stand before other paragraphs now. The 2 paragraphs meant are {shown} now."
    )
    assert extracts_said(written.review()) == {check.number: f"{check.extract} (now {shown})"}


def test_words_changed_or_taken_out_since_are_told(written: CaseFile) -> None:
    sent(written, 0, 2)
    first, second, third = written.passages.all()
    written.passages.change(replace(first, text="SW1 wrote."))
    written.passages.delete(third.id, third.revision)
    found, number = now(written), numbers(written)[first.id]
    assert found.passages == (first.id, second.id)
    assert f"{number} says something else than then. 1 of them was taken out." in found.said


def test_a_code_with_another_name_is_no_change_of_its_words(written: CaseFile) -> None:
    sent(written)
    written.people.rename("SW1", "SW9")
    assert written.passages.all()[0].text == "SW9 rang." and now(written).changed == ()
    assert written.log.check_rows() is None


def test_the_words_are_those_of_the_day_it_was_sent_and_the_paragraphs_those_first_named(written: CaseFile) -> None:
    check = written.extract_checks.change(replace(sent(written), sent=""))
    meant = now(written).passages
    written.passages.add("learning", Passage(text="Before all."), after="")
    first = next(each for each in written.passages.all() if each.id == meant[0])
    written.passages.change(replace(first, text="SW1 wrote."))
    assert now(written).changed
    written.extract_checks.change(replace(check, sent="2026-02-02"))
    assert now(written).passages == meant and not now(written).changed


def test_what_came_of_it_changes_nothing_of_what_was_sent(written: CaseFile) -> None:
    check = sent(written)
    written.passages.add("learning", Passage(text="Before all."), after="")
    before = written.considered.all()
    written.extract_checks.change(replace(check, outcome="correct", done="2026-02-02"))
    assert written.considered.all() == before


def test_named_anew_it_means_what_has_those_numbers_now(written: CaseFile) -> None:
    check = sent(written)
    third = written.passages.all()[2].id
    written.extract_checks.change(replace(check, extract=numbers(written)[third]))
    assert now(written).passages == (third,)
    written.extract_checks.change(replace(written.extract_checks.all()[0], extract="Good practice"))
    assert written.considered.all() == () and now(written) == Extract()


def test_it_is_put_down_taken_out_and_undone_as_one_act(written: CaseFile) -> None:
    check = sent(written)
    assert [(each.list, each.point) for each in written.considered.all()] == [(EXTRACTS, str(check.number))]
    written.extract_checks.delete(check.number, check.revision)
    assert written.considered.all() == ()
    assert str(written.log.undo()) == "Undone: the check of an extract by SW1 is back."
    assert len(now(written).passages) == 2
    written.log.undo()
    assert written.extract_checks.all() == () and written.considered.all() == ()
    assert written.log.check_rows() is None


def test_of_one_put_down_before_they_were_kept_only_its_numbers_tell_and_that_is_said(written: CaseFile) -> None:
    sent(written)
    (kept,) = written.considered.all()
    written.considered.delete(kept.list, kept.point)
    found = now(written)
    assert len(found.passages) == 2 and not found.kept
    assert found.said.startswith("2 paragraphs have its numbers now; which had them then is not known")
