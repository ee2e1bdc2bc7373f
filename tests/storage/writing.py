"""Separate processes that write to a case and say so through a pipe, for tests that kill them or crowd them."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).resolve().parents[2]

TYPING = """
import dataclasses, os, sys
from datetime import date
from pathlib import Path
from domain.entry import Entry
from domain.people import Person
from domain.when import When
from storage.casefile import CaseFile
name, count = sys.argv[3], int(sys.argv[4])
case = CaseFile.open(Path(sys.argv[1]), sys.argv[2], user=name)
said = sys.stdout.fileno()
when = When("3/3/24", "day", date(2024, 3, 3), date(2024, 3, 3))
number = 0
while not count or number < count:
    number += 1
    line = f"{name} typed row {number}"
    case.drafts.save("line", line)
    os.write(said, f"typed {line}\\n".encode())
    code = f"{name.upper()}{number}"
    row = case.entries.add(Entry(when=when, event=line, people=(code,)), new_people=[Person(code=code)])
    os.write(said, f"saved {row.id} 1\\n".encode())
    case.drafts.save("line", "")
    if number % 3 == 0:
        row = case.entries.change(dataclasses.replace(row, comment="looked at again " * 40))
        os.write(said, f"saved {row.id} 2\\n".encode())
case.close()
"""


def typist(case: Path, name: str, count: int = 0) -> subprocess.Popen[bytes]:
    """A process that types rows, `count` of them or until it is killed, and prints what is typed and saved."""
    program = [sys.executable, "-c", TYPING, str(case), PASSPHRASE, name, str(count)]
    return subprocess.Popen(program, stdout=subprocess.PIPE, cwd=ROOT)


def saved_of(printed: bytes) -> dict[str, int]:
    """The rows a typist was told are saved, and the revision of each."""
    lines = [line.split() for line in printed.decode().splitlines() if line.startswith("saved ")]
    return {line[1]: int(line[2]) for line in lines if len(line) == 3}


def kill_while_typing(case: Path, rounds: int, seed: int = 1) -> tuple[int, int]:
    """Start a typist and kill it at some moment, over and over; gives the rows acknowledged and the rows lost.

    Raises AssertionError when the file does not verify, or a half-typed line is gone.
    """
    chance = random.Random(seed)
    acknowledged: dict[str, int] = {}
    for number in range(rounds):
        with typist(case, f"sw{number}x") as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            process.kill()
            printed = first + process.stdout.read()
        acknowledged |= saved_of(printed)
        last = [line for line in printed.decode().splitlines(keepends=True) if line.endswith("\n")][-1]
        with CaseFile.open(case, PASSPHRASE) as opened:
            if last.startswith("typed "):
                line = last.removeprefix("typed ").strip()
                left = [typed.text for typed in opened.drafts.orphans()]
                # Either still half-typed, or the row was saved and the typist killed before it could say so.
                assert line in left or line in [entry.event for entry in opened.entries.all()]
            for typed in opened.drafts.orphans():
                opened.drafts.drop(typed.id)
            assert opened.log.check() is None
    with CaseFile.open(case, PASSPHRASE) as opened:
        assert opened.log.check_rows() is None
        desk = opened._desk
        assert desk.run(lambda: desk.tuples("PRAGMA cipher_integrity_check")) == []
        assert desk.run(lambda: desk.tuples("PRAGMA integrity_check")) == [("ok",)]
        there = {entry.id: entry.revision for entry in opened.entries.all()}
    lost = sum(there.get(id, 0) < revision for id, revision in acknowledged.items())
    return len(acknowledged), lost
