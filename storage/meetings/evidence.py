"""What rows of the chronology, and passages of the report, rest on: paragraphs of minutes as they then stood."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from domain.chronology.entry import Entry
from domain.clean import clean
from domain.errors import CannotWrite, WrongUse
from storage.columns import as_json, listed
from storage.desk import Act, Desk, Row, verb
from storage.ledger_lines import now

if TYPE_CHECKING:
    from domain.evidence.drawn_from import Evidence, Rested
    from domain.line.draft import Draft
    from domain.people import Person
    from storage.entries import Entries
    from storage.meetings.minutes import Minuted


class Resting:
    """What rests on minutes. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk, entries: Entries, minutes: Callable[[], Minuted]) -> None:
        self._desk, self._entries, self._minutes = desk, entries, minutes

    @verb
    def all(self) -> tuple[Evidence, ...]:
        """All of it, in the order it was drawn."""
        return self._read()

    @verb
    def of(self, entry_id: str) -> tuple[Evidence, ...]:
        """What this row of the chronology rests on, in the order it was drawn."""
        return self._read("WHERE kind = 'row' AND target = ?", entry_id)

    @verb
    def draw(
        self,
        given: Draft | Entry,
        interview: int,
        paragraph_ids: Sequence[str],
        *,
        new_people: Sequence[Person] = (),
    ) -> Entry:
        """Add a row drawn from paragraphs of these minutes, and say so of it, as one act; raises as `entries.add`, and
        WrongUse where there is no such paragraph."""
        with self._desk.act("draw") as act:
            entry = self._entries.add_within(act, given, new_people=new_people)
            self._insert(act, "row", entry.id, entry.revision, interview, paragraph_ids)
        return entry

    @verb
    def rest(self, entry_id: str, interview: int, paragraph_ids: Sequence[str]) -> Evidence:
        """Say that a row of the chronology rests on paragraphs of these minutes; raises WrongUse, CannotWrite."""
        with self._desk.act("draw") as act:
            revision = self._desk.value("SELECT revision FROM entries WHERE id = ?", [entry_id])
            if revision is None:
                raise CannotWrite("This row was deleted by someone else meanwhile.")
            number = self._insert(act, "row", entry_id, revision, interview, paragraph_ids)
        return self._read("WHERE number = ?", number)[0]

    @verb
    def of_passage(self, passage_id: str) -> tuple[Evidence, ...]:
        """What this passage of the report rests on, in the order it was drawn."""
        return self._read("WHERE kind = 'passage' AND target = ?", passage_id)

    @verb
    def rest_passage(self, passage_id: str, interview: int, paragraph_ids: Sequence[str]) -> Evidence:
        """Say that a passage of the report rests on paragraphs of these minutes; raises WrongUse, CannotWrite."""
        with self._desk.act("draw") as act:
            revision = self._desk.value("SELECT revision FROM passages WHERE id = ?", [passage_id])
            if revision is None:
                raise CannotWrite("This paragraph was taken out by someone else meanwhile.")
            number = self._insert(act, "passage", passage_id, revision, interview, paragraph_ids)
        return self._read("WHERE number = ?", number)[0]

    @verb
    def settle(self, number: int) -> Evidence:
        """Say that the minutes as they are now are what a row or passage rests on: of its paragraphs those still there.

        Raises CannotWrite where that is taken out, and WrongUse where none of its paragraphs is left.
        """
        with self._desk.act("draw") as act:
            row = self._desk.row("SELECT * FROM evidence WHERE number = ?", [number])
            if row is None:
                raise CannotWrite("That was taken out by someone else meanwhile.")
            there = {id for (id,) in self._desk.tuples(
                "SELECT id FROM paragraphs WHERE interview = ?", [row["interview"]]
            )}  # fmt: skip
            ids = [id for id in listed(row["paragraphs"]) if id in there]
            if not ids:
                raise WrongUse(
                    "Nothing it rests on is left in these minutes. Say what else it rests on, or take it out."
                )
            table = "entries" if row["kind"] == "row" else "passages"
            revision = self._desk.value(f"SELECT revision FROM {table} WHERE id = ?", [row["target"]])
            columns = self._columns(row["interview"], ids)
            if columns["digest"] != row["digest"] or columns["paragraphs"] != row["paragraphs"]:
                act.update("evidence", row, {**columns, "revision": revision or row["revision"]})
        return self._read("WHERE number = ?", number)[0]

    @verb
    def delete(self, number: int, why: str = "") -> None:
        """Say that something does not rest on these paragraphs after all.

        It then leaves whatever comes of them: hence `why`, which the log keeps, must be said of the last it rests on,
        and of whatever keeps it from leaving or stands beside it when it leaves; and while they may not be used, a row
        must name another source than minutes. Raises WrongUse, CannotWrite.
        """
        why = clean(why).strip()
        with self._desk.act("delete", note={"why": why} if why else None) as act:
            row = self._desk.row("SELECT * FROM evidence WHERE number = ?", [number])
            if row is None:
                raise CannotWrite("That was taken out by someone else meanwhile.")
            others = self._desk.value(
                "SELECT count(*) FROM evidence WHERE kind = ? AND target = ? AND number != ?",
                [row["kind"], row["target"], number],
            )
            if not others and not why:
                raise WrongUse("It rests on nothing else, and would leave whatever comes of these minutes. Say why.")
            if not why and (kept := self._kept_by(number)):
                raise WrongUse(f"It would leave although {kept}. Say why it does not rest on these minutes after all.")
            self._see_source(row)
            act.delete("evidence", row)

    def _kept_by(self, number: int) -> str:
        """What keeps something from leaving, or goes with it, by this piece of evidence; "" where nothing does."""
        from domain.and_between import and_between
        from domain.evidence.resting import Ground

        (evidence,) = self._read("WHERE number = ?", number)
        resting = Ground.of(self._minutes().of(evidence.interview)).resting(evidence)
        if not resting.current:
            return f"it rests on interview {evidence.interview}: {resting.why}"
        if codes := dict.fromkeys((*resting.not_confirmed, *(one.code for one in resting.dissent))):
            do = "does" if len(codes) == 1 else "do"
            return f"{and_between(codes)} {do} not confirm what it rests on"
        return ""

    def _see_source(self, row: Row) -> None:
        """Raise WrongUse for a row drawn from minutes that may not be used, and that has nothing else to stand on."""
        from domain.agreement.course import use_of
        from domain.meetings.cited import has_another_source

        number = row["interview"]
        also = self._desk.value(
            "SELECT 1 FROM evidence WHERE kind = ? AND target = ? AND interview = ? AND number != ?",
            [row["kind"], row["target"], number, row["number"]],
        )
        entry = self._entries.get(row["target"]) if row["kind"] == "row" else None
        if also or entry is None or has_another_source(entry) or use_of(self._minutes().of(number)).may:
            return
        raise WrongUse(
            f"The minutes of interview {number} may not be used, and this row names no other source. Say in the row"
            " where else it is recorded (@EMIS p.4), or have the minutes agreed; until then it rests on them."
        )

    @verb
    def rested(self) -> tuple[Rested, ...]:
        """What rows and passages were said to rest on until it was taken out, with the reason, as the log has it."""
        found: dict[tuple[str, int], Rested] = {}
        for at, content in self._desk.tuples(
            "SELECT at, content FROM log WHERE verb = 'delete' AND what LIKE 'evidence/%' ORDER BY number"
        ):
            from domain.evidence.drawn_from import Rested

            told = json.loads(content)
            for table, _, before, after in told["changes"]:
                if table == "evidence" and after is None:
                    target, interview = before["target"], before["interview"]
                    why = told.get("why") or "no reason was given"
                    found[target, interview] = Rested(
                        entry=target, interview=interview, until=at[:10], why=why, kind=before["kind"]
                    )
        return tuple(found.values())

    def _insert(
        self, act: Act, kind: Literal["row", "passage"], target: str, revision: int, interview: int, ids: Sequence[str]
    ) -> int:
        columns = {"kind": kind, "target": target, "interview": interview, **self._columns(interview, ids)}
        return int(act.insert("evidence", {**columns, "revision": revision}))

    def _columns(self, interview: int, ids: Sequence[str]) -> Row:
        """Which paragraphs, as they stand, drawn now; raises WrongUse where they are not all there."""
        # Late: what rests on minutes is read with every case, also where nothing does.
        from domain.evidence.resting import digest_of
        from storage.meetings.rows import paragraph_of

        ids = tuple(dict.fromkeys(ids))
        if not ids:
            raise WrongUse("Say which paragraphs it rests on.")
        marks = ",".join("?" * len(ids))
        rows = self._desk.rows(f"SELECT * FROM paragraphs WHERE interview = ? AND id IN ({marks})", [interview, *ids])
        by_id = {row["id"]: paragraph_of(row) for row in rows}
        if len(by_id) < len(ids):
            raise WrongUse("A paragraph it would rest on is not in these minutes any more. Look at them again.")
        version = self._desk.value("SELECT max(version) FROM versions WHERE interview = ?", [interview])
        return {
            "paragraphs": as_json(ids), "digest": digest_of(by_id[id] for id in ids), "version": version or 0,
            "at": now(), "by": self._desk.number(),
        }  # fmt: skip

    def _read(self, where: str = "", *parameters: str | int) -> tuple[Evidence, ...]:
        with self._desk.reading():
            users = dict(self._desk.tuples("SELECT number, name FROM users"))
            rows = self._desk.rows(f"SELECT * FROM evidence {where} ORDER BY number", parameters)
        if not rows:
            return ()
        from storage.meetings.rows import evidence_of

        return tuple(evidence_of(row, users) for row in rows)
