"""A program on a terminal of its own (a pty), its screen read as an author sees it, every byte counted and timed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyte

# Asked of the terminal by Textual, and answered as terminals in use do: what it has to draw is drawn at once.
ASKS_SYNC, HAS_SYNC = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


@dataclass(frozen=True, slots=True)
class Burst:
    """What a program sent at one moment: seconds on the monotonic clock, and how many bytes."""

    at: float
    size: int


class Gone(Exception):
    """The program ended, or did not show what was waited for; the message is its screen."""


class Terminal:
    """A running program and its screen. Also a context manager: leaving kills the program."""

    def __init__(
        self, command: Sequence[str | Path], env: Mapping[str, str], cwd: Path, *, width: int = 80, height: int = 24,
        keep: bool = False,
    ) -> None:
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.sent: bytearray | None = bytearray() if keep else None
        self.bursts: list[Burst] = []
        self._fd, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=dict(env),
            start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    # What is shown

    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [line.rstrip() for line in self.screen.display]

    def sees(self, text: str) -> bool:
        """Whether this stands somewhere on the screen."""
        return any(text in line for line in self.screen.display)

    # Reading and typing

    def read(self, seconds: float) -> Burst | None:
        """Take what the program sends next, waiting so long at most; None when it sends nothing. Raises Gone."""
        ready, _, _ = select.select([self._fd], [], [], max(0.0, seconds))
        if not ready:
            return None
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            data = b""
        if not data:
            raise Gone("The program ended:\n" + "\n".join(self.lines()))
        burst = Burst(time.perf_counter(), len(data))
        if ASKS_SYNC in data:
            os.write(self._fd, HAS_SYNC)
        if self.sent is not None:
            self.sent += data
        # pyte draws the rest of sequences that begin so as text; no program of ours needs them drawn.
        self._stream.feed(data.replace(b"\x1b[>", b"\x1b[?"))
        self.bursts.append(burst)
        return burst

    def until(self, shown: Callable[[], bool], seconds: float = 30.0) -> float:
        """Read until something is shown; gives the moment its last byte came. Raises Gone."""
        end = time.perf_counter() + seconds
        while True:
            burst = self.read(end - time.perf_counter())
            if burst is not None and shown():
                return burst.at
            if burst is None or time.perf_counter() > end:
                raise Gone("It was never shown:\n" + "\n".join(self.lines()))

    def rest(self, quiet: float = 0.15, seconds: float = 30.0) -> None:
        """Read until nothing has come for so long."""
        end = time.perf_counter() + seconds
        while self.read(quiet) is not None and time.perf_counter() < end:
            pass

    def type(self, keys: str | bytes) -> float:
        """Send keys; gives the moment they went."""
        data = keys.encode() if isinstance(keys, str) else keys
        at = time.perf_counter()
        os.write(self._fd, data)
        return at

    # Ending

    def kill(self) -> None:
        """End the program at once, as a lost machine does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def drained(self, seconds: float = 10.0) -> int:
        """Read to the end of a program that is leaving; gives its exit code."""
        end = time.perf_counter() + seconds
        try:
            while time.perf_counter() < end:
                self.read(0.1)
        except Gone:
            pass
        return self.process.wait(timeout=seconds)
