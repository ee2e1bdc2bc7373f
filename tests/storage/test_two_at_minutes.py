"""Two people with one case: what one of them minutes, issues or takes back is never lost to the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from domain.agreement.steps import Answer
from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.meetings.interview import Attendee
from storage.care.verify import verify
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import on
from tests.storage.made_meetings import meeting, said, texts


@pytest.fixture
def other(case: CaseFile) -> Iterator[CaseFile]:
    """The same case, opened by somebody else."""
    with CaseFile.open(case.path, PASSPHRASE, user="colleague") as opened:
        yield opened


def test_both_minute_and_each_sees_the_others_paragraphs(case: CaseFile, other: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one",))
    other.minutes.add(number, said("two"))
    case.minutes.add(number, said("three"))
    assert texts(case, number) == texts(other, number) == ["one", "two", "three"]
    (seen, *_) = case.minutes.of(number).paragraphs
    theirs = other.minutes.change(number, dataclasses.replace(seen, text="theirs"))
    with pytest.raises(ChangedUnderneath) as refused:
        case.minutes.change(number, dataclasses.replace(seen, text="mine"))
    assert refused.value.theirs == theirs


def test_what_is_issued_is_what_stands_at_that_moment(case: CaseFile, other: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one",))
    other.minutes.add(number, said("two"))
    version = case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
    assert [each.text for each in version.paragraphs] == ["one", "two"]
    with pytest.raises(CannotWrite, match="issued since"):
        other.log.undo()


def test_an_answer_is_taken_in_by_one_of_them(case: CaseFile, other: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one",))
    version = case.agreement.issue(number, ["SW1"], way="packet", day="2024-03-06")
    answer = Answer(
        interview=number, version=1, sha256=version.sha256, code="SW1", kind="agree", day="2024-03-07", packet="p1"
    )
    other.agreement.answer(answer)
    with pytest.raises(WrongUse, match="answered already"):
        case.agreement.answer(answer)


def test_a_meeting_somebody_else_minuted_is_not_taken_back_with_what_they_wrote(
    case: CaseFile, other: CaseFile
) -> None:
    number = meeting(case, "SW1")
    other.minutes.add(number, said("theirs"))
    with pytest.raises(CannotWrite, match=f"Interview {number} was added to since"):
        case.log.undo()
    assert texts(case, number) == ["theirs"] and verify(case).good


def test_a_meeting_to_which_somebody_else_came_is_not_taken_back(case: CaseFile, other: CaseFile) -> None:
    number = meeting(case, "SW1")
    seen = other.interviews.get(number)
    assert seen is not None
    other.interviews.change(dataclasses.replace(seen, people=(*seen.people, Attendee("SW2"))))
    with pytest.raises(CannotWrite, match="was added to since"):
        case.log.undo()
    assert verify(case).good


def test_a_row_somebody_else_said_rests_on_minutes_is_not_taken_back(case: CaseFile, other: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one",))
    row = case.entries.add(on(3))
    other.evidence.rest(row.id, number, [case.minutes.of(number).paragraphs[0].id])
    with pytest.raises(CannotWrite, match="rests on minutes"):
        case.log.undo()
    assert case.entries.get(row.id) is not None and verify(case).good


def test_a_code_that_became_another_while_a_meeting_was_open_is_saved_as_the_new_one(
    case: CaseFile, other: CaseFile
) -> None:
    number = meeting(case, "SW1")
    other.people.rename("SW1", "SW5")
    seen = case.interviews.get(number)
    assert seen is not None
    mine = dataclasses.replace(seen, people=(Attendee("SW1"),))
    assert case.interviews.change(mine).people == (Attendee("SW5"),)


def test_one_person_is_issued_the_minutes_once_however_often_they_are_named(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one",))
    case.agreement.issue(number, ["SW1", "sw1", "SW1"], way="Word", day="2024-03-06")
    assert len(case.minutes.of(number).steps) == 1
