"""The family on the screen: members with what boards ask of each, and how they are related."""

from __future__ import annotations

from dataclasses import replace

from domain.family.members import Member
from domain.people import Person
from screens.choices import Choices
from screens.people.family import FamilyScreen, MemberForm
from screens.people.relations import RelationsBox
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry


async def family_screen(author: Author) -> None:
    await author.presses("f8")
    await author.comes_to(lambda: isinstance(author.app.screen, FamilyScreen))
    await author.rests()


def a_family(case: CaseFile) -> None:
    members = [
        Member(code="Adult A", relationship="subject", born="02/09/1961", died="n/a", address="nk", ethnicity="n/a"),
        Member(code="Adult B", relationship="sister", sex="female"),
        Member(code="Child 1", relationship="child"),
    ]
    people = [Person(code=member.code, given_by_board=True) for member in members]
    people[1] = replace(people[1], name="Clementine Oddy")
    case.family.add_many(members, new_people=people)


async def test_a_member_is_added_with_what_boards_ask_and_comes_into_the_key(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await family_screen(author)
        await author.comes_to_see("Nobody yet")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, MemberForm))
        for text in ("Adult B", "sister", "about 1985", "na", "nk", "White British", "f"):
            await author.types(text, "tab")
        await author.presses("ctrl+o")
        await author.comes_to_see("Adult B is not in the key yet")
        await author.presses("enter")
        await author.comes_to_see("Adult B is in the family, and in the key")
    (member,) = case.family.all()
    assert (member.born, member.died, member.address, member.sex) == ("about 1985", "n/a", "not known", "female")
    person = case.people.get("Adult B")
    assert person is not None
    assert (person.role, person.given_by_board) == ("sister", True)


async def test_a_us_date_is_refused_with_the_uk_reading_and_nothing_is_lost(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="Adult B"))
    async with sits() as author:
        await family_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, MemberForm))
        await author.types("Adult B", "tab", "tab")
        await author.types("1/30/1981", "ctrl+o")
        await author.comes_to_see("Did you mean 30/1/1981")
        assert author.sees("1/30/1981")
        await author.presses("ctrl+u")
        await author.types("30/1/1981", "ctrl+o")
        await author.comes_to_see("Adult B is in the family.")
    assert [member.born for member in case.family.all()] == ["30/1/1981"]


async def test_what_is_not_said_yet_is_said_of_the_member(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await family_screen(author)
        await author.comes_to_see("02/09/1961")
        assert not author.sees("not said yet")
        await author.presses("down")
        await author.comes_to_see("Adult B: date of birth, date of death or serious incident, full address")


async def test_relations_are_typed_completed_checked_and_said_in_words(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await family_screen(author)
        await author.presses("r")
        await author.comes_to(lambda: isinstance(author.app.screen, RelationsBox))
        await author.comes_to_see("May go on: married")
        await author.types("mo", "tab")
        await author.types(" Ch", "tab")
        await author.comes_to_see("Enter saves: Adult A parent of Child 1, Adult A female.")
        await author.presses("enter")
        await author.comes_to(lambda: len(case.relations.all()) == 1)
        await author.types("Child 1 parent of Adult A", "enter")
        await author.comes_to_see("among their own forebears")
        await author.presses("ctrl+u")
        await author.types("Adult A married Adult B", "enter")
        await author.comes_to_see("Adult A married Adult B: saved")
        await author.presses("enter")
        await author.types(" (until 2015)", "enter")
        await author.comes_to_see("Adult A married Adult B (until 2015): saved")
        await author.presses("escape")
        await author.comes_to_see("Married to Adult B (until 2015); mother of Child 1.")
        await author.presses("u")
        await author.comes_to_see("Undone: the relation is as it was before.")
        await author.presses("down", "up")
        await author.comes_to_see("Married to Adult B; mother of Child 1.")
    assert [each.kind for each in case.relations.all()] == ["parent of", "married"]
    assert case.family.all()[0].sex == "female"


async def test_a_relation_is_taken_out_and_brought_back(sits: Sitting, case: CaseFile) -> None:
    from domain.family.members import Relation

    a_family(case)
    case.relations.add(Relation(one="Adult B", kind="parent of", other="Child 1"))
    async with sits() as author:
        await family_screen(author)
        await author.presses("r", "ctrl+u")
        await author.comes_to_see("Del takes it out")
        await author.presses("delete")
        await author.comes_to_see("taken out; Ctrl+Y brings it back")
        assert not case.relations.all()
        await author.presses("ctrl+y")
        await author.comes_to(lambda: len(case.relations.all()) == 1)


async def test_a_half_typed_relation_is_there_again(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await family_screen(author)
        await author.presses("r")
        await author.comes_to(lambda: isinstance(author.app.screen, RelationsBox))
        await author.types("married Adult", "escape")
        await author.comes_to(lambda: isinstance(author.app.screen, FamilyScreen))
        await author.presses("r")
        await author.comes_to_see("> Adult A married Adult")


async def test_names_take_the_place_of_what_else_there_is_while_they_are_shown(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await family_screen(author)
        assert not author.sees("Clementine")
        await author.presses("ctrl+r")
        await author.comes_to_see("Clementine Oddy")


async def test_the_menu_has_the_family(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    async with sits() as author:
        await author.types("/family", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, FamilyScreen))
        await author.presses("f1")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        assert author.sees("/relations")


async def test_the_rows_of_a_member_are_shown(sits: Sitting, case: CaseFile) -> None:
    from datetime import date

    a_family(case)
    case.entries.add(day_entry(date(2024, 3, 3), "Adult B rang", who="Adult B", people=("Adult B",)))
    case.entries.add(day_entry(date(2024, 3, 4), "Other"))
    async with sits() as author:
        await family_screen(author)
        await author.presses("down", "w")
        await author.comes_to_see("1 of 2 found")


async def test_what_goes_against_itself_is_told_and_saved_all_the_same(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    case.family.change(replace(case.family.all()[2], relationship="son"))
    async with sits() as author:
        await family_screen(author)
        await author.presses("r")
        await author.comes_to(lambda: isinstance(author.app.screen, RelationsBox))
        await author.rests()
        await author.presses("ctrl+u")
        await author.types("Child 1 daughter of Adult A", "enter")
        await author.comes_to_see("Child 1 is “son” and female")
    assert len(case.relations.all()) == 1


async def test_members_are_understood_by_their_names_while_a_relation_is_typed(sits: Sitting, case: CaseFile) -> None:
    a_family(case)
    person = case.people.get("Adult A")
    assert person is not None
    case.people.change(replace(person, name="Susan Oddy", other_names=("Sue",)))
    async with sits() as author:
        await family_screen(author)
        await author.presses("r")
        await author.comes_to(lambda: isinstance(author.app.screen, RelationsBox))
        await author.rests()
        await author.presses("ctrl+u")
        await author.types("Sue cohabiting Clementine")
        await author.comes_to_see("Enter saves: Adult A cohabiting Adult B")
        await author.presses("enter")
        await author.comes_to_see("Adult A cohabiting Adult B: saved")
    assert [(each.one, each.other) for each in case.relations.all()] == [("Adult A", "Adult B")]
