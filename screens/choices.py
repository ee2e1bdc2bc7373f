"""A list to search and choose from: help, menu, kept lines, gaps, and every question with a few answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import ModalScreen

from screens.commands import LOCK
from screens.glyphs import Glyphs, fit, one_line
from screens.widgets.entry_line import EntryLine
from screens.widgets.lines import Line, Lines, broken, told
from screens.widgets.row_view import RowView


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what comes back, what is shown, and what it would do."""

    id: str
    text: str
    note: str = ""

OWN_WORDS = "own words"
"""The id of an option that leads to where other words than those offered are typed; it always stays to be chosen."""
LOW = 14
"""Lines of a screen below which one is left for what there is to say."""


class Choices(ModalScreen["str | None"], inherit_bindings=False):
    """Shows options; typing narrows them; gives the id chosen with Enter, None on Escape. It changes nothing."""

    BINDINGS = [
        Binding("up", "step(-1)"), Binding("down", "step(1)"),
        Binding("pageup", "page(-1)"), Binding("pagedown", "page(1)"),
        Binding("ctrl+u", "clear"), Binding("escape", "back"), Binding("f1", "back"), Binding("f10", "back"),
        LOCK,
    ]
    DEFAULT_CSS = """
    Choices { background: $background; }
    Choices #title, Choices #footer, Choices Horizontal { height: 1; }
    Choices #note { height: 3; }
    Choices #prompt { width: 9; height: 1; }
    """

    def __init__(self, glyphs: Glyphs, title: str, options: Sequence[Option], said: str = "") -> None:
        super().__init__()
        self._glyphs, self._title, self._options, self._said = glyphs, title, list(options), said
        self._found = self._options
        self._narrowed = False
        self._note = 0

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        empty = " Nothing fits what is typed. Ctrl+U takes it out."
        yield RowView[Option](self._draw, self._fetch, empty=empty, id="options")
        yield Lines(id="note")
        with Horizontal():
            yield Lines(id="prompt")
            yield EntryLine(id="search")
        yield Lines(id="footer")

    async def on_mount(self) -> None:
        self.query_one("#prompt", Lines).show([[(" Search ", "label")]])
        line = self.query_one("#search", EntryLine)
        line.enter, line.changed = self._take, self._narrow
        # Before anything typed ahead comes here: it moves among the options and takes one as if they were drawn.
        await self.query_one(RowView).renew(len(self._found))
        line.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        if not self.query("#title"):
            # Answered by a key typed ahead, before it was ever drawn.
            return
        width = self.size.width
        self.query_one("#title", Lines).show([[(fit(f" {self._title}", width), "title")]])
        self.query_one("#footer", Lines).show(
            [[(" ", ""), ("Up Down", "key"), (" move  ", ""), ("Enter", "key"), (" choose  ", ""), ("Esc", "key"),
              (" back ", "")]]
        )
        self.query_one(RowView).refresh()
        self._tell_of(self.chosen())

    def _draw(self, option: Option, width: int) -> Line:
        return [(" " + fit(one_line(option.text, self._glyphs), width - 1, self._glyphs), "")]

    async def _fetch(self, start: int, count: int) -> Sequence[Option]:
        return self._found[start : start + count]

    def _narrow(self) -> None:
        """What is typed has changed: only what fits it is left, at once, so that Enter behind it takes of that."""
        words = self.query_one("#search", EntryLine).value.casefold().split()
        named = [each for each in self._options if all(word in each.text.casefold() for word in words)]
        told_of = [
            each for each in self._options
            if each not in named and all(word in f"{each.text} {each.note}".casefold() for word in words)
        ]
        # Words that none of them has may be one's own, where those can be given.
        self._found = [*named, *told_of] or [each for each in self._options if each.id == OWN_WORDS]
        self._narrowed = True
        self.call_next(self._renew)

    async def _renew(self) -> None:
        if self._narrowed:
            self._narrowed = False
            await self.query_one(RowView).renew(len(self._found), 0)

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._tell_of(self.chosen())

    def _tell_of(self, option: Option | None) -> None:
        note = option.note if option is not None else ""
        both = f"{self._said} {note}".strip() if self._said else note
        # In the one line of a low screen what is said of the option counts for more.
        text = one_line(note or both if self.size.height < LOW else both, self._glyphs)
        self._note = max(self._note, len(broken(text, self.size.width - 2)))
        lines, height = self.query_one("#note", Lines), self._note_height(self.size.height)
        lines.styles.height = height
        lines.show(told(text, "note", self.size.width, height))

    def _note_height(self, height: int) -> int:
        """Lines for what is said: as many as it ever took here, up to half the screen, so that the list stays put."""
        return min(max(3, self._note), height // 2) if height >= LOW else 1

    def on_resize(self, event: events.Resize) -> None:
        self._note = 0
        self.query_one("#note", Lines).styles.height = self._note_height(event.size.height)
        self.call_after_refresh(self._tell_again)

    def _tell_again(self) -> None:
        if self.query("#note"):
            self._tell_of(self.chosen())

    def chosen(self) -> Option | None:
        """The option the bar is on."""
        option = self.query_one(RowView).row()
        return option if isinstance(option, Option) else None

    async def replaced(self, options: Sequence[Option]) -> None:
        """Show these options in place of those, the bar staying where it is."""
        at = self.query_one(RowView).at
        self._options = list(options)
        self._narrow()
        self._narrowed = False
        await self.query_one(RowView).renew(len(self._found), min(at, len(self._found) - 1))

    async def _take(self) -> None:
        await self._renew()
        option = self.chosen()
        if option is not None:
            self.dismiss(option.id)

    def action_step(self, by: int) -> None:
        self.query_one(RowView).step(by)

    def action_page(self, by: int) -> None:
        self.query_one(RowView).page_step(by)

    def action_clear(self) -> None:
        self.query_one("#search", EntryLine).put("")

    def action_back(self) -> None:
        self.dismiss(None)
