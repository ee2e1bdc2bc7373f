"""An author who exports: a board's workbook, rows, the boxes of the export filled, and what it ends with."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from screens.leaving.form import ExportForm
from screens.leaving.screen import ExportScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.screens.conftest import Author, day_entry


def board(path: Path, *headings: str, **cells: str) -> Path:
    """A board's workbook on disk."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rows"
    for column, heading in enumerate(headings or ("Date", "Professional", "Event", "Action taken", "Comment"), 1):
        sheet.cell(4, column, heading)
    for ref, text in cells.items():
        sheet[ref] = text
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture
def rows(case: CaseFile) -> CaseFile:
    """Two rows in the case."""
    case.entries.add(day_entry(date(2024, 3, 3), "First visit"))
    case.entries.add(day_entry(date(2024, 3, 4), "Call to GP1"))
    return case


async def asked(author: Author, output: Path, template: Path | None = None) -> None:
    """Open the screen, fill its form and go."""
    await author.presses("f9")
    await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
    await answered(author, output, template)


async def answered(author: Author, output: Path, template: Path | None = None) -> None:
    author.app.screen.query_one("#board", EntryLine).put(str(template or ""))
    author.app.screen.query_one("#output", EntryLine).put(str(output))
    await author.presses("ctrl+o")


async def ended(author: Author) -> str:
    """Wait until it is done; gives what is told, each sentence on a line."""
    await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen) and bool(author.app.screen.told))
    await author.comes_to(lambda: not author.app.screen._working, 20)
    await author.rests()
    return "\n".join(dict.fromkeys(line.whole or line.text for line in author.app.screen.told))


async def found(author: Author, rows: CaseFile, tmp_path: Path, event: str, **rest: object) -> None:
    """Export a row that says this, and stand on the first thing found."""
    rows.entries.add(day_entry(date(2024, 3, 5), event, **rest))
    await asked(author, tmp_path / "out.xlsx", board(tmp_path / "board.xlsx"))
    await ended(author)
    await author.presses("down")


async def exported_again(author: Author) -> str:
    await author.presses("e")
    return await ended(author)
