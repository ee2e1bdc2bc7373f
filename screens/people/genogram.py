"""The genogram on the screen: drawn with signs, or told in words, and what is missing from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.strip import Strip

from domain.family.members import Relation
from domain.genogram.drawn import Genogram, genogram
from domain.genogram.words import described, missing
from domain.people import Person, with_names
from screens.commands import Command, bindings
from screens.glyphs import fit
from screens.list_screen import LIST_COMMANDS, ListScreen
from screens.people.genogram_drawing import drawn_lines, legend
from screens.task_screen import SHARED
from screens.widgets.lines import Line, Lines, broken, told
from screens.widgets.row_view import RowView
from screens.widgets.sentences import told_all
from storage.casefile import CaseFile

_MOVES = (
    "list.word", "list.help", "list.up", "list.down", "list.page_up", "list.page_down", "list.first", "list.last",
    "list.back",
)
GENOGRAM_COMMANDS = (
    Command(id="genogram.left", action="shift(-1)", keys=("left", "h"), title="Move left",
            tooltip="Further to the left."),
    Command(id="genogram.right", action="shift(1)", keys=("right", "l"), title="Move right", footer=True,
            tooltip="Further to the right."),
    Command(id="genogram.words", action="turn_words", keys=("w",), title="In words", footer=True,
            tooltip="The same in sentences, one for each member; again for the drawing."),
    Command(id="genogram.family", action="to_family", keys=("enter", "m"), title="The family", footer=True,
            tooltip="Members and their relations, to add what is missing."),
    *(each for each in LIST_COMMANDS if each.id in _MOVES),
)  # fmt: skip
_SHIFT = 16


class DrawnRows(RowView[str]):
    """Lines of a drawing: the author's is marked at its edge only, so that the drawing can be read."""

    def render_line(self, y: int) -> Strip:
        row = self.row(self.top + y)
        if row is None:
            return super().render_line(y)
        edge = (" ", "here" if self.top + y == self.at else "")
        return self.strip([edge, *self.draw(row, self.size.width - 1)], self.size.width)


class GenogramScreen(ListScreen[str], inherit_bindings=False):
    """The family drawn; it follows from the family's members and relations, and is only to be read."""

    OFFERS = GENOGRAM_COMMANDS
    NAME = "genogram"
    TABLES = ("family", "relations")
    BINDINGS = bindings((*GENOGRAM_COMMANDS, *SHARED))
    TITLE_WORDS = "Genogram"
    EMPTY = "Nobody is in the family yet. F8 gives the first."
    DETAIL = 4
    drawn: Genogram | None = None
    relations: tuple[Relation, ...] = ()
    people: Sequence[Person] = ()
    _words = False
    _left = 0

    def compose(self) -> ComposeResult:
        yield Lines(id="title")
        yield Lines(id="heading")
        yield DrawnRows(self._draw, self._fetch, empty=f"  {self.EMPTY}", id="rows", focus=True)
        yield Lines(id="detail")
        yield from self.foot()

    async def fetch_all(self) -> Sequence[str]:
        found = await self.session.do(_read, self.session.case)
        self.people, self.relations = found[3], found[1]
        self.drawn = genogram(found[0], found[1], found[2], self.session.today())
        if not self.drawn.members:
            return ()
        names = self.session.names(tuple(self.people))
        if self._words:
            said = [with_names(each, names) for each in described(self.drawn, self.relations)]
            return [line for each in said for line in broken(each, max(self.size.width - 3, 20))]
        key = broken(legend(self.drawn, self.session.glyphs), max(self.size.width - 3, 20))
        lines = drawn_lines(self.drawn, self.session.glyphs, lambda code: (names or {}).get(code, code))
        return [*lines, "", *(" " * self._left + each for each in key)]

    def titles(self) -> tuple[tuple[str, int], ...]:
        return (("", 0),)

    def columns(self, thing: str) -> tuple[str, ...]:
        return (thing,)

    def name_of(self, thing: str) -> str:
        return thing

    def names_changed(self) -> None:
        self.run_worker(self.renew())

    def _draw(self, thing: str, width: int) -> Line:
        return [(fit(thing[0 if self._words else self._left :], width, self.session.glyphs), "")]

    def show_all(self) -> None:
        super().show_all()
        if self.drawn is None:
            return
        many, deep = len(self.drawn.members), self.drawn.generations
        right = f" {many} {'person' if many == 1 else 'people'} in {deep} generation{'' if deep == 1 else 's'} "
        room = self.size.width - len(right)
        title = fit(" imr  Genogram", room, self.session.glyphs)
        self.query_one("#title", Lines).show([[(title, "title"), (right, "label")]])
        where = "In words; w draws it." if self._words else "Arrows move it; w tells it in words."
        self.query_one("#heading", Lines).show([[(fit(f" {where}", self.size.width), "label")]])

    def show_detail(self) -> None:
        if self.types_word and not self._said[0]:
            return
        detail = self.query_one("#detail", Lines)
        width, height = self.size.width, max(detail.size.height, 1)
        if self._said[0]:
            detail.show(told(*self._said, width, height))
            return
        names = self.session.names(tuple(self.people))
        lacks = [(with_names(each, names), "note") for each in missing(self.drawn)] if self.drawn else []
        detail.show(told_all(lacks or [("Nothing is missing that a genogram shows.", "dim")], width, height))

    async def action_shift(self, by: int) -> None:
        if self._words:
            return
        widest = max(map(len, self.things), default=0)
        most = max(0, widest - self.size.width + 2)
        self._left = max(0, min(self._left + by * _SHIFT, most))
        self.rows.refresh()

    async def action_turn_words(self) -> None:
        self._words, self._left = not self._words, 0
        await self.renew()

    async def action_to_family(self) -> None:
        if self.came_from == "family":
            await self.open_task("family")
        else:
            await self.open_from_here("family")

    async def action_back(self) -> None:
        await self.back_to("report")


def _read(case: CaseFile) -> tuple[tuple[Any, ...], tuple[Relation, ...], str, tuple[Person, ...]]:
    return case.family.all(), case.relations.all(), case.details().subject, case.people.all()
