from __future__ import annotations

import dataclasses

import pytest

from domain.errors import ChangedUnderneath, Refusal, WrongUse
from domain.meetings.minutes import Paragraph
from storage.casefile import CaseFile
from tests.storage.made_meetings import meeting, said, texts


def test_paragraphs_come_back_as_given_in_the_order_they_were_put(case: CaseFile) -> None:
    number = meeting(case, "SW1")
    heading = Paragraph(kind="heading", question="1a", text="Before the visit")
    given = said("I rang at nine.\nNobody came.", at="09:40", check=True)
    first, second = case.minutes.add(number, heading, given)
    assert dataclasses.replace(second, id="", revision=0) == given
    assert case.minutes.of(number).paragraphs == (first, second)
    (between,) = case.minutes.add(number, said("between"), after=first.id)
    case.minutes.add(number, said("top"), after="")
    case.minutes.add(number, said("end"))
    assert texts(case, number) == ["top", "Before the visit", "between", "I rang at nine.\nNobody came.", "end"]
    assert between.revision == 1 and len(between.id) == 10


def test_minutes_of_no_meeting_are_refused(case: CaseFile) -> None:
    with pytest.raises(WrongUse, match="no interview 4"):
        case.minutes.of(4)
    with pytest.raises(WrongUse, match="no interview 4"):
        case.minutes.add(4, said("hello"))
    number = meeting(case, "SW1")
    with pytest.raises(WrongUse, match="nothing in this paragraph"):
        case.minutes.add(number, said("\u200b "))
    with pytest.raises(ChangedUnderneath):
        case.minutes.add(number, said("after nothing"), after="0123456789")


def test_what_cannot_be_seen_does_not_come_into_minutes(case: CaseFile) -> None:
    number = meeting(case, "SW1")
    (kept,) = case.minutes.add(number, said("I\u200b rang\x1b[2J\r\nat nine "))
    assert kept.text == "I rang[2J\nat nine"


def test_a_speaker_is_spelt_as_in_the_key(case: CaseFile) -> None:
    number = meeting(case, "SW1")
    assert case.minutes.add(number, said("Yes.", speaker="sw1"))[0].speaker == "SW1"
    assert case.minutes.add(number, said("No.", speaker="the chair"))[0].speaker == "the chair"


def test_a_paragraph_changed_underneath_is_shown_and_never_overwritten(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("first",))
    (seen,) = case.minutes.of(number).paragraphs
    theirs = case.minutes.change(number, dataclasses.replace(seen, text="theirs"))
    assert theirs.revision == 2
    for act in (
        lambda: case.minutes.change(number, dataclasses.replace(seen, text="mine")),
        lambda: case.minutes.delete(number, seen.id, seen.revision),
        lambda: case.minutes.replace(number, seen.id, seen.revision, [said("a"), said("b")]),
    ):
        with pytest.raises(ChangedUnderneath) as refused:
            act()
        assert refused.value.theirs == theirs
    case.minutes.delete(number, theirs.id, theirs.revision)
    with pytest.raises(ChangedUnderneath) as gone:
        case.minutes.change(number, theirs)
    assert gone.value.theirs is None


def test_a_paragraph_is_split_and_two_are_joined_as_one_act(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one", "two and three", "four"))
    middle = case.minutes.of(number).paragraphs[1]
    two, three = case.minutes.replace(number, middle.id, middle.revision, [said("two"), said("three")])
    assert texts(case, number) == ["one", "two", "three", "four"] and two.id == middle.id
    case.minutes.replace(number, two.id, two.revision, [said("two, three")], joined=[(three.id, three.revision)])
    assert texts(case, number) == ["one", "two, three", "four"]
    case.log.undo()
    assert texts(case, number) == ["one", "two", "three", "four"]
    case.log.undo()
    assert texts(case, number) == ["one", "two and three", "four"]
    case.log.redo()
    assert texts(case, number) == ["one", "two", "three", "four"]
    assert case.log.check_rows() is None


def test_paragraphs_move_by_one_and_back(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("one", "two", "three"))
    two = case.minutes.of(number).paragraphs[1]
    case.minutes.move(number, two.id, -1)
    assert texts(case, number) == ["two", "one", "three"]
    with pytest.raises(Refusal, match="already the first paragraph"):
        case.minutes.move(number, two.id, -1)
    case.log.undo()
    assert texts(case, number) == ["one", "two", "three"]
    case.log.redo()
    assert texts(case, number) == ["two", "one", "three"]


@pytest.mark.parametrize("follows", [False, True])
def test_paragraphs_put_between_two_for_hours_keep_their_order(case: CaseFile, follows: bool) -> None:
    number = meeting(case, "SW1", texts=tuple(f"before {each}" for each in range(20)))
    at = case.minutes.of(number).paragraphs[9].id
    expected = [f"before {each}" for each in range(20)]
    place = 10
    for each in range(60):
        (kept,) = case.minutes.add(number, said(f"new {each}"), after=at)
        expected.insert(place, f"new {each}")
        if follows:
            at, place = kept.id, place + 1
    assert texts(case, number) == expected
    for _ in range(60):
        case.log.undo()
    assert texts(case, number) == [f"before {each}" for each in range(20)]
    assert case.log.check_rows() is None
