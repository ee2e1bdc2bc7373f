"""What Tab takes on the entry line: people of earlier rows, the rest of a word, the next part."""

from __future__ import annotations

from datetime import date

from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry


async def test_behind_the_date_tab_takes_the_people_of_the_last_row(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Visit", who="SW1 to GP1", people=("SW1", "GP1")))
    async with sits() as author:
        await author.types("4/3/24 ")
        assert author.screen.line.grey == "SW1 to GP1: "
        await author.types("", "tab")
        assert author.line == "4/3/24 SW1 to GP1: "


async def test_the_people_of_the_row_just_saved_are_offered_next(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 HV1: weighed", "enter")
        await author.types("+1 ", "tab")
        assert author.line == "+1 HV1: "


async def test_letters_and_a_figure_stand_for_a_code(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("4/3/24 h1", "tab")
        assert author.line == "4/3/24 HV1"


async def test_a_time_is_not_asked_about_while_its_people_are_completed(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("4/3/24 1000 g", "tab")
        assert author.line == "4/3/24 1000 GP1"
        await author.types(": call", "enter")
        assert author.line == ""
        assert author.screen.rows.row().time == "10:00"


async def test_the_rest_of_a_word_of_the_case_is_taken(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Talked about medication"))
    async with sits() as author:
        await author.types("4/3/24 GP1: changed the med")
        assert author.screen.line.grey == "ication"
        await author.types("", "tab")
        assert author.line == "4/3/24 GP1: changed the medication"


async def test_where_nothing_is_offered_tab_begins_the_next_part(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("4/3/24 GP1: call", "tab")
        assert author.line == "4/3/24 GP1: call > "
        await author.types("", "tab")
        assert author.line == "4/3/24 GP1: call >> "
        await author.types("well", "tab")
        await author.types("late", "enter")
        entry = author.screen.rows.row()
        assert (entry.event, entry.action, entry.outcome, entry.comment) == ("call", None, "well", "late")


async def test_the_place_in_a_source_does_not_stay_for_the_next_row(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 GP1: letter @EMIS p.4", "enter")
        await author.types("= GP1: call", "enter")
        assert [(one.name, one.ref) for one in author.screen.rows.row().sources] == [("EMIS", None)]
