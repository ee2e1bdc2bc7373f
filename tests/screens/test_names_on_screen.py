"""Names on the screen: coded once it is clear whose they are, asked, told to be nobody's, answered and taken back."""

from __future__ import annotations

from screens.people import PersonForm
from storage.casefile import CaseFile
from tests.screens.test_other_screens import Sitting, people_screen


async def test_a_part_of_a_name_waits_for_the_word_behind_it(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: in Jones ")
        assert author.line.endswith("in Jones ")
        await author.types("Street ")
        assert author.line.endswith("in Jones Street ")
        await author.comes_to_see("“Jones” may be SW1 or another person")


async def test_a_part_of_a_name_with_nothing_against_it_is_coded_when_the_next_word_ends(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: told Jones about ")
        assert author.line.endswith("told SW1 about ")


async def test_what_was_coded_and_what_is_asked_are_both_said(sits: Sitting) -> None:
    async with sits(100, 30) as author:
        await author.types("3/3/24 GP1: Mr Patel met Sal today ")
        await author.comes_to_see("Sal is SW1")
        await author.comes_to_see("“Mr Patel” may be GP1 or another person")


async def test_a_name_behind_a_title_that_is_nobodys_is_told(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: Dr Bloggs sent apologies")
        await author.comes_to_see("“Dr Bloggs” is nobody of the key")


async def test_words_are_answered_to_be_no_names_listed_and_taken_back(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/notname Jones", "enter")
        await author.comes_to_see("is a name of SW1 in the key")
        await author.presses("ctrl+u")
        await author.types("/notname Bloggs", "enter")
        await author.comes_to_see("“Bloggs” alone is no name")
        await author.types("/notname", "enter")
        await author.comes_to_see("No names: Bloggs.")
        await author.types("/isname bloggs", "enter")
        await author.comes_to(lambda: not case.terms.all())


async def test_a_real_name_in_what_is_printed_of_a_person_is_refused_in_the_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.types("SW2", "tab")
        await author.types("student of Sarah Jones", "ctrl+o")
        await author.comes_to_see("The role holds “Sarah Jones”")
        assert case.people.get("SW2") is None
