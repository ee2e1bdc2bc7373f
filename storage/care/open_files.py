"""Which files this process has open as a database: none of them is read past its connections.

Closing any descriptor of a file lets go of every POSIX lock the process holds on it, those of a transaction in
progress among them; another program could then write in the middle of it. The database sees to its own descriptors.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any
from weakref import WeakSet

from storage.plain_files import open_plain

HEAD = 16
"""Bytes at the start of a file that tell a plain database, and are the salt of an encrypted one."""

OPENING = threading.RLock()
"""Held from looking at a file until its connection is noted."""

_connections: WeakSet[Any] = WeakSet()


def note(path: Path, connection: Any) -> None:
    """Keep that this connection has the file; it knows by `head` what the file begins with. Raises OSError."""
    connection.place = _place(path)
    _connections.add(connection)


def let_go(connection: Any) -> None:
    """The connection was closed."""
    with OPENING:
        _connections.discard(connection)


def head_of(path: Path) -> bytes:
    """The first 16 bytes of a file, or as many as it has; of one that is open, as a connection to it knows them.

    Raises OSError.
    """
    with OPENING:
        place = _place(path)
        for held in _connections:
            if held.place == place:
                return bytes(held.head)
        with open_plain(path) as file:
            return file.read(HEAD)


def missing(path: Path, connection: Any) -> str:
    """That the file this connection was opened to is not there any more, or another is in its place; "" where it is."""
    try:
        place = _place(path)
    except FileNotFoundError:
        return f"The case file {path.name} is gone from {path.absolute().parent}"
    except OSError:
        return ""
    return "" if place == connection.place else (
        f"Another file has taken the place of {path.name} in {path.absolute().parent}"
    )  # fmt: skip


def _place(path: Path) -> tuple[int, int]:
    """What a file is known by, whatever its name."""
    about = path.stat()
    return about.st_dev, about.st_ino
