"""What F9 asks: it remembers, completes paths, and says what stands in the way without losing anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from screens.leaving.form import ExportForm
from screens.leaving.screen import ExportScreen
from screens.path_form import PathForm
from screens.paths import begun_anew, completed
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry
from tests.screens.exporting import answered, asked, board, ended


@pytest.fixture
def rows(case: CaseFile) -> CaseFile:
    """One row before the period, two in it."""
    case.entries.add(day_entry(date(2020, 3, 3), "Long before"))
    case.entries.add(day_entry(date(2024, 3, 3), "First visit"))
    case.entries.add(day_entry(date(2024, 3, 4), "Call to GP1"))
    return case


async def form_of(author: Author) -> ExportForm:
    await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
    await author.rests()
    form = author.app.screen
    assert isinstance(form, ExportForm)
    return form


async def test_the_boards_file_is_remembered_after_a_stopped_export_and_a_mended_row(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    entry = rows.entries.add(day_entry(date(2024, 3, 5), "Rang Sarah Jones"))
    template = board(tmp_path / "wsab.xlsx")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        assert "“Sarah Jones”" in await ended(author)
        await author.presses("escape")
        rows.entries.delete(entry.id, entry.revision)
        await author.presses("f9")
        form = await form_of(author)
        assert (form.values()["board"], form.values()["output"]) == (str(template), str(tmp_path / "out.xlsx"))
        await author.presses("ctrl+o")
        assert "in the board's file wsab.xlsx" in await ended(author)
        await author.presses("e")
        assert (await form_of(author)).values()["output"] == str(tmp_path / "out v2.xlsx")


async def test_our_own_layout_is_named_as_such(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "own.xlsx")
        assert "in our own layout" in await ended(author)


async def test_a_path_that_is_not_there_is_said_in_the_form(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", tmp_path / "no.xlsx")
        await author.comes_to_see("cannot be read")
        assert (await form_of(author)).values()["output"] == str(tmp_path / "out.xlsx")


async def test_a_folder_that_is_not_there_is_said_in_the_form(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "no" / "out.xlsx")
        await author.comes_to_see("There is no folder")
        assert (await form_of(author)).values()["output"] == str(tmp_path / "no" / "out.xlsx")


async def test_tab_completes_a_path_and_then_goes_on(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    board(tmp_path / "forms" / "wsab.xlsx")
    async with sits() as author:
        await author.presses("f9")
        form = await form_of(author)
        await author.types(f"{tmp_path}/fo", "tab", "w", "tab")
        assert form.query_one("#board", EntryLine).value == f"{tmp_path}/forms/wsab.xlsx"
        await author.presses("tab")
        assert form.focused is not None and form.focused.id == "output"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("/cases//srv/x.docx", "/srv/x.docx"), ("/cases/~/x.docx", "~/x.docx"), ("/cases/x//y.docx", "/cases/x//y.docx"),
     ("/cases/x.docx", "/cases/x.docx"), ("//srv/x.docx", "//srv/x.docx"), ("/cases/~x.docx", "/cases/~x.docx")],
)  # fmt: skip
def test_a_whole_path_typed_behind_the_folder_offered_is_that_path(text: str, meant: str) -> None:
    assert begun_anew(text, "/cases/") == meant


async def test_a_whole_path_takes_the_place_of_the_folder_offered(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f6", "i")
        await author.comes_to_see("Board's file")
        form = author.app.screen
        assert isinstance(form, PathForm)
        line = form.query_one(EntryLine)
        assert line.value.endswith("/")
        await author.types("/srv/x.docx")
        assert line.value == "/srv/x.docx"


def test_only_folders_and_files_that_can_be_meant_complete_a_path(tmp_path: Path) -> None:
    (tmp_path / "form.txt").touch()
    (tmp_path / ".form.xlsx").touch()
    (tmp_path / "formal.xlsx").touch()
    (tmp_path / "forms").mkdir()
    assert completed(f"{tmp_path}/f", [".xlsx"]) == (f"{tmp_path}/form", ())
    assert completed(f"{tmp_path}/form", [".xlsx"]) == (f"{tmp_path}/form", ("formal.xlsx", "forms/"))
    assert completed(f"{tmp_path}/x", [".xlsx"]) == (f"{tmp_path}/x", ())


async def test_rows_outside_the_period_may_be_left_out(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await author.presses("f9")
        form = await form_of(author)
        form.query_one("#outside", EntryLine).put("left out")
        await answered(author, tmp_path / "out.csv")
        assert "2 entries are in" in await ended(author)
    assert "Long before" not in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


async def test_only_the_rows_found_may_be_exported(sits: Sitting, rows: CaseFile, tmp_path: Path) -> None:
    async with sits() as author:
        await author.types("", "f3", *"visit", "enter", "f9")
        form = await form_of(author)
        form.query_one("#found", EntryLine).put("found")
        await answered(author, tmp_path / "out.csv")
        assert "1 entry is in" in await ended(author)
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "First visit" in text and "Call to GP1" not in text


async def test_it_is_not_asked_which_rows_while_all_are_shown(sits: Sitting, rows: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f9")
        assert "found" not in (await form_of(author)).values()


async def test_an_author_asked_for_and_not_known_is_told_with_where_to_say_it(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    template = board(tmp_path / "wsab.xlsx", A1="Author:", A2="Agency:")
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        said = await ended(author)
        assert "Left empty, as the case does not say it: “Author” (B1)" in said and "/details" in said
        assert isinstance(author.app.screen, ExportScreen)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Rows"]["B2"].value == "Riverside Trust"


async def test_people_without_a_column_go_before_the_event_when_the_author_says_so_once(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    template = board(tmp_path / "wsab.xlsx", "Date", "Event", "Action taken")
    rows.entries.add(day_entry(date(2024, 3, 6), "Seen", action="Referred", outcome="Accepted"))
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", template)
        await author.comes_to_see("No column asks for the people: put them before the event?")
        await author.presses("enter")
        await author.comes_to_see("No column asks for the outcome: put it after the action?")
        await author.presses("enter")
        assert "4 entries are in" in await ended(author)
        await author.presses("e")
        await form_of(author)
        await author.presses("ctrl+o")
        await author.comes_to_see("out v2.xlsx")
        assert "4 entries are in" in await ended(author)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Rows"]
    assert sheet["B6"].value == "SW1: First visit"
    assert sheet["C8"].value == "Referred\nAccepted"


async def test_people_may_be_left_out_of_a_workbook_without_a_column_for_them(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "out.xlsx", board(tmp_path / "wsab.xlsx", "Date", "Event", "Action taken"))
        await author.comes_to_see("No column asks for the people")
        await author.presses("down", "enter")
        assert "3 entries are in" in await ended(author)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Rows"]["B6"].value == "First visit"


async def test_space_goes_through_the_answers_of_a_box_and_is_a_space_elsewhere(sits: Sitting, rows: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f9")
        form = await form_of(author)
        await author.presses("down", "ctrl+u", *"a b.csv", "down", " ")
        assert (form.values()["output"], form.values()["outside"]) == ("a b.csv", "left out")
        await author.comes_to_see("included, or left out. Space: the next.")
        await author.presses(" ", "down", " ", " ", "down", " ")
        assert (form.values()["outside"], form.values()["what"]) == ("included", "panel initials")
        assert form.values()["lock"] == "yes"
        await author.presses("up", "ctrl+u", *"panel names")
        assert form.values()["what"] == "panel names"
