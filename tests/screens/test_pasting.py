"""What is pasted is text, whatever is in it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from tests.screens.test_terminal import Opens, kept, opens, rows, secret
from tui.terminal import Pastes

__all__ = ["opens", "secret"]
BEGIN, END = Pastes.BEGIN, Pastes.END


def events(*pieces: str) -> list[str]:
    """What the screen is told when these pieces arrive one after the other."""
    parser, pastes = XTermParser(False), Pastes()
    told = [event for piece in pieces for event in parser.feed(pastes.tamed(piece))]
    return [f"paste {each.text!r}" if isinstance(each, Paste) else each.key for each in told
            if isinstance(each, (Paste, Key))]


@pytest.mark.parametrize("pasted", [
    "a\x1bB\r/quit\r", "a\x1b]0;title\x07b\r", "a\x1b[31mred\x1b[0m\rb", "\x1b\x1b\x1b[A\r", "a\x15\x03\x9b\rb",
    "\x1b[20",
])
def test_an_escape_character_in_a_paste_does_not_end_it(pasted: str) -> None:
    (only,) = events(f"{BEGIN}{pasted}{END}")
    assert only.startswith("paste ") and "x1b" not in only and "x03" not in only


def test_lines_and_tabs_of_a_paste_stay() -> None:
    assert events(f"{BEGIN}one\r\n\ttwo{END}") == ["paste 'one\\r\\n\\ttwo'"]


def test_what_is_typed_around_a_paste_is_typed() -> None:
    assert events(f"x\x1b[A{BEGIN}one{END}\r\x03") == ["x", "up", "paste 'one'", "enter", "ctrl+c"]


def test_an_escape_key_alone_is_not_held_back() -> None:
    assert Pastes().tamed("\x1b") == "\x1b"


@given(st.text(st.sampled_from("ab\r\x1b[]~0123\x07"), max_size=30).filter(lambda text: END not in text), st.data())
def test_however_it_arrives_a_paste_is_one_text_without_escapes(pasted: str, data: st.DataObject) -> None:
    raw = f"{BEGIN}{pasted}{END}"
    cuts = sorted(data.draw(st.sets(st.integers(0, len(raw)), max_size=4)))
    pieces = [raw[start:end] for start, end in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
    pastes = Pastes()
    sent = "".join(pastes.tamed(piece) for piece in pieces)
    assert sent.startswith(BEGIN) and sent.endswith(END)
    inside = sent[len(BEGIN) : -len(END)]
    assert "\x1b" not in inside and inside == pasted.replace("\x1b", "").replace("\x07", "")


def test_a_record_pasted_with_escapes_in_it_saves_nothing_and_runs_nothing(opens: Opens, path: Path) -> None:
    before = rows(path)
    window = opens()
    window.types(f"{BEGIN}3/3/24 SW1: pasted\x1b\x15/quit\r words{END}")
    window.comes_to_show("pasted/quit")
    os.kill(window.child.pid, signal.SIGTERM)
    assert window.ends() == 143
    assert rows(path) == before
    assert any("pasted" in text and "quit" in text for text in kept(path))
