"""The action plan: when an action is due, whether it is done, and what is reported of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import WrongUse
from domain.report.action_plan import (
    checked,
    is_done,
    overdue,
    plan_said,
    reported,
    state_of,
    status_typed,
    statuses,
    target_of,
    target_typed,
    trail_of,
    update_said,
)
from domain.report.parts import STATUSES, Action, ActionUpdate

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(("typed", "kept"), [
    ("31/3/27", ("2027-03-31", "")), ("31 March 2027", ("2027-03-31", "")), ("today", ("2026-06-15", "")),
    ("ongoing", ("", "ongoing")), ("as soon  as can be", ("", "as soon as can be")), ("March 2027", ("", "March 2027")),
    ("early 2027", ("", "early 2027")), ("", ("", "")),
])  # fmt: skip
def test_a_target_is_a_day_or_words_that_stand_for_one(typed: str, kept: tuple[str, str]) -> None:
    assert target_typed(typed, TODAY) == kept


@pytest.mark.parametrize("typed", ["31/2/27", "3/13/27", "3 weeks", "Q3 27"])
def test_figures_that_are_no_date_are_refused(typed: str) -> None:
    with pytest.raises(WrongUse, match="Target: "):
        target_typed(typed, TODAY)


@pytest.mark.parametrize(("action", "late"), [
    (Action(target="2026-06-14"), True), (Action(target="2026-06-15"), False), (Action(target_said="ongoing"), False),
    (Action(target_said="May 2026"), True), (Action(target_said="June 2026"), False),
    (Action(target="2026-06-14", status="Completed"), False), (Action(target="2026-06-14", status="closed"), False),
    (Action(target="2026-06-14", completed="2026-06-20"), False), (Action(), False),
])  # fmt: skip
def test_what_was_due_before_today_and_is_not_done_is_overdue(action: Action, late: bool) -> None:
    assert overdue(action, TODAY) is late


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(STATUSES))
def test_an_action_that_is_done_is_never_overdue(day: date, status: str) -> None:
    action = Action(text="Audit.", status=status, target=day.isoformat())
    assert overdue(action, day + timedelta(1)) is not is_done(action)


def test_what_is_reported_completes_an_action_or_opens_it_again() -> None:
    done = reported(Action(text="Audit.", status="In progress"), "Completed", "2026-03-03")
    assert (done.status, done.completed) == ("Completed", "2026-03-03")
    assert reported(done, "Completed", "2026-04-04").completed == "2026-03-03"
    assert reported(done, "In progress", "2026-04-04").completed == ""


@pytest.mark.parametrize(("typed", "status"), [
    ("in", "In progress"), ("COMPLETED", "Completed"), ("done", "Completed"), ("not", "Not started"),
    ("Awaiting approval", "Awaiting approval"),
])  # fmt: skip
def test_a_status_is_begun_or_in_the_boards_words(typed: str, status: str) -> None:
    assert status_typed(typed, STATUSES) == status


def test_no_status_and_one_that_could_be_two_are_refused() -> None:
    with pytest.raises(WrongUse, match="Status: one of"):
        status_typed("", STATUSES)
    with pytest.raises(WrongUse, match="could be Open or On hold"):
        status_typed("o", ("Open", "On hold"))


def test_the_boards_list_stands_in_place_of_ours_with_what_is_in_use() -> None:
    assert statuses([Action(status="Parked")]) == (*STATUSES, "Parked")
    assert statuses([Action(status="Open")], ("Open", "Closed")) == ("Open", "Closed")


def test_an_action_says_what_is_to_be_done_and_no_two_things_at_once() -> None:
    with pytest.raises(WrongUse, match="say what is to be done"):
        checked(Action())
    with pytest.raises(WrongUse, match="completed on 3 March 2026, and yet is “In progress”"):
        checked(Action(text="Audit.", status="In progress", completed="2026-03-03"))


def test_the_plan_is_told_in_few_words() -> None:
    late = Action(text="A.", target="2026-01-01")
    done = Action(text="B.", status="Completed", completed="2026-03-03")
    assert plan_said([late, done], TODAY) == "2 actions, 1 done, 1 overdue"
    assert plan_said([done], TODAY) == "1 action, 1 done"
    assert (state_of(late, TODAY), state_of(done, TODAY)) == ("Not started, overdue", "Completed 3 Mar 26")
    assert (target_of(late), target_of(Action(target_said="ongoing"))) == ("1 Jan 26", "ongoing")


def test_the_trail_is_of_one_action_by_day() -> None:
    later, first = (
        ActionUpdate(number=1, action=1, day="2026-05-05", status="Completed", evidence="Minutes of May."),
        ActionUpdate(number=2, action=1, day="2026-03-03", status="In progress", words="Begun."),
    )
    other = ActionUpdate(number=3, action=2, day="2026-01-01", status="In progress")
    assert trail_of(1, (later, first, other)) == (first, later)
    assert update_said(first) == "3 March 2026: In progress. Begun."
    assert update_said(later) == "5 May 2026: Completed. Evidence: Minutes of May."
