"""F9: the chronology into the table of a board's Word template, by the same form as into its workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from threading import Event

import docx
import pytest

from domain.report.board_asks import REPORT
from domain.report.parts import Passage
from exporters.report import chronology_alone
from screens.board_file.report_mapping import ReportMappingScreen
from screens.choices import Choices
from screens.leaving.form import ExportForm
from screens.leaving.report_sending import report_understood
from screens.leaving.screen import ExportScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.exporters.report.templates import sections, table
from tests.screens.conftest import Author, Sitting
from tests.screens.exporting import answered, asked, board, ended, rows

__all__ = ["rows"]
COLUMNS = ("Date", "Professional", "Event", "Action taken", "Comment")
UNCERTAIN = ("Date", "Name", "Event", "Response", "Zebra")


def template(path: Path, *columns: str) -> Path:
    """A board's Word template with a table for a chronology, on disk."""
    path.write_bytes(table("Chronology", *columns))
    return path


def cells(path: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(path.read_bytes())).tables[0].rows]


async def test_the_table_of_the_boards_word_template_is_filled_and_what_came_of_it_is_told(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    output = tmp_path / "out.docx"
    async with sits() as author:
        await asked(author, output, template(tmp_path / "board.docx", *COLUMNS))
        said = await ended(author)
        assert f"2 entries are in {output}" in said and "in the board's file board.docx" in said
    assert [row[2] for row in cells(output)] == ["Event", "First visit", "Call to GP1"]
    assert [line.verb for line in rows.log.lines()].count("export") == 1


async def test_the_new_name_that_is_offered_takes_the_ending_of_the_boards_file(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        offered = Path(author.app.screen.query_one("#output", EntryLine).value)
        offered.with_suffix(".docx").write_text("mine")
        await answered(author, offered, template(tmp_path / "board.docx", *COLUMNS))
        assert "2 entries are in" in await ended(author)
    assert cells(offered.with_name(f"{offered.stem} v2.docx"))[1][2] == "First visit"
    assert offered.with_suffix(".docx").read_text() == "mine"


async def test_a_word_document_of_our_own_is_made_by_its_ending(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "own.docx")
        assert "in our own layout" in await ended(author)
    made = docx.Document(io.BytesIO((tmp_path / "own.docx").read_bytes()))
    assert "First visit" in [cell.text for grid in made.tables for row in grid.rows for cell in row.cells]


async def test_what_is_not_certain_in_a_word_template_is_confirmed_once(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    given = template(tmp_path / "board.docx", *UNCERTAIN)
    async with sits() as author:
        await asked(author, tmp_path / "out.docx", given)
        await author.comes_to_see("are not certain")
        await author.rests()
        await author.presses("enter")
        await author.comes_to_see("what goes there?")
        await author.types("chronology", "enter")
        await author.comes_to_see("all certain")
        await author.presses("ctrl+o")
        assert "2 entries are in" in await ended(author)
        await author.presses("e")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await answered(author, tmp_path / "again.docx", given)
        assert "2 entries are in" in await ended(author)
    assert (tmp_path / "again.docx").exists()


async def test_sections_of_the_report_are_not_asked_about_for_a_chronology(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    rows.passages.add("conclusion", Passage(text="Visits were missed."))
    async with sits() as author:
        await of_kind(author, "chron")
        await answered(author, tmp_path / "out.docx", template(tmp_path / "board.docx", *UNCERTAIN))
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.rests()
        assert not author.sees("No place for")


async def test_a_word_template_left_unconfirmed_exports_nothing(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        await asked(author, tmp_path / "out.docx", template(tmp_path / "board.docx", *UNCERTAIN))
        await author.comes_to(lambda: isinstance(author.app.screen, ReportMappingScreen))
        await author.presses("escape")
        assert "left unconfirmed" in await ended(author)
    assert not (tmp_path / "out.docx").exists()


async def test_the_report_goes_on_by_its_own_template_behind_one_of_the_chronology(
    sits: Sitting, rows: CaseFile, tmp_path: Path
) -> None:
    report_understood(rows, sections("5. Narrative", "7. Learning"), "report.docx")
    before = rows.maps.get(REPORT)
    async with sits() as author:
        await asked(author, tmp_path / "out.docx", template(tmp_path / "board.docx", *COLUMNS))
        assert "2 entries are in" in await ended(author)
    assert before and rows.maps.get(REPORT) == before


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: data[: len(data) // 2], "is damaged and cannot be read"),
        (lambda data: b"no document", "is not a Word document"),
        (lambda data: table("Family composition", "Name", "Relationship"), "has no table whose headings ask for a"),
    ],
)
async def test_a_word_file_that_cannot_be_filled_is_refused_as_what_it_is(
    sits: Sitting, rows: CaseFile, tmp_path: Path, spoil: Callable[[bytes], bytes], sentence: str
) -> None:
    given = template(tmp_path / "board.docx", *COLUMNS)
    given.write_bytes(spoil(given.read_bytes()))
    async with sits() as author:
        await asked(author, tmp_path / "out.docx", given)
        said = await ended(author)
        assert sentence in said and ".xlsx" not in said
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize(
    ("name", "output", "what", "sentence"),
    [
        ("board.docx", "out.xlsx", "", "The file will be .docx"),
        ("board.docx", "out.csv", "", "The file will be .docx"),
        ("board.docx", "out.docx", "panel names", "holds its key in a sheet of its own"),
        ("board.xlsx", "out.docx", "", "The board's file is a workbook"),
    ],
)
async def test_what_does_not_go_together_with_word_is_said_in_the_form(
    sits: Sitting, rows: CaseFile, tmp_path: Path, name: str, output: str, what: str, sentence: str
) -> None:
    given = board(tmp_path / name) if name.endswith(".xlsx") else template(tmp_path / name, *COLUMNS)
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        author.app.screen.query_one("#what", EntryLine).put(what)
        await answered(author, tmp_path / output, given)
        await author.comes_to_see(sentence)
        assert isinstance(author.app.screen, ExportForm)
    assert not (tmp_path / output).exists()


@pytest.mark.parametrize("key", ["s", "escape"])
async def test_s_or_escape_stops_it_while_the_document_is_filled_and_nothing_is_left(
    sits: Sitting, rows: CaseFile, tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, through = Event(), Event(), Event()
    fill = chronology_alone.fill_chronology

    def slowly(*given: object) -> object:
        begun.set()
        go_on.wait(30)
        through.set()
        return fill(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(chronology_alone, "fill_chronology", slowly)
    given = template(tmp_path / "board.docx", *COLUMNS)
    async with sits() as author:
        await asked(author, tmp_path / "out.docx", given)
        await author.comes_to(begun.is_set)
        await author.pilot.press(key)
        go_on.set()
        await author.comes_to(through.is_set)
        if key == "s":
            assert "Stopped. Nothing was written." in await ended(author)
        else:
            await author.comes_to(lambda: not isinstance(author.app.screen, ExportScreen))
        await author.rests()
    assert list(tmp_path.glob("*out*")) == []
    assert "export" not in [line.verb for line in rows.log.lines()]


async def of_kind(author: Author, kind: str) -> None:
    """Press F9 and choose what leaves."""
    await author.presses("f9")
    await author.comes_to(lambda: isinstance(author.app.screen, Choices))
    await author.types(kind, "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
