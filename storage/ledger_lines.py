"""The lines of the log: how each is written and what it is hashed from.

hash = SHA-256(hash of the line before ‖ header ‖ SHA-256(salt ‖ content)), the header and the content in canonical
JSON, the salt 32 random bytes. So headers and digests can be shown, and checked, without the content.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sqlite3 import Connection

# The hash before the first line.
START = bytes(32)
# A line of the log keeps at most so many rows: an import of thousands is several lines of one transaction.
ROWS_A_LINE = 500


class Change(NamedTuple):
    """One row as an act found it and left it; None where there was, or is, no such row."""

    table: str
    key: Any
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Written(NamedTuple):
    """A line of the log, by its number and its hash: another may stand at that number once a backup was restored."""

    number: int
    hash: bytes


def canonical(value: object) -> str:
    """JSON that is the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def header(number: int, at: str, user: str, session: str, verb: str, what: str) -> bytes:
    """What a line says openly, as it goes into the hash."""
    return canonical([number, at, user, session, verb, what]).encode()


def digest(salt: bytes, content: str) -> bytes:
    """What stands for the content of a line where the content is not shown."""
    return hashlib.sha256(salt + content.encode()).digest()


def chained(before: bytes, head: bytes, digest_of_content: bytes) -> bytes:
    """The hash of a line."""
    return hashlib.sha256(before + head + digest_of_content).digest()


def now() -> str:
    """This moment in UTC, ISO 8601, to the second."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def append(
    connection: Connection,
    user: int,
    session: str,
    verb: str,
    changes: Sequence[Change],
    note: Mapping[str, Any] | None = None,
) -> tuple[Written, ...]:
    """Write the lines of one act, inside its transaction; returns which, none when there is nothing to say."""
    parts = [changes[start : start + ROWS_A_LINE] for start in range(0, len(changes), ROWS_A_LINE)]
    if not parts and note:
        parts = [[]]
    last = connection.execute("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1").fetchall()
    number, previous = last[0] if last else (0, START)
    lines = []
    for part in parts:
        number += 1
        at, who = now(), f"user-{user}"
        what = " ".join(f"{change.table}/{change.key}" for change in part)
        content = canonical({"changes": part, **(note or {})})
        salt = secrets.token_bytes(32)
        sealed = digest(salt, content)
        previous = chained(previous, header(number, at, who, session, verb, what), sealed)
        connection.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, at, who, session, verb, what, salt, content, sealed, previous),
        )
        lines.append(Written(number, previous))
    return tuple(lines)
