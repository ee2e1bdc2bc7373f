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
from domain.chronology.entry import Entry
from domain.people import Person
from domain.dates.when import When
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
            # So many lines are waited for, however slow the machine is, and then it is ended at any moment.
            first = b"".join(process.stdout.readline() for _ in range(chance.randint(1, 8)))
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

MINUTING = """
import dataclasses, os, sys
from pathlib import Path
from domain.agreement.steps import Answer, Representation, Step
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from storage.casefile import CaseFile
case = CaseFile.open(Path(sys.argv[1]), sys.argv[2], user=sys.argv[3])
meeting = case.interviews.add(Interview(held="2024-03-05", people=(Attendee("SW1"), Attendee("SW2")))).number
def say(*words):
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\\n").encode())
number = 0
while True:
    number += 1
    line = f"{sys.argv[3]} minuted paragraph {number}"
    case.drafts.save(f"minutes:{meeting}", line)
    say("typed", line)
    (kept,) = case.minutes.add(meeting, Paragraph(speaker="SW1", text=line))
    say("paragraph", kept.id, kept.revision)
    case.drafts.save(f"minutes:{meeting}", "")
    kept = case.minutes.change(meeting, dataclasses.replace(kept, text=line + " looked at again" * 20))
    say("paragraph", kept.id, kept.revision)
    if number % 3:
        continue
    version = case.agreement.issue(meeting, ["SW1", "SW2"], way="Word", day="2024-03-06")
    say("version", meeting, version.number, version.sha256)
    whole = dict(interview=meeting, version=version.number, sha256=version.sha256, day="2024-03-07")
    after = case.agreement.answer(Answer(code="SW1", kind="agree", **whole))
    say("steps", meeting, len(after.steps))
    words = dict(kind="change", paragraph=kept.id, words=f"better {number}")
    made = Representation(version=version.number, code="SW2", **words)
    after = case.agreement.answer(Answer(code="SW2", kind="represent", representations=(made,), **whole))
    say("steps", meeting, len(after.steps))
    after = case.agreement.consider(meeting, after.representations[-1].number, "accepted")
    say("considered", meeting, kept.id)
"""


def kill_while_minuting(case: Path, rounds: int, seed: int = 1) -> tuple[int, int]:
    """Start somebody who minutes, issues and takes answers in, and kill them at some moment, over and over.

    Gives what was acknowledged and what of it was lost. Raises AssertionError when the file does not verify.
    """
    from storage.care.verify import verify

    chance = random.Random(seed)
    acknowledged: set[tuple[str, ...]] = set()
    for number in range(rounds):
        program = [sys.executable, "-c", MINUTING, str(case), PASSPHRASE, f"ro{number}x"]
        with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            first = b"".join(process.stdout.readline() for _ in range(chance.randint(1, 20)))
            time.sleep(chance.uniform(0, 0.2))
            process.kill()
            printed = first + process.stdout.read()
        lines = [line for line in printed.decode().splitlines(keepends=True) if line.endswith("\n")]
        acknowledged |= {tuple(line.split()) for line in lines if not line.startswith("typed ")}
        with CaseFile.open(case, PASSPHRASE) as opened:
            if lines[-1].startswith("typed "):
                line = lines[-1].removeprefix("typed ").strip()
                left = [typed.text for typed in opened.drafts.orphans()]
                assert line in left or line in [p.text for each in opened.minutes.all() for p in each.paragraphs]
            for typed in opened.drafts.orphans():
                opened.drafts.drop(typed.id)
            assert verify(opened).good
    with CaseFile.open(case, PASSPHRASE) as opened:
        there = {each.interview.number: each for each in opened.minutes.all()}
    paragraphs = {each.id: each for minutes in there.values() for each in minutes.paragraphs}

    def kept(said: tuple[str, ...]) -> bool:
        if said[0] == "paragraph":
            return said[1] in paragraphs and paragraphs[said[1]].revision >= int(said[2])
        minutes = there[int(said[1])]
        if said[0] == "version":
            version = minutes.version(int(said[2]))
            return version is not None and version.sha256 == said[3]
        if said[0] == "steps":
            return len(minutes.steps) >= int(said[2])
        return paragraphs[said[2]].text.startswith("better")

    return len(acknowledged), sum(not kept(said) for said in acknowledged)
