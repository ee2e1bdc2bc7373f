from __future__ import annotations

import dataclasses

import pytest

from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.meetings.interview import Debrief, ExtractCheck, ToSee
from storage.casefile import CaseFile
from tests.storage.made_meetings import PEOPLE


@pytest.fixture
def staffed(case: CaseFile) -> CaseFile:
    """A case with people in its key."""
    for person in PEOPLE:
        case.people.add(person)
    return case


def test_whom_to_see_comes_back_as_given_and_is_changed_as_seen(staffed: CaseFile) -> None:
    given = ToSee(
        code="sw1", why="made the visit", asked_to_be_seen=True, told="2024-03-01", support="2024-03-01", company="",
        hold="police", held_since="2024-03-02", held_until="", not_seen="", not_seen_why="", note="leaves in May",
    )  # fmt: skip
    kept = staffed.to_see.add(given)
    assert kept == dataclasses.replace(given, code="SW1", revision=1)
    assert staffed.to_see.all() == (kept,) and staffed.to_see.get("Sw1") == kept
    theirs = staffed.to_see.change(dataclasses.replace(kept, held_until="2024-04-01"))
    with pytest.raises(ChangedUnderneath) as refused:
        staffed.to_see.change(dataclasses.replace(kept, note="left"))
    assert refused.value.theirs == theirs
    staffed.log.undo()
    now = staffed.to_see.get("SW1")
    assert now is not None and now.held_until == ""
    staffed.to_see.delete("SW1", now.revision)
    assert str(staffed.log.undo()) == "Undone: whom to see: SW1 is back."


def test_who_is_put_down_twice_or_is_in_no_key_is_refused(staffed: CaseFile) -> None:
    staffed.to_see.add(ToSee(code="SW1"))
    with pytest.raises(CannotWrite, match="SW1 is among those to see already"):
        staffed.to_see.add(ToSee(code="sw1"))
    with pytest.raises(CannotWrite, match="not in the key"):
        staffed.to_see.add(ToSee(code="SW7"))
    with pytest.raises(WrongUse, match="before it began"):
        staffed.to_see.add(ToSee(code="SW2", held_since="2024-03-05", held_until="2024-03-01"))
    with pytest.raises(WrongUse, match="no day of the calendar"):
        staffed.to_see.add(ToSee(code="SW2", told="soon"))


def test_debriefs_of_many_are_put_down_as_one_act_and_changed_as_seen(staffed: CaseFile) -> None:
    lines = staffed.log.count()
    staffed.debriefs.put(*(Debrief(code=code, due="2024-09-01") for code in ("SW1", "SW2", "HV1")))
    assert staffed.log.count() == lines + 1
    after = staffed.debriefs.put(Debrief(code="SW1", after="final review"))
    assert [(one.code, one.after) for one in staffed.debriefs.all()] == [
        ("SW1", "IMR"), ("SW2", "IMR"), ("HV1", "IMR"), ("SW1", "final review"),
    ]  # fmt: skip
    done = staffed.debriefs.put(dataclasses.replace(after, done="2025-01-10"))
    assert (done.done, done.revision) == ("2025-01-10", 2)
    with pytest.raises(ChangedUnderneath) as refused:
        staffed.debriefs.put(Debrief(code="SW1", after="final review", note="mine"))
    assert refused.value.theirs == done
    staffed.debriefs.delete("SW1", "final review", 2)
    with pytest.raises(ChangedUnderneath):
        staffed.debriefs.put(done)
    assert len(staffed.debriefs.all()) == 3


def test_extract_checks_are_numbered_and_changed_as_seen(staffed: CaseFile) -> None:
    kept = staffed.extract_checks.add(ExtractCheck(code="SW1", extract="4.12 to 4.15", sent="2024-08-01"))
    assert kept.number == 1 and staffed.extract_checks.all() == (kept,)
    theirs = staffed.extract_checks.change(dataclasses.replace(kept, outcome="correct", done="2024-08-09"))
    with pytest.raises(ChangedUnderneath):
        staffed.extract_checks.change(kept)
    with pytest.raises(WrongUse, match="which extract"):
        staffed.extract_checks.add(ExtractCheck(code="SW1", extract=" "))
    staffed.extract_checks.delete(1, theirs.revision)
    assert staffed.extract_checks.all() == ()


def test_headings_are_a_list_without_doubles(staffed: CaseFile) -> None:
    staffed.headings.add(" The  handover ")
    staffed.headings.add("Supervision")
    assert staffed.headings.all() == ("The handover", "Supervision")
    with pytest.raises(CannotWrite, match="already"):
        staffed.headings.add("the handover")
    staffed.headings.delete("The handover")
    assert staffed.headings.all() == ("Supervision",)
    staffed.log.undo()
    assert staffed.headings.all() == ("The handover", "Supervision")


def test_the_review_holds_all_of_it(staffed: CaseFile) -> None:
    staffed.to_see.add(ToSee(code="SW1"))
    staffed.debriefs.put(Debrief(code="SW1"))
    staffed.extract_checks.add(ExtractCheck(code="SW1", extract="4.1"))
    staffed.headings.add("Supervision")
    review = staffed.review()
    assert (review.to_see, review.debriefs) == (staffed.to_see.all(), staffed.debriefs.all())
    assert (review.extract_checks, review.headings) == (staffed.extract_checks.all(), ("Supervision",))
    assert staffed.log.check() is None and staffed.log.check_rows() is None
