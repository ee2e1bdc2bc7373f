"""What the next line leans on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.chronology.entry import Entry
from domain.line.draft import Known
from domain.line.following import following, opened
from domain.line.reading import read
from domain.review import Field, Source

KNOWN = Known(
    today=date(2024, 6, 1),
    sources=(Source("EMIS"), Source("RiO")),
    fields=(Field(name="seen", label="Who was seen"), Field(name="rag", label="RAG", sticky=True)),
)


def after(*lines: str, known: Known = KNOWN) -> Known:
    """What is known after these lines were saved one after the other."""
    for line in lines:
        draft = read(line, known)
        assert draft.entry is not None, draft.problems
        known = following(known, draft, draft.entry)
    return known


@pytest.mark.parametrize(
    ("lines", "sticks"),
    [
        (["3/3/24 visit @EMIS"], ["EMIS"]),
        (["3/3/24 visit @EMIS", "= call"], ["EMIS"]),
        (["3/3/24 visit @EMIS p 4"], ["EMIS"]),
        (["3/3/24 visit @EMIS", "= call @RiO"], ["RiO"]),
        (["3/3/24 visit @EMIS @RiO"], ["RiO"]),
        (["3/3/24 visit @EMIS", "= call @-"], []),
        (["3/3/24 visit @EMIS", "= call @-", "= letter"], []),
        (["3/3/24 visit"], []),
    ],
)
def test_the_last_source_sticks_by_name_until_another_is_given_or_it_is_cleared(
    lines: list[str], sticks: list[str]
) -> None:
    assert [citation.name for citation in after(*lines).sticky_sources] == sticks
    assert all(citation.ref is None for citation in after(*lines).sticky_sources)


def test_only_fields_that_stick_stick() -> None:
    assert after("3/3/24 visit rag=red seen=alone").sticky_fields == (("rag", "red"),)


def test_a_row_opened_gives_its_date_and_leaves_what_sticks() -> None:
    known = after("3/3/24 visit @EMIS")
    other = read("5/4/24 call @RiO", KNOWN).entry
    assert other is not None
    leans = opened(known, other)
    assert leans.before == other.when and leans.sticky_sources == known.sticky_sources


def test_a_line_taken_up_again_leans_on_its_row_as_if_that_had_just_been_saved() -> None:
    draft = read("3/3/24 visit @EMIS p 4", KNOWN)
    assert draft.entry is not None
    assert following(KNOWN, None, draft.entry) == following(KNOWN, draft, draft.entry)


def test_dates_lost_stay_lost_until_a_row_with_a_date() -> None:
    lost = replace(KNOWN, before_lost=True)
    assert after("? letter", known=lost).before_lost
    assert not after("3/3/24 visit", known=lost).before_lost


def test_a_changed_row_is_the_same_row_in_its_place() -> None:
    seen = Entry(
        id="x", revision=4, agency="A", slot="09:30", sequence=7, recorded_at="2024-01-01T00:00:00Z", recorded_by="me",
        when=read("3/3/24 visit", KNOWN).entry.when, event="visit",  # type: ignore[union-attr]
    )
    typed = Entry(when=seen.when, event="visit by SW1")
    changed = typed.in_place_of(seen)
    assert replace(changed, event="visit") == seen
