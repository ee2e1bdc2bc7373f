"""Which rows of a file are in the case already, which change one that is, and which are new.

A row is the same as an entry when the file could not say more of it: when what an export of that entry would put in
the file's own columns, read back, is what the row says. So an export taken in again changes nothing, whatever columns
the board left out; and a row changed by hand changes just what it changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Literal

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from domain.entry import Entry
from domain.fields import label_of
from domain.gate import outgoing
from domain.people import Person
from domain.review import Question, Review
from domain.review import Source as CaseSource
from exporters.cells import Cells
from exporters.office.filling import Value
from exporters.office.row_xml import in_words
from exporters.placing import ColumnPlacing
from exporters.readers.chronology_rows import ChronologyRows, same_text
from exporters.readers.reading import ReadFile, ReadRow
from exporters.readers.tables import Given
from exporters.templates.template import between

What = Literal["new", "same", "update", "unclear"]
_TEXTS = ("event", "action", "outcome", "comment")
_NOT_COMPARED = frozenset(("number", "sequence", "role", "recorded_at", "recorded_by"))
_TELLING = 20
_ALIKE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What is to be done with one row: `entry` or `person` is what to save (with the id and revision of the one it
    changes), `existing` what stands in the case, `changes` what would change, `sentence` why it is not clear."""

    row: ReadRow
    what: What
    entry: Entry | None = None
    person: Person | None = None
    existing: Entry | Person | None = None
    changes: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(slots=True)
class _Known:
    entry: Entry
    shown: Entry | None
    cells: tuple[tuple[int, str], ...]


def match(read: ReadFile, review: Review) -> list[Decision]:
    """A decision for every row that is an entry or a person, in the order of the file."""
    if read.kind == "people":
        return _match_people(read, review)
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
    return _with_whom_they_need([decided[row.number] for row in rows])


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
    out = outgoing(review)
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
    by_day: dict[object, list[_Known]] = defaultdict(list)
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
            by_day[_day(held.shown)].append(held)
    for row in rows:
        if row.number not in decided and row.entry is not None:
            alike = [one for one in by_day.get(_day(row.entry), ()) if not _differences(one.shown, row.entry, read)]
            pair(row, alike)
    return [one for one in known if id(one) not in taken]


def _changed(rows: Sequence[ReadRow], left: list[_Known], decided: dict[int, Decision], read: ReadFile) -> None:
    """Pair what remains where one row can only be one entry, changed."""
    by_day: dict[object, list[_Known]] = defaultdict(list)
    by_event: dict[str, list[_Known]] = defaultdict(list)
    for held in left:
        if held.shown is not None:
            by_day[_day(held.shown)].append(held)
            by_event[" ".join((held.shown.event or "").split())].append(held)
    likely: dict[int, list[_Known]] = {}
    reworded: set[int] = set()
    for row in rows:
        entry = row.entry
        assert entry is not None
        same_day = by_day.get(_day(entry), [])
        found = [one for one in same_day if one.shown and same_text(one.shown.event, entry.event)]
        if not found:
            found = [one for one in same_day if one.shown and _alike(one.shown, entry)]
        text = " ".join((entry.event or "").split())
        if not found and len(text) >= _TELLING:
            found = [one for one in by_event.get(text, ()) if one.shown and same_text(one.shown.who, entry.who)]
        if not found:
            found = [one for one in same_day if one.shown and _same_hour(one.shown, entry)]
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


def _alike(one: Entry, other: Entry) -> bool:
    told = (one.time is not None and one.time == other.time) or (bool(one.who) and same_text(one.who, other.who))
    return told and fuzz.token_set_ratio(one.event or "", other.event or "", processor=default_process) >= _ALIKE


def _same_hour(one: Entry, other: Entry) -> bool:
    return one.time is not None and one.time == other.time and same_text(one.who, other.who)


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
    found += [name for name in _TEXTS if not same_text(getattr(shown, name), getattr(row, name))]
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
    return Decision(
        row=row,
        what="update",
        entry=replace(old, **changed),
        existing=old,
        changes=tuple(label_of(field) for field in differ),
    )


def _together(field: str, old: Entry, read: ReadFile) -> str:
    """The fields an entry holds in one cell with this one, when they cannot be told apart there; else nothing."""
    for column in read.columns.values():
        if field in column.fields and field in _TEXTS:
            held = [name for name in column.fields if name in _TEXTS and getattr(old, name)]
            if len(held) > 1 or (held and held != [field]):
                return " and ".join(dict.fromkeys([*held, field]))
    return ""


def _match_people(read: ReadFile, review: Review) -> list[Decision]:
    by_code = {person.code.casefold(): person for person in review.people}
    former = {code.casefold(): person for person in review.people for code in person.former_codes}
    by_name = {person.name.casefold(): person for person in review.people if person.name}
    decided = []
    seen: set[str] = set()
    for row in read.rows:
        given = row.person
        if given is None:
            continue
        code = given.code.casefold()
        held = by_code.get(code)
        namesake = by_name.get(given.name.casefold()) if given.name else None
        sentence = ""
        if code in seen:
            sentence = f"The code {given.code} stands in the file more than once."
        elif held is None and code in former:
            sentence = f"{given.code} was given up for {former[code].code} and is not used again."
        elif held is not None and held.name and given.name and held.name.casefold() != given.name.casefold():
            sentence = f"{given.code} stands for someone else in the case. Change one of the two."
        elif held is None and namesake is not None:
            sentence = f"This person is {namesake.code} in the case already."
        seen.add(code)
        decided.append(_person_decision(row, given, held, sentence or "", namesake))
    return decided


def _person_decision(
    row: ReadRow, given: Person, held: Person | None, sentence: str, namesake: Person | None
) -> Decision:
    if sentence:
        return Decision(row=row, what="unclear", existing=held or namesake, sentence=sentence)
    if held is None:
        return Decision(row=row, what="new", person=given)
    changed: dict[str, Any] = {
        name: value
        for name in ("role", "organisation", "involvement", "name", "note")
        if (value := getattr(given, name)) and value != getattr(held, name)
    }
    others = tuple(dict.fromkeys((*held.other_names, *given.other_names)))
    if others != held.other_names:
        changed["other_names"] = others
    if not changed:
        return Decision(row=row, what="same", existing=held)
    labels = tuple(label_of(name, "person") for name in changed)
    return Decision(row=row, what="update", person=replace(held, **changed), existing=held, changes=labels)
