"""What boards ask for beside the text: answers, the quality form, short facts, records searched, policies and more."""

from __future__ import annotations

from typing import Any

from domain.errors import CannotWrite, ChangedUnderneath, WrongUse
from domain.meetings.checks import check_day
from domain.report.parts import (
    FOUND,
    GRADES,
    MARKS,
    Abbreviation,
    Answered,
    Considered,
    Criterion,
    Deadline,
    Fact,
    Policy,
    Searched,
)
from storage.desk import Row, verb
from storage.report.lists import Numbered, Said
from storage.report.rows import made, texts


class Answers(Said[Answered]):
    """What is said of questions beside the text of their answers: `all`, `put`."""

    table, kind, called, by = "answers", Answered, "what is said of this question", ("question",)
    texts = ("why_not",)

    def key(self, thing: Answered) -> tuple[Any, ...]:
        label = self._desk.value("SELECT label FROM questions WHERE label = ?", [thing.question.strip()])
        if label is None:
            raise WrongUse(f"There is no question {thing.question} in this case.")
        return (label,)

    def of_row(self, row: Row) -> Answered:
        return made(Answered, row, relevant=bool(row["relevant"]))

    def columns(self, thing: Answered, before: Row | None) -> dict[str, Any]:
        return {**texts(thing, self.texts), "relevant": int(thing.relevant)}


