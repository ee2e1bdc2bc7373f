"""What reaches the terminal is the screen, and only what changed of it."""

from __future__ import annotations

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tui.painting import Painter, cells

CONSOLE = Console(color_system="truecolor", force_terminal=True)
WIDTH, HEIGHT = 30, 3


def update(lines: list[str], style: Style | None = None) -> LayoutUpdate:
    strips = [Strip([Segment(line, style)]).adjust_cell_length(WIDTH) for line in lines]
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, WIDTH, len(lines)))


def shown(*texts: str) -> list[str]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    for text in texts:
        stream.feed(text)
    return list(screen.display)


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), max_codepoint=0x2FF), max_size=WIDTH)


@given(st.lists(st.lists(words, min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_the_differences_give_the_same_screen_as_the_whole(frames: list[list[str]]) -> None:
    painter = Painter()
    drawn = [painter.paint(update(frame), CONSOLE, (0, 0), WIDTH) for frame in frames]
    whole = Painter().paint(update(frames[-1]), CONSOLE, (0, 0), WIDTH)
    assert shown(*drawn) == shown(whole)


def test_one_letter_costs_one_letter() -> None:
    painter = Painter()
    painter.paint(update(["call abou", "", ""]), CONSOLE, (9, 0), WIDTH)
    assert painter.paint(update(["call about", "", ""]), CONSOLE, (10, 0), WIDTH) == "t"


def test_nothing_is_sent_when_nothing_changed() -> None:
    painter = Painter()
    painter.paint(update(["as it was"]), CONSOLE, (0, 0), WIDTH)
    assert painter.paint(update(["as it was"]), CONSOLE, (0, 0), WIDTH) == ""


def test_everything_is_sent_again_once_forgotten() -> None:
    painter = Painter()
    painter.paint(update(["as it was"]), CONSOLE, (0, 0), WIDTH)
    painter.forget()
    assert "as it was" in painter.paint(update(["as it was"]), CONSOLE, (0, 0), WIDTH)


def test_a_change_of_style_alone_is_sent() -> None:
    painter = Painter()
    painter.paint(update(["a row"]), CONSOLE, (0, 0), WIDTH)
    assert "\x1b[7m" in painter.paint(update(["a row"], Style(reverse=True)), CONSOLE, (0, 0), WIDTH)


def test_a_wide_character_is_never_cut_in_half() -> None:
    painter = Painter()
    frames = [["漢字 a"], ["漢語 a"], ["x字 ab"]]
    drawn = [painter.paint(update(frame), CONSOLE, (0, 0), WIDTH) for frame in frames]
    assert shown(*drawn)[0] == shown(Painter().paint(update(frames[-1]), CONSOLE, (0, 0), WIDTH))[0]


def test_no_control_character_of_a_text_reaches_the_terminal() -> None:
    text = "a\x1b[31mb\x07\x9b2Jc\u202ed\x00"
    drawn = Painter().paint(update([text]), CONSOLE, (0, 0), WIDTH)
    assert shown(drawn)[0].rstrip() == "a?[31mb??2Jcd?"


def test_a_line_is_as_many_cells_as_it_is_wide() -> None:
    assert len(cells([Strip([Segment("漢a\u0301b")])])) == 4
