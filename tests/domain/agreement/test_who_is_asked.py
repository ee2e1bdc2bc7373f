"""Whose agreement minutes cannot do without, whatever is typed of who is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.agreement.course import use_of
from domain.errors import WrongUse
from domain.meetings.interview import INTERVIEWER, Attendee
from domain.meetings.minutes import Minutes
from domain.meetings.present_line import read_back, read_present
from domain.people import Person
from tests.domain.meeting import issue, step, typed

MINUTES = typed()
"""SW1 speaks in all of it; SW2 was there too, and IM1 held it."""


def with_people(minutes: Minutes, *people: Attendee) -> Minutes:
    return replace(minutes, interview=replace(minutes.interview, people=people))


HELD_BY = Attendee("IM1", INTERVIEWER, asked=False)
SPARED = Attendee("SW1", asked=False, why_not_asked="short call")


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ((SPARED, replace(HELD_BY, asked=True)), "SW1 was interviewed, so the minutes want their agreement"),
        ((SPARED, HELD_BY, Attendee("SW2")), "SW1 was interviewed"),
        ((replace(SPARED, role="colleague"), HELD_BY, Attendee("SW2")), "SW1 speaks in paragraph 1, so the minutes"),
        ((Attendee("SW1", present=False), HELD_BY, Attendee("SW2")), "SW1 speaks in paragraph 1 and is not among"),
        ((HELD_BY, Attendee("SW2")), "SW1 speaks in paragraph 1 and is not among those present"),
        ((replace(SPARED, role=INTERVIEWER), replace(HELD_BY, asked=True)), "Nobody is asked but who held the meeting"),
    ],
)
def test_no_minutes_are_issued_past_those_whose_words_they_hold(people: tuple[Attendee, ...], told: str) -> None:
    with pytest.raises(WrongUse, match=told):
        issue(with_people(MINUTES, *people))


def test_somebody_who_took_no_part_need_not_be_asked() -> None:
    people = (Attendee("SW1"), HELD_BY, Attendee("TU1", "trade union", asked=False, why_not_asked="took no part"))
    assert use_of(step(issue(with_people(MINUTES, *people)), "agree", "SW1")).kind == "agreed"


def test_asked_no_more_before_it_went_to_them_the_minutes_may_not_be_used() -> None:
    minutes = step(issue(MINUTES, "SW2"), "agree", "SW2")
    spared = with_people(minutes, HELD_BY, SPARED, Attendee("SW2"))
    assert (use_of(spared).kind, use_of(spared).why) == ("none", "SW1 was interviewed and is not asked")


def test_it_is_told_as_they_are_typed() -> None:
    key = (Person(code="SW1"), Person(code="IM1"))
    said = read_back(read_present("SW1 not asked: short call; IM1 interviewer asked", key).people)
    assert said.endswith("SW1 is interviewed: no minutes are issued until they are asked to agree")
    assert read_back(read_present("IM1 interviewer", key).people).endswith("no minutes are issued so")
    assert read_back(read_present("SW1; IM1 interviewer", key).people).endswith("IM1 interviewer, not asked")
