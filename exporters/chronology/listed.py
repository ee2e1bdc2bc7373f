"""Columns in which a board allows only listed values: what entries say there, as the list has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.chronology.entry import Entry
from domain.errors import NotUnderstood
from domain.shortened import cut
from exporters.chronology.cells import Cells
from exporters.chronology.choices import Choices
from exporters.office import refs
from exporters.office.form import Form, Value

_SHOWN = 12


class ListedColumn:
    """One column with a list. `strict` ones take nothing else; in others what is not listed is written as it is."""

    def __init__(self, cells: Cells, index: int, choices: Choices, strict: bool) -> None:
        self.cells = cells
        self.index = index
        self.choices = choices
        self.strict = strict
        fill = cells.fill(index)
        self._blank = choices.match(fill) if fill else None
        self._known: dict[tuple[str, ...], Value] = {}

    def value(self, entry: Entry, plain: Value) -> Value:
        """What is written for an entry; `plain` is what would be without the list."""
        for words in self.cells.options(self.index, entry):
            if (value := self.match(words)) is not None:
                return value
        if not self.strict:
            return plain
        return None if entry.type == "gap" else self._blank

    def match(self, words: tuple[str, ...]) -> Value:
        """The listed value for one thing said, in any of its words."""
        if words not in self._known:
            found = (self.choices.match(word) for word in words)
            self._known[words] = next((value for value in found if value is not None), None)
        return self._known[words]


def listed_columns(
    form: Form, cells: Cells, indexes: Iterable[int], entries: Sequence[Entry]
) -> tuple[dict[int, ListedColumn], list[str]]:
    """The columns among `indexes` that have a list, and what the author should know of them, a sentence each.

    Raises `NotUnderstood` with every entry that says something a strict list does not allow.
    """
    found: dict[int, ListedColumn] = {}
    notes: list[str] = []
    problems: list[str] = []
    for index in indexes:
        column = cells.columns[index]
        at = refs.number(column.letter)
        listed = form.listed(at)
        if not listed:
            continue
        choices = Choices(listed)
        held = found[index] = ListedColumn(cells, index, choices, form.asks_strictly(at))
        unfit, several = _tried(held, entries)
        named = f"Column {column.letter} “{column.heading}”"
        if unfit and column.fields == ("flags",):
            notes.append(f"{named} takes only: {choices.spoken()}. Other flags are not in it: {some(unfit)}.")
        elif unfit and held.strict:
            problems.append(
                f"{named} takes only: {choices.spoken()}. {many(len(unfit), 'entry does', 'entries do')} not fit: "
                f"{some(unfit)}."
            )
        if several and column.one_only:
            problems.append(
                f"{named} takes one value from its list, as its mapping asks, and "
                f"{many(len(several), 'entry has', 'entries have')} several: {some(several)}. Leave one in each."
            )
        elif several:
            notes.append(
                f"{named} takes one value from its list; the first was written for "
                f"{many(len(several), 'entry', 'entries')} with several: {some(several)}."
            )
    if problems:
        raise NotUnderstood(" ".join([*problems, "Change them to a listed value, or leave the column out."]))
    return found, notes


def _tried(column: ListedColumn, entries: Sequence[Entry]) -> tuple[list[str], list[str]]:
    """The entries that say something not listed, and those that say several things that are."""
    unfit: list[str] = []
    several: list[str] = []
    for entry in entries:
        said = column.cells.options(column.index, entry)
        matched = [column.match(words) for words in said]
        if None in matched:
            words = " and ".join(f"“{said[n][0]}”" for n, value in enumerate(matched) if value is None)
            unfit.append(f"{entry.when.said()} ({cut(words, 60)})")
        if len(matched) > 1 and len({value for value in matched if value is not None}) > 1:
            several.append(entry.when.said())
    return unfit, several


def many(count: int, one: str, more: str) -> str:
    """ "1 entry", "1,200 entries"."""
    return f"{count:,} {one if count == 1 else more}"


def some(items: list[str]) -> str:
    """The first of many, and how many more there are."""
    more = len(items) - _SHOWN
    return "; ".join(items[:_SHOWN]) + (f"; and {more:,} more" if more > 0 else "")
