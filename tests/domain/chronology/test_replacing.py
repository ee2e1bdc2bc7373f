"""Words found and replaced in what rows say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chronology.entry import Entry
from domain.chronology.replacing import Replaced, replaced
from domain.dates.when import When

DAY = When("3/3/24", "day", date(2024, 3, 3), date(2024, 3, 3))


def entry(event: str | None, **more: str) -> Entry:
    return Entry(when=DAY, event=event, **more)  # type: ignore[arg-type]


def only(event: str, old: str, new: str) -> Replaced | None:
    found = replaced([entry(event)], old, new)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("event", "old", "new", "becomes"),
    [
        ("Mother called; the mother was told", "mother", "carer", "Carer called; the carer was told"),
        ("Mother called the mother", "Mother", "MO1", "MO1 called the mother"),
        ("mother called", "mother", "MO1", "MO1 called"),
        ("motherly grandmother mother's", "mother", "MO1", "motherly grandmother MO1's"),
        ("home  visit, a home\nvisit", "home visit", "HV", "HV, a HV"),
        ("seen (twice) at 9.30", "(twice)", "once", "seen once at 9.30"),
        ("seen at 9.30 and 9830", "9.30", "0930", "seen at 0930 and 9830"),
        ("a very long visit", "very", "", "a long visit"),
        ("very long", "very", "", "long"),
        ("cost and cost", "cost", r"\1", r"\1 and \1"),
    ],
)
def test_whole_words_are_replaced(event: str, old: str, new: str, becomes: str) -> None:
    found = only(event, old, new)
    assert found is not None and found.entry.event == becomes


@pytest.mark.parametrize(("event", "old"), [("visit", "vis"), ("visit", "Visit"), ("visit", " "), ("visit", "call")])
def test_what_is_not_there_as_whole_words_is_left(event: str, old: str) -> None:
    assert only(event, old, "x") is None


def test_every_text_of_a_row_is_looked_through_and_nothing_else() -> None:
    row = entry("call by mum", action="ring mum", outcome="mum agreed", comment="mum", who="mum", time="mum")
    [found] = replaced([entry("nothing"), row], "mum", "MO1")
    assert (found.entry.event, found.entry.action, found.entry.outcome, found.entry.comment) == (
        "call by MO1", "ring MO1", "MO1 agreed", "MO1",
    )  # fmt: skip
    assert (found.entry.who, found.entry.time, found.count) == ("mum", "mum", 4)
    assert (found.before, found.old, found.new, found.after) == ("call by ", "mum", "MO1", "")


def test_a_text_that_is_all_taken_out_is_none_but_an_event_keeps_its_words() -> None:
    [found] = replaced([entry("call", comment="n/a")], "n/a", "")
    assert found.entry.comment is None
    assert replaced([entry("n/a")], "n/a", "") == []


def test_a_row_that_would_stay_as_it_is_is_not_told() -> None:
    assert replaced([entry("MO1 called")], "MO1", "MO1") == []


@given(st.text(), st.text(), st.text())
def test_whatever_is_replaced_is_gone_unless_it_was_put_there(event: str, old: str, new: str) -> None:
    for found in replaced([entry(event)], old, new):
        assert found.seen.event == event and found.entry.event and found.count >= 1
