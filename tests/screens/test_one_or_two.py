"""Two people who are one, and one who is two, on the screen of people; names shown in place of codes."""

from __future__ import annotations

from datetime import date

from domain.people import Person
from screens.chronology.splitting import RowsBox
from screens.people.key import PersonForm
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry
from tests.screens.opened import people_screen


def rows(case: CaseFile) -> None:
    case.people.add(Person(code="SW2", role="duty worker", name="Sarah Johns"))
    case.entries.add_many(
        [
            day_entry(date(2024, 3, 3), "SW1 rang"),
            day_entry(date(2024, 3, 4), "SW2 visited", who="SW2", people=("SW2",)),
            day_entry(date(2024, 3, 5), "SW1 wrote"),
        ]
    )


def told(case: CaseFile) -> list[str | None]:
    return [entry.event for entry in case.entries.all()]


async def to(author: Author, code: str) -> None:
    """Put the bar on the person of this code."""
    await people_screen(author)
    screen = author.app.screen
    place = next(index for index, each in enumerate(screen.things) if each.code == code)  # type: ignore[attr-defined]
    for _ in range(place):
        await author.presses("down")


async def test_two_are_merged_after_saying_how_many_rows_change(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await to(author, "SW2")
        await author.presses("m")
        await author.comes_to_see("Who is the same person as SW2?")
        await author.types("SW1", "enter")
        await author.comes_to_see("SW1 stays; 1 row of SW2 get it")
        assert author.sees("SW2 stays; 2 rows of SW1 get it")
        await author.presses("down", "enter")
        await author.comes_to_see("SW2 is SW1 now, in 1 row; SW2 stays known as theirs. u undoes it.")
        assert told(case) == ["SW1 rang", "SW1 visited", "SW1 wrote"]
        await author.presses("u")
        await author.comes_to_see("SW1 and SW2 are two people again")
    assert told(case) == ["SW1 rang", "SW2 visited", "SW1 wrote"]


async def test_neither_leaves_them_two(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await to(author, "SW2")
        await author.presses("m")
        await author.types("SW1", "enter")
        await author.comes_to_see("which code stays?")
        await author.types("neither", "enter")
        await author.comes_to_see("stay two people")
    assert case.people.get("SW2") is not None


async def test_one_is_split_by_marking_the_rows_of_the_second(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await to(author, "SW1")
        await author.presses("s")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.comes_to_see("The second person of SW1")
        assert author.sees("SW3")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, RowsBox))
        await author.comes_to_see("Which rows are about SW3, not SW1? 0 of 2 marked")
        await author.presses("down", "space")
        await author.comes_to_see("1 of 2 marked")
        await author.presses("enter")
        await author.comes_to_see("SW3 is a person of their own now, in 1 row")
        assert told(case) == ["SW1 rang", "SW2 visited", "SW3 wrote"]
        await author.presses("u")
        await author.comes_to_see("SW3 is SW1 again")
    assert told(case) == ["SW1 rang", "SW2 visited", "SW1 wrote"]


async def test_going_back_from_the_rows_splits_nobody_and_keeps_what_was_typed(sits: Sitting, case: CaseFile) -> None:
    rows(case)
    async with sits() as author:
        await to(author, "SW1")
        await author.presses("s")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses("ctrl+u")
        await author.types("ASW1", "ctrl+o")
        await author.comes_to(lambda: isinstance(author.app.screen, RowsBox))
        await author.presses("escape")
        await author.comes_to_see("SW1 is not split")
        assert author.sees("ASW1")
    assert case.people.get("ASW1") is None


async def test_what_else_identifies_a_person_has_a_box_a_line_each(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await to(author, "GP1")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses(*["tab"] * 6)
        await author.types("999 002 4618; 0161 496 0000", "enter")
        await author.types("1 Hill Road, Millbrook", "ctrl+o")
        await author.comes_to_see("GP1 is changed")
    person = case.people.get("GP1")
    assert person is not None
    assert person.identifiers == ("999 002 4618", "0161 496 0000", "1 Hill Road, Millbrook")


async def test_a_code_of_the_boards_is_renamed_only_when_the_board_gave_another(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="Adult B", given_by_board=True))
    async with sits() as author:
        await to(author, "Adult B")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses("ctrl+u")
        await author.types("Adult C", "ctrl+o")
        await author.comes_to_see("The board gave this code")
        await author.types("yes", "enter")
        await author.comes_to_see("Adult B is Adult C now")
    assert case.people.get("Adult B") is None


async def test_names_stand_for_codes_in_the_rows_while_they_are_shown_and_never_at_the_start(
    sits: Sitting, case: CaseFile
) -> None:
    rows(case)
    async with sits() as author:
        assert not author.sees("Sarah Jones")
        await author.presses("ctrl+r")
        await author.comes_to_see("Sarah Jones wrote")
        await author.comes_to_see("names shown")
        await author.presses("ctrl+r")
        assert not author.sees("Sarah Jones")
        await author.presses("ctrl+r")
    async with sits() as author:
        assert not author.sees("Sarah Jones")
        assert not author.sees("names shown")


async def test_an_exported_code_is_not_asked_about_before_its_renaming_is_refused(
    sits: Sitting, case: CaseFile
) -> None:
    case.log.record_export("chronology", "anonymised", "ab" * 32, 4, ["SW1"])
    async with sits() as author:
        await to(author, "SW1")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.presses("ctrl+u")
        await author.types("SW9", "ctrl+o")
        await author.comes_to_see("never renumbered. Add the right code, then merge (m)")
    assert case.people.get("SW9") is None
