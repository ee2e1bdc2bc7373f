"""A source that was meant and not found is never the source of the row before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chronology.entry import Citation
from domain.line.draft import Known
from domain.line.following import following
from domain.line.reading import read
from tests.domain.a_case import KNOWN

AFTER_PAS: Known = replace(KNOWN, sticky_sources=(Citation("PAS"),))


@pytest.mark.parametrize("typed", ["@Duty log 22", "@Duty log", "@duty", "then @Duty rang", '@"Duty log" of the ward'])
def test_the_source_of_the_row_before_is_not_taken_in_place_of_one_that_names_nothing(typed: str) -> None:
    draft = read(f"3/3/24 SW1: call {typed}", AFTER_PAS)
    assert draft.entry is not None and draft.entry.sources == ()
    assert "PAS is not carried over from the row before" in draft.notes


@pytest.mark.parametrize("typed", ["", "at home \\@Duty", "seen @ 3pm", "to a@b.example", "#2 !concern"])
def test_without_such_a_word_the_source_stays(typed: str) -> None:
    draft = read(f"3/3/24 SW1: call {typed}", AFTER_PAS)
    assert draft.entry is not None and draft.entry.sources == (Citation("PAS"),)


@pytest.mark.parametrize("typed", ["@Paper file 22", "@paper FILE 22", '@"Paper file" 22', '@"paper file" 22'])
def test_a_source_of_several_words_is_known_in_any_capitals_and_in_quotes(typed: str) -> None:
    draft = read(f"3/3/24 SW1: call {typed}", AFTER_PAS)
    assert draft.entry is not None and draft.entry.sources == (Citation("Paper file", "22"),)


def test_a_gap_takes_no_source_over_and_hands_on_the_one_before_it() -> None:
    draft = read("3/3/24 to 5/5/24 gap:", AFTER_PAS)
    assert draft.entry is not None and draft.entry.sources == ()
    assert following(AFTER_PAS, draft, draft.entry).sticky_sources == (Citation("PAS"),)
