"""Things to choose several of, one by one, by marking them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from screens.commands import LOCK
from screens.glyphs import fit, one_line
from screens.row_moves import RowMoves
from screens.session import Session
from screens.widgets.lines import Line, Lines, keys_told, told
from screens.widgets.row_view import RowView

Thing = TypeVar("Thing")


class MarkBox(RowMoves, ModalScreen["list[Thing] | None"], Generic[Thing], inherit_bindings=False):
    """Space marks a row and the bar stays, a marks all or none; Enter gives what is marked, Escape None."""

    BINDINGS = [
        Binding("up,k", "step(-1)"), Binding("down,j", "step(1)"), Binding("pageup", "page(-1)"),
        Binding("pagedown", "page(1)"), Binding("home", "go(0)"), Binding("end", "go(-1)"),
        Binding("space", "mark"), Binding("a", "all"), Binding("enter,ctrl+o", "take"), Binding("escape", "back"), LOCK,
    ]
    DEFAULT_CSS = """
    MarkBox { background: $background; }
    MarkBox #title, MarkBox #footer { height: 1; }
    MarkBox #note { height: 4; }
    """
    EMPTY: ClassVar[str] = ""
    TAKES: ClassVar[str] = "take these"
    MORE_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys of its own, named at the foot."""

    def __init__(self, session: Session, title: str, things: Sequence[Thing]) -> None:
        super().__init__()
        self.session, self._title, self._things = session, title, list(things)
        self._marked: set[str] = set()

    # What makes it a choice of something

    def key_of(self, thing: Thing) -> str:
        """What tells one from the others."""
        raise NotImplementedError

    def line_of(self, thing: Thing, width: int) -> Line:
        """The row of one, of this width."""
        raise NotImplementedError

    def note_of(self, thing: Thing) -> str:
        """All there is to say of one."""
        return ""

    # Showing

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield RowView[Thing](self._draw, self._fetch, empty=f"  {self.EMPTY}", id="rows", focus=True)
        yield Lines(id="note")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self._frame()
        await self.rows.renew(len(self._things))

    def _frame(self) -> None:
        width = self.size.width
        count = f" {len(self._marked)} of {len(self._things)} marked "
        title = [(fit(f" {self._title}", width - len(count)), "title"), (count, "label")]
        self.query_one("#title", Lines).show([title])
        keys = (("Space", "mark"), ("Enter", self.TAKES), ("a", "all, none"), *self.MORE_KEYS, ("Esc", "back"))
        self.query_one("#footer", Lines).show([keys_told(keys, self.size.width)])

    def _draw(self, thing: Thing, width: int) -> Line:
        mark = "[x]" if self.key_of(thing) in self._marked else "[ ]"
        return [(f" {mark}", "strong"), *self.line_of(thing, width - 4)]

    async def _fetch(self, start: int, count: int) -> Sequence[Thing]:
        return self._things[start : start + count]

    def on_row_view_arrived(self, event: RowView.Arrived) -> None:
        self.on_row_view_moved(event)

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        thing = self.rows.row()
        said = one_line(self.note_of(thing), self.session.glyphs) if thing is not None else ""
        note = self.query_one("#note", Lines)
        note.show(told(said, "note", self.size.width, max(1, note.size.height)) if said else [])

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#note", Lines).styles.height = 4 if event.size.height >= 14 else 1
        self.call_after_refresh(self._frame)

    # Doing

    def action_mark(self) -> None:
        thing = self.rows.row()
        if thing is not None:
            self._marked ^= {self.key_of(thing)}
            self.rows.refresh()
            self._frame()

    def action_all(self) -> None:
        every = {self.key_of(thing) for thing in self._things}
        self._marked = set() if self._marked == every else every
        self.rows.refresh()
        self._frame()

    def action_take(self) -> None:
        self.dismiss([thing for thing in self._things if self.key_of(thing) in self._marked])

    def action_back(self) -> None:
        self.dismiss(None)
