"""Encrypted copies of a case: when they are taken, how they are kept, and when they are let go of."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from domain.people import Person
from domain.review import Details
from storage.care import backups, sharing
from storage.casefile import CaseFile
from tests.storage.cases import NOON, OTHER, PHRASE, add, days_before, events, flip, make, row

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case of three rows."""
    folder = tmp_path_factory.mktemp("first")
    make(folder / "adult-a.imr")
    return folder


@pytest.fixture
def case(first: Path, tmp_path: Path) -> Path:
    """The test's own copy of that case."""
    return Path(shutil.copytree(first, tmp_path / "adult-a")) / "adult-a.imr"


def sentence_of(call, *args, **kw) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **kw)
    return refused.value.sentence


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def taken(path: Path, now=NOON) -> backups.Backup | None:
    with CaseFile.open(path, PHRASE) as case:
        return backups.backup_if_changed(case, now)


def test_a_backup_opens_by_the_same_passphrase_and_holds_every_row(case: Path) -> None:
    backup = taken(case)
    assert backup is not None
    assert events(backup.path) == ["visit 1", "visit 2", "visit 3"]


def test_no_second_backup_is_taken_while_nothing_changed(case: Path) -> None:
    assert taken(case) is not None
    assert taken(case) is None
    assert len(backups.listed(case)) == 1


def test_one_more_row_is_worth_one_more_backup(case: Path) -> None:
    taken(case)
    add(case, "visit 4")
    second = taken(case, NOON + timedelta(hours=1))
    assert second is not None and backups.listed(case)[0] == second


def test_what_is_half_typed_alone_is_not_worth_a_backup(case: Path) -> None:
    taken(case)
    with CaseFile.open(case, PHRASE) as opened:
        opened.drafts.save("line", "3/3/24 SW1: half a")
        assert backups.backup_if_changed(opened, NOON) is None


