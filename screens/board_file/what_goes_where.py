"""What the screens share on which an author confirms, once, what a board's file was understood to ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from screens.choices import LOW, Choices, Option
from screens.commands import LOCK
from screens.glyphs import Glyphs, fit, one_line
from screens.row_moves import RowMoves
from screens.widgets.lines import Line, Lines, Part, keys_told, told
from screens.widgets.row_view import RowView

if TYPE_CHECKING:
    from textual.app import App

    from screens.session import Session

Key = tuple[str, str]


class Settles(Protocol):
    """Something a board's file asks for."""

    @property
    def settled(self) -> bool:
        """Whether it is certain, or the author has said."""
        ...


Asked = TypeVar("Asked", bound=Settles)
Given = TypeVar("Given")


def sign_of(settled: bool, understood: bool) -> Part:
    """What stands before a row: ? where the author is asked, ! where they said something else than was understood."""
    return (" ? ", "ask") if not settled else ("   ", "") if understood else (" ! ", "note")


class WhatGoesWhere(RowMoves, ModalScreen["Given | None"], Generic[Asked, Given], inherit_bindings=False):
    """Everything a file asks for, a row each, with what goes there; any can be changed; Ctrl+O keeps all of it.

    Gives the whole mapping as the author confirmed it, None on Escape: `confirmed_on` has it again as it was left.
    """

    HELPS: ClassVar[Sequence[Option]] = ()
    KEYS: ClassVar[Sequence[tuple[str, str]]] = ()
    EMPTY: ClassVar[str] = " Nothing in it asks for anything."
    BINDINGS = [
        Binding("up,k", "step(-1)"), Binding("down,j", "step(1)"),
        Binding("pageup", "page(-1)"), Binding("pagedown", "page(1)"),
        Binding("home", "go(0)"), Binding("end", "go(-1)"), Binding("tab", "next"),
        Binding("enter,space", "change"), Binding("n,delete", "leave"), Binding("u", "undo"),
        Binding("ctrl+o", "confirm"), Binding("escape", "back"), Binding("f1,question_mark", "help"),
        LOCK,
    ]
    DEFAULT_CSS = """
    WhatGoesWhere { background: $background; }
    WhatGoesWhere #title, WhatGoesWhere #heading, WhatGoesWhere #footer { height: 1; }
    WhatGoesWhere #message { height: 3; }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._asked: list[Asked] = []
        self._warned = False
        self._changed = False
        self._note = ""

    def begin_with(self, before: Mapping[Key, Asked]) -> None:
        """Begin with what was said of the same things when the author went away."""
        found = ((each, before.get(self.key(each))) for each in self._asked)
        self._asked = [self.as_left(each, was) if was is not None else each for each, was in found]
        self._changed, self._note = True, "As you left it. Ctrl+O keeps it; nothing is kept until then."

    def left(self) -> dict[Key, Asked]:
        """What stands, by what it is of; nothing where nothing was changed."""
        return {self.key(each): each for each in self._asked} if self._changed else {}

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="heading")
        yield RowView[Asked](self._draw, self._fetch, empty=self.EMPTY, id="rows", focus=True)
        yield Lines(id="message")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        self.rows.focus()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        await self.rows.renew(len(self._asked), self.first())
        self._show()

    # What makes it the screen of one kind of file

    def first(self) -> int:
        """The row the author begins at: the first that is not certain."""
        return next((n for n, each in enumerate(self._asked) if not each.settled), 0)

    def called(self) -> str:
        """The file, for the title."""
        raise NotImplementedError

    def count(self) -> str:
        """How much of it is to be looked at, for the title."""
        left = sum(not each.settled for each in self._asked)
        return f"{left} to look at" if left else "all certain"

    def columns(self, width: int) -> Sequence[tuple[str, int]]:
        """The headings of the columns, and how wide they are."""
        raise NotImplementedError

    def line_of(self, asked: Asked, width: int) -> Line:
        """One row."""
        raise NotImplementedError

    def more(self, asked: Asked) -> tuple[str, str]:
        """More of one row, said at the foot, and its tone."""
        raise NotImplementedError

    async def change(self, asked: Asked) -> None:
        """Ask what is to go there."""
        raise NotImplementedError

    def nothing(self, asked: Asked) -> Asked | None:
        """The same left as the board sent it; None where that cannot be said of it."""
        raise NotImplementedError

    def undone(self, asked: Asked) -> Asked | None:
        """The same as it was understood; None where nothing is taken back."""
        raise NotImplementedError

    def key(self, asked: Asked) -> Key:
        """What tells the thing of a row from all others of the file."""
        raise NotImplementedError

    def as_left(self, asked: Asked, before: Asked) -> Asked:
        """A row with what was said of the same thing before."""
        raise NotImplementedError

    def problem(self) -> str:
        """What has to be said before it can be kept, "" when nothing."""
        return ""

    def warning(self) -> str:
        """What the author should look at once more before keeping it, "" when nothing."""
        return ""

    def confirmed(self) -> None:
        """The author keeps what stands."""
        self.dismiss(self.mapping())

    def mapping(self) -> Given:
        """What stands, as it is kept."""
        raise NotImplementedError

    # Showing

    def _show(self) -> None:
        width = self.size.width
        count = f"{self.count()} "
        title = fit(one_line(f" {self.called()}", self._glyphs), max(0, width - len(count)), self._glyphs)
        left = not all(each.settled for each in self._asked)
        self.query_one("#title", Lines).show([[(title, "title"), (count, "ask" if left else "label")]])
        heads = "".join(fit(text, cells) for text, cells in self.columns(width))
        self.query_one("#heading", Lines).show([[(heads, "label")]])
        self.query_one("#footer", Lines).show([keys_told(self.KEYS, width)])
        self.rows.refresh()
        self._tell()

    def _tell(self, sentence: str = "", tone: str = "note") -> None:
        # What is asked or refused is read whole, on a low screen too.
        room = 3 if sentence else self._room()
        here = self.rows.row()
        sentence = sentence or self._note
        if not sentence and here is not None:
            sentence, tone = self.more(here)
        lines = self.query_one("#message", Lines)
        text = one_line(sentence, self._glyphs)
        lines.styles.height = room
        lines.show(told(text, tone, self.size.width, room) if text else [])

    def _room(self) -> int:
        """Lines there are for what there is to say."""
        return 3 if self.size.height >= LOW else 1

    def _draw(self, asked: Asked, width: int) -> Line:
        return self.line_of(asked, width)

    async def _fetch(self, start: int, count: int) -> Sequence[Asked]:
        return self._asked[start : start + count]

    def on_row_view_moved(self, event: RowView.Moved) -> None:
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#message", Lines).styles.height = self._room()
        self.call_after_refresh(self._show)

    # Moving

    def moves(self) -> None:
        self._note = ""

    def action_next(self) -> None:
        """To the next that is not certain."""
        self.moves()
        at, count = self.rows.at, len(self._asked)
        for step in range(1, count + 1):
            if not self._asked[(at + step) % count].settled:
                self.rows.go((at + step) % count)
                return
        self._tell("Nothing is left that is not certain: Ctrl+O keeps it.")

    # Changing

    async def action_change(self) -> None:
        if (here := self.rows.row()) is not None:
            self.run_worker(self.change(here))

    async def action_leave(self) -> None:
        here = self.rows.row()
        if here is not None and (changed := self.nothing(here)) is not None:
            await self.put(changed)

    async def action_undo(self) -> None:
        here = self.rows.row()
        if here is not None and (changed := self.undone(here)) is not None:
            await self.put(changed)

    async def put(self, changed: Asked) -> None:
        """Put a row in the place of what it was."""
        key = self.key(changed)
        await self.put_all([changed if self.key(each) == key else each for each in self._asked])

    async def put_all(self, asked: Sequence[Asked], at: int | None = None) -> None:
        """These rows in place of those, the bar on row `at`, or where it was; what was warned of is open again."""
        self._asked, self._warned, self._changed, self._note = list(asked), False, True, ""
        await self.rows.renew(len(self._asked), at)
        self._show()

    async def choose(self, title: str, options: Sequence[Option], said: str = "") -> str | None:
        """What the author chooses of these."""
        return await self.app.push_screen_wait(Choices(self._glyphs, one_line(title, self._glyphs), options, said))

    def action_help(self) -> None:
        self.run_worker(self._help())

    async def _help(self) -> None:
        chosen = await self.choose("What works here", self.HELPS)
        if chosen is not None:
            await self.run_action(chosen)

    # Leaving

    def action_back(self) -> None:
        self.dismiss(None)

    def action_confirm(self) -> None:
        """Keep what stands; a warning is given once."""
        if problem := self.problem():
            self._tell(problem, "problem")
        elif (warning := self.warning()) and not self._warned:
            self._warned = True
            self._tell(f"{warning} Ctrl+O again keeps it so.", "ask")
        else:
            self.confirmed()


async def confirmed_on(
    app: App[Any], session: Session, screen: WhatGoesWhere[Any, Given], fingerprint: str
) -> Given | None:
    """What the author confirms on this screen; what they said before they went back from this file stands there again.
    """
    if before := session.left_mappings.pop(fingerprint, None):
        screen.begin_with(before)
    given = await app.push_screen_wait(screen)
    if given is None and (left := screen.left()):
        session.left_mappings[fingerprint] = left
    return given
