"""Names of nobody in the key are gone through one by one; record numbers are told by an example."""

from __future__ import annotations

from datetime import date

from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from screens.chronology.screen import ChronologyScreen
from screens.form import Form
from screens.names.unknown import UnknownScreen
from screens.people.record_numbers import RecordNumbersScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting, day_entry, events


def some_unknown(case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "her brother Tomasz rang"))
    case.entries.add(day_entry(date(2024, 3, 4), "call from Achterberg, who lives below"))
    case.entries.add(day_entry(date(2024, 3, 5), "spoke to Tomasz, in tears"))
    case.entries.add(day_entry(date(2024, 3, 6), "met by Quillfeather at the door"))


async def unknown(author: Author) -> None:
    await author.types("/unknown", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, UnknownScreen))


async def test_an_empty_case_says_that_all_are_seen(sits: Sitting) -> None:
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("All are seen")


async def test_each_unknown_name_stands_with_how_often_and_where(sits: Sitting, case: CaseFile) -> None:
    some_unknown(case)
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("Tomasz")
        await author.comes_to_see("Sun 3 March 2024: her brother Tomasz rang")
        assert [(each.name, each.count) for each in author.app.screen.things] == [
            ("Tomasz", 2), ("Achterberg", 1), ("Quillfeather", 1),
        ]  # fmt: skip


async def test_a_person_is_added_with_the_name_filled_in(sits: Sitting, case: CaseFile) -> None:
    some_unknown(case)
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("her brother Tomasz")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, Form))
        await author.types("B1", "ctrl+o")
        await author.comes_to_see("Write B1 where the rows name them?")
        assert author.sees("her brother [Tomasz → B1] rang")
        await author.presses("enter")
        await author.comes_to_see("B1 is in the key. Coded in 2 rows; z takes that back.")
        assert [each.name for each in author.app.screen.things] == ["Achterberg", "Quillfeather"]
        assert "her brother B1 rang" in events(case.entries.all())
        await author.presses("z")
        await author.comes_to(lambda: "her brother Tomasz rang" in events(case.entries.all()))
    assert case.people.get("B1").name == "Tomasz"


async def test_the_rows_of_a_person_added_stay_as_they_are_when_the_author_goes_back(
    sits: Sitting, case: CaseFile
) -> None:
    some_unknown(case)
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("her brother Tomasz")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, Form))
        await author.types("B1", "ctrl+o")
        await author.comes_to_see("Write B1 where the rows name them?")
        await author.presses("escape")
        await author.comes_to_see("The rows hold the name still: an export stops there.")
        assert "her brother Tomasz rang" in events(case.entries.all())


async def test_a_name_is_none_a_place_or_a_term_and_each_is_undone(sits: Sitting, case: CaseFile) -> None:
    some_unknown(case)
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("her brother Tomasz")
        await author.presses("n")
        await author.comes_to_see("Tomasz is nobody's name; z takes that back")
        await author.presses("p")
        await author.comes_to_see("Achterberg is a place")
        await author.presses("t")
        await author.comes_to_see("Quillfeather is a term of the agency's")
        await author.comes_to_see("All are seen")
        assert case.terms.kinds() == {"Tomasz": "", "Achterberg": "place", "Quillfeather": "agency"}
        await author.presses("z", "z", "z")
        await author.comes_to(lambda: not case.terms.all())
        await author.comes_to_see("her brother Tomasz")


async def test_enter_goes_to_the_first_row_that_holds_it(sits: Sitting, case: CaseFile) -> None:
    some_unknown(case)
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("Achterberg")
        await author.presses("down", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        await author.comes_to_see("call from Achterberg")
        assert author.screen.rows.row().event == "call from Achterberg, who lives below"


async def test_a_record_number_is_given_by_an_example_changed_and_taken_out(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/recordnumbers", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, RecordNumbersScreen))
        await author.comes_to_see("give an example")
        await author.types("", "a", *"RiO number", "tab", *"12", "ctrl+o")
        await author.comes_to_see("An example of a record number needs")
        await author.presses("ctrl+u", *"RiO 4412345", "ctrl+o")
        await author.comes_to_see("every number like RiO 4412345")
        await author.presses("enter", "ctrl+u", *"RiO", "tab", "ctrl+u", *"4412345", "ctrl+o")
        await author.comes_to_see("RiO is changed")
        assert [(each.name, each.example) for each in case.record_numbers.all()] == [("RiO", "4412345")]
        await author.presses("d")
        await author.comes_to_see("RiO is deleted; u undoes it")
        await author.presses("u")
        await author.comes_to(lambda: case.record_numbers.get("RiO") is not None)


async def test_a_name_in_minutes_leads_there_and_whoever_is_added_is_told_to_stand_in_them(
    sits: Sitting, case: CaseFile
) -> None:
    case.interviews.add(Interview(held="2024-07-01", people=(Attendee("SW1"),)))
    case.minutes.add(1, Paragraph(text="We met."), Paragraph(speaker="SW1", text="Then Quillfeather rang me"))
    async with sits() as author:
        await unknown(author)
        await author.comes_to_see("interview 1, paragraph 2: Then Quillfeather rang me")
        await author.presses("enter")
        await author.comes_to_see("SW1: Then Quillfeather rang me")
        await author.presses("escape")
        await unknown(author)
        await author.comes_to_see("Quillfeather")
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, Form))
        await author.types("B1", "ctrl+o")
        await author.comes_to_see("Paragraphs of minutes hold this name (interview 1: 2): write B1 there.")
