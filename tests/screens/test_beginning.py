"""Before a case is open: choosing one, making one."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from screens.chronology.screen import ChronologyScreen
from screens.new_case import NewCaseForm
from screens.opening import cases_in
from storage.care import backups, sharing
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, Author, Sitting
from tui.app import Imr
from tui.settings import Settings
from tui.terminal import Terminal


def begun() -> Imr:
    return Imr(None, None, Settings(), Terminal(256, False, True))


async def test_the_cases_of_the_folder_are_offered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    app = begun()
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(app, pilot)
        await author.comes_to_see("A.imr")
        assert author.sees("A new case")
        await author.presses("enter")
        await author.comes_to_see("Passphrase:")
        await author.types(PASSPHRASE, "enter")
        await author.comes_to(lambda: isinstance(app.screen, ChronologyScreen), 10)
        assert app.case is not None
        await author.comes_to_see("0 entries")
        await asyncio.to_thread(app.case.close)


async def test_a_new_case_is_made_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun()
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(app, pilot)
        await author.comes_to_see("A new case")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(app.screen, NewCaseForm))
        await author.types("B", "tab", *"Adult B", "tab", *"Maud Ellery", "tab", *"Riverside")
        await author.types("", "tab", "tab", "tab", *"1/1/2023", "tab")
        await author.types("31/2/2024", "tab", *PASSPHRASE, "tab", *PASSPHRASE, "enter")
        assert author.sees("The period to:")
        assert not (tmp_path / "B.imr").exists()
        form = app.screen
        assert isinstance(form, NewCaseForm)
        assert app.focused is form.query_one("#last")
        form.query_one("#last").value = "30/6/2024"  # type: ignore[attr-defined]
        await author.presses("ctrl+o")
        await author.comes_to_see("0 entries", 10)
        assert app.case is not None
        await asyncio.to_thread(app.case.close)
    with CaseFile.open(tmp_path / "B.imr", PASSPHRASE) as case:
        details = case.details()
        [subject] = case.people.all()
        assert (subject.code, subject.name, subject.given_by_board) == ("Adult B", "Maud Ellery", True)
        assert (details.subject, details.agency) == ("Adult B", "Riverside")
        assert (details.period.first.isoformat(), details.period.last.isoformat()) == ("2023-01-01", "2024-06-30")  # type: ignore[union-attr]


async def test_a_short_passphrase_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun()
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(app, pilot)
        await author.comes_to_see("A new case")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(app.screen, NewCaseForm))
        await author.types("B", *["tab"] * 8, *"short", "tab", *"short", "enter")
        assert author.sees("12")
        assert list(tmp_path.iterdir()) == []


async def test_escape_on_the_list_of_cases_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun()
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(app, pilot)
        await author.comes_to_see("A new case")
        await author.presses("escape")
        await author.comes_to(lambda: app.return_value is not None)
        assert app.return_value is not None and app.return_value.code == 0


async def test_a_case_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    class Given:
        anywhere = True

        def found(self, case: Path) -> str:
            return PASSPHRASE

    app = Imr(tmp_path / "no.imr", Given(), Settings(), Terminal(256, False, True))
    async with app.run_test(size=(80, 24)) as pilot:
        author = Author(app, pilot)
        await author.comes_to(lambda: app.return_value is not None)
        assert app.return_value is not None
        assert app.return_value.code == 3
        assert "There is no case" in app.return_value.sentence


async def test_a_backup_that_is_due_is_taken_once_the_rows_are_shown(sits: Sitting, path: Path) -> None:
    async with sits() as author:
        await author.comes_to(lambda: len(backups.listed(path)) == 1)
        assert author.sees("0 entries")


async def test_a_case_on_a_network_drive_is_said_to_be_on_one_whole_sentence_in_sight(
    sits: Sitting, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "kind_of_drive", lambda path, table=None: "fuse.glusterfs")
    said = sharing.said_of_drive(path)
    assert said is not None
    async with sits() as author:
        await author.comes_to_see(said)
        await author.types("3/3/24 SW1: visit", "enter")
        assert not author.sees("network drive")


def test_the_case_worked_in_last_comes_first_copies_for_the_records_office_last_and_backups_not_at_all(
    tmp_path: Path,
) -> None:
    names = ("B for the records office", "A", "C", "C-20240303T160000Z-0123456789ab", "B")
    for age, name in enumerate(names):
        case = tmp_path / f"{name}.imr"
        case.touch()
        os.utime(case, (1_700_000_000 - age, 1_700_000_000 - age))
    assert [path.stem for path in cases_in(tmp_path)] == ["A", "C", "B", "B for the records office"]
