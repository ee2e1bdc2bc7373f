"""The entries of a case: the chronology."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from domain.chronology.entry import Entry, order, slot_of
from domain.chronology.find import Query
from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.review import Source
from storage.code_texts import former_codes, present
from storage.codes_in_words import FormerCodes
from storage.desk import Act, Desk, Row, verb
from storage.entry_rows import COLUMNS, NOTICE, entry_of, entry_of_named, row_of
from storage.ledger_lines import now
from storage.order import BY_ORDER
from storage.search import Search

if TYPE_CHECKING:
    from domain.line.draft import Draft
    from domain.people import Person
    from domain.question import Question
    from storage.lists import Questions, Sources
    from storage.people import People

_LETTERS = "0123456789bcdfghjkmnpqrstvwxz"
"""No vowels, and nothing read as one: an id spells no name."""
GONE = (
    "This row was deleted by someone else meanwhile. What you typed is still here: save it as a new row, or leave it."
)
CHANGED = "Someone else changed this row meanwhile. See theirs beside yours, and save again what is to stand."


class Entries:
    """The rows of the chronology. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk, people: People, sources: Sources, questions: Questions) -> None:
        self._desk = desk
        self._people, self._sources, self._questions = people, sources, questions
        self._search = Search(desk)

    @verb
    def add(
        self,
        given: Draft | Entry,
        *,
        new_people: Sequence[Person] = (),
        new_sources: Sequence[Source] = (),
        new_questions: Sequence[Question] = (),
        copied_from: str = "",
    ) -> Entry:
        """Save a row, and with it the people, sources and questions that are new with it; returns it as saved.

        A draft brings its own new ones. A copy of the row with the id `copied_from` rests on the minutes that one
        rests on, or rested on when it was taken away. Raises CannotWrite, and saves nothing, when a new code was given
        to someone else meanwhile.
        """
        with self._desk.act("add") as act:
            entry = self.add_within(
                act, given, new_people=new_people, new_sources=new_sources, new_questions=new_questions
            )
            if copied_from:
                from storage.meetings.evidence_followed import copy_evidence

                copy_evidence(self._desk, act, copied_from, entry.id)
        return entry

    def add_within(
        self,
        act: Act,
        given: Draft | Entry,
        *,
        new_people: Sequence[Person] = (),
        new_sources: Sequence[Source] = (),
        new_questions: Sequence[Question] = (),
    ) -> Entry:
        """Save a row within an act; as `add`."""
        entry: Entry
        if isinstance(given, Entry):
            entry = given
        else:
            if given.entry is None:
                raise WrongUse("There is no row to save yet.")
            entry = given.entry
            new_people = [*given.new_people, *new_people]
            new_sources = [*given.new_sources, *new_sources]
            new_questions = [*given.new_questions, *new_questions]
        return self._read(self._keep(act, self._insert, [entry], new_people, new_sources, new_questions)[0])

    def change_within(self, act: Act, entry: Entry) -> Entry:
        """Save a row anew within an act; as `change`."""
        return self._read(self._keep(act, self._update, [entry], (), (), ())[0])

    @verb
    def add_many(
        self,
        entries: Iterable[Entry],
        *,
        new_people: Sequence[Person] = (),
        new_sources: Sequence[Source] = (),
        new_questions: Sequence[Question] = (),
    ) -> list[Entry]:
        """Save many rows, and what is new with them, as one act: all or nothing."""
        return self._save("add", self._insert, entries, new_people, new_sources, new_questions)

    @verb
    def change(
        self,
        entry: Entry,
        *,
        new_people: Sequence[Person] = (),
        new_sources: Sequence[Source] = (),
        new_questions: Sequence[Question] = (),
    ) -> Entry:
        """Save a row anew, and with it what is new with it; `entry.revision` is the one the author saw.

        It keeps its place among untimed rows of its day unless its day or time is another now. Raises
        ChangedUnderneath when someone else changed or deleted it meanwhile, and changes nothing.
        """
        return self.change_many(
            [entry], new_people=new_people, new_sources=new_sources, new_questions=new_questions
        )[0]

    @verb
    def change_many(
        self,
        entries: Iterable[Entry],
        *,
        new_people: Sequence[Person] = (),
        new_sources: Sequence[Source] = (),
        new_questions: Sequence[Question] = (),
    ) -> list[Entry]:
        """Save many rows anew, and what is new with them, as one act: all or nothing. As `change`."""
        return self._save("change", self._update, entries, new_people, new_sources, new_questions)

    @verb
    def delete(self, id: str, revision: int) -> None:
        """Take a row away, as the author saw it, and what is said of what it rests on; undo brings both back.

        Raises ChangedUnderneath.
        """
        from storage.meetings.evidence_followed import drop_evidence

        with self._desk.act("delete") as act:
            act.delete("entries", self._seen(id, revision))
            drop_evidence(self._desk, act, id)

    @verb
    def spoken_of(self) -> bool:
        """Whether anybody was asked about a row, or anything rests on minutes."""
        return bool(self._desk.value("SELECT EXISTS (SELECT 1 FROM row_checks) OR EXISTS (SELECT 1 FROM evidence)"))

    @verb
    def get(self, id: str) -> Entry | None:
        """The row of this id, None when there is none."""
        found = self._entries("WHERE id = ?", [id])
        return found[0] if found else None

    @verb
    def move(self, id: str, step: Literal[-1, 1]) -> Entry:
        """Move a row one up (-1) or down (+1) among the rows of its day; returns it in its new place.

        A row without a clock time goes anywhere in its day and stands with the timed row it is put after; a timed
        row moves only among rows of its own time. Raises Refusal where it can go no further.
        """
        with self._desk.act("move") as act:
            row = self._desk.row("SELECT * FROM entries WHERE id = ?", [id])
            if row is None:
                raise Refusal("This row was deleted by someone else meanwhile.")
            day = self._desk.rows(f"SELECT * FROM entries WHERE order_day = ? {BY_ORDER}", [row["order_day"]])
            at = next(place for place, other in enumerate(day) if other["id"] == id)
            to = at + step
            if not 0 <= to < len(day):
                raise Refusal(f"This is already the {'first' if step < 0 else 'last'} row of its day.")
            day.insert(to, day.pop(at))
            slot = day[to - 1]["slot"] if to else ""
            if slot_of(row["time"]):
                if day[at]["slot"] != row["slot"]:
                    raise Refusal(
                        f"This row is timed {row['time']} and stays in the order of times. Move an untimed row past "
                        "it, or change its time."
                    )
                slot = row["slot"]
            group = [other for other in day if other["id"] == id or other["slot"] == slot]
            sequences = dict(zip((one["id"] for one in group), sorted(one["sequence"] for one in group), strict=True))
            row = act.update("entries", row, {"slot": slot, "sequence": sequences[id]})
            for other in group:
                if other["id"] != id:
                    act.update("entries", other, {"sequence": sequences[other["id"]]})
        return self._read(row)

    @verb
    def count(self, query: Query | None = None) -> int:
        """How many rows there are, or answer the query."""
        if query is None or query.empty:
            return int(self._desk.value("SELECT count(*) FROM entries"))
        return len(self._search.numbers(query))

    @verb
    def page(self, start: int, count: int, query: Query | None = None) -> list[Entry]:
        """Rows `start` to `start + count` of the chronology, or of those that answer the query, in order."""
        start = max(0, start)
        if (query is None or query.empty) and not self._search.order.loaded:
            # The first page does not wait for the order to be loaded; the next will find it.
            self._desk.worker.submit(self._search.load)
            return self._entries(
                f"WHERE number IN (SELECT number FROM entries {BY_ORDER} LIMIT ? OFFSET ?) {BY_ORDER}", [count, start]
            )
        return self._of_numbers(self._search.numbers(query)[start : start + count])

    @verb
    def position(self, id: str, query: Query | None = None) -> int | None:
        """At which place, from 0, the row stands in the chronology, or among those that answer the query."""
        number = self._desk.value("SELECT number FROM entries WHERE id = ?", [id])
        try:
            return None if number is None else self._search.numbers(query).index(number)
        except ValueError:
            return None

    @verb
    def position_of_day(self, day: date, query: Query | None = None) -> int:
        """The place of the first row of this day or after it; the count of rows when all are before it."""
        return self._search.order.place(self._search.numbers(query), (day.isoformat(),))

    @verb
    def revisions(self) -> tuple[tuple[str, int], ...]:
        """Every row by id, in the order of the ids, with how often it was changed: far sooner than all of them."""
        rows = self._desk.tuples("SELECT id, revision FROM entries")
        return tuple(sorted((str(id), int(revision)) for id, revision in rows))

    @verb
    def all(self) -> tuple[Entry, ...]:
        """Every row in order."""
        # Read as the rows lie in the file and sorted afterwards: in order of days each page would be decrypted often.
        users = self._users()
        with self._desk.each(f"SELECT {COLUMNS} FROM entries") as rows:
            entries = [entry_of(row, users) for row in rows]
        entries.sort(key=order)
        return tuple(entries)

    @verb
    def similar(self, people: tuple[str, ...], start_of_event: str, limit: int = 5) -> list[Entry]:
        """Earlier rows whose event begins like this, those of the same people first, then the latest entered."""
        return self._of_numbers(self._search.similar(people, start_of_event, limit))

    @verb
    def words(self, prefix: str, limit: int = 8) -> list[str]:
        """Words of the case that begin like this, the commonest first, in small letters without accents."""
        return self._search.words(prefix, limit)

    @verb
    def history(self, part: str, limit: int = 50) -> list[str]:
        """What was entered last in this part of a row (`who`, `event`, …, `written`), the latest first, each once."""
        return self._search.history(part, limit)

    def _of_numbers(self, numbers: Sequence[int]) -> list[Entry]:
        marks = ",".join("?" * len(numbers))
        rows = self._desk.tuples(f"SELECT number, {COLUMNS} FROM entries WHERE number IN ({marks})", list(numbers))
        users = self._users()
        by_number = {row[0]: entry_of(row[1:], users) for row in rows}
        return [by_number[number] for number in numbers if number in by_number]

    def _entries(self, clauses: str = "", parameters: Sequence[Any] = ()) -> list[Entry]:
        users = self._users()
        rows = self._desk.tuples(f"SELECT {COLUMNS} FROM entries {clauses}", parameters)
        return [entry_of(row, users) for row in rows]

    def _read(self, row: Row) -> Entry:
        return entry_of_named(row, self._users())

    def _users(self) -> dict[int, str]:
        return dict(self._desk.tuples("SELECT number, name FROM users"))

    def _seen(self, id: str, revision: int) -> Row:
        row = self._desk.row("SELECT * FROM entries WHERE id = ?", [id])
        if row is None:
            raise ChangedUnderneath(GONE, None)
        theirs = self._read(row)
        if row["revision"] != revision or theirs.event == NOTICE:
            raise ChangedUnderneath(CHANGED, theirs)
        return row

    def _save(
        self, verb: Literal["add", "change"], keep: Callable[[Act, Entry, FormerCodes], Row], entries: Iterable[Entry],
        people: Sequence[Person], sources: Sequence[Source], questions: Sequence[Question],
    ) -> list[Entry]:
        """Rows and what is new with them as one act, each row kept by `keep`; returns the rows as saved."""
        with self._desk.act(verb) as act:
            rows = self._keep(act, keep, entries, people, sources, questions)
        return [self._read(row) for row in rows]

    def _keep(
        self, act: Act, keep: Callable[[Act, Entry, FormerCodes], Row], entries: Iterable[Entry],
        people: Sequence[Person], sources: Sequence[Source], questions: Sequence[Question],
    ) -> list[Row]:
        """Rows and what is new with them, within an act.

        A source a row names that is not in the list, as when it was taken out meanwhile, is added with the row.
        """
        entries = list(entries)
        named = dict.fromkeys(source.name for entry in entries for source in entry.sources if source.name.strip())
        former = former_codes(self._desk)
        rows = [keep(act, entry, former) for entry in entries]
        self._people.add_missing(act, people)
        self._sources.add_missing(act, [*sources, *map(Source, named)])
        self._questions.add_missing(act, questions)
        return rows

    def _update(self, act: Act, entry: Entry, former: FormerCodes) -> Row:
        before = self._seen(entry.id, entry.revision)
        columns = present(row_of(entry), former)
        if (columns["order_day"], columns["time"]) != (before["order_day"], before["time"]):
            columns["slot"] = slot_of(columns["time"], entry.slot)
        changes = {name: value for name, value in columns.items() if before[name] != value}
        return act.update("entries", before, {**changes, "revision": before["revision"] + 1}) if changes else before

    def _insert(self, act: Act, entry: Entry, former: FormerCodes) -> Row:
        columns = present(row_of(entry), former)
        # Counted up even past rows taken away, so that no two rows ever share a number.
        number = (self._desk.value("SELECT seq FROM sqlite_sequence WHERE name = 'entries'") or 0) + 1
        row: dict[str, Any] = {
            "number": number,
            "id": entry.id or new_id(),
            **columns,
            "slot": slot_of(columns["time"], entry.slot),
            "sequence": number,
            "recorded_at": now(),
            "recorded_by": self._desk.number(),
            "revision": 1,
        }
        if self._desk.value("SELECT 1 FROM entries WHERE id = ?", [row["id"]]):
            raise CannotWrite("This row is in the case already. Open it there to change it.")
        act.insert("entries", row)
        return row


def new_id() -> str:
    """Ten letters and figures that no other row has."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))
