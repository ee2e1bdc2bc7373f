"""The chronology put into a board's workbook, as its placing says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.chronology.entry import Entry
from domain.gate import Outgoing
from exporters.chronology.cells import LONG_FIELDS, Cells, header_value
from exporters.chronology.listed import listed_columns, many, some
from exporters.chronology.printed import kept_parts
from exporters.office import refs
from exporters.office.continuation import split, too_long
from exporters.office.filled_book import FilledBook, kept_said
from exporters.office.filling import fill
from exporters.office.form import Form, FormColumn, Value
from exporters.office.heights import Room
from exporters.office.placing import Placing
from exporters.office.workbook import Workbook

_CLOCK = re.compile(r"\d?\d:\d\d")
_DAYS = frozenset({"date", "end_date", "recorded_at"})
_TIMES = frozenset({"time", "end_time"})
_STANDING = frozenset({"number", "sequence", "agency"})
_NOT_TEXT = _DAYS | _TIMES | {"number", "sequence"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledChronology(FilledBook):
    """A workbook with the chronology in it, in memory. `entries` is how many entries it holds, each in one row or,
    where a text is too long, in several."""

    name: str
    today: date
    entries: int


def fill_workbook(out: Outgoing, template: bytes, name: str, placing: Placing, today: date) -> FilledChronology:
    """Fill a board's workbook, given as bytes, with everything `out` holds.

    Raises `NotUnderstood` when the workbook cannot be filled, or an entry does not fit a list; nothing is written then.
    """
    book = Workbook(template, name)
    rows = ChronologyRows(out, placing, book)
    header = {cell.ref: header_value(cell.field, out, today) for cell in placing.header_cells}
    filled = fill(rows.form, rows, rows.count, header)
    return FilledChronology(
        filled=filled,
        template=template,
        name=name,
        placing=placing,
        today=today,
        entries=len(out.entries),
        notes=(*rows.notes, *kept_said(filled, placing)),
        printed=kept_parts(rows.by_entry(), placing.columns, placing.sheet, placing.header_row),
    )


class ChronologyRows:
    """The rows of a chronology as a form takes them: may be gone through again and again, always the same.

    `form` is the form they are for, `count` how many sheet rows they fill.
    """

    def __init__(self, out: Outgoing, placing: Placing, book: Workbook) -> None:
        self.out = out
        self.placing = placing
        self.cells = Cells(out, placing.columns)
        self.form = Form(book, placing.sheet, placing.header_row, [self._form_column(i) for i in self._indexes()])
        texts = [i for i in self._indexes() if not _NOT_TEXT.issuperset(placing.columns[i].fields)]
        self._lists, self.notes = listed_columns(self.form, self.cells, texts, out.entries)
        self.form.columns = tuple(self._with_length(i, column) for i, column in enumerate(self.form.columns))
        self._rooms = {i: self.form.room(refs.number(placing.columns[i].letter)) for i in texts if i not in self._lists}
        self._short = min((self._letters(room) for room in self._rooms.values()), default=0)
        self._repeated = [LONG_FIELDS.isdisjoint(column.fields) for column in placing.columns]
        self._long = {index for index, entry in enumerate(out.entries) if self._may_be_long(entry)}
        parted = {index: len(self._parts(index)) for index in self._long}
        self.count = len(out.entries) + sum(parted.values()) - len(parted)
        if more := [index for index, parts in parted.items() if parts > 1]:
            shown = some([out.entries[index].when.said() for index in more])
            self.notes.append(
                f"{many(len(more), 'entry has', 'entries have')} more text than a row can show and "
                f"{'goes' if len(more) == 1 else 'go'} on in the next row, marked “(continued)”: {shown}."
            )

    def __iter__(self) -> Iterator[list[Value]]:
        row = self.cells.row
        for index, entry in enumerate(self.out.entries):
            if index in self._long:
                yield from self._parts(index)
            elif self._lists:
                yield self._listed(row(entry, index + 1), entry)
            else:
                yield row(entry, index + 1)

    def by_entry(self) -> Iterator[tuple[str, list[list[Value]]]]:
        """The rows of each entry, by its id."""
        for index, entry in enumerate(self.out.entries):
            if index in self._long:
                yield entry.id, self._parts(index)
            else:
                yield entry.id, [self._listed(self.cells.row(entry, index + 1), entry)]

    # columns

    def _indexes(self) -> range:
        return range(len(self.placing.columns))

    def _form_column(self, index: int) -> FormColumn:
        column = self.placing.columns[index]
        fields = set(column.fields)
        entries = self.out.entries
        has_times = any(entry.time and _CLOCK.match(entry.time) for entry in entries) if fields & _TIMES else False
        return FormColumn(
            column=refs.number(column.letter),
            heading=column.heading,
            standing=fields <= _STANDING,
            key="date" in fields,
            days=len(fields - _TIMES) == 1 and bool(fields & _DAYS) and bool(entries),
            times=fields <= _TIMES and has_times,
            moments=fields == {"date", "time"} and has_times,
            long=not fields <= {"number", "sequence"},
        )

    def _with_length(self, index: int, column: FormColumn) -> FormColumn:
        """The column, and whether a text in it needs more than a line that the board's format would not show."""
        style = self.form.look(column.column)
        if not column.long or style.wrap or style.shrink:
            return column
        room = self.form.room(column.column)
        rows = (self.cells.row(entry, 1)[index] for entry in self.out.entries)
        return replace(column, long=any(isinstance(value, str) and room.lines(value) > 1 for value in rows))

    def _listed(self, values: list[Value], entry: Entry) -> list[Value]:
        for index, column in self._lists.items():
            values[index] = column.value(entry, values[index])
        return values

    # long texts

    def _letters(self, room: Room) -> int:
        """A text of so many letters is sure to be shown whole."""
        return max(1, room.least) * max(1, room.most_lines)

    def _may_be_long(self, entry: Entry) -> bool:
        texts = [text for text in (entry.event, entry.action, entry.outcome, entry.comment, entry.who) if text]
        length = sum(map(len, texts))
        if entry.fields:
            length += sum(len(value) for _, value in entry.fields)
        for citation in entry.sources:
            length += len(citation.name) + len(citation.ref or "") + 3
        if length > self._short:
            return True
        return length > 40 and sum(text.count("\n") for text in texts) > 8

    def _parts(self, index: int) -> list[list[Value]]:
        """The rows of one entry, in more than one where a text does not fit a cell."""
        entry = self.out.entries[index]
        values = self._listed(self.cells.row(entry, index + 1), entry)
        pieces: dict[int, list[str]] = {}
        for column, room in self._rooms.items():
            value = values[column]
            if isinstance(value, str) and not _fits(value, room):
                # A number parted over two rows would be found in neither.
                found = [(hit.start, hit.end) for hit in self.out.looked_for.find(value)]
                pieces[column] = split(value, lambda text, room=room: _fits(text, room), found)  # type: ignore[misc]
        if not pieces:
            return [values]
        rows = []
        for part in range(max(len(held) for held in pieces.values())):
            row = [value if part == 0 or self._repeated[n] else None for n, value in enumerate(values)]
            for column, held in pieces.items():
                row[column] = held[part] if part < len(held) else None
            rows.append(row)
        return rows


def _fits(text: str, room: Room) -> bool:
    return not too_long(text) and room.lines(text) <= max(1, room.most_lines)
