"""What is still missing before the report may be sent, section by section; Enter goes to where it is put right."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.question import Question
from domain.report.sections import section
from screens.commands import Command, bindings
from screens.list_screen import ListScreen
from screens.report.lists import OPEN, REST, OfReport
from screens.task_screen import SHARED, screen_of
from screens.tasks import TASKS, task

if TYPE_CHECKING:
    from domain.readiness.whole import Missing

READY_COMMANDS = (
    replace(OPEN, title="Go there", tooltip="Go to where it is put right; Escape comes back."),
    Command(id="ready.section", action="section(1)", keys=("tab",), title="Next section", footer=True,
            tooltip="To the first thing of the next section."),
    Command(id="ready.again", action="again", keys=("r",), word="again", title="Look again", footer=True,
            tooltip="Look through the whole case again; it is done by itself, too, when something changes."),
    *REST,
)  # fmt: skip


class ReadyScreen(OfReport, ListScreen["Missing"], inherit_bindings=False):
    """What stops a submission first, in the order of the sections; what is only to be looked at behind it."""

    OFFERS = READY_COMMANDS
    NAME = "ready"
    BINDINGS = bindings((*READY_COMMANDS, *SHARED))
    TITLE_WORDS = "Ready: looking …"
    EMPTY = "Nothing is missing: /submissions freezes the text for signature."
    DETAIL = 4
    questions: Sequence[Question] = ()

    async def fetch_all(self) -> Sequence[Missing]:
        from domain.readiness.whole import missing

        review = await self.session.do(self.session.case.review)
        self.questions = review.questions
        # The whole case is looked through: the screen goes on meanwhile.
        found = await asyncio.to_thread(missing, review, self.session.today())
        stops = sum(each.stops for each in found)
        notes = f", {len(found) - stops} to look at" if len(found) > stops else ""
        things = "1 thing stops" if stops == 1 else f"{stops} things stop"
        self.TITLE_WORDS = f"{f'{things} a submission' if stops else 'Ready: nothing stops a submission'}{notes}"
        return sorted(found, key=lambda each: not each.stops)

    async def look(self) -> None:
        # While another screen lies over it nobody reads what it says.
        if self.is_current:
            await super().look()

    def titles(self) -> tuple[tuple[str, int], ...]:
        if self.size.width < 60:
            return ("", 2), ("What is missing", 0)
        return ("", 2), ("Section", 22), ("What is missing", 0)

    def columns(self, thing: Missing) -> tuple[str, ...]:
        sign = "!" if thing.stops else ""
        if self.size.width < 60:
            return sign, thing.sentence
        return sign, self._title_of(thing), thing.sentence

    def _title_of(self, thing: Missing) -> str:
        found = section(thing.section, self.questions)
        return found.title if found is not None else thing.section.capitalize()

    def name_of(self, thing: Missing) -> str:
        return f"{thing.section}: {thing.sentence}"

    def detail(self, thing: Missing) -> str:
        stops = "This stops a submission." if thing.stops else "To be looked at; it stops nothing."
        where = next((each.opens.title for each in TASKS if each.name == thing.task), "")
        return f"{self._title_of(thing)}: {thing.sentence} {stops}{f' Enter goes to {where}.' if where else ''}"

    def action_add(self) -> None:
        """Nothing is added here."""

    def action_open_row(self) -> None:
        self.run_worker(self._go())

    async def _go(self) -> None:
        here = self.rows.row()
        if here is None:
            return
        if not here.task:
            raise WrongUse("There is no screen for it: F10 lists everything.")
        if here.task == "chronology":
            await self.open_task("chronology")
            return
        if here.task == "write":
            self.session.section, self.session.passage = here.argument, here.passage
        screen = screen_of(task(here.task))(self.session)
        # Wherever it goes back to by itself: from here it comes back to what is next.
        if here.task == "write":
            screen.leave = self.app.pop_screen  # type: ignore[attr-defined]
        else:
            screen.action_back = screen.dismiss  # type: ignore[attr-defined]
        await self.app.push_screen(screen)
        if here.argument and here.task != "write":
            await screen.go_to(here.argument)

    def action_section(self, by: int) -> None:
        """To the first thing of the next section."""
        at = self.rows.at
        self.moves()
        for place in range(at + 1, len(self.things)):
            if self.things[place].section != self.things[place - 1].section:
                self.rows.go(place)
                return
        self.rows.go(0)

    async def action_again(self) -> None:
        await self.renew()
        self.say("Looked through again.")

    async def take_up(self, name: str, typed: Mapping[str, str]) -> None:
        """There is no form here."""
