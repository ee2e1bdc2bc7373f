"""What the screens of one meeting's minutes have in common: which meeting, and how its minutes stand, at their head."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, TypeVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult

from domain.agreement.said import next_said, overdue_said, use_said
from domain.agreement.steps import Step
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes, Version
from domain.people import Person, with_names
from screens.commands import Command
from screens.filling_in import DROPPED, fill_in
from screens.form import Form
from screens.glyphs import fit, one_line
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meetings.which_meeting import which_meeting
from screens.session import Session
from screens.widgets.lines import Lines, Part
from screens.widgets.row_view import RowView
from screens.widgets.sentences import told_all

Thing = TypeVar("Thing")
Given = TypeVar("Given")

MOVES = tuple(
    each for each in LIST_COMMANDS
    if each.id.partition(".")[2] in ("word", "help", "up", "down", "page_up", "page_down", "first", "last")
)  # fmt: skip
BACK = Command(id="list.back", action="back", keys=("escape",), title="Back", footer=True, tooltip="Back.")


class AboutMeeting(ListScreen[Thing], Generic[Thing], inherit_bindings=False):
    """A list of something about the minutes of the meeting of this `number`; 0 is the one the author was at last."""

    HEAD = 2
    DEFAULT_CSS = """
    AboutMeeting #told { height: 2; }
    """

    def __init__(self, session: Session, number: int = 0) -> None:
        super().__init__(session)
        self.number = number or session.meeting
        self.minutes: Minutes | None = None
        self.people: Sequence[Person] = ()
        self._there = asyncio.Event()
        self._renewing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="told")
        yield Lines(id="heading")
        yield RowView[Thing](self._draw, self._fetch, empty=f"  {self.EMPTY}", id="rows", focus=True)
        yield Lines(id="detail")
        yield from self.foot()

    # Which meeting

    async def _begin(self) -> None:
        self.run_worker(self._begin_with_meeting())

    async def _begin_with_meeting(self) -> None:
        case, do = self.session.case, self.session.do
        if not self.number or await do(case.interviews.get, self.number) is None:
            self.number = await which_meeting(self)
        if not self.number:
            await self.action_back()
            return
        self.session.meeting = self.number
        await super()._begin()

    async def loaded(self) -> Minutes:
        """The minutes, once they are read."""
        await self._there.wait()
        assert self.minutes is not None
        return self.minutes

    async def fetch_all(self) -> Sequence[Thing]:
        self.people = await self.session.do(self.session.case.people.all)
        self.minutes = await self.session.do(self.session.case.minutes.of, self.number)
        return await self.fetch_of(self.minutes)

    async def fetch_of(self, minutes: Minutes) -> Sequence[Thing]:
        """All of the list, of these minutes."""
        raise NotImplementedError

    async def renew(self, at: str | None = None) -> None:
        # One at a time: a look begun before the bar was moved would put it back.
        async with self._renewing:
            await super().renew(at)
        self._there.set()

    async def renewed(self) -> None:
        """What was done here is on disk: show it, and let the bar go on before anything more is typed."""
        async with self._renewing:
            await super().renew()
            self.landed()

    def named(self, text: str) -> str:
        """The text with real names in the place of codes while the author wants to see them, on one line."""
        return one_line(with_names(text, self.session.names(tuple(self.people))), self.session.glyphs)

    async def action_back(self) -> None:
        await self.app.pop_screen()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        super().on_screen_resume(event)
        if self._there.is_set():
            self.run_worker(self.look())

    # The head

    def title_words(self, minutes: Minutes) -> str:
        """What the screen is about, in its title."""
        return self.TITLE_WORDS

    def version_shown(self, minutes: Minutes) -> Version | None:
        """The version the screen is about; None where it is about none that was issued."""
        return minutes.latest

    def told(self, minutes: Minutes) -> list[Part]:
        """What stands below the title, what matters most first: what is due, what is next, whether it may be used."""
        due = overdue_said(minutes, self.session.today())
        pieces = [(due, "ask"), (use_said(minutes), "note"), ("" if due else next_said(minutes), "label")]
        return [(self.named(sentence), tone) for sentence, tone in pieces if sentence]

    def show_all(self) -> None:
        super().show_all()
        minutes, width, glyphs = self.minutes, self.size.width, self.session.glyphs
        if minutes is None:
            return
        latest, shown, dot = minutes.latest, self.version_shown(minutes), f" {glyphs.dot} "
        state = "not issued"
        if latest is not None:
            state = f"edited since: version {latest.number} is void for use" if minutes.edited else "text as issued"
        right = f" {state} "
        about = [self.named(self.title_words(minutes)), f"interview {minutes.interview.number}"]
        if shown is not None:
            about += [f"version {shown.number}", shown.sha256[:8]]
        title = fit(f" imr  {dot.join(filter(None, about))}", max(0, width - cell_len(right)), glyphs)
        self.query_one("#title", Lines).show([[(title, "title"), (right, "ask" if minutes.edited else "label")]])
        head = self.query_one("#told", Lines)
        head.show(told_all(self.told(minutes), width, max(1, head.size.height)))

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#told", Lines).styles.height = self.HEAD if event.size.height >= 16 else 1
        self.query_one("#heading", Lines).display = event.size.height >= 12
        super().on_resize(event)

    # Forms

    async def filled(
        self,
        what: str,
        make: Callable[[], Awaitable[Form[Given]]],
        keep: Callable[[Given], Awaitable[str]],
        typed: Mapping[str, str] | None = None,
    ) -> tuple[Given, str] | None:
        """Have a form of this meeting filled in; `what` says which, as its draft is kept. Says what came of it."""
        name = f"{self.NAME}:{self.number} {what}"
        done = await fill_in(self, name, make, keep, typed)
        if done is not None:
            await self.renewed()
            self.say(done[1])
        elif name in self.session.kept_forms:
            self.say(DROPPED)
        return done

    def landed(self) -> None:
        """What a form gave is on disk, and is not said yet: the bar may go on."""

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        """Open the form whose draft was kept under this: of which meeting, then which form."""
        number, _, what = name.partition(" ")
        if number.isdecimal() and int(number) != self.number:
            self._there.clear()
            self.number = self.session.meeting = int(number)
            await self.renew()
        self.run_worker(self.open_form(what, typed))

    async def open_form(self, what: str, typed: Mapping[str, str]) -> None:
        """Open the form of this name again, with what was typed."""
        raise WrongUse("That form is opened where it was begun.")

    async def take(self, step: Step) -> None:
        """Take a step with somebody; on disk when it returns. Raises Refusal."""
        await self.session.do(self.session.case.agreement.take, self.number, step)
