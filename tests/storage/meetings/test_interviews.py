from __future__ import annotations

import dataclasses

import pytest

from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.meetings.interview import Attendee, Interview
from storage.casefile import CaseFile
from tests.storage.made_meetings import PEOPLE, meeting, texts


def test_a_meeting_comes_back_as_given_by_its_number(case: CaseFile) -> None:
    for person in PEOPLE:
        case.people.add(person)
    given = Interview(
        kind="team discussion", about="The visit of 3 March", held="2024-03-05", starts="09:30", ends="11:00",
        breaks="10:10-10:20", place="Civic Centre", recorded="later", recorded_why="No laptop there",
        people=(Attendee("hv1", "team member"), Attendee("SW1"), Attendee("RO1", "interviewer", asked=False)),
        raised_elsewhere="2024-03-06", note="by telephone",
    )  # fmt: skip
    kept = case.interviews.add(given)
    people = (Attendee("HV1", "team member"), *given.people[1:])
    assert kept == dataclasses.replace(given, number=1, people=people, revision=1)
    assert case.interviews.all() == (kept,)
    assert case.interviews.get(1) == kept and case.interviews.get(2) is None


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"held": "5/3/24"}, "no day of the calendar"),
        ({"held": "2024-02-30"}, "no day of the calendar"),
        ({"starts": "9:30"}, "a time such as 09:30"),
        ({"starts": "11:00", "ends": "10:00"}, "before it starts"),
        ({"kind": "chat"}, "A meeting is one of"),
        ({"people": (Attendee("SW1"), Attendee("sw1"))}, "twice"),
    ],
)
def test_a_meeting_that_cannot_stand_is_refused_in_a_sentence(
    case: CaseFile, wrong: dict[str, object], told: str
) -> None:
    case.people.add(PEOPLE[0])
    with pytest.raises(WrongUse, match=told):
        case.interviews.add(dataclasses.replace(Interview(), **wrong))  # type: ignore[arg-type]
    assert case.interviews.all() == () and case.log.count() == 2


def test_who_is_not_in_the_key_is_at_no_meeting(case: CaseFile) -> None:
    with pytest.raises(CannotWrite, match="SW9 is not in the key yet"):
        case.interviews.add(Interview(people=(Attendee("SW9"),)))


def test_people_of_a_meeting_stand_in_the_order_they_were_put(case: CaseFile) -> None:
    number = meeting(case, "SW1", "SW2")
    seen = case.interviews.get(number)
    assert seen is not None
    changed = case.interviews.change(dataclasses.replace(seen, people=seen.people[::-1]))
    assert [one.code for one in changed.people] == ["RO1", "SW2", "SW1"]
    assert changed.revision == 2
    case.log.undo()
    now = case.interviews.get(number)
    assert now is not None and now.people == seen.people


def test_a_meeting_changed_underneath_is_shown_and_never_overwritten(case: CaseFile) -> None:
    seen = case.interviews.get(meeting(case, "SW1"))
    assert seen is not None
    theirs = case.interviews.change(dataclasses.replace(seen, place="Town Hall"))
    with pytest.raises(ChangedUnderneath) as refused:
        case.interviews.change(dataclasses.replace(seen, place="Library"))
    assert refused.value.theirs == theirs
    assert case.interviews.change(theirs) == theirs, "nothing changed is no new revision"


def test_a_meeting_taken_out_comes_back_with_all_that_was_minuted(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("first", "second"))
    before = case.minutes.of(number)
    case.interviews.delete(number, 1)
    assert case.interviews.all() == () and case.minutes.all() == ()
    assert str(case.log.undo()) == f"Undone: interview {number} is back."
    after = case.minutes.of(number)
    assert texts(case, number) == ["first", "second"]
    assert after.interview.people == before.interview.people
    assert case.log.check_rows() is None


def test_a_number_taken_out_is_no_other_meetings(case: CaseFile) -> None:
    case.interviews.delete(meeting(case, "SW1"), 1)
    assert meeting(case, "SW1") == 2
