"""Unknown people: names in the rows and minutes that are nobody's of the key, each to be seen before a submission."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from domain.chronology.replacing import coded_rows
from domain.errors import WrongUse
from domain.naming import check_person, minutes_told, not_a_name
from domain.people import Person
from domain.unseen import Unseen, unseen
from screens.chronology.replacing import DO, Replacements
from screens.commands import Command, bindings
from screens.form import Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.people.key import new_person
from screens.task_screen import SHARED

_MOVES = (
    "list.word", "list.help", "list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last",
    "list.back",
)
UNKNOWN_COMMANDS = (
    Command(id="unknown.add", action="add", keys=("a",), word="add", title="A person", footer=True,
            tooltip="Add them to the key: a form with the name filled in, then their rows, coded."),
    Command(id="unknown.noname", action="answer('')", keys=("n",), word="noname", title="No name", footer=True,
            tooltip="It is nobody's name: it is not offered again. /isname takes that back."),
    Command(id="unknown.place", action="answer('place')", keys=("p",), word="place", title="A place", footer=True,
            tooltip="It is a place, which may stand in what leaves."),
    Command(id="unknown.term", action="answer('agency')", keys=("t",), word="term", title="A term", footer=True,
            tooltip="It is a term of the agency's own: a team, a form, a system."),
    Command(id="unknown.row", action="rows_of", keys=("enter", "r"), word="row", title="Its row", footer=True,
            tooltip="Go to the first row that holds it, or to the minutes."),
    Command(id="unknown.undo", action="undo", keys=("z", "u", "ctrl+y"), word="undo", title="Undo", footer=True,
            tooltip="Take back your last act."),
    *(each for each in LIST_COMMANDS if each.id in _MOVES),
)  # fmt: skip
_SAID = {"": "is nobody's name", "place": "is a place", "agency": "is a term of the agency's"}


class UnknownScreen(ListScreen[Unseen], inherit_bindings=False):
    """Every name that nobody of the key bears and nobody has answered, how often, and its first row."""

    OFFERS = UNKNOWN_COMMANDS
    NAME = "unknown"
    TABLES = ("terms", "people", "entries")
    BINDINGS = bindings((*UNKNOWN_COMMANDS, *SHARED))
    TITLE_WORDS = "Unknown people"
    EMPTY = "All are seen: each name is in the key, or you have said what it is."

    async def fetch_all(self) -> Sequence[Unseen]:
        case, do = self.session.case, self.session.do
        return await asyncio.to_thread(unseen, await do(case.review), await do(case.terms.all), minuted=True)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Name", 22), ("Rows", 6), ("Where it stands first", 0)

    def columns(self, thing: Unseen) -> tuple[str, ...]:
        return thing.name, str(thing.count), f"{thing.day}: {thing.around}"

    def name_of(self, thing: Unseen) -> str:
        return thing.name

    def detail(self, thing: Unseen) -> str:
        return f"{thing.day}: {thing.around}"

    def action_add(self) -> None:
        self.action_open_row()

    async def form(self, thing: Unseen | None) -> Form[Person]:
        return await new_person(self.session, thing.name if thing is not None else "")

    async def keep(self, thing: Person, before: Unseen | None) -> str:
        case, do = self.session.case, self.session.do
        check_person(thing, await do(case.people.all), await do(case.terms.all))
        await do(case.people.add, thing)
        coded = await self._code(thing)
        told = await asyncio.to_thread(minutes_told, thing, await do(case.minutes.all))
        return " ".join(filter(None, (f"{thing.code} is in the key.", coded, told)))

    async def _code(self, person: Person) -> str:
        """Show the rows that hold the name with the code in its place, and write it there if the author says so."""
        case, do = self.session.case, self.session.do
        found = await asyncio.to_thread(coded_rows, person, await do(case.entries.all), await do(case.people.all))
        if not found:
            return ""
        shown = Replacements(self.session.glyphs, found, f"Write {person.code} where the rows name them?")
        if await self.app.push_screen_wait(shown) != DO:
            return "The rows hold the name still: an export stops there."
        chosen = [each.entry for each in shown.chosen_rows]
        await do(case.entries.change_many, chosen)
        return f"Coded in {len(chosen):,} {'row' if len(chosen) == 1 else 'rows'}; z takes that back."

    async def action_answer(self, kind: str) -> None:
        """Say that the name is none: an ordinary word, a place, a term of the agency's."""
        here = self.rows.row()
        if here is None:
            return
        case, do = self.session.case, self.session.do
        try:
            not_a_name(here.word, await do(case.people.all), await do(case.terms.all))
        except WrongUse as refusal:
            self.say(refusal.sentence, "problem")
            return
        await do(case.terms.add, here.word, kind=kind)
        await self.renew()
        self.say(f"{here.word} {_SAID[kind]}; z takes that back.")

    async def action_rows_of(self) -> None:
        from screens.chronology.screen import ChronologyScreen

        here = self.rows.row()
        if here is None:
            return
        if here.section:
            await self.open_about("write", here.section)
            return
        if not here.entry_id:
            await self.open_about("minutes", str(here.interview))
            return
        screen = await self.open_task("chronology")
        assert isinstance(screen, ChronologyScreen)
        await screen.show_row(here.entry_id)
