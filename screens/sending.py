"""The last steps of the one way out, for screen and command alike: the log first, then the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from exporters.prepare import Ready
    from storage.casefile import CaseFile


def send(case: CaseFile, ready: Ready, path: Path) -> Path:
    """Log that this file leaves the case, then put it on disk under a new name; returns where it is.

    Raises `Stopped` or `WrongUse` for a name it may not have and `CannotWrite` when it cannot be placed. What is
    plain beforehand is refused before anything is logged; after a fault while writing the log has a line of a file
    that is nowhere, which is safe, as its hash tells it apart.
    """
    ready.check_place(path)
    case.record(ready)
    return ready.place(path)


def send_to(case: CaseFile, ready: Ready, stream: BinaryIO) -> None:
    """Log that this file leaves the case, then write it to a stream, as for a pipe."""
    case.record(ready)
    ready.write_to(stream)
