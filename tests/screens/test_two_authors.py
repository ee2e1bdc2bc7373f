"""Two authors at the rows of one case."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

from domain.people import Person
from screens.chronology.screen import ChronologyScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry, events, fill
from tests.screens.opened import people_screen


def _change(case: CaseFile, id: str, event: str) -> None:
    row = case.entries.get(id)
    assert row is not None
    case.entries.change(replace(row, event=event))


async def test_rows_of_a_colleague_appear_and_the_cursor_stays(sits: Sitting, case: CaseFile) -> None:
    fill(case, 30)
    async with sits() as author:
        await author.types("3/3/24 SW1: half", "up", "up")
        here = author.screen.rows.row()
        await asyncio.to_thread(case.entries.add, day_entry(date(2022, 1, 1), "by a colleague"))
        await author.comes_to_see("31 entries", 3)
        assert author.screen.rows.row().id == here.id
        assert author.line == "3/3/24 SW1: half"


async def test_a_row_changed_meanwhile_is_shown_and_asked_about(sits: Sitting, case: CaseFile) -> None:
    row = case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" by me")
        await asyncio.to_thread(_change, case, row.id, "called by them")
        await author.presses("enter")
        await author.comes_to_see("Changed by someone else meanwhile")
        assert author.sees("called by them")
        assert events(case.entries.all()) == ["called by them"]
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to(lambda: author.line == "")
        await author.presses("ctrl+p")
        assert author.line.endswith("called by me")


async def test_the_author_may_put_theirs_in_place_of_a_colleagues(sits: Sitting, case: CaseFile) -> None:
    row = case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" by me")
        await asyncio.to_thread(_change, case, row.id, "called by them")
        await author.presses("enter")
        await author.comes_to_see("Changed by someone else meanwhile")
        await author.presses("down", "enter")
        await author.comes_to(lambda: events(case.entries.all()) == ["called by me"])


async def test_a_row_deleted_meanwhile_may_be_saved_as_a_new_one(sits: Sitting, case: CaseFile) -> None:
    row = case.entries.add(day_entry(date(2023, 5, 1), "called"))
    async with sits() as author:
        await author.presses("enter")
        await author.types(" again")
        await asyncio.to_thread(case.entries.delete, row.id, row.revision)
        await author.presses("enter")
        await author.comes_to_see("Save mine as a new row")
        await author.presses("enter")
        await author.comes_to(lambda: events(case.entries.all()) == ["called again"])


async def test_a_person_added_by_a_colleague_appears(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await asyncio.to_thread(case.people.add, Person(code="MW1", role="midwife"))
        await author.comes_to_see("MW1 midwife", 3)
