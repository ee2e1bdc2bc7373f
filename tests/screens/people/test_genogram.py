"""The genogram on the screen: drawn, moved, told in words, by codes or names, in plain terminals too."""

from __future__ import annotations

from domain.family.members import Member, Relation
from domain.people import Person
from screens.glyphs import ASCII
from screens.people.family import FamilyScreen
from screens.people.genogram import GenogramScreen
from screens.people.genogram_drawing import drawn_lines, legend
from storage.casefile import CaseFile
from tests.domain.genogram_families import TODAY, family
from tests.screens.conftest import Author, Sitting


def a_family(case: CaseFile, children: int = 2) -> None:
    members = [
        Member(code="Adult A", relationship="Subject", sex="female", household="flat"),
        Member(code="Adult B", relationship="Former husband", sex="male", died="3/3/2020", aware="yes"),
        *(Member(code=f"Child {each}", relationship="Child", household="flat") for each in range(1, children + 1)),
        Member(code="Adult Q", relationship="Lodger"),
    ]
    people = [Person(code=each.code, given_by_board=True, name="Clementine Oddy" if each.code == "Adult B" else "")
              for each in members]  # fmt: skip
    case.family.add_many(members, new_people=people)
    case.relations.add(Relation(one="Adult A", kind="divorced", other="Adult B"))
    for each in range(1, children + 1):
        for parent in ("Adult A", "Adult B"):
            case.relations.add(Relation(one=parent, kind="parent of", other=f"Child {each}"))


async def genogram_screen(author: Author) -> None:
    await author.types("/genogram", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, GenogramScreen))
    await author.rests()


async def test_the_family_is_drawn_and_what_is_missing_is_said(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await genogram_screen(author)
        await author.comes_to_see("5 people in 2 generations")
        assert author.sees("[× Adult B*]─//")
        assert author.sees("((Adult A))")
        assert author.sees("/Child 1\\")
        assert author.sees("Related to nobody, as far as is said:")
        assert author.sees("Adult Q: no relation said. They stand aside.")
        assert author.sees("Child 1, Child 2 and Adult Q: sex not known")


async def test_from_the_family_escape_comes_back_to_the_genogram_and_then_to_the_report(
    sits: Sitting, case: CaseFile
) -> None:
    a_family(case)
    async with sits() as author:
        await genogram_screen(author)
        for key, name in (("enter", "family"), ("escape", "genogram"), ("escape", "report")):
            await author.presses(key)
            await author.comes_to(lambda name=name: author.app.screen.NAME == name)
            await author.rests()


async def test_w_tells_it_in_words_and_draws_it_again(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await genogram_screen(author)
        await author.presses("w")
        await author.comes_to_see("Adult B: Former husband; male; died; aware of the abuse or neglect; divorced")
        assert author.sees("Adult A, Child 1 and Child 2 live in one household.")
        await author.presses("w")
        await author.comes_to_see("((Adult A))")


async def test_a_wide_family_is_moved_by_the_arrows_and_no_further_than_it_reaches(
    sits: Sitting, case: CaseFile
) -> None:
    a_family(case, children=12)
    async with sits() as author:
        await genogram_screen(author)
        await author.comes_to_see("/Child 1\\")
        assert not author.sees("/Child 12\\")
        for _ in range(12):
            await author.presses("right")
        await author.comes_to_see("/Child 12\\")
        assert not author.sees("/Child 1\\")
        for _ in range(12):
            await author.presses("left")
        await author.comes_to_see("/Child 1\\")


async def test_names_stand_there_only_when_they_are_asked_for(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await genogram_screen(author)
        assert not author.sees("Clementine")
        await author.presses("ctrl+r")
        await author.comes_to_see("[× Clementine Oddy*]")
        await author.presses("ctrl+r")
        await author.comes_to(lambda: not author.sees("Clementine"))


async def test_what_is_said_meanwhile_is_drawn_and_enter_goes_to_the_family(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await genogram_screen(author)
        await author.comes_to_see("Adult Q: no relation said")
        case.relations.add(Relation(one="Adult Q", kind="cohabiting", other="Adult A"))
        await author.comes_to(lambda: not author.sees("Related to nobody"))
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, FamilyScreen))


async def test_escape_goes_back_to_the_family_it_was_opened_from(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await author.presses("f8")
        await author.comes_to(lambda: isinstance(author.app.screen, FamilyScreen))
        await genogram_screen(author)
        await author.comes_to_see("Move right")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, FamilyScreen))


async def test_without_a_family_it_says_where_to_begin(sits: Sitting) -> None:
    async with sits() as author:
        await genogram_screen(author)
        await author.comes_to_see("Nobody is in the family yet. F8 gives the first.")


async def test_a_small_terminal_and_a_plain_one_show_it_too(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits(40, 10) as author:
        await genogram_screen(author)
        await author.comes_to_see("[× Adult B*]─//")
    async with sits(ascii_only=True) as author:
        await genogram_screen(author)
        await author.comes_to_see("[x Adult B*]-//")
        assert "".join(author.lines()).isascii(), author.lines()


def test_a_plain_terminal_gets_ascii_only_and_every_kind_of_line_its_sign() -> None:
    from domain.genogram.drawn import genogram

    codes = "A B C D E F G H K"
    lines = ("A married B", "C separated D", "E divorced F", "G transitory H", "A parent of K", "C parent of K")
    members, relations = family(codes, *lines)
    drawn = genogram(members, relations, "A", TODAY)
    text = "\n".join(drawn_lines(drawn, ASCII))
    assert text.isascii() and legend(drawn, ASCII).isascii()
    assert "-/-" in text and "-//-" in text and "~~" in text and ".." in text
