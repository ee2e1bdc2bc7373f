"""An author typing on the real screen at a fast typist's pace, and the program killed at a random moment."""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from storage.care import verify
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE
from tests.screens.real_terminal import Window, environment, imr

ROOT = Path(__file__).resolve().parents[2]
PLANTED = "Quillfeather"
"""A word that stands in everything typed."""


@dataclass
class Line:
    """A line as it was typed: its text, when each key went, and whether Enter was pressed after it."""

    text: str = ""
    at: list[float] = field(default_factory=list)
    entered: bool = False


@dataclass(frozen=True)
class Sitting:
    """Where an author types: the keys that lead there and what is shown then, what is typed each time, how many of
    those the screen says are saved, and what of it a case must hold."""

    keys: str
    shown: str
    text: Callable[[int], str]
    count: Callable[[Window], int | None]
    saved: Callable[[CaseFile], set[str | None]]


@dataclass
class Killed:
    """What came of one round. `gone` is the seconds of typing that are not on disk, the first lost key to the kill."""

    acknowledged: int
    lost: list[str]
    gone: float
    offered_again: int
    sound: bool
    plain: list[str]


def type_and_kill(
    case: Path, home: Path, number: int, chance: random.Random, at: Sitting | None = None
) -> Killed:
    """Type rows, or what is typed `at` another screen, at some 20 keys a second, kill the program at some moment, and
    look at what is on disk.

    In every other round the moment is just after an Enter, while a row is being saved.
    `home` holds the file `passphrase`; all files under it are searched for what was typed.
    """
    command = imr(str(case), "--passphrase-file", str(home / "passphrase"))
    window = Window(command, environment(home, TMPDIR=str(home / "tmp")), cwd=ROOT)
    try:
        window.comes_to_show("F1 Help")
        at = at or CHRONOLOGY
        if at.keys:
            window.comes_to(lambda: _count(window) is not None)
            window.types(at.keys)
            window.comes_to_show(at.shown)
        window.comes_to(lambda: at.count(window) is not None)
        before = at.count(window) or 0
        lines = _type_until(window, number, chance, at)
        killed = time.monotonic()
        os.kill(window.child.pid, signal.SIGKILL)
        # What it had sent before it died was said to the author.
        while window.reads(0.1):
            pass
        said = (at.count(window) or before) - before
    finally:
        window.close()
    plain = plain_files(home)
    report = verify.verify_path(case, PASSPHRASE)
    with CaseFile.open(case, PASSPHRASE) as opened:
        events = at.saved(opened)
        drafts = [draft.text for draft in opened.drafts.orphans()]
        for draft in opened.drafts.orphans():
            opened.drafts.drop(draft.id)
    entered = [line for line in lines if line.entered]
    lost = [line.text for line in entered[:said] if _event(line.text) not in events]
    unsaved = [line for line in lines if not (line.entered and _event(line.text) in events)]
    first = _first_lost(unsaved, drafts)
    again = sum(not any(line.text.startswith(draft) for line in unsaved) for draft in drafts)
    return Killed(said, lost, killed - first if first else 0.0, again, report.good, plain)


def plain_files(folder: Path, *words: str) -> list[str]:
    """The files in a folder, at any depth, that hold the planted word, or any of these, as anything could write it."""
    forms = {
        text.encode(coding) for word in (PLANTED, *words) for text in (word, word.lower(), word.upper())
        for coding in ("utf-8", "utf-16-le", "utf-16-be")
    }  # fmt: skip
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            raw = path.read_bytes()
            if any(form in raw for form in forms):
                found.append(str(path))
    return found


def _type_until(window: Window, number: int, chance: random.Random, where: Sitting) -> list[Line]:
    enters = chance.randrange(1, 4) if number % 2 else 0
    end = time.monotonic() + (60 if enters else chance.uniform(0.3, 6))
    lines: list[Line] = []
    while True:
        line = Line()
        lines.append(line)
        for key in f"{where.text(number * 1000 + len(lines))}\r":
            due = time.monotonic() + chance.uniform(0.03, 0.07)
            if time.monotonic() >= end:
                return lines
            assert window.child.isalive(), f"The program ended by itself:\n{window.text}"
            at = time.monotonic()
            window.types(key)
            if key == "\r":
                line.entered = True
                if len(lines) == enters:
                    end = at + chance.uniform(0, 0.3)
            else:
                line.text += key
                line.at.append(at)
            window.reads(max(0.0, due - time.monotonic()))


def _count(window: Window) -> int | None:
    """How many entries the screen says there are."""
    found = re.search(r"(\d+) entr(?:y|ies)\s*$", window.screen.display[0].rstrip())
    return int(found[1]) if found else None


def _event(line: str) -> str:
    return line.partition(": ")[2]


def _first_lost(unsaved: list[Line], drafts: list[str]) -> float | None:
    """When the first key went that is in no row and no draft; None when every key is on disk."""
    for line in unsaved:
        kept = max((len(draft) for draft in drafts if line.text.startswith(draft)), default=0)
        if kept < len(line.at):
            return line.at[kept]
    return None


def _words(window: Window, each: int = 3) -> int | None:
    """How many paragraphs of so many words the title of the minutes, or of a section of the report, counts."""
    found = re.search(r"([\d,]+) words?\b", window.screen.display[0])
    return int(found[1].replace(",", "")) // each if found else None


CHRONOLOGY = Sitting(
    "", "", lambda number: f"3/3/24 SW1: call {number} {PLANTED}", _count,
    lambda case: {entry.event for entry in case.entries.all()},
)  # fmt: skip
MINUTES = Sitting(
    "/minutes 1\r", "Interview 1", lambda number: f"2: call {number} {PLANTED}", _words,
    lambda case: {each.text for each in case.minutes.of(1).paragraphs},
)  # fmt: skip
REPORT = Sitting(
    "/write narrative\r", "Narrative", lambda number: f"Then: call {number} {PLANTED}",
    lambda window: _words(window, 4),
    lambda case: {_event(each.text) for each in case.passages.of("narrative")},
)  # fmt: skip
