"""What came back in the cells of a row of the chronology, read as the import reads a file, and what the case says there
now, as the same columns would have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.chronology.entry import Entry, slot_of
from domain.errors import WrongUse
from domain.gate import outgoing
from domain.line.draft import Known
from domain.people import Person
from domain.question import Question
from domain.review import Review
from domain.review import Source as CaseSource
from exporters.chronology.cells import Cells
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words
from exporters.readers.chronology_rows import ChronologyRows, Taken
from exporters.readers.tables import Given
from exporters.templates.headings import Reading
from exporters.templates.template import Column, between

_GROUPS: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (frozenset(("date", "end_date", "time", "end_time")), ("when", "time")),
    (frozenset(("source", "source_ref")), ("sources",)),
    (frozenset(("question",)), ("questions",)),
    (frozenset(("flags",)), ("flags",)),
    (frozenset(("who", "role")), ("who", "people")),
    (frozenset(("who", "event")), ("who", "people", "event")),
    (frozenset(("agency",)), ("agency",)),
    (frozenset(("agency", "who")), ("agency", "who", "people")),
)
"""What is read together, and which parts of an entry it is."""
_MADE = frozenset(("number", "sequence", "recorded_at", "recorded_by"))
_EMPTY: Mapping[str, object] = {"sources": (), "questions": (), "flags": (), "people": (), "agency": ""}


@dataclass(frozen=True, slots=True)
class CellRead:
    """A row with what came back in it: what is new with it, and what to know, a sentence each."""

    entry: Entry
    people: tuple[Person, ...] = ()
    sources: tuple[CaseSource, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


def reads(part: str) -> bool:
    """Whether a column that asks for this ("date+time") is read as more than words."""
    fields = set(part.split("+"))
    if len(fields) == 1 and part.startswith("flag:"):
        return True
    return fields != {"role"} and any(fields <= group for group, _ in _GROUPS)


class RowCells:
    """The columns of one form over the rows of one case; `columns` are what each asks for, "" for nothing."""

    def __init__(self, review: Review, columns: Sequence[str], known: Known) -> None:
        self.columns = tuple(columns)
        self.known = known
        self.agency = review.details.agency
        self._fields = [tuple(each.split("+")) if each else () for each in columns]
        # Of rows only the columns are wanted here: what may leave is no matter of what stands in the case.
        self._out = outgoing(replace(review, entries=(), minutes=(), evidence=(), rested=()))
        self._cells = self._of(self._fields)
        self._readers: dict[frozenset[str], tuple[ChronologyRows, tuple[int, ...]]] = {}

    def _of(self, fields: Sequence[tuple[str, ...]]) -> Cells:
        return Cells(self._out, [ColumnPlacing(letter="A", fields=each, separator=between(each)) for each in fields])

    def words(self, entry: Entry) -> tuple[str, ...]:
        """What stands in each column of this row, as it would be printed now."""
        texts = []
        for value, fields in zip(self._cells.row(entry, 0), self._fields, strict=True):
            made = not fields or _MADE.issuperset(fields)
            texts.append("" if made or value is None else value if isinstance(value, str) else _said(value))
        return tuple(texts)

    def of_part(self, entry: Entry, part: str) -> str:
        """What stands in the column that asks for this."""
        return self.words(entry)[self.columns.index(part)]

    def singly(self, entry: Entry, part: str) -> tuple[str, ...]:
        """What a column that asks for several things says of each."""
        found = self._of([(each,) for each in part.split("+")]).row(entry, 0)
        return tuple("" if each is None else each if isinstance(each, str) else _said(each) for each in found)

    def with_cell(self, entry: Entry, part: str, words: str) -> CellRead:
        """The row with these words in the column that asks for this. Raises WrongUse where they cannot be read."""
        at = self.columns.index(part)
        cells = dict(enumerate(self.words(entry)))
        cells[at] = words.strip()
        reader, own = self._reader(part)
        taken = reader.parts({each: Given(cells[each].strip()) for each in own if cells[each].strip()})
        if taken.problems:
            raise WrongUse(" ".join(taken.problems))
        if taken.unknown_flags:
            said = ", ".join(f"“{each}”" for each in taken.unknown_flags)
            raise WrongUse(f"{said}: no flag of this case. /flags has those there are, and adds one.")
        changed = self._changed(entry, part, taken)
        changed = replace(changed, slot=slot_of(changed.time)).in_place_of(entry)
        return _read(changed, taken)

    def _changed(self, entry: Entry, part: str, taken: Taken) -> Entry:
        if part.startswith("flag:"):
            name = part.removeprefix("flag:")
            others = tuple(each for each in entry.flags if each != name)
            held = taken.parts.get("flags")
            if held and name in entry.flags:
                return entry
            return replace(entry, flags=(*others, name) if held else others)
        fields = frozenset(part.split("+"))
        names = next(parts for group, parts in _GROUPS if fields <= group)
        parts = {name: taken.parts.get(name, _EMPTY.get(name)) for name in names}
        if "when" in parts:
            if parts["when"] is None:
                raise WrongUse("There is no date: write one, or “unknown”.")
            clocks = {"time", "end_time"}
            if "time" not in taken.parts and not any(clocks & set(each) for each in self._fields):
                parts["time"] = entry.time
        changed: Entry = replace(entry, **parts)  # type: ignore[arg-type]
        if changed.time and changed.when.day is None:
            raise WrongUse("A time needs a single day.")
        if changed.type == "event" and not changed.event:
            raise WrongUse("There is no event.")
        return changed

    def _reader(self, part: str) -> tuple[ChronologyRows, tuple[int, ...]]:
        fields = frozenset(part.split("+"))
        group = next((group for group, _ in _GROUPS if fields <= group), fields)
        if group not in self._readers:
            own = tuple(at for at, each in enumerate(self._fields) if each and group.issuperset(each))
            reader = ChronologyRows({at: self._column(at) for at in own}, self.known, self.agency)
            self._readers[group] = reader, own
        return self._readers[group]

    def _column(self, at: int) -> Column:
        fields = self._fields[at]
        return Column(letter="A", heading=fields[0].partition(":")[2], reading=Reading(), answered=fields)

    def row(self, cells: Sequence[str]) -> CellRead:
        """A row that stands in the file and in no row of the case. Raises WrongUse where it is none."""
        whole = frozenset(self.columns)
        if whole not in self._readers:
            columns = {at: self._column(at) for at, fields in enumerate(self._fields) if fields}
            self._readers[whole] = ChronologyRows(columns, self.known, self.agency), tuple(columns)
        reader, own = self._readers[whole]
        entry, taken = reader.read({at: Given(cells[at].strip()) for at in own if cells[at].strip()})
        if entry is None:
            raise WrongUse(" ".join(taken.problems))
        return _read(replace(entry, slot=slot_of(entry.time)), taken)


def _read(entry: Entry, taken: Taken) -> CellRead:
    news = [f"{each.code} is new to the key." for each in taken.people]
    news += [f"The source {each.name} is new." for each in taken.sources]
    news += [f"Question {each.label} is new." for each in taken.questions]
    said = [f"{each.removesuffix('.')}." for each in taken.notes]
    return CellRead(
        entry, tuple(taken.people), tuple(taken.sources), tuple(taken.questions), tuple(dict.fromkeys((*news, *said)))
    )


def _said(value: object) -> str:
    from datetime import date, time

    return in_words(value) if isinstance(value, (date, time)) else str(value)
