"""What people said of the rows of the chronology that name them, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, get_args

from domain.agreement.steps import OWN_ACT, RowCheck, RowVerdict
from domain.chronology.entry import Entry
from domain.clean import clean
from domain.errors import CannotWrite, WrongUse
from storage.desk import Act, Desk, Row, verb
from storage.ledger_lines import now

if TYPE_CHECKING:
    from storage.entries import Entries
    from storage.meetings.minutes import Minuted

Taken = Literal["", "taken", "declined"]


class RowChecks:
    """Checks of rows for their facts. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk, entries: Entries, minutes: Callable[[], Minuted]) -> None:
        self._desk, self._entries, self._minutes = desk, entries, minutes

    @verb
    def all(self) -> tuple[RowCheck, ...]:
        """All of them, in the order they came."""
        return self._read()

    @verb
    def of(self, entry_id: str) -> tuple[RowCheck, ...]:
        """What was said of this row of the chronology, in the order it came."""
        return self._read("WHERE entry = ?", entry_id)

    @verb
    def add(self, *checks: RowCheck) -> tuple[RowCheck, ...]:
        """Record what somebody said of rows, told to the author; raises WrongUse as an answer would."""
        with self._desk.act("row check", undoable=False) as act:
            # Late: the rules of agreement are for cases that have minutes.
            from domain.agreement.course import see_row_check

            for check in checks:
                if check.how in OWN_ACT:
                    raise WrongUse(f"What {check.code} says by {check.how} comes with the answer to their packet.")
                see_row_check(self._minutes().of(check.interview), check.code, check)
            numbers = self.insert(act, checks)
        found = {each.number: each for each in self._read()}
        return tuple(found[number] for number in numbers)

    @verb
    def consider(self, number: int, taken: Taken, reason: str = "") -> RowCheck:
        """Say what was done with a correction: "taken", or "declined" for a reason; raises WrongUse.

        It is taken only where the row says something else than they were shown, as their words leave it then.
        """
        with self._desk.act("consider") as act:
            row = self._row(number)
            if taken == "taken":
                self._see_changed(row)
            self._consider(act, row, taken, reason)
        return self._now(number)

    @verb
    def correct(self, number: int, entry: Entry) -> Entry:
        """Save the row anew as a correction asks, and mark that taken, as one act; raises ChangedUnderneath, and
        WrongUse where the row then still says what they were shown.

        The log keeps whose correction it was.
        """
        note = {"correct": {"row_check": number, "entry": entry.id}}
        with self._desk.act("correct", note=note) as act:
            row = self._row(number)
            if row["entry"] != entry.id:
                raise WrongUse("That correction is of another row.")
            kept = self._entries.change_within(act, entry)
            self._see_changed(row)
            self._consider(act, row, "taken", "")
        return kept

    def insert(self, act: Act, checks: Iterable[RowCheck]) -> list[int]:
        """Add what was said of rows, within an act; gives their numbers."""
        from storage.meetings import rows as meeting_rows

        by = self._desk.number()
        numbers = []
        for check in checks:
            if check.verdict not in get_args(RowVerdict):
                raise WrongUse("A row is confirmed, corrected or disputed.")
            columns = {**meeting_rows.row_check_columns(check), "taken": "", "reason": "", "at": now(), "by": by}
            numbers.append(int(act.insert("row_checks", columns)))
        return numbers

    def _consider(self, act: Act, row: Row, taken: Taken, reason: str) -> None:
        reason = clean(reason).strip()
        if taken not in get_args(Taken):
            raise WrongUse("A correction is taken or declined.")
        if row["verdict"] == "confirmed":
            raise WrongUse(f"{row['code']} confirmed the row: there is nothing to consider.")
        if taken == "declined" and not reason:
            raise WrongUse(f"Say why it is declined: the reason stays beside the words of {row['code']}.")
        act.update("row_checks", row, {"taken": taken, "reason": reason})

    def _see_changed(self, row: Row) -> None:
        """Raise WrongUse for a row that still stands as they were shown it: marked taken, their words would be gone."""
        from domain.evidence.row_shown import shown

        entry = self._entries.get(row["entry"])
        if entry is not None and (entry.revision == row["entry_revision"] or shown(entry).text == row["shown"]):
            raise WrongUse(
                f"The row stands as {row['code']} was shown it, so nothing was taken. Correct the row as they say, or"
                " decline it with a reason."
            )

    def _row(self, number: int) -> Row:
        row = self._desk.row("SELECT * FROM row_checks WHERE number = ?", [number])
        if row is None:
            raise CannotWrite("That is not among what was said of the rows of this case.")
        return row

    def _now(self, number: int) -> RowCheck:
        return self._read("WHERE number = ?", number)[0]

    def _read(self, where: str = "", *parameters: str | int) -> tuple[RowCheck, ...]:
        with self._desk.reading():
            users = dict(self._desk.tuples("SELECT number, name FROM users"))
            rows = self._desk.rows(f"SELECT * FROM row_checks {where} ORDER BY number", parameters)
        if not rows:
            return ()
        from storage.meetings.rows import row_check_of

        return tuple(row_check_of(row, users) for row in rows)
