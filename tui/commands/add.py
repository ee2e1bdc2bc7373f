"""`imr add`: entries by the entry line, from a pipe or at plain prompts."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from domain.errors import CannotWrite
from tui.asking import Given, case_argument, opened, passphrase_options

if TYPE_CHECKING:
    from storage.casefile import CaseFile

NOT_UNDERSTOOD = 4


@click.command("add")
@case_argument
@passphrase_options
def add_command(case: Path, given: Given) -> None:
    """Add entries, one typed line each.

    Lines come from the standard input: imr add CASE.imr < lines. Each line read is answered by its number: "12 saved"
    and the entry's id, or "12 refused" and why; the good ones are saved as they are answered. On a terminal the lines
    are asked for one by one and read back in plain words, for screen readers; Ctrl-D leaves.
    """
    if sys.stdin.isatty():
        from tui.line_mode import converse_with

        converse_with(case, given)
        return
    from storage.casefile import CaseFile

    with opened(case, given, lambda passphrase: CaseFile.open(case, passphrase)) as open_file:
        refused = add_lines(open_file, sys.stdin.buffer, date.today())
    if refused:
        raise click.exceptions.Exit(NOT_UNDERSTOOD)


def add_lines(case: CaseFile, lines: IO[bytes], today: date) -> int:
    """Save each line that reads as an entry, answer each on stdout, and give how many were refused.

    An entry is on disk before it is answered. Raises CannotWrite, naming the line, when answers can no longer be given.
    """
    from domain.piped import PipedLines

    reading = PipedLines(case.known(today))
    refused = 0
    for number, raw in enumerate(lines, 1):
        pass
    return refused
