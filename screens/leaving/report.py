"""The report, the action plan and the whole submission, made on the screen of an export."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from domain.dates.days import day_said
from domain.errors import WrongUse
from screens.leaving.file_password import password_for
from screens.leaving.form import Wanted
from screens.leaving.making import STOPPED, ExportMaking, Halted
from screens.leaving.plan_into_file import PlanWanted, plan_job, settled_plan
from screens.leaving.plan_leaving import plan_leaving
from screens.leaving.report_into_file import ReportWanted, report_job, settled_board
from screens.leaving.report_sending import report_ready
from screens.leaving.submission_form import SubmissionAsked
from screens.leaving.submitting import SubmissionWanted, Submitted, see_name, submit
from screens.names.settling import Told

if TYPE_CHECKING:
    from exporters.way_out.job import Job


async def making_of(screen: ExportMaking, wanted: ReportWanted | PlanWanted | SubmissionAsked) -> list[Told]:
    """Make it and let it leave; gives what came of it. Raises Refusal, Halted among it."""
    if isinstance(wanted, ReportWanted):
        return await _report(screen, wanted)
    if isinstance(wanted, PlanWanted):
        return await _plan(screen, wanted)
    return await _submission(screen, wanted)


async def _report(screen: ExportMaking, wanted: ReportWanted) -> list[Told]:
    from exporters.way_out.placed import check_free

    await asyncio.to_thread(check_free, wanted.output)
    board = await settled_board(screen, wanted.board) if wanted.board is not None else None
    password = await _password(screen, wanted.output, wanted.lock, names=wanted.naming is not None)
    job = report_job(screen, board, wanted.layout, password)
    ready = await asyncio.to_thread(
        lambda: report_ready(
            screen.session.case, job, naming=wanted.naming, unagreed="leave out" if wanted.leave_out else "stop",
            step=screen.step,
        )  # fmt: skip
    )
    return screen.came_of(ready, await screen.let_leave(ready, wanted.output))


async def _plan(screen: ExportMaking, wanted: PlanWanted) -> list[Told]:
    from exporters.way_out.placed import check_free

    await asyncio.to_thread(check_free, wanted.output)
    plan = await settled_plan(screen, wanted.board) if wanted.board is not None else None
    password = await _password(screen, wanted.output, wanted.lock, names=False)
    job = plan_job(screen, plan, password)
    ready = await asyncio.to_thread(plan_leaving, screen.session.case, job, screen.step)
    return screen.came_of(ready, await screen.let_leave(ready, wanted.output))


async def _submission(screen: ExportMaking, asked: SubmissionAsked) -> list[Told]:
    from exporters.submission.folder import check_folder_free
    from screens.board_file.asked_by_board import sections_asked
    from screens.leaving.submitting import finish

    session = screen.session
    if (done := await asyncio.to_thread(finish, session.case, asked.output)) is not None:
        return _told(screen, done)
    await asyncio.to_thread(check_folder_free, asked.output)
    chronology = await _chronology(screen, asked.chronology, asked.guidance)
    board = await settled_board(screen, asked.report, asked.guidance) if asked.report is not None else None
    plan = await settled_plan(screen, asked.plan) if asked.plan is not None else None
    names = asked.with_key or asked.naming is not None
    password = await _password(screen, asked.output, asked.lock or names, names=names)
    # A password asked for the key alone locks nothing else.
    every = password if asked.lock else None
    of_panel = password if asked.naming is not None else every
    wanted = SubmissionWanted(
        folder=asked.output,
        chronology=replace(chronology, password=of_panel),
        report=report_job(screen, board, asked.layout, of_panel),
        plan=plan_job(screen, plan, every),
        asked=sections_asked(board.template.places) if board is not None else None,
        naming=asked.naming,
        with_key=asked.with_key,
        password=password,
        unagreed=asked.unagreed,
        draft=asked.draft,
        freeze=asked.freeze,
    )
    see_name(wanted)
    done = await asyncio.to_thread(submit, session.case, wanted, session.today(), screen.step)
    return _told(screen, done)


async def _chronology(screen: ExportMaking, path: Path | None, guidance: str) -> Job:
    job = await screen.job_of(Wanted(path, Path("chronology.xlsx")), guidance)
    if job is None:
        raise WrongUse("Nothing was exported: the board's file was left unconfirmed.")
    return job


async def _password(screen: ExportMaking, output: Path, lock: bool, *, names: bool) -> str | None:
    """The password it is locked with, None where it is not. Raises Halted where the author goes back."""
    if not lock:
        return None
    password = await password_for(screen.app, screen.session, "names" if names else "anonymised", output.name)
    if password is None:
        raise Halted(STOPPED)
    return password


def _told(screen: ExportMaking, done: Submitted) -> list[Told]:
    from exporters.submission.manifest import since_said

    manifest = done.manifest
    lines = [Told(f"Version {manifest.version} is in {done.folder}, sent on {day_said(manifest.sent)}.", "strong")]
    if done.finished:
        lines = [Told(f"It stood whole in {done.folder} already, and is marked as sent now.", "strong")]
    if manifest.draft:
        lines.append(Told("A draft: it counts as sent. Freeze the next version to have it signed.", "note"))
    for one in manifest.files:
        lines.append(Told(f"{one.name}: {one.holds}{', locked' if one.locked else ''}"))
        lines.append(Told(f"SHA-256 {one.sha256}", "dim"))
    lines.append(Told("manifest.txt, manifest.json: what each file is, its SHA-256, who signed"))
    lines.append(Told(since_said(manifest), "note"))
    return [*lines, *screen.fetched(done.folder), *map(Told, done.notes)]
