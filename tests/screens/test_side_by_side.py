"""Two texts beside each other, what differs in brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.glyphs import DRAWN
from screens.side_by_side import side_by_side, window

TITLES = ("As issued", "SW1 wants")


def drawn(left: str, right: str, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for line in side_by_side(left, right, TITLES, width, DRAWN)]


def test_what_differs_stands_in_brackets_in_two_columns() -> None:
    assert drawn("I rang at six.", "I rang twice at seven.", 80) == [
        " As issued                              SW1 wants",
        " I rang at [six].                       I rang [twice] at [seven].",
    ]


def test_on_a_narrow_screen_one_stands_above_the_other() -> None:
    assert drawn("I rang at six.", "I rang at seven.", 40) == [
        " As issued", " I rang at [six].", " SW1 wants", " I rang at [seven].",
    ]  # fmt: skip


def test_what_is_wholly_new_or_taken_out_has_no_brackets() -> None:
    assert drawn("", "I rang.", 80)[1].split() == ["-", "I", "rang."]
    assert drawn("I rang.", "", 80)[1].split() == ["I", "rang.", "-"]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120])
@given(left=st.text(alphabet="ab é中\n.", max_size=200), right=st.text(alphabet="ab é中\n.", max_size=200))
def test_no_line_is_wider_than_the_screen(width: int, left: str, right: str) -> None:
    for line in side_by_side(left, right, TITLES, width, DRAWN):
        assert sum(cell_len(text) for text, _ in line) <= width


def test_what_has_no_room_is_counted() -> None:
    lines = [[(str(number), "")] for number in range(10)]
    assert "".join(text for text, _ in window(lines, 2, 3, 30)[-1]).strip() == "6 more lines: PgDn"
    assert window(lines, 7, 3, 30) == lines[7:]
