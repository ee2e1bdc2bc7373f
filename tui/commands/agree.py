"""`imr agree`: minutes read and answered under the reader's own account, with no case."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tui.saying import say


@click.command("agree")
@click.argument("packet", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="ANSWER", type=click.Path(path_type=Path),
    help="Where the answer goes; otherwise beside FILE, its name ending in .answer.",
)
@click.option(
    "--phrase-file", metavar="F", type=click.Path(path_type=Path),
    help="Read the phrase from a file only you can read.",
)
@click.option("--plain", is_flag=True, help="Plain prompts in place of the screen, for screen readers.")
def agree_command(packet: Path, output: Path | None, phrase_file: Path | None, plain: bool) -> None:
    """Read minutes you were sent, and agree, ask for changes, or dispute.

    FILE is the packet you were given; it opens with the phrase you were told. No case is needed. What you have done is
    kept, sealed, beside the answer until you give it, so that you can stop and go on later.
    """
    from screens.agreement.packet_here import PacketHere
    from tui.settings import read_settings

    here = PacketHere.at(packet, output)
    if phrase_file is not None:
        from storage.care.passphrases import from_file

        here.open(from_file(phrase_file))
    settings = read_settings()
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if plain or settings.plain or not at_terminal or os.environ.get("TERM", "dumb") in ("dumb", ""):
        from tui.plain.answering import answer_plainly

        answer_plainly(here)
        return
    from tui.answering_app import Answering
    from tui.screen_program import run_shell
    from tui.terminal import forget_shown, terminal

    ending = run_shell(Answering(here, settings, terminal(os.environ)))
    forget_shown()
    if ending.sentence:
        say(ending.sentence)
    raise click.exceptions.Exit(ending.code)
