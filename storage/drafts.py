"""Half-typed lines and forms: kept apart from the rows, not logged, each belonging to the session that typed it."""

from __future__ import annotations

import functools
import os
import secrets
import socket
from pathlib import Path
from typing import NamedTuple

from domain.clean import clean
from storage.desk import Desk, verb
from storage.ledger_lines import now


class Typed(NamedTuple):
    """What someone was typing: `place` is "line" or "form:ID", `at` when it was last kept (UTC), `user` who."""

    id: int
    place: str
    text: str
    at: str
    user: str


class Drafts:
    """What is being typed. Every verb is on disk when it returns, and may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @verb
    def save(self, place: str, text: str) -> None:
        """Keep what is typed here so far, in place of what was kept before; nothing typed drops it."""
        desk, text = self._desk, clean(text)
        kept = desk.value("SELECT text FROM drafts WHERE session = ? AND place = ?", [desk.session, place])
        if (kept or "") == text:
            return
        with desk.writing():
            if text:
                desk.connection.execute(
                    "INSERT INTO drafts (session, place, text, at, user, host, pid, process) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (session, place) DO UPDATE SET text = excluded.text, at = excluded.at",
                    [desk.session, place, text, now(), desk.user, socket.gethostname(), os.getpid(), _this_process()],
                )
            else:
                desk.connection.execute("DELETE FROM drafts WHERE session = ? AND place = ?", [desk.session, place])

    @verb
    def mine(self) -> list[Typed]:
        """What this session is typing."""
        return self._where("session = ?", [self._desk.session])

    @verb
    def orphans(self) -> list[Typed]:
        """What sessions were typing that are no more: killed, dropped, or closed in the middle. One's own first."""
        rows = self._desk.tuples(
            "SELECT number, host, pid, process FROM drafts WHERE session != ?", [self._desk.session]
        )
        left = [str(number) for number, host, pid, process in rows if not _alive(host, pid, process)]
        if not left:
            return []
        found = self._where(f"number IN ({','.join(left)})", [])
        return sorted(found, key=lambda typed: typed.user != self._desk.user)

    @verb
    def adopt(self, id: int) -> Typed | None:
        """Take over what another session left, so that it is offered to no one else; None when it is gone."""
        desk = self._desk
        with desk.writing():
            row = desk.row("SELECT * FROM drafts WHERE number = ?", [id])
            if row is None:
                return None
            desk.connection.execute("DELETE FROM drafts WHERE session = ? AND place = ?", [desk.session, row["place"]])
            desk.connection.execute(
                "UPDATE drafts SET session = ?, user = ?, host = ?, pid = ?, process = ? WHERE number = ?",
                [desk.session, desk.user, socket.gethostname(), os.getpid(), _this_process(), id],
            )
        return Typed(id, row["place"], row["text"], row["at"], row["user"])

    @verb
    def drop(self, which: int | str) -> None:
        """Forget one by its id, or this session's by its place."""
        desk = self._desk
        where, parameters = (
            ("number = ?", [which]) if isinstance(which, int) else ("session = ? AND place = ?", [desk.session, which])
        )
        if desk.value(f"SELECT 1 FROM drafts WHERE {where}", parameters):
            with desk.writing():
                desk.connection.execute(f"DELETE FROM drafts WHERE {where}", parameters)

    def leave(self) -> None:
        """Leave what is still being typed to whoever opens the case next; on the thread, before closing."""
        if self._desk.value("SELECT 1 FROM drafts WHERE session = ?", [self._desk.session]):
            with self._desk.writing():
                self._desk.connection.execute("UPDATE drafts SET pid = 0 WHERE session = ?", [self._desk.session])

    def _where(self, where: str, parameters: list[str]) -> list[Typed]:
        rows = self._desk.tuples(
            f"SELECT number, place, text, at, user FROM drafts WHERE {where} ORDER BY number", parameters
        )
        return [Typed(*row) for row in rows]


@functools.cache
def _this_process() -> str:
    """What tells this run of the program from any other that has, had or will have its process id.

    The random part tells it from the program it replaced itself by when it was locked: same id, same start.
    """
    return f"{_started(os.getpid())} {secrets.token_hex(4)}"


def _started(pid: int) -> str:
    """When a process of this host began, as the system counts it; "" where that cannot be known."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        # The name, in brackets, may hold spaces: the 22nd field is the 20th after it.
        return f"{boot}:{Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[19]}"
    except (OSError, IndexError):
        return ""


def _alive(host: str, pid: int, process: str) -> bool:
    if host != socket.gethostname() or pid <= 0:
        return False
    if pid == os.getpid():
        return process == _this_process()
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It is there, and another user's.
        pass
    started = _started(pid)
    return not started or process.split(" ")[0] in ("", started)
