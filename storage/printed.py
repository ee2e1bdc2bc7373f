"""What files that left said of the case, so that what comes back can be compared. Kept for good, apart from the log."""

from __future__ import annotations

from collections.abc import Mapping

from domain.errors import WrongUse
from domain.report import Printed
from storage.columns import as_json
from storage.desk import Desk, Row, verb
from storage.ledger_lines import now
from storage.report_rows import printed_of

_LEAST = 12
"""Of the head of a log so many characters are enough to know it by."""


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

    @verb
    def by_head(self, log_head: str, kind: str = "") -> Printed | None:
        """What the last file said that bears this head of the log, or its beginning; of this kind where one is named.

        Raises WrongUse for a beginning too short to tell by.
        """
        head = log_head.strip().casefold()
        if len(head) < _LEAST:
            raise WrongUse(f"Give at least {_LEAST} characters of the head of the log that is printed on the file.")
        return self._last("substr(log_head, 1, ?) = ? AND (? = '' OR kind = ?)", len(head), head, kind, kind)

    @verb
    def by_sha256(self, sha256: str) -> Printed | None:
        """What the file of this SHA-256 said, None where no such file left."""
        return self._last("sha256 = ?", sha256.strip().casefold())

    @verb
    def last(self, kind: str) -> Printed | None:
        """What the last file of this kind said, None where none left."""
        return self._last("kind = ?", kind)

    def _last(self, where: str, *parameters: str | int) -> Printed | None:
        row: Row | None = self._desk.row(
            f"SELECT * FROM printed WHERE {where} ORDER BY number DESC LIMIT 1", parameters
        )
        return None if row is None else printed_of(row)


def keep(desk: Desk, kind: str, sha256: str, log_head: str, texts: Mapping[str, str]) -> int:
    """Keep what a file says, inside a transaction; gives its number."""
    return int(
        desk.connection.execute(
            "INSERT INTO printed (kind, sha256, log_head, texts, at) VALUES (?, ?, ?, ?, ?)",
            [kind, sha256, log_head, as_json(dict(texts)), now()],
        ).lastrowid
        or 0
    )
