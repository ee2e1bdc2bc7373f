"""Two accounts of one machine in one case, and a third that is not to see it. Real accounts, real processes."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from storage.care import backups, sharing, verify
from storage.casefile import CaseFile
from tests.storage.cases import PHRASE, make, reachable

ROOT = Path(__file__).resolve().parents[2]
GROUP = f"imrtest{os.getpid()}"
NAMES = ("ann", "bob", "eve")

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts"),
    pytest.mark.skipif(not shutil.which("useradd"), reason="useradd is not installed"),
]

# Everything is imported and tried as root first: other accounts may not be able to read this Python.
ACCOUNT = """
import os, pwd, sys, tempfile
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from domain.errors import Refusal
from storage.care import backups
from storage.casefile import CaseFile
from storage.care.new_passphrase import change_passphrase
from storage.care.restoring import restore
from tests.storage.cases import PHRASE, make, row
with tempfile.TemporaryDirectory() as folder:
    trial = make(Path(folder) / "trial.imr")
    with CaseFile.open(trial, PHRASE) as opened:
        copy = backups.backup(opened)
    restore(trial, copy.path, PHRASE)
account = pwd.getpwnam(sys.argv[2])
os.initgroups(account.pw_name, account.pw_gid)
os.setgid(account.pw_gid)
os.setuid(account.pw_uid)
os.umask(0o077)
os.chdir("/")
path, opened = Path(sys.argv[3]), None

def add(count):
    for number in range(int(count)):
        opened.entries.add(row(f"{account.pw_name} {number}"))
    return "added"

def begin():
    opened._desk.connection.execute("PRAGMA cache_size = 5")
    opened._desk.connection.execute("BEGIN IMMEDIATE")
    opened._desk.connection.execute("UPDATE entries SET event = event || ?", ["changed " * 5000])
    return "begun"

def enter():
    global opened
    opened = CaseFile.open(path, PHRASE)
    return opened.user

acts = {
    "enter": enter, "add": add, "begin": lambda: opened._desk.run(begin), "count": lambda: opened.entries.count(),
    "backup": lambda: backups.backup(opened).path, "restore": lambda copy: restore(path, Path(copy), PHRASE).kept,
    "leave": lambda: opened.close(), "read": lambda: path.read_bytes()[:4],
    "list": lambda: os.listdir(path.parent),
}
for line in sys.stdin:
    act, *given = line.split()
    try:
        print(acts[act](*given), flush=True)
    except (Refusal, OSError) as error:
        print("refused:", error, flush=True)
"""


class Account:
    """A process that has become one of the accounts, and does one thing after the other."""

    def __init__(self, name: str, case: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", ACCOUNT, str(ROOT), name, str(case)], cwd=ROOT, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        )

    def start(self, what: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def say(self, what: str) -> str:
        self.start(what)
        return self.answer()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def accounts() -> Iterator[dict[str, str]]:
    """Three accounts; the first two belong to the group the case is shared with."""
    made = {name: f"{GROUP}{name}" for name in NAMES}
    with ExitStack() as undo:
        subprocess.run(["groupadd", GROUP], check=True)
        undo.callback(subprocess.run, ["groupdel", GROUP], check=False, capture_output=True)
        for name, account in made.items():
            groups = ["-G", GROUP] if name != "eve" else []
            subprocess.run(["useradd", "-M", "-U", "-s", "/bin/false", *groups, account], check=True)
            undo.callback(subprocess.run, ["userdel", account], check=False, capture_output=True)
        yield made


@pytest.fixture
def case(accounts: dict[str, str]) -> Iterator[Path]:
    """A case of Ann's with one row, in a folder of its own that everybody can reach, shared with the group."""
    import pwd

    ann = pwd.getpwnam(accounts["ann"])
    with tempfile.TemporaryDirectory(dir=reachable()) as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer) / "adult-a"
        folder.mkdir()
        folder.chmod(0o755)
        path = make(folder / "adult-a.imr", 1)
        for owned in (folder, path):
            os.chown(owned, ann.pw_uid, ann.pw_gid)
        sharing.share(path, GROUP)
        yield path


