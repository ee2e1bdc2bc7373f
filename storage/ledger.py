"""The log of a case: read, checked, and taken back from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from domain.errors import Stopped
from domain.log_line import LogLine
from storage import schema
from storage.desk import KEYS, Desk, Row, verb
from storage.ledger_lines import START, canonical, chained, digest, header

if TYPE_CHECKING:
    from storage.leaving import LeavesTheCase
    from storage.undo import Undoes, Undone


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
    def lines(self, start: int = 1, count: int | None = None) -> list[LogLine]:
        """Lines from number `start` on, the oldest first, without content."""
        found = self._desk.tuples(
            "SELECT number, at, user, session, verb, what, digest, hash FROM log"
            " WHERE number >= ? ORDER BY number LIMIT ?",
            [start, -1 if count is None else count],
        )
        return [
            LogLine(
                number=n, at=at, user=user, session=session, verb=act, what=tuple(what.split()), digest=d.hex(),
                hash=h.hex(),
            )
            for n, at, user, session, act, what, d, h in found
        ]

    @verb
    def touched(self, ids: Collection[str]) -> dict[str, str]:
        """When the log last has a word of each of these rows of the chronology, UTC in ISO 8601."""
        asked = {f"entries/{id}": id for id in ids}
        found: dict[str, str] = {}
        for at, what in self._desk.tuples("SELECT at, what FROM log WHERE what LIKE '%entries/%' ORDER BY number"):
            found.update((asked[one], at) for one in what.split() if one in asked)
        return found

    @verb
    def once_said(self) -> list[tuple[int, str, str]]:
        """Every text that paragraphs of minutes ever had, each once, the oldest first, with the number of the interview
        and when it was first typed, UTC in ISO 8601."""
        found: dict[tuple[int, str], str] = {}
        for at, before, after in self._states("paragraphs"):
            for state in (before, after):
                if state and state.get("kind") == "said":
                    found.setdefault((state["interview"], state["text"]), at)
        return [(number, text, at) for (number, text), at in found.items()]

    @verb
    def met(self) -> dict[int, str]:
        """Of every interview there ever was the day it was held, as was last said, as ISO; "" where none was."""
        found: dict[int, str] = {}
        for _, before, after in self._states("interviews"):
            state = after or before
            if state:
                found[state["number"]] = state.get("held") or ""
        return found

    def _states(self, table: str) -> Iterator[tuple[str, Row | None, Row | None]]:
        """What every change of this table in the log made of what, the oldest first, each with its moment."""
        lines = "SELECT at, content FROM log WHERE what LIKE ? ORDER BY number"
        for at, content in self._desk.tuples(lines, [f"%{table}/%"]):
            for changed, _, before, after in json.loads(content)["changes"]:
                if changed == table:
                    yield at, before, after

    @verb
    def user(self) -> str:
        """What this author goes by in the log, or will with the first act: user-1, user-2."""
        found = self._desk.value("SELECT number FROM users WHERE name = ?", [self._desk.user])
        return f"user-{found or self._desk.value('SELECT coalesce(max(number), 0) + 1 FROM users')}"

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
        # Of each row the columns the log knew and a digest of what was in them: the rows of a long case fill memory.
        last: dict[str, dict[str, tuple[tuple[str, ...], bytes] | None]] = {table: {} for table in KEYS}
        columns: tuple[str, ...] = ()
        for number in range(1, self.count() + 1):
            content = self._desk.value("SELECT content FROM log WHERE number = ?", [number])
            for table, key, _, after in json.loads(content)["changes"]:
                if after is not None and tuple(after) != columns:
                    columns = tuple(after)
                last[table][str(key)] = None if after is None else (columns, _digest(after, columns))
        for table, key in KEYS.items():
            logged = last[table]
            names = [name for (name,) in self._desk.tuples("SELECT name FROM pragma_table_info(?)", [table])]
            with self._desk.each(f"SELECT * FROM {table}") as rows:
                for values in rows:
                    row = dict(zip(names, values, strict=True))
                    name = str(row[key])
                    told = logged.pop(name, _UNTOLD)
                    if told is None:
                        return f"{table}/{name} is there, and the log says it was taken away."
                    if told is _UNTOLD:
                        if not schema.stands_unlogged(table, row):
                            return f"{table}/{name} is there, and the log knows nothing of it."
                    elif told[1] != _digest(row, told[0]):
                        return f"{table}/{name} is not as the log left it."
            missing = next((name for name, told in logged.items() if told is not None), None)
            if missing is not None:
                return f"{table}/{missing} is missing, and the log did not take it away."
        return None

    @verb
    def see_current(self, head: str) -> None:
        """Refuse a file that was made when this was the head of the log, where people, minutes or what rests on them
        changed since: its rows and what it was searched for may be others now. Raises Stopped."""
        at = self._desk.value("SELECT number FROM log WHERE hash = ?", [bytes.fromhex(head)])
        since = 0 if head == START.hex() else at
        if since is None:
            raise Stopped("This file was made of another case; export it again.")
        lines = self._desk.tuples("SELECT what FROM log WHERE number > ? AND verb != 'export'", [since])
        if any(one.partition("/")[0] in _OF_THE_GATE for (what,) in lines for one in what.split()):
            raise Stopped("The case changed since this file was made; export it again.")

    @verb
    def record_export(
        self, kind: str, profile: str, sha256: str, rows: int, codes: Collection[str] = (), made_at: str = "",
        printed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        """Log that a file left the case, and mark the codes in it as exported: none is reused or renumbered after.

        `made_at` is the head of the log it was made of, as for `see_current`; "" where that does not count. `printed`
        is what the file says by mark: kept with the line, and not in it.
        """
        from storage.exported import log_export

        with self._desk.writing():
            if made_at:
                self.see_current(made_at)
            log_export(self._desk, kind, profile, sha256, rows, codes, made_at, printed)

    @verb
    def record_exports(self, files: Sequence[LeavesTheCase]) -> None:
        """Log that all these files left the case, a line each, or that none did; as `record_export`."""
        from storage.exported import log_export

        with self._desk.writing():
            for one in files:
                if one.made_at:
                    self.see_current(one.made_at)
                log_export(
                    self._desk, one.kind, one.profile, one.sha256, one.rows, one.codes, one.made_at, one.printed
                )

    @verb
    def left(self) -> frozenset[str]:
        """The SHA-256 of every file that ever left the case, as the log has them."""
        found = self._desk.tuples("SELECT content FROM log WHERE verb = 'export'")
        return frozenset(json.loads(content).get("export", {}).get("sha256", "") for (content,) in found)

    @verb
    def undo(self) -> Undone:
        """Take back one's own last act of this session.

        Raises Refusal when there is none left, and CannotWrite when rows it touched were changed since: that act is
        then passed over by the next undo. Never takes back an export or a code that has left the case.
        """
        from storage.undo import take_back

        return take_back(self._desk, "undo")

    @verb
    def undoes(self) -> Undoes | None:
        """What `undo` would take back; None when there is nothing."""
        from storage.undo import would_undo

        return would_undo(self._desk)

    @verb
    def redo(self) -> Undone:
        """Do again what was last undone, as long as nothing else was done since; raises as `undo`."""
        from storage.undo import take_back

        return take_back(self._desk, "redo")


_OF_THE_GATE = frozenset((
    "people", "family", "record_numbers", "interviews", "attendees", "paragraphs", "versions", "steps",
    "representations", "row_checks", "evidence", "cited",
))  # fmt: skip
"""What decides which rows and paragraphs leave, what stands beside them, and what a file is searched for."""

_UNTOLD: tuple[tuple[str, ...], bytes] = ((), b"")


def _digest(row: Row, columns: tuple[str, ...]) -> bytes:
    return hashlib.sha256(canonical([row.get(column) for column in columns]).encode()).digest()
