"""`imr export CASE actions`: the action plan, in the board's workbook or our own."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import WrongUse
from screens.given_files import content_of, named, text_of
from tui.asking import Given, at_work
from tui.commands.export_minutes import STDOUT, leave
from tui.file_password import Locking
from tui.progress import Progress

if TYPE_CHECKING:
    from exporters.way_out.job import Job
    from storage.casefile import CaseFile


def export_actions(
    path: Path, template: Path | None, map_file: Path | None, output: Path | None, prove: bool,
    boards_names: bool, locking: Locking, given: Given,
) -> None:  # fmt: skip
    """Write the action plan as the options say. Raises WrongUse, Stopped, NotUnderstood, CannotWrite."""
    from exporters.office.locking import GUESSES_A_SECOND
    from exporters.way_out.placed import check_free
    from screens.leaving.plan_leaving import plan_leaving

    if output is None:
        raise WrongUse("Say where it goes: -o FILE.xlsx")
    if output == STDOUT and sys.stdout.isatty():
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    if prove and not template:
        raise WrongUse("--prove compares with a board's file: give --template.")
    if map_file and not template:
        raise WrongUse("--map answers for a board's file: give --template too.")
    if output != STDOUT:
        if output.suffix.lower() not in (".xlsx", ".xlsm"):
            raise WrongUse(f"The file will be .xlsx; give it a name that ends so: {output.stem}.xlsx")
        check_free(output)
    board = content_of(template) if template and template != STDOUT else None
    with at_work(path, given) as case:
        password = locking.password(output.name, GUESSES_A_SECOND) if locking.wanted else None
        if template == STDOUT:
            board = content_of(template)
        job = _job(case, template, board, map_file, prove, boards_names, password)
        with Progress() as progress:
            ready = plan_leaving(case, job, progress)
        leave(case, ready, output)
        for change in ready.changes:
            before, after = (" ".join(text.split("\n")) for text in (change.before, change.after))
            click.echo(f"{change.part}  {change.place}  {before} → {after}", err=output == STDOUT)


def _job(
    case: CaseFile, template: Path | None, board: bytes | None, map_file: Path | None, prove: bool,
    boards_names: bool, password: str | None,
) -> Job:  # fmt: skip
    from exporters.templates.mapping import from_json
    from exporters.way_out.job import Job
    from screens.leaving.plan_leaving import plan_understood

    if template is None or board is None:
        return Job(kind="action plan", today=date.today(), password=password)
    answers = from_json(text_of(map_file), "action") if map_file else None
    plan = plan_understood(case, board, named(template), answers)
    return Job(
        kind="action plan", today=date.today(), template=plan.data, template_name=plan.name, mapping=plan.answers,
        boards_names=boards_names, prove=prove, password=password,
    )  # fmt: skip
