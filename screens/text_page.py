"""A long text to be read, a page at a time or a piece at a time; nothing of it can be changed here."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from screens.commands import LOCK
from screens.glyphs import Glyphs, fit
from screens.widgets.lines import Lines, keys_told
from screens.widgets.reading import Piece, Reading


class TextPage(ModalScreen[None], inherit_bindings=False):
    """Pieces of text under a title. Up and Down go on by a page, or by a piece where there are several."""

    BINDINGS = [
        Binding("down,j,pagedown,space", "step(1)"), Binding("up,k,pageup", "step(-1)"),
        Binding("home", "go(0)"), Binding("end", "go(-1)"), Binding("escape,enter,f1,question_mark", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    TextPage { background: $background; }
    TextPage #title, TextPage #footer { height: 1; }
    TextPage Reading { height: 1fr; }
    """

    def __init__(self, glyphs: Glyphs, title: str, pieces: Sequence[Piece], count: str = "") -> None:
        super().__init__()
        self._glyphs, self._title, self._pieces, self._count = glyphs, title, pieces, count

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Reading(self._glyphs, id="text")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        reading = self.query_one(Reading)
        reading.marks = len(self._pieces) > 1
        reading.focus()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.query_one(Reading).show(self._pieces)
        self._frame()

    def _frame(self) -> None:
        width, count = self.size.width, f" {self._count} " if self._count else ""
        title = fit(f" {self._title}", width - cell_len(count), self._glyphs)
        self.query_one("#title", Lines).show([[(title, "title"), (count, "label")]])
        keys = (("Up Down PgUp PgDn", "read on"), ("Home End", "begin, end"), ("Esc", "back"))
        self.query_one("#footer", Lines).show([keys_told(keys, self.size.width)])

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._frame)

    def action_step(self, by: int) -> None:
        self.query_one(Reading).step(by)

    def action_go(self, to: int) -> None:
        """To the beginning or the end."""
        reading = self.query_one(Reading)
        if reading.marks:
            reading.go(to if to >= 0 else len(self._pieces) - 1)
        else:
            reading.to_line(to)

    def action_back(self) -> None:
        self.dismiss(None)
