"""Forms: keys between boxes, help, what is left unsaved, and typing that is faster than the screens."""

from __future__ import annotations

from screens.choices import Choices
from screens.chronology.entry_form import EntryForm
from screens.chronology.screen import ChronologyScreen
from screens.people.key import PeopleScreen, PersonForm
from screens.report.answered import RelevanceForm
from screens.report.sections import ReportScreen
from screens.widgets.entry_line import EntryLine
from screens.widgets.paragraphs import Paragraphs
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting


async def person_form(author: Author) -> PersonForm:
    """A new person's form."""
    await author.presses("f4", "a")
    await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
    await author.rests()
    form = author.app.screen
    assert isinstance(form, PersonForm)
    return form


async def test_the_arrows_go_from_box_to_box_so_that_a_name_goes_where_it_belongs(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        form = await person_form(author)
        await author.types("SW2", "down", "down", "down", "down", *"Jane Smith", "up", "up", *"Trust", "ctrl+o")
        await author.comes_to(lambda: author.app.screen is not form)
        await author.comes_to(lambda: case.people.get("SW2") is not None)
    person = case.people.get("SW2")
    assert person is not None
    assert (person.name, person.organisation, person.involvement) == ("Jane Smith", "Trust", "")


async def test_up_stays_in_the_first_box_and_down_in_the_last(sits: Sitting) -> None:
    async with sits() as author:
        form = await person_form(author)
        await author.presses("up")
        assert form.focused is not None and form.focused.id == "code"
        await author.presses(*["down"] * 20)
        assert form.focused is not None and form.focused.id == "board"


async def test_in_long_text_the_arrows_leave_it_only_at_its_ends(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        form = author.app.screen
        await author.types("", "end", "enter", "x", "up")
        assert form.focused is not None and form.focused.id == "event"
        await author.presses("up")
        assert form.focused is not None and form.focused.id == "head"
        await author.presses("down", "down", "down")
        assert form.focused is not None and form.focused.id == "action"


async def test_ctrl_u_empties_the_box(sits: Sitting) -> None:
    async with sits() as author:
        form = await person_form(author)
        await author.types("SW2", "ctrl+u", "A")
        assert form.query_one("#code", EntryLine).value == "A"


async def test_f1_in_a_form_says_what_works_and_what_the_box_wants(sits: Sitting) -> None:
    async with sits() as author:
        form = await person_form(author)
        await author.presses(*["down"] * 4, "f1")
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.rests()
        assert author.sees("Ctrl+O Save it")
        assert author.sees("For your eyes only. It is coded as you type it")
        await author.presses("escape")
        assert author.app.screen is form


async def test_escape_asks_once_and_what_was_typed_is_there_again(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        form = await person_form(author)
        await author.types("SW2", "tab", *"nurse", "escape")
        assert author.app.screen is form
        assert author.sees("Esc again goes back without saving it; Ctrl+O saves it.")
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, PeopleScreen))
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ChronologyScreen))
        again = await person_form(author)
        assert again.values()["role"] == "nurse"
        assert author.sees("is here again")
        await author.presses("ctrl+y")
        assert set(again.values().values()) == {""}
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, PeopleScreen))
        assert (await person_form(author)).values()["role"] == ""
    assert case.people.get("SW2") is None


async def test_escape_leaves_an_unchanged_form_at_once(sits: Sitting) -> None:
    async with sits() as author:
        await person_form(author)
        await author.presses("escape")
        await author.comes_to(lambda: isinstance(author.app.screen, PeopleScreen))


async def test_another_letter_after_escape_asks_anew(sits: Sitting) -> None:
    async with sits() as author:
        form = await person_form(author)
        await author.types("SW2", "escape", "3", "escape")
        assert author.app.screen is form


