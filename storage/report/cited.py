"""Rows of the chronology that passages of the report point to, as they then stood."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from domain.errors import CannotWrite, WrongUse
from domain.report.parts import Cited
from storage.desk import Act, Desk, Row, verb
from storage.ledger_lines import now
from storage.report.rows import cited_of, users

if TYPE_CHECKING:
    from domain.chronology.entry import Entry


class CitedRows:
    """What passages point to. Every verb is on disk when it returns, and may be called from any thread.

    A row that is taken out of the chronology stays pointed to, so that its passage is seen to point to nothing.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Cited, ...]:
        """All of it, in the order it was put down."""
        return read(self._desk)

    @verb
    def of(self, passage_id: str) -> tuple[Cited, ...]:
        """What this passage points to, in the order it was put down."""
        return read(self._desk, "WHERE passage = ?", passage_id)

    @verb
    def of_entry(self, entry_id: str) -> tuple[Cited, ...]:
        """What points to this row of the chronology."""
        return read(self._desk, "WHERE entry = ?", entry_id)

    @verb
    def cite(self, passage_id: str, *entry_ids: str) -> tuple[Cited, ...]:
        """Let a passage point to rows of the chronology, as they stand now, as one act; gives all it points to.

        A row it pointed to already is settled. Raises WrongUse where there is no such row, CannotWrite where the
        passage is gone.
        """
        if not entry_ids:
            raise WrongUse("Say which rows it rests on.")
        with self._desk.act("cite") as act:
            if not self._desk.value("SELECT 1 FROM passages WHERE id = ?", [passage_id]):
                raise CannotWrite("This paragraph was taken out by someone else meanwhile.")
            for id in dict.fromkeys(entry_ids):
                digest = _digest(self._desk, id)
                if digest is None:
                    raise WrongUse("A row it would point to is not in the chronology any more. Look at the rows again.")
                row = self._desk.row("SELECT * FROM cited WHERE passage = ? AND entry = ?", [passage_id, id])
                if row is None:
                    act.insert("cited", {"passage": passage_id, "entry": id, "digest": digest, **self._by()})
                elif row["digest"] != digest:
                    act.update("cited", row, {"digest": digest, **self._by()})
        return read(self._desk, "WHERE passage = ?", passage_id)

    @verb
    def settle(self, number: int) -> Cited:
        """Say that the row as it is now is what the passage means; raises CannotWrite where either is gone."""
        with self._desk.act("cite") as act:
            row = self._seen(number)
            digest = _digest(self._desk, row["entry"])
            if digest is None:
                raise CannotWrite(
                    "The row this points to is not in the chronology any more. Point to another, or take it out."
                )
            if row["digest"] != digest:
                act.update("cited", row, {"digest": digest, **self._by()})
        return read(self._desk, "WHERE number = ?", number)[0]

    @verb
    def delete(self, number: int) -> None:
        """Let a passage point to a row no more; raises CannotWrite when someone else saw to that."""
        with self._desk.act("delete") as act:
            act.delete("cited", self._seen(number))

    @verb
    def as_it_was(self, number: int) -> Entry | None:
        """The row as it was when the passage came to point to it, as the log has it; None where that is not known."""
        from domain.evidence.cited import digest_of_entry
        from storage.entry_rows import entry_of_named

        cited = self._desk.row("SELECT * FROM cited WHERE number = ?", [number])
        if cited is None:
            return None
        known = users(self._desk)
        lines = "SELECT content FROM log WHERE what LIKE ? ORDER BY number DESC"
        for (content,) in self._desk.tuples(lines, [f"%entries/{cited['entry']}%"]):
            for table, id, before, after in json.loads(content)["changes"]:
                for state in (after, before):
                    if table != "entries" or id != cited["entry"] or state is None:
                        continue
                    try:
                        entry = entry_of_named(state, known)
                    except KeyError:
                        # Written before a column there is now.
                        continue
                    if digest_of_entry(entry) == cited["digest"]:
                        return entry
        return None

    def _seen(self, number: int) -> Row:
        row = self._desk.row("SELECT * FROM cited WHERE number = ?", [number])
        if row is None:
            raise CannotWrite("That was taken out by someone else meanwhile.")
        return row

    def _by(self) -> Row:
        return {"at": now(), "by": self._desk.number()}


def read(desk: Desk, where: str = "", *parameters: str | int) -> tuple[Cited, ...]:
    """What points to rows, in the order it was put down; on the case's thread."""
    rows = desk.rows(f"SELECT * FROM cited {where} ORDER BY number", parameters)
    known = users(desk) if rows else {}
    return tuple(cited_of(row, known) for row in rows)


def copy_cited(desk: Desk, act: Act, source: str, to: str) -> None:
    """Let one passage point to all that another points to, within an act."""
    there = {entry for (entry,) in desk.tuples("SELECT entry FROM cited WHERE passage = ?", [to])}
    for row in desk.rows("SELECT * FROM cited WHERE passage = ? ORDER BY number", [source]):
        if row["entry"] not in there:
            kept = {name: value for name, value in row.items() if name != "number"}
            act.insert("cited", {**kept, "passage": to, "at": now(), "by": desk.number()})


def drop_cited(desk: Desk, act: Act, passage: str) -> None:
    """Take out what a passage points to with the passage, within an act."""
    for row in desk.rows("SELECT * FROM cited WHERE passage = ? ORDER BY number", [passage]):
        act.delete("cited", row)


def _digest(desk: Desk, entry: str) -> str | None:
    """What stands for what a row says; None where there is no such row."""
    from domain.evidence.cited import digest_of_entry
    from storage.entry_rows import entry_of_named

    row = desk.row("SELECT * FROM entries WHERE id = ?", [entry])
    return None if row is None else digest_of_entry(entry_of_named(row, users(desk)))
