"""Whom to see: what was done for them, what is missing, and whether they were seen."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import WrongUse
from domain.meetings.interview import Attendee, Interview, ToSee
from domain.meetings.seeing import at_a_glance, checked, done, in_full, seen_on

TODAY = date(2026, 11, 20)
READY = ToSee(code="SW1", told="2026-11-01", support="2026-11-01", company="2026-11-01")


@pytest.mark.parametrize(
    ("one", "seen", "planned", "glance"),
    [
        (ToSee(code="SW1"), (), (), "not yet: told, support, company"),
        (ToSee(code="SW1", told="2026-11-01", company="2026-11-01"), (), (), "not yet: support"),
        (READY, (), (), "ready to be seen"),
        (READY, (), ("2026-12-01",), "to be seen 1 Dec 26"),
        (READY, ("2026-11-02", "2026-11-09"), (), "seen 9 Nov 26"),
        (ToSee(code="SW1", hold="police", told="2026-11-01", support="2026-11-01", company="2026-11-01"), (), (),
         "on hold: police"),
        (ToSee(code="SW1", hold="police", held_until="2026-11-10"), ("2026-11-12",), (),
         "seen 12 Nov 26; not recorded: told, support, company"),
        (ToSee(code="SW1", not_seen="declined"), (), (), "not interviewed: declined"),
    ],
)  # fmt: skip
def test_what_matters_most_stands_first(
    one: ToSee, seen: tuple[str, ...], planned: tuple[str, ...], glance: str
) -> None:
    assert at_a_glance(one, seen, planned) == glance


def test_all_that_is_known_is_said_in_sentences() -> None:
    one = ToSee(
        code="SW1", why="took the first call", asked_to_be_seen=True, told="2026-11-01", hold="coroner",
        held_since="2026-11-02", not_seen="off sick", not_seen_why="since September",
    )  # fmt: skip
    assert in_full(one, ()) == (
        "Why: took the first call. Asked to be seen themselves. SW1 was told of purpose and process on 1 November 2026."
        " Held back by coroner since 2 November 2026. Not interviewed: off sick (since September)."
    )


def test_what_was_offered_is_recorded_once() -> None:
    one = done(ToSee(code="SW1"), "support", "2026-11-20")
    assert one.support == "2026-11-20"
    with pytest.raises(WrongUse, match="SW1 was offered support on 20 November 2026. Enter changes the day"):
        done(one, "support", "2026-11-21")


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (ToSee(code="SW1", held_since="2026-11-01"), "say who holds the meeting back"),
        (ToSee(code="SW1", not_seen_why="since September"), "say why in a word or two first"),
    ],
)
def test_what_stands_for_nothing_is_refused(one: ToSee, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        checked(one)


def test_seen_is_who_was_there_for_it_on_a_day_gone_by() -> None:
    people = (Attendee(code="SW1"), Attendee(code="TU1", role="trade union"), Attendee(code="GP1", present=False))
    meetings = (
        Interview(number=1, held="2026-11-09", people=people), Interview(number=2, held="2026-11-02", people=people),
        Interview(number=3, held="2026-12-02", people=people), Interview(number=4, people=people),
    )  # fmt: skip
    assert seen_on("sw1", meetings, TODAY) == ("2026-11-02", "2026-11-09")
    assert seen_on("TU1", meetings, TODAY) == seen_on("GP1", meetings, TODAY) == ()


def test_of_somebody_seen_already_what_is_not_on_record_is_told_in_a_sentence() -> None:
    assert in_full(ToSee(code="SW1", told="2026-11-01"), ("2026-11-02",)).endswith(
        "It is not on record that they were offered support and told that they may be accompanied."
    )
