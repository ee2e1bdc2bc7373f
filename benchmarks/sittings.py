"""An author sitting at the program, or at VisiData, on a terminal of 80 by 24 with the same rows."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.cases import PASSPHRASE, Cases, program
from benchmarks.terminal import Terminal

FIRST_ROW = 2
"""The line of the screen, from 0, on which the first row of the chronology stands."""
PROMPT = "Passphrase:"
THINKS = 1.0
"""Seconds before an author has begun to type a passphrase, at the least."""

_ROW = re.compile(r" (Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")


def rows_are_shown(terminal: Terminal) -> bool:
    """Whether rows of the chronology stand on the screen."""
    return _ROW.match(terminal.screen.display[FIRST_ROW]) is not None


@dataclass(frozen=True, slots=True)
class Began:
    """Seconds from the command until something of ours stood on the screen, and until the passphrase was asked for."""

    paint: float
    prompt: float


@contextmanager
def at_prompt(cases: Cases, path: Path) -> Iterator[tuple[Terminal, Began]]:
    """The program asking for the passphrase of a case."""
    with Terminal([program("imr"), path], cases.env(), cases.folder) as terminal:
        paint = terminal.until(lambda: terminal.sees(path.name))
        prompt = paint if terminal.sees(PROMPT) else terminal.until(lambda: terminal.sees(PROMPT))
        yield terminal, Began(paint - terminal.begun, prompt - terminal.begun)


def think(terminal: Terminal) -> None:
    """Let the time pass in which an author recalls the passphrase."""
    end = time.perf_counter() + THINKS
    while time.perf_counter() < end:
        terminal.read(end - time.perf_counter())


def open_case(terminal: Terminal) -> float:
    """Type the passphrase; gives the seconds until the rows were shown."""
    typed = terminal.type(PASSPHRASE + "\r")
    return terminal.until(lambda: rows_are_shown(terminal)) - typed


@contextmanager
def chronology(cases: Cases, path: Path) -> Iterator[Terminal]:
    """The chronology of a case, at rest."""
    with at_prompt(cases, path) as (terminal, _):
        think(terminal)
        open_case(terminal)
        terminal.rest(1.2)
        yield terminal


@contextmanager
def visidata(cases: Cases, count: int) -> Iterator[Terminal]:
    """The same rows in VisiData, loaded whole and at rest."""
    command = [program("vd"), "--motd-url=", cases.text(count)]
    with Terminal(command, cases.env(), cases.folder) as terminal:
        terminal.until(lambda: f"{count} rows" in terminal.screen.display[-1], 120)
        terminal.rest(0.5, 5)
        # The greeting over the table is drawn until a key is pressed.
        terminal.type("jk")
        terminal.rest(0.5, 5)
        yield terminal
