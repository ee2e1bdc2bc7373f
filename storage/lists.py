"""The short lists of a case: sources, questions, flags, fields, words that are not names, and mappings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from domain.clean import clean
from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.identifiers.record_numbers import check_example
from domain.labels import natural
from domain.question import Question
from domain.review import Field, Flag, RecordNumber, Source
from storage.columns import as_json
from storage.desk import Act, Desk, Row, verb

T = TypeVar("T", Source, Question, Flag, Field, RecordNumber)


class Named(Generic[T]):
    """A list of things each known by its name, in the order they came into the case."""

    table: ClassVar[str]
    key: ClassVar[str] = "name"
    called: ClassVar[str]
    mark: ClassVar[str]

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, row: Row) -> T:
        """The thing of this row."""
        raise NotImplementedError

    def columns(self, thing: T) -> dict[str, Any]:
        """The thing as columns, without its revision."""
        raise NotImplementedError

    @verb
    def all(self) -> tuple[T, ...]:
        """All of them, in the order they came."""
        return tuple(map(self.of, self._desk.rows(f"SELECT * FROM {self.table} ORDER BY number")))

    @verb
    def get(self, name: str) -> T | None:
        """The one of this name, None when there is none; capitals do not matter."""
        row = self._row(name)
        return None if row is None else self.of(row)

    @verb
    def add(self, thing: T) -> T:
        """Add one; raises CannotWrite when there is one of this name."""
        with self._desk.act("add") as act:
            self._insert(act, thing)
        return self._now(thing)

    @verb
    def change(self, thing: T) -> T:
        """Change the one of this name; raises ChangedUnderneath where it is another revision than the author saw."""
        with self._desk.act("change") as act:
            columns = self.columns(thing)
            row = self._seen(columns[self.key], getattr(thing, "revision", None))
            if any(row[name] != value for name, value in columns.items()):
                if "revision" in row:
                    columns["revision"] = row["revision"] + 1
                act.update(self.table, row, columns)
        return self._now(thing)

    @verb
    def delete(self, name: str, revision: int | None = None) -> None:
        """Take it out of the list; refused while rows name it."""
        with self._desk.act("delete") as act:
            row = self._seen(name, revision)
            count = self._desk.value("SELECT count(*) FROM marks WHERE kind = ? AND name = ?", [self.mark, name])
            if count:
                raise CannotWrite(f"{row[self.key]} stands in {count} rows. Change those first.")
            if needed := self.needed(name):
                raise CannotWrite(needed)
            act.delete(self.table, row)
            self.taken_out(act, row[self.key])

    @verb
    def rename(self, name: str, new: str) -> T:
        """Give it another name, in every row that names it, as one act; raises CannotWrite when one has that name."""
        new = clean(new).strip()
        with self._desk.act("rename") as act:
            row = self._seen(name, None)
            if not new:
                raise WrongUse(f"The {self.called} needs a name.")
            same = self._row(new)
            if same is not None and same["number"] != row["number"]:
                raise CannotWrite(f"There is a {self.called} {same[self.key]} already.")
            more = {"revision": row["revision"] + 1} if "revision" in row else {}
            act.update(self.table, row, {self.key: new, **more})
            for entry in self._desk.rows(
                "SELECT * FROM entries WHERE number IN (SELECT entry FROM marks WHERE kind = ? AND name = ?)",
                [self.mark, row[self.key]],
            ):
                named = as_json([_renamed(value, row[self.key], new) for value in json.loads(entry[self.table])])
                act.update("entries", entry, {self.table: named, "revision": entry["revision"] + 1})
            self.renamed(act, row[self.key], new)
            from storage.report.codes import follow_rows

            follow_rows(self._desk, act)
        found = self._row(new)
        assert found is not None
        return self.of(found)

    def renamed(self, act: Act, old: str, new: str) -> None:
        """What else a new name changes, within the act."""

    def taken_out(self, act: Act, name: str) -> None:
        """What else goes with one that is taken out of the list, within the act."""

    def needed(self, name: str) -> str | None:
        """What else than rows needs the one of this name, as a sentence; None when nothing does."""
        return None

    def add_missing(self, act: Act, things: Iterable[T]) -> None:
        """Add those not there yet, within an act."""
        for thing in things:
            if self._row(self.columns(thing)[self.key]) is None:
                self._insert(act, thing)

    def _row(self, name: str) -> Row | None:
        return self._desk.row(f"SELECT * FROM {self.table} WHERE {self.key} = ?", [name])

    def _now(self, thing: T) -> T:
        row = self._row(self.columns(thing)[self.key])
        assert row is not None
        return self.of(row)

    def _insert(self, act: Act, thing: T) -> None:
        columns = self.columns(thing)
        name = columns[self.key]
        if not name:
            raise WrongUse(f"The {self.called} has no name. Give it one.")
        if self._row(name) is not None:
            raise CannotWrite(f"There is a {self.called} {name} already.")
        act.insert(self.table, {**columns, **({"revision": 1} if hasattr(thing, "revision") else {})})

    def _seen(self, name: str, revision: int | None) -> Row:
        row = self._row(name)
        if row is None:
            raise ChangedUnderneath(f"The {self.called} {name} is not in the case any more.", None)
        if revision is not None and row.get("revision", revision) != revision:
            raise ChangedUnderneath(
                f"Someone else changed the {self.called} {name} meanwhile. See theirs beside yours, and save again.",
                self.of(row),
            )
        return row


def _renamed(value: Any, old: str, new: str) -> Any:
    """A name in an entry's list, or a pair that begins with one, with the new name for the old."""
    if isinstance(value, list):
        return [_renamed(value[0], old, new), *value[1:]]
    return new if value.casefold() == old.casefold() else value


