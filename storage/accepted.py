"""What the disclosure check found and the author let through, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.clean import clean
from domain.disclosure import Accepted, Key
from domain.errors import CannotWrite, WrongUse
from storage.desk import Desk, Row, verb
from storage.ledger_lines import now

_ONE = "SELECT * FROM accepted WHERE kind = ? AND place = ? AND matched = ? AND text = ?"


class LetThrough:
    """The verdicts of a case. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Accepted, ...]:
        """All of them, in the order they were given."""
        return tuple(map(_of, self._desk.rows("SELECT * FROM accepted ORDER BY number")))

    @verb
    def add(self, *accepted: Accepted) -> tuple[Accepted, ...]:
        """Let these through from now on, as one act; of one let through already the reason is changed.

        Gives them as kept, with when and by whom. Raises WrongUse without a reason.
        """
        kept = []
        with self._desk.act("accept") as act:
            by, at = self._desk.number(), now()
            for one in accepted:
                reason = " ".join(clean(one.reason).split())
                if not reason:
                    raise WrongUse("Say why it may leave: the log keeps the reason.")
                row = self._desk.row(_ONE, one.key)
                said: dict[str, Any] = {"reason": reason, "at": at, "by": by}
                if row is None:
                    columns = dict(zip(("kind", "place", "matched", "text"), one.key, strict=True))
                    act.insert("accepted", {**columns, **said})
                elif row["reason"] != reason:
                    act.update("accepted", row, said)
                kept.append(replace(one, reason=reason, at=at, by=f"user-{by}"))
        return tuple(kept)

    @verb
    def delete(self, key: Key) -> None:
        """Take a verdict back: the hit stops an export again. Raises CannotWrite when there is none."""
        with self._desk.act("delete") as act:
            row = self._desk.row(_ONE, key)
            if row is None:
                raise CannotWrite("That was taken back already.")
            act.delete("accepted", row)


def _of(row: Row) -> Accepted:
    return Accepted(
        kind=row["kind"], place=row["place"], matched=row["matched"], text=row["text"], reason=row["reason"],
        at=row["at"], by=f"user-{row['by']}",
    )
