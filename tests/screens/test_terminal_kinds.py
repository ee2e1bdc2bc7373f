"""What the environment says of a terminal, and the theme it gets."""

from __future__ import annotations

import pytest

from tui.terminal import Terminal, terminal
from tui.theme import theme_for


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "xterm"}, 16),
        ({"TERM": "linux"}, 16),
        ({"TERM": "vt220"}, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, 256),
        ({"TERM": "screen-256color"}, 256),
    ],
)
def test_colours_are_what_the_terminal_has_and_the_author_wants(environ: dict[str, str], colours: int) -> None:
    assert terminal(environ).colours == colours


@pytest.mark.parametrize(
    ("environ", "ascii_only"),
    [
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "C.utf8"}, False),
        ({"LANG": "C"}, True),
        ({}, True),
        ({"LANG": "en_GB.ISO-8859-1"}, True),
        ({"LANG": "C", "LC_ALL": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, True),
    ],
)
def test_drawn_lines_are_ascii_where_the_locale_is_not_utf_8(environ: dict[str, str], ascii_only: bool) -> None:
    assert terminal(environ).ascii_only is ascii_only


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_without_a_cursor_is_known(term: str) -> None:
    assert not terminal({"TERM": term}).addressable


def test_the_terminals_own_colours_are_used_unless_the_author_wants_others_and_it_can_show_them() -> None:
    assert theme_for(Terminal(1 << 24, False, True)) == "ansi-dark"
    assert theme_for(Terminal(256, False, True), "imr-light") == "imr-light"
    assert theme_for(Terminal(16, False, True), "imr-light") == "ansi-dark"
    assert theme_for(Terminal(0, False, True), "imr-dark") == "ansi-dark"
    assert theme_for(Terminal(256, False, True), "no such theme") == "ansi-dark"
