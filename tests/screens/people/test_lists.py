"""Sources, questions, flags and fields on their screens."""

from __future__ import annotations

from datetime import date

from domain.chronology.entry import Citation
from domain.question import Question
from screens.chronology.screen import ChronologyScreen
from screens.form import Form
from screens.people.lists import FieldsScreen, FlagsScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry


async def form(author: Author) -> None:
    await author.comes_to(lambda: isinstance(author.app.screen, Form))
    await author.rests()


async def test_a_flag_is_added_and_its_meaning_changed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/flags", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, FlagsScreen))
        await author.comes_to_see("good practice")
        await author.types("", "a", *"escalated", "tab", *"taken further", "ctrl+o")
        await author.comes_to(lambda: case.flags.get("escalated") is not None)
        await author.comes_to_see("escalated is a flag now")
        await author.presses("enter", "down", "ctrl+u", *"taken to a manager", "ctrl+o")
        await author.comes_to_see("escalated is changed")
    assert [flag.meaning for flag in case.flags.all() if flag.name == "escalated"] == ["taken to a manager"]


async def test_a_field_gets_its_values_is_kept_from_row_to_row_and_filled(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/fields", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, FieldsScreen))
        await author.comes_to_see("Who was seen")
        await author.types("", "a", *"risk", "down", *"Risk level", "down", *"low; high", "down", *"yes", "down")
        await author.types("not recorded", "ctrl+o")
        await author.comes_to_see("risk is a field now")
        await author.comes_to_see("low; high")
    field = next(each for each in case.fields.all() if each.name == "risk")
    assert (field.label, field.values, field.sticky, field.fill) == (
        "Risk level", ("low", "high"), True, "not recorded",
    )  # fmt: skip


async def test_a_flag_of_two_words_is_refused(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/flags", "enter", "a", *"two words", "ctrl+o")
        await author.comes_to_see("A flag needs a name of one word")


async def test_the_menu_has_flags_and_fields(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f10")
        await author.comes_to_see("Menu")
        await author.types("fields: add", "enter")
        await author.comes_to_see("A new field")


async def test_a_source_of_several_words_is_made_without_quotes_and_its_rows_found(
    sits: Sitting, case: CaseFile
) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Other"))
    async with sits() as author:
        await author.types("/sources", "enter", "a", *"Social care records", "tab", *"the council", "ctrl+o")
        await author.comes_to(lambda: case.sources.get("Social care records") is not None)
        await author.comes_to_see("Social care records is a source now")
        case.entries.add(day_entry(date(2024, 3, 4), "Cited", sources=(Citation("Social care records"),)))
        await author.presses("r")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("1 of 2 found")


async def test_questions_stand_as_people_count(sits: Sitting, case: CaseFile) -> None:
    for label in ("10", "1a", "1", "KLOE 2", "KLOE 11"):
        case.questions.add(Question(label, f"Words of {label}"))
    async with sits() as author:
        await author.types("/questions", "enter")
        await author.comes_to_see("Words of 10")
        shown = [line.split()[-1] for line in author.lines() if "Words of" in line]
        assert shown[:5] == ["1", "1a", "10", "2", "11"]
    assert [each.label for each in case.questions.all()] == ["1", "1a", "2", "10", "KLOE 2", "KLOE 11"]
