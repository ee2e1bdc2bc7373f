"""A file taken in row by row: each an entry or a person, or why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from domain.chronology.entry import Entry, slot_of
from domain.errors import NotUnderstood
from domain.family.members import Member
from domain.line.draft import Known
from domain.names.finding import Finder
from domain.naming import name_printed
from domain.people import Person
from domain.question import Question
from domain.review import Source
from exporters.office.continuation import CONTINUED, joined
from exporters.office.workbook import Workbook
from exporters.readers.chronology_rows import ChronologyRows
from exporters.readers.family_rows import FamilyRows
from exporters.readers.people_rows import PeopleRows
from exporters.readers.shape import Shape, shape_of
from exporters.readers.tables import Given, opened
from exporters.readers.word_tables import pages_of
from exporters.templates.mapping import Mapping as Answers
from exporters.templates.mapping import from_json
from exporters.templates.template import Column, understand

Kind = Literal["chronology", "people", "family"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row of the file, by the number it has there. It is an entry, a person or a member of the family, unless
    `problems` say why not; `notes` say what was done to it. `new_people`, `new_sources` and `new_questions` come into
    the case with it. `beside` is what stood at the end of a text of it as such words are put beside a row that leaves,
    by that text: it is no part of the entry."""

    number: int
    entry: Entry | None = None
    person: Person | None = None
    member: Member | None = None
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    new_people: tuple[Person, ...] = ()
    new_sources: tuple[Source, ...] = ()
    new_questions: tuple[Question, ...] = ()
    cells: tuple[tuple[int, Given], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file as read: its rows in order, the columns by number, and what the author should know of the whole."""

    name: str
    kind: Kind
    rows: tuple[ReadRow, ...]
    columns: Mapping[int, Column]
    reader: ChronologyRows | None = None
    notes: tuple[str, ...] = ()


def read_file(
    data: bytes,
    name: str,
    kind: Kind,
    known: Known,
    mapping: Answers | None = None,
    *,
    agency: str = "",
    kept: Callable[[str], str | None] | None = None,
) -> ReadFile:
    """Read a chronology, a list of people or a family composition from .xlsx or separated values, the last also from a
    Word table; `agency` is the case's own.

    `kept` gives the mapping kept for a board's workbook by its fingerprint, so that one filled by it is read by it too;
    `mapping` goes before it. Raises `NotUnderstood` when the file is none, or a column is not certain and `mapping`
    does not answer for it.
    """
    if kind == "family":
        shape = shape_of(pages_of(data, name), name, "family", mapping)
        family = FamilyRows(shape.columns, known)
        rows = tuple(_member_row(number, cells, family) for number, cells in _rows(shape))
        return ReadFile(name=name, kind=kind, rows=rows, columns=shape.columns)
    sources, book = opened(data, name)
    if kind == "people":
        shape = shape_of(sources, name, "person", mapping)
        key = PeopleRows(shape.columns, known)
        rows = tuple(_person_row(number, cells, key) for number, cells in _rows(shape))
        rows = _without_names_printed(rows, known)
        return ReadFile(name=name, kind=kind, rows=rows, columns=shape.columns)
    if mapping is None and kept is not None and book is not None:
        mapping = _kept_for(book, name, kept)
    shape = shape_of(sources, name, "row", mapping, known.fields)
    reader = ChronologyRows(shape.columns, known, agency)
    entries = tuple(_in_place(_entry_row(number, cells, reader) for number, cells in _rows(shape)))
    return ReadFile(
        name=name, kind=kind, rows=entries, columns=shape.columns, reader=reader, notes=tuple(_notes(shape))
    )


def read_rows(
    data: bytes, kind: Kind, known: Known, mapping: Answers | None = None, name: str = "the file"
) -> list[ReadRow]:
    """The rows of a file, as `read_file` reads them."""
    return list(read_file(data, name, kind, known, mapping).rows)


def _kept_for(book: Workbook, name: str, kept: Callable[[str], str | None]) -> Answers | None:
    """The mapping by which a board's workbook was filled, None when there is none or it is no board's workbook."""
    try:
        text = kept(understand(book, name).fingerprint)
    except NotUnderstood:
        return None
    return from_json(text) if text else None


def _rows(shape: Shape) -> Iterator[tuple[int, Mapping[int, Given]]]:
    """Rows with anything in the columns that are read; what was carried on in a further row is put together again."""
    asked = {number for number, column in shape.columns.items() if column.fields}
    held: tuple[int, dict[int, Given]] | None = None
    for number, cells in shape.source.rows(shape.header_row + 1):
        own = {column: given for column, given in cells.items() if column in asked and not given.blank}
        if not own and not any(column not in shape.columns and not given.blank for column, given in cells.items()):
            continue
        carried = {column: given for column, given in own.items() if given.text.startswith(CONTINUED)}
        if carried and held is not None:
            for column, given in carried.items():
                before = held[1].get(column, Given())
                held[1][column] = replace(before, text=joined([before.text, given.text]))
            continue
        if held is not None:
            yield held
        held = (number, own)
    if held is not None:
        yield held


def _entry_row(number: int, cells: Mapping[int, Given], reader: ChronologyRows) -> ReadRow:
    entry, taken = reader.read(cells)
    if entry is not None:
        reader.learn(taken)
    alone = len(cells) < 2
    problems = taken.problems
    if alone and problems:
        problems = ["It holds a single text and no date, and is not taken for an entry."]
    return ReadRow(
        number=number,
        entry=entry,
        problems=tuple(problems),
        notes=tuple(dict.fromkeys(taken.notes)),
        new_people=tuple(taken.people) if entry else (),
        new_sources=tuple(taken.sources) if entry else (),
        new_questions=tuple(taken.questions) if entry else (),
        cells=tuple(sorted(cells.items())),
        beside=tuple(taken.beside.items()),
    )


def _in_place(rows: Iterable[ReadRow]) -> Iterator[ReadRow]:
    """The rows, an untimed one standing with the timed row of its day that the file has before it."""
    before: Entry | None = None
    for row in rows:
        entry = row.entry
        if entry is not None:
            day = entry.when.order_day()
            same_day = before is not None and day is not None and before.when.order_day() == day
            before = entry = replace(entry, slot=slot_of(entry.time, before.slot if before and same_day else ""))
        yield replace(row, entry=entry)


def _person_row(number: int, cells: Mapping[int, Given], reader: PeopleRows) -> ReadRow:
    person, problems = reader.read(cells)
    return ReadRow(number=number, person=person, problems=problems, cells=tuple(sorted(cells.items())))


def _member_row(number: int, cells: Mapping[int, Given], reader: FamilyRows) -> ReadRow:
    read = reader.read(cells)
    return ReadRow(
        number=number, member=read.member, problems=read.problems, cells=tuple(sorted(cells.items())),
        new_people=(read.person,) if read.person else (),
    )  # fmt: skip


def _without_names_printed(rows: tuple[ReadRow, ...], known: Known) -> tuple[ReadRow, ...]:
    """The rows, those refused that have a real name of the key or of this file in what is printed of a person."""
    read = {row.person.code.casefold(): row.person for row in rows if row.person}
    others = (person for person in known.people if person.code.casefold() not in read)
    finder = Finder((*others, *read.values()), known.terms)
    return tuple(
        replace(row, person=None, problems=(*row.problems, refused))
        if row.person and (refused := name_printed(row.person, finder))
        else row
        for row in rows
    )


def _notes(shape: Shape) -> Iterator[str]:
    left = [column for column in shape.columns.values() if not column.fields]
    if left:
        named = ", ".join(f"{column.letter} “{column.heading}”" for column in left)
        yield f"Not read: {named}."
    long = ("event", "action", "outcome", "comment")
    for column in shape.columns.values():
        several = [field for field in column.fields if field in long]
        if len(several) > 1:
            yield (
                f"Column {column.letter} “{column.heading}” holds {' and '.join(several)} in one cell: of a new row "
                f"the whole is kept as {several[0]}."
            )