class Criteria(Said[Criterion]):
    """The lines of the quality form: `all`, `add`, `put`, `delete`."""

    table, kind, called = "criteria", Criterion, "this line of the quality form"
    texts = ("text", "comment")

    def columns(self, thing: Criterion, before: Row | None) -> dict[str, Any]:
        columns = texts(thing, self.texts)
        columns["text"] = " ".join(columns["text"].split())
        if not columns["text"]:
            raise WrongUse("Say what this line of the quality form asks.")
        if thing.mark not in MARKS:
            raise WrongUse("A line of the quality form is met: yes, no or n/a.")
        return {**columns, "mark": thing.mark}

    @verb
    def put(self, thing: Criterion) -> Criterion:
        """Add a line, or change the one of its number as the author saw it; raises ChangedUnderneath.

        One of these very words that somebody else put down meanwhile is shown, and not put down twice.
        """
        with self._desk.act("report") as act:
            row = self.seen(thing.revision, thing.number) if thing.number else None
            columns = self.given(thing, row)
            same = self._desk.row("SELECT * FROM criteria WHERE text = ?", [columns["text"]])
            if same is not None and same["number"] != thing.number:
                raise ChangedUnderneath("This line stands in the quality form already.", self.of_row(same))
            if row is None:
                number = act.insert("criteria", {**columns, "revision": 1})
            else:
                number = self.update(act, row, columns)["number"]
        return self.now(number)

    @verb
    def add(self, *things: Criterion) -> tuple[Criterion, ...]:
        """Put lines down behind the others, as one act; those that somebody else put down meanwhile are left out."""
        with self._desk.act("report") as act:
            numbers = []
            for thing in things:
                columns = self.given(thing, None)
                if self._desk.row("SELECT * FROM criteria WHERE text = ?", [columns["text"]]) is None:
                    numbers.append(act.insert("criteria", {**columns, "revision": 1}))
        return tuple(map(self.now, numbers))

    @verb
    def delete(self, number: int, revision: int) -> None:
        """Take a line out, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("report") as act:
            act.delete("criteria", self.seen(revision, number))


class Facts(Said[Fact]):
    """The short answers: `all`, `put` of one or several as one act."""

    table, kind, called, by, texts = "facts", Fact, "this answer", ("name",), ("value",)

    def key(self, thing: Fact) -> tuple[Any, ...]:
        from domain.report.facts import fact_of

        if fact_of(thing.name) is None:
            raise WrongUse(f"No board asks for “{thing.name}”.")
        return (thing.name,)

    def columns(self, thing: Fact, before: Row | None) -> dict[str, Any]:
        from domain.report.facts import fact_of

        columns = texts(thing, self.texts)
        asked = fact_of(thing.name)
        if asked is not None and asked.kind == "day":
            check_day(columns["value"], asked.label)
        if asked is not None and asked.kind == "yes or no" and columns["value"] not in ("", "yes", "no"):
            raise WrongUse(f"{asked.label}: yes or no.")
        return columns

    @verb
    def put(self, *facts: Fact) -> tuple[Fact, ...]:  # type: ignore[override]
        """Put these answers down, or change them as the author saw them, as one act; gives them as kept.

        A revision of 0 is of one not put down yet. Raises ChangedUnderneath; WrongUse for one nobody asks for.
        """
        with self._desk.act("report") as act:
            keys = [self.put_within(act, fact) for fact in facts]
        return tuple(self.now(*key) for key in keys)


class Records(Numbered[Searched]):
    """The records searched: `all`, `get`, `add`, `change`, `delete`."""

    table, kind, called = "searched", Searched, "this line of the records searched"
    texts = (
        "source", "what", "place", "span", "searched", "searched_by", "secured", "secured_by", "why", "note",
    )  # fmt: skip

    def columns(self, thing: Searched, before: Row | None) -> dict[str, Any]:
        columns = texts(thing, self.texts)
        if not columns["source"]:
            raise WrongUse("Say which records were searched.")
        check_day(columns["searched"], "The day they were searched")
        check_day(columns["secured"], "The day they were secured")
        for value, known in ((thing.found, FOUND), (thing.grade, GRADES)):
            if value not in known:
                raise WrongUse(f"Of records searched that is one of: {', '.join(filter(None, known))}.")
        return {**columns, "found": thing.found, "grade": thing.grade}


class Policies(Numbered[Policy]):
    """The policies and guidance: `all`, `get`, `add`, `change`, `delete`."""

    table, kind, called = "policies", Policy, "this policy"
    texts = ("title", "issue", "from_when", "until", "whose", "note")

    def columns(self, thing: Policy, before: Row | None) -> dict[str, Any]:
        columns = texts(thing, self.texts)
        if not columns["title"]:
            raise WrongUse("Say what the policy or guidance is called.")
        return columns


class Abbreviations(Said[Abbreviation]):
    """The short forms: `all`, `put`, `delete`."""

    table, kind, called, by, texts = "abbreviations", Abbreviation, "this short form", ("short",), ("meaning",)

    def key(self, thing: Abbreviation) -> tuple[Any, ...]:
        short = " ".join(texts(thing, ("short",))["short"].split())
        if not short:
            raise WrongUse("Say which short form it is.")
        return (short,)

    @verb
    def delete(self, short: str, revision: int) -> None:
        """Take a short form out, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("report") as act:
            act.delete("abbreviations", self.seen(revision, short))


class Points(Said[Considered]):
    """The points of checklists the author has thought about: `all`, `put`, `delete`."""

    table, kind, called, by, texts = "considered", Considered, "this point", ("list", "point"), ("note",)

    def key(self, thing: Considered) -> tuple[Any, ...]:
        named = texts(thing, ("list", "point"))
        if not all(named.values()):
            raise WrongUse("Say which point of which list it is.")
        return named["list"], named["point"]

    @verb
    def delete(self, list: str, point: str) -> None:
        """Take the mark off a point; raises CannotWrite where there is none."""
        with self._desk.act("report") as act:
            row = self.row_of(list, point)
            if row is None:
                raise CannotWrite("That point was not marked any more.")
            act.delete("considered", row)


class Deadlines(Numbered[Deadline]):
    """What is due when: `all`, `get`, `add`, `change`, `delete`."""

    table, kind, called = "deadlines", Deadline, "this deadline"
    texts = ("what", "due", "done", "note")

    def columns(self, thing: Deadline, before: Row | None) -> dict[str, Any]:
        columns = texts(thing, self.texts)
        if not columns["what"]:
            raise WrongUse("Say what is due.")
        check_day(columns["due"], "The day it is due")
        check_day(columns["done"], "The day it was done")
        return columns

