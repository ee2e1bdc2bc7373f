"""`imr add`: entries by the entry line, from a pipe or at plain prompts."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import CannotWrite
from tui.asking import Given, at_work, case_argument, passphrase_options

if TYPE_CHECKING:
    from tui.plain.piped_lines import Answer

NOT_UNDERSTOOD = 4


@click.command("add")
@case_argument
@passphrase_options
def add_command(case: Path, given: Given) -> None:
    """Add entries, one typed line each.

    Lines come from the standard input: imr add CASE.imr < lines. Each line read is answered by its number: "12 saved"
    and the entry's id, or "12 refused" and why; the good ones are saved as they are answered. A name that may be
    two people's, or nobody's, stays as typed with a note; among the people of a row it is refused. On a terminal the
    lines are asked for one by one and read back in plain words, for screen readers; Ctrl-D leaves.
    """
    if sys.stdin.isatty():
        from tui.plain.sitting import converse_with

        converse_with(case, given)
        return
    from tui.plain.piped_lines import add_lines

    refused = 0
    with at_work(case, given) as open_file:
        for answer in add_lines(open_file, sys.stdin.buffer, date.today()):
            refused += not answer.saved
            _say(answer)
    if refused:
        raise click.exceptions.Exit(NOT_UNDERSTOOD)


def _say(answer: Answer) -> None:
    """Print the answer at once: whoever pipes lines in may count on what it says. Raises CannotWrite."""
    try:
        click.echo(str(answer))
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise CannotWrite(
            f"Nobody reads the answers any more: lines after {answer.number} were not read."
        ) from error
