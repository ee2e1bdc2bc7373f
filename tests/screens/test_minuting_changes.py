"""Paragraphs of minutes that stand already: changed, taken out, parted, joined, moved, marked, and undone."""

from __future__ import annotations

from domain.meetings.minutes import Paragraph
from screens.minuting.screen import MinutingScreen
from storage.casefile import CaseFile
from tests.screens.minuting.steps import MEETING, THREE, Minutes, minutes, said
from tests.screens.paragraph_typing import sooner

__all__ = ["sooner", "minutes"]


async def test_an_earlier_paragraph_is_opened_changed_and_saved_in_its_place(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("up", "up", "enter")
        assert at.text == "GP1: two"
        assert at.sees("changing paragraph 2")
        await at.types(" and a half", "enter")
        assert [text for _, _, text, _ in said(case)] == ["one", "two and a half", "three"]
        assert at.shown == ["one", "two and a half", "three"]


async def test_escape_leaves_a_paragraph_as_it_was_and_keeps_what_was_typed(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 1", "enter")
        await at.types(" more", "escape")
        assert (at.text, said(case)[0][2]) == ("", "one")
        assert at.sees("Paragraph 1 stays as it was. Ctrl+P brings back what you typed.")
        await at.presses("ctrl+p")
        assert at.text == "SW1: one more"


async def test_a_paragraph_is_taken_out_and_brought_back(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("up", "up", "delete")
        assert at.shown == ["one", "three"]
        await at.presses("ctrl+y")
        assert at.shown == ["one", "two", "three"]
        assert [each[2] for each in said(case)] == ["one", "two", "three"]


async def test_undo_brings_the_words_of_a_new_paragraph_back_into_the_box(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("2: one", "enter", "ctrl+y")
        assert (at.text, said(case)) == ("GP1: one", [])


async def test_undo_asks_before_it_takes_back_what_was_done_elsewhere(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.presses("escape")
        await at.types("3/3/24 SW1: call", "enter")
        await at.types("/minutes 1", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        await at.presses("ctrl+y")
        assert at.sees("Your last act was not in the minutes")
        await at.presses("escape")
        assert case.entries.count() == 1


async def test_what_was_done_in_another_meetings_minutes_is_asked_about_by_its_number(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes() as at:
        case.interviews.add(MEETING)
        await at.types("2: one", "enter")
        await at.types("/minutes 2", "enter")
        await at.author.comes_to(lambda: getattr(at.author.app.screen, "number", 0) == 2)
        await at.author.rests()
        await at.presses("ctrl+y")
        assert at.sees("Take it back: the paragraph of interview 1")
        await at.presses("escape")
        assert at.screen.number == 2
    assert [each[2] for each in said(case)] == ["one"]


async def test_taking_back_a_parting_puts_nothing_into_the_box(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(Paragraph(speaker="SW1", text="first second")) as at:
        await at.types("/edit 1", "enter")
        await at.presses(*["left"] * len("second"), "ctrl+f", "ctrl+y")
        assert (at.text, at.shown) == ("", ["first second"])
        assert at.sees("of interview 1")


async def test_a_paragraph_being_changed_is_emptied_and_is_being_changed_still(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 2", "enter", "ctrl+u")
        await at.types("GP1: another", "enter")
        assert at.shown == ["one", "another", "three"]


async def test_the_paragraph_of_a_number_is_marked(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/check 2", "enter")
        await at.author.rests()
        assert [each[3] for each in said(case)] == [False, True, False]


async def test_a_paragraph_is_parted_joined_and_moved(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(Paragraph(speaker="SW1", at="10:42", text="first second"), *THREE[1:]) as at:
        await at.types("/edit 1", "enter")
        await at.presses(*["left"] * len("second"), "ctrl+f")
        assert said(case)[:2] == [("10:42", "SW1", "first", False), ("", "SW1", "second", False)]
        await at.presses("down")
        await at.types("/join", "enter")
        await at.author.rests()
        assert said(case)[0] == ("10:42", "SW1", "first second", False)
        await at.presses("shift+down")
        assert at.shown == ["two", "first second", "three"]


async def test_what_two_people_said_is_not_joined(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE[:2]) as at:
        await at.presses("up")
        await at.types("/join", "enter")
        await at.author.rests()
        assert at.sees("what two people said stays apart")
        assert len(said(case)) == 2


async def test_new_paragraphs_go_in_between_until_escape(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("home")
        await at.types("/insert", "enter")
        await at.types("one a", "enter")
        await at.types("one b", "enter")
        assert at.shown == ["one", "one a", "one b", "two", "three"]
        await at.presses("escape", "escape")
        await at.types("four", "enter")
        assert [each[2] for each in said(case)] == ["one", "one a", "one b", "two", "three", "four"]


async def test_what_is_to_be_checked_is_listed_and_done_with_by_the_same_key(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.presses("ctrl+o")
        assert said(case)[2][3]
        await at.types("/checks", "enter", "enter")
        await at.author.rests()
        await at.presses("ctrl+o")
        assert not said(case)[2][3]
