"""Dates as records write them: each is read exactly, or refused with a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from domain.dates.whole import NotADate, read_date
from domain.line.reading import read
from tests.domain.a_case import KNOWN, PERIOD, TODAY, lines
from tests.domain.date_tables import READ, REFUSED


def _not_asked(table: str) -> list[list[str]]:
    """The rows but those that have, or could have, a time in a line."""
    return [row for row in lines(table) if row[0] not in ("?22 may 2016", "03/03/2024 00:00")]


def _text(day: date | None) -> str:
    return day.isoformat() if day else "-"


@pytest.mark.parametrize("row", lines(READ), ids=lambda row: row[0])
def test_a_date_is_read_as_it_is_known(row: list[str]) -> None:
    text, kind, earliest, latest, shown, said = row[:6]
    when = read_date(text, TODAY, PERIOD)
    assert (when.kind, _text(when.earliest), _text(when.latest)) == (kind, earliest, latest)
    assert (when.shown(), when.said()) == (shown, said)
    assert when.written == (row[6] if len(row) > 6 else text)
    assert when.doubtful == said.endswith(", doubtful")


@pytest.mark.parametrize(
    "after", [" SW1: call", ": call", " : call", ", SW1: call", ". SW1: call", " - SW1: call", "; call"]
)
def test_what_follows_a_date_in_a_line_does_not_change_it(after: str) -> None:
    known = replace(KNOWN, before=None)
    for row in _not_asked(READ):
        draft = read(row[0].rstrip(".,") + after, known)
        assert draft.entry, (row[0] + after, draft.problems)
        when = draft.entry.when
        assert [when.kind, _text(when.earliest), _text(when.latest), when.said()] == [*row[1:4], row[5]], row[0] + after
        assert draft.entry.event == "call" and draft.entry.who == ("SW1" if "SW1" in after else None)
        assert not draft.asks and draft.entry.time is None


@pytest.mark.parametrize(
    "time", [" 0930 ", " 09:30 - ", ", 9.30am ", " @ 0930hrs, ", " (0930) ", " 1400 ", " - 1400 - ", " 9ish "]
)
def test_a_time_after_a_day_in_a_line_does_not_change_it(time: str) -> None:
    known = replace(KNOWN, before=None)
    for row in _not_asked(READ):
        if row[1] == "day" and not row[0].endswith((".", ",", "00")):
            draft = read(f"{row[0]}{time}SW1: call", known)
            assert draft.entry, (row[0] + time, draft.problems)
            assert draft.entry.when.said() == row[5] and draft.entry.time and draft.entry.who == "SW1", row[0] + time


@pytest.mark.parametrize("row", lines(REFUSED), ids=lambda row: row[0])
def test_what_is_no_date_is_refused_with_a_sentence(row: list[str]) -> None:
    with pytest.raises(NotADate) as refusal:
        read_date(row[0], TODAY, PERIOD)
    assert refusal.value.sentence == row[1]


@pytest.mark.parametrize(
    "other",
    [
        str.upper,
        str.lower,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("-", "\u2013"),
        lambda text: text.replace(" ", "  "),
        lambda text: f"  {text} ",
        lambda text: text.replace("'", "\u2019"),
    ],
    ids=[
        "capitals",
        "small letters",
        "hard spaces",
        "long dashes",
        "double spaces",
        "spaces round it",
        "curly apostrophe",
    ],
)
def test_capitals_spaces_and_dashes_do_not_change_a_date(other: Callable[[str], str]) -> None:
    for row in lines(READ):
        when = read_date(other(row[0]), TODAY, PERIOD)
        assert [when.kind, _text(when.earliest), _text(when.latest), when.said()] == [*row[1:4], row[5]], row[0]


def test_spaces_that_do_not_break_and_other_dashes_are_read() -> None:
    assert read_date("3\u00a0March\u00a02024", TODAY).earliest == date(2024, 3, 3)
    assert read_date("12\u201114 March 2024", TODAY).latest == date(2024, 3, 14)
    assert read_date("3 Mar \u201824", TODAY).earliest == date(2024, 3, 3)
    assert read_date("3/3/\u200b24", TODAY).earliest == date(2024, 3, 3)


def test_a_letter_typed_is_not_put_into_the_words_of_a_refusal() -> None:
    line = read("I advise. I hold no cases.", KNOWN)
    assert line.problems[0].sentence.startswith("There is no date: begin with one")
