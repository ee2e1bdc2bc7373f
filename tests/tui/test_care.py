"""Care of a case from the command line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.chronology.entry import Entry
from domain.dates.when import UNKNOWN
from storage.care.verify import Report
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run, Spawn
from tui.commands.care import copy_told

OTHER = "heron gravel mitten quarry"


@pytest.fixture
def closed_case(case: CaseFile) -> Path:
    """The case, with one row, for another process to open."""
    case.entries.add(Entry(when=UNKNOWN, event="a letter"))
    case.close()
    return case.path


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    """A file holding another passphrase."""
    path = tmp_path / "other"
    path.write_text(OTHER)
    path.chmod(0o600)
    return path


def _rows(path: Path, passphrase: str = PASSPHRASE) -> int:
    with CaseFile.open(path, passphrase) as case:
        return case.entries.count()


def test_a_sound_case_is_said_to_be_sound(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    done = imr("verify", closed_case, "--passphrase-file", passphrase_file)
    assert done.returncode == 0 and "sound" in done.stdout
    assert done.stderr == (
        "No copy under another passphrase was made for the records office yet: imr backup case.imr --own-passphrase "
        "-o FILE\n"
    )


def test_how_old_the_copy_for_the_records_office_is_is_said(
    imr: Run, closed_case: Path, passphrase_file: Path, other_file: Path
) -> None:
    opening = (closed_case, "--passphrase-file", passphrase_file)
    imr("backup", *opening, "--own-passphrase", "-o", "records.imr", "--new-passphrase-file", other_file)
    said = "The newest copy for the records office is less than a day old, and "
    assert imr("verify", *opening).stderr == f"{said}nothing was changed since.\n"
    imr("add", *opening, given="3/3/24 SW1: call\n")
    assert f"{said}the case was changed since. A new one: imr backup case.imr" in imr("verify", *opening).stderr


@pytest.mark.parametrize(("days", "age"), [(0, "less than a day old"), (1, "1 day old"), (1234, "1,234 days old")])
def test_its_age_is_told_in_days(days: int, age: str) -> None:
    report = Report(1, 1, 1, copied=datetime.now(UTC) - timedelta(days=days, minutes=5), since=2)
    assert f"is {age}, and the case was changed since" in copy_told(report, "case.imr")


def test_a_damaged_case_is_exit_code_3_and_the_place_named(
    imr: Run, closed_case: Path, passphrase_file: Path
) -> None:
    with closed_case.open("r+b") as file:
        file.seek(3 * 4096 + 100)
        file.write(b"\0" * 16)
    done = imr("verify", closed_case, "--passphrase-file", passphrase_file)
    assert done.returncode == 3 and "Page 4 " in done.stderr and not done.stdout


def test_a_wrong_passphrase_is_not_called_damage(imr: Run, closed_case: Path, other_file: Path) -> None:
    done = imr("verify", closed_case, "--passphrase-file", other_file)
    assert done.returncode == 3 and "passphrase" in done.stderr


def test_a_backup_is_taken_listed_and_brought_back(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    taken = imr("backup", closed_case, "--passphrase-file", passphrase_file)
    assert taken.returncode == 0 and Path(taken.stdout.strip()).is_file()
    with CaseFile.open(closed_case, PASSPHRASE) as case:
        case.entries.add(Entry(when=UNKNOWN, event="another letter"))
    assert "1  " in imr("restore", closed_case).stdout
    done = imr("restore", closed_case, "1", "--passphrase-file", passphrase_file)
    assert done.returncode == 0, done.stderr
    assert _rows(closed_case) == 1


def test_a_case_that_is_gone_is_brought_back(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    taken = imr("backup", closed_case, "--passphrase-file", passphrase_file)
    closed_case.unlink()
    done = imr("restore", closed_case, taken.stdout.strip(), "--passphrase-file", passphrase_file)
    assert done.returncode == 0, done.stderr
    assert _rows(closed_case) == 1


def test_a_backup_that_is_not_there_is_wrong_usage(imr: Run, closed_case: Path, passphrase_file: Path) -> None:
    assert imr("restore", closed_case, "7", "--passphrase-file", passphrase_file).returncode == 2


def test_the_copy_for_the_records_office_opens_by_its_own_passphrase(
    imr: Run, closed_case: Path, passphrase_file: Path, other_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "records.imr"
    args = ("backup", closed_case, "--own-passphrase", "--passphrase-file", passphrase_file)
    done = imr(*args, "-o", copy, "--new-passphrase-file", other_file)
    assert done.returncode == 0, done.stderr
    assert _rows(copy, OTHER) == 1
    again = imr(*args, "-o", copy, "--new-passphrase-file", other_file)
    assert again.returncode == 5
    assert imr(*args).returncode == 2


def test_the_passphrase_is_changed(imr: Run, closed_case: Path, passphrase_file: Path, other_file: Path) -> None:
    imr("backup", closed_case, "--passphrase-file", passphrase_file)
    done = imr("passphrase", closed_case, "--passphrase-file", passphrase_file, "--new-passphrase-file", other_file)
    assert done.returncode == 0 and "old passphrase" in done.stderr
    assert imr("list", closed_case, "--passphrase-file", passphrase_file).returncode == 3
    assert _rows(closed_case, OTHER) == 1


def test_a_new_passphrase_that_is_too_short_changes_nothing(
    imr: Run, closed_case: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    short = tmp_path / "short"
    short.write_text("too short")
    short.chmod(0o600)
    done = imr("passphrase", closed_case, "--passphrase-file", passphrase_file, "--new-passphrase-file", short)
    assert done.returncode == 2 and "12" in done.stderr
    assert _rows(closed_case) == 1


def test_sharing_says_with_whom_or_is_wrong_usage(imr: Run, closed_case: Path) -> None:
    assert imr("share", closed_case).returncode == 2
    assert imr("share", closed_case, "--group", "no-such-group-here").returncode == 2
    assert imr("share", closed_case, "--nobody").returncode == 2


def test_without_a_keyring_nothing_is_remembered_and_that_is_said(
    imr: Run, closed_case: Path, passphrase_file: Path
) -> None:
    none = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    done = imr("remember", closed_case, "--passphrase-file", passphrase_file, **none)
    assert done.returncode == 5 and "keyring" in done.stderr


def test_a_passphrase_typed_wrongly_may_be_typed_again(at_terminal: Spawn, closed_case: Path) -> None:
    child = at_terminal("verify", closed_case)
    child.expect("Passphrase of case.imr: ")
    child.sendline("something else entirely")
    child.expect("Passphrase of case.imr: ")
    child.sendline(PASSPHRASE)
    child.expect("sound")
    child.wait()
    assert child.exitstatus == 0
    assert PASSPHRASE not in (child.before or "")


def test_three_wrong_passphrases_are_enough(at_terminal: Spawn, closed_case: Path) -> None:
    child = at_terminal("list", closed_case)
    for _ in range(3):
        child.expect("Passphrase of case.imr: ")
        child.sendline("something else entirely")
    child.expect_exact("\r\n")
    child.wait()
    assert child.exitstatus == 3


def test_ctrl_c_at_the_passphrase_leaves_the_terminal_as_it_was(at_terminal: Spawn, closed_case: Path) -> None:
    child = at_terminal("list", closed_case)
    child.expect("Passphrase of case.imr: ")
    child.sendintr()
    child.wait()
    assert child.exitstatus == 130


def test_a_new_passphrase_is_typed_twice_and_its_strength_said(at_terminal: Spawn, closed_case: Path) -> None:
    child = at_terminal("passphrase", closed_case)
    child.expect("Passphrase of case.imr: ")
    child.sendline(PASSPHRASE)
    child.expect("New passphrase for case.imr: ")
    child.sendline("short")
    child.expect("12 characters")
    child.expect("New passphrase for case.imr: ")
    child.sendline(OTHER)
    child.expect("Strong|Fair|Weak")
    child.expect("The same again")
    child.sendline("not the same")
    child.expect("not the same")
    child.expect("New passphrase for case.imr: ")
    child.sendline(OTHER)
    child.expect("The same again")
    child.sendline(OTHER)
    child.expect("new passphrase only")
    child.wait()
    assert child.exitstatus == 0
    assert _rows(closed_case, OTHER) == 1
