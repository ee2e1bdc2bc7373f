"""The program in a real pseudo-terminal, and what a terminal would show of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pexpect
import pyte


class Window:
    """A terminal of some size with a program in it. `bytes` counts what the program has sent."""

    def __init__(
        self, command: Sequence[str], env: dict[str, str], *, width: int = 80, height: int = 24,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.child = pexpect.spawn(
            command[0], list(command[1:]), env=env, dimensions=(height, width), encoding=None,
            cwd=str(cwd) if cwd else None,
        )
        self.child.delaybeforesend = None

    def reads(self, seconds: float = 0.1) -> bytes:
        """Show what comes within so many seconds."""
        got = b""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                data = self.child.read_nonblocking(65536, timeout=left)
            except (pexpect.TIMEOUT, pexpect.EOF):
                break
            got += data
            # pyte draws the prefixed sequences it does not know as text
            self._stream.feed(data.replace(b"\x1b[?2026$p", b"").replace(b"\x1b[?2048$p", b""))
        self.raw += got
        return got

    def types(self, text: str) -> None:
        """Send keys as a terminal does."""
        self.child.send(text.encode())

    def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        self.screen.resize(height, width)
        self.child.setwinsize(height, width)

    @property
    def text(self) -> str:
        """What is shown."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def comes_to(self, what: Callable[[], bool], seconds: float = 90) -> None:
        """Wait for something to be so."""
        until = time.monotonic() + seconds
        while not what():
            if time.monotonic() > until:
                raise AssertionError(f"It did not come to that:\n{self.text}")
            self.reads(0.05)

    def comes_to_show(self, text: str, seconds: float = 90) -> None:
        """Wait until this is shown."""
        self.comes_to(lambda: text in self.text, seconds)

    def ends(self, seconds: float = 90) -> int:
        """Wait for the program to end, and give its exit code as a shell would report it."""
        self.comes_to(lambda: not self.child.isalive(), seconds)
        self.reads(0.1)
        self.child.close()
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus or 0)

    def vanish(self) -> None:
        """The terminal is gone, as when a connection drops; the program may still run."""
        self.child.ptyproc.fileobj.close()
        self.child.ptyproc.closed = self.child.closed = True

    def close(self) -> None:
        """Have done with it."""
        if not self.child.closed:
            self.child.close(force=True)


def environment(home: Path, **changes: str) -> dict[str, str]:
    """A plain environment with its own home; a change to "" takes a variable out."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ}
    env = {
        **kept, "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", **changes,
    }
    return {name: value for name, value in env.items() if value}


def imr(*arguments: str) -> list[str]:
    """The command that runs the program of this checkout."""
    return [sys.executable, "-m", "tui.start", *arguments]
