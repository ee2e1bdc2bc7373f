"""A reading room: what it takes to become one and to come back, and where it is kept beside a case."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

WAY = "reading room"
LEFT = "The reading room was left without the passphrase."


@dataclass(frozen=True, slots=True)
class Room:
    """What the program needs to become a reading room and to come back: the case, by its path, and the packet.

    `root` is what the keys of the packet come from; `number` is the meeting; `back` is the folder the author was in,
    None while the author is still there.
    """

    case: Path
    packet: Path
    number: int
    root: bytes = field(repr=False)
    back: Path | None = None


def folder_of(case: Path) -> Path:
    """Where packets read here, and their answers, are kept beside a case: each sealed."""
    return case.with_name(f"{case.stem}.room")


def sign_of(case: Path) -> Path:
    """The file that stands there while somebody reads."""
    return folder_of(case) / "reading"


def left_open(case: Path) -> bool:
    """Whether somebody read here when the program last ended: only the passphrase itself opens the case then."""
    return any(os.path.lexists(sign_of(each)) for each in {case, case.resolve()})
