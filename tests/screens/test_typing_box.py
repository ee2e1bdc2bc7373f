"""The box a paragraph is typed in: broken between words, nothing of it lost, the cursor always in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.typing_box import rows_of

TEXTS = st.text(st.sampled_from("ab 漢字é\n.") | st.characters(codec="utf-8", categories=("L", "P", "Z")))


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two three", 10, ["one two ", "three"]),
        ("one two ", 8, ["one two "]),
        ("abcdefghijkl", 6, ["abcde", "fghij", "kl"]),
        ("one\ntwo", 20, ["one\n", "two"]),
        ("one abcdefghijkl", 8, ["one ", "abcdefg", "hijkl"]),
    ],
)
def test_rows_end_between_words_where_they_can(text: str, width: int, rows: list[str]) -> None:
    assert [text[start:end] for start, end in rows_of(text, width)] == rows


@given(TEXTS, st.integers(4, 40))
def test_the_rows_are_the_whole_text_and_leave_room_for_the_cursor(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert "".join(text[start:end] for start, end in rows) == text
    assert all(cell_len(text[start:end].rstrip()) <= width - 1 for start, end in rows)
