"""Where the program starts and ends: the process made private, one command run, one exit code given."""

from __future__ import annotations

import errno
import gc
import io
import logging
import os
import resource
import sys
import threading
import warnings
from collections.abc import Sequence
from contextlib import suppress

import click

from domain.clean import harmless
from domain.errors import Refusal
from tui import signals
from tui.saying import say

PR_SET_DUMPABLE = 4
DONE, WRONG_USE, CANNOT_WRITE, FAULT = 0, 2, 5, 70
CANNOT_WRITE_ERRORS = {
    errno.EACCES, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.ENOSPC, errno.EPERM, errno.EROFS, errno.EBUSY,
}


def main() -> None:
    """The `imr` command."""
    # What is loaded stays: looking for rubbish among it at every 700 objects takes a tenth of the start.
    gc.set_threshold(20_000)
    make_private()
    speak_utf8()
    signals.listen()
    code = run(sys.argv[1:])
    leave(code)


def make_private() -> None:
    """No core dumps; every file made is its owner's only, until a case is shared; nothing is told by libraries.

    What a library logs or warns of, and what a thread dies of, may hold case text and would go to the terminal. The
    screen's library can be told by the environment to log every key to a file, to draw the screen into one, or to
    send both to a port: here it cannot. To be called before that library is loaded.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _shut_memory()
    os.umask(0o077)
    for name in [name for name in os.environ if name.startswith("TEXTUAL")]:
        del os.environ[name]
    warnings.simplefilter("ignore")
    logging.lastResort = logging.NullHandler()
    threading.excepthook = lambda died: _keep(died.exc_value)
    sys.unraisablehook = lambda lost: _keep(lost.exc_value)


def _shut_memory() -> None:
    """Have the system keep other processes of the account out of this one's memory, and collectors of crashes too.

    A limit of 0 does not keep a core dump from a collector that the system pipes it to.
    """
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


class Harmless(io.TextIOWrapper):
    """A stream to a terminal by which no text, of a board's file or a file's name, moves the cursor or the title."""

    def write(self, text: str, /) -> int:
        return super().write(harmless(text))


def speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says: case files and boards' files do. Terminals get harmless text."""
    for stream in (sys.stdin, sys.stdout, sys.stderr, sys.__stderr__):
        if stream is not None and hasattr(stream, "reconfigure"):
            errors = "surrogateescape" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding="utf-8", errors=errors)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if type(stream) is io.TextIOWrapper and stream.isatty():
            stream.flush()
            setattr(sys, name, Harmless(stream.buffer, "utf-8", "backslashreplace", line_buffering=True))


def run(args: Sequence[str]) -> int:
    """Run one command line and give its exit code; what went wrong is said on stderr, as a sentence."""
    from tui.command_line import imr

    try:
        with imr.make_context("imr", list(args)) as context:
            imr.invoke(context)
        sys.stdout.flush()
        return DONE
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return WRONG_USE
    except Refusal as refusal:
        say(refusal.sentence)
        return refusal.exit_code
    except signals.Ended as ended:
        return ended.exit_code
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        return DONE
    except OSError as error:
        if error.errno in CANNOT_WRITE_ERRORS:
            say(f"{f'{error.filename}: ' if error.filename else ''}{error.strerror}. Nothing more was written.")
            return CANNOT_WRITE
        return _fault(error)
    except Exception as fault:
        return _fault(fault)


def leave(code: int) -> None:
    """End the process; a reader of stdout that has gone away is not worth a word."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        if code == DONE:
            say(f"The result could not be written: {error.strerror}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = code or CANNOT_WRITE
    sys.exit(code)


def _keep(fault: BaseException | None) -> None:
    if fault is not None:
        from tui.faults import record

        record(fault)


def _fault(fault: BaseException) -> int:
    from tui.faults import told

    say(told(fault))
    return FAULT


if __name__ == "__main__":
    main()
