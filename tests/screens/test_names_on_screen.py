"""Names on the screen: coded once it is clear whose they are, asked, told to be nobody's, answered and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from domain.people import Person
from screens.choices import Choices
from screens.chronology.entry_form import EntryForm
from screens.leaving.form import ExportForm
from screens.people.key import PersonForm
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting, day_entry
from tests.screens.opened import people_screen


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


async def test_a_real_name_in_what_is_printed_of_a_person_becomes_its_code(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.types("SW2", "tab")
        await author.types("student of Sarah Jones", "ctrl+o")
        await author.comes_to_see("SW2 is in the key. Sarah Jones is SW1.")
    person = case.people.get("SW2")
    assert person is not None and person.role == "student of SW1"


async def test_a_real_name_may_be_written_where_the_key_asks_for_it(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.types("", *["down"] * 4, "ctrl+u")
        await author.types("Sarah Jones ", "down")
        await author.types("", "ctrl+u")
        await author.types("Sal, Mary Ann Okafor ", "ctrl+o")
        await author.comes_to_see("SW1 is changed")
    person = case.people.get("SW1")
    assert person is not None and (person.name, person.other_names) == ("Sarah Jones", ("Sal", "Mary Ann Okafor"))


@pytest.mark.parametrize(("keys", "stands"), [
    (["ctrl+t"], "Sarah Jones "), (["ctrl+t", "ctrl+t"], "SW1 "), (["ctrl+t", *"of x"], "Sarah Jones of x"),
])
async def test_a_name_in_a_form_is_coded_marked_and_taken_back_by_one_key(
    sits: Sitting, keys: list[str], stands: str
) -> None:
    async with sits() as author:
        await author.presses(*"/sources", "enter", "a", *"RiO", "tab")
        await author.types("Sarah Jones ")
        box = author.app.screen.query_one("#description", EntryLine)
        assert box.value == "SW1 "
        await author.comes_to_see("Sarah Jones is SW1. Ctrl+T leaves it as typed.")
        assert (0, 3, "coded") in box.places
        await author.presses(*keys)
        assert box.value == stands


async def test_what_was_taken_back_in_a_form_is_saved_as_typed(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses(*"/sources", "enter", "a", *"RiO", "tab")
        await author.types("Sarah Jones ", "ctrl+t", "ctrl+o")
        await author.comes_to(lambda: case.sources.get("RiO") is not None)
    source = case.sources.get("RiO")
    assert source is not None and source.description == "Sarah Jones"


async def test_a_box_that_is_left_is_coded_to_its_end(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses(*"/sources", "enter", "a", "tab")
        await author.types("kept by Sarah Jones", "shift+tab")
        assert author.app.screen.query_one("#description", EntryLine).value == "kept by SW1"


async def test_a_name_that_may_be_nobodys_is_asked_about_in_a_form_and_ctrl_t_writes_the_code(
    sits: Sitting, case: CaseFile
) -> None:
    case.people.add(Person(code="F1", role="mother", name="May Green"))
    async with sits() as author:
        await author.types("/questions", "enter", "a", *"9", "tab")
        await author.types("Was it known that May called?")
        await author.comes_to_see("“May” may be F1; Ctrl+T writes the code.")
        await author.presses("ctrl+t")
        text = author.app.screen.query_one("#text", Paragraphs)
        assert text.text == "Was it known that F1 called?"
        await author.presses("ctrl+t")
        assert text.text == "Was it known that May called?"
        await author.types(" Then")
        await author.comes_to(lambda: not author.sees("may be F1"))


async def test_the_form_of_a_row_shows_the_names_it_asks_about(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="F1", role="mother", name="May Green"))
    async with sits() as author:
        await author.types("3/3/24 SW1: it may be that May called", "f2")
        await author.comes_to_see("“May” may be F1; Ctrl+T writes the code.")
        await author.presses("ctrl+t", "ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
    assert [row.event for row in case.entries.all()] == ["it may be that F1 called"]


async def test_the_form_of_a_row_codes_what_is_typed_in_it_and_leaves_what_was_left(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 GP1: rang Sarah Jones ", "ctrl+t", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.types(" Sarah Jones and Mary Ann Okafor came", "ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
    assert [row.event for row in case.entries.all()] == ["rang Sarah Jones Sarah Jones and HV1 came"]


async def test_ctrl_t_goes_through_the_people_who_share_a_name_and_back_to_it(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="PC2", role="police officer", name="Peter Jones"))
    async with sits() as author:
        await author.types("3/3/24 GP1: told Jones today")
        await author.comes_to_see("“Jones” may be SW1 or PC2; Ctrl+T writes the code.")
        seen = []
        for _ in range(3):
            await author.presses("ctrl+t")
            seen.append(author.line.removeprefix("3/3/24 GP1: told "))
        assert seen == ["SW1 today", "PC2 today", "Jones today"]
        await author.types(" again")
        assert not author.sees("“Jones” may be")


async def test_ctrl_t_acts_on_the_name_before_the_cursor(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 GP1: Sarah Jones met Mary Ann Okafor today")
        assert author.line == "3/3/24 GP1: SW1 met HV1 today"
        await author.presses(*["ctrl+left"] * 2, "ctrl+t")
        assert author.line == "3/3/24 GP1: Sarah Jones met HV1 today"


async def test_the_name_of_a_new_file_is_coded_and_its_folder_is_not(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.rests()
        await author.presses("down", "ctrl+u")
        await author.types("/tmp/Sarah Jones/Sarah Jones rows.csv", "up")
        output = author.app.screen.query_one("#output", EntryLine)
        assert output.value == "/tmp/Sarah Jones/SW1 rows.csv"


async def test_a_code_that_may_be_a_word_is_asked_about_once_and_kept_as_a_word(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="ED", role="father"))
    async with sits() as author:
        await author.types("3/3/24 ED: taken to ED by ambulance")
        await author.comes_to_see("“ED”: the person ED, or a word? Ctrl+T answers, for the whole case.")
        await author.presses("ctrl+t")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        await author.presses("enter")
        await author.comes_to_see("ED is a word in texts")
        assert case.terms.all() == {"ED"}
        await author.presses("enter")
        await author.comes_to(lambda: case.entries.count() == 1)
        await author.types("= GP1: seen in ED")
        await author.rests()
        assert not author.sees("or a word?")
    assert case.entries.all()[0].people == ("ED",)


async def test_a_code_that_is_always_the_person_is_not_asked_about_again(sits: Sitting, case: CaseFile) -> None:
    case.people.add(Person(code="OT", role="aunt"))
    async with sits() as author:
        await author.types("/questions", "enter", "a", *"9", "tab")
        await author.types("Did OT call?")
        await author.comes_to_see("“OT”: the person OT, or a word?")
        await author.presses("ctrl+t")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        await author.types("aunt", "enter")
        await author.comes_to_see("OT is the person OT.")
        assert (case.terms.all(), case.terms.codes()) == (frozenset(), {"OT"})
    async with sits() as author:
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.presses("escape")
        await author.types("3/3/24 GP1: rang OT")
        assert not author.sees("or a word?")


async def test_a_name_of_nobody_is_added_by_one_key_and_coded(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: Dr Bloggs sent apologies")
        await author.comes_to_see("“Dr Bloggs” is nobody of the key; Ctrl+T adds them")
        await author.presses("ctrl+t")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        await author.presses("enter")
        await author.comes_to(lambda: author.line == "3/3/24 SW1: DR1 sent apologies")
    person = case.people.get("DR1")
    assert person is not None and person.name == "Dr Bloggs"


async def test_a_name_of_nobody_is_said_to_be_none_in_a_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses(*"/sources", "enter", "a", *"RiO", "tab")
        await author.types("kept by Dr Bloggs")
        await author.comes_to_see("“Dr Bloggs” is nobody of the key")
        await author.presses("ctrl+t")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        await author.types("nobody's", "enter")
        await author.comes_to(lambda: case.terms.all() == {"Bloggs"})
        await author.comes_to_see("“Bloggs” alone is nobody's name.")


async def test_a_name_typed_to_find_finds_the_rows_of_its_code(sits: Sitting, case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 3, 3), "call"))
    case.entries.add(day_entry(date(2024, 3, 4), "visit", who="GP1", people=("GP1",)))
    async with sits() as author:
        await author.presses("f3")
        await author.types("Sarah Jones")
        await author.comes_to_see("1 of 2 found")
        assert author.line == "Sarah Jones"
        assert author.sees("Sarah Jones is SW1: found by code.")
        await author.presses("escape", "f3")
        await author.types('"Sarah Jones')
        await author.comes_to_see("0 of 2 found")


async def test_somebody_new_among_the_people_of_a_row_is_not_asked_about_in_its_form(sits: Sitting) -> None:
    async with sits() as author:
        await author.presses("f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.types("3/3/24 Dr Bloggs: rang")
        await author.comes_to_see("Sun 3 March 2024")
        assert not author.sees("is nobody of the key")
