"""Somebody who writes the report in a process of their own, to be killed at some moment."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from storage.care.verify import verify
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.writing import ROOT

REPORTING = """
import dataclasses, os, sys
from pathlib import Path
from domain.report.parts import Passage, Signature
from storage.casefile import CaseFile
from tests.storage.made import on
case = CaseFile.open(Path(sys.argv[1]), sys.argv[2])
row = case.entries.add(on(3, event="visit")).id
def say(*words):
    os.write(sys.stdout.fileno(), (" ".join(map(str, words)) + "\\n").encode())
number = 0
while True:
    number += 1
    (kept,) = case.passages.add("narrative", Passage(text=f"paragraph {number}"))
    say("passage", kept.id, kept.revision, 0)
    case.cited.cite(kept.id, row)
    say("passage", kept.id, kept.revision, 1)
    parts = [Passage(text=f"paragraph {number} a"), Passage(text=f"paragraph {number} b")]
    for part in case.passages.replace(kept.id, kept.revision, parts):
        say("passage", part.id, part.revision, 1)
    if number % 3:
        continue
    made = case.submissions.freeze(str(number), sys.argv[3], f"the text of {number}")
    say("submission", made.number, made.sha256, 0)
    case.submissions.sign(Signature(
        submission=made.number, signed_as="author", who="An Author", day=made.at[:10], how="by e-mail"))
    say("submission", made.number, made.sha256, 1)
"""


def kill_while_reporting(case: Path, rounds: int, seed: int = 1) -> tuple[int, int]:
    """Start somebody who writes, splits, points to rows, freezes and signs, and kill them, over and over.

    Gives what was acknowledged and what of it was lost. Raises AssertionError when the file does not verify.
    """
    chance = random.Random(seed)
    acknowledged: set[tuple[str, ...]] = set()
    for number in range(rounds):
        program = [sys.executable, "-c", REPORTING, str(case), PASSPHRASE, f"round {number}"]
        with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            first = b"".join(process.stdout.readline() for _ in range(chance.randint(1, 20)))
            time.sleep(chance.uniform(0, 0.2))
            process.kill()
            printed = first + process.stdout.read()
        lines = [line for line in printed.decode().splitlines(keepends=True) if line.endswith("\n")]
        acknowledged |= {tuple(line.split()) for line in lines}
        with CaseFile.open(case, PASSPHRASE) as opened:
            assert verify(opened).good
            report = opened.report()
    passages = {each.id: each.revision for each in report.passages}
    cited = {each.passage for each in report.cited}
    frozen = {(each.number, each.sha256) for each in report.submissions}
    signed = {each.submission for each in report.signatures}

    def kept(said: tuple[str, ...]) -> bool:
        if said[0] == "passage":
            return passages.get(said[1], 0) >= int(said[2]) and (said[3] == "0" or said[1] in cited)
        return (int(said[1]), said[2]) in frozen and (said[3] == "0" or int(said[1]) in signed)

    return len(acknowledged), sum(not kept(said) for said in acknowledged)