class Sources(Named[Source]):
    """Where entries come from."""

    table, called, mark = "sources", "source", "source"

    def of(self, row: Row) -> Source:
        return Source(row["name"], row["description"], row["revision"])

    def columns(self, thing: Source) -> dict[str, Any]:
        return {"name": clean(thing.name).strip(), "description": clean(thing.description)}

    def renamed(self, act: Act, old: str, new: str) -> None:
        from storage.report.codes import follow_source

        follow_source(self._desk, act, old, new)


class Questions(Named[Question]):
    """The key lines of enquiry."""

    table, key, called, mark = "questions", "label", "question", "question"

    @verb
    def all(self) -> tuple[Question, ...]:
        """All of them, as people count their labels: 1, 1a, 2, 10."""
        return tuple(sorted(super().all(), key=lambda question: natural(question.label)))

    def renamed(self, act: Act, old: str, new: str) -> None:
        # Late: a question is given another label once in a while.
        from storage.meetings import people as meeting_people
        from storage.report import codes as report_codes

        meeting_people.follow_question(self._desk, act, old, new)
        report_codes.follow_question(self._desk, act, old, new)

    def taken_out(self, act: Act, name: str) -> None:
        from storage.report.codes import drop_answer

        drop_answer(self._desk, act, name)

    def needed(self, name: str) -> str | None:
        number = self._desk.value("SELECT interview FROM paragraphs WHERE question = ? COLLATE NOCASE LIMIT 1", [name])
        if number is not None:
            return f"Question {name} heads minutes of interview {number}. Change those first."
        from storage.report.codes import question_needed

        return question_needed(self._desk, name)

    def of(self, row: Row) -> Question:
        return Question(row["label"], row["text"], row["revision"])

    def columns(self, thing: Question) -> dict[str, Any]:
        return {"label": clean(thing.label).strip(), "text": clean(thing.text)}


class Flags(Named[Flag]):
    """The marks an entry may bear."""

    table, called, mark = "flags", "flag", "flag"

    def of(self, row: Row) -> Flag:
        return Flag(row["name"], row["meaning"])

    def columns(self, thing: Flag) -> dict[str, Any]:
        return {"name": clean(thing.name).strip(), "meaning": clean(thing.meaning)}


