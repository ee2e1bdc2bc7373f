"""A pasted page of records: its names coded, with a list of what was changed, asked and told."""

from __future__ import annotations

from textual.events import Paste

from domain.people import Person
from screens.choices import Choices
from screens.chronology.entry_form import EntryForm
from screens.names.pasted_names import PastedNames
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting

PAGE = """Seen by Sarah Jones at home; Sarah Jones spoke to Dr Bloggs.
It may be that May called. NHS number 943 476 5919.
Mary Ann Okafor was told by Sal."""


async def pastes(author: Author, text: str) -> None:
    """Paste this."""
    driver = author.app._driver
    assert driver is not None
    event = Paste(text)
    event.set_sender(author.app)
    driver.send_message(event)
    await author.rests()


async def listed(author: Author) -> PastedNames:
    """The list of what became of the names."""
    await author.comes_to(lambda: isinstance(author.app.screen, PastedNames))
    await author.rests()
    screen = author.app.screen
    assert isinstance(screen, PastedNames)
    return screen


async def test_a_pasted_page_is_coded_and_what_became_of_its_names_is_listed(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="F1", role="mother", name="May Green"))
    async with sits() as author:
        await author.types("3/3/24 SW1: ")
        await pastes(author, PAGE)
        await listed(author)
        for line in (
            "Go on: 4 names as codes", "Sarah Jones → SW1 ×2", "Mary Ann Okafor → HV1", "Sal → SW1",
            "Asked: May, which may be F1", "Told: NHS number: 943 476 5919", "Told: Dr Bloggs: nobody of the key",
        ):
            assert author.sees(line), line
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
    (row,) = case.entries.all()
    assert row.event is not None
    assert row.event.startswith("Seen by SW1 at home; SW1 spoke to Dr Bloggs.\nIt may be that May called.")
    assert row.event.endswith("HV1 was told by SW1.")


async def test_every_name_of_a_page_may_be_left_as_typed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: ")
        await pastes(author, PAGE)
        await listed(author)
        await author.types("leave every", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
    assert case.entries.all()[0].event == PAGE


async def test_what_is_asked_is_gone_through_one_by_one(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="F1", role="mother", name="May Green"))
    async with sits() as author:
        await author.types("3/3/24 SW1: ")
        await pastes(author, PAGE)
        await listed(author)
        await author.types("answer", "enter")
        await author.comes_to(lambda: type(author.app.screen) is Choices)
        await author.rests()
        assert author.sees("Who is “May”?") and author.sees("that May called")
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        text = author.app.screen.query_one("#event", Paragraphs).text
    assert "that F1 called" in text and "SW1 spoke" in text


async def test_one_name_of_the_list_is_turned_by_enter(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: ")
        await pastes(author, PAGE)
        await listed(author)
        await author.types("sarah", "enter")
        await author.comes_to_see("Sarah Jones ×2 as typed")
        await author.presses("ctrl+u", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        text = author.app.screen.query_one("#event", Paragraphs).text
    assert "by Sarah Jones at home; Sarah Jones spoke" in text and "HV1 was told by SW1" in text


async def test_a_page_pasted_into_a_box_of_a_form_is_coded_and_listed(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("/questions", "enter", "a", *"9", "tab")
        await pastes(author, PAGE)
        await listed(author)
        await author.presses("escape")
        await author.rests()
        assert author.app.screen.query_one("#text", Paragraphs).text.startswith("Seen by SW1 at home; SW1 spoke")


async def test_a_small_paste_is_coded_at_once_and_shows_no_list(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 GP1: ")
        await pastes(author, "met Sarah Jones")
        assert author.line == "3/3/24 GP1: met SW1"
        await author.presses("f6", *"/sources", "enter")
        await author.presses("a", "tab")
        await pastes(author, "kept by Sarah Jones")
        box = author.app.screen.query_one("#description", EntryLine)
        await author.comes_to(lambda: box.value == "kept by SW1")


async def test_a_page_without_names_shows_no_list(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 GP1: ")
        await pastes(author, "seen at home\nall well\nnothing to add")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))


async def test_pasted_rows_are_coded_before_they_are_shown(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await pastes(author, "3/3/24 GP1: met Sarah Jones\n4/3/24 GP1: met nobody")
        await listed(author)
        await author.presses("enter")
        await author.comes_to_see("2 rows: add each")
        await author.presses("enter")
        await author.comes_to(lambda: case.entries.count() == 2)
    assert [row.event for row in case.entries.all()] == ["met SW1", "met nobody"]
