"""`=`, `+2`, `-1`, `+1w` and a weekday alone count from the row before, never from today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.dates.when import When
from domain.dates.whole import read_date
from domain.line.draft import Known
from tests.domain.a_case import KNOWN, TODAY, shown


def after(text: str) -> Known:
    """The case, with a row of that date before."""
    return replace(KNOWN, before=read_date(text, TODAY))


@pytest.mark.parametrize(
    ("before", "typed", "written", "day"),
    [
        ("3/3/24", "=", "= (3 Mar 2024)", date(2024, 3, 3)),
        ("3/3/24", "+2", "+2 (5 Mar 2024)", date(2024, 3, 5)),
        ("3/3/24", "-1", "-1 (2 Mar 2024)", date(2024, 3, 2)),
        ("3/3/24", "+1w", "+1w (10 Mar 2024)", date(2024, 3, 10)),
        ("28/2/24", "+2", "+2 (1 Mar 2024)", date(2024, 3, 1)),
        ("31/12/23", "+1", "+1 (1 Jan 2024)", date(2024, 1, 1)),
        ("12-14/3/24", "+2", "+2 (16 Mar 2024)", date(2024, 3, 16)),
        ("12-14/3/24", "Fri", "Fri (15 Mar 2024)", date(2024, 3, 15)),
        ("3/3/24", "Tues", "Tues (5 Mar 2024)", date(2024, 3, 5)),
        ("3/3/24", "Sunday", "Sunday (10 Mar 2024)", date(2024, 3, 10)),
        ("3/3/24", "Sat", "Sat (9 Mar 2024)", date(2024, 3, 9)),
    ],
)
def test_a_step_keeps_what_was_typed_and_the_day_it_stood_for(before: str, typed: str, written: str, day: date) -> None:
    draft = shown(f"{typed} SW1: call", after(before))
    assert draft.ready and draft.entry
    assert draft.entry.when == When(written, "day", day, day)


def test_the_same_date_keeps_its_kind_and_doubt() -> None:
    for text in ("12-14/3/24", "c Mar 2024", "?3/3/24", "Mar 2024", "winter 2023", "w/c 4/3/24", "since 3/3/24"):
        before = read_date(text, TODAY)
        draft = shown("= SW1: call", replace(KNOWN, before=before))
        assert draft.entry and replace(draft.entry.when, written=before.written) == before


def test_a_step_from_a_doubtful_day_is_doubtful_and_from_about_a_day_is_about() -> None:
    doubtful = shown("+2 SW1: call", after("?3/3/24")).entry
    about = shown("+2 SW1: call", after("c 3/3/24")).entry
    assert doubtful and doubtful.when.doubtful and doubtful.when.day == date(2024, 3, 5)
    assert about and about.when.kind == "about" and about.when.day == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("known", "typed", "words"),
    [
        (replace(KNOWN, before=None), "=", "give a full date, or open a row with Enter on it"),
        (replace(KNOWN, before_lost=True), "=", "that line was refused: write the full date"),
        (replace(KNOWN, before_lost=True), "Tues", "that line was refused: write the full date"),
        (after("?"), "=", "that has no date: write the full date"),
        (after("Mar 2024"), "+2", "needs a day to stand on, and the row before is March 2024"),
        (after("c Mar 2024"), "Tues", "needs a day to stand on"),
        (after("since 3/3/24"), "+2", "needs a day to stand on"),
        (after("14/1/26"), "+2", "leads to 16 January 2026, which is still to come"),
        (KNOWN, "+9999w", "is still to come"),
    ],
)
def test_a_step_with_nothing_to_stand_on_is_refused(known: Known, typed: str, words: str) -> None:
    draft = shown(f"{typed} SW1: call", known)
    assert not draft.ready and words in draft.problems[0].sentence


def test_a_full_date_is_read_after_a_refused_line_and_a_missing_year_is_not_lent() -> None:
    lost = replace(KNOWN, before_lost=True)
    assert shown("3/3/24 SW1: call", lost).ready
    assert [ask.key for ask in shown("5/3 SW1: call", lost).asks] == ["which year"]
    assert not shown("5/3 SW1: call").asks


def test_a_weekday_that_could_begin_the_text_is_asked() -> None:
    draft = shown("Sat with mother")
    assert [ask.key for ask in draft.asks] == ["weekday"] and draft.ready and not draft.ready_in_pipe
    assert not shown("Sat with mother", answers={"weekday": 1}).ready
