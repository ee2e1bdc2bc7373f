"""Bringing a backup back: nothing of the present is lost, whatever state it is in and whenever it is killed."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from storage import cipher
from storage.care import backups, sharing
from storage.care.new_passphrase import change_passphrase
from storage.care.restoring import Restored, restore
from storage.casefile import CaseFile
from tests.storage.cases import NOON, OTHER, PHRASE, add, events, flip, make, row

ROOT = Path(__file__).resolve().parents[2]
THREE = ["visit 1", "visit 2", "visit 3"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case whose backup holds three rows, and which has a fourth."""
    folder = tmp_path_factory.mktemp("first")
    path = make(folder / "adult-a.imr")
    with CaseFile.open(path, PHRASE) as opened:
        backups.backup(opened, NOON)
        opened.entries.add(row("visit 4"))
    return folder


@pytest.fixture
def case(first: Path, tmp_path: Path) -> Path:
    """The test's own copy of that case."""
    return Path(shutil.copytree(first, tmp_path / "adult-a")) / "adult-a.imr"


def newest(case: Path) -> Path:
    return next(backup.path for backup in backups.listed(case) if not backup.kept)


def back(case: Path, **kw) -> Restored:
    return restore(case, newest(case), PHRASE, now=NOON, **kw)


def sentence_of(call, *args, **kw) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **kw)
    return refused.value.sentence


def test_a_restored_case_holds_what_the_backup_held(case: Path) -> None:
    assert "20 November 2026, 12:00 UTC" in back(case).sentence
    assert events(case) == THREE


def test_what_was_there_before_a_restore_is_kept_whole_and_can_be_brought_back_too(case: Path) -> None:
    kept = back(case).kept
    assert kept is not None and events(kept) == [*THREE, "visit 4"]
    restore(case, kept, PHRASE, now=NOON)
    assert events(case) == [*THREE, "visit 4"]


def test_the_log_says_that_the_case_was_restored_and_its_chain_holds(case: Path) -> None:
    back(case)
    with CaseFile.open(case, PHRASE) as opened:
        assert opened.log.lines()[-1].verb == "restore"
        assert opened.log.check() is None and opened.log.check_rows() is None


def test_a_restored_case_keeps_its_place_mode_and_salt(case: Path) -> None:
    before = case.stat(), case.read_bytes()[:16]
    back(case)
    after = case.stat(), case.read_bytes()[:16]
    assert (before[0].st_ino, before[0].st_mode, before[1]) == (after[0].st_ino, after[0].st_mode, after[1])


def test_a_colleague_who_has_the_case_open_goes_on_in_the_restored_one(case: Path) -> None:
    colleague = Colleague(case)
    assert colleague.say("count") == "4"
    back(case)
    assert colleague.say("count") == "3"
    assert colleague.say("add") == "added"
    colleague.leave()
    assert events(case) == [*THREE, "by a colleague"]


def test_what_was_done_before_a_restore_by_somebody_else_is_not_undone_at_the_cost_of_other_rows(case: Path) -> None:
    colleague = Colleague(case)
    colleague.say("add")
    colleague.say("add")
    another = Colleague(case)
    back(case)
    another.say("add")
    assert "brought back from a backup" in colleague.say("undo")
    assert colleague.say("undo") == "refused: There is nothing of yours in this session left to undo."
    assert another.say("undo").startswith("Undone")
    colleague.leave()
    another.leave()
    assert events(case) == THREE


