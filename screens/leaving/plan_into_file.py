"""The action plan into a file, from its screen: where from and where to, what is not certain asked once, then made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from screens.form import Box
from screens.glyphs import Glyphs
from screens.leaving.into_file import LOCK, NOTHING, board_in, into_file, new_file_in
from screens.leaving.plan_leaving import PlanFile, plan_leaving, plan_understood
from screens.path_form import LetGo, PathForm, filled, free_at
from screens.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from exporters.way_out.job import Job
    from exporters.way_out.ready import Ready
    from screens.leaving.file_password import What
    from screens.task_screen import TaskScreen

WORKBOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class PlanWanted:
    """Where the plan goes: into which board's workbook, if any, under what new name, and whether it is locked."""

    board: Path | None
    output: Path
    lock: bool


class PlanForm(PathForm[PlanWanted]):
    """Where from, where to. Tab completes a path."""

    ENDINGS = {"board": WORKBOOKS, "output": WORKBOOKS}

    def __init__(
        self, glyphs: Glyphs, start: str, begin: str = "", values: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__(glyphs, "The action plan into a file", filled((
            Box("board", "Board's file", names=True,
                hint="The board's action plan (.xlsx) to fill, as a path, Tab completes it; empty: our own layout."),
            Box("output", "New file", free_at(f"{start}action-plan.xlsx"), offered=True, file=True,
                hint="Where the new file goes. No real names; never written over another file."),
            LOCK,
        ), values), begin)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> PlanWanted:
        output = new_file_in(values, "plan", "workbook", WORKBOOKS)
        return PlanWanted(board_in(values), output, yes_or_no("Under password", values["lock"]))


async def plan_into_file(screen: TaskScreen) -> str:
    """Ask where to, make the plan, search it, log it and place it; says what came of it, a sentence after the other.

    Raises WrongUse when the author goes back, and what making and placing it raises.
    """
    output, ready = await into_file(screen, "plan", partial(PlanForm, screen.session.glyphs), _making)
    are = "is" if ready.rows == 1 else "are"
    return " ".join((f"{ready.what} {are} in {output}.", *ready.notes))


async def _making(screen: TaskScreen, wanted: PlanWanted) -> tuple[What, Callable[[str | None], Ready]]:
    plan = await settled_plan(screen, wanted.board) if wanted.board is not None else None
    return "anonymised", lambda password: plan_leaving(screen.session.case, plan_job(screen, plan, password))


async def settled_plan(screen: TaskScreen, path: Path) -> PlanFile:
    """The board's plan, what is not certain in it asked on the mapping screen until nothing is."""
    from exporters.templates.actions_template import read_plan
    from screens.board_file.mapping import MappingScreen
    from screens.board_file.what_goes_where import confirmed_on
    from screens.given_files import content_of

    session, case = screen.session, screen.session.case
    data = await asyncio.to_thread(content_of, path)
    plan = await asyncio.to_thread(plan_understood, case, data, path.name)
    while plan.template.uncertain:
        asking = MappingScreen(
            session.glyphs, plan.template, again=lambda answers: read_plan(data, path.name, answers)
        )
        answers = await confirmed_on(screen.app, session, asking, plan.template.fingerprint)
        if answers is None:
            raise LetGo(NOTHING)
        plan = await asyncio.to_thread(plan_understood, case, data, path.name, answers)
    return plan


def plan_job(screen: TaskScreen, plan: PlanFile | None, password: str | None) -> Job:
    """What is to be made, under this password where it has one."""
    from exporters.way_out.job import Job

    today = screen.session.today()
    if plan is None:
        return Job(kind="action plan", today=today, password=password)
    return Job(
        kind="action plan", today=today, template=plan.data, template_name=plan.name, mapping=plan.answers,
        password=password,
    )  # fmt: skip
