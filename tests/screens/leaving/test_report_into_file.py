"""The report into a file from its screen: our own layout, the board's template confirmed once, what keeps it back."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from domain.report.parts import Passage
from screens.board_file.report_mapping import ReportMappingScreen
from screens.choices import Choices
from screens.leaving.report_into_file import ReportForm
from screens.report.sections import ReportScreen
from storage.casefile import CaseFile
from tests.exporters.word_templates import letters
from tests.screens.conftest import Author, Sitting


@pytest.fixture
def folder(case: CaseFile) -> Path:
    """A case with a paragraph of narrative, and the folder it is in."""
    case.passages.add("conclusion", Passage(text="Visits were missed and not followed up."))
    (case.path.parent / "board.docx").write_bytes(letters.flat())
    return case.path.parent


async def asked(author: Author, board: str, output: Path) -> None:
    await author.types("/report", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen))
    await author.rests()
    await author.presses("e")
    await author.comes_to(lambda: isinstance(author.app.screen, ReportForm))
    await author.rests()
    await author.types(board)
    form = author.app.screen
    form.set_focus(form.query_one("#output"))
    await author.types("", "ctrl+u", *str(output), "ctrl+o")


def words(path: Path) -> str:
    return "\n".join(each.text for each in Document(io.BytesIO(path.read_bytes())).paragraphs)


async def test_what_goes_where_in_the_boards_template_is_confirmed_once(
    sits: Sitting, case: CaseFile, folder: Path
) -> None:
    async with sits() as author:
        await asked(author, str(folder / "board.docx"), folder / "one.docx")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.comes_to_see("all certain")
        await author.presses("ctrl+o")
        await author.comes_to_see("would stay in the file")
        await author.types("take", "enter")
        await author.comes_to_see("is written; to know")
        await author.presses("escape")
        await author.comes_to_see("The report is in")
    assert "Visits were missed" in words(folder / "one.docx")
    assert case.maps.all() and case.log.lines()[-1].verb == "export"
    async with sits() as author:
        await asked(author, str(folder / "board.docx"), folder / "two.docx")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
    assert (folder / "two.docx").exists()


async def test_a_template_left_unconfirmed_writes_nothing(sits: Sitting, folder: Path) -> None:
    async with sits() as author:
        await asked(author, str(folder / "board.docx"), folder / "one.docx")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.presses("escape")
        await author.comes_to_see("Nothing was written.")
    assert not (folder / "one.docx").exists()


async def test_a_refused_path_brings_the_cursor_to_its_box_with_all_that_was_typed(
    sits: Sitting, folder: Path
) -> None:
    (folder / "no.docx").write_bytes(b"no Word document")
    (folder / "there.docx").write_bytes(b"kept")
    async with sits() as author:
        await asked(author, "/nowhere/hosts.docx", folder / "one.docx")
        await author.comes_to_see("/nowhere/hosts.docx cannot be read")
        form = author.app.screen
        assert isinstance(form, ReportForm) and form.focused is not None and form.focused.id == "board"
        assert form.values()["output"] == str(folder / "one.docx")
        await author.presses("ctrl+u", *str(folder / "no.docx"), "ctrl+o")
        await author.comes_to(lambda: author.app.screen is not form and isinstance(author.app.screen, ReportForm))
        await author.comes_to_see("no.docx")
        form = author.app.screen
        assert form.focused is not None and form.focused.id == "board"
        await author.presses("ctrl+u", "down", "ctrl+u", *str(folder / "there.docx"), "ctrl+o")
        await author.comes_to(lambda: author.app.screen is not form and isinstance(author.app.screen, ReportForm))
        await author.comes_to_see("there.docx is there already")
        form = author.app.screen
        assert form.focused is not None and form.focused.id == "output"
        await author.presses("ctrl+u", *str(folder / "one.docx"), "ctrl+o")
        await author.comes_to_see("one.docx is written")
    assert "Visits were missed" in words(folder / "one.docx")


async def test_a_name_that_is_free_is_offered(sits: Sitting, folder: Path) -> None:
    (folder / "report.docx").write_bytes(b"the one before")
    async with sits() as author:
        await author.types("/report", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen))
        await author.rests()
        await author.presses("e")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportForm))
        assert author.app.screen.query_one("#output").value == str(folder.resolve() / "report v2.docx")


async def test_what_was_said_of_a_form_stands_there_again_after_going_back(sits: Sitting, folder: Path) -> None:
    async with sits() as author:
        await asked(author, str(folder / "board.docx"), folder / "one.docx")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.rests()
        await author.presses("end", "enter", "home", "n", "escape")
        await author.comes_to_see("Nothing was written.")
        await author.presses("e")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportForm))
        await author.presses("ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.comes_to_see("As you left it.")
        shown = author.app.screen
        assert isinstance(shown, ReportMappingScreen)
        assert shown._asked[0].said == "nothing" and shown._asked[-1].agreed
