"""The log of a case: read, checked, and taken back from."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from domain.entry import Entry
from domain.errors import CannotWrite, Refusal
from storage.desk import KEYS, Act, Desk, Row, verb
from storage.entry_rows import entry_of
from storage.ledger_lines import START, chained, digest, header

# What one kind of row is called in a sentence.
CALLED = {
    "details": "the details of the case",
    "entries": "the row",
    "people": "the person",
    "sources": "the source",
    "questions": "the question",
    "flags": "the flag",
    "fields": "the field",
    "terms": "the word",
    "maps": "the mapping",
}
# Columns that say how often and where, not what: a row is unchanged when all others are.
BESIDE = frozenset({"revision", "slot", "sequence"})
PLACE = frozenset({"order_day", "slot", "sequence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line of the log says without its content. `user` is user-1, user-2; the hashes are in hexadecimal."""

    number: int
    at: str
    user: str
    verb: str
    what: tuple[str, ...]
    digest: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back, or put back: the sentence that says so, and the entry it was about, if it was one.

    `entry` is the row as it now stands, or, when `gone`, as it last stood, so that its text can be brought back.
    """

    sentence: str
    verb: str
    entry: Entry | None = None
    gone: bool = False

    def __str__(self) -> str:
        return self.sentence


class Ledger:
    """The append-only log of a case, and undo, which appends the inverse of one's own acts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def head(self) -> str:
        """The hash of the last line in hexadecimal: printed on what leaves the case, so that paper pins the log."""
        found = self._desk.value("SELECT hash FROM log ORDER BY number DESC LIMIT 1")
        return bytes(found or START).hex()

    @verb
    def lines(self, start: int = 1, count: int | None = None) -> list[Line]:
        """Lines from number `start` on, the oldest first, without content."""
        found = self._desk.tuples(
            "SELECT number, at, user, verb, what, digest, hash FROM log WHERE number >= ? ORDER BY number LIMIT ?",
            [start, -1 if count is None else count],
        )
        return [
            Line(number=n, at=at, user=user, verb=act, what=tuple(what.split()), digest=d.hex(), hash=h.hex())
            for n, at, user, act, what, d, h in found
        ]

    @verb
    def count(self) -> int:
        """How many lines the log has."""
        return int(self._desk.value("SELECT coalesce(max(number), 0) FROM log"))

    @verb
    def check(self) -> str | None:
        """Walk the whole chain; the sentence naming the first bad place, None when there is none."""
        previous, expected = START, 1
        while True:
            found = self._desk.tuples("SELECT * FROM log WHERE number >= ? ORDER BY number LIMIT 500", [expected])
            if not found:
                return None
            for number, at, user, session, act, what, salt, content, sealed, hashed in found:
                if number != expected:
                    return f"Line {expected} of the log is missing."
                if digest(salt, content) != sealed:
                    return f"Line {number} of the log does not hold what was written on {at}."
                if chained(previous, header(number, at, user, session, act, what), sealed) != hashed:
                    return f"Line {number} of the log, of {at}, does not follow from the line before."
                previous, expected = hashed, expected + 1

    @verb
    def check_rows(self) -> str | None:
        """Compare every row with what the log last said of it; the sentence naming the first that differs, or None."""
        last: dict[tuple[str, str], Row | None] = {}
        for number in range(1, self.count() + 1):
            content = self._desk.value("SELECT content FROM log WHERE number = ?", [number])
            for table, key, _, after in json.loads(content)["changes"]:
                last[table, str(key)] = after
        for table, key in KEYS.items():
            seen = set()
            for row in self._desk.rows(f"SELECT * FROM {table}"):
                name = (table, str(row[key]))
                seen.add(name)
                logged = last.get(name)
                if logged is not None and any(row.get(column) != value for column, value in logged.items()):
                    return f"{table}/{row[key]} is not as the log left it."
                if logged is None and name in last:
                    return f"{table}/{row[key]} is there, and the log says it was taken away."
                if logged is None and table == "entries":
                    return f"{table}/{row[key]} is there, and the log knows nothing of it."
            for name, logged in last.items():
                if name[0] == table and logged is not None and name not in seen:
                    return f"{table}/{name[1]} is missing, and the log did not take it away."
        return None

    @verb
    def record_export(self, kind: str, profile: str, sha256: str, rows: int, codes: Collection[str] = ()) -> None:
        """Log that a file left the case, and mark the codes in it as exported: none is reused or renumbered after."""
        note = {"export": {"kind": kind, "profile": profile, "sha256": sha256, "rows": rows, "codes": sorted(codes)}}
        with self._desk.act("export", undoable=False, note=note) as act:
            for code in sorted(set(codes)):
                person = self._desk.row("SELECT * FROM people WHERE code = ?", [code])
                if person is not None:
                    act.update("people", person, {"exported": 1})

    @verb
    def undo(self) -> Undone:
        """Take back one's own last act of this session; raises Refusal when there is none or it cannot be."""
        return self._back(self._desk.undoable, self._desk.redoable, "undo")

    @verb
    def redo(self) -> Undone:
        """Do again what was last undone, as long as nothing was done since."""
        return self._back(self._desk.redoable, self._desk.undoable, "redo")

    def _back(self, stack: list[tuple[int, ...]], other: list[tuple[int, ...]], how: str) -> Undone:
        desk = self._desk
        if not stack:
            raise Refusal(
                "There is nothing of yours in this session left to undo."
                if how == "undo"
                else "There is nothing that was undone and could be done again."
            )
        numbers = stack[-1]
        lines: list[tuple[str, str]] = [
            desk.tuples("SELECT verb, content FROM log WHERE number = ?", [number])[0] for number in numbers
        ]
        verb_of_act = lines[0][0]
        changes = [change for _, content in lines for change in json.loads(content)["changes"]]
        kept: list[str] = []
        redoable = list(desk.redoable)
        with desk.act(how, note={how: list(numbers)}) as act:
            # Entries first: a person who came with a row is in use until that row is gone.
            for table, key, before, after in sorted(reversed(changes), key=lambda change: change[0] != "entries"):
                sentence = self._put_back(act, table, key, before, after, main=table == changes[0][0])
                if sentence:
                    kept.append(sentence)
        mine = desk.undoable.pop()
        desk.redoable[:] = redoable
        stack.pop()
        other.append(mine)
        return self._told(how, verb_of_act, changes, kept)

    def _put_back(
        self, act: Act, table: str, key: Any, before: Row | None, after: Row | None, *, main: bool
    ) -> str | None:
        desk = self._desk
        now = desk.row(f"SELECT * FROM {table} WHERE {KEYS[table]} = ?", [key])
        moved = (
            before is not None
            and after is not None
            and all(before[column] == after[column] for column in before if column not in BESIDE)
        )
        if not _unchanged(now, after, PLACE if moved else None):
            raise CannotWrite(
                f"{CALLED[table].capitalize()} was changed by someone else since, so this was not undone."
            )
        if now is not None and table == "people" and now["exported"]:
            if main and (before is None or before["code"] != now["code"]):
                raise CannotWrite(f"{now['code']} has left the case in an export since, so this was not undone.")
            if before is None:
                return f"{now['code']} stays, as it has left the case in an export."
        if now is None:
            assert before is not None
            act.insert(table, before | ({"revision": before["revision"] + 1} if "revision" in before else {}))
        elif before is None:
            if not main and self._in_use(table, now):
                return f"{now[_name(table)]} stays, as other rows name it."
            act.delete(table, now)
            if table == "people":
                desk.connection.execute("DELETE FROM codes WHERE person = ? AND NOT exported", [key])
        else:
            changes = {column: value for column, value in before.items() if value != (after or {}).get(column)}
            if "revision" in now:
                changes["revision"] = now["revision"] + 1
            if table == "people":
                changes.pop("exported", None)
            act.update(table, now, changes)
        return None

    def _in_use(self, table: str, row: Row) -> bool:
        kind = {"people": "person", "sources": "source", "questions": "question"}.get(table)
        if kind is None:
            return False
        name = row[_name(table)]
        return self._desk.value("SELECT 1 FROM marks WHERE kind = ? AND name = ? LIMIT 1", [kind, name]) is not None

    def _told(self, how: str, verb_of_act: str, changes: list[Any], kept: list[str]) -> Undone:
        entries = [change for change in changes if change[0] == "entries"]
        done = "Undone" if how == "undo" else "Done again"
        about = f"{len(entries)} rows" if len(entries) > 1 else "the row" if entries else CALLED[changes[0][0]]
        sentence = " ".join([f"{done}: {verb_of_act} {about}.", *kept])
        if len(entries) != 1:
            return Undone(sentence=sentence, verb=verb_of_act)
        _, key, before, after = entries[0]
        row = self._desk.row("SELECT * FROM entries WHERE id = ?", [key])
        entry = entry_of(row or before or after, self._users())
        return Undone(sentence=sentence, verb=verb_of_act, entry=entry, gone=row is None)

    def _users(self) -> dict[int, str]:
        return dict(self._desk.tuples("SELECT number, name FROM users"))


def _name(table: str) -> str:
    return {"people": "code", "questions": "label"}.get(table, "name")


def _unchanged(now: Row | None, after: Row | None, columns: frozenset[str] | None) -> bool:
    if now is None or after is None:
        return now is after
    if columns is not None:
        return all(now.get(column) == after.get(column) for column in columns)
    return all(now.get(column) == value for column, value in after.items() if column not in BESIDE | {"exported"})
