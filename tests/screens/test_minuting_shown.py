"""How minutes are shown, however long and on however small a screen, and what is listed of them."""

from __future__ import annotations

from domain.meetings.minutes import Paragraph
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting
from tests.screens.minuting.steps import THREE, Minutes, minutes, said
from tests.screens.paragraph_typing import sooner

__all__ = ["sooner", "minutes"]


async def test_ten_thousand_words_are_shown_at_their_end_and_paged_through(minutes: Minutes) -> None:
    many = [Paragraph(speaker="SW1", text=f"{number} " + "words and words " * 13) for number in range(250)]
    async with minutes(*many) as at:
        assert at.sees("10,000 words")
        assert at.sees("250 SW1: 249 words")
        await at.types("half typed", "pageup")
        assert at.text == "half typed"
        assert not at.sees("250 SW1: 249 words")
        await at.presses(*["pagedown"] * 2)
        assert at.sees("250 SW1: 249 words")
        await at.presses("ctrl+u", "home")
        assert at.sees("1 SW1: 0 words")
        await at.types("/find 123 words", "enter")
        assert at.sees("124 SW1: 123 words")


async def test_a_long_paragraph_wraps_and_scrolls_in_its_box(minutes: Minutes, case: CaseFile) -> None:
    text = " ".join(f"word{number}" for number in range(120))
    async with minutes() as at:
        await at.types(text)
        assert at.sees("word119") and not at.sees("word0 ")
        await at.presses(*["up"] * 20)
        assert at.sees("word0 word1")
        await at.presses("enter")
        assert said(case)[0][2] == text


async def test_forty_columns_and_ten_lines_will_do(minutes: Minutes, case: CaseFile) -> None:
    async with minutes(*THREE, width=40, height=10) as at:
        await at.types("2: I saw him that afternoon and he was well", "enter")
        assert at.sees("4 GP1: I saw him that afternoon")
        assert at.author.lines()[0].startswith(" 1 SW1  2 GP1  3 HV1")
        assert len(at.author.lines()) == 10
        assert at.sees("Tab Speaker")


async def test_an_unknown_number_of_an_interview_is_said(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/minutes 7", "enter")
        await author.comes_to_see("There is no meeting 7. F7 lists them.")


async def test_a_word_is_completed_by_tab_and_what_there_is_is_shown(minutes: Minutes) -> None:
    async with minutes() as at:
        await at.types("/chec")
        assert at.sees("/checks")
        await at.types("ks", "tab", "enter")
        await at.author.rests()
        assert at.sees("No paragraph is marked")
        await at.types("/find", "tab")
        assert at.text == "/find "


async def test_real_names_are_shown_for_the_authors_eyes(minutes: Minutes) -> None:
    async with minutes(Paragraph(speaker="SW1", text="GP1 came")) as at:
        await at.presses("ctrl+r")
        assert at.sees("1 Sarah Jones: Anil Patel came")
        assert at.sees("1 Sarah Jones 2 Anil Patel")
        await at.presses("ctrl+r")
        assert at.sees("1 SW1: GP1 came")


async def test_everybody_present_is_listed_with_their_figure_and_role(minutes: Minutes) -> None:
    async with minutes() as at:
        await at.types("/present", "enter")
        await at.author.comes_to_see("3 HV1 interviewer")
        await at.presses("down", "enter")
        await at.author.rests()
        assert at.text == "GP1: "


async def test_a_name_passed_over_keeps_a_sign_in_the_margin(minutes: Minutes, case: CaseFile) -> None:
    async with minutes() as at:
        await at.types("I rang Mr Pritchard-Quill.", "enter")
        await at.types("All was well.", "enter")
        await at.author.comes_to_see("  1?")
        assert at.sees("  2 ") and not at.sees("  2?")


async def test_a_word_typed_after_a_refused_one_takes_its_place(minutes: Minutes) -> None:
    async with minutes() as at:
        await at.types("/nonsuch", "enter")
        assert at.text == "/nonsuch"
        await at.types("/chec")
        assert at.text == "/chec"
