"""Help and the menu: what works here, and what other screens do."""

from __future__ import annotations

from screens.choices import Choices, Option
from screens.chronology.screen import ChronologyScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, fill


async def test_help_lists_what_works_here_is_searched_and_runs_the_choice(sits: Sitting, case: CaseFile) -> None:
    fill(case, 5)
    async with sits() as author:
        await author.presses("f1")
        await author.comes_to_see("Search")
        assert author.sees("Ctrl+G /jump [DATE] Go to a date")
        await author.types("first row")
        assert not author.sees("Save")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.rests()
        assert author.screen.rows.at == 0


async def test_help_does_not_list_the_screen_one_is_on(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f1")
        await author.comes_to_see("Search")
        await author.types("chronology")
        assert not author.sees("F5")


async def test_what_a_choice_comes_to_is_told_whole_on_a_small_screen(sits: Sitting) -> None:
    said = " ".join(f"The {word} sentence says what would come of it." for word in ("first", "next", "last") * 3)
    async with sits() as author:
        options = [Option("no", "Back"), Option("yes", "Take it in", f"{said} And so it ends.")]
        author.app.push_screen(Choices(author.screen.session.glyphs, "What it says", options))
        await author.comes_to_see("What it says")
        assert not author.sees("And so it ends.")
        await author.presses("down")
        await author.comes_to_see("And so it ends.")


async def test_escape_leaves_help_and_the_line_is_as_it_was(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 half", "f1")
        await author.comes_to_see("Search")
        await author.presses("escape")
        assert author.line == "3/3/24 half"
        assert author.app.focused is author.screen.line


async def test_the_menu_reaches_what_other_screens_do(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f10")
        await author.comes_to_see("Menu")
        await author.types("sources: add")
        await author.presses("enter")
        await author.comes_to_see("A new source")


async def test_choices_give_nothing_on_escape(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f1")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