@pytest.fixture
def people(accounts: dict[str, str], case: Path) -> Iterator[dict[str, Account]]:
    processes = {name: Account(account, case) for name, account in accounts.items()}
    yield processes
    for process in processes.values():
        process.kill()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def group(path: Path) -> str:
    return sharing.group_name(path.stat().st_gid)


@pytest.mark.parametrize("count", [30, pytest.param(1000, marks=pytest.mark.proof)])
def test_two_accounts_writing_at_once_lose_no_row(case: Path, people: dict[str, Account], count: int) -> None:
    writers = [people["ann"], people["bob"]]
    for writer in writers:
        assert writer.say("enter").startswith(GROUP)
    for writer in writers:
        writer.start(f"add {count}")
    assert [writer.answer() for writer in writers] == ["added", "added"]
    assert [writer.say("count") for writer in writers] == [str(2 * count + 1)] * 2
    for writer in writers:
        writer.say("leave")
    report = verify.verify_path(case, PHRASE)
    assert report.good and report.rows == 2 * count + 1
    with CaseFile.open(case, PHRASE) as opened:
        said = [entry.event for entry in opened.entries.all()]
        by = {entry.recorded_by for entry in opened.entries.all()}
    assert len(set(said)) == 2 * count + 1 and {f"{GROUP}ann", f"{GROUP}bob"} <= by


def test_an_account_outside_the_group_can_neither_read_the_case_nor_see_its_folder(
    case: Path, people: dict[str, Account]
) -> None:
    eve = people["eve"]
    assert eve.say("enter").startswith("refused")
    assert eve.say("read").startswith("refused")
    assert eve.say("list").startswith("refused")


def test_the_journal_of_either_is_the_groups_and_nobody_elses(case: Path, people: dict[str, Account]) -> None:
    bob = people["bob"]
    bob.say("enter")
    assert bob.say("begin") == "begun"
    journal = case.with_name(f"{case.name}-journal")
    assert (oct(mode(journal)), group(journal)) == ("0o660", GROUP)


def test_what_one_left_half_done_when_killed_is_taken_back_by_the_other(case: Path, people: dict[str, Account]) -> None:
    bob, ann = people["bob"], people["ann"]
    bob.say("enter")
    bob.say("add 3")
    assert bob.say("begin") == "begun"
    bob.kill()
    assert case.with_name(f"{case.name}-journal").exists()
    assert ann.say("enter").startswith(GROUP) and ann.say("count") == "4" and ann.say("add 1") == "added"


def test_a_backup_either_took_can_be_restored_by_the_other(case: Path, people: dict[str, Account]) -> None:
    bob, ann = people["bob"], people["ann"]
    bob.say("enter")
    copy = Path(bob.say("backup"))
    assert (oct(mode(copy)), group(copy), oct(mode(copy.parent)), group(copy.parent)) == (
        "0o660", GROUP, "0o2770", GROUP,
    )  # fmt: skip
    bob.say("add 2")
    bob.say("leave")
    assert "-kept" in ann.say(f"restore {copy}")
    ann.say("enter")
    assert ann.say("count") == "1"
    assert bob.say("enter").startswith(GROUP) and bob.say("add 1") == "added"


def test_what_root_makes_beside_the_case_belongs_to_its_owner(case: Path, accounts: dict[str, str]) -> None:
    import pwd

    with CaseFile.open(case, PHRASE) as opened:
        copy = backups.backup(opened)
    assert copy.path.stat().st_uid == pwd.getpwnam(accounts["ann"]).pw_uid and group(copy.path) == GROUP


def test_a_case_no_longer_shared_is_the_owners_alone(case: Path, people: dict[str, Account]) -> None:
    sharing.unshare(case)
    assert people["bob"].say("enter").startswith("refused")
    assert people["ann"].say("enter").startswith(GROUP)
