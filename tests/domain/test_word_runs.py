"""What differs between two texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.word_runs import marked_in_words, word_runs

TEXTS = st.text(alphabet="ab cd.,'\n[]", max_size=40)


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("I rang at six.", "I rang at seven.", "I rang at [-six-] [+seven+]."),
        ("I rang.", "I rang twice.", "I rang [+twice+]."),
        ("I really rang.", "I rang.", "I [-really-] rang."),
        ("I rang.", "I rang.", "I rang."),
        ("", "I rang.", "[+I rang.+]"),
        ("I rang.", "", "[-I rang.-]"),
        (
            "A list for the week to come with the names of the team.",
            "A list feighte week to come with the names of the team.",
            "A list [-for the-] [+feighte+] week to come with the names of the team.",
        ),
        (
            "She told the manager of the ward at once.", "She wrote to the lead nurse the next day.",
            "She [-told the manager of the ward at once-] [+wrote to the lead nurse the next day+].",
        ),
        ("It was at six on Monday.", "It was at ten on Friday.",
         "It was at [-six-] [+ten+] on [-Monday-] [+Friday+]."),
        ("She didn't come home", "She did not come home", "She [-didn't-] [+did not+] come home"),
    ],
)
def test_words_taken_out_and_put_in_stand_between_signs(before: str, after: str, marked: str) -> None:
    assert marked_in_words(before, after) == marked


@given(TEXTS, TEXTS)
def test_the_runs_put_together_are_both_texts(before: str, after: str) -> None:
    runs = word_runs(before, after)
    assert "".join(run.before for run in runs) == before
    assert "".join(run.after for run in runs) == after


def test_very_long_texts_take_each_others_place() -> None:
    before = "a b " * 2_000
    assert len(word_runs(before, before + "c")) == 1
