"""What is typed into a form is on disk within a second, and offered again whatever ended the program."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from screens.choices import Choices
from screens.chronology.screen import ChronologyScreen
from screens.form import Form
from screens.leaving.form import ExportForm
from screens.new_case import DetailsForm
from screens.people.key import PersonForm
from screens.people.lists import SourcesScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting
from tests.screens.opened import people_screen
from tests.screens.test_forms import person_form
from tests.screens.test_terminal import Opens, kept, opens, secret

__all__ = ["opens", "secret"]


def boxes(text: str) -> dict[str, str]:
    """The boxes of a kept form."""
    return dict(json.loads(text)["boxes"])


async def taken_up(author: Author) -> None:
    """Take up what is offered first."""
    await author.comes_to(lambda: isinstance(author.app.screen, Choices))
    await author.rests()
    await author.presses("enter")


async def test_a_half_filled_form_is_offered_on_opening_and_taken_up(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await person_form(author)
        await author.types("SW2", "tab", *"student nurse")
    async with sits() as author:
        await author.comes_to_see("People: A new person (code, role)")
        await taken_up(author)
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        assert author.app.screen.values()["role"] == "student nurse"
        assert author.sees("What you typed here before is here again.")
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.people.get("SW2") is not None)
        await author.comes_to(lambda: not case.drafts.orphans())
    async with sits() as author:
        assert isinstance(author.app.screen, ChronologyScreen)


async def test_a_kept_form_that_is_not_taken_up_is_there_when_it_is_next_opened(sits: Sitting) -> None:
    async with sits() as author:
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.types("", "tab", "ctrl+u", *"ward sister")
    async with sits() as author:
        await author.comes_to(lambda: isinstance(author.app.screen, Choices))
        await author.presses("escape")
        await people_screen(author)
        await author.presses("enter")
        await author.comes_to(lambda: isinstance(author.app.screen, PersonForm))
        await author.rests()
        assert author.app.screen.values()["role"] == "ward sister"
        await author.presses("ctrl+y")
        assert author.app.screen.values()["role"] != "ward sister"


async def test_escape_and_saving_let_the_draft_go(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses(*"/sources", "enter", "a")
        await author.types("", *"RiO", "escape", "escape")
        await author.comes_to(lambda: isinstance(author.app.screen, SourcesScreen))
        await author.rests()
        await author.presses("a")
        await author.types("", "ctrl+u", *"PAS", "ctrl+o")
        await author.comes_to(lambda: case.sources.get("PAS") is not None)
        await author.rests()
    assert not case.drafts.orphans()


async def test_the_details_of_the_case_are_kept_too(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.types("/details", "enter")
        await author.comes_to(lambda: isinstance(author.app.screen, DetailsForm))
        await author.types("", "tab", "tab", *"A. Author")
    async with sits() as author:
        await taken_up(author)
        await author.comes_to(lambda: isinstance(author.app.screen, DetailsForm))
        await author.rests()
        await author.presses("ctrl+o")
        await author.comes_to(lambda: case.details().author == "A. Author")


async def test_the_title_says_that_what_is_typed_is_on_disk(sits: Sitting) -> None:
    async with sits() as author:
        await person_form(author)
        await author.types("S")
        await author.comes_to_see("draft kept")


async def test_no_real_name_is_shown_in_what_is_offered(sits: Sitting) -> None:
    async with sits() as author:
        await person_form(author)
        await author.types("SW2", *["tab"] * 4, *"Jane Smith")
    async with sits() as author:
        await author.comes_to_see("(code, name)")
        assert not author.sees("Jane")


async def test_a_refused_form_is_still_kept(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await person_form(author)
        await author.types("SW1", "tab", *"nurse", "ctrl+o")
        await author.comes_to_see("SW1")
        await author.rests()
    assert [boxes(each.text) for each in case.drafts.orphans()] == [{"code": "SW1", "role": "nurse"}]


@pytest.mark.real
@pytest.mark.parametrize("how", ["SIGHUP", "SIGKILL", "lock"])
def test_a_form_outlives_a_dropped_line_a_kill_and_a_lock(opens: Opens, path: Path, how: str) -> None:
    window = opens()
    window.types("\x1bOSa")
    window.comes_to_show("A new person")
    window.types("SW9\tnight sister")
    window.comes_to_show("draft kept")
    if how == "lock":
        window.types("\x18")
        window.comes_to_show("Locked.")
    else:
        window.reads(1.0)
        os.kill(window.child.pid, getattr(signal, how))
        window.ends()
    assert [boxes(text) for text in kept(path)] == [{"code": "SW9", "role": "night sister"}]


async def test_a_form_closed_right_behind_a_key_leaves_nothing_kept(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses(*"/sources", "enter", "a", *"RiO", "escape", "escape")
        await author.comes_to(lambda: isinstance(author.app.screen, SourcesScreen))
        await author.presses("a", *"PAS", "ctrl+o")
        await author.comes_to(lambda: case.sources.get("RiOPAS") is not None)
        await author.pilot.pause(0.2)
    assert not case.drafts.orphans()


async def test_what_was_typed_just_before_a_lock_is_kept(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await person_form(author)
        await author.types("SW2", "ctrl+x")
        await author.comes_to(lambda: author.app._exit)
    assert [boxes(each.text) for each in case.drafts.orphans()] == [{"code": "SW2"}]


@pytest.mark.parametrize("word", ["sources", "questions", "flags", "fields", "family", "recordnumbers"])
async def test_the_form_of_every_list_is_kept_and_taken_up(sits: Sitting, case: CaseFile, word: str) -> None:
    async with sits() as author:
        await author.types(f"/{word}", "enter")
        await author.comes_to(lambda: not isinstance(author.app.screen, ChronologyScreen))
        await author.rests()
        await author.presses("a")
        await author.comes_to(lambda: isinstance(author.app.screen, Form))
        await author.types("Zz9")
    async with sits() as author:
        await author.comes_to_see(f"{word.capitalize()}: ")
        await taken_up(author)
        await author.comes_to(lambda: isinstance(author.app.screen, Form))
        await author.rests()
        form = author.app.screen
        assert isinstance(form, Form) and "Zz9" in form.values().values()


async def test_a_form_of_no_list_begins_with_what_was_left_in_it(sits: Sitting, case: CaseFile) -> None:
    async with sits() as author:
        await author.presses("f9")
        await author.comes_to(lambda: isinstance(author.app.screen, ExportForm))
        await author.rests()
        await author.presses("down", "ctrl+u")
        await author.types("/tmp/rows.csv")
        await author.comes_to_see("draft kept")
    async with sits() as author:
        await taken_up(author)
        await author.comes_to_see("It is there again when that form is next opened.")
        await author.presses("f9")
        await author.comes_to_see("/tmp/rows.csv")
        await author.comes_to_see("What you typed here before is here again.")
        await author.presses("ctrl+y", "escape")
        await author.comes_to(lambda: not isinstance(author.app.screen, ExportForm))
        await author.rests()
    assert not case.drafts.orphans()
