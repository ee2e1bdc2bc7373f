"""Making a case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.dates.period import Period
from domain.review import Details
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.tui.conftest import Run, Spawn


def test_a_case_is_made_with_what_is_said_of_it(imr: Run, passphrase_file: Path, tmp_path: Path) -> None:
    done = imr(
        "new", "a case.imr", "--agency", "Riverside", "--subject", "Adult A", "--from", "1/1/23", "--to", "June 2024",
        "--passphrase-file", passphrase_file,
    )  # fmt: skip
    assert done.returncode == 0 and done.stdout == "" and "--own-passphrase" in done.stderr
    path = tmp_path / "a case.imr"
    assert path.stat().st_mode & 0o777 == 0o600
    with CaseFile.open(path, PASSPHRASE) as case:
        assert case.details() == Details(
            agency="Riverside", subject="Adult A", period=Period(date(2023, 1, 1), date(2024, 6, 30))
        )
        (subject,) = case.people.all()
        assert (subject.code, subject.name, subject.given_by_board) == ("Adult A", "", True)


def test_a_file_that_is_there_is_left_alone(imr: Run, passphrase_file: Path, tmp_path: Path) -> None:
    (tmp_path / "case.imr").write_text("something else")
    assert imr("new", "case.imr", "--passphrase-file", passphrase_file).returncode == 5
    assert (tmp_path / "case.imr").read_text() == "something else"


@pytest.mark.parametrize(
    "args",
    [
        ["case"],
        ["case.imr", "--from", "31/2/23"],
        ["case.imr", "--from", "c 2023"],
        ["case.imr", "--from", "1/1/24", "--to", "1/1/23"],
    ],
)
def test_what_is_off_is_wrong_usage_and_nothing_is_made(
    imr: Run, passphrase_file: Path, tmp_path: Path, args: list[str]
) -> None:
    done = imr("new", *args, "--passphrase-file", passphrase_file)
    assert done.returncode == 2 and done.stderr
    assert not list(tmp_path.glob("case*"))


def test_a_folder_that_is_not_there_cannot_be_written(imr: Run, passphrase_file: Path) -> None:
    assert imr("new", "nowhere/case.imr", "--passphrase-file", passphrase_file).returncode == 5


def test_without_a_terminal_or_a_file_there_is_no_passphrase(imr: Run, tmp_path: Path) -> None:
    assert imr("new", "case.imr").returncode == 2
    assert not (tmp_path / "case.imr").exists()


def test_at_a_terminal_all_is_asked_and_a_copy_made_for_the_records_office(
    at_terminal: Spawn, tmp_path: Path
) -> None:
    child = at_terminal("new", "case.imr")
    for question, answer in (
        ("Agency", "Riverside"), ("Subject", "Adult A"), ("Author", ""), ("reference", ""),
        ("Real name of Adult A", "Perpetua Quillfeather"), ("First day", "1/1/24"),
        ("Last day", "1/1/23"), ("before it begins", None),
        ("First day", "1/1/23"), ("Last day", "30/6/24"),
        ("New passphrase for case.imr", PASSPHRASE), ("The same again", PASSPHRASE), ("still empty", "y"),
        ("New passphrase for the copy", PASSPHRASE), ("The same again", PASSPHRASE), ("of the case itself", None),
        ("New passphrase for the copy", "heron gravel mitten quarry"), ("The same again", "heron gravel mitten quarry"),
        ("The copy is", None),
        ("from now on is not in it", None),
    ):  # fmt: skip
        child.expect(question)
        if answer is not None:
            child.sendline(answer)
    child.wait()
    assert child.exitstatus == 0
    with CaseFile.open(tmp_path / "case for the records office.imr", "heron gravel mitten quarry") as copy:
        assert copy.details().agency == "Riverside"
        (subject,) = copy.people.all()
        assert (subject.code, subject.name) == ("Adult A", "Perpetua Quillfeather")


def test_what_the_options_say_is_not_asked(at_terminal: Spawn, tmp_path: Path) -> None:
    child = at_terminal("new", "case.imr", "--agency", "Riverside", "--subject", "Adult A", "--from", "1/1/23",
                        "--to", "2024")
    for question, answer in (
        ("Author", "A. Writer"), ("reference", "SAR 9"), ("Real name of Adult A", ""),
        ("New passphrase for case.imr", PASSPHRASE), ("The same again", PASSPHRASE), ("still empty", "n"),
    ):  # fmt: skip
        child.expect(question)
        child.sendline(answer)
    child.expect("Once rows are in it")
    child.wait()
    with CaseFile.open(tmp_path / "case.imr", PASSPHRASE) as case:
        assert (case.details().author, case.details().reference) == ("A. Writer", "SAR 9")


@pytest.mark.parametrize(("args", "said"), [
    (["case.imr", "--from", "31/6/23"], "not a day"),
    (["case.imr", "--to", "c 2023"], "not certain to the day"),
    (["case.imr", "--from", "1/1/24", "--to", "1/1/23"], "before it begins"),
    (["nowhere/case.imr"], "no folder"),
    (["case"], "ends in .imr"),
])
def test_what_is_off_in_the_options_is_said_before_anything_is_asked(
    at_terminal: Spawn, args: list[str], said: str
) -> None:
    child = at_terminal("new", *args)
    child.expect_exact(said)
    child.wait()
    assert child.exitstatus in (2, 5)
    assert "Agency" not in str(child.before)


def test_an_empty_passphrase_is_asked_for_again_as_a_new_one(at_terminal: Spawn) -> None:
    child = at_terminal("new", "case.imr", "--agency", "A", "--subject", "B", "--author", "C", "--reference", "D",
                        "--from", "2023", "--to", "2024")
    for question, answer in (("Real name of B", ""), ("New passphrase", "")):
        child.expect(question)
        child.sendline(answer)
    child.expect("Choose a passphrase of 12 characters or more")
    child.expect("New passphrase")


def test_ctrl_c_while_asked_makes_nothing(at_terminal: Spawn, tmp_path: Path) -> None:
    child = at_terminal("new", "case.imr", "--agency", "Riverside")
    for question in ("Subject", "Author", "reference", "First day", "Last day"):
        child.expect(question)
        child.sendline("")
    child.expect("New passphrase for case.imr")
    child.sendline(PASSPHRASE)
    child.expect("The same again")
    child.sendintr()
    child.wait()
    assert child.exitstatus == 130
    assert not (tmp_path / "case.imr").exists()
