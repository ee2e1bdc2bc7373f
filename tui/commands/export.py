"""`imr export`: the one way out, from the command line."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import WrongUse
from screens.given_files import content_of, named, text_of
from screens.sending import job_in, prepared, send, send_to, understood
from tui.asking import Given, at_work, case_argument, passphrase_options
from tui.commands.template import map_option
from tui.progress import Progress
from tui.saying import say

if TYPE_CHECKING:
    from exporters.prepare import Job, Ready
    from storage.casefile import CaseFile

STDIN = STDOUT = Path("-")


@click.command("export")
@case_argument
@click.argument("kind", metavar="KIND", type=click.Choice(["chronology"]))
@click.option("--template", metavar="FILE", type=click.Path(path_type=Path), help="The board's workbook; - for stdin.")
@map_option
@click.option("-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help="The new file; - for stdout.")
@click.option("--csv", is_flag=True, help="As CSV, which a name ending in .csv also asks for.")
@click.option("--prove", is_flag=True, help="List every part and cell changed in the board's file.")
@click.option(
    "--boards-names", is_flag=True, help="Let through real names that stood in the board's own file before."
)
@passphrase_options
def export_command(
    case: Path,
    kind: str,
    template: Path | None,
    map_file: Path | None,
    output: Path | None,
    csv: bool,
    prove: bool,
    boards_names: bool,
    given: Given,
) -> None:
    """Write the chronology (KIND is chronology) into the board's workbook, a layout of our own, or CSV.

    The file is built and read back in memory and searched for every known real name; one that is found stops it (exit
    code 1). It is logged, then written under a new name, never over another. What is not certain in a board's file is
    said (exit code 4), and --map answers it.
    """
    del kind
    output = output or _in_exchange(csv)
    csv = csv or output.suffix.lower() == ".csv"
    if csv and template:
        raise WrongUse("A board's workbook is not filled as CSV: leave out --csv or --template.")
    if prove and not template:
        raise WrongUse("--prove compares with a board's file: give --template.")
    if output == STDOUT and sys.stdout.isatty():
        raise WrongUse("The file is not for reading on a terminal: give -o FILE, or send it into a pipe.")
    if output != STDOUT:
        from exporters.placed import check_free

        check_free(output)
    board = content_of(template) if template and template != STDIN else None
    with at_work(case, given) as open_file:
        if template == STDIN:
            # After the passphrase, which may come first down the same pipe.
            board = content_of(template)
        job, news = _job(open_file, template, board, map_file, csv=csv, prove=prove, boards_names=boards_names)
        for sentence in news:
            say(sentence)
        ready = _prepared(open_file, job)
        _leave(open_file, ready, output)
        user = open_file.user
    for note in ready.notes:
        say(note)
    where = "the standard output" if output == STDOUT else str(output)
    say(f"{ready.rows:,} entries are in {where}; SHA-256 {ready.sha256}")
    if output != STDOUT:
        from tui.fetching import fetch_command

        command = fetch_command(output, os.environ, user)
        if command:
            click.echo(f"To fetch it, on your own machine: {command}", err=True)
    for change in ready.changes:
        click.echo(f"{change.part}  {change.place}  {change.before} → {change.after}", err=output == STDOUT)


def _in_exchange(csv: bool) -> Path:
    """Where a file goes that is given no name. Raises WrongUse when the settings name no exchange folder."""
    from tui.settings import read_settings

    folder = read_settings().exchange
    if folder is None:
        raise WrongUse("Say where the file goes: -o FILE. (An exchange folder in the settings serves without.)")
    return folder / f"chronology {date.today():%Y-%m-%d}{'.csv' if csv else '.xlsx'}"


def _job(
    case: CaseFile,
    template: Path | None,
    board: bytes | None,
    map_file: Path | None,
    *,
    csv: bool,
    prove: bool,
    boards_names: bool,
) -> tuple[Job, tuple[str, ...]]:
    """What is to be made, and what the case has new of the board's file. Raises WrongUse, NotUnderstood."""
    from exporters.prepare import Job
    from exporters.templates.mapping import from_json

    if template is None or board is None:
        if map_file:
            raise WrongUse("--map answers for a board's file: give --template too.")
        return Job(today=date.today(), suffix=".csv" if csv else ".xlsx"), ()
    answers = from_json(text_of(map_file)) if map_file else None
    boards = understood(case, board, named(template), answers)
    return job_in(boards, date.today(), boards_names=boards_names, prove=prove), boards.news


def _prepared(case: CaseFile, job: Job) -> Ready:
    with Progress() as progress:
        return prepared(case, job, progress)


def _leave(case: CaseFile, ready: Ready, output: Path) -> None:
    """Log that the file leaves, then let it. Raises CannotWrite, Stopped."""
    if output == STDOUT:
        send_to(case, ready, sys.stdout.buffer)
    else:
        send(case, ready, output)
