"""Rows of the chronology to choose from, one by one: those that go to another code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from domain.entry import Entry
from domain.review import Period
from screens.commands import LOCK
from screens.entry_rows import entry_row
from screens.glyphs import fit, one_line
from screens.row_moves import RowMoves
from screens.session import Session
from screens.widgets.lines import Line, Lines, told
from screens.widgets.row_view import RowView


class RowsBox(RowMoves, ModalScreen["list[Entry] | None"], inherit_bindings=False):
    """Space marks a row and goes on, a marks all or none; Enter gives the rows marked, Escape None."""

    BINDINGS = [
        Binding("up,k", "step(-1)"), Binding("down,j", "step(1)"), Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"), Binding("home", "go(0)"), Binding("end", "go(-1)"),
        Binding("space", "mark"), Binding("a", "all"), Binding("enter,ctrl+o", "take"), Binding("escape", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    RowsBox { background: $background; }
    RowsBox #title, RowsBox #footer { height: 1; }
    RowsBox #note { height: 4; }
    """

    def __init__(
        self, session: Session, title: str, entries: Sequence[Entry], names: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._session, self._title, self._entries, self._names = session, title, list(entries), names
        self._marked: set[str] = set()

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Entry](self._draw, self._fetch, empty="  No row names them.", id="rows", focus=True)
        yield Lines(id="note")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self._frame()
        await self.rows.renew(len(self._entries))

    def _frame(self) -> None:
        width = self.size.width
        count = f" {len(self._marked)} of {len(self._entries)} marked "
        title = [(fit(f" {self._title}", width - len(count)), "title"), (count, "label")]
        self.query_one("#title", Lines).show([title])
        keys = (("Space", "mark"), ("a", "all, none"), ("Enter", "these go over"), ("Esc", "back"))
        self.query_one("#footer", Lines).show(
            [[part for key, word in keys for part in ((" ", ""), (key, "key"), (f" {word} ", ""))]]
        )

    def _draw(self, entry: Entry, width: int) -> Line:
        mark = "[x]" if entry.id in self._marked else "[ ]"
        return [(f" {mark}", "strong"), *entry_row(entry, width - 4, Period(), self._names, self._session.glyphs)]

    async def _fetch(self, start: int, count: int) -> Sequence[Entry]:
        return self._entries[start : start + count]

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        entry = self.rows.row()
        texts = [entry.who, entry.event, entry.action, entry.outcome, entry.comment] if entry else []
        said = one_line("; ".join(text for text in texts if text), self._session.glyphs)
        note = self.query_one("#note", Lines)
        note.show(told(said, "note", self.size.width, max(1, note.size.height)) if said else [])

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#note", Lines).styles.height = 4 if event.size.height >= 14 else 1
        self.call_after_refresh(self._frame)

    def action_mark(self) -> None:
        entry = self.rows.row()
        if entry is not None:
            self._marked ^= {entry.id}
            self.rows.refresh()
            self.rows.step(1)
            self._frame()

    def action_all(self) -> None:
        every = {entry.id for entry in self._entries}
        self._marked = set() if self._marked == every else every
        self.rows.refresh()
        self._frame()

    def action_take(self) -> None:
        self.dismiss([entry for entry in self._entries if entry.id in self._marked])

    def action_back(self) -> None:
        self.dismiss(None)
