"""`imr` and `imr CASE.imr`: the screen, or plain prompts where there can be none."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shlex import quote

import click

from domain.errors import CannotOpen, WrongUse
from tui.asking import Given, passphrase_options


@click.command("open", options_metavar="[OPTIONS]")
@click.argument("case", metavar="[CASE.imr]", required=False, type=click.Path(path_type=Path))
@click.option("--plain", is_flag=True, help="Plain prompts in place of the screen, for screen readers.")
@passphrase_options
def open_command(case: Path | None, plain: bool, given: Given) -> None:
    """Choose or open a case on the screen.

    Where the terminal cannot show a screen (TERM=dumb), or with --plain, the case is opened with plain prompts.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse("The screen needs a terminal. Without one, use the commands: imr --help lists them.")
    if case is not None and not case.exists():
        raise CannotOpen(f"There is no case at {case}. To make one: imr new {quote(str(case))}")
    from tui.settings import read_settings

    settings = read_settings()
    if not plain and not settings.plain and os.environ.get("TERM", "dumb") not in ("dumb", ""):
        from tui.screen_program import run_screen

        raise click.exceptions.Exit(run_screen(case, given))
    if case is None:
        raise WrongUse("Say which case to open: imr --plain CASE.imr")
    from tui.plain.sitting import converse_with

    converse_with(case, given)
