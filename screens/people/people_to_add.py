"""People of the key to choose from, several at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from domain.people import Person
from screens.glyphs import fit, one_line
from screens.marking import MarkBox
from screens.session import Session
from screens.widgets.lines import Line


class PeopleBox(MarkBox[Person], inherit_bindings=False):
    """Those of the key who are not on a list yet. Enter takes those marked, or with none marked the one at the bar."""

    BINDINGS = MarkBox.BINDINGS
    EMPTY = "Everyone in the key is on the list. F4 adds people to the key."
    TAKES = "add"

    def __init__(self, session: Session, title: str, people: Sequence[Person], on_it: Collection[str]) -> None:
        """`on_it` are the codes on the list already; whom the board gave a code, the family mostly, stand last."""
        there = {code.casefold() for code in on_it}
        left = [one for one in people if one.code.casefold() not in there]
        super().__init__(session, title, sorted(left, key=lambda one: one.given_by_board))
        self._names = session.names(tuple(people)) or {}

    def key_of(self, thing: Person) -> str:
        return thing.code

    def line_of(self, thing: Person, width: int) -> Line:
        glyphs = self.session.glyphs
        told = "; ".join(filter(None, (self._names.get(thing.code, ""), thing.role, thing.organisation)))
        return [(f" {fit(thing.code, 13, glyphs)}", "strong"), (fit(one_line(told, glyphs), width - 14, glyphs), "")]

    def note_of(self, thing: Person) -> str:
        return thing.involvement

    def action_take(self) -> None:
        here = self.rows.row()
        if not self._marked and here is not None:
            self._marked = {here.code}
        super().action_take()