class Fields(Named[Field]):
    """The fields of the case beyond the standing ones."""

    table, called, mark = "fields", "field", "field"

    def of(self, row: Row) -> Field:
        return Field(
            name=row["name"],
            label=row["label"],
            values=_values(row["values"]),
            sticky=bool(row["sticky"]),
            fill=row["fill"],
        )

    def columns(self, thing: Field) -> dict[str, Any]:
        return {
            "name": clean(thing.name).strip(),
            "label": clean(thing.label),
            "values": json.dumps([clean(value) for value in thing.values], ensure_ascii=False),
            "sticky": int(thing.sticky),
            "fill": clean(thing.fill),
        }


def _values(text: str) -> tuple[str, ...]:
    """The listed values; any text, when the list cannot be read."""
    try:
        return tuple(str(value) for value in json.loads(text))
    except (ValueError, TypeError):
        return ()


class RecordNumbers(Named[RecordNumber]):
    """The numbers the agency's records go by, each told by an example."""

    table, called, mark = "record_numbers", "record number", ""

    def of(self, row: Row) -> RecordNumber:
        return RecordNumber(row["name"], row["example"], row["revision"])

    def columns(self, thing: RecordNumber) -> dict[str, Any]:
        return {"name": clean(thing.name).strip(), "example": check_example(clean(thing.example).strip())}


class Terms:
    """Words that look like codes or names and are neither (ED, OT, May), as the author has answered.

    Each is of a kind: "" an ordinary word or an abbreviation, "place", or "agency" for a term of the agency's own. Of
    the kind "code" is a word that looks like a term and is always the person of that code: it is none of the others.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> frozenset[str]:
        """All of them, as typed, whatever their kind; not the codes."""
        return frozenset(row[0] for row in self._desk.tuples("SELECT word FROM terms WHERE kind != 'code'"))

    @verb
    def codes(self) -> frozenset[str]:
        """The words answered to be codes wherever they stand."""
        return frozenset(row[0] for row in self._desk.tuples("SELECT word FROM terms WHERE kind = 'code'"))

    @verb
    def kinds(self) -> dict[str, str]:
        """The kind of each, in the order they came."""
        return dict(self._desk.tuples("SELECT word, kind FROM terms ORDER BY number"))

    @verb
    def add(self, *words: str, kind: str = "") -> None:
        """Keep that these words are no one's code or name. One answered before becomes of this kind."""
        with self._desk.act("add") as act:
            for word in map(clean, words):
                row = self._desk.row("SELECT * FROM terms WHERE word = ?", [word])
                if row is None:
                    act.insert("terms", {"word": word, "kind": kind})
                elif row["kind"] != kind and (kind or row["kind"] == "code"):
                    act.update("terms", row, {"kind": kind})

    @verb
    def delete(self, word: str) -> None:
        """Forget the answer: the word will be asked about again."""
        with self._desk.act("delete") as act:
            row = self._desk.row("SELECT * FROM terms WHERE word = ?", [word])
            if row is not None:
                act.delete("terms", row)


class Maps:
    """What the author confirmed a board's template asks for, by the template's fingerprint."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def get(self, fingerprint: str) -> str | None:
        """The mapping kept for this template, as JSON text, None when there is none."""
        found = self._desk.value("SELECT map FROM maps WHERE fingerprint = ?", [fingerprint])
        return None if found is None else str(found)

    @verb
    def all(self) -> Sequence[tuple[str, str]]:
        """Every fingerprint and its mapping."""
        return self._desk.tuples("SELECT fingerprint, map FROM maps ORDER BY fingerprint")

    @verb
    def keep(self, fingerprint: str, json_text: str) -> None:
        """Keep the mapping of this template in place of any before."""
        with self._desk.act("map") as act:
            row = self._desk.row("SELECT * FROM maps WHERE fingerprint = ?", [fingerprint])
            if row is None:
                act.insert("maps", {"fingerprint": fingerprint, "map": json_text})
            else:
                act.update("maps", row, {"map": json_text})
