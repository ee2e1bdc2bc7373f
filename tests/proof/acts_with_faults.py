"""Run under faults.c: do a few acts on a copy of a case, over and over, a fault one call later each time.

Arguments: the case, a folder for the copies, the passphrase, the fault ("ENOSPC", "EIO", "end", "half"), and
"once" or "stays". Prints one JSON line a round: the number of the call, what was acknowledged, what was refused,
what raised something else.
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

import sqlite_utils  # noqa: F401  (imported once, before forking)

from domain.errors import Refusal
from domain.people import Person
from storage.casefile import CaseFile
from tests.storage.made import on


def acts(case: CaseFile) -> dict[str, Callable[[], object]]:
    first = case.entries.all()[0]
    return {
        "draft": lambda: case.drafts.save("line", "half a line"),
        "add": lambda: case.entries.add(on(3, event="added", people=("SW1",)), new_people=[Person(code="SW1")]),
        "change": lambda: case.entries.change(dataclasses.replace(first, event="changed " * 60)),
        "many": lambda: case.entries.add_many([on(4, event="many " * 200) for _ in range(5)]),
        "undo": lambda: case.log.undo(),
        "details": lambda: case.set_details(dataclasses.replace(case.details(), author="Another")),
    }


def attempt(copy: Path, passphrase: str, fault: tuple[int, int, int], said: int) -> int:
    case = CaseFile.open(copy, passphrase)
    doing = acts(case)
    shim = ctypes.CDLL(None)
    shim.fault_set(*fault)
    for name, act in doing.items():
        try:
            act()
            os.write(said, f"done {name}\n".encode())
        except Refusal:
            os.write(said, f"refused {name}\n".encode())
        except Exception as fault:
            os.write(said, f"fault {name} {type(fault).__name__}: {fault}\n".encode())
    case.close()
    return int(shim.fault_seen())


def main() -> None:
    path, folder, passphrase, what, stays = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:6]
    how = {"end": -1, "half": -2, "ENOSPC": errno.ENOSPC, "EIO": errno.EIO}[what]
    number = 0
    while True:
        number += 1
        copy = folder / f"{number}.imr"
        shutil.copy(path, copy)
        reading, writing = os.pipe()
        if not (child := os.fork()):
            os.close(reading)
            try:
                seen = attempt(copy, passphrase, (number, how, int(stays == "stays")), writing)
                os.write(writing, f"seen {seen}\n".encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            printed = pipe.read()
        os.waitpid(child, 0)
        sys.stdout.write(json.dumps({"number": number, "printed": printed}) + "\n")
        sys.stdout.flush()
        counted = [int(line.split()[1]) for line in printed.splitlines() if line.startswith("seen ")]
        if counted and counted[0] < number:
            return


if __name__ == "__main__":
    main()
