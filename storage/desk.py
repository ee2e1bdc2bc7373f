"""What every part of an open case shares: its connection, its thread, who is writing, and the one way to write."""

from __future__ import annotations

import functools
import json
import random
import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from domain.errors import CannotWrite, Refusal
from storage import cipher
from storage.care import open_files
from storage.ledger_lines import Change, Written, append
from storage.worker import CLOSED, Worker

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

P = ParamSpec("P")
R = TypeVar("R")

Row = dict[str, Any]

# What each table's rows are found and named by in the log.
KEYS = {
    "details": "number",
    "entries": "id",
    "people": "number",
    "sources": "number",
    "questions": "number",
    "flags": "number",
    "fields": "number",
    "terms": "number",
    "maps": "fingerprint",
    "family": "number",
    "relations": "number",
    "record_numbers": "number",
    "accepted": "number",
    "interviews": "number",
    "attendees": "number",
    "to_see": "number",
    "debriefs": "number",
    "extract_checks": "number",
    "headings": "number",
    "paragraphs": "number",
    "versions": "number",
    "steps": "number",
    "representations": "number",
    "row_checks": "number",
    "evidence": "number",
    "passages": "number",
    "cited": "number",
    "answers": "number",
    "recommendations": "number",
    "actions": "number",
    "action_updates": "number",
    "criteria": "number",
    "facts": "number",
    "searched": "number",
    "policies": "number",
    "abbreviations": "number",
    "considered": "number",
    "deadlines": "number",
    "submissions": "number",
    "signatures": "number",
}


class OnTheDesk(Protocol):
    """A part of a case: whatever holds the desk."""

    _desk: Desk


S = TypeVar("S", bound=OnTheDesk)


