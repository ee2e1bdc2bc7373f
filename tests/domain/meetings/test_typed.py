"""What is typed of a meeting, read."""

from __future__ import annotations

from datetime import date

import pytest

from domain.errors import WrongUse
from domain.meetings.interview import Interview
from domain.meetings.typed import hours_typed, kind_typed, raised_typed, recorded_in_box, recorded_typed

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("", "interview"), ("i", "interview"), ("Team", "team discussion"), ("written answers", "written answers")],
)
def test_a_kind_is_meant_by_its_beginning(typed: str, kind: str) -> None:
    assert kind_typed(typed) == kind


def test_another_kind_is_refused() -> None:
    with pytest.raises(WrongUse, match="Kind: write interview, team discussion or written answers"):
        kind_typed("chat")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("", ("", "")), ("0930", ("09:30", "")), ("0930-1045", ("09:30", "10:45")),
        ("2pm", ("14:00", "")), ("1400-1530", ("14:00", "15:30")),
        ("9.30 to 10.45", ("09:30", "10:45")),
    ],
)  # fmt: skip
def test_hours_are_read_as_times_are_everywhere(typed: str, hours: tuple[str, str]) -> None:
    assert hours_typed(typed) == hours


@pytest.mark.parametrize("typed", ["about ten", "morning", "25:00", "c 10:00", "0930-"])
def test_hours_that_are_not_certain_are_refused(typed: str) -> None:
    with pytest.raises(WrongUse, match="Hours: "):
        hours_typed(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ("at the time", "")), ("at the time", ("at the time", "")), ("At", ("at the time", "")),
        ("later: from my notes", ("later", "from my notes")), ("later from my notes", ("later", "from my notes")),
    ],
)
def test_how_it_was_recorded(typed: str, kept: tuple[str, str]) -> None:
    assert recorded_typed(typed) == kept
    recorded, why = kept
    assert recorded_typed(recorded_in_box(Interview(recorded=recorded, recorded_why=why))) == kept


@pytest.mark.parametrize(("typed", "said"), [("later", "say why it was later"), ("never", "write at the time")])
def test_recorded_later_needs_a_reason(typed: str, said: str) -> None:
    with pytest.raises(WrongUse, match=f"Recorded: {said}"):
        recorded_typed(typed)


def test_a_matter_raised_elsewhere_is_a_day_and_nothing_else() -> None:
    assert raised_typed("3/3/26", TODAY) == "2026-03-03"
    assert raised_typed("", TODAY) == ""
    with pytest.raises(WrongUse, match="must not stand in this case"):
        raised_typed("she said the manager shouted at her on 3/3/26", TODAY)
    with pytest.raises(WrongUse, match="Did you mean 13/3/26"):
        raised_typed("3/13/26", TODAY)
    with pytest.raises(WrongUse, match="still to come"):
        raised_typed("3/3/27", TODAY)
