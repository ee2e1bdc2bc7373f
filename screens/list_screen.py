"""A screen of one of the case's lists: people, sources, questions. Rows above, a form for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.css.query import NoMatches

from domain.errors import Refusal
from screens.choices import LOW, Choices, Option
from screens.commands import Command
from screens.filling_in import DROPPED, fill_in
from screens.form import Form
from screens.glyphs import fit
from screens.session import Session
from screens.widgets.lines import Line, Lines, told
from screens.widgets.row_view import RowView
from screens.word_at_foot import SLASH, WordAtFoot

Thing = TypeVar("Thing")
LOOKS = 1.0

LIST_COMMANDS = (
    Command(id="list.open", action="open_row", keys=("enter", "e"), word="edit", title="Change", footer=True,
            tooltip="Open the row in a form."),
    Command(id="list.add", action="add", keys=("a",), word="add", title="Add", footer=True, tooltip="Add one."),
    Command(id="list.delete", action="delete", keys=("d", "delete"), word="delete", title="Delete", footer=True,
            tooltip="Take it out of the list; refused while rows of the chronology name it. Undo brings it back."),
    Command(id="list.undo", action="undo", keys=("u", "ctrl+y"), word="undo", title="Undo", footer=True,
            tooltip="Take back your last act."),
    Command(id="list.find", action="rows_of", keys=("r",), word="rows", title="Its rows",
            tooltip="Show the rows of the chronology that name it."),
    SLASH,
    Command(id="list.help", action="help", keys=("question_mark",), title="Help", tooltip="What works here."),
    Command(id="list.up", action="step(-1)", keys=("up", "k"), title="Up", tooltip="One row up."),
    Command(id="list.down", action="step(1)", keys=("down", "j"), title="Down", tooltip="One row down."),
    Command(id="list.page_up", action="page(-1)", keys=("pageup",), title="Page up", tooltip="One page up."),
    Command(id="list.page_down", action="page(1)", keys=("pagedown",), title="Page down", tooltip="One page down."),
    Command(id="list.first", action="go(0)", keys=("home",), title="First", tooltip="The first row."),
    Command(id="list.last", action="go(-1)", keys=("end",), title="Last", tooltip="The last row."),
    Command(id="list.back", action="back", keys=("escape",), title="Back", footer=True,
            tooltip="Back to the chronology."),
)


class ListScreen(WordAtFoot, Generic[Thing], inherit_bindings=False):
    """What the lists have in common. `fetch_all`, `columns`, `form`, `keep` and `take_out` make it one of them."""

    TITLE_WORDS: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""
    TABLES: ClassVar[tuple[str, ...]] = ()
    """What its acts are about, as the log has it: another's is not taken back here without being asked about."""
    DETAIL: ClassVar[int] = 3
    """Lines for what there is to say of the author's row."""
    DEFAULT_CSS = """
    ListScreen { layout: vertical; }
    ListScreen #title, ListScreen #heading, ListScreen #footer { height: 1; }
    ListScreen #detail { height: 3; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.things: list[Thing] = []
        self._version: object = None
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="heading")
        yield RowView[Thing](self._draw, self._fetch, empty=f"  {self.EMPTY}", id="rows", focus=True)
        yield Lines(id="detail")
        yield from self.foot()

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.look()
        self.set_interval(LOOKS, self.look)

    # What makes it a list of something

    async def fetch_all(self) -> Sequence[Thing]:
        """All of the list."""
        raise NotImplementedError

    def titles(self) -> tuple[tuple[str, int], ...]:
        """Titles and widths of the columns; the one of width 0 takes what is left."""
        raise NotImplementedError

    def columns(self, thing: Thing) -> tuple[str, ...]:
        """What stands in the columns."""
        raise NotImplementedError

    def name_of(self, thing: Thing) -> str:
        """What a thing is known by."""
        raise NotImplementedError

    def key_of(self, thing: Thing) -> str:
        """What tells it from the others, whatever becomes of it: its name."""
        return self.name_of(thing)

    def form_name(self, thing: Thing | None) -> str:
        """What the draft of a form is kept under: what tells the thing from others, "" for a new one's."""
        return self.key_of(thing) if thing is not None else ""

    def name_saved(self, thing: Thing) -> str:
        """What tells the thing from others that a form gave and that is on disk now."""
        return self.key_of(thing)

    def detail(self, thing: Thing) -> str:
        """What there is to say of the author's row."""
        return ""

    def shown(self, text: str) -> str:
        """A text of the list as it is shown: with names for codes, where a list has them."""
        return text

    async def form(self, thing: Thing | None) -> Form[Thing]:
        """The form of a thing, empty for a new one."""
        raise NotImplementedError

    async def keep(self, thing: Thing, before: Thing | None) -> str:
        """Save what the form gave; gives a sentence to say. Raises Refusal."""
        raise NotImplementedError

    async def take_out(self, thing: Thing) -> None:
        """Take it out of the list. Raises Refusal."""
        raise NotImplementedError

    def rows_query(self, thing: Thing) -> str:
        """What finds its rows in the chronology."""
        raise NotImplementedError

    # Showing

    async def look(self) -> None:
        """Show what has changed since the last look."""
        try:
            version = await self.session.do(self.session.case.version)
            if version != self._version:
                self._version = version
                await self.renew()
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
        except NoMatches:
            if not self.left:
                raise

    async def renew(self, at: str | None = None) -> None:
        """Fetch the list anew, the author's row being the one told by this, or the one it was."""
        here = self.rows.row()
        name = at or (self.key_of(here) if here is not None else None)
        self.things = list(await self.fetch_all())
        place = next((index for index, each in enumerate(self.things) if self.key_of(each) == name), None)
        await self.rows.renew(len(self.things), place)
        self.show_all()

    async def _fetch(self, start: int, count: int) -> Sequence[Thing]:
        return self.things[start : start + count]

    def _widths(self, width: int) -> list[int]:
        titles = self.titles()
        fixed = sum(cells for _, cells in titles)
        if fixed > width - 12 and len(titles) > 2:
            kept = titles[0][1]
            return [kept] + [max(10, width - kept - 1) if cells == 0 else 0 for _, cells in titles[1:]]
        return [cells or max(8, width - fixed - 1) for _, cells in titles]

    def _draw(self, thing: Thing, width: int) -> Line:
        glyphs = self.session.glyphs
        cells = zip(map(self.shown, self.columns(thing)), self._widths(width), strict=True)
        parts = [fit(text, room - 1, glyphs) + " " for text, room in cells if room]
        return [(" ", ""), (parts[0], "strong"), ("".join(parts[1:]), "")]

    def show_all(self) -> None:
        """Show everything as it is now."""
        width = self.size.width
        count = f" {len(self.things)} "
        room = width - cell_len(count)
        self.query_one("#title", Lines).show([[(fit(f" imr  {self.TITLE_WORDS}", room), "title"), (count, "label")]])
        heads = zip(self.titles(), self._widths(width), strict=True)
        self.query_one("#heading", Lines).show(
            [[(" " + "".join(fit(title, cells) for (title, _), cells in heads if cells), "label")]]
        )
        self.rows.refresh()
        self.show_detail()
        self.show_footer()

    def names_changed(self) -> None:
        self.show_all()

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say something until the bar moves."""
        self._said = (sentence, tone)
        self.show_detail()

    def show_detail(self) -> None:
        """What there is to say, or more of the author's row."""
        if self.types_word and not self._said[0]:
            return
        here = self.rows.row()
        text, tone = self._said
        if not text:
            text, tone = self.shown(self.detail(here)) if here is not None else "", "note"
        self.query_one("#detail", Lines).show(told(text, tone, self.size.width, self._room()) if text else [])

    def _room(self) -> int:
        """Lines there are for what there is to say."""
        return self.DETAIL if self.size.height >= LOW else 1

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self.show_detail()

    def on_row_view_arrived(self, event: RowView.Arrived) -> None:
        self.show_detail()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#detail", Lines).styles.height = self.DETAIL if event.size.height >= LOW else 1
        self.call_after_refresh(self.show_all)

    # Doing

    def moves(self) -> None:
        self._said = ("", "")

    async def action_back(self) -> None:
        await self.back_to("chronology")

    def action_add(self) -> None:
        self.run_worker(self._fill(None))

    def action_open_row(self) -> None:
        here = self.rows.row()
        if here is not None:
            self.run_worker(self._fill(here))

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        """Open the form of the thing of this name, or of a new one, with what was typed into it before."""
        await self.look()
        thing = next((each for each in self.things if self.key_of(each) == name), None) if name else None
        self.run_worker(self._fill(thing, typed))

    async def go_to(self, argument: str) -> None:
        """Put the bar on the one of this name or number."""
        await self.look()
        await self.renew(argument)

    async def _fill(self, thing: Thing | None, typed: Mapping[str, str] | None = None) -> None:
        name = f"{self.NAME}:{self.form_name(thing)}"
        filled = await fill_in(self, name, lambda: self.form(thing), lambda given: self.keep(given, thing), typed)
        if filled is not None:
            await self.renew(self.name_saved(filled[0]))
            self.say(filled[1])
        elif name in self.session.kept_forms:
            self.say(DROPPED)

    def action_delete(self) -> None:
        self.run_worker(self._delete())

    async def _delete(self) -> None:
        here = self.rows.row()
        if here is None:
            return
        try:
            await self.take_out(here)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew()
        self.say(f"{self.name_of(here)} is deleted; u undoes it.")

    def action_undo(self) -> None:
        self.run_worker(self._undo())

    async def _undo(self) -> None:
        """Take back the last act; one that was not done in this list only when the author says so."""
        log = self.session.case.log
        last = await self.session.do(log.undoes)
        if last is not None and last.table not in self.TABLES:
            asked = f"Your last act was not in this list: it was about {last.about}."
            if not await self.sure(asked, f"Take it back: {last.about}", "Leave it"):
                return
        try:
            undone = await self.session.do(log.undo)
        except Refusal as refusal:
            self.say(refusal.sentence, "problem")
            return
        await self.renew()
        self.say(undone.sentence)

    async def action_rows_of(self) -> None:
        here = self.rows.row()
        if here is None:
            return
        screen = await self.open_task("chronology")
        find = getattr(screen, "action_find", None)
        if find is not None:
            await find(self.rows_query(here))

    async def sure(self, question: str, yes: str, no: str, said: str = "") -> bool:
        """Whether the author says yes to something that has consequences."""
        chosen = await self.app.push_screen_wait(
            Choices(self.session.glyphs, question, [Option("no", no), Option("yes", yes)], said)
        )
        return chosen == "yes"
