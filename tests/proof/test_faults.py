"""A fault, or the end of the process, at every single write, sync, truncation and removal: `make proof`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import on

pytestmark = [pytest.mark.proof, pytest.mark.timeout(3600)]
HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes calls fail."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler to make calls fail with")
    built = tmp_path_factory.mktemp("shim") / "faults.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(HERE / "faults.c"), "-ldl"]
    subprocess.run(command, check=True)
    return built


@pytest.mark.parametrize(
    ("what", "stays"),
    [("end", "once"), ("half", "once"), ("ENOSPC", "stays"), ("EIO", "once")],
)
def test_a_fault_at_any_call_loses_nothing_acknowledged_and_leaves_a_sound_case(
    case: CaseFile, shim: Path, tmp_path: Path, what: str, stays: str
) -> None:
    case.entries.add_many([on(1, event=f"before {number} " * 60) for number in range(40)])
    case.close()
    copies = tmp_path / "copies"
    copies.mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-m", "tests.proof.acts_with_faults", str(case.path), str(copies), PASSPHRASE, what, stays],
        env={**os.environ, "LD_PRELOAD": str(shim)},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    counts: Counter[str] = Counter()
    for one in rounds:
        _see(copies / f"{one['number']}.imr", one["printed"].splitlines(), counts)
    print(f"{what} {stays}: {len(rounds) - 1} calls, {dict(sorted(counts.items()))}")  # noqa: T201
    assert len(rounds) > 50


def _see(copy: Path, said: list[str], counts: Counter[str]) -> None:
    for line in said:
        if not line.startswith("seen"):
            counts[line.split()[0]] += 1
    assert not [line for line in said if line.startswith("fault")]
    acknowledged = {line.split()[1] for line in said if line.startswith("done")}
    refused = {line.split()[1] for line in said if line.startswith("refused")}
    with CaseFile.open(copy, PASSPHRASE) as case:
        desk = case._desk
        assert desk.run(lambda: desk.tuples("PRAGMA cipher_integrity_check")) == []
        assert desk.run(lambda: desk.tuples("PRAGMA integrity_check")) == [("ok",)]
        assert case.log.check() is None
        assert case.log.check_rows() is None
        rows = [entry.event or "" for entry in case.entries.all()]
        undone = any(line.verb == "undo" for line in case.log.lines())
        many = sum(row.startswith("many") for row in rows)
        there = {
            "draft": bool([typed for typed in case.drafts.orphans() if typed.text == "half a line"]),
            "add": "added" in rows and [person.code for person in case.people.all()] == ["SW1"],
            "change": any(row.startswith("changed") for row in rows),
            "details": case.details().author == "Another",
        }
    assert many in (0, 5)
    if undone:
        # It took back the last act that was saved, whichever that was, also when it was ended before it said so.
        return
    assert len(rows) - many - ("added" in rows) == 40
    there["many"] = many == 5
    for name, is_there in there.items():
        assert is_there or name not in acknowledged, name
        counts["refused, yet there"] += name in refused and is_there
