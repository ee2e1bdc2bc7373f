from __future__ import annotations

import dataclasses

import pytest

from domain.agreement.course import use_of
from domain.agreement.steps import Step
from domain.errors import CannotWrite, WrongUse
from domain.evidence.resting import Ground
from domain.meetings.interview import Attendee, Debrief, ExtractCheck, Interview, ToSee
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.question import Question
from storage.casefile import CaseFile
from tests.storage.made import on
from tests.storage.made_meetings import meeting, said, texts


def agree(case: CaseFile, number: int, *codes: str) -> None:
    """Have the minutes issued to these, and agreed by each."""
    version = case.agreement.issue(number, codes, way="Word", day="2024-03-06")
    for code in codes:
        case.agreement.take(
            number, Step(kind="agree", version=version.number, code=code, day="2024-03-07", sha256=version.sha256)
        )


def test_minutes_nobody_was_given_yet_follow_a_code(case: CaseFile) -> None:
    number = meeting(case, "SW1", about="Visit by SW1", texts=("SW1 and SW11 went.",))
    case.to_see.add(ToSee(code="SW1", note="SW1 is back in May"))
    case.debriefs.put(Debrief(code="SW1"))
    case.extract_checks.add(ExtractCheck(code="SW1", extract="4.1, on SW1"))
    case.people.rename("SW1", "SW5")
    minutes = case.minutes.of(number)
    assert minutes.interview.about == "Visit by SW5" and minutes.interview.of("SW5") is not None
    assert (minutes.paragraphs[0].speaker, minutes.paragraphs[0].text) == ("SW5", "SW5 and SW11 went.")
    assert case.to_see.all()[0].note == "SW5 is back in May" and case.debriefs.all()[0].code == "SW5"
    assert case.extract_checks.all()[0].extract == "4.1, on SW5"
    case.log.undo()
    minutes = case.minutes.of(number)
    assert minutes.interview.about == "Visit by SW1" and minutes.interview.of("SW1") is not None
    assert minutes.paragraphs[0].text == "SW1 and SW11 went."
    assert case.log.check_rows() is None


def test_what_rests_on_a_paragraph_goes_on_resting_on_it_when_a_code_in_it_follows(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("SW1 rang.", "SW1 wrote."))
    first, second = case.minutes.of(number).paragraphs
    row = case.entries.add(on(3))
    kept = case.evidence.rest(row.id, number, [first.id])
    lost = case.evidence.rest(row.id, number, [second.id])
    case.minutes.change(number, dataclasses.replace(second, text="SW1 wrote twice."))
    case.people.rename("SW1", "SW5")
    minutes = case.minutes.of(number)
    states = {each.number: Ground.of(minutes).state(each) for each in case.evidence.all()}
    assert states == {kept.number: "unagreed", lost.number: "changed"}


def test_issued_minutes_keep_the_codes_they_were_issued_with_and_stay_agreed(case: CaseFile) -> None:
    number = meeting(case, "SW1", about="Visit by SW1", texts=("SW1 went.",))
    agree(case, number, "SW1")
    before = case.minutes.of(number)
    case.people.rename("SW1", "SW5")
    after = case.minutes.of(number)
    assert after.versions == before.versions and after.steps == before.steps
    assert after.paragraphs == before.paragraphs and after.interview.about == "Visit by SW1"
    assert after.interview.of("SW5") is not None and after.now("SW1") == "SW5"
    assert use_of(after).kind == "agreed" and not after.edited
    assert case.log.check_rows() is None


def test_a_code_typed_before_it_became_another_is_saved_as_the_new_one(case: CaseFile) -> None:
    number = meeting(case, "SW1")
    case.people.rename("SW1", "SW5")
    (kept,) = case.minutes.add(number, said("SW1 went.", speaker="sw1"))
    assert (kept.speaker, kept.text) == ("SW5", "SW5 went.")


