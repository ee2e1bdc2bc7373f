"""A secret shown once: on the terminal itself, where neither the scrollback nor a file keeps it."""

from __future__ import annotations

import os
from pathlib import Path

from domain.errors import WrongUse
from tui.terminal import CLEAR, FORGET

_OTHER_SCREEN, _BACK = "\x1b[?1049h", "\x1b[?1049l"


def check_can_show(instead: str) -> None:
    """Refuse beforehand where no terminal can show it. Raises WrongUse, which says what to give `instead`."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
        there = os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")
    except OSError:
        there = False
    if not there:
        raise WrongUse(f"There is no terminal to show the phrase on, once: give {instead}.")


def show_once(lines: list[str]) -> None:
    """Show these lines on the terminal's other screen until Enter, and clear it. Raises WrongUse without one.

    What the terminal would scroll back to is cleared too: some keep there what their other screen showed.
    """
    try:
        with Path("/dev/tty").open("r+b", buffering=0) as terminal:
            shown = "\r\n".join(("", *lines, "", " Enter when you have written it down: it is not shown again. "))
            try:
                terminal.write(f"{_OTHER_SCREEN}{CLEAR}{shown}".encode())
                while (typed := terminal.read(1)) not in (b"\n", b"\r", b""):
                    del typed
            finally:
                terminal.write(f"{CLEAR}{_BACK}{FORGET}".encode())
    except OSError:
        raise WrongUse("There is no terminal to show it on.") from None