def test_what_was_done_since_a_restore_is_undone_and_nothing_before_it(case: Path) -> None:
    colleague = Colleague(case)
    colleague.say("add")
    colleague.say("add")
    back(case)
    colleague.say("add")
    colleague.say("add")
    assert colleague.say("undo").startswith("Undone")
    assert colleague.say("undo").startswith("Undone")
    assert "brought back from a backup" in colleague.say("undo")
    colleague.leave()
    assert events(case) == THREE


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait the usual five seconds for somebody else to finish."""
    monkeypatch.setattr(cipher, "BUSY_SECONDS", 0.1)


@pytest.mark.usefixtures("impatient")
def test_a_colleague_in_the_middle_of_a_change_is_not_cut_off(case: Path) -> None:
    colleague = Colleague(case)
    colleague.say("begin")
    sentence = sentence_of(back, case)
    colleague.leave()
    assert "Someone else" in sentence and events(case) == [*THREE, "visit 4"]


def test_a_missing_case_is_brought_back_from_its_backup(case: Path) -> None:
    backup = newest(case)
    case.unlink()
    assert restore(case, backup, PHRASE, now=NOON).kept is None
    assert events(case) == THREE and stat.S_IMODE(case.stat().st_mode) == 0o600


@pytest.mark.parametrize("page", [1, 2, -1])
def test_a_damaged_case_is_set_aside_whole_and_the_backup_put_in_its_place(case: Path, page: int) -> None:
    flip(case, page)
    raw = case.read_bytes()
    kept = back(case).kept
    assert kept is not None and kept.read_bytes() == raw and kept.name.endswith("-damaged.imr")
    assert events(case) == THREE


def test_a_colleague_who_has_a_damaged_case_open_cannot_write_into_the_void(case: Path) -> None:
    colleague = Colleague(case)
    assert colleague.say("count") == "4"
    flip(case, 1)
    back(case)
    assert "damaged" in colleague.say("add")
    colleague.leave()
    assert events(case) == THREE


def killed_in_the_middle(case: Path, act: str) -> bytes:
    """The journal that a colleague leaves who is killed inside a change."""
    colleague = Colleague(case)
    colleague.say(act)
    colleague.process.kill()
    colleague.process.communicate()
    left = case.with_name(f"{case.name}-journal").read_bytes()
    assert left
    return left


def test_a_change_that_was_cut_off_is_taken_back_before_a_restore_keeps_what_was_there(case: Path) -> None:
    killed_in_the_middle(case, "large change")
    kept = back(case).kept
    assert kept is not None and events(kept) == [*THREE, "visit 4"]
    assert events(case) == THREE and not case.with_name(f"{case.name}-journal").exists()


def test_a_journal_that_a_damaged_case_cannot_use_is_set_aside_with_it(case: Path) -> None:
    left = killed_in_the_middle(case, "small change")
    flip(case, 1)
    kept = back(case).kept
    assert kept is not None and kept.with_name(f"{kept.name}-journal").read_bytes() == left
    assert events(case) == THREE and not case.with_name(f"{case.name}-journal").exists()


def test_a_case_that_does_not_answer_to_the_passphrase_is_left_alone_unless_that_is_wished(case: Path) -> None:
    case.write_bytes(b"\x00" * 8192)
    assert "--even-if-damaged" in sentence_of(back, case)
    assert case.read_bytes() == b"\x00" * 8192
    back(case, even_if_shut=True)
    assert events(case) == THREE


def test_an_empty_file_where_the_case_was_is_replaced(case: Path) -> None:
    case.write_bytes(b"")
    back(case, even_if_shut=True)
    assert events(case) == THREE


def test_a_case_whose_very_beginning_is_damaged_is_known_by_the_salt_of_its_backups(case: Path) -> None:
    raw = bytearray(case.read_bytes())
    raw[3] ^= 1
    case.write_bytes(raw)
    back(case)
    assert events(case) == THREE


def test_a_wrong_passphrase_restores_nothing(case: Path) -> None:
    raw = case.read_bytes()
    with pytest.raises(CannotOpen):
        restore(case, newest(case), OTHER, now=NOON)
    assert case.read_bytes() == raw


def test_a_damaged_backup_is_refused_and_the_case_stays_as_it_was(case: Path) -> None:
    backup, raw = newest(case), case.read_bytes()
    for page in (-1, 1):
        flip(backup, page)
        assert "as it was" in sentence_of(restore, case, backup, PHRASE, now=NOON)
    assert case.read_bytes() == raw


def test_a_missing_backup_and_the_case_itself_are_no_backups(case: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        restore(case, tmp_path / "nothing.imr", PHRASE)
    with pytest.raises(WrongUse):
        restore(case, case, PHRASE)


def test_a_shared_case_stays_shared_when_restored(case: Path) -> None:
    import os

    sharing.share(case, sharing.group_name(os.getegid()))
    back(case)
    flip(case, 1)
    back(case)
    assert stat.S_IMODE(case.stat().st_mode) == 0o660 and events(case) == THREE


def test_a_backup_from_before_a_change_of_passphrase_is_restored_under_the_new_one(case: Path) -> None:
    old = newest(case)
    change_passphrase(case, PHRASE, OTHER)
    assert "change of passphrase" in sentence_of(restore, case, old, OTHER, now=NOON)
    restore(case, old, OTHER, backup_passphrase=PHRASE, now=NOON)
    assert events(case, OTHER) == THREE


def test_the_new_passphrase_opens_the_case_and_the_old_one_does_not(case: Path) -> None:
    change_passphrase(case, PHRASE, OTHER)
    assert events(case, OTHER) == [*THREE, "visit 4"]
    with pytest.raises(CannotOpen):
        CaseFile.open(case, PHRASE)


def test_a_change_of_passphrase_says_which_backups_still_open_by_the_old_one(case: Path) -> None:
    old = newest(case)
    changed = change_passphrase(case, PHRASE, OTHER)
    assert [backup.path for backup in changed.by_the_old] == [old]
    assert any("1 backup in" in sentence for sentence in changed.sentences)


def test_a_change_of_passphrase_is_logged_and_followed_by_a_backup_under_the_new_one(case: Path) -> None:
    old = newest(case)
    change_passphrase(case, PHRASE, OTHER)
    with CaseFile.open(case, OTHER) as opened:
        assert opened.log.lines()[-1].verb == "passphrase"
    fresh = [backup.path for backup in backups.listed(case) if backup.path != old]
    assert [len(events(path, OTHER)) for path in fresh] == [4]


def test_a_short_passphrase_the_present_one_and_a_wrong_old_one_change_nothing(case: Path) -> None:
    raw = case.read_bytes()
    for old, new, kind in ((PHRASE, "short", WrongUse), (PHRASE, PHRASE, WrongUse), (OTHER, "x" * 12, CannotOpen)):
        with pytest.raises(kind):
            change_passphrase(case, old, new)
    assert case.read_bytes() == raw


@pytest.mark.usefixtures("impatient")
def test_the_passphrase_is_not_changed_while_a_colleague_is_in_the_middle_of_a_change(case: Path) -> None:
    colleague = Colleague(case)
    colleague.say("begin")
    with pytest.raises(CannotWrite):
        change_passphrase(case, PHRASE, OTHER)
    colleague.leave()
    assert events(case) == [*THREE, "visit 4"]


def test_a_colleague_still_in_the_case_under_the_old_passphrase_writes_nothing_into_it(case: Path) -> None:
    colleague = Colleague(case)
    assert colleague.say("count") == "4"
    change_passphrase(case, PHRASE, OTHER)
    assert "refused" in colleague.say("add")
    colleague.leave()
    assert events(case, OTHER) == [*THREE, "visit 4"]


def test_a_passphrase_with_quotes_and_accents_is_taken_as_it_is(case: Path) -> None:
    strange = "l'été \"noir\"; -- 猫 thistle"
    change_passphrase(case, PHRASE, strange)
    assert len(events(case, strange)) == 4


def test_a_full_disk_during_a_restore_or_a_change_of_passphrase_leaves_the_case_as_it_was(case: Path) -> None:
    add(case, *["long " * 40_000] * 3)
    with CaseFile.open(case, PHRASE) as opened:
        backups.backup(opened)
    add(case, "one more")
    limited = START + """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, resource.RLIM_INFINITY))
