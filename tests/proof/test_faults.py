"""A fault, or the end of the process, at the system calls of an act; `make proof` takes every one of them."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from domain.errors import CannotOpen
from domain.meetings.interview import Attendee, Interview
from domain.people import Person
from storage import schema
from storage.care import backups, verify
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.proof.acts_with_faults import NEW, OUT, READER
from tests.storage.made import on

HERE = Path(__file__).resolve().parent
ACTS = ("save", "export", "reader", "passphrase", "backup", "copy", "restore", "restore-damaged", "upgrade")
FAULTS = (("kill", "once"), ("half", "once"), ("ENOSPC", "stays"), ("EIO", "once"))
ROWS = 40
LATER = 5
"""Rows added after the backup that a restore brings back."""
MAKE = """
import sys
from pathlib import Path
from tests.proof import test_faults
test_faults.make(Path(sys.argv[1]), sys.argv[2])
"""
SEE = """
import json, sys
from pathlib import Path
from tests.proof import test_faults
test_faults.see_all(Path(sys.argv[1]), sys.argv[2])
"""


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes calls fail."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler to make calls fail with")
    built = tmp_path_factory.mktemp("shim") / "faults.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", built, HERE / "faults.c"], check=True)
    return built


def python(*words: object) -> list[str]:
    return [sys.executable, *(str(word) for word in words)]


def make(source: Path, act: str) -> None:
    """The folder an act is done in: a case of forty rows, its backup, five rows more, and passphrases in files."""
    from domain.review import Details
    from tests.proof.quick_key import make_keys_quickly

    make_keys_quickly()
    # For a case that an older imr left, which the first to open it brings up to date.
    schema.STEPS = schema.STEPS[:1] if act == "upgrade" else schema.STEPS
    work = source / "work"
    work.mkdir(parents=True, mode=0o700)
    for name, words in (("passphrase", PASSPHRASE), ("new", NEW)):
        (work / name).touch(0o600)
        (work / name).write_text(f"{words}\n")
    with CaseFile.create(work / "case.imr", PASSPHRASE, Details(agency="Riverside")) as case:
        case.entries.add_many([on(1, event=f"before {number} " * 60) for number in range(ROWS)])
        if act == "save":
            case.people.add(Person(code="HV1"))
            case.interviews.add(Interview(held="2024-03-05", people=(Attendee("HV1"),)))
        backups.backup_if_changed(case)
        if act.startswith("restore") or act == "backup":
            case.entries.add_many([on(2, event="later " * 60) for _ in range(LATER)])
        if act == "backup":
            case.entries.add(on(3, event="one more"))
    if act == "restore-damaged":
        with (work / "case.imr").open("r+b") as file:
            file.seek(4096 * 5 + 100)
            file.write(bytes(50))


def sweep(act: str, what: str, stays: str, shim: Path, folder: Path, step: int) -> tuple[int, Counter[str]]:
    """Every `step`th call of the act, each with this fault; the rounds done, and what came of them."""
    source, copies = folder / "source", folder / "copies"
    copies.mkdir(mode=0o700)
    root = HERE.parents[1]
    subprocess.run(python("-c", MAKE, source, act), cwd=root, check=True)
    acting = subprocess.Popen(
        python("-m", "tests.proof.acts_with_faults", shim, source, copies, act, what, stays, step),
        cwd=root, stdout=subprocess.PIPE,
    )
    seeing = subprocess.Popen(
        python("-c", SEE, copies, act), cwd=root, stdin=acting.stdout, stdout=subprocess.PIPE, text=True
    )
    printed, _ = seeing.communicate()
    assert (acting.wait(), seeing.returncode) == (0, 0), printed
    last = json.loads(printed.splitlines()[-1])
    return last["rounds"], Counter(last["counts"])


def see_all(copies: Path, act: str) -> None:
    """Read what the acting process did, look at what each round left, and print what came of all."""
    from tests.proof.quick_key import make_keys_quickly

    make_keys_quickly()
    counts: Counter[str] = Counter()
    rounds = 0
    for line in sys.stdin:
        one = json.loads(line)
        folder = copies / str(one["number"])
        try:
            see(folder / "work", act, one, counts)
        except BaseException:
            sys.stdout.write(f"{act}, call {one['number']}: {one}\n")
            raise
        rounds += 1
        shutil.rmtree(folder)
    sys.stdout.write(json.dumps({"rounds": rounds, "counts": counts}) + "\n")


def see(work: Path, act: str, one: dict[str, Any], counts: Counter[str]) -> None:
    """The case opens, verifies and has every row; what was said to be done is; nothing is half there; no crash."""
    killed, code = one["signal"] == signal.SIGKILL, one["code"]
    assert one["signal"] in (0, signal.SIGKILL)
    assert "Traceback" not in one["said"]
    assert not list(work.parent.glob("home/**/faults/*"))
    if not killed:
        assert code in (0, 1, 3, 4, 5)
        assert code == 0 or one["said"].strip().endswith((".", ".)"))
    counts["killed" if killed else "refused" if code else "done"] += 1
    passphrase = PASSPHRASE
    if act == "passphrase":
        passphrase = opens_by(work / "case.imr", (PASSPHRASE, NEW))
        assert code != 0 or passphrase == NEW
        counts["refused, yet there"] += bool(code) and passphrase == NEW
    if act == "restore-damaged" and not put_back(work, one, counts):
        return
    with CaseFile.open(work / "case.imr", passphrase) as case:
        report = verify.verify(case)
        assert report.good, report.problems
        rows = [entry.event or "" for entry in case.entries.all()]
        if act == "save":
            saved(case, rows, one["said"].splitlines(), counts)
            return
        desk = case._desk
        exports = desk.run(lambda: desk.tuples("SELECT content FROM log WHERE verb = 'export'"))
    assert sum(row.startswith("before") for row in rows) == ROWS
    for copy in backups.listed(work / "case.imr"):
        whole = opens_by(copy.path, (PASSPHRASE, NEW))
        if not copy.path.name.endswith("-damaged.imr"):
            backups.check_file(copy.path, whole)
    if act.startswith("restore"):
        restored(work, len(rows), code, counts)
    elif act == "backup":
        assert code != 0 or len(backups.listed(work / "case.imr")) == 2
    elif act in ("copy", "reader"):
        copied = work / ("records.imr" if act == "copy" else READER)
        there = copied.exists()
        assert code != 0 or there
        assert not there or backups.check_file(copied, NEW)
        counts["refused, yet there"] += bool(code) and there
    elif act == "export":
        exported(work / OUT, exports, code, counts)
    if not killed and not any(name in one["said"] for name in ("disk is full",)):
        counts["left over"] += len([path for path in work.rglob("*.part")])


def opens_by(path: Path, passphrases: tuple[str, ...]) -> str:
    """The passphrase a file opens by. Raises CannotOpen."""
    for passphrase in passphrases[:-1]:
        try:
            CaseFile.open(path, passphrase).close()
            return passphrase
        except CannotOpen:
            continue
    CaseFile.open(path, passphrases[-1]).close()
    return passphrases[-1]


def put_back(work: Path, one: dict[str, Any], counts: Counter[str]) -> bool:
    """Whether a damaged case was replaced; else all of it, and the backup, is still there byte for byte."""
    case, source = work / "case.imr", work.parents[2] / "source" / "work" / "case.imr"
    if case.exists() and case.stat().st_size and verify.verify_path(case, PASSPHRASE).good:
        return True
    assert one["code"] != 0
    damaged = (work / "case.imr.backups").glob("*-damaged.imr")
    assert any(path.read_bytes() == source.read_bytes() for path in damaged) or case.read_bytes() == source.read_bytes()
    assert backups.check_file(backups.listed(case)[0].path, PASSPHRASE)
    counts["still the damaged one"] += 1
    return False


def restored(work: Path, rows: int, code: int | None, counts: Counter[str]) -> None:
    """The case is wholly the backup or wholly as it was; what it was before is kept if it is the backup."""
    assert rows in (ROWS, ROWS + LATER)
    assert code != 0 or rows == ROWS
    if rows == ROWS:
        kept = [copy for copy in backups.listed(work / "case.imr") if copy.kept]
        damaged = list((work / "case.imr.backups").glob("*-damaged.imr"))
        assert kept or damaged
        counts["refused, yet there"] += bool(code)


def exported(out: Path, logged: list[Any], code: int | None, counts: Counter[str]) -> None:
    """The file is not there, or whole, and the log knows it."""
    if not out.exists():
        assert code != 0
        return
    data = out.read_bytes()
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None
    assert hashlib.sha256(data).hexdigest() in str(logged)
    counts["refused, yet there"] += bool(code)


def saved(case: CaseFile, rows: list[str], said: list[str], counts: Counter[str]) -> None:
    """What was acknowledged is there, and an act is there wholly or not at all."""
    for line in said:
        counts[f"act {line.split()[0]}"] += 1
    assert not [line for line in said if line.startswith("fault")]
    acknowledged = {line.split()[1] for line in said if line.startswith("done")}
    refused = {line.split()[1] for line in said if line.startswith("refused")}
    undone = any(line.verb == "undo" for line in case.log.lines())
    many = sum(row.startswith("many") for row in rows)
    there = {
        "draft": bool([typed for typed in case.drafts.orphans() if typed.text == "half a line"]),
        "add": "added" in rows and case.people.get("SW1") is not None,
        "change": any(row.startswith("changed") for row in rows),
        "details": case.details().author == "Another",
    }
    assert many in (0, 5)
    for name, is_there in minuted(case).items():
        assert is_there or name not in acknowledged, name
    if undone:
        # It took back the last act that was saved, whichever that was, also when it was ended before it said so.
        return
    assert len(rows) - many - ("added" in rows) == ROWS
    there["many"] = many == 5
    for name, is_there in there.items():
        assert is_there or name not in acknowledged, name
        counts["act refused, yet there"] += name in refused and is_there


def minuted(case: CaseFile) -> dict[str, bool]:
    """Which acts on minutes are there; each wholly: no version without its step, no answer in part."""
    minutes = case.minutes.of(1)
    assert len(minutes.paragraphs) in (0, 3)
    kinds = [step.kind for step in minutes.steps]
    assert len(minutes.versions) == kinds.count("issue") <= 1
    answered = (kinds.count("represent"), len(minutes.representations), len(minutes.row_checks))
    assert answered in ((0, 0, 0), (1, 1, 1))
    return {"minutes": bool(minutes.paragraphs), "issue": bool(minutes.versions), "answer": bool(answered[0])}


@pytest.fixture
def told() -> Iterator[Any]:
    """Print what a sweep came to."""

    def tell(act: str, what: str, stays: str, rounds: int, counts: Counter[str]) -> None:
        came = ", ".join(f"{number} {name}" for name, number in sorted(counts.items()) if number)
        print(f"{act}: {what} {stays}, {rounds - 1} calls: {came}", flush=True)  # noqa: T201

    yield tell


@pytest.mark.proof
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("what", "stays"), FAULTS, ids=[what for what, _ in FAULTS])
@pytest.mark.parametrize("act", ACTS)
def test_a_fault_at_any_call_loses_nothing_and_leaves_a_sound_case(
    act: str, what: str, stays: str, shim: Path, tmp_path: Path, told: Any
) -> None:
    rounds, counts = sweep(act, what, stays, shim, tmp_path, 1)
    told(act, what, stays, rounds, counts)
    assert rounds > 10


@pytest.mark.real
@pytest.mark.parametrize(("act", "what", "stays", "step"), [
    ("save", "ENOSPC", "stays", 60), ("export", "EIO", "once", 15), ("passphrase", "kill", "once", 60),
    ("backup", "half", "once", 20), ("restore", "kill", "once", 90),
])
def test_a_fault_at_some_calls_loses_nothing_and_leaves_a_sound_case(
    act: str, what: str, stays: str, step: int, shim: Path, tmp_path: Path
) -> None:
    rounds, _ = sweep(act, what, stays, shim, tmp_path, step)
    assert rounds > 2
