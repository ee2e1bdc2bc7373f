"""The action plan into a file, from its screen: where from and where to, what is not certain asked once, then made."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from screens.choices import Choices, Option
from screens.form import Box
from screens.glyphs import Glyphs, one_line
from screens.path_form import LetGo, PathForm, asked_until, filled, free_at
from screens.plan_leaving import PlanFile, plan_leaving, plan_understood
from screens.sending import send
from screens.yes_or_no import yes_or_no

if TYPE_CHECKING:
    from exporters.way_out.job import Disclosed, Job
    from exporters.way_out.ready import Ready
    from screens.task_screen import TaskScreen

WORKBOOKS = (".xlsx", ".xlsm")
NOTHING = "Nothing was written."


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
            Box("lock", "Under password", "no", offered=True, choices=("no", "yes"),
                hint="yes: it opens by a password alone, asked for next. Tell it another way than you send it."),
        ), values), begin)  # fmt: skip

    def result(self, values: Mapping[str, str]) -> PlanWanted:
        board, output = values["board"].strip(), values["output"].strip()
        if not output:
            raise WrongUse("New file: say where the plan goes.")
        if Path(output).suffix.lower() not in WORKBOOKS:
            raise WrongUse(f"New file: it will be a workbook; give it a name such as {Path(output).stem}.xlsx")
        lock = yes_or_no("Under password", values["lock"])
        return PlanWanted(
            Path(board).expanduser() if board else None, Path(output).expanduser(), lock
        )


async def plan_into_file(screen: TaskScreen) -> str:
    """Ask where to, make the plan, search it, log it and place it; says what came of it, a sentence after the other.

    Raises WrongUse when the author goes back, and what making and placing it raises.
    """
    session = screen.session
    folder = (session.folder or session.exchange or session.case.path.parent).resolve()
    made = await asked_until(
        screen, "into a file:plan", lambda: PlanForm(session.glyphs, f"{folder}/"),
        lambda wanted: _made(screen, wanted),
    )  # fmt: skip
    if made is None:
        raise LetGo(NOTHING)
    output, ready = made
    are = "is" if ready.rows == 1 else "are"
    return " ".join((f"{ready.what} {are} in {output}.", *ready.notes))


async def _made(screen: TaskScreen, wanted: PlanWanted) -> tuple[Path, Ready]:
    """The plan where it was wanted, and what is to be known of it."""
    from exporters.way_out.job import Disclosed
    from exporters.way_out.placed import check_free
    from screens.file_password import password_for

    session = screen.session
    check_free(wanted.output)
    plan = await settled_plan(screen, wanted.board) if wanted.board is not None else None
    password = None
    if wanted.lock:
        password = await password_for(screen.app, session, "anonymised", wanted.output.name)
        if password is None:
            raise LetGo(NOTHING)
    job = plan_job(screen, plan, password)

    def leave() -> Ready:
        ready = plan_leaving(session.case, job)
        send(session.case, ready, wanted.output)
        return ready

    try:
        ready = await asyncio.to_thread(leave)
    except Disclosed as stopped:
        await _show(screen, stopped)
        raise LetGo(NOTHING) from None
    session.folder = wanted.output.parent
    return wanted.output, ready


async def _show(screen: TaskScreen, stopped: Disclosed) -> None:
    """What keeps the plan back, each where it stands."""
    glyphs = screen.session.glyphs
    said = dict.fromkeys(hit.sentence for hit in stopped.verdict.stopping)
    options = [Option(str(at), one_line(sentence, glyphs), sentence) for at, sentence in enumerate(said)]
    what = "1 thing keeps" if len(options) == 1 else f"{len(options)} things keep"
    told = "Write codes there, then try again. Only what is no name anywhere is answered by /notname."
    await screen.app.push_screen_wait(Choices(glyphs, f"{what} the plan back", options, told))


async def settled_plan(screen: TaskScreen, path: Path) -> PlanFile:
    """The board's plan, what is not certain in it asked on the mapping screen until nothing is."""
    from exporters.templates.actions_template import read_plan
    from screens.given_files import content_of
    from screens.mapping import MappingScreen

    session, case = screen.session, screen.session.case
    data = await asyncio.to_thread(content_of, path)
    plan = await asyncio.to_thread(plan_understood, case, data, path.name)
    while plan.template.uncertain:
        answers = await screen.app.push_screen_wait(
            MappingScreen(
                session.glyphs, plan.template, again=lambda answers: read_plan(data, path.name, answers)
            )
        )
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