def test_a_backup_is_taken_from_an_open_case_between_two_rows(case: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        opened.entries.add(row("before"))
        backup = backups.backup(opened, NOON)
        opened.entries.add(row("after"))
    assert "before" in events(backup.path) and "after" not in events(backup.path)
    assert "after" in events(case)


def test_nobody_but_the_owner_can_read_backups_or_their_folder(case: Path) -> None:
    backup = taken(case)
    assert backup is not None
    assert (mode(backup.path), mode(backup.path.parent)) == (0o600, 0o700)


def test_backups_of_a_shared_case_are_the_groups_too(case: Path) -> None:
    sharing.share(case, sharing.group_name(os.getegid()))
    backup = taken(case)
    assert backup is not None
    assert (mode(backup.path), mode(backup.path.parent)) == (0o660, 0o2770)
    assert len(events(backup.path)) == 3


def test_a_backup_holds_no_plain_text(case: Path) -> None:
    backup = taken(case)
    assert backup is not None
    raw = backup.path.read_bytes()
    assert b"visit" not in raw and b"Riverside" not in raw and not raw.startswith(b"SQLite")


def test_nothing_but_finished_backups_is_left_in_the_folder(case: Path) -> None:
    taken(case)
    assert [path.suffix for path in backups.folder_of(case).iterdir()] == [".imr"]


def test_backups_are_listed_with_their_time_the_newest_first(case: Path) -> None:
    for hours in (3, 1, 2):
        add(case, f"row {hours}")
        taken(case, NOON + timedelta(hours=hours))
    assert [backup.taken for backup in backups.listed(case)] == [NOON + timedelta(hours=hours) for hours in (3, 2, 1)]


def test_other_files_in_the_folder_are_not_taken_for_backups_nor_deleted(case: Path) -> None:
    taken(case)
    strange = backups.folder_of(case) / "note.txt"
    strange.write_text("x")
    backups.let_go(case, NOON + timedelta(days=400))
    assert strange.exists() and len(backups.listed(case)) == 1


def test_a_case_reached_by_a_link_has_its_backups_beside_the_file_itself(case: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.imr"
    link.symlink_to(case)
    taken(link)
    assert len(backups.listed(case)) == 1 and not (tmp_path / "link.imr.backups").exists()


def _pretend(case: Path, days: float) -> Path:
    """The name of a backup of so many days ago, as long as what it holds does not matter."""
    folder = backups.folder_of(case)
    folder.mkdir(exist_ok=True)
    path = folder / f"{case.stem}-{days_before(days):{backups.STAMP}}-{abs(hash(days)):016x}.imr"
    path.write_bytes(b"x")
    return path


def test_the_last_ten_backups_are_kept_though_taken_in_one_hour(case: Path) -> None:
    made = [_pretend(case, number / 1000) for number in range(15)]
    backups.let_go(case, NOON)
    assert [path.exists() for path in made] == [True] * 10 + [False] * 5


def test_of_every_day_of_the_past_month_the_last_backup_is_kept(case: Path) -> None:
    made = {days + part: _pretend(case, days + part) for days in range(40) for part in (0, 0.1, 0.2)}
    backups.let_go(case, NOON)
    kept = sorted(days for days, path in made.items() if path.exists())
    assert [days for days in kept if days >= 4] == list(range(4, 31))


def test_what_was_there_before_a_restore_is_never_let_go_of(case: Path) -> None:
    kept = _pretend(case, 300)
    kept = kept.rename(kept.with_name(kept.stem + "-kept.imr"))
    for number in range(12):
        _pretend(case, number / 1000)
    backups.let_go(case, NOON)
    assert kept.exists()


def test_what_a_killed_backup_left_behind_is_cleared_away_later(case: Path) -> None:
    taken(case)
    left = backups.folder_of(case) / ".0123456789abcdef.part"
    left.write_bytes(b"x")
    minutes_old, hours_old = (days_before(days).timestamp() for days in (0.01, 0.1))
    os.utime(left, (minutes_old, minutes_old))
    backups.let_go(case, NOON)
    assert left.exists()
    os.utime(left, (hours_old, hours_old))
    backups.let_go(case, NOON)
    assert not left.exists()


def test_a_backup_of_a_damaged_case_is_refused_and_leaves_nothing(case: Path) -> None:
    add(case, *["long " * 2000] * 20)
    flip(case, -1)
    with CaseFile.open(case, PHRASE) as opened:
        assert "damaged" in sentence_of(backups.backup, opened, NOON)
    assert list(backups.folder_of(case).iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_and_the_case_goes_on(case: Path) -> None:
    backups.folder_of(case).write_text("in the way")
    with CaseFile.open(case, PHRASE) as opened:
        assert "The case itself is as it was" in sentence_of(backups.backup, opened, NOON)
        opened.entries.add(row("afterwards"))
    assert "afterwards" in events(case)


def test_a_copy_for_the_records_office_opens_by_its_own_passphrase_only(case: Path, tmp_path: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        copy = backups.copy_under(opened, OTHER, tmp_path / "records.imr")
        assert opened.log.lines()[-1].verb == "copy"
    assert mode(copy) == 0o600
    assert events(copy, OTHER) == ["visit 1", "visit 2", "visit 3"]
    with pytest.raises(CannotOpen):
        CaseFile.open(copy, PHRASE)


def test_a_copy_for_the_records_office_never_takes_the_place_of_another_file(case: Path, tmp_path: Path) -> None:
    there = tmp_path / "records.imr"
    there.write_text("something else")
    with CaseFile.open(case, PHRASE) as opened:
        assert "already a file" in sentence_of(backups.copy_under, opened, OTHER, there)
    assert there.read_text() == "something else"


@pytest.mark.parametrize("name", ["Pike.imr", "for R. Pike.imr", "case of Rosalindpike.imr", "9434765919.imr"])
def test_the_name_of_a_copy_tells_nobodys_name(case: Path, tmp_path: Path, name: str) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        opened.people.add(Person(code="SW1", name="Rosalind Pike", identifiers=("943 476 5919",)))
        assert "File names travel" in sentence_of(backups.copy_under, opened, OTHER, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_copy_for_the_records_office_needs_a_passphrase_of_twelve_characters(case: Path, tmp_path: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened, pytest.raises(WrongUse):
        backups.copy_under(opened, "short", tmp_path / "records.imr")


def test_the_copy_for_the_records_office_never_opens_by_the_passphrase_of_the_case(case: Path, tmp_path: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened, pytest.raises(WrongUse, match="of the case itself"):
        backups.copy_under(opened, PHRASE, tmp_path / "records.imr")
    assert not (tmp_path / "records.imr").exists()


def test_a_copy_into_a_folder_that_is_not_there_is_refused_and_not_logged(case: Path, tmp_path: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        head = opened.log.head()
        with pytest.raises(CannotWrite):
            backups.copy_under(opened, OTHER, tmp_path / "nowhere" / "records.imr")
        assert opened.log.head() == head


TAKING = """
import resource, sys
from pathlib import Path
from domain.errors import Refusal
from storage.care import backups
from storage.casefile import CaseFile
from tests.storage.cases import NOON, OTHER, PHRASE, row
case = CaseFile.open(Path(sys.argv[1]), PHRASE)
"""


def child(snippet: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", snippet, *map(str, args)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        stdin=subprocess.PIPE,
    )


def test_a_disk_too_full_for_a_backup_leaves_no_part_of_it_and_a_sound_case(case: Path, tmp_path: Path) -> None:
    add(case, "long " * 40_000)
    limited = TAKING + """
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_960, resource.RLIM_INFINITY))
for act in (lambda: backups.backup(case, NOON), lambda: backups.copy_under(case, OTHER, Path(sys.argv[2]))):
    try:
        act()
    except Refusal as refusal:
        print(refusal.sentence)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
case.entries.add(row("afterwards"))
case.close()
"""
    said, _ = child(limited, case, tmp_path / "records.imr").communicate(timeout=150)
    assert len(said.splitlines()) == 2 and all("as it was" in line or "saved" in line for line in said.splitlines())
    assert list(backups.folder_of(case).iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["adult-a"]
    assert "afterwards" in events(case)


@pytest.mark.real
@pytest.mark.skipif(os.geteuid() != 0 or not Path("/bin/mount").exists(), reason="needs root to mount a small disk")
def test_a_really_full_disk_leaves_no_part_of_a_backup(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=800k,mode=700", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        case = make(disk / "adult-a.imr", 200)
        with CaseFile.open(case, PHRASE) as opened:
            filler = disk / "filler"
            filler.write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 3 * 4096))
            assert "disk is full" in sentence_of(backups.backup, opened, NOON).lower()
            assert not list(backups.folder_of(case).iterdir())
            filler.unlink()
            opened.entries.add(row("afterwards"))
        assert "afterwards" in events(case)
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_backup_killed_at_any_moment_leaves_only_whole_backups_and_a_sound_case(case: Path) -> None:
    add(case, *["long " * 100_000] * 3)
    taking = TAKING + "print('go', flush=True)\nbackups.backup(case, NOON)\nprint('done', flush=True)"
    for pause in (0.0, 0.004, 0.008, 0.012, 0.02, 0.03):
        process = child(taking, case)
        assert process.stdout is not None and process.stdout.readline() == "go\n"
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        for backup in backups.listed(case):
            assert len(events(backup.path)) == 6
    assert len(events(case)) == 6


def test_a_case_in_which_nothing_was_done_yet_needs_no_backup_and_can_have_one(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "new.imr", PHRASE, Details()) as new:
        assert backups.backup_if_changed(new, NOON) is None
        assert backups.backup(new, NOON).path.is_file()
    assert len(backups.listed(tmp_path / "new.imr")) == 1
