"""A /word typed on a list or on the export screen: its letters are never keys."""

from __future__ import annotations

from datetime import date

import pytest

from domain.review import RecordNumber
from screens.leaving.screen import ExportScreen
from screens.meetings.interviews import InterviewsScreen
from screens.meetings.to_see import ToSeeScreen
from screens.names.unknown import UnknownScreen
from screens.people.family import FamilyScreen
from screens.people.key import PeopleScreen
from screens.people.lists import QuestionsScreen
from screens.people.record_numbers import RecordNumbersScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry


@pytest.mark.parametrize(("key", "word", "screen"), [
    ("f4", "/unknown", UnknownScreen), ("f8", "/people", PeopleScreen), ("f7", "/recordnumbers", RecordNumbersScreen),
    ("f7", "/questions", QuestionsScreen), ("f7", "/tosee", ToSeeScreen), ("f4", "/interviews", InterviewsScreen),
    ("f6", "/family", FamilyScreen),
])  # fmt: skip
async def test_a_word_on_a_list_opens_what_it_names_and_does_nothing_else(
    sits: Sitting, case: CaseFile, key: str, word: str, screen: type
) -> None:
    case.record_numbers.add(RecordNumber("RiO", "RiO 4412345"))
    before = case.version()
    async with sits() as author:
        await author.presses(key)
        await author.types(word, "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, screen))
        await author.rests()
    assert case.version() == before


async def test_the_words_that_fit_are_shown_tab_completes_and_escape_goes_back_to_the_rows(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f4")
        await author.types("", "/", *"unk")
        await author.comes_to_see("Names in the rows that are nobody's")
        assert author.lines()[-1] == "/unk"
        await author.presses("tab")
        assert author.lines()[-1] == "/unknown"
        await author.presses("escape")
        assert isinstance(author.app.screen, PeopleScreen)
        assert "Change" in author.lines()[-1]
        await author.presses("down")
        assert author.app.screen.rows.at == 1


async def test_a_word_that_is_none_is_said_and_stays(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f4")
        await author.types("/nosuch", "enter")
        await author.comes_to_see("There is no /nosuch here")
        assert author.lines()[-1] == "/nosuch"
        await author.presses(*["backspace"] * 7)
        assert "Change" in author.lines()[-1]


async def test_a_word_on_the_export_screen_is_no_key(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to_see("Board's file")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportScreen))
        await author.types("/unknown", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, UnknownScreen))


async def test_undo_on_a_list_asks_before_it_takes_back_what_was_done_elsewhere(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: Visited", "enter", "f4", "u")
        await author.comes_to_see("Your last act was not in this list")
        assert author.sees("the row “Visited”")
        await author.presses("escape")
        assert len(case.entries.all()) == 1
        await author.presses("u")
        await author.comes_to_see("Leave it")
        await author.presses("down", "enter")
        await author.comes_to_see("the row is taken out again")
    assert not case.entries.all()


async def test_undo_on_a_list_takes_back_what_was_done_there_and_says_so(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "Other"))
    async with sits() as author:
        await author.presses("f4")
        await author.types("", "a", *"SW9", "ctrl+o")
        await author.comes_to(lambda: case.people.get("SW9") is not None)
        await author.comes_to_see("SW9 is in")
        await author.presses("u")
        await author.comes_to_see("Undone: the person SW9 is taken out again")
    assert case.people.get("SW9") is None


async def test_the_word_of_the_screen_one_is_on_stays_there_without_a_refusal(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/chronology", "enter")
        assert not author.sees("There is no") and author.line == ""
        await author.types("/people", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PeopleScreen))
        await author.types("/people", "enter")
        await author.rests()
        assert isinstance(author.app.screen, PeopleScreen) and not author.sees("There is no")
