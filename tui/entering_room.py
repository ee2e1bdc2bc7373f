"""Becoming the reading room: the program begun anew with nothing of the case in memory, and what it is handed."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import NoReturn

from screens.answering.room import Room
from tui.signals import keep_out
from tui.terminal import forget_shown

READER, PROMPT = "reader", "prompt"
NOWHERE = "/"
"""The folder a reader's process is in: that of the author says whose case it is."""

OF_A_FOLDER = ("PWD", "OLDPWD", "_")


def enter(room: Room, what: str = READER) -> NoReturn:
    """Become the reading room, or the prompt behind it, with nothing of the case in memory.

    What it needs goes through a pipe: neither arguments nor environment name the case or hold a key.
    """
    keep_out()
    sys.stdout.flush()
    sys.stderr.flush()
    forget_shown()
    os.execve(sys.executable, [*command(what), str(handed(room))], elsewhere())


def beside(room: Room) -> int:
    """The reading room as a process of its own, for a program that has to tidy up after it; its exit code."""
    import subprocess

    keep_out()
    forget_shown()
    descriptor = handed(room)
    try:
        return subprocess.call([*command(READER), str(descriptor)], pass_fds=[descriptor], env=elsewhere())
    finally:
        os.close(descriptor)


def command(what: str) -> list[str]:
    """The command that runs a part of the reading room; the number of a descriptor follows."""
    return [sys.executable, "-P", "-m", "tui.reading_room", what]


def elsewhere() -> dict[str, str]:
    """The environment without what says in which folder the author is."""
    return {**{name: value for name, value in os.environ.items() if name not in OF_A_FOLDER}, "PWD": NOWHERE}


def handed(room: Room) -> int:
    """What a room needs, in a pipe that the next program inherits; the number of its descriptor."""
    told = {
        "case": str(room.case), "packet": str(room.packet), "number": room.number, "root": room.root.hex(),
        "back": str(room.back or Path.cwd()),
    }  # fmt: skip
    descriptor, into = os.pipe()
    os.write(into, json.dumps(told).encode())
    os.close(into)
    os.set_inheritable(descriptor, True)
    return descriptor


def taken(descriptor: int) -> Room:
    """What was handed over; nothing of it is left open."""
    with os.fdopen(descriptor, "rb") as file:
        told = json.loads(file.read())
    return Room(
        Path(told["case"]), Path(told["packet"]), int(told["number"]), bytes.fromhex(told["root"]), Path(told["back"])
    )
