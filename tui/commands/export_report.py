"""`imr export CASE report`: the report, in the board's Word template or a layout of our own."""

from __future__ import annotations

import sys
from dataclasses import replace
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
from tui.saying import say

if TYPE_CHECKING:
    from domain.gate import Naming
    from exporters.way_out.job import Job
    from storage.casefile import CaseFile


def export_report(
    path: Path, template: Path | None, map_file: Path | None, layout: str | None, output: Path | None,
    panel: str | None, prove: bool, guidance: bool | None, unagreed: str, boards_names: bool, locking: Locking,
    given: Given,
) -> None:  # fmt: skip
    """Write the report as the options say. Raises WrongUse, Stopped, NotUnderstood, CannotWrite."""
    from exporters.office.locking import GUESSES_A_SECOND
    from exporters.way_out.placed import check_free
    from exporters.way_out.ready import check_label
    from screens.leaving.report_sending import report_ready

    if output is None:
        raise WrongUse("Say where it goes: -o FILE.docx")
    if output == STDOUT and sys.stdout.isatty():
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    _see_together(template, map_file, layout, prove, guidance)
    if output != STDOUT:
        if output.suffix.lower() != ".docx":
            raise WrongUse(f"The file will be .docx; give it a name that ends so: {output.stem}.docx")
        check_label(output, panel=panel is not None)
        check_free(output)
    elif panel:
        raise WrongUse("A panel copy says so in its name, and a pipe has none: give -o FILE.")
    board = content_of(template) if template and template != STDOUT else None
    naming: Naming | None = None if panel is None else "names" if panel == "names" else "initials"
    with at_work(path, replace(given, remembered=panel is None)) as case:
        wanted = locking.wanted or panel is not None
        password = locking.password(output.name, GUESSES_A_SECOND) if wanted else None
        if template == STDOUT:
            # After the passphrase, which may come first down the same pipe.
            board = content_of(template)
        job = _job(case, template, board, map_file, password, guidance)
        job = replace(job, layout=layout or "", boards_names=boards_names, prove=prove)
        with Progress() as progress:
            ready = report_ready(
                case, job, naming=naming, unagreed="stop" if unagreed == "stop" else "leave out", step=progress
            )
        leave(case, ready, output)
        for change in ready.changes:
            before, after = (" ".join(text.split("\n")) for text in (change.before, change.after))
            click.echo(f"{change.part}  {change.place}  {before} → {after}", err=output == STDOUT)


def _see_together(
    template: Path | None, map_file: Path | None, layout: str | None, prove: bool, guidance: bool | None
) -> None:
    """Refuse what does not go together."""
    if layout and template:
        raise WrongUse("--layout is a layout of our own: leave out --template, or leave out --layout.")
    for option, value in (("--prove", prove), ("--map", map_file), (said_of(guidance), guidance is not None)):
        if value and not template:
            raise WrongUse(f"{option} is for a board's file: give --template.")


def _job(
    case: CaseFile, template: Path | None, board: bytes | None, map_file: Path | None, password: str | None,
    guidance: bool | None,
) -> Job:  # fmt: skip
    from exporters.way_out.job import Job

    if template is None or board is None:
        return Job(kind="report", today=date.today(), suffix=".docx", password=password)
    return word_job(case, named(template), board, map_file, password, guidance)


def said_of(guidance: bool | None) -> str:
    """The option that says what becomes of guidance."""
    return "--keep-guidance" if guidance is False else "--remove-guidance"


def word_job(
    case: CaseFile, name: str, board: bytes, map_file: Path | None, password: str | None,
    guidance: bool | None = None,
) -> Job:  # fmt: skip
    """A job into a board's Word document, with the answers of a mapping file or those kept; `guidance` says whether
    guidance and example rows are taken out, None as it was decided before. Raises NotUnderstood."""
    from exporters.templates.report_mapping import from_json
    from exporters.way_out.job import Job
    from screens.leaving.report_sending import removals_decided, report_understood

    answers = from_json(text_of(map_file)) if map_file else None
    understood = report_understood(case, board, name, answers)
    if understood.kept:
        say("What this template asks for was confirmed before, and is taken so.")
        if guidance is None and understood.template.decided:
            say("What becomes of its guidance and example rows was decided before, and is taken so.")
    if guidance is not None:
        understood = removals_decided(case, understood, take_out=guidance)
    return Job(
        kind="report", today=date.today(), suffix=".docx", template=board, template_name=understood.name,
        places=understood.answers, password=password,
    )  # fmt: skip