for act in (lambda: restore(case, Path(sys.argv[2]), PHRASE), lambda: change_passphrase(case, PHRASE, OTHER)):
    try:
        act()
        print("done")
    except Refusal as refusal:
        print("refused", refusal.sentence)
"""
    said = run(limited, case, newest(case))
    assert [line.split()[0] for line in said] == ["refused", "refused"]
    assert events(case)[-1] == "one more" and len(events(case)) == 8


moments = pytest.mark.parametrize(
    "pauses",
    [pytest.param((0.3, 0.55, 0.7), id="some"),
     pytest.param([number / 60 for number in range(90)], id="many", marks=pytest.mark.proof)],
)  # fmt: skip


@moments
def test_a_restore_killed_at_any_moment_leaves_the_case_before_or_the_case_after(case: Path, pauses) -> None:
    add(case, *["long " * 100_000] * 3)
    with CaseFile.open(case, PHRASE) as opened:
        backup = backups.backup(opened).path
    add(case, "one more")
    act = START + "print('go', flush=True)\nrestore(case, Path(sys.argv[2]), PHRASE)\n"
    for pause in pauses:
        killed(act, pause, case, backup)
        found = events(case)
        assert len(found) in (7, 8)
        if len(found) == 7:
            assert any("one more" in events(copy.path) for copy in backups.listed(case) if copy.kept)
            add(case, "one more")


@moments
def test_a_change_of_passphrase_killed_at_any_moment_leaves_one_that_opens_and_every_row(case: Path, pauses) -> None:
    add(case, *["long " * 100_000] * 3)
    act = START + "print('go', flush=True)\nchange_passphrase(case, sys.argv[2], sys.argv[3])\n"
    present, other = PHRASE, OTHER
    for pause in pauses:
        killed(act, pause, case, present, other)
        found = [phrase for phrase in (other, present) if opens(case, phrase)]
        assert len(found) == 1 and len(events(case, found[0])) == 7
        if found[0] == other:
            present, other = other, present


def opens(case: Path, phrase: str) -> bool:
    try:
        cipher.connect(case, phrase).close()
    except CannotOpen:
        return False
    return True


START = """
import sys
from pathlib import Path
from domain.errors import Refusal
from storage.care.new_passphrase import change_passphrase
from storage.care.restoring import restore
from tests.storage.cases import OTHER, PHRASE, row
case = Path(sys.argv[1])
"""

COLLEAGUE = START + """
from storage.casefile import CaseFile
opened = CaseFile.open(case, PHRASE)
connection = opened._desk.connection
def change(pages, text):
    connection.execute(f"PRAGMA cache_size = {pages}")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE entries SET event = event || ?", [text])
acts = {
    "count": opened.entries.count, "add": lambda: opened.entries.add(row("by a colleague")) and "added",
    "undo": lambda: opened.log.undo(),
    "begin": lambda: opened._desk.run(lambda: connection.execute("BEGIN IMMEDIATE") and "begun"),
    "large change": lambda: opened._desk.run(lambda: change(5, "changed " * 50_000)),
    "small change": lambda: opened._desk.run(lambda: change(500, "changed")),
}
for line in sys.stdin:
    try:
        print(acts[line.strip()](), flush=True)
    except Refusal as refusal:
        print("refused:", refusal.sentence, flush=True)
"""


class Colleague:
    """Another process that has the case open and does one thing after the other."""

    def __init__(self, case: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", COLLEAGUE, str(case)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )

    def say(self, what: str) -> str:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(what + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def leave(self) -> None:
        self.process.communicate(timeout=150)


def run(code: str, *args: object) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, args)], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=120,
        check=True,
    )
    return done.stdout.splitlines()


def killed(code: str, pause: float, *args: object) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "go\n"
    try:
        process.wait(pause)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
