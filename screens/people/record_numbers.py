"""Record numbers: what the numbers of the agency's records look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.errors import WrongUse
from domain.identifiers.record_numbers import check_example
from domain.review import RecordNumber
from screens.commands import bindings
from screens.form import Box, Form
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.task_screen import SHARED

_OFFERED = tuple(each for each in LIST_COMMANDS if each.id != "list.find")


class RecordNumbersScreen(ListScreen[RecordNumber], inherit_bindings=False):
    """The kinds of number the agency's records go by, each with an example."""

    OFFERS = _OFFERED
    NAME = "recordnumbers"
    TABLES = ("record_numbers",)
    BINDINGS = bindings((*_OFFERED, *SHARED))
    TITLE_WORDS = "Record numbers"
    EMPTY = "None yet. Press a and give an example, such as RiO 4412345."

    async def fetch_all(self) -> Sequence[RecordNumber]:
        return await self.session.do(self.session.case.record_numbers.all)

    def titles(self) -> tuple[tuple[str, int], ...]:
        return ("Number", 24), ("Example", 0)

    def columns(self, thing: RecordNumber) -> tuple[str, ...]:
        return thing.name, thing.example

    def name_of(self, thing: RecordNumber) -> str:
        return thing.name

    def detail(self, thing: RecordNumber) -> str:
        return f"Every number like {thing.example} is told as it is typed, and looked for in all that leaves."

    async def form(self, thing: RecordNumber | None) -> Form[RecordNumber]:
        return _RecordNumberForm(self, thing or RecordNumber("", ""))

    async def keep(self, thing: RecordNumber, before: RecordNumber | None) -> str:
        numbers, do = self.session.case.record_numbers, self.session.do
        if before is None:
            await do(numbers.add, thing)
            return f"{thing.name} is looked for now: every number like {thing.example}."
        if thing.name != before.name:
            thing = replace(thing, revision=(await do(numbers.rename, before.name, thing.name)).revision)
        await do(numbers.change, thing)
        return f"{thing.name} is changed: every number like {thing.example}."

    async def take_out(self, thing: RecordNumber) -> None:
        await self.session.do(self.session.case.record_numbers.delete, thing.name, thing.revision)


class _RecordNumberForm(Form[RecordNumber]):
    def __init__(self, screen: RecordNumbersScreen, number: RecordNumber) -> None:
        boxes = (
            Box("name", "Number", number.name, hint="What it is: RiO number, hospital number, case reference."),
            Box("example", "Example", number.example,
                hint="Made up, as it is written: each figure stands for any figure, each letter for any letter."),
        )  # fmt: skip
        super().__init__(screen.session.glyphs, number.name or "A new record number", boxes)
        self._number = number

    def result(self, values: Mapping[str, str]) -> RecordNumber:
        name = " ".join(values["name"].split())
        if not name:
            raise WrongUse("Say what the number is: RiO number, hospital number.")
        return replace(self._number, name=name, example=check_example(values["example"].strip()))
