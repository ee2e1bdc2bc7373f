"""Actions nothing later takes up: few are listed, each with why, and never one whose doer appears again."""

from __future__ import annotations

from datetime import date

import pytest

from domain.chronology.entry import Entry
from domain.chronology.follow_up import NotFollowed, not_followed_up
from domain.dates.when import UNKNOWN
from domain.dates.whole import read_date

TODAY = date(2024, 12, 1)
END = ("30/11/24", "End of the record")


def row(when: str, event: str, action: str | None = None, *people: str, **rest: object) -> Entry:
    return Entry(when=read_date(when, TODAY), event=event, action=action, people=people, **rest)  # type: ignore[arg-type]


def listed(*entries: Entry) -> tuple[NotFollowed, ...]:
    return not_followed_up((*entries, row(*END)))


@pytest.mark.parametrize(
    "action",
    ["GP1 to visit today", "to refer to podiatry", "will call on Friday", "podiatry referral to be made",
     "SW1 agreed to write to the landlord", "awaiting blood results", "needs to chase the letter"],
)  # fmt: skip
def test_something_to_be_done_that_no_later_row_takes_up_is_listed_with_why(action: str) -> None:
    (found,) = listed(row("3/3/24", "Call", action, "SW1", "GP1"))
    assert "31 Mar 2024" in found.why and not found.marked


@pytest.mark.parametrize(
    "action",
    ["card left", "none", "no further action", "advised to ring 999", "asked to call back", "dressing renewed"],
)
def test_what_was_done_or_only_advised_is_not(action: str) -> None:
    assert listed(row("3/3/24", "Call", action, "SW1")) == ()


def test_a_later_row_of_who_was_to_do_it_takes_it_up() -> None:
    call = row("3/3/24", "Call", "GP1 to visit today", "SW1", "GP1")
    assert listed(call, row("5/3/24", "Seen at home", None, "GP1")) == ()
    assert len(listed(call, row("5/3/24", "Seen at home", None, "SW1"))) == 1, "another person is not who was to"
    assert len(listed(call, row("5/6/24", "Seen at home", None, "GP1"))) == 1, "too late"


def test_a_later_row_with_its_telling_words_takes_it_up_whoever_it_names() -> None:
    call = row("3/3/24", "Call", "GP1 to refer to podiatry", "SW1", "GP1")
    assert listed(call, row("15/3/24", "Podiatry clinic", None, "PN1")) == ()


def test_a_row_of_the_same_day_takes_it_up_only_behind_it() -> None:
    call = row("3/3/24", "Call", "GP1 to visit today", "GP1")
    visit = row("3/3/24", "Visit", None, "GP1")
    assert listed(call, visit) == ()
    assert len(listed(visit, call)) == 1


def test_an_undated_or_loosely_dated_row_might_take_it_up() -> None:
    call = row("3/3/24", "Call", "GP1 to visit today", "GP1")
    undated = Entry(when=UNKNOWN, event="Letter", people=("GP1",))
    assert not_followed_up((call, row(*END), undated)) == ()
    assert listed(row("2024", "Letters", None, "GP1"), call) == ()


def test_an_outcome_says_what_came_of_it() -> None:
    assert listed(row("3/3/24", "Call", "GP1 to visit today", "GP1", outcome="visited")) == ()


def test_near_the_end_of_the_record_and_without_a_day_nothing_is_listed() -> None:
    assert listed(row("15/11/24", "Call", "GP1 to visit", "GP1")) == ()
    assert not_followed_up((row(*END), Entry(when=UNKNOWN, event="Note", action="GP1 to visit", people=("GP1",)))) == ()


@pytest.mark.parametrize(
    "comment", ["not followed up", "nobody checked with the hospital", "the visit was never rearranged; not chased"]
)
def test_a_row_that_says_so_itself_is_listed_whatever_comes_later(comment: str) -> None:
    call = row("3/3/24", "No reply", "card left", "GP1", comment=comment)
    (found,) = listed(call, row("4/3/24", "Seen", None, "GP1"))
    assert found.marked and found.why.startswith("It says “")


def test_gap_rows_neither_are_listed_nor_take_anything_up() -> None:
    gap = Entry(type="gap", when=read_date("1/3/24 - 30/4/24", TODAY), event="No contact", people=("GP1",))
    assert len(listed(gap, row("3/3/24", "Call", "GP1 to visit", "GP1"))) == 1
