"""Minutes half typed and kept, issued, written by others meanwhile, or pasted."""

from __future__ import annotations

from domain.meetings.minutes import Paragraph
from screens.choices import Choices
from screens.minuting.screen import MinutingScreen
from storage.casefile import CaseFile
from tests.screens.minuting.steps import THREE, Minutes, minutes, said
from tests.screens.paragraph_typing import sooner

__all__ = ["sooner", "minutes"]


async def test_escape_twice_leaves_and_what_is_half_typed_is_kept(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("2: half", "escape")
        assert at.sees("not ended yet")
        await at.presses("escape")
        await at.author.comes_to(lambda: not isinstance(at.author.app.screen, MinutingScreen))
        await at.types("/minutes 1", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert at.text == "2: half"


async def test_a_half_typed_paragraph_is_back_when_the_minutes_are_opened_again(
    minutes: Minutes, case: CaseFile
) -> None:
    async with minutes() as at:
        await at.types("2: I had just come in when")
        assert at.sees("not yet saved") or at.sees("draft kept")
    async with minutes() as at:
        assert at.text == "2: I had just come in when"
        assert at.sees("no part of the minutes until Enter")
        await at.types(" he fell", "enter")
        assert said(case) == [("", "GP1", "I had just come in when he fell", False)]
    async with minutes() as at:
        assert at.text == ""


async def test_going_to_another_screen_and_back_keeps_what_is_half_typed(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 2", "enter")
        await at.types(" half", "f4")
        await at.presses("escape")
        await at.types("/minutes", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert at.text == "GP1: two half"
        assert at.sees("changing paragraph 2")


async def test_minutes_that_were_issued_say_so_and_are_changed_only_when_that_is_wanted(
    minutes: Minutes, case: CaseFile
) -> None:
    def issue() -> None:
        case.agreement.issue(1, ("SW1", "GP1"), way="paper", day="2024-07-02")

    async with minutes(*THREE, before=issue) as at:
        assert at.sees("Version 1 of these minutes was issued. Any change makes version 2")
        await at.types("four", "enter")
        assert isinstance(at.author.app.screen, Choices)
        await at.presses("enter")
        assert (at.text, len(said(case))) == ("four", 3)
        await at.presses("enter", "down", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert (at.text, len(said(case))) == ("", 4)
        # The mark is the author's own, and asked for no more.
        await at.presses("ctrl+o")
        await at.types("five", "enter")
        assert len(said(case)) == 5


async def test_a_paragraph_changed_by_someone_else_is_shown_and_asked_about(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE) as at:
        await at.types("/edit 2", "enter")
        await at.types(" mine")
        theirs = case.minutes.of(1).paragraphs[1]
        case.minutes.change(1, Paragraph(id=theirs.id, revision=theirs.revision, speaker="GP1", text="two theirs"))
        await at.presses("enter")
        await at.author.comes_to_see("Changed by someone else meanwhile")
        await at.presses("down", "down", "enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert [each[2] for each in said(case)] == ["one", "two theirs", "two mine", "three"]


async def test_what_someone_else_adds_appears_while_one_types(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("half")
        case.minutes.add(1, Paragraph(text="theirs"))
        await at.author.comes_to_see("theirs")
        assert at.text == "half"


async def test_pasted_paragraphs_are_added_each_their_names_coded(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("half")
        await at.pastes("SW1: Anil Patel came.\n\n2: I did.\n# Later\n")
        assert at.sees("Names in what was pasted")
        await at.presses("enter")
        await at.author.comes_to_see("3 paragraphs were pasted")
        await at.presses("enter")
        await at.author.comes_to(lambda: isinstance(at.author.app.screen, MinutingScreen))
        await at.author.rests()
        assert [each[1:3] for each in said(case)] == [("SW1", "GP1 came."), ("GP1", "I did."), ("", "Later")]
        assert at.text == "half"
