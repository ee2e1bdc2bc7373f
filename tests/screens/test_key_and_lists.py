"""People, sources and questions on their screens, and what is known of the case."""

from __future__ import annotations

from datetime import date

import pytest

from screens.chronology.screen import ChronologyScreen
from screens.list_screen import ListScreen
from screens.people.key import PersonForm
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry, fill
from tests.screens.opened import box, people_screen


async def test_people_are_listed_by_code_and_names_only_by_a_key(sits: Sitting) -> None:
    async with sits() as author:
        await people_screen(author)
        assert author.sees("SW1 social worker")
        assert not author.sees("Sarah Jones")
        await author.presses("ctrl+r")
        assert author.sees("SW1 Sarah Jones social worker")


async def test_a_person_is_added_in_a_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        assert author.sees("Next: SW2, GP2, HV2.")
        await author.types("SW2", "tab")
        await author.types("student social worker", "ctrl+o")
        await author.comes_to(lambda: case.people.get("SW2") is not None)
        await author.comes_to_see("SW2 is in the key.")


async def test_a_code_that_is_taken_is_refused_and_what_was_typed_stays(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.types("SW1", "tab")
        await author.types("another", "ctrl+o")
        await author.comes_to_see("SW1 is in the key already.")
        assert box(author, "role").value == "another"


async def test_a_person_is_changed_in_the_same_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        await author.presses("tab", "ctrl+w")
        await author.types("lead", "ctrl+o")
        await author.comes_to(lambda: case.people.get("SW1").role == "social lead")


async def test_renaming_a_code_says_what_follows_and_is_done_in_every_row(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        await author.presses("backspace", "backspace", "backspace", "X", "9", "ctrl+o")
        await author.comes_to_see("Rename SW1 to X9?")
        assert author.sees("Yes, in 3 rows of the chronology")
        await author.presses("down", "enter")
        await author.comes_to(lambda: case.people.get("X9") is not None)
        assert {row.people for row in case.entries.all()} == {("X9",)}


async def test_a_person_named_in_rows_is_not_deleted(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    async with sits() as author:
        await people_screen(author)
        await author.presses("d")
        await author.comes_to_see("SW1 stands in 3 rows.")
        await author.presses("down", "d")
        await author.comes_to(lambda: case.people.get("GP1") is None)
        await author.presses("u")
        await author.comes_to(lambda: case.people.get("GP1") is not None)


async def test_a_person_whose_name_stands_in_rows_is_deleted_only_after_yes(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2023, 6, 1), "Anil Patel rang", who="HV1", people=("HV1",)))
    async with sits() as author:
        await people_screen(author)
        await author.presses("down", "d")
        await author.comes_to_see("1 row still holds “Anil Patel”. Delete GP1?")
        await author.presses("escape")
        await author.comes_to_see("GP1 stays in the key.")
        await author.presses("d")
        await author.comes_to_see("1 row still holds “Anil Patel”. Delete GP1?")
        await author.presses("down", "enter")
        await author.comes_to(lambda: case.people.get("GP1") is None)


async def test_the_rows_that_name_a_person_are_one_key_away(sits: Sitting, case: CaseFile) -> None:
    fill(case, 3)
    case.entries.add(day_entry(date(2023, 6, 1), "seen", who="GP1", people=("GP1",)))
    async with sits() as author:
        await people_screen(author)
        await author.presses("down", "r")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("1 of 4 found")


@pytest.mark.parametrize(
    ("keys", "title", "first"),
    [([*"/sources", "enter"], "Sources", "EMIS"), ([*"/questions", "enter"], "Questions", "Was medication")],
)
async def test_sources_and_questions_have_their_screens(
    sits: Sitting, keys: list[str], title: str, first: str
) -> None:
    async with sits() as author:
        await author.presses(*keys)
        await author.comes_to(lambda: isinstance(author.app.screen, ListScreen))
        await author.comes_to_see(first)
        assert author.sees(title)
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))


async def test_a_question_is_added_with_its_words(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/questions", "enter")
        await author.comes_to_see("Was medication")
        await author.presses("a")
        await author.comes_to_see("A new question")
        await author.types("3a", "tab")
        await author.types("Was she heard?", "ctrl+o")
        await author.comes_to(lambda: case.questions.get("3a") is not None)
        assert case.questions.get("3a").text == "Was she heard?"


async def test_what_is_known_of_the_case_is_changed_in_a_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/details", "enter")
        await author.comes_to_see("Adult A")
        await author.comes_to_see("Period from")
        await author.presses("ctrl+w", "B", "ctrl+o")
        await author.comes_to(lambda: case.details().subject == "Adult B")
        await author.comes_to_see("imr Adult B")
