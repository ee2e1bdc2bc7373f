"""The screen met by a fault of the program: the terminal is given back, and a sentence said without case text."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.screens.conftest import PASSPHRASE
from tests.screens.real_terminal import Window, environment
from tests.screens.test_terminal import ROOT, kept, secret

__all__ = ["secret"]
WORDS = "Plumtree at the window"
Breaks = Callable[[str], Window]

RENDERING = "from screens.widgets.row_view import RowView; RowView.render_line = fail"
PAINTING = "from tui.painting import Painter; Painter.paint = fail"
COMPOSING = "from screens.chronology.screen import ChronologyScreen; ChronologyScreen.compose = fail"
SAVING = "from storage.entries import Entries; Entries.add = fail"
LOOKING = "from storage.casefile import CaseFile; CaseFile.version = fail"
CLOSING = "from storage.casefile import CaseFile; CaseFile.close = fail"
KEYS = "from textual._xterm_parser import XTermParser; XTermParser.feed = fail"
KEEPING = "from storage.drafts import Drafts; Drafts.save = fail"


@pytest.fixture
def breaks(path: Path, secret: Path, tmp_path: Path) -> Iterator[Breaks]:
    """Open the case in a program a part of which raises an error that holds words of the case."""
    windows: list[Window] = []

    def begin(part: str) -> Window:
        code = f"""
            import sys
            from tui import start
            def fail(*args, **named): raise RuntimeError({WORDS!r})
            {part}
            sys.argv = ["imr", {str(path)!r}, "--passphrase-file", {str(secret)!r}]
            start.make_private()
            start.main()
        """
        window = Window([sys.executable, "-c", textwrap.dedent(code)], environment(tmp_path), cwd=ROOT)
        windows.append(window)
        return window

    yield begin
    for window in windows:
        window.close()


@pytest.mark.parametrize("part", [RENDERING, PAINTING, COMPOSING, SAVING, LOOKING, KEYS, CLOSING, KEEPING])
def test_a_fault_ends_in_a_sentence_on_a_terminal_as_it_was(breaks: Breaks, tmp_path: Path, part: str) -> None:
    window = breaks(part)
    if part in (SAVING, KEEPING, CLOSING):
        window.comes_to_show("F1 Help")
        window.types("3/3/24 SW1: call" + ("\r" if part == SAVING else ""))
    if part == KEEPING:
        window.comes_to_show("cannot be kept")
    if part in (KEEPING, CLOSING):
        window.types("\x03\x03")
    if part == KEYS:
        window.types("x")
    assert window.ends() == 70
    after = window.raw.rpartition(b"\x1b[?1049l")[2]
    assert b"imr met a fault of its own and stopped." in after
    assert WORDS.encode() not in window.raw and b"Traceback" not in window.raw and PASSPHRASE.encode() not in window.raw
    faults = [each.read_text() for each in (tmp_path / "state" / "imr" / "faults").iterdir()]
    assert faults and not [text for text in faults if WORDS in text or "Plumtree" in text or "RuntimeError" not in text]


def test_the_row_that_met_a_fault_is_offered_again(breaks: Breaks, path: Path) -> None:
    window = breaks(SAVING)
    window.comes_to_show("F1 Help")
    window.types("3/3/24 SW1: call about the visit")
    window.comes_to_show("draft kept")
    window.types("\r")
    assert window.ends() == 70
    assert kept(path) == ["3/3/24 SW1: call about the visit"]
