"""Which rows of a file are in the case already, which change one that is, and which are new.

A row is the same as an entry when the file could not say more of it: when what an export of that entry would put in
the file's own columns, read back, is what the row says. So an export taken in again changes nothing, whatever columns
the board left out; and a row changed by hand changes just what it changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from domain.asked.found import label_of
from domain.chronology.entry import TEXTS, Entry
from domain.gate import outgoing
from domain.people import Person
from domain.question import Question
from domain.review import Review
from domain.review import Source as CaseSource
from exporters.chronology.cells import Cells
from exporters.office.form import Value
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words
from exporters.readers.both_accounts import both_accounts
from exporters.readers.chronology_rows import ChronologyRows, same_text, spaced
from exporters.readers.decision import Decision, told
from exporters.readers.family_matching import match_family
from exporters.readers.people_matching import match_people
from exporters.readers.reading import ReadFile, ReadRow
from exporters.readers.tables import Given
from exporters.templates.template import between

_NOT_COMPARED = frozenset(("number", "sequence", "role", "recorded_at", "recorded_by"))
_TELLING = 20
_ALIKE = 80


@dataclass(slots=True)
class _Known:
    entry: Entry
    shown: Entry | None
    cells: tuple[tuple[int, str], ...]


def match(
    read: ReadFile, review: Review, terms: Collection[str] = (), by_board: bool = False
) -> list[Decision]:
    """A decision for every row that is an entry, a person or a member of the family, in the order of the file.

    `terms` are the words answered to be no names; `by_board` is the author's word that the board gave the names of a
    family composition.
    """
    if read.kind == "people":
        return match_people(read.rows, review, terms)
    if read.kind == "family":
        return match_family(read.rows, review, terms, by_board)
    assert read.reader is not None
    wide = _compared(read)
    rows = [row for row in read.rows if row.entry is not None]
    known = _as_the_file_shows(read, review, wide)
    decided: dict[int, Decision] = {}
    left = _same(rows, known, decided, wide, read)
    _changed([row for row in rows if row.number not in decided], left, decided, read)
    for row in rows:
        if row.number not in decided:
            decided[row.number] = Decision(row=row, what="new", entry=row.entry)
    return _with_whom_they_need(both_accounts([decided[row.number] for row in rows], review))


def _with_whom_they_need(decisions: Sequence[Decision]) -> list[Decision]:
    """Who and what came with a row that is not saved comes with the first one saved that names it."""
    people: dict[str, Person] = {}
    sources: dict[str, CaseSource] = {}
    questions: dict[str, Question] = {}
    found = []
    for decision in decisions:
        row, entry = decision.row, decision.entry
        people |= {person.code: person for person in row.new_people}
        sources |= {source.name: source for source in row.new_sources}
        questions |= {question.label: question for question in row.new_questions}
        if entry is not None:
            needed = replace(
                row,
                new_people=tuple(people.pop(code) for code in entry.people if code in people),
                new_sources=tuple(sources.pop(s.name) for s in entry.sources if s.name in sources),
                new_questions=tuple(questions.pop(label) for label in entry.questions if label in questions),
            )
            decision = replace(decision, row=needed)
        found.append(decision)
    return found


def _compared(read: ReadFile) -> list[int]:
    return [number for number, column in read.columns.items() if set(column.fields) - _NOT_COMPARED]


def _as_the_file_shows(read: ReadFile, review: Review, wide: Sequence[int]) -> list[_Known]:
    """Each entry of the case as an export into the file's columns would show it, read back."""
    reader = read.reader
    assert reader is not None
    # What stands beside rows that leave was taken off as the file was read.
    out = outgoing(replace(review, minutes=(), evidence=(), rested=()))
    columns = [read.columns[number] for number in read.columns]
    cells = Cells(
        out, [ColumnPlacing(letter=c.letter, fields=c.fields, separator=between(c.fields)) for c in columns]
    )
    found = []
    for place, entry in enumerate(out.entries, 1):
        values = dict(zip(read.columns, cells.row(entry, place), strict=True))
        given = {number: _given(value) for number, value in values.items() if value not in (None, "")}
        shown = _read_again(reader, given)
        original = review.entries[place - 1]
        found.append(_Known(original, shown, _plain({n: given[n] for n in wide if n in given})))
    return found


def _read_again(reader: ChronologyRows, given: Mapping[int, Given]) -> Entry | None:
    entry, _ = reader.read(given)
    return entry


def _given(value: Value) -> Given:
    if isinstance(value, datetime):
        return Given(in_words(value), value)
    if isinstance(value, date):
        return Given(in_words(value), datetime(value.year, value.month, value.day))
    if isinstance(value, time):
        return Given(in_words(value), value)
    if isinstance(value, (int, float)):
        return Given(f"{value:.10g}", None, float(value))
    return Given(str(value).strip())


