"""The key of a case: people and their codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.clean import clean
from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.people import Person
from storage.desk import Act, Desk, Row, verb

TEXTS = ("role", "organisation", "involvement", "name", "note")


class People:
    """The people of the case. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Person, ...]:
        """Everyone, in the order they came into the case."""
        return tuple(map(person_of, self._desk.rows("SELECT * FROM people ORDER BY number")))

    @verb
    def get(self, code: str) -> Person | None:
        """The person of this code, None when there is none; capitals do not matter."""
        row = self._row(code)
        return None if row is None else person_of(row)

    @verb
    def add(self, person: Person) -> Person:
        """Add a person; raises CannotWrite when the code is someone's, or was someone's in an export."""
        with self._desk.act("add") as act:
            self._insert(act, person)
        return self._now(person.code)

    @verb
    def change(self, person: Person) -> Person:
        """Change what is known of the person of this code, as the author saw it; raises ChangedUnderneath."""
        with self._desk.act("change") as act:
            before = self._seen(person.code, person.revision)
            columns = _columns(person)
            del columns["code"], columns["former_codes"], columns["exported"]
            if any(before[name] != columns[name] for name in ("name", "other_names")):
                _see_code(replace(person, code=before["code"]))
            changes = {name: value for name, value in columns.items() if before[name] != value}
            if changes:
                act.update("people", before, {**changes, "revision": before["revision"] + 1})
        return self._now(person.code)

    @verb
    def delete(self, code: str, revision: int) -> None:
        """Take a person out of the key; refused while rows name them, and for ever once their code was exported."""
        with self._desk.act("delete") as act:
            row = self._seen(code, revision)
            if row["exported"]:
                raise CannotWrite(f"{row['code']} has left the case in an export, and so stays in the key.")
            count = self._desk.value("SELECT count(*) FROM marks WHERE kind = 'person' AND name = ?", [code])
            if count:
                raise CannotWrite(f"{row['code']} stands in {count} rows. Change those first.")
            act.delete("people", row)

    @verb
    def rename(self, code: str, new_code: str) -> Person:
        """Give a person another code, in every row that names them; the old one stays known as theirs.

        In the words of the rows the old code is replaced where it stands as a word, if it holds a figure ("SW1");
        a code that is a plain word ("Mother") only among the people. Raises CannotWrite once the code was exported.
        """
        new_code = clean(new_code).strip()
        with self._desk.act("rename") as act:
            row = self._row(code)
            if row is None:
                raise Refusal(f"There is nobody with the code {code} in this case.")
            if row["exported"]:
                raise CannotWrite(f"{row['code']} has left the case in an export, so it is never renumbered.")
            self._free(new_code, row["number"])
            _see_code(replace(person_of(row), code=new_code))
            former = [old for old in _listed(row["former_codes"]) if old.casefold() != new_code.casefold()]
            if row["code"].casefold() != new_code.casefold():
                former.append(row["code"])
            act.update(
                "people",
                row,
                {"code": new_code, "former_codes": _json(former), "revision": row["revision"] + 1},
            )
            self._in_rows(act, row["code"], new_code)
        return self._now(new_code)

    @verb
    def next_code(self, prefix: str) -> str:
        """The next code of this prefix ("SW" → "SW4", "Midwife" → "Midwife 2") that nobody has or ever had."""
        prefix = prefix.strip()
        shape = re.compile(re.escape(prefix) + r"(\s*)(\d+)", re.IGNORECASE)
        numbers, space = [0], "" if prefix.isupper() or not prefix else " "
        for (code,) in self._desk.tuples("SELECT code FROM codes"):
            if found := shape.fullmatch(code):
                numbers.append(int(found[2]))
                space = found[1]
        return f"{prefix}{space}{max(numbers) + 1}"

    def add_missing(self, act: Act, people: Iterable[Person]) -> None:
        """Add those who are not in the key yet, within an act; the same person given twice is added once."""
        for person in people:
            row = self._row(person.code)
            if row is None:
                self._insert(act, person)
            elif person.name and row["name"].casefold() != person.name.casefold():
                raise CannotWrite(
                    f"{row['code']} was given to someone else meanwhile. Use another code for this person."
                )

    def _row(self, code: str) -> Row | None:
        return self._desk.row("SELECT * FROM people WHERE code = ?", [code.strip()])

    def _now(self, code: str) -> Person:
        row = self._row(clean(code))
        assert row is not None
        return person_of(row)

    def _insert(self, act: Act, person: Person) -> None:
        columns = _columns(person)
        if not columns["code"]:
            raise WrongUse("A person needs a code: the letters of the role and a number, as in SW1.")
        self._free(columns["code"], None)
        _see_code(replace(person, code=columns["code"]))
        act.insert("people", {**columns, "exported": 0, "former_codes": "[]", "revision": 1})

    def _seen(self, code: str, revision: int) -> Row:
        row = self._row(code)
        if row is None:
            raise ChangedUnderneath(f"{code} was taken out of the key by someone else meanwhile.", None)
        if row["revision"] != revision:
            raise ChangedUnderneath(
                f"Someone else changed {row['code']} meanwhile. See theirs beside yours, and save again.",
                person_of(row),
            )
        return row

    def _free(self, code: str, person: int | None) -> None:
        if not code:
            raise WrongUse("The new code is empty. Give the letters of the role and a number, as in SW1.")
        held = self._desk.row("SELECT * FROM codes WHERE code = ?", [code])
        if held is None or held["person"] == person:
            return
        if held["exported"]:
            raise CannotWrite(f"{held['code']} was someone else's code in an export, and is never used again.")
        owner = self._desk.row("SELECT * FROM people WHERE number = ?", [held["person"]])
        if owner is None:
            return
        if owner["code"].casefold() == code.casefold():
            raise CannotWrite(f"{owner['code']} is in the key already. Use another code.")
        raise CannotWrite(f"{held['code']} was the code of {owner['code']} before. Use another code.")

    def _in_rows(self, act: Act, old: str, new: str) -> None:
        word = re.compile(rf"(?<![^\W_]){re.escape(old)}(?![^\W_])")
        texts = ("who", "event", "action", "outcome", "comment") if re.search(r"\d", old) else ("who",)
        rows = self._desk.rows(
            "SELECT * FROM entries WHERE number IN (SELECT entry FROM marks WHERE kind = 'person' AND name = ?"
            " UNION SELECT rowid FROM words WHERE words MATCH ?)",
            [old, '"' + old.replace('"', '""') + '"'],
        )
        for row in rows:
            changes: dict[str, Any] = {
                name: word.sub(lambda _: new, row[name]) for name in texts if row[name] is not None
            }
            codes = [new if code.casefold() == old.casefold() else code for code in json.loads(row["people"])]
            changes["people"] = _json(codes)
            if any(row[name] != value for name, value in changes.items()):
                act.update("entries", row, {**changes, "revision": row["revision"] + 1})


