"""`imr minutes`: the minutes of an interview at plain prompts, or from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from domain.clean import clean
from tui.asking import Given, at_work, case_argument, passphrase_options
from tui.saying import say

NOT_UNDERSTOOD = 4


@click.command("minutes")
@case_argument
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@click.option("--new-version", is_flag=True, help="Change minutes that were issued: they have to be agreed anew.")
@passphrase_options
def minutes_command(case: Path, number: int, new_version: bool, given: Given) -> None:
    """Type the minutes of interview N at plain prompts, for screen readers; /help says how.

    Each line is a paragraph, on disk when it is said to be saved: perhaps a time, a figure or code and a colon for who
    speaks, and the words. From a pipe (imr minutes CASE.imr 2 < notes.txt) each line is one too, and is answered.
    Exit code 4 when a line was not understood; the others are saved.
    """
    from tui.plain.minuting import Minuting
    from tui.plain.prompt import Prompt

    def tell(said: str) -> None:
        say(said, result=True)

    if sys.stdin.isatty():
        with at_work(case, given) as open_file, Prompt() as prompt:
            Minuting(open_file, number, date.today(), prompt, tell, new_version=new_version or None).run()
        return
    with at_work(case, given) as open_file:
        talk = Minuting(open_file, number, date.today(), FromPipe(sys.stdin.buffer), tell, new_version=new_version)
        talk.run()
    if talk.refused:
        raise click.exceptions.Exit(NOT_UNDERSTOOD)


class FromPipe:
    """Asks a pipe: each line is the answer, behind what was put there to be gone on with."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __call__(self, question: str, text: str = "", *, keep: Callable[[str], None] | None = None) -> str:
        """The next line that is not blank. Raises EOFError at the end."""
        while raw := self._stream.readline():
            line = clean(raw.decode("utf-8", "replace")).removeprefix("\ufeff").strip()
            if line:
                # A word, and a line that stands for itself, are no going on with what was refused before.
                return line if line.startswith("/") or not text.endswith(" ") else text + line
        raise EOFError