async def test_what_is_typed_behind_f2_goes_into_the_form(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call", "f2", *" again and again", "ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
    assert [row.event for row in case.entries.all()] == ["call again and again"]


async def test_people_in_the_first_box_of_a_row_are_its_people_without_a_colon_too(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        await author.types("3/3/24 0930", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        await author.rests()
        # With a date in it already the form begins in what happened.
        await author.presses("up")
        await author.presses("end", *" SW1 to GP1")
        await author.presses("tab", *"call")
        await author.comes_to_see("09:30 · SW1, GP1")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.entries.count() == 1)
    row = case.entries.all()[0]
    assert (row.who, row.people, row.event) == ("SW1 to GP1", ("SW1", "GP1"), "call")


async def test_a_row_of_nobody_says_so_in_its_form(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 call", "f2")
        await author.comes_to_see("Sun 3 March 2024 · nobody")


async def test_what_is_typed_behind_f1_goes_into_the_search(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24", "f1", *"redraw")
        search = author.app.screen.query_one("#search", EntryLine)
        assert search.value == "redraw"
        await author.presses("escape")
        assert author.line == "3/3/24"


async def test_a_list_its_form_and_the_answer_are_typed_without_waiting(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("", "f4", "a", *"SW2", "tab", *"nurse", "ctrl+o")
        await author.comes_to(lambda: case.people.get("SW2") is not None)
    person = case.people.get("SW2")
    assert person is not None and person.role == "nurse"


async def test_ctrl_u_empties_long_text_and_ctrl_y_there_brings_it_back(sits: Sitting) -> None:
    async with sits() as author:
        await author.types("3/3/24 SW1: call", "f2")
        await author.comes_to(lambda: isinstance(author.app.screen, EntryForm))
        area = author.app.screen.query_one("#event", Paragraphs)
        await author.presses("ctrl+u")
        assert area.text == ""
        await author.presses("ctrl+y")
        assert area.text == "call"


async def test_down_in_the_last_box_of_long_text_stays_there_and_up_in_the_first_too(
    sits: Sitting, case: CaseFile
) -> None:
    async with sits() as author:
        form = await relevance_form(author, case)
        await author.presses("down", "down")
        assert form.focused is not None and form.focused.id == "why"
        await author.presses("up", "up", "up")
        assert form.focused.id == "relevant"


async def test_a_box_for_yes_or_no_refuses_anything_else_and_keeps_it(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        form = await relevance_form(author, case)
        await author.types("Nothing is held.", "up", "ctrl+u", *"maybe later", "ctrl+o")
        await author.comes_to_see("Relevant: write yes or no; y or n is enough.")
        assert form.values() == {"relevant": "maybe later", "why": "Nothing is held."}
        assert form.focused is not None and form.focused.id == "relevant"
        await author.presses("ctrl+u", *"N", "ctrl+o")
        await author.comes_to(lambda: [each.why_not for each in case.answers.all()] == ["Nothing is held."])


async def test_what_is_here_again_in_long_text_goes_by_ctrl_y(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await relevance_form(author, case)
        await author.types("Nothing is held.", "escape", "escape")
        await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen))
        await author.rests()
        await author.presses("n")
        await author.comes_to(lambda: isinstance(author.app.screen, RelevanceForm))
        await author.comes_to_see("Ctrl+Y puts back what is saved.")
        again = author.app.screen
        assert isinstance(again, RelevanceForm) and again.values()["why"] == "Nothing is held."
        await author.presses("ctrl+y")
        assert again.values()["why"] == ""
        await author.types("One.", "ctrl+y")
        assert again.values()["why"] == ""


async def relevance_form(author: Author, case: CaseFile) -> RelevanceForm:
    """The form that asks whether question 2 is relevant, its cursor in the long text."""
    await author.types("/report", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, ReportScreen))
    await author.rests()
    screen = author.app.screen
    assert isinstance(screen, ReportScreen)
    screen.rows.go(next(at for at, each in enumerate(screen.things) if screen.key_of(each) == "answer:2"))
    await author.presses("n")
    await author.comes_to(lambda: isinstance(author.app.screen, RelevanceForm))
    await author.rests()
    form = author.app.screen
    assert isinstance(form, RelevanceForm)
    return form
