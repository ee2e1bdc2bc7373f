"""On the screen too, rows on minutes that may not be used stop an export, or are left out when the author says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from screens.leaving.form import ExportForm
from screens.leaving.screen import ExportScreen
from screens.widgets.entry_line import EntryLine
from storage.casefile import CaseFile
from tests.domain.meeting import LONG
from tests.screens.conftest import Author, Sitting, day_entry
from tests.screens.exporting import ended


@pytest.fixture
def drawn(case: CaseFile) -> CaseFile:
    """A row drawn from minutes nobody agreed yet, and another one."""
    for code in ("IM1", "SW7"):
        case.people.add(Person(code=code))
    people = (Attendee("IM1", INTERVIEWER, asked=False), Attendee("SW7"))
    number = case.interviews.add(Interview(held="2024-03-04", people=people)).number
    (one,) = case.minutes.add(number, Paragraph(text=LONG[0]))
    case.evidence.draw(day_entry(date(2024, 3, 3), "She rang twice"), number, [one.id])
    case.entries.add(day_entry(date(2024, 3, 4), "Home visit"))
    return case


async def exported(author: Author, output: Path, unagreed: str = "") -> str:
    await author.presses("f9")
    await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
    form = author.app.screen
    form.query_one("#output", EntryLine).put(str(output))
    if unagreed:
        form.query_one("#unagreed", EntryLine).put(unagreed)
    await author.presses("ctrl+o")
    return await ended(author)


async def test_rows_on_unagreed_minutes_stop_the_export_unless_they_are_to_be_left_out(
    sits: Sitting, drawn: CaseFile, tmp_path: Path
) -> None:
    async with sits() as author:
        said = await exported(author, tmp_path / "out.csv")
        assert "1 row rests on minutes that may not be used" in said and "not issued yet" in said
        assert not (tmp_path / "out.csv").exists()
        await author.presses("e")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        form = author.app.screen
        form.query_one("#unagreed", EntryLine).put("leave out")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen))
        assert "1 row left out" in await ended(author)
    assert "She rang twice" not in (tmp_path / "out.csv").read_text("utf-8-sig")


async def test_a_case_in_which_nothing_rests_on_minutes_is_not_asked(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        assert not author.app.screen.query("#unagreed")
