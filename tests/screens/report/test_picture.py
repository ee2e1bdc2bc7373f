"""The picture of the case on the screen: strips, months, rows gone to, and actions not followed up."""

from __future__ import annotations

from datetime import date

from domain.chronology.entry import Citation
from screens.chronology.screen import ChronologyScreen
from screens.report.picture import PictureScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry


def a_case(case: CaseFile) -> None:
    case.entries.add_many([
        day_entry(date(2023, 1, 3), "Clinic", sources=(Citation("EMIS"),)),
        day_entry(date(2023, 1, 9), "Home visit", flags=("dna",)),
        day_entry(date(2023, 3, 4), "Call", who="GP1", people=("GP1",), action="GP1 to visit today"),
        day_entry(date(2023, 3, 5), "No reply", action="card left", comment="not followed up"),
        day_entry(date(2024, 5, 5), "Letter"),
    ])  # fmt: skip


async def picture_screen(author: Author) -> None:
    await author.types("/picture", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, PictureScreen))
    await author.rests()


async def test_a_strip_for_each_person_tells_of_the_month_marked(sits: Sitting, case: CaseFile) -> None:
    a_case(case)
    async with sits() as author:
        await picture_screen(author)
        await author.comes_to_see("All contacts 5 ▒!")
        assert author.sees("January 2023, All contacts: 2 contacts, 1 not attended.")
        await author.presses("down", "right", "right")
        await author.comes_to_see("March 2023, SW1: 1 contact, 1 likely not attended by the words.")
        await author.presses("down")
        await author.comes_to_see("March 2023, GP1: 1 contact.")


async def test_enter_goes_to_the_rows_of_this_person_in_this_month(sits: Sitting, case: CaseFile) -> None:
    a_case(case)
    async with sits() as author:
        await picture_screen(author)
        await author.presses("down", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("2 of 5 found")
        assert author.sees("Clinic") and not author.sees("Letter")


async def test_by_source_and_by_month(sits: Sitting, case: CaseFile) -> None:
    a_case(case)
    async with sits() as author:
        await picture_screen(author)
        await author.presses("s")
        await author.comes_to_see("EMIS 1 ░")
        assert author.sees("no source 4")
        await author.presses("down", "down", "enter")
        await author.comes_to_see("cannot be looked for")
        await author.presses("m")
        await author.comes_to_see("Jan 2023 2 !█")
        assert author.sees("Mar 2023 2 ?█")
        assert author.sees("gap of")
        await author.presses("down", "down", "enter")
        await author.comes_to_see("2 of 5 found")


async def test_actions_not_followed_up_are_listed_with_why_and_gone_to(sits: Sitting, case: CaseFile) -> None:
    a_case(case)
    async with sits() as author:
        await picture_screen(author)
        await author.presses("n")
        await author.comes_to_see("Not followed up · 2 to look at")
        assert author.sees("“GP1 to visit today”: no row of GP1, or with its words, from then to 1 Apr 2023.")
        await author.presses("down")
        await author.comes_to_see("It says “not followed up”.")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("Comment not followed up")


async def test_f_flags_the_row_and_undo_takes_it_back(sits: Sitting, case: CaseFile) -> None:
    a_case(case)
    async with sits() as author:
        await picture_screen(author)
        await author.presses("f")
        await author.comes_to_see("n lists them")
        await author.presses("n", "f")
        await author.comes_to_see("Which flag for the row?")
        await author.presses("enter")
        await author.comes_to_see("bears !concern now")
        assert [entry.flags for entry in case.entries.all() if entry.action == "GP1 to visit today"] == [("concern",)]
        await author.presses("u")
        await author.comes_to(lambda: all("concern" not in entry.flags for entry in case.entries.all()))


async def test_the_words_say_what_stands_apart(sits: Sitting, case: CaseFile) -> None:
    a_case(case)
    async with sits() as author:
        await picture_screen(author)
        await author.presses("w")
        await author.comes_to_see("Contacts by month, January 2023 to June 2024: 5 rows")
        assert author.sees("No contact recorded from")


async def test_an_empty_case_and_a_small_plain_terminal(sits: Sitting, case: CaseFile) -> None:
    async with sits(40, 10, ascii_only=True) as author:
        await picture_screen(author)
        await author.comes_to_see("All contacts 0")
        for key in ("m", "n", "w", "s", "right"):
            await author.presses(key)
        assert "".join(author.lines()).isascii(), author.lines()
