"""The case file is taken away under the open program: what is said, and what stays on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.meetings.interview import Attendee, Interview
from screens.paragraphs.kept import ParagraphsKept
from screens.people.key import PersonForm
from screens.widgets.lines import Lines
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, Author, Sitting
from tests.screens.test_forms import person_form
from tui.backing_up import back_up


async def test_a_row_stays_in_the_line_and_is_saved_once_the_file_is_back(sits: Sitting, path: Path) -> None:
    away = path.with_name("away.imr")
    async with sits() as author:
        path.rename(away)
        await author.types("3/3/24 SW1: call", "enter")
        await author.comes_to_see("A.imr is gone from")
        assert author.line == "3/3/24 SW1: call"
        away.rename(path)
        await author.presses("enter")
        await author.comes_to(lambda: author.line == "")
    with CaseFile.open(path, PASSPHRASE) as case:
        assert case.entries.count() == 1


async def test_a_form_says_it_whole_at_its_foot_and_keeps_its_title_and_what_is_typed(
    sits: Sitting, path: Path
) -> None:
    away = path.with_name("away.imr")
    async with sits() as author:
        form = await person_form(author)
        path.rename(away)
        await author.types("SW2")
        await author.comes_to_see("is gone from")
        title = form.query_one("#title", Lines).text()
        assert "A new person" in title and "not saved" in title
        await author.presses("ctrl+o")
        await author.comes_to(lambda: author.app.screen is not form and isinstance(author.app.screen, PersonForm))
        await author.comes_to_see("imr restore")
        again = author.app.screen
        assert isinstance(again, PersonForm) and again.values()["code"] == "SW2"
        away.rename(path)
        await author.presses("ctrl+o")
        await author.comes_to_see("SW2")
        await author.comes_to(lambda: not isinstance(author.app.screen, PersonForm))


async def open_typed(author: Author, where: str) -> ParagraphsKept:
    """The screen on which paragraphs are typed, an empty box."""
    await author.types(where, "enter")
    await author.comes_to(
        lambda: isinstance(author.app.screen, ParagraphsKept) and author.app.screen._version is not None
    )
    await author.rests()
    found = author.app.screen
    assert isinstance(found, ParagraphsKept)
    return found


@pytest.mark.parametrize("where", ["/minutes 1", "/write narrative"])
async def test_escape_says_that_a_paragraph_is_not_on_disk_and_it_is_there_again_as_long_as_the_program(
    sits: Sitting, path: Path, case: CaseFile, where: str
) -> None:
    case.interviews.add(Interview(held="2024-07-01", people=(Attendee("SW1"),)))
    away = path.with_name("away.imr")
    async with sits() as author:
        await open_typed(author, where)
        path.rename(away)
        await author.types("nobody came that", "escape")
        await author.comes_to_see("This paragraph is not on disk")
        assert author.sees("Esc again leaves it, and it is here again until the program ends")
        assert not author.sees("and kept")
        await author.presses("escape")
        await author.comes_to(lambda: not isinstance(author.app.screen, ParagraphsKept))
        again = await open_typed(author, where)
        assert again.box.value == "nobody came that" and again.status != "draft kept"
        away.rename(path)
        await author.types(" noon", "escape")
        await author.comes_to_see("leaves it half typed, and kept")
    with CaseFile.open(path, PASSPHRASE, user="author") as reopened:
        assert [each.text for each in reopened.drafts.orphans()] == ["nobody came that noon"]


@pytest.mark.parametrize("where", ["/minutes 1", "/write narrative"])
async def test_a_paragraph_set_aside_while_the_file_is_away_is_brought_back_and_saved_once_it_is_there(
    sits: Sitting, path: Path, case: CaseFile, where: str
) -> None:
    case.interviews.add(Interview(held="2024-07-01", people=(Attendee("SW1"),)))
    away = path.with_name("away.imr")
    async with sits() as author:
        screen = await open_typed(author, where)
        await author.types("nobody")
        await author.comes_to(lambda: screen.status == "draft kept")
        path.rename(away)
        await author.types(" came", "ctrl+u")
        await author.comes_to(lambda: screen.box.value == "")
        assert author.sees("Set aside. Ctrl+P brings it back.")
        await author.presses("ctrl+p", "enter")
        await author.comes_to_see("is gone from")
        assert screen.box.value == "nobody came"
        away.rename(path)
        await author.presses("enter")
        await author.comes_to(lambda: screen.box.value == "")
        assert [each.text for each in screen.paragraphs] == ["nobody came"]
    with CaseFile.open(path, PASSPHRASE, user="author") as reopened:
        assert reopened.drafts.orphans() == []


def test_leaving_says_that_the_file_is_gone_and_what_there_is_in_its_place(path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        path.unlink()
        said = back_up(case)
    assert said.startswith("The case file A.imr is gone from") and "imr restore" in said
