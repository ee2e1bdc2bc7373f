"""An extract of the report names its paragraphs by number."""

from __future__ import annotations

import pytest

from domain.report.extracts import extract_of

NUMBERS = {"a": "4.1", "b": "4.2", "c": "4.2(a)", "d": "4.3", "e": "5.1"}


@pytest.mark.parametrize(
    ("text", "passages", "unknown"),
    [
        ("paragraph 4.2", ("b",), ()), ("4.2 to 5.1", ("b", "c", "d", "e"), ()),
        ("4.1; 4.2(a) - 4.3", ("a", "c", "d"), ()),
        ("4.2–4.9", (), ("4.9",)), ("paragraphs 14 to 19", (), ()), ("Good practice", (), ()), ("5.1 to 4.1", (), ()),
    ],
)  # fmt: skip
def test_the_paragraphs_meant(text: str, passages: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    found = extract_of(text, NUMBERS)
    assert (found.passages, found.unknown) == (passages, unknown)


def test_what_is_said_of_it() -> None:
    assert extract_of("4.2 to 4.3", NUMBERS).said == "3 paragraphs of the report as it is numbered here."
    assert extract_of("9.9", NUMBERS).said == "No paragraph has the number 9.9 here: look whether it is the board's."
    assert extract_of("Learning", NUMBERS).said == ""
