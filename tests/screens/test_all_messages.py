"""All there is to say of what is typed, and what of it is said first."""

from __future__ import annotations

from tests.screens.conftest import Sitting

MANY = (
    "1/6/24 SW1: Mrs Quillfeather, Olu and Plumtree at 14 Larkspur Close, 07700 900123, DOB 3/3/1941, NHS 999 000 0018"
)


async def test_what_identifies_somebody_is_told_first_and_on_the_empty_lines_of_the_record(sits: Sitting) -> None:
    async with sits() as author:
        await author.types(MANY)
        await author.comes_to_see("07700 900123")
        below = "\n".join(author.lines()[-10:-2])
        assert all(each in below for each in ("Larkspur", "07700 900123", "3/3/1941", "999 000 0018")), below


async def test_all_there_is_to_say_is_one_key_away(sits: Sitting) -> None:
    async with sits(80, 16) as author:
        await author.types(MANY)
        await author.comes_to_see("Ctrl+D for the rest")
        await author.presses("ctrl+d")
        await author.comes_to_see("All there is to say")
        assert author.sees("07700 900123")
        assert author.sees("NHS")
        await author.presses("escape")
        assert author.line == MANY
