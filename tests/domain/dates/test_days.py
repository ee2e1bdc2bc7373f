"""A single day, typed into a box and read out."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates.days import day_in_box, day_said, day_short, day_typed
from domain.errors import WrongUse

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("3/3/26", "2026-03-03"), ("3 March 2026", "2026-03-03"), ("3/3", "2026-03-03"), ("9 March", "2026-03-09"),
     ("today", "2026-03-10"), ("Tue 3/3/26", "2026-03-03")],
)  # fmt: skip
def test_a_day_is_kept_as_iso_and_without_its_year_is_of_this_year(typed: str, day: str) -> None:
    assert day_typed(typed, TODAY, "Day") == day


def test_an_empty_box_is_the_usual_day() -> None:
    assert day_typed(" ", TODAY, "Day", usual="2026-03-10") == "2026-03-10"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("March 26", "not one certain day"), ("1/30/26", "Did you mean 30/1/26"), ("12/3/26", "still to come"),
     ("soon", "Day: ")],
)  # fmt: skip
def test_what_is_not_one_certain_day_that_was_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(WrongUse) as refused:
        day_typed(typed, TODAY, "Day")
    assert sentence in refused.value.sentence


def test_a_day_to_reply_by_may_lie_ahead() -> None:
    assert day_typed("24 March", TODAY, "Reply by", ahead=True) == "2026-03-24"


def test_a_day_is_read_out() -> None:
    assert (day_said("2026-03-03"), day_said("2026-03-03T10:00:00"), day_short("2026-03-03")) == (
        "3 March 2026", "3 March 2026", "3 Mar 26",
    )  # fmt: skip
    assert (day_in_box("2026-03-03"), day_said(""), day_said("unknown")) == ("3/3/2026", "", "unknown")


def test_a_day_still_to_come_with_two_figures_is_told_as_that() -> None:
    with pytest.raises(WrongUse) as refused:
        day_typed("3/3/27", TODAY, "Day")
    assert "still to come. Give the day it happened." in refused.value.sentence
    assert "four figures" not in refused.value.sentence
