"""Rows of the chronology to choose from, one by one: those that go to another code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.chronology.entry import Entry
from domain.dates.period import Period
from screens.chronology.entry_rows import entry_row
from screens.marking import MarkBox
from screens.session import Session
from screens.widgets.lines import Line


class RowsBox(MarkBox[Entry], inherit_bindings=False):
    """The rows of somebody who is two people: those marked go to the second."""

    BINDINGS = MarkBox.BINDINGS
    EMPTY = "No row names them."
    TAKES = "these go over"

    def __init__(
        self, session: Session, title: str, entries: Sequence[Entry], names: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(session, title, entries)
        self._names = names

    def key_of(self, thing: Entry) -> str:
        return thing.id

    def line_of(self, thing: Entry, width: int) -> Line:
        return entry_row(thing, width, Period(), self._names, self.session.glyphs)

    def note_of(self, thing: Entry) -> str:
        texts = (thing.who, thing.event, thing.action, thing.outcome, thing.comment)
        return "; ".join(text for text in texts if text)