def test_two_who_were_at_one_meeting_are_two_people(case: CaseFile) -> None:
    number = meeting(case, "SW1", "SW2", texts=("I rang.",))
    one, other = case.people.get("SW1"), case.people.get("SW2")
    assert one is not None and other is not None
    with pytest.raises(WrongUse, match=f"both at interview {number}"):
        case.people.merge(one, other)


def test_two_codes_of_one_person_are_joined_with_all_that_is_planned(case: CaseFile) -> None:
    first, second = meeting(case, "SW1", texts=("SW1 rang.",)), meeting(case, "SW2", texts=("SW2 wrote.",))
    agree(case, second, "SW2")
    case.to_see.add(ToSee(code="SW1", why="visited", told="2024-03-01"))
    case.to_see.add(ToSee(code="SW2", why="wrote", support="2024-03-02", hold="police", held_since="2024-03-02"))
    case.debriefs.put(Debrief(code="SW1", note="by phone"), Debrief(code="SW2", due="2024-09-01"))
    case.debriefs.put(Debrief(code="SW2", after="final review"))
    one, other = case.people.get("SW1"), case.people.get("SW2")
    assert one is not None and other is not None
    case.people.merge(one, other)
    (seen,) = case.to_see.all()
    assert (seen.code, seen.why, seen.told, seen.support) == ("SW1", "visited; wrote", "2024-03-01", "2024-03-02")
    assert (seen.hold, seen.held_since) == ("police", "2024-03-02")
    assert [(each.code, each.after, each.due, each.note) for each in case.debriefs.all()] == [
        ("SW1", "IMR", "2024-09-01", "by phone"),
        ("SW1", "final review", "", ""),
    ]
    minutes = case.minutes.of(second)
    assert minutes.interview.of("SW1") is not None and minutes.now("SW2") == "SW1"
    assert minutes.steps[0].code == "SW2" and use_of(minutes).kind == "agreed"
    assert texts(case, first) == ["SW1 rang."] and texts(case, second) == ["SW2 wrote."]
    case.log.undo()
    assert [each.code for each in case.to_see.all()] == ["SW1", "SW2"] and len(case.debriefs.all()) == 3
    assert case.minutes.of(second).interview.of("SW2") is not None
    assert case.log.check_rows() is None


def test_one_person_is_not_made_two_again_once_minutes_were_answered(case: CaseFile) -> None:
    number = meeting(case, "SW2", texts=("I rang.",))
    one, other = case.people.get("SW1"), case.people.get("SW2")
    assert one is not None and other is not None
    case.people.merge(one, other)
    agree(case, number, "SW1")
    with pytest.raises(CannotWrite, match=r"issued.* since"):
        case.log.undo()


