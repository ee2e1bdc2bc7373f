"""A list of the report's: things by their number, in the author's order, each with a form; Escape goes to the report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from domain.errors import ChangedUnderneath, WrongUse
from domain.people import with_names
from screens.commands import Command
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.meanwhile import in_a_form, on_a_list
from screens.task_screen import TaskScreen

# For its styles a screen looks to the first of its bases that is a widget: this one is none.
if TYPE_CHECKING:
    Above = ListScreen[Any]
else:
    Above = object


class Numbered(Protocol):
    """A thing the case knows by a number of its own, whatever its place in the list."""

    @property
    def number(self) -> int: ...
    @property
    def revision(self) -> int: ...


Thing = TypeVar("Thing", bound=Numbered)

OPEN, ADD, DELETE, UNDO, ROWS, *REST = (
    replace(each, tooltip="Back to the report.") if each.id == "list.back" else
    replace(each, tooltip="Take it out of the list. Undo brings it back.") if each.id == "list.delete" else each
    for each in LIST_COMMANDS
)  # fmt: skip
MOVES = (
    Command(id="report.earlier", action="move(-1)", keys=("shift+up", "less_than_sign"), word="earlier",
            title="Move it up", tooltip="Before the one above it."),
    Command(id="report.later", action="move(1)", keys=("shift+down", "greater_than_sign"), word="later",
            title="Move it down", tooltip="Behind the one below it."),
)  # fmt: skip


class OfReport(Above):
    """What the lists of the report do alike: names stand for codes while the author wants to see them, and Escape goes
    back to the screen this was opened over, else to the report."""

    _names: Mapping[str, str] | None = None

    def shown(self, text: str) -> str:
        """A text of the list, with names for codes while they are shown."""
        return with_names(text, self._names)

    def names_changed(self) -> None:
        self.run_worker(self._change_names())

    async def _change_names(self) -> None:
        people = await self.session.do(self.session.case.people.all)
        self._names = self.session.names(tuple(people))
        self.show_all()

    async def _begin(self) -> None:
        if self.session.names_shown:
            await self._change_names()
        await super()._begin()

    async def action_back(self) -> None:
        below = self.app.screen_stack[-2]
        if isinstance(below, TaskScreen) and below.NAME != "chronology":
            await self.app.pop_screen()
        else:
            await self.back_to("report")


class ReportList(OfReport, ListScreen[Thing], inherit_bindings=False):
    """What the lists of the report have in common. `STORE` is the part of the case that holds them."""

    STORE: ClassVar[str] = ""
    CALLED: ClassVar[str] = ""
    """What one is called, as a sentence begins with it."""
    _kept: Thing | None = None

    @property
    def store(self) -> Any:
        """The verbs of what the case holds of these."""
        return getattr(self.session.case, self.STORE)

    async def fetch_all(self) -> Sequence[Thing]:
        found: Sequence[Thing] = await self.session.do(self.store.all)
        return found

    def key_of(self, thing: Thing) -> str:
        return str(thing.number)

    @property
    def every(self) -> Sequence[Thing]:
        """All there are, those not listed at this moment among them: by these they are counted."""
        return self.things

    def place_of(self, thing: Thing) -> int:
        """Which of all it is, from 1."""
        return next((place for place, each in enumerate(self.every, 1) if each.number == thing.number), 0)

    def name_of(self, thing: Thing) -> str:
        return f"{self.CALLED} {self.place_of(thing)}"

    def name_saved(self, thing: Thing) -> str:
        return self.key_of(self._kept or thing)

    async def keep(self, thing: Thing, before: Thing | None) -> str:
        self._kept = await self.save(thing)
        await self.renew(self.key_of(self._kept))
        return f"{self.name_of(self._kept)} is {'there now' if before is None else 'changed'}."

    async def save(self, thing: Thing) -> Thing:
        """Put on disk what a form gave. Raises Refusal."""
        try:
            kept: Thing = await self.session.do(self.store.change if thing.number else self.store.add, thing)
        except ChangedUnderneath as changed:
            raise in_a_form(changed) from None
        return kept

    async def put(self, thing: Thing) -> Thing:
        """Put on disk what one key did. Raises Refusal."""
        try:
            kept: Thing = await self.session.do(self.store.change, thing)
        except ChangedUnderneath as changed:
            await self.renew()
            raise on_a_list(changed) from None
        return kept

    async def take_out(self, thing: Thing) -> None:
        await self.session.do(self.store.delete, thing.number, thing.revision)

    async def _delete(self) -> None:
        # Its place, and so its name, is gone with it.
        here = self.rows.row()
        name = self.name_of(here) if here is not None else ""
        await super()._delete()
        if name and here not in self.things and self._said[1] != "problem":
            self.say(f"{name} is deleted; u undoes it.")

    def here(self) -> Thing:
        """The one at the bar; raises WrongUse when there is none."""
        found: Thing | None = self.rows.row()
        if found is None:
            raise WrongUse("There is none yet; a adds one.")
        return found

    async def action_move(self, by: int) -> None:
        """Move it in the list, and the bar with it."""
        here = self.here()
        place = self.place_of(here) + by
        if not 1 <= place <= len(self.every):
            self.say(f"{self.name_of(here)} is the {'first' if by < 0 else 'last'} already.")
            return
        await self.session.do(self.store.move, here.number, by)
        await self.renew(self.key_of(here))
        self.say(f"{self.name_of(here)} now.")

    async def over(self, screen: TaskScreen) -> None:
        """Open a screen over this one: Escape comes back here."""
        await self.app.push_screen(screen)


def of_answers(values: Mapping[str, str]) -> dict[str, str]:
    """What stands in the boxes, without the spaces and empty lines round it."""
    return {name: text.strip() for name, text in values.items()}
