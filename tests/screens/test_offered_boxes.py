"""What stands in a box before anything is typed, and where the cursor goes when something is wrong."""

from __future__ import annotations

from storage.casefile import CaseFile
from tests.screens.conftest import Sitting


async def test_the_first_key_in_a_box_that_offers_something_takes_its_place(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to_see("Board's file")
        await author.presses("down", "down", "down")
        await author.types("log")
        assert author.app.screen.values()["what"] == "log"
        await author.presses("up", "right")
        await author.types(", now")
        assert author.app.screen.values()["outside"] == "included, now"


async def test_the_cursor_goes_to_the_box_that_is_wrong(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to_see("Board's file")
        await author.presses("down", "down", "down")
        await author.types("nonsense", "down", "ctrl+o")
        await author.comes_to_see("What: write one of")
        assert author.app.screen.focused.id == "what"


async def test_a_date_that_is_none_brings_the_cursor_to_its_box(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f8")
        await author.types("", "a", *"Adult B", "down", "down", *"31/6/61", "down", "ctrl+o")
        await author.comes_to_see("The date of birth")
        assert author.app.screen.focused.id == "born"
