"""The register of persons seen, and of those not seen and why."""

from __future__ import annotations

from datetime import date

from domain.meetings.interview import INTERVIEWER, Attendee, Interview, ToSee
from domain.meetings.minutes import Minutes
from domain.meetings.register import register_of
from domain.people import Person
from domain.review import Details, Review

TODAY = date(2026, 4, 1)
BY = Attendee("IM1", INTERVIEWER, asked=False)


def held(number: int, day: str, *people: Attendee, **rest: str) -> Minutes:
    return Minutes(interview=Interview(number=number, held=day, people=(BY, *people), **rest))  # type: ignore[arg-type]


REVIEW = Review(
    details=Details(),
    people=(
        Person(code="IM1", role="Author", name="Ottoline Fenwether"),
        Person(code="SW1", role="Social worker", name="Petra Quillfeather"),
        Person(code="SW2", role="Social worker"),
        Person(code="GP1", role="General practitioner"),
    ),
    minutes=(
        held(1, "2026-03-20", Attendee("SW1"), raised_elsewhere="2026-03-21"),
        held(2, "2026-03-02", Attendee("SW1"), Attendee("SW2", "team member"), kind="team discussion"),
        held(3, "2026-05-01", Attendee("GP1")),
        held(4, "2026-03-05", Attendee("GP1", present=False), Attendee("UN1", "trade union", asked=False)),
        held(5, ""),
    ),
    to_see=(
        ToSee(code="SW1"), ToSee(code="GP1", hold="police", held_since="2026-02-01"),
        ToSee(code="HV1", not_seen="left, not traced", not_seen_why="No address since May"),
    ),
)  # fmt: skip


def test_each_person_seen_stands_once_with_all_dates_and_who_saw_them() -> None:
    seen = {one.code: one for one in register_of(REVIEW, TODAY).seen}
    assert list(seen) == ["SW1", "SW2"], "in the order they were first seen; company and who was not there are none"
    assert seen["SW1"].dates == ("2026-03-02", "2026-03-20")
    assert (seen["SW1"].role, seen["SW1"].by, seen["SW1"].who) == ("Social worker", ("IM1",), "SW1")
    assert seen["SW1"].kinds == ("team discussion", "interview") and seen["SW1"].interviews == (2, 1)


def test_a_meeting_still_to_come_is_none() -> None:
    assert {one.code for one in register_of(REVIEW, date(2026, 5, 1)).seen} == {"SW1", "SW2", "GP1"}


def test_those_not_seen_are_named_with_the_reason_or_what_holds_it_back() -> None:
    gp, hv = register_of(REVIEW, TODAY).not_seen
    assert (gp.code, gp.why, gp.hold) == ("GP1", "", "police")
    assert (hv.code, hv.why, hv.more) == ("HV1", "left, not traced", "No address since May")


def test_names_stand_in_it_only_when_asked_for() -> None:
    assert "Petra" not in repr(register_of(REVIEW, TODAY))
    first = register_of(REVIEW, TODAY, names=True).seen[0]
    assert (first.who, first.by) == ("Petra Quillfeather", ("Ottoline Fenwether",))


def test_that_a_matter_was_raised_elsewhere_is_told_by_its_day_alone() -> None:
    assert register_of(REVIEW, TODAY).raised_elsewhere == ("2026-03-21",)
