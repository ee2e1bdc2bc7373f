"""Half-typed lines that are kept, and what a line leans on."""

from __future__ import annotations

import asyncio
from datetime import date

from screens.chronology.screen import ChronologyScreen
from screens.people.key import PersonForm
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry, events, fill
from tests.screens.opened import people_screen


async def test_a_half_typed_line_is_on_disk_within_a_second_and_offered_again(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: half a wo")
        assert author.sees("not yet saved") or author.sees("draft kept")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Half typed, and kept")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to(lambda: author.line == "3/3/24 SW1: half a wo")
        await author.types("rd", "enter")
        assert events(case.entries.all()) == ["half a word"]
    async with sits() as author:
        assert not author.sees("Half typed, and kept")


async def test_a_kept_change_of_a_row_is_taken_up_as_a_change(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.types("", "enter")
        await author.types(" twice")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("a changed row")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen) and "twice" in author.line)
        await author.presses("enter")
        assert events(case.entries.all()) == ["called twice"]


async def test_a_kept_line_may_be_left_kept(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: half")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Half typed, and kept")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        assert author.line == ""
        await author.types("/kept", "enter")
        await author.comes_to_see("3/3/24 SW1: half")


async def test_a_colleagues_kept_line_does_not_get_in_the_way_and_can_be_called_for(
    sits: Sitting, case: CaseFile
) -> None:
    case.drafts.save("new:", "3/3/24 SW1: theirs")
    await asyncio.to_thread(case.close)
    async with sits() as author:
        assert isinstance(author.app.screen, ChronologyScreen)
        await author.types("/kept", "enter")
        await author.comes_to_see("Typed by colleague")


async def test_a_changed_real_name_is_kept_and_a_dropped_one_that_rows_hold_is_told(
    sits: Sitting, case: CaseFile
) -> None:
    case.entries.add(day_entry(date(2023, 6, 1), "Sal rang", who="HV1", people=("HV1",)))
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses(*["down"] * 4, "ctrl+u", *"Sarah Penhale", "ctrl+o")
        await author.comes_to_see("Sarah Jones is kept as another name of theirs: it is looked for on.")
        assert set(case.people.get("SW1").other_names) == {"Sal", "Sarah Jones"}
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses(*["down"] * 5, "ctrl+u", *"Sarah Jones", "ctrl+o")
        await author.comes_to_see("1 row holds “Sal”, which is looked for no more")


async def test_a_kept_line_leans_on_the_row_it_leaned_on(sits: Sitting, case: CaseFile) -> None:
    fill(case, 40)
    async with sits() as author:
        await author.types("5/1/23 SW1: first @EMIS", "enter")
        await author.types("= SW1: half")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await author.comes_to_see("Half typed, and kept")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen) and author.line != "")
        await author.rests()
        assert author.sees("When Thu 5 January 2023")
        assert author.sees("Source EMIS")


async def test_a_line_leans_on_no_row_before_one_is_saved_or_opened_here(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await author.types("= SW1: called", "enter")
        assert author.line == "= SW1: called"
        assert case.entries.count() == 3
