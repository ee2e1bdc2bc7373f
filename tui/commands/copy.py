"""`imr copy`: the case again under another passphrase, whole or without names for a reader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from domain.errors import WrongUse
from tui.asking import Given, at_work, case_argument, new_passphrase, new_passphrase_option, passphrase_options
from tui.saying import say


@click.command("copy")
@case_argument
@click.argument("output", metavar="OUT.imr", type=click.Path(path_type=Path))
@click.option("--without-names", is_flag=True, help="For a reader: no names, notes, identifiers or log of this case.")
@click.option(
    "--unagreed", metavar="HOW", type=click.Choice(("stop", "leave-out")), default="stop", show_default=True,
    help="Without names: rows on minutes that may not be used stop it, or are left out (leave-out).",
)
@new_passphrase_option
@passphrase_options
def copy_command(
    case: Path, output: Path, without_names: bool, unagreed: str, new_passphrase_file: Path | None, given: Given
) -> None:
    """Make a copy of a case as a new file, OUT.imr, under a passphrase of its own.

    With --without-names it is a new case for a reader: the rows, codes and roles, the family by year of birth; every
    text is searched and coded once more, and while a name is left, or one of nobody in the key was not looked at,
    nothing is made (exit code 1). Without it the copy holds everything, and asks for the passphrase of the case each
    time.
    """
    from domain.gate import codes_like_names
    from exporters.way_out.placed import check_free
    from storage.care.backups import copy_under
    from storage.care.copying import copy_without_names

    if output.suffix.lower() != ".imr":
        raise WrongUse(f"A case ends in .imr: call the copy {output.stem}.imr")
    if unagreed != "stop" and not without_names:
        raise WrongUse("A whole copy holds everything: --unagreed goes with --without-names.")
    check_free(output)
    with at_work(case, replace(given, remembered=without_names)) as open_file:
        passphrase = new_passphrase(f"the copy {output.name}", new_passphrase_file)
        if not without_names:
            click.echo(copy_under(open_file, passphrase, output))
            return
        made = copy_without_names(open_file, passphrase, output, "stop" if unagreed == "stop" else "leave out")
        like_names = codes_like_names(person.code for person in open_file.review().people)
    click.echo(made.path)
    rows = "1 row" if made.rows == 1 else f"{made.rows:,} rows"
    say(f"{rows} without names; SHA-256 {made.sha256}. Tell the passphrase another way than you send the file.")
    for sentence in filter(None, (*made.said, like_names)):
        say(sentence)
