"""The case file is taken away under the open program: what is said, and what stays on the screen."""

from __future__ import annotations

from pathlib import Path

from screens.people import PersonForm
from screens.widgets.lines import Lines
from storage.casefile import CaseFile
from tests.screens.conftest import PASSPHRASE, Sitting
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


def test_leaving_says_that_the_file_is_gone_and_what_there_is_in_its_place(path: Path) -> None:
    with CaseFile.open(path, PASSPHRASE) as case:
        path.unlink()
        said = back_up(case)
    assert said.startswith("The case file A.imr is gone from") and "imr restore" in said
