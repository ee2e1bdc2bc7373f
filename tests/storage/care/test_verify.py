"""Checking a case: a sound one is said to be sound, and the first bad place of any other is named."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from domain.errors import CannotOpen, Refusal
from storage import cipher
from storage.care import backups, verify
from storage.casefile import CaseFile
from tests.storage.cases import NOON, OTHER, PHRASE, add, flip, make


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of 43 rows, three of them long."""
    path = make(tmp_path_factory.mktemp("first") / "adult-a.imr", 40)
    add(path, *["long " * 1000] * 3)
    return path


@pytest.fixture
def case(first: Path, tmp_path: Path) -> Path:
    """The test's own copy of that case."""
    return Path(shutil.copy2(first, tmp_path / "adult-a.imr"))


def told(path: Path, passphrase: str = PHRASE) -> verify.Report:
    return verify.verify_path(path, passphrase)


def sql(path: Path, *statements: str) -> None:
    """Change a case behind the program's back, by its passphrase."""
    connection = cipher.connect(path, PHRASE)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_case_is_said_to_be_sound_with_what_was_checked(case: Path) -> None:
    report = told(case)
    assert report.good and report.rows == 43
    assert report.sentence.startswith("The case is sound: ") and "43 rows" in report.sentence


def test_an_open_case_is_checked_without_closing_it(case: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        assert verify.verify(opened).good
        assert opened.entries.count() == 43


def test_checking_changes_nothing_in_the_file(case: Path) -> None:
    raw = case.read_bytes()
    told(case)
    assert case.read_bytes() == raw


def test_a_flipped_bit_names_its_page_and_bytes(case: Path) -> None:
    page = flip(case, -2)
    report = told(case)
    assert not report.good
    assert f"Page {page} of " in report.sentence and f"bytes {(page - 1) * 4096:,} to" in report.sentence


def test_two_damaged_pages_name_the_first_and_count_the_other(case: Path) -> None:
    first, _ = flip(case, 5), flip(case, -2)
    assert f"Page {first} of " in told(case).sentence and "and 1 more" in told(case).sentence


def test_a_bit_flipped_anywhere_is_noticed_and_opening_never_breaks_down(case: Path) -> None:
    raw, dice = case.read_bytes(), random.Random(7)
    for _ in range(6):
        damaged, byte = bytearray(raw), dice.randrange(len(raw))
        damaged[byte] ^= 1 << dice.randrange(8)
        case.write_bytes(damaged)
        problem = told(case).sentence
        assert f"Page {byte // 4096 + 1} of" in problem or byte < 16
        try:
            with CaseFile.open(case, PHRASE) as opened:
                opened.entries.all()
        except Refusal as refusal:
            assert "imr" in refusal.sentence


@pytest.mark.proof
def test_a_bit_flipped_in_any_page_is_named(case: Path) -> None:
    raw = case.read_bytes()
    for page in range(1, len(raw) // 4096 + 1):
        for place in (17, 2000, 4040):
            damaged = bytearray(raw)
            damaged[(page - 1) * 4096 + place] ^= 0x10
            case.write_bytes(damaged)
            assert f"Page {page} of" in told(case).sentence


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(case: Path) -> None:
    wrong = told(case, OTHER)
    flip(case, 1)
    assert "does not open" in wrong.sentence
    assert "Page 1 of " in told(case).sentence


def test_a_damaged_salt_is_told_by_the_backups(case: Path) -> None:
    with CaseFile.open(case, PHRASE) as opened:
        backups.backup(opened, NOON)
    raw = bytearray(case.read_bytes())
    raw[5] ^= 1
    case.write_bytes(raw)
    assert "very beginning" in told(case).sentence


@pytest.mark.parametrize("cut", [1, 4095, 4096, 5000, 3 * 4096])
def test_a_case_whose_end_is_missing_is_not_sound(case: Path, cut: int) -> None:
    case.write_bytes(case.read_bytes()[:-cut])
    assert not told(case).good


@pytest.mark.parametrize(
    "raw",
    [b"", b"imr", bytes(4096), b"SQLite format 3\x00" + bytes(4080), b"\xff" * 9000],
    ids=["nothing", "a word", "zeros", "a plain database", "ones"],
)
def test_what_is_no_case_at_all_is_said_in_a_sentence(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.imr"
    path.write_bytes(raw)
    path.chmod(0o600)
    assert not told(path).good and told(path).sentence.endswith(".")


def test_a_case_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        told(tmp_path / "nothing.imr")


def test_a_case_cut_off_in_the_middle_of_a_change_is_sound_once_that_is_taken_back(case: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, os\nfrom pathlib import Path\nfrom storage import cipher\n"
        f"connection = cipher.connect(Path(sys.argv[1]), {PHRASE!r})\n"
        "connection.execute('PRAGMA cache_size = 5')\nconnection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('UPDATE entries SET event = ?', ['x' * 9000])\nos._exit(9)"
    )
    root = Path(__file__).resolve().parents[3]
    subprocess.run([sys.executable, "-c", code, str(case)], cwd=root, check=False)
    assert case.with_name("adult-a.imr-journal").exists()
    assert told(case).good


BEHIND_ITS_BACK = {
    "a changed row": (["UPDATE entries SET event = 'something else' WHERE number = 3"], "not as the log left it"),
    "a removed row": (["DELETE FROM entries WHERE number = 3"], "the log did not take it away"),
    "a changed line of the log": (
        ["DROP TRIGGER log_is_never_changed", "UPDATE log SET content = replace(content, 'visit 7', 'visit 8')"],
        "does not hold what was written",
    ),
    "a removed line of the log": (
        ["DROP TRIGGER log_is_never_shortened", "DELETE FROM log WHERE number = 2"], "Line 2 of the log is missing"
    ),
    "a line of the log that is no text any more": (
        ["DROP TRIGGER log_is_never_changed", "UPDATE log SET content = '{' WHERE number = 2"], "Line 2 of the log"
    ),
    "a row whose date is none": (
        ["UPDATE entries SET earliest = 'soon' WHERE number = 3"], "A row of the chronology (entries/"
    ),
    "a person whose names are no list": (
        ["INSERT INTO people VALUES (1, 'SW1', '', '', '', '', '{', '', 0, 0, '[]', 1, '[]', '')"],
        "The names of a person (people/1)",
    ),
    "an index that lost a row": (
        ["PRAGMA writable_schema = ON",
         "UPDATE sqlite_master SET sql = 'CREATE INDEX entries_by_days ON entries (id, latest)' "
         "WHERE name = 'entries_by_days'"],
        "finds a fault in itself",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", BEHIND_ITS_BACK)
def test_what_was_changed_behind_the_programs_back_is_named_without_any_text_of_the_case(case: Path, what: str) -> None:
    statements, said = BEHIND_ITS_BACK[what]
    sql(case, *statements)
    problems = told(case).problems
    assert any(said in problem for problem in problems), problems
    assert not any("visit" in problem or "something else" in problem for problem in problems)
