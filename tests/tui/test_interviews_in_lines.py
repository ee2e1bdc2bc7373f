"""Meetings, whom to see, debriefs and checks of extracts at plain prompts."""

from __future__ import annotations

import pytest

from domain.meetings.interview import Attendee, Debrief, Interview, ToSee
from domain.meetings.minutes import Paragraph
from domain.people import Person
from storage.casefile import CaseFile
from tests.tui.plain.test_sitting import _talk


@pytest.fixture(autouse=True)
def people(case: CaseFile) -> None:
    for person in (
        Person(code="SW1", role="social worker", name="Sarah Jones"), Person(code="GP1", role="general practitioner"),
        Person(code="SW9", role="reviewing officer"),
    ):  # fmt: skip
        case.people.add(person)


def test_a_meeting_is_described_question_by_question_and_read_out(case: CaseFile) -> None:
    said, script = _talk(
        case, "/interview", "", "Sarah Jones; SW9 interviewer", "3/3/24", "0930-1045", "", "Room 4", "first visit",
        "later: from my notes", "", "", "/interviews", "/present 1", "/register",
    )  # fmt: skip
    (one,) = case.interviews.all()
    assert (one.held, one.starts, one.ends, one.place) == ("2024-03-03", "09:30", "10:45", "Room 4")
    assert (one.recorded, one.recorded_why) == ("later", "from my notes")
    assert [(each.code, each.role) for each in one.people] == [("SW1", "interviewed"), ("SW9", "interviewer")]
    assert "SW1 interviewed, asked to agree; SW9 interviewer, not asked." in said
    assert any(line.startswith("Interview 1: 3 March 2024, SW1, first visit: held, no minutes yet.") for line in said)
    assert "SW1, social worker: seen on 3 March 2024, by SW9." in said


def test_what_is_refused_is_asked_again_with_what_was_typed_and_cancel_leaves_all_as_it_was(case: CaseFile) -> None:
    said, script = _talk(case, "/interview SW1", "", "", "3/13/24", "13/3/24", "/cancel")
    assert any("Did you mean 13/3/24?" in line for line in said)
    assert ("Day, as in 3/3/26: ", "3/13/24") in script.asked
    assert "Left as it was." in " ".join(said)
    assert case.interviews.all() == ()


def test_present_and_held_change_one_thing_and_a_new_code_is_asked_about(case: CaseFile) -> None:
    case.interviews.add(Interview())
    said, _ = _talk(
        case, "/present 1 SW1; TU1 trade union not asked: took no part", "n", "/present 1 SW1; TU1 trade union", "y",
        "/held 1 3/3/2030", "/held 1", "/present 7 SW1", "/held x",
    )  # fmt: skip
    (one,) = case.interviews.all()
    assert [each.code for each in one.people] == ["SW1", "TU1"]
    assert one.held == "2030-03-03"
    told = " ".join(said)
    assert "TU1 is not in the key, so nothing was saved." in told
    assert "give the day, as in /held 1 3/3/26" in told
    assert "There is no interview 7" in told and "Give the number of a meeting first" in told


def test_leaving_out_somebody_who_was_issued_a_version_is_asked_about(case: CaseFile) -> None:
    case.interviews.add(Interview(held="2024-03-03", people=(Attendee(code="SW1"), Attendee(code="GP1"))))
    case.minutes.add(1, Paragraph(speaker="SW1", text="I rang the ward."))
    case.agreement.issue(1, ["SW1", "GP1"], way="paper", day="2024-03-04")
    said, _ = _talk(case, "/present 1 GP1", "n", "/present 1 GP1", "y")
    assert "Interview 1 stays as it was." in said
    kept = case.interviews.get(1)
    assert kept is not None and kept.asked == ("GP1",)


def test_whom_to_see_is_put_down_told_held_back_and_read_out(case: CaseFile) -> None:
    said, _ = _talk(
        case, "/tosee", "/tosee Sarah Jones took the first call", "/told SW1 3/3/24", "/support SW1", "/support SW1",
        "/company SW1 3/3/2030", "/hold SW1", "/hold SW1 police", "/interview SW1", "i", "SW1", "3/3/2030", "", "", "",
        "", "", "", "", "/hold SW1", "/notseen SW1", "/notseen SW1 off sick", "/tosee", "/told GP1", "/told ZZ9",
    )  # fmt: skip
    one = case.to_see.get("SW1")
    assert one is not None
    assert (one.why, one.told, one.support, one.company) == ("took the first call", "2024-03-03", "2024-09-01", "")
    assert (one.hold, one.held_until, one.not_seen) == ("police", "2024-09-01", "off sick")
    told = " ".join(said)
    for words in (
        "Nobody yet.", "SW1 was told of purpose and process on 3 March 2024.", "still to come",
        "Say who holds it back, as in /hold SW1 police.", "SW1 is on hold for police from today.",
        "Saved. Interview 1, 3 March 2030. SW1 is on hold for police since 1 September 2024.",
        "SW1 is no longer held back by police, from today.", "Say why, as in /notseen SW1 declined.",
        "Not interviewed: off sick.", "GP1 is not among those to see", "Give a code of the key, as in /told SW1",
    ):  # fmt: skip
        assert words in told, words


def test_debriefs_and_extracts_are_listed_and_recorded(case: CaseFile) -> None:
    case.to_see.add(ToSee(code="SW1"))
    case.debriefs.put(Debrief(code="SW1", due="2024-08-01"))
    said, _ = _talk(
        case, "/debriefs", "/debriefed SW1 30/8/24", "/debriefed SW1", "/debriefed SW1 final", "/debriefed GP1",
        "/extract SW1 4.2 to 4.9", "1/8/24", "15/8/24", "/extracts", "/outcome 1 corrected", "today",
        "/outcome 1 fine", "", "/outcome 9 correct",
    )  # fmt: skip
    assert [(one.after, one.done) for one in case.debriefs.all()] == [
        ("IMR", "2024-08-30"), ("final review", "2024-09-01"),
    ]  # fmt: skip
    (check,) = case.extract_checks.all()
    assert (check.extract, check.outcome, check.done) == ("4.2 to 4.9", "corrected", "2024-09-01")
    told = " ".join(said)
    for words in (
        "Overdue after the IMR: SW1.", "SW1, after the IMR: overdue since 1 Aug 24.", "SW1 was debriefed after the IMR",
        "GP1 is not among those involved", "1. SW1, 4.2 to 4.9: overdue since 15 Aug 24.", "write correct, corrected",
        "Give the number of a check and its outcome",
    ):  # fmt: skip
        assert words in told, words


def test_what_was_done_is_undone(case: CaseFile) -> None:
    _talk(case, "/tosee SW1", "/told SW1", "/undo")
    one = case.to_see.get("SW1")
    assert one is not None and one.told == ""
