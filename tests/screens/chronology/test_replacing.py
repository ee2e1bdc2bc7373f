"""Words replaced in many rows, and a row copied into the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from domain.meetings.interview import Interview
from domain.meetings.minutes import Paragraph
from screens.chronology.replacing import Replacements
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry, events

THIRD = date(2024, 3, 3)


async def test_words_are_replaced_in_every_row_as_one_act_once_they_were_seen(sits: Sitting, case: CaseFile) -> None:
    said = ("Mother rang", "visit", "seen with mother, mother calm")
    case.entries.add_many([day_entry(THIRD, each) for each in said])
    async with sits() as author:
        await author.types("/replace mother", "enter")
        await author.comes_to_see("Replace in 3 rows")
        await author.types("MO1", "ctrl+o")
        await author.comes_to_see("Replace 3 times in 2 rows")
        assert author.sees("x Sun 3 March 2024: [Mother → MO1] rang")
        assert author.sees("seen with [mother → MO1], mother calm (+1)")
        await author.presses("enter")
        await author.comes_to_see("Replaced in 2 rows; Ctrl+Y takes it back.")
        await author.rests()
        assert author.screen.rows.at == 0, "the bar is on the first row that was changed"
        assert events(case.entries.all()) == ["MO1 rang", "visit", "seen with MO1, MO1 calm"]
        await author.presses("ctrl+y")
        assert events(case.entries.all()) == list(said)


async def test_a_row_may_be_left_out_and_escape_leaves_all(sits: Sitting, case: CaseFile) -> None:
    case.entries.add_many([day_entry(THIRD, each) for each in ("mum rang", "mum came")])
    async with sits() as author:
        await author.types("/replace mum", "enter")
        await author.types("MO1", "ctrl+o")
        await author.comes_to_see("Replace 2 times in 2 rows")
        await author.presses("escape")
        await author.comes_to_see("Nothing was changed.")
        assert events(case.entries.all()) == ["mum rang", "mum came"]
        await author.types("/replace mum", "enter")
        await author.types("MO1", "ctrl+o")
        await author.comes_to_see("Replace 2 times in 2 rows")
        await author.presses("down", "enter")
        await author.comes_to_see("Replace 1 time in 1 row")
        await author.presses("down", "enter")
        await author.comes_to_see("Replace 0 times in 0 rows")
        await author.presses("enter", "up", "up", "enter")
        await author.comes_to_see("Replaced in 1 row;")
        assert events(case.entries.all()) == ["mum rang", "MO1 came"]


async def test_only_the_rows_found_are_replaced_in(sits: Sitting, case: CaseFile) -> None:
    case.entries.add_many([day_entry(THIRD, "letter to mum"), day_entry(THIRD, "call to mum")])
    async with sits() as author:
        await author.types("/find call", "enter")
        await author.types("/replace", "enter")
        await author.comes_to_see("Replace in the 1 row found")
        await author.types("mum", "tab")
        await author.types("MO1", "ctrl+o")
        await author.comes_to_see("Replace 1 time in 1 row")
        await author.presses("enter")
        await author.comes_to_see("Replaced in 1 row;")
        assert events(case.entries.all()) == ["letter to mum", "call to MO1"]


async def test_words_no_row_says_change_nothing(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(THIRD, "visit"))
    async with sits() as author:
        await author.types("/replace call", "enter")
        await author.types("x", "ctrl+o")
        await author.comes_to_see("None of 1 row says “call”; nothing was changed.")


async def test_a_row_changed_meanwhile_stops_all_of_it(sits: Sitting, case: CaseFile) -> None:
    one, _ = case.entries.add_many([day_entry(THIRD, "mum rang"), day_entry(THIRD, "mum came")])
    async with sits() as author:
        await author.types("/replace mum", "enter")
        await author.types("MO1", "ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, Replacements))
        case.entries.change(replace(one, event="mum rang twice"))
        await author.presses("enter")
        await author.comes_to_see("Someone else changed this row meanwhile.")
        assert events(case.entries.all()) == ["mum rang twice", "mum came"]


async def test_a_row_is_copied_into_the_line_as_a_new_one(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(THIRD, "visit", action="letter sent"))
    async with sits() as author:
        await author.types("4/3/24 half", "home")
        await author.presses("ctrl+u")
        await author.types("/copy", "enter")
        assert author.line == "3/3/2024 SW1: visit > letter sent"
        assert author.sees("A new row like that of Sun 3 March 2024")
        await author.types(" again", "enter")
        assert [(each.event, each.action) for each in case.entries.all()] == [
            ("visit", "letter sent"), ("visit", "letter sent again"),
        ]  # fmt: skip


async def test_a_copied_row_has_the_sources_of_that_row_and_not_of_the_one_before(
    sits: Sitting, case: CaseFile
) -> None:
    case.entries.add(day_entry(THIRD, "no source"))
    async with sits() as author:
        await author.types("5/3/24 SW1: call @EMIS", "enter")
        await author.presses("up")
        await author.types("/copy", "enter")
        await author.presses("enter")
        assert [[cited.name for cited in each.sources] for each in case.entries.all()] == [[], [], ["EMIS"]]



async def test_a_copy_of_a_row_rests_on_what_the_row_rests_on_and_nothing_else_typed_does(
    sits: Sitting, case: CaseFile
) -> None:
    number = case.interviews.add(Interview()).number
    (said,) = case.minutes.add(number, Paragraph(text="I came at two."))
    case.evidence.draw(day_entry(THIRD, "visit"), number, [said.id])
    async with sits() as author:
        await author.types("/copy", "enter")
        await author.types(" again", "enter")
        assert [len(case.evidence.of(each.id)) for each in case.entries.all()] == [1, 1]
        await author.presses("ctrl+y")
        assert author.line.endswith("visit again") and len(case.evidence.all()) == 1
        await author.presses("enter")
        assert [len(case.evidence.of(each.id)) for each in case.entries.all()] == [1, 1]
        await author.presses("ctrl+y")
        await author.presses("ctrl+u")
        await author.types("4/3/24 SW1: another", "enter")
        assert [len(case.evidence.of(each.id)) for each in case.entries.all()] == [1, 0]
