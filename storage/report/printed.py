"""What files that left said of the case, so that what comes back can be compared. Kept for good, apart from the log."""

from __future__ import annotations

from collections.abc import Mapping

from domain.report.parts import Printed
from storage.columns import as_json
from storage.desk import Desk, verb
from storage.ledger_lines import now
from storage.report.rows import printed_of


class Printings:
    """What files said. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def all(self) -> tuple[Printed, ...]:
        """All of it, the first file first."""
        return tuple(map(printed_of, self._desk.rows("SELECT * FROM printed ORDER BY number")))

    @verb
    def keep(self, kind: str, sha256: str, log_head: str, texts: Mapping[str, str]) -> Printed:
        """Keep what a file of this kind says, by mark, before it leaves."""
        with self._desk.writing():
            number = keep(self._desk, kind, sha256, log_head, texts)
        row = self._desk.row("SELECT * FROM printed WHERE number = ?", [number])
        assert row is not None
        return printed_of(row)


def keep(desk: Desk, kind: str, sha256: str, log_head: str, texts: Mapping[str, str]) -> int:
    """Keep what a file says, inside a transaction; gives its number."""
    return int(
        desk.connection.execute(
            "INSERT INTO printed (kind, sha256, log_head, texts, at) VALUES (?, ?, ?, ?, ?)",
            [kind, sha256, log_head, as_json(dict(texts)), now()],
        ).lastrowid
        or 0
    )
