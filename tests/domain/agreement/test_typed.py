"""What is typed of a step towards agreement."""

from __future__ import annotations

import pytest

from domain.agreement.steps import WAYS
from domain.agreement.typed import (
    codes_typed,
    kind_typed,
    paragraph_typed,
    places_typed,
    wanted,
    way_typed,
    where_said,
)
from domain.errors import WrongUse
from tests.domain.agreement.test_said import issued, typed


@pytest.mark.parametrize(
    ("text", "way"), [*((way, way) for way in WAYS), ("w", "Word"), ("email", "e-mail"), ("in p", "in person")]
)
def test_a_way_is_known_by_its_beginning(text: str, way: str) -> None:
    assert way_typed(text) == way


@pytest.mark.parametrize("text", ["", "pa", "pigeon"])
def test_what_may_be_two_ways_or_is_none_is_refused_with_all_of_them(text: str) -> None:
    with pytest.raises(WrongUse) as refused:
        way_typed(text)
    assert "packet" in refused.value.sentence and "paper" in refused.value.sentence


@pytest.mark.parametrize(("text", "place"), [("2", "p2"), ("paragraph 1", "p1"), ("", None), ("the whole", None)])
def test_a_paragraph_is_known_by_its_number(text: str, place: str | None) -> None:
    latest = issued().latest
    assert latest is not None
    found = paragraph_typed(text, latest, "About")
    assert (found.id if found else None) == place


@pytest.mark.parametrize("text", ["0", "3", "two", "-1", "²"])
def test_a_paragraph_there_is_none_of_is_refused(text: str) -> None:
    latest = issued().latest
    assert latest is not None
    with pytest.raises(WrongUse, match="1 to 2"):
        paragraph_typed(text, latest, "About")


@pytest.mark.parametrize(
    ("text", "places"), [("4", (4,)), ("4-6", (4, 5, 6)), ("4-6, 9 and 2", (4, 5, 6, 9, 2)), ("4 to 5", (4, 5))]
)
def test_paragraphs_are_typed_by_their_numbers(text: str, places: tuple[int, ...]) -> None:
    assert places_typed(text, 9) == places


@pytest.mark.parametrize("text", ["", "0", "10", "6-4", "x", "4--5"])
def test_paragraphs_there_are_none_of_are_refused(text: str) -> None:
    with pytest.raises(WrongUse, match="Paragraphs: "):
        places_typed(text, 9)


def test_whom_it_goes_to_must_be_asked() -> None:
    assert codes_typed("sw2; SW1, sw1", ("SW1", "SW2")) == ("SW2", "SW1")
    for text in ("GP1", " , "):
        with pytest.raises(WrongUse, match="To: "):
            codes_typed(text, ("SW1", "SW2"))


def test_a_change_is_quoted_against_the_paragraph_as_issued() -> None:
    minutes = issued()
    latest = minutes.latest
    assert latest is not None
    one = wanted(minutes, "SW1", "change", latest.paragraphs[0], "I rang at seven.", "2026-03-04")
    assert (one.version, one.paragraph, one.quoted, one.words) == (1, "p1", "I rang at six.", "I rang at seven.")
    assert where_said(one, latest) == "paragraph 1"
    added = wanted(minutes, "SW1", "add", latest.paragraphs[0], "Twice.", "2026-03-04")
    assert (added.quoted, where_said(added, latest)) == ("", "after paragraph 1")
    assert where_said(wanted(minutes, "SW1", "add", None, "First.", "2026-03-04"), latest) == "at the top"
    assert where_said(wanted(minutes, "SW1", "comment", None, "Fair.", "2026-03-04"), latest) == "the whole"
    assert wanted(minutes, "SW1", "delete", latest.paragraphs[0], "left over", "2026-03-04").words == ""


def test_a_change_that_asks_for_nothing_is_refused() -> None:
    minutes = issued()
    latest = minutes.latest
    assert latest is not None
    first = latest.paragraphs[0]
    for kind, paragraph, words in (("change", first, first.text), ("change", None, "x"), ("add", first, " ")):
        with pytest.raises(WrongUse):
            wanted(minutes, "SW1", kind_typed(kind), paragraph, words, "2026-03-04")
    with pytest.raises(WrongUse, match="not been issued"):
        wanted(typed("I rang."), "SW1", "comment", None, "Fair.", "2026-03-04")
