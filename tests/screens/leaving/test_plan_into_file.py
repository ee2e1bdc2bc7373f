"""The action plan into a file from its screen: our own, the board's, and what has to be asked or keeps it back."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from domain.people import Person
from domain.report.parts import Action, Recommendation
from screens.board_file.mapping import MappingScreen
from screens.choices import Choices
from screens.leaving.plan_into_file import PlanForm
from screens.report.actions import ActionsScreen
from storage.casefile import CaseFile
from tests.exporters.plans import PLANS
from tests.screens.conftest import Author, Sitting


@pytest.fixture
def folder(case: CaseFile) -> Path:
    """A case with an action, and the folder it is in."""
    number = case.recommendations.add(Recommendation(text="Follow up every missed visit.")).number
    case.actions.add(Action(recommendation=number, text="Write a procedure", status="In progress"))
    return case.path.parent


async def asked(author: Author, board: str, output: Path) -> None:
    """The form of where from and where to, filled in."""
    await author.types("/actions", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, ActionsScreen))
    await author.rests()
    await author.presses("x")
    await author.comes_to(lambda: isinstance(author.app.screen, PlanForm))
    await author.rests()
    await author.types(board)
    form = author.app.screen
    form.set_focus(form.query_one("#output"))
    await author.types("", "ctrl+u", *str(output), "ctrl+o")


def cells(path: Path) -> set[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes())).worksheets[0]
    return {cell for row in sheet.iter_rows(values_only=True) for cell in row}


async def test_the_plan_goes_into_a_workbook_of_our_own(sits: Sitting, case: CaseFile, folder: Path) -> None:
    async with sits() as author:
        await asked(author, "", folder / "plan.xlsx")
        await author.comes_to_see("1 row of the plan is in")
    assert {"Write a procedure", "In progress"} <= cells(folder / "plan.xlsx")
    assert case.log.lines()[-1].verb == "export"


async def test_what_the_board_s_list_calls_a_status_is_asked_once(sits: Sitting, case: CaseFile, folder: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(PLANS[2].data))
    book.active.data_validations.dataValidation[0].formula1 = '"Red,Amber,Green"'
    book.save(folder / "board.xlsx")
    async with sits() as author:
        await asked(author, str(folder / "board.xlsx"), folder / "plan.xlsx")
        await author.comes_to(lambda: isinstance(author.app.screen, MappingScreen))
        await author.comes_to_see("3 to look at")
        await author.presses("ctrl+o")
        await author.comes_to_see("Say first what the board's list calls “Not started”.")
        for value in ("red", "amber", "green"):
            await author.presses("enter")
            await author.comes_to(lambda: isinstance(author.app.screen, Choices))
            await author.types(value, "enter")
            await author.comes_to(lambda: isinstance(author.app.screen, MappingScreen))
            await author.presses("tab")
        await author.comes_to_see("all certain")
        await author.presses("ctrl+o")
        await author.comes_to_see("1 row of the plan is in")
    assert "Amber" in cells(folder / "plan.xlsx")
    assert case.maps.all()


async def test_a_name_keeps_the_plan_back_and_is_shown_where_it_stands(
    sits: Sitting, case: CaseFile, folder: Path
) -> None:
    case.people.add(Person(code="GP9", name="Wilhelmina Ashgrove"))
    case.actions.add(Action(text="Wilhelmina Ashgrove trains the team"))
    async with sits() as author:
        await asked(author, "", folder / "plan.xlsx")
        await author.comes_to_see("1 thing keeps the plan back")
        await author.comes_to_see("“Wilhelmina Ashgrove” for GP9")
        await author.presses("escape")
        await author.comes_to_see("Nothing was written.")
    assert not (folder / "plan.xlsx").exists()


async def test_a_file_that_is_there_is_never_written_over(sits: Sitting, folder: Path) -> None:
    (folder / "plan.xlsx").write_text("mine")
    async with sits() as author:
        await asked(author, "", folder / "plan.xlsx")
        await author.comes_to_see("already")
    assert (folder / "plan.xlsx").read_text() == "mine"


async def test_a_refused_workbook_is_said_at_its_box_with_all_that_was_typed(sits: Sitting, folder: Path) -> None:
    async with sits() as author:
        await asked(author, "/nowhere/plan.xlsx", folder / "plan.xlsx")
        await author.comes_to_see("/nowhere/plan.xlsx cannot be read")
        form = author.app.screen
        assert isinstance(form, PlanForm) and form.focused is not None and form.focused.id == "board"
        await author.presses("ctrl+u", "ctrl+o")
        await author.comes_to_see("1 row of the plan is in")