def test_splitting_leaves_meetings_with_the_first(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    row = case.entries.add(on(3, who="SW1", people=("SW1",)))
    one = case.people.get("SW1")
    assert one is not None
    case.people.split(one, Person(code="SW8"), [(row.id, 1)])
    assert case.minutes.of(number).interview.of("SW1") is not None
    case.interviews.add(Interview(people=(Attendee("SW8"),)))
    case.log.undo()
    case.log.undo()
    assert case.people.get("SW8") is None


@pytest.mark.parametrize("told", ["interview", "speaks", "see", "debrief", "extract"])
def test_who_is_needed_stays_in_the_key(case: CaseFile, told: str) -> None:
    case.people.add(Person(code="GP1"))
    if told == "interview":
        meeting(case, "GP1")
    elif told == "speaks":
        case.minutes.add(meeting(case, "SW1"), said("Yes.", speaker="GP1"))
    elif told == "see":
        case.to_see.add(ToSee(code="GP1"))
    elif told == "debrief":
        case.debriefs.put(Debrief(code="GP1"))
    else:
        case.extract_checks.add(ExtractCheck(code="GP1", extract="4.1"))
    with pytest.raises(CannotWrite, match=f"{told}.* stays in the key"):
        case.people.delete("GP1", 1)


def test_who_was_given_minutes_under_a_former_code_stays_in_the_key(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("Yes.",))
    agree(case, number, "SW1")
    case.people.rename("SW1", "SW5")
    seen = case.interviews.get(number)
    assert seen is not None
    case.interviews.change(dataclasses.replace(seen, people=()))
    person = case.people.get("SW5")
    assert person is not None
    with pytest.raises(CannotWrite, match="stays in the key"):
        case.people.delete("SW5", person.revision)


@pytest.mark.parametrize("text", ["GP1 came.", "It was said (of gp1)."])
def test_who_stands_in_minutes_as_they_were_issued_stays_in_the_key(case: CaseFile, text: str) -> None:
    case.people.add(Person(code="GP1"))
    case.people.add(Person(code="GP11"))
    number = meeting(case, "SW1", texts=(text,))
    case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
    (said_once,) = case.minutes.of(number).paragraphs
    case.minutes.change(number, dataclasses.replace(said_once, text="Nobody came."))
    with pytest.raises(CannotWrite, match="as they were issued, and so stays in the key"):
        case.people.delete("GP1", 1)
    case.people.delete("GP11", 1)


def test_who_has_a_plain_word_for_a_code_is_not_held_by_that_word(case: CaseFile) -> None:
    for code in ("Mother", "Carer"):
        case.people.add(Person(code=code, given_by_board=True))
    number = meeting(case, "SW1", "Carer", texts=("The mother and a Carer came.",))
    case.minutes.add(number, said("Yes.", speaker="Carer"))
    case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
    case.people.delete("Mother", 1)
    case.minutes.delete(number, case.minutes.of(number).paragraphs[1].id, 1)
    with pytest.raises(CannotWrite, match="of interview 1, and so stays"):
        case.people.delete("Carer", 1)


def test_somebody_added_and_then_seen_is_not_taken_out_by_undo(case: CaseFile) -> None:
    number = meeting(case, "SW1")
    case.people.add(Person(code="GP1"))
    case.people._desk.undoable[:] = case.people._desk.undoable[-1:]
    case.minutes.add(number, said("Yes.", speaker="GP1"))
    case.people._desk.undoable.pop()
    with pytest.raises(CannotWrite, match="speaks in the minutes"):
        case.log.undo()


def test_what_was_done_before_an_issue_is_not_taken_back_behind_it(case: CaseFile) -> None:
    number = meeting(case, "SW1", texts=("I rang.",))
    other = meeting(case, "SW2", texts=("I wrote.",))
    case.agreement.issue(number, ["SW1"], way="Word", day="2024-03-06")
    case.log.undo()
    assert texts(case, other) == [], "another meeting's minutes are their own"
    case.log.undo()
    with pytest.raises(CannotWrite, match=f"minutes of interview {number} were issued since"):
        case.log.undo()
    with pytest.raises(CannotWrite, match=f"minutes of interview {number} were issued since"):
        case.log.undo()
    assert texts(case, number) == ["I rang."]


def test_a_question_given_another_label_is_followed_by_minutes_nobody_was_given(case: CaseFile) -> None:
    case.questions.add(Question("2"))
    given, ours = meeting(case, "SW1", texts=("I rang.",)), meeting(case, "SW2")
    for number in (given, ours):
        case.minutes.add(number, Paragraph(kind="heading", question="2"))
    case.agreement.issue(given, ["SW1"], way="Word", day="2024-03-06")
    case.questions.rename("2", "KLOE 2")
    assert [each.question for each in case.minutes.of(ours).paragraphs] == ["KLOE 2"]
    assert case.minutes.of(given).paragraphs[-1].question == "2" and not case.minutes.of(given).edited
    with pytest.raises(CannotWrite, match=f"heads minutes of interview {ours}"):
        case.questions.delete("KLOE 2")