def _see_code(person: Person) -> None:
    """Refuse a code that is the person's real name: it would leave the case with every export."""
    if person.name or person.other_names:
        from domain.names import name_in_code

        if problem := name_in_code(person):
            raise WrongUse(problem)


def person_of(row: Row) -> Person:
    """The person of this row. Of a list that cannot be read every word is kept: names are looked for by them."""
    return Person(
        code=row["code"],
        **{name: row[name] for name in TEXTS},
        other_names=_listed(row["other_names"]),
        identifiers=_listed(row["identifiers"]),
        given_by_board=bool(row["given_by_board"]),
        exported=bool(row["exported"]),
        former_codes=_listed(row["former_codes"]),
        revision=row["revision"],
    )


def _listed(text: str) -> tuple[str, ...]:
    try:
        values = json.loads(text)
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return tuple(values)
    except ValueError:
        pass
    return tuple(part.strip() for part in re.split(r'[\[\]",]+', text) if part.strip())


def _columns(person: Person) -> dict[str, Any]:
    return {
        "code": clean(person.code).strip(),
        **{name: clean(getattr(person, name)) for name in TEXTS},
        "other_names": _json([clean(name) for name in person.other_names]),
        "identifiers": _json([clean(text) for text in person.identifiers]),
        "given_by_board": int(person.given_by_board),
        "exported": int(person.exported),
        "former_codes": _json(list(person.former_codes)),
    }


def _json(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
