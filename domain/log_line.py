"""A line of the log of a case, as it can be shown to anyone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """What a line of the log says without its content. `user` is user-1, user-2; the hashes are in hexadecimal."""

    number: int
    at: str
    user: str
    session: str
    verb: str
    what: tuple[str, ...]
    digest: str
    hash: str
