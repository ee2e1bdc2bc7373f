"""Text is cleaned of what cannot be seen; every visible character stays."""

from __future__ import annotations

import pytest

from domain.clean import clean, clean_with_places, harmless
from tests.domain.a_case import shown


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain text\twith\ntabs", "plain text\twith\ntabs"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("[/b] [@click=x] {y}", "[/b] [@click=x] {y}"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g", "a\nb\nc\nd\ne\nf\ng"),
        ("abc\u202edef\u2066ghi\u200f", "abcdefghi"),
        ("Smi\u200bth Smi\u00adth Smi\u200dth", "Smith Smith Smith"),
        ("3\u00a0March\u20092024", "3 March 2024"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("\ufeff3/3/24", "3/3/24"),
        ("\U0001f469\u200d\U0001f467 \u05e9\u05dc\u05d5\u05dd \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\U0001f469\u200d\U0001f467 \u05e9\u05dc\u05d5\u05dd \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"),  # noqa: E501
        ("caf\u00e9 \u2014 \u201cquoted\u201d \u00a312.50 \u2190 \u2103", "caf\u00e9 \u2014 \u201cquoted\u201d \u00a312.50 \u2190 \u2103"),  # noqa: E501
    ],
)  # fmt: skip
def test_what_cannot_be_seen_goes_and_the_rest_stays(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    assert clean_with_places(text)[0] == cleaned


def test_places_lead_back_to_the_text_as_typed() -> None:
    text = "\x1b[3\u200b/3/24 e\u0301 x"
    cleaned, places = clean_with_places(text)
    assert places and len(places) == len(cleaned) + 1
    assert [text[places[cleaned.index(letter)]] for letter in "3x"] == ["3", "x"]
    assert clean_with_places("plain") == ("plain", None)


def test_spans_stand_in_the_text_as_typed() -> None:
    text = "\u200b3/3/24 S\u00adW1: ca\u0301ll"
    draft = shown(text)
    assert draft.entry and draft.entry.who == "SW1" and draft.entry.event == "c\u00e1ll"
    assert {span.part: text[span.start : span.end] for span in draft.spans} == {
        "when": "3/3/24",
        "who": "S\u00adW1",
        "mark": ":",
        "event": "ca\u0301ll",
    }


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Siân – café\n\tnext", "Siân – café\n\tnext"),
        ("a\x1b[31mb\x07\r\x9b\x7f\x00", "a?[31mb?????"),
        ("\u202etxet\u2066\u200fx\u2028", "txetx?"),
        ("\ud800", "?"),
    ],
)
def test_what_goes_to_a_terminal_moves_nothing_in_it(text: str, sent: str) -> None:
    assert harmless(text) == sent
