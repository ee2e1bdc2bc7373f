"""A source and the place in it, written as one text and read again."""

from __future__ import annotations

import pytest

from exporters.chronology.citing import cited, taken_apart


@pytest.mark.parametrize(
    ("name", "ref", "text"),
    [
        ("EMIS", "p.4", "EMIS p.4"), ("PAS", "vol 2 p.112", "PAS vol 2 p.112"), ("STORM", "log 221", "STORM, log 221"),
        ("Paper file", "p.3", "Paper file p.3"), ("Duty log", "221", "Duty log 221"), ("Letter", None, "Letter"),
        ("Paper file", "blue folder 2", "Paper file, blue folder 2"),
    ],
)  # fmt: skip
def test_a_source_and_its_place_are_written_so_that_they_come_apart_again(name: str, ref: str, text: str) -> None:
    assert cited(name, ref) == text
    assert taken_apart(text) == (name, ref)
