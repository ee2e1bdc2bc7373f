"""Debriefs of all staff involved, and checks of extracts."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import WrongUse
from domain.meetings.afterwards import (
    after_typed,
    check_state,
    checked,
    debriefed,
    involved,
    overdue_said,
    owed,
    state_of,
)
from domain.meetings.interview import Attendee, Debrief, ExtractCheck, Interview, ToSee

TODAY = date(2026, 11, 20)
TO_SEE = (ToSee(code="SW1"), ToSee(code="SW2", not_seen="declined"), ToSee(code="SW3", not_seen="died"))
MEETING = Interview(
    number=1, held="2026-11-02",
    people=(
        Attendee(code="SW9", role="interviewer"), Attendee(code="SW1"), Attendee(code="GP1", role="team member"),
        Attendee(code="TU1", role="trade union"), Attendee(code="HV1", present=False),
    ),
)  # fmt: skip


def test_all_staff_involved_are_owed_both_debriefs_and_nobody_else() -> None:
    assert involved(TO_SEE, [MEETING]) == ("SW1", "SW2", "GP1")
    added = Debrief(code="HV2", after="IMR")
    every = owed([added], TO_SEE, [MEETING], TODAY)
    assert sorted(each.name for each in every) == sorted(
        f"{code} after {after}" for code in ("SW1", "SW2", "GP1", "HV2") for after in ("IMR", "final review")
    )


def test_what_is_overdue_stands_first_and_what_is_done_last() -> None:
    recorded = [
        Debrief(code="SW1", after="IMR", due="2026-11-30"), Debrief(code="SW2", after="IMR", due="2026-11-10"),
        Debrief(code="GP1", after="IMR", due="2026-11-01", done="2026-11-05"),
    ]  # fmt: skip
    every = owed(recorded, TO_SEE, [MEETING], TODAY)
    assert [each.name for each in every][:2] == ["SW2 after IMR", "SW1 after IMR"]
    assert every[-1].name == "GP1 after IMR"
    assert [state_of(each, TODAY) for each in every] == [
        "overdue since 10 Nov 26", "due 30 Nov 26", "no day set", "no day set", "no day set", "done 5 Nov 26",
    ]  # fmt: skip
    assert overdue_said(every, TODAY) == "Overdue after the IMR: SW2."
    assert overdue_said(every, date(2026, 11, 1)) == ""


def test_a_debrief_is_done_once() -> None:
    one = debriefed(Debrief(code="SW1"), "2026-11-20")
    assert one.done == "2026-11-20"
    with pytest.raises(WrongUse, match="SW1 was debriefed after the IMR on 20 November 2026"):
        debriefed(one, "2026-11-21")


@pytest.mark.parametrize(
    ("typed", "after"), [("", "IMR"), ("imr", "IMR"), ("after the IMR", "IMR"), ("Final review", "final review"),
                         ("f", "final review")],
)  # fmt: skip
def test_which_debrief_is_meant(typed: str, after: str) -> None:
    assert after_typed(typed) == after


def test_another_debrief_is_refused() -> None:
    with pytest.raises(WrongUse, match="Write imr or final"):
        after_typed("christmas")


@pytest.mark.parametrize(
    ("check", "state"),
    [
        (ExtractCheck(code="SW1", extract="4.2"), "not sent yet"),
        (ExtractCheck(code="SW1", extract="4.2", sent="2026-11-01"), "sent 1 Nov 26"),
        (ExtractCheck(code="SW1", extract="4.2", sent="2026-11-01", due="2026-11-30"), "reply by 30 Nov 26"),
        (ExtractCheck(code="SW1", extract="4.2", sent="2026-11-01", due="2026-11-15"), "overdue since 15 Nov 26"),
        (ExtractCheck(code="SW1", extract="4.2", sent="2026-11-01", done="2026-11-05", outcome="corrected"),
         "corrected 5 Nov 26"),
    ],
)  # fmt: skip
def test_where_a_check_of_an_extract_stands(check: ExtractCheck, state: str) -> None:
    assert check_state(check, TODAY) == state


@pytest.mark.parametrize(
    ("typed", "kept"), [("c", "correct"), ("Correct", "correct"), ("corrected", "corrected"), ("d", "disputed"),
                        ("no", "no reply"), ("", "")],
)  # fmt: skip
def test_an_outcome_is_one_of_four_words(typed: str, kept: str) -> None:
    assert checked(ExtractCheck(code="SW1", extract="4.2", sent="2026-11-01", outcome=typed)).outcome == kept


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (ExtractCheck(code="SW1", extract="word " * 40), "Its words do not belong here"),
        (ExtractCheck(code="SW1", extract="4.2", sent="2026-11-01", outcome="fine"), "write correct, corrected"),
        (ExtractCheck(code="SW1", extract="4.2", outcome="correct"), "give the day it was sent"),
        (ExtractCheck(code="SW1", extract="4.2", sent="2026-11-05", done="2026-11-01"), "before it was sent"),
    ],
)  # fmt: skip
def test_what_cannot_be_of_a_check_is_refused(check: ExtractCheck, said: str) -> None:
    with pytest.raises(WrongUse, match=said):
        checked(check)