def verb(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Make a method of a part of the case run on the case's thread, whoever calls it, and wait for it."""

    @functools.wraps(method)
    def on_the_thread(part: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        return part._desk.run(lambda: method(part, *args, **kwargs))

    return on_the_thread


class Act:
    """One act of the author while its transaction is open: every row it touches, as it was and as it is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.changes: list[Change] = []

    def insert(self, table: str, row: Row) -> Any:
        """Add a row; returns its key, which the database gives when the row has none."""
        key = KEYS[table]
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        cursor = self._desk.connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))
        if "number" not in row and table != "maps":
            row = {"number": cursor.lastrowid, **row}
        self.changes.append(Change(table, row[key], None, row))
        return row[key]

    def update(self, table: str, before: Row, changes: Mapping[str, Any]) -> Row:
        """Change the columns named of the row that was `before`; returns the row as it now is."""
        after = {**before, **changes}
        if after == before:
            return before
        key = KEYS[table]
        columns = ", ".join(f'"{column}" = ?' for column in changes)
        self._desk.connection.execute(f"UPDATE {table} SET {columns} WHERE {key} = ?", [*changes.values(), before[key]])
        self.changes.append(Change(table, before[key], before, after))
        return after

    def delete(self, table: str, before: Row) -> None:
        """Take the row away."""
        key = KEYS[table]
        self._desk.connection.execute(f"DELETE FROM {table} WHERE {key} = ?", [before[key]])
        self.changes.append(Change(table, before[key], before, None))


class Desk:
    """The connection and its thread, and the session that sits at it.

    `rows`, `row`, `value` and `act` are for use on the thread, inside a `verb`.
    """

    def __init__(self, worker: Worker, connection: Connection, path: Path, user: str, session: str) -> None:
        self.worker = worker
        self.connection = connection
        self.database = cipher.database(connection)
        self.path = path
        self.user = user
        self.session = session
        self.acts = 0
        self.saved = datetime.now()
        self.closed = False
        # What undo may take back: for each act of this session its lines, the last act last.
        self.undoable: list[tuple[Written, ...]] = []
        self.redoable: list[tuple[Written, ...]] = []

    def run(self, act: Callable[[], R]) -> R:
        """Run it on the thread and wait; what the database raises comes out as a Refusal."""
        return self.worker.run(lambda: self._translated(act))

    def _translated(self, act: Callable[[], R]) -> R:
        if self.closed:
            raise Refusal(CLOSED)
        try:
            return act()
        except Exception as error:
            refused = cipher.refusal(error)
            if refused is None:
                raise
        if isinstance(refused, CannotWrite) and (gone := open_files.missing(self.path, self.connection)):
            # A file taken away or put in its place is told by the database as one that may not be written.
            refused = CannotWrite(
                f"{gone}: nothing since {self.saved:%H:%M} is saved. Copy out what stands here, then put the file "
                "back, or /quit and imr restore a backup."
            )
        raise refused

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Every row of a SELECT, fetched whole, by the names of its columns."""

        def read() -> list[Row]:
            cursor = self.database.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        return self._patiently(read)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of a SELECT, None when there is none."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def tuples(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a SELECT, fetched whole."""
        return self._patiently(lambda: self.connection.execute(sql, parameters).fetchall())

    @contextmanager
    def each(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Iterator[tuple[Any, ...]]]:
        """The rows of a SELECT one after the other, for what would be twice in memory; ended when this is left."""
        with self.reading():
            cursor = self.connection.execute(sql, parameters)
            try:
                yield iter(cursor)
            finally:
                cursor.close()

    def numbers(self, sql: str, parameters: Sequence[Any] = ()) -> array[int]:
        """The first column of a SELECT, whole numbers, as one text: a tenth of the cost of fetching row by row."""
        text = self.value(f"SELECT json_group_array(number) FROM (SELECT * FROM ({sql}))", parameters)
        return array("q", json.loads(text))

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row, None when there is none."""
        found = self.tuples(sql, parameters)
        return found[0][0] if found else None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One moment: everything read inside is of the same state of the file."""
        if self.connection.in_transaction:
            yield
            return
        self._patiently(self._begin_to_read)
        try:
            yield
        finally:
            self._end("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, on disk when this returns, without a trace when anything inside raises."""
        self._patiently(lambda: self.connection.execute("BEGIN IMMEDIATE"))
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            self._end("ROLLBACK")
            raise
        self.acts += 1
        self.saved = datetime.now()

    @contextmanager
    def act(self, verb: str, *, undoable: bool = True, note: Mapping[str, Any] | None = None) -> Iterator[Act]:
        """One act of the author: its rows and its lines in the log are on disk together, or neither is.

        An act that changed nothing and has no `note` leaves no line.
        """
        with self.writing():
            act = Act(self)
            yield act
            lines = append(self.connection, self.number(), self.session, verb, act.changes, note)
        if lines and undoable:
            self.undoable.append(lines)
            self.redoable.clear()

    def number(self) -> int:
        """The number this user goes by in the log, given with the first act; inside a transaction."""
        found = self.value("SELECT number FROM users WHERE name = ?", [self.user])
        if found is None:
            found = self.connection.execute("INSERT INTO users (name) VALUES (?)", [self.user]).lastrowid
        return int(found)

    def _patiently(self, begin: Callable[[], R]) -> R:
        """Do what needs the file, waiting for whoever has it now; inside a transaction one has it already.

        The database's own waiting sleeps up to 0.1 s at a time, and so can miss every pause of someone who writes
        without stopping. Looking every few milliseconds does not.
        """
        if self.connection.in_transaction:
            return begin()
        until = time.monotonic() + cipher.BUSY_SECONDS
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    return begin()
                except Exception as error:
                    if not cipher.is_busy(error) or time.monotonic() > until:
                        raise
                time.sleep(random.uniform(0.001, 0.004))
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(cipher.BUSY_SECONDS * 1000)}")

    def _begin_to_read(self) -> None:
        self.connection.execute("BEGIN")
        try:
            # Only the first SELECT takes hold of the file.
            self.connection.execute("SELECT number FROM details").fetchall()
        except BaseException:
            self._end("ROLLBACK")
            raise

    def _end(self, how: str) -> None:
        # A full disk may have ended the transaction already; what went wrong first is what the author is told.
        if self.connection.in_transaction:
            with suppress(Exception):
                self.connection.execute(how)

    def close(self) -> None:
        """Close the connection; on the thread."""
        if not self.closed:
            self.closed = True
            self.connection.close()
