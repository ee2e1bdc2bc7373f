"""Rows opened in the line, and what the next row takes over from them."""

from __future__ import annotations

from datetime import date

from domain.entry import Citation
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry


async def test_a_row_is_opened_with_the_cursor_behind_what_happened(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Visited", sources=(Citation("EMIS"),)))
    async with sits() as author:
        await author.presses("enter")
        await author.types(", and the sister came", "enter")
        await author.comes_to(lambda: case.entries.all()[0].event == "Visited, and the sister came")
    assert case.entries.all()[0].sources == (Citation("EMIS"),)


async def test_words_typed_behind_a_source_of_a_saved_row_do_not_swallow_it(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Visited", sources=(Citation("EMIS"),)))
    async with sits() as author:
        await author.presses("enter", "end")
        await author.types(", and the sister came", "enter")
        await author.comes_to_see("@EMIS, the source of this row, has become text")
        assert case.entries.all()[0].sources == (Citation("EMIS"),)


async def test_a_source_written_as_text_on_purpose_is_text(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Visited", sources=(Citation("EMIS"),)))
    async with sits() as author:
        await author.presses("enter", "end", *["left"] * 5)
        await author.types("\\", "end", *" was down", "enter")
        await author.comes_to(lambda: case.entries.all()[0].event == "Visited @EMIS was down")
