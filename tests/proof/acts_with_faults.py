"""Do an act of the program on a copy of a case, over and over, with a fault one system call later each time.

Arguments: the library of faults.c, the folder that is copied for each round, a folder for the copies, the name of the
act, the fault ("ENOSPC", "EIO", "kill", "half"), "once" or "stays", and every how manyeth call. Prints a JSON line a
round: the number of the call, the exit code or the signal, how many calls there were, and what was said.
"""

from __future__ import annotations

import ctypes
import dataclasses
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from domain.agreement.steps import Answer, Representation, RowCheck
from domain.errors import Refusal
from domain.meetings.minutes import Paragraph
from domain.people import Person
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.proof.quick_key import make_keys_quickly
from tests.storage.made import on
from tui import start

NEW = "harbour thistle candle nine"
OUT, READER = "out.xlsx", "reader.imr"


def arguments(act: str, work: Path) -> list[str]:
    """The command line of an act, on the case in this folder."""
    case, old = str(work / "case.imr"), ["--passphrase-file", str(work / "passphrase")]
    new = ["--new-passphrase-file", str(work / "new")]
    return {
        "export": ["export", case, "chronology", "-o", str(work / OUT), *old],
        "reader": ["copy", case, str(work / READER), "--without-names", *new, *old],
        "upgrade": ["list", case, *old],
        "passphrase": ["passphrase", case, *new, *old],
        "backup": ["backup", case, *old],
        "copy": ["backup", case, "--own-passphrase", "-o", str(work / "records.imr"), *new, *old],
        "restore": ["restore", case, "1", *old],
        "restore-damaged": ["restore", case, "1", *old],
    }[act]


def saves(case: CaseFile) -> dict[str, Callable[[], object]]:
    """What a sitting saves."""
    first = case.entries.all()[0]
    return {
        "draft": lambda: case.drafts.save("line", "half a line"),
        "add": lambda: case.entries.add(on(3, event="added", people=("SW1",)), new_people=[Person(code="SW1")]),
        "change": lambda: case.entries.change(dataclasses.replace(first, event="changed " * 60)),
        "many": lambda: case.entries.add_many([on(4, event="many " * 200) for _ in range(5)]),
        "undo": lambda: case.log.undo(),
        "details": lambda: case.set_details(dataclasses.replace(case.details(), author="Another")),
        "minutes": lambda: case.minutes.add(1, *(Paragraph(text=f"said {each} " * 80) for each in range(3))),
        "issue": lambda: case.agreement.issue(1, ["HV1"], way="Word", day="2024-03-06"),
        "answer": lambda: answer(case),
    }


def answer(case: CaseFile) -> None:
    """Take a whole answer in: a step, a representation and a row check."""
    latest = case.minutes.of(1).latest
    if latest is None:
        raise Refusal("Nothing was issued.")
    wants = Representation(version=1, code="HV1", kind="delete", paragraph=latest.paragraphs[0].id)
    check = RowCheck(interview=1, code="HV1", entry="any", revision=1, shown="seen", verdict="confirmed")
    case.agreement.answer(
        Answer(
            interview=1, version=1, sha256=latest.sha256, code="HV1", kind="represent", representations=(wants,),
            row_checks=(check,), day="2024-03-07",
        )
    )  # fmt: skip


def save(work: Path, arm: Callable[[], None]) -> int:
    """Save this and that, and say after each what came of it."""
    with CaseFile.open(work / "case.imr", PASSPHRASE) as case:
        doing = saves(case)
        arm()
        for name, act in doing.items():
            try:
                act()
                os.write(1, f"done {name}\n".encode())
            except Refusal:
                os.write(1, f"refused {name}\n".encode())
            except Exception as fault:
                os.write(1, f"fault {name} {type(fault).__name__}: {fault}\n".encode())
    return 0


def act_on(act: str, work: Path, arm: Callable[[], None]) -> int:
    """Do it; gives the exit code."""
    if act == "save":
        return save(work, arm)
    words = arguments(act, work)
    arm()
    return start.run(words)


def one_round(
    act: str, source: Path, folder: Path, arm: Callable[[Path], None], seen: Callable[[], int]
) -> dict[str, object]:
    """A copy of the case, the act on it in a process of its own, and what came of it."""
    shutil.copytree(source, folder)
    (folder / "home").mkdir(mode=0o700)
    work, said = folder / "work", folder / "said"
    reading, writing = os.pipe()
    if not (child := os.fork()):
        os.close(reading)
        try:
            os.environ["HOME"] = str(folder / "home")
            text = os.open(said, os.O_WRONLY | os.O_CREAT, 0o600)
            os.dup2(text, 1)
            os.dup2(text, 2)
            sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
            code = act_on(act, work, lambda: arm(work))
            sys.stdout.flush()
            sys.stderr.flush()
            os.write(writing, json.dumps({"code": code, "seen": seen()}).encode())
        except BaseException as fault:
            os.write(2, f"Traceback: {type(fault).__name__}: {fault}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    outcome = json.loads(answer) if answer else {"code": None, "seen": None}
    return {**outcome, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, "said": said.read_text()}


def main() -> None:
    shim, source, folder = ctypes.CDLL(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    act, what, stays, step = sys.argv[4], sys.argv[5], sys.argv[6] == "stays", int(sys.argv[7])
    how = {"kill": -1, "half": -2, "ENOSPC": errno.ENOSPC, "EIO": errno.EIO}[what]
    make_keys_quickly()
    # Everything it needs is loaded once, before the first fork.
    warm = folder / "warm"
    shutil.copytree(source, warm)
    keep = os.dup(1), os.dup(2)
    os.dup2(os.open(warm / "said", os.O_WRONLY | os.O_CREAT, 0o600), 1)
    os.dup2(1, 2)
    act_on(act, warm / "work", lambda: None)
    sys.stdout.flush()
    os.dup2(keep[0], 1)
    os.dup2(keep[1], 2)

    number = 1
    while True:

        def arm(work: Path, number: int = number) -> None:
            failed = shim.faults_from_now(f"{work}/".encode(), ctypes.c_long(number), how, int(stays))
            if failed:
                raise OSError(failed, os.strerror(failed))

        found = one_round(act, source, folder / str(number), arm, lambda: int(shim.faults_seen()))
        sys.stdout.write(json.dumps({"number": number, **found}) + "\n")
        sys.stdout.flush()
        if found["seen"] is not None and found["seen"] < number:
            return
        number += step


if __name__ == "__main__":
    main()
