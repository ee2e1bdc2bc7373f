"""The terminal the program runs in: what it can show, and a driver that survives what happens to it."""

from __future__ import annotations

import codecs
import os
import re
import selectors
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

_UNPASTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
CLEAR = "\x1b[0m\x1b[H\x1b[2J"
FORGET = f"{CLEAR}\x1b[3J"
"""Takes the screen away, and what the terminal would scroll back to, where it knows that; tmux does."""

SHOW_CURSOR = "\x1b[?25h"
UNSENT = frozenset({"\x1b[?1004h", "\x1b[<u"})
"""What Textual would send and this program does not: to be told of the window's focus, which loses the first key
typed after it; and to end a key protocol that was never begun."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the environment says of the terminal.

    `colours` is 0 (none wanted or none there), 8, 16, 256 or 16,777,216. `ascii_only` is true where the locale is
    not UTF-8: then the program's own lines and dots are drawn in ASCII. `addressable` is false for a terminal
    that cannot place its cursor (TERM=dumb or none).
    """

    colours: int
    ascii_only: bool
    addressable: bool


def terminal(environ: Mapping[str, str]) -> Terminal:
    """Read from TERM, COLORTERM, NO_COLOR and the locale's variables."""
    term = environ.get("TERM", "")
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    return Terminal(
        colours=_colours(term, environ.get("COLORTERM", ""), bool(environ.get("NO_COLOR"))),
        ascii_only="utf8" not in locale.lower().replace("-", ""),
        addressable=term not in ("", "dumb", "unknown"),
    )


def forget_shown() -> None:
    """Take away what the terminal shows and what it would scroll back to: somebody else sits down, or gets up."""
    if sys.stdout.isatty() and terminal(os.environ).addressable:
        with suppress(OSError):
            sys.stdout.flush()
            os.write(sys.stdout.fileno(), FORGET.encode())


def _colours(term: str, colorterm: str, unwanted: bool) -> int:
    if unwanted or term.endswith("-mono") or term in ("vt100", "vt102", "vt220"):
        return 0
    if colorterm.lower() in ("truecolor", "24bit") or term.endswith("-direct"):
        return 1 << 24
    if "256" in term:
        return 256
    return 16


def prepare_streams() -> None:
    """Have the screen written as UTF-8 whatever the locale: otherwise Python writes escapes like \\u258b into it."""
    if sys.__stderr__ is not None:
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


class Pastes:
    """Takes out of what is pasted all that is neither text nor the end of a line or a tab.

    Textual takes an escape character within a paste for its end, and what follows for keys typed: Enter among them.
    """

    BEGIN, END = "\x1b[200~", "\x1b[201~"

    def __init__(self) -> None:
        self._inside = False
        self._last = self._held = ""

    def tamed(self, text: str) -> str:
        """The next piece of what the terminal sends. Within a paste a mark that may go on in the piece to come is
        held back; outside nothing is, for an escape character alone is a key."""
        text, self._held = self._held + text, ""
        pieces = []
        while text:
            if self._inside:
                pasted, end, text = text.partition(self.END)
                if not end:
                    kept = next((size for size in range(len(self.END), 0, -1) if pasted.endswith(self.END[:size])), 0)
                    self._held = pasted[len(pasted) - kept :]
                pieces += (_UNPASTED.sub("", pasted.removesuffix(self._held)), end)
                self._inside = not end
            else:
                seen = self._last + text
                found = seen.find(self.BEGIN)
                upto = len(text) if found < 0 else found + len(self.BEGIN) - len(self._last)
                pieces.append(text[:upto])
                self._last = "" if found >= 0 else seen[1 - len(self.BEGIN) :]
                self._inside, text = found >= 0, text[upto:]
        return "".join(pieces)


class Lasting(LinuxDriver):
    """The pinned Textual's driver with a real terminal's accidents thought of.

    A byte that is not UTF-8 is a stray, not the end; a terminal that has gone is told once, as `gone`, and nothing
    waits for it; the cursor stays visible, for it is where a screen reader looks; no key protocol is switched on
    that would be left on in the author's terminal when the connection drops; leaving clears what was shown.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        constants.DISABLE_KITTY_KEY = True  # type: ignore[misc]
        before = signal.getsignal(signal.SIGTSTP)
        super().__init__(app, **options)
        if before is signal.SIG_IGN:
            # Who runs the program wants it not to be stopped, as in the reading room.
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        self._file = _Forgiving(self._file)  # type: ignore[assignment]
        self.gone: Callable[[], None] = lambda: None

    def write(self, data: str) -> None:
        if data not in UNSENT:
            super().write(data)

    def start_application_mode(self) -> None:
        super().start_application_mode()
        self.write(SHOW_CURSOR)

    def stop_application_mode(self) -> None:
        self.write(CLEAR)
        super().stop_application_mode()

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as fault:
            self._loop.call_soon_threadsafe(self._app._handle_exception, fault)

    def run_input_thread(self) -> None:
        """Read keys until told to stop or the terminal has gone."""
        parser = XTermParser(self._debug)
        decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        paste = Pastes()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                for _ in selector.select(0.1):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        self._loop.call_soon_threadsafe(self._say_gone)
                        return
                    for event in parser.feed(paste.tamed(decode(data))):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _say_gone(self) -> None:
        self.gone()


class _Forgiving:
    """A stream to a terminal that may have gone: what cannot be written is let go."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def fileno(self) -> int:
        return int(self._stream.fileno())
