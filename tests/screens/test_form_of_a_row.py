"""The form of a row: the same line in boxes, for paragraphs and pasted text."""

from __future__ import annotations

from datetime import date

from textual.widgets import TextArea

from screens.chronology.entry_form import EntryForm
from screens.names.pasted_names import PastedNames
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry, events
from tests.screens.opened import paste


async def test_the_form_shows_the_same_line_in_boxes_and_gives_it_back(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930 SW1 to GP1: call > visit ~ late @EMIS p.4 #2 !concern", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        form = author.app.screen
        assert isinstance(form, EntryForm)
        assert form.values() == {
            "head": "3/3/24 0930 SW1 to GP1:", "event": "call", "action": "visit", "outcome": "", "comment": "late",
            "marks": "@EMIS p.4 #2 !concern",
        }
        await author.presses("escape")
        assert author.line == "3/3/24 0930 SW1 to GP1: call > visit ~ late @EMIS p.4 #2 !concern"


async def test_what_is_typed_in_the_form_is_saved_with_its_paragraphs(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        area = author.app.screen.query_one("#event", TextArea)
        area.text = "First part, 1 > 2.\nSecond part @home !concern"
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
        [row] = case.entries.all()
        assert row.event == "First part, 1 > 2.\nSecond part @home !concern"
        assert row.flags == ()


async def test_a_row_with_paragraphs_can_be_opened_in_the_line_and_stays_whole(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 5, 1), "one\ntwo"))
    async with sits() as author:
        await author.presses("enter")
        assert author.line == "1/5/2023 SW1: one\ntwo"
        assert author.sees("1/5/2023 SW1: one¶two")
        await author.types(" three", "enter")
        assert events(case.entries.all()) == ["one\ntwo three"]


async def test_pasted_lines_open_the_form_and_submit_nothing(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: ")
        await paste(author, "Rang Anil Patel.\r\nNo reply\x1b[31m.\n")
        await author.comes_to(lambda: isinstance(author.app.screen, PastedNames))
        await author.rests()
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        assert case.entries.count() == 0
        assert author.app.screen.query_one("#event", TextArea).text == "Rang GP1.\nNo reply[31m."


async def test_one_pasted_line_goes_into_the_line_without_its_control_characters(sits: Sitting) -> None:
    async with sits() as author:
        await paste(author, "3/3/24 SW1: call\u202e about\x07 pills\n")
        assert author.line == "3/3/24 SW1: call about pills"
