"""Exporting from the screen: the file that is made, what is confirmed first, and how it is stopped."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from screens.board_file.mapping import MappingScreen
from screens.leaving.form import ExportForm
from screens.leaving.screen import ExportScreen
from screens.names.settling import Told
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting
from tests.screens.exporting import answered, asked, board, ended, rows

__all__ = ["rows"]


async def test_the_boards_workbook_is_filled_and_what_came_of_it_is_told(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    template, output = board(tmp_path / "board.xlsx"), tmp_path / "out.xlsx"
    async with sits() as author:
        await asked(author, output, template)
        said = await ended(author)
        assert f"2 entries are in {output}" in said
        assert "SHA-256" in said
        assert author.sees("2 entries are in")
    assert openpyxl.load_workbook(output)["Rows"]["C5"].value == "First visit"
    assert [line.verb for line in rows.log.lines()].count("export") == 1


async def test_without_a_boards_file_our_own_layout_is_made(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "own.xlsx")
        await ended(author)
    assert (tmp_path / "own.xlsx").exists()


async def test_csv_is_made_by_its_ending(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "own.csv")
        await ended(author)
    assert "First visit" in (tmp_path / "own.csv").read_text(encoding="utf-8-sig")


async def test_a_new_name_in_the_folder_of_the_case_is_offered(sits: Sitting, rows: CaseFile, path: Path) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        offered = author.app.screen.query_one("#output", EntryLine).value
        assert offered.startswith(f"{path.parent}/chronology ") and offered.endswith(".xlsx")


async def test_an_ending_no_export_has_is_told_while_it_is_typed(sits: Sitting, rows: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.presses("tab")
        await author.types("c")
        await author.comes_to_see(".xlsxc is no ending of such a file")


async def test_a_file_that_is_there_is_refused_with_another_name(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    (tmp_path / "out.xlsx").write_text("mine")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx")
        await author.comes_to_see("out.xlsx is there already")
        form = author.app.screen
        assert isinstance(form, ExportForm)
        assert form.values()["output"] == str(tmp_path / "out v2.xlsx")
        await author.presses("ctrl+o")
        assert "entries are in" in await ended(author)
    assert (tmp_path / "out v2.xlsx").exists()
    assert (tmp_path / "out.xlsx").read_text() == "mine"


async def test_what_is_not_certain_is_confirmed_on_one_screen_and_kept(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    template = board(tmp_path / "board.xlsx", "Date", "Name", "Event", "Response", "Notes")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        await author.comes_to(lambda: isinstance(author.app.screen, MappingScreen))
        await author.presses("ctrl+o", "ctrl+o")
        assert "2 entries are in" in await ended(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await answered(author, tmp_path / "again.xlsx", template)
        assert "2 entries are in" in await ended(author)
    assert (tmp_path / "again.xlsx").exists()


async def test_a_board_left_unconfirmed_exports_nothing(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    template = board(tmp_path / "board.xlsx", "Date", "Name", "Event", "Response", "Notes")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        await author.comes_to(lambda: isinstance(author.app.screen, MappingScreen))
        await author.presses("escape")
        assert "left unconfirmed" in await ended(author)
    assert not (tmp_path / "out.xlsx").exists()


async def test_it_can_be_stopped_before_anything_is_written(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    template = board(tmp_path / "board.xlsx", "Date", "Name", "Event", "Response", "Notes")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        await author.comes_to(lambda: isinstance(author.app.screen, MappingScreen))
        next(each for each in author.app.screen_stack if isinstance(each, ExportScreen)).action_stop()
        await author.presses("ctrl+o", "ctrl+o")
        assert "Stopped. Nothing was written." in await ended(author)
    assert not (tmp_path / "out.xlsx").exists()


async def test_escape_goes_back_to_the_chronology(sits: Sitting, rows: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.presses("escape", "escape")
        await author.comes_to(lambda: author.app.screen is author.screen)


async def test_a_boards_columns_become_fields_of_the_case_and_that_is_told(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", board(tmp_path / "board.xlsx", "Date", "Event", "Expected practice"))
        await author.comes_to_see("put them before the event?")
        await author.presses("enter")
        assert "The case has a field expected now" in await ended(author)
    assert "expected" in [field.name for field in rows.fields.all()]


async def test_a_sentence_longer_than_the_screen_stands_on_as_many_lines_as_it_takes(sits: Sitting) -> None:
    said = "Have the minutes agreed, draw anew what changed, or leave these rows out: Unagreed rows on the screen."
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen))
        await author.app.screen.show([Told(said, "problem")])
        told = author.app.screen.told
        assert len(told) == 2 and " ".join(line.text for line in told) == said
        await author.comes_to(lambda: all(author.sees(line.text) for line in told))
