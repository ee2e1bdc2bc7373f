"""A code that is an abbreviation of the records too is asked about, and only such a code."""

from __future__ import annotations

import pytest

from domain.names.code_words import CodeWords
from domain.people import Person

KEY = [Person(code=code) for code in ("ED", "SW1", "Mother", "QXZ", "OT")]


@pytest.mark.parametrize(("text", "found"), [
    ("taken to ED by ambulance", ["ED"]), ("OT and ED met", ["OT", "ED"]), ("ed and Ed", []), ("EDs", []),
    ("SW1 rang Mother and QXZ", []), ("", []),
])
def test_only_codes_that_records_write_as_words_are_found(text: str, found: list[str]) -> None:
    assert [word.code for word in CodeWords(KEY).find(text)] == found


def test_an_answered_word_is_not_found_again() -> None:
    assert CodeWords(KEY, {"ed"}).find("ED") == []
    assert [word.code for word in CodeWords(KEY, {"ed"}).find("ED or OT")] == ["OT"]


def test_its_place_and_its_question_are_told() -> None:
    (word,) = CodeWords(KEY).find("to ED")
    assert (word.start, word.end) == (3, 5)
    assert word.question == "“ED”: the person ED, or a word?"
