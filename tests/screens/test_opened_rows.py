"""Rows opened in the line, and what the next row takes over from them."""

from __future__ import annotations

from datetime import date

from domain.chronology.entry import Citation
from domain.review import Source
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


async def test_a_source_taken_out_of_the_list_is_not_taken_over_by_the_next_row(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: Visited @RiO", "enter")
        await author.comes_to(lambda: case.sources.get("RiO") is not None)
        await author.presses("ctrl+y")
        await author.comes_to(lambda: case.sources.get("RiO") is None)
        await author.presses("ctrl+u")
        await author.types("4/3/24 SW1: Visited again", "enter")
        await author.comes_to(lambda: len(case.entries.all()) == 1)
    assert case.entries.all()[0].sources == ()


async def test_a_source_that_went_while_a_row_of_it_was_changed_is_added_again_and_said(
    sits: Sitting, case: CaseFile
) -> None:
    case.sources.add(Source("PAS"))
    case.entries.add(day_entry(date(2024, 3, 3), "Visited", sources=(Citation("PAS"),)))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" at home", "enter")
        await author.comes_to_see("Visited at home")
    assert [each.name for each in case.sources.all()] == ["EMIS", "PAS"]