def _plain(cells: Mapping[int, Given]) -> tuple[tuple[int, str], ...]:
    """What stands in the cells, for comparing: days and times as such, texts without regard to spaces."""
    shown = []
    for number, given in sorted(cells.items()):
        text = given.moment.isoformat() if given.moment is not None else " ".join(given.text.split())
        if text:
            shown.append((number, text))
    return tuple(shown)


def _same(
    rows: Sequence[ReadRow], known: list[_Known], decided: dict[int, Decision], wide: Sequence[int], read: ReadFile
) -> list[_Known]:
    """Pair rows with entries that say the same; returns the entries left."""
    by_cells: dict[object, list[_Known]] = defaultdict(list)
    by_event: dict[object, list[_Known]] = defaultdict(list)
    for held in known:
        by_cells[held.cells].append(held)
    taken: set[int] = set()

    def pair(row: ReadRow, candidates: Iterable[_Known]) -> None:
        held = next((one for one in candidates if id(one) not in taken), None)
        if held is not None:
            taken.add(id(held))
            decided[row.number] = Decision(row=row, what="same", existing=held.entry)

    for row in rows:
        pair(row, by_cells.get(_plain({n: given for n, given in row.cells if n in wide}), ()))
    for held in known:
        if id(held) not in taken and held.shown is not None:
            by_event[_day(held.shown), spaced(held.shown.event)].append(held)
    for row in rows:
        if row.number not in decided and row.entry is not None:
            said = by_event.get((_day(row.entry), spaced(row.entry.event)), ())
            alike = [one for one in said if not _differences(one.shown, row.entry, read)]
            pair(row, alike)
    return [one for one in known if id(one) not in taken]


def _changed(rows: Sequence[ReadRow], left: list[_Known], decided: dict[int, Decision], read: ReadFile) -> None:
    """Pair what remains where one row can only be one entry, changed."""
    index = _Index(left)
    likely: dict[int, list[_Known]] = {}
    reworded: set[int] = set()
    for row in rows:
        entry = row.entry
        assert entry is not None
        found = index.same_event(entry) or index.alike(entry) or index.elsewhere(entry)
        if not found:
            found = index.same_hour(entry)
            reworded.update({row.number} if found else ())
        if found:
            likely[row.number] = found
    claims: dict[int, int] = defaultdict(int)
    for found in likely.values():
        for held in found:
            claims[id(held)] += 1
    for row in rows:
        found = likely.get(row.number, [])
        if len(found) == 1 and claims[id(found[0])] == 1 and row.number not in reworded:
            decided[row.number] = _update(row, found[0], read)
        elif found:
            when = found[0].entry.when.said()
            decided[row.number] = Decision(
                row=row,
                what="unclear",
                existing=found[0].entry,
                sentence=f"It may be another wording of an entry of {when}, or a new one; settle it in the case "
                         f"by hand.",
            )


class _Index:
    """Entries to be found by what a changed row still has of them, so that no row is held against every entry."""

    def __init__(self, known: Iterable[_Known]) -> None:
        self._by: dict[object, list[_Known]] = defaultdict(list)
        self._words: dict[int, str] = {}
        for held in known:
            if held.shown is None:
                continue
            self._words[id(held)] = default_process(held.shown.event or "")
            for key in _keys(held.shown).values():
                self._by[key].append(held)

    def same_event(self, entry: Entry) -> list[_Known]:
        """Those of its day that say the same event."""
        return self._of(entry, "event")

    def alike(self, entry: Entry) -> list[_Known]:
        """Those of its day with its time or its people, and nearly the words of its event."""
        near = list({id(held): held for held in (*self._of(entry, "time"), *self._of(entry, "who"))}.values())
        found = process.extract(
            default_process(entry.event or ""), [self._words[id(held)] for held in near],
            scorer=fuzz.token_set_ratio, processor=None, score_cutoff=_ALIKE, limit=None,
        )
        return [near[place] for _, _, place in found]

    def elsewhere(self, entry: Entry) -> list[_Known]:
        """Those of any day with the same people and the very same telling event."""
        return self._of(entry, "anywhere") if len(spaced(entry.event)) >= _TELLING else []

    def same_hour(self, entry: Entry) -> list[_Known]:
        """Those of its day and time with the same people."""
        return self._of(entry, "hour")

    def _of(self, entry: Entry, what: str) -> list[_Known]:
        return self._by.get(_keys(entry).get(what), [])


def _keys(entry: Entry) -> dict[str, object]:
    """What an entry is found by."""
    day, who, event = _day(entry), spaced(entry.who), spaced(entry.event)
    keys: dict[str, object] = {"event": ("event", day, event), "anywhere": ("anywhere", who, event)}
    if who:
        keys["who"] = ("who", day, who)
    if entry.time is not None:
        keys["time"] = ("time", day, entry.time)
        keys["hour"] = ("hour", day, entry.time, who)
    return keys


