"""The key of a case: people and their codes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from domain.clean import clean
from domain.errors import CannotWrite, ChangedUnderneath, Refusal, WrongUse
from domain.people import Person, is_letters_and_number, never_renumbered
from storage import code_texts, codes_in_words
from storage.columns import as_json
from storage.desk import Act, Desk, Row, verb

if TYPE_CHECKING:
    from domain.chronology.entry import Entry

TEXTS = ("role", "organisation", "involvement", "name", "note")
WHO = ("name", "other_names", "identifiers")
"""Columns that say who somebody is, whatever code they go by."""


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
            self._change(act, person, self._seen(person.code, person.revision))
        return self._now(person.code)

    @verb
    def delete(self, code: str, revision: int) -> None:
        """Take a person out of the key, and of the family; refused while rows name them or a meeting needs them, and
        for ever once exported."""
        from storage import merging

        with self._desk.act("delete") as act:
            row = self._seen(code, revision)
            if row["exported"]:
                raise CannotWrite(f"{row['code']} has left the case in an export, and so stays in the key.")
            count = self._desk.value("SELECT count(*) FROM marks WHERE kind = 'person' AND name = ?", [code])
            if count:
                raise CannotWrite(f"{row['code']} stands in {count} rows. Change those first.")
            from storage.meetings import people as meeting_people
            from storage.report import codes as report_codes

            codes = [row["code"], *_listed(row["former_codes"])]
            if needed := meeting_people.why_needed(self._desk, codes) or report_codes.why_needed(self._desk, codes):
                raise CannotWrite(f"{needed[0].upper()}{needed[1:]}, and so stays in the key.")
            act.delete("people", row)
            linked = self._desk.rows("SELECT * FROM people WHERE same_as = ? ORDER BY number", [row["code"]])
            for place, other in enumerate(linked):
                now = linked[0]["code"] if place else ""
                act.update("people", other, {"same_as": now, "revision": other["revision"] + 1})
            merging.drop_member(self._desk, act, row["code"])

    @verb
    def rename(self, code: str, new_code: str, *, by_board: bool = False, also: Person | None = None) -> Person:
        """Give a person another code, wherever the old one stands in the case; the old one stays known as theirs.

        In words the old code is replaced where it certainly is the code ("SW1", "Adult A"); a code that is a plain
        word ("Mother") only among the people. Raises CannotWrite once the code was exported, and for a code the board
        gave unless it is the board that gives another (`by_board`). `also` is what else is changed of the person in
        the same act, as the author saw them; raises ChangedUnderneath.
        """
        from storage import merging

        new_code = clean(new_code).strip()
        with self._desk.act("rename") as act:
            row = self._row(code) if also is None else self._seen(code, also.revision)
            if row is None:
                raise Refusal(f"There is nobody with the code {code} in this case.")
            if row["code"] == new_code:
                return person_of(row)
            if row["exported"]:
                raise CannotWrite(never_renumbered(row["code"]))
            if row["given_by_board"] and not by_board:
                raise CannotWrite(f"{row['code']} was given by the board, and is kept as given.")
            self._free(new_code, row["number"])
            boards = by_board if also is None else also.given_by_board
            self._see_code(replace(person_of(row), code=new_code, given_by_board=boards))
            # A code of theirs that went out before, and comes back, is out for good.
            out = self._desk.value("SELECT exported FROM codes WHERE code = ?", [new_code]) or 0
            former = [old for old in _listed(row["former_codes"]) if old.casefold() != new_code.casefold()]
            if row["code"].casefold() != new_code.casefold():
                former.append(row["code"])
            names = merging.with_code_as_name(person_of(row), row["code"])
            act.update(
                "people",
                row,
                {
                    "code": new_code, "former_codes": as_json(former), "exported": out,
                    "other_names": as_json(list(names)), "revision": row["revision"] + 1,
                },
            )
            code_texts.rewrite(self._desk, act, row["code"], new_code)
            now = self._row(new_code)
            if also is not None and now is not None:
                said: dict[str, Any] = {
                    name: codes_in_words.in_words(getattr(also, name), row["code"], new_code) for name in TEXTS
                }
                kept = dict.fromkeys((*also.other_names, *names[len(_listed(row["other_names"])) :]))
                self._change(act, replace(also, **said, other_names=tuple(kept)), now)
        return self._now(new_code)

    @verb
    def naming(self, code: str) -> tuple[Entry, ...]:
        """The rows of the chronology that name a code, among their people or in their words, in order."""
        from storage.entry_rows import entry_of_named

        users = dict(self._desk.tuples("SELECT number, name FROM users"))
        return tuple(entry_of_named(row, users) for row in code_texts.rows_naming(self._desk, code))

    @verb
    def merge(self, stays: Person, goes: Person) -> Person:
        """Make two people one, as the author saw both: the code of `goes` becomes that of `stays` wherever it stands.

        It stays known as a former code of theirs, for ever if it was exported; their names and identifiers, and what
        the family says of them, are put together. Raises ChangedUnderneath; CannotWrite when the board gave the code
        that would go and not the other; WrongUse when the two are related as nobody is to themselves, or were both at
        one meeting.
        """
        from storage import merging

        note: dict[str, Any] = {}
        with self._desk.act("merge", note=note) as act:
            one, other = self._seen(stays.code, stays.revision), self._seen(goes.code, goes.revision)
            if one["number"] == other["number"]:
                raise WrongUse(f"{one['code']} is one person already.")
            if other["given_by_board"] and not one["given_by_board"]:
                raise CannotWrite(f"{other['code']} was given by the board: let that code stay.")
            # The log says what an exported file may still show: which code is now which.
            note["merge"] = {"stays": one["code"], "goes": other["code"], "exported": bool(other["exported"])}
            joined = merging.joined(person_of(one), person_of(other))
            self._see_code(joined, but=other["code"])
            second = merging.join_family(self._desk, act, one["code"], other["code"])
            from storage.meetings import people as meeting_people

            meeting_people.join(self._desk, act, one, other)
            joined = replace(joined, identifiers=tuple(dict.fromkeys((*joined.identifiers, *second))))
            kept = _columns(joined)
            act.update("people", one, {**kept, "exported": one["exported"], "revision": one["revision"] + 1})
            act.delete("people", other)
            code_texts.rewrite(self._desk, act, other["code"], one["code"])
            merging.unlink(self._desk, act, one["code"])
            self._desk.connection.execute(
                "UPDATE codes SET person = ? WHERE person = ?", [one["number"], other["number"]]
            )
        return self._now(stays.code)

    @verb
    def split(self, person: Person, second: Person, rows: Iterable[tuple[str, int]] = ()) -> Person:
        """Make two people of one, as the author saw them: `second` is new, and gets these rows, by id and revision.

        In each of the rows the code of the first becomes that of the second. Names, and what the family says, stay
        with the first. Raises ChangedUnderneath, and CannotWrite when the new code is or was somebody's.
        """
        note: dict[str, Any] = {}
        with self._desk.act("split", note=note) as act:
            first = self._seen(person.code, person.revision)
            columns = self._insert(act, second)
            note["split"] = {"stays": first["code"], "goes": columns["code"]}
            for id, revision in rows:
                row = self._desk.row("SELECT * FROM entries WHERE id = ?", [id])
                if row is None or row["revision"] != revision:
                    raise ChangedUnderneath(
                        f"Someone else changed a row of {first['code']} meanwhile. Look at the rows again.", None
                    )
                code_texts.change_entry(act, row, first["code"], columns["code"])
            from storage.report.codes import follow_rows

            follow_rows(self._desk, act)
        return self._now(columns["code"])

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

    def _see_code(self, person: Person, but: str = "") -> None:
        """Refuse a code that is the real name of anybody `but` one, or looks like one: it would leave with every
        export."""
        if person.given_by_board or is_letters_and_number(person.code):
            _see_own(person)
            return
        from domain.names.code_naming import code_refused

        people = map(person_of, self._desk.rows("SELECT * FROM people WHERE code != ? ORDER BY number", [but]))
        terms = [word for (word,) in self._desk.tuples("SELECT word FROM terms WHERE kind != 'code'")]
        if problem := code_refused(person, people, terms):
            raise WrongUse(problem)

    def _row(self, code: str) -> Row | None:
        return self._desk.row("SELECT * FROM people WHERE code = ?", [code.strip()])

    def _now(self, code: str) -> Person:
        row = self._row(clean(code))
        assert row is not None
        return person_of(row)

    def _insert(self, act: Act, person: Person) -> dict[str, Any]:
        code = clean(person.code).strip()
        if not code:
            raise WrongUse("A person needs a code: the letters of the role and a number, as in SW1.")
        self._free(code, None)
        person, others = self._linked(replace(person, code=code), None)
        self._see_code(person)
        columns = _columns(person)
        act.insert("people", {**columns, "exported": 0, "former_codes": "[]", "revision": 1})
        self._alike(act, person, others)
        return columns

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
        owner = self._desk.row("SELECT * FROM people WHERE number = ?", [held["person"]])
        if owner is not None and owner["code"].casefold() == code.casefold():
            raise CannotWrite(f"{owner['code']} is in the key already. Use another code.")
        if held["exported"]:
            raise CannotWrite(f"{held['code']} was someone else's code in an export, and is never used again.")
        if owner is None:
            return
        raise CannotWrite(f"{held['code']} was the code of {owner['code']} before. Use another code.")

    def _change(self, act: Act, person: Person, before: Row) -> None:
        from domain.naming import with_former_name

        person = with_former_name(replace(person, code=before["code"]), person_of(before))
        person, others = self._linked(person, before)
        columns = _columns(person)
        del columns["code"], columns["former_codes"], columns["exported"]
        if any(before[name] != columns[name] for name in ("name", "other_names")):
            _see_own(person)
        if before["given_by_board"] and not person.given_by_board:
            self._see_code(person)
        changes = {name: value for name, value in columns.items() if before[name] != value}
        if changes:
            act.update("people", before, {**changes, "revision": before["revision"] + 1})
        self._alike(act, person, others)

    def _linked(self, person: Person, before: Row | None) -> tuple[Person, list[Row]]:
        """A person as said to be the same as another, names and all, and the rows of whoever else they are.

        Raises WrongUse when there is no such other, or the two have different real names.
        """
        rows = self._desk.rows
        same = person.same_as.strip()
        if not same:
            return person, rows("SELECT * FROM people WHERE same_as = ?", [person.code])
        found = self._row(same)
        if found is None or found["code"].casefold() == person.code.casefold():
            raise WrongUse(f"Same as: there is nobody else with the code {same} in the key.")
        root = found["same_as"] or found["code"]
        if root.casefold() == person.code.casefold():
            raise WrongUse(f"{found['code']} is said to be the same as {person.code} already.")
        first = person_of(self._row(root) or found)
        group = [*rows("SELECT * FROM people WHERE code = ? OR same_as = ?", [root, root])]
        group += rows("SELECT * FROM people WHERE same_as = ?", [person.code])
        new = before is None or before["same_as"].casefold() != root.casefold()
        if new:
            if person.name and first.name and person.name.casefold() != first.name.casefold():
                raise WrongUse(
                    f"{person.code} and {first.code} have different real names. Of one person put the second among the"
                    " other names."
                )
            person = replace(
                person,
                name=person.name or first.name,
                other_names=tuple(dict.fromkeys((*person.other_names, *first.other_names))),
                identifiers=tuple(dict.fromkeys((*person.identifiers, *first.identifiers))),
            )
        return replace(person, same_as=root), [row for row in group if row["code"].casefold() != person.code.casefold()]

    def _alike(self, act: Act, person: Person, others: Iterable[Row]) -> None:
        """Say of the other codes of a person what is said of this one: names, identifiers, and whose they all are."""
        columns = _columns(person)
        root = person.same_as or person.code
        for row in others:
            changes = {name: columns[name] for name in WHO}
            changes["same_as"] = "" if row["code"].casefold() == root.casefold() else root
            if any(row[name] != value for name, value in changes.items()):
                _see_own(person_of({**row, **changes}))
                act.update("people", row, {**changes, "revision": row["revision"] + 1})


def _see_own(person: Person) -> None:
    """Refuse a code that is the person's real name: it would leave the case with every export."""
    if person.name or person.other_names:
        from domain.names.finding import name_in_code

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
        same_as=row["same_as"],
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
        "other_names": as_json([clean(name) for name in person.other_names]),
        "identifiers": as_json([clean(text) for text in person.identifiers]),
        "given_by_board": int(person.given_by_board),
        "exported": int(person.exported),
        "former_codes": as_json(list(person.former_codes)),
        "same_as": clean(person.same_as).strip(),
    }