def _day(entry: Entry) -> object:
    when = entry.when
    return (when.kind, when.earliest, when.latest, when.doubtful)


def _differences(shown: Entry | None, row: Entry, read: ReadFile) -> list[str]:
    """The fields in which a row says other than the entry does in the file's columns."""
    if shown is None:
        return ["event"]
    found = []
    if _day(shown) != _day(row):
        found.append("date")
    if (shown.time or "") != (row.time or ""):
        found.append("time")
    if not same_text(shown.who, row.who) and (not row.people or shown.people != row.people):
        found.append("who")
    if shown.type != row.type:
        found.append("event")
    found += [name for name in TEXTS if not same_text(getattr(shown, name), getattr(row, name))]
    if shown.agency != row.agency:
        found.append("agency")
    if shown.sources != row.sources:
        found.append("source")
    if not _same_marks(shown.questions, row.questions, "question", read):
        found.append("question")
    if not _same_marks(shown.flags, row.flags, "flags", read):
        found.append("flags")
    one, other = dict(shown.fields), dict(row.fields)
    found += [f"field:{name}" for name in sorted({*one, *other}) if not same_text(one.get(name), other.get(name))]
    return list(dict.fromkeys(found))


def _same_marks(shown: Sequence[str], row: Sequence[str], field: str, read: ReadFile) -> bool:
    """A cell with a list of values takes but one of several, and none where its list has none of them."""
    if set(shown) == set(row):
        return True
    listed = any(field in column.fields and column.listed for column in read.columns.values())
    return listed and len(row) <= 1 and set(row) <= set(shown)


def _update(row: ReadRow, held: _Known, read: ReadFile) -> Decision:
    """The entry with what the row says otherwise, and nothing else, changed."""
    given, old = row.entry, held.entry
    assert given is not None and held.shown is not None
    differ = _differences(held.shown, given, read)
    if "who" in differ and (lost := _codes_lost(old, row)):
        return Decision(
            row=row,
            what="unclear",
            existing=old,
            sentence=f"It says “{given.who or 'nobody'}”{_new(row)} where the case says {told(old, 'who')}; "
                     f"{lost} would be lost, so it was left. Change it in the case, or put the name into the key.",
        )
    asked = {field for column in read.columns.values() for field in column.fields}
    changed: dict[str, Any] = {}
    for field in differ:
        together = _together(field, old, read)
        if together:
            return Decision(
                row=row,
                what="unclear",
                existing=old,
                sentence=f"Its cell holds {together} together, so the change cannot be told apart; make it in "
                         f"the case.",
            )
        if field.startswith("field:"):
            name = field.removeprefix("field:")
            values = dict(changed.get("fields", old.fields))
            values.pop(name, None)
            if value := given.field(name):
                values[name] = value
            changed["fields"] = tuple(sorted(values.items()))
        elif field == "date":
            changed["when"] = given.when
        elif field == "who":
            changed |= {"who": given.who, "people": given.people}
        elif field == "source":
            changed["sources"] = given.sources
        elif field == "question":
            changed["questions"] = given.questions
        elif field == "flags":
            kept = () if "flags" in asked else tuple(f for f in old.flags if f"flag:{f}" not in asked)
            changed["flags"] = (*kept, *(flag for flag in given.flags if flag not in kept))
        elif field == "event":
            changed |= {"event": given.event, "type": given.type}
        else:
            changed[field] = getattr(given, field)
    if changed.keys() & {"when", "time"}:
        changed["slot"] = given.slot
    changed_entry = replace(old, **changed)
    return Decision(
        row=row,
        what="update",
        entry=changed_entry,
        existing=old,
        changes=tuple(f"{label_of(field)}: {told(old, field)} → {told(changed_entry, field)}" for field in differ),
    )


def _new(row: ReadRow) -> str:
    return ", a new person," if row.new_people else ""


def _codes_lost(old: Entry, row: ReadRow) -> str:
    """The codes that would give way to words the key does not know: nobody's, or a name that would be new in it."""
    assert row.entry is not None
    lost = [code for code in old.people if code not in row.entry.people]
    unknown = not row.entry.people or any(person.name for person in row.new_people)
    return " and ".join(lost) if unknown else ""


def _together(field: str, old: Entry, read: ReadFile) -> str:
    """The fields an entry holds in one cell with this one, when they cannot be told apart there; else nothing."""
    for column in read.columns.values():
        if field in column.fields and field in TEXTS:
            held = [name for name in column.fields if name in TEXTS and getattr(old, name)]
            if len(held) > 1 or (held and held != [field]):
                return " and ".join(dict.fromkeys([*held, field]))
    return ""
