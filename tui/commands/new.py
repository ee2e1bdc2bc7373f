"""`imr new`: a new case."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from domain.errors import CannotWrite, Refusal, WrongUse
from tui.asking import Given, ask_new, ask_yes, passphrase_options, someone_is_there
from tui.period import period_of

if TYPE_CHECKING:
    from domain.review import Period
    from storage.casefile import CaseFile


@click.command("new")
@click.argument("case", metavar="CASE.imr", type=click.Path(path_type=Path))
@click.option("--agency", metavar="TEXT", default="", help="The agency whose review it is.")
@click.option("--subject", metavar="TEXT", default="", help="The subject's reference name, never the real one.")
@click.option("--author", metavar="TEXT", default="", help="Who writes the review.")
@click.option("--reference", metavar="TEXT", default="", help="The board's reference.")
@click.option("--from", "first", metavar="DATE", help="The first day of the period under review.")
@click.option("--to", "last", metavar="DATE", help="The last day of the period under review.")
@passphrase_options
def new_command(case: Path, first: str | None, last: str | None, given: Given, **texts: str) -> None:
    """Make a new case: one encrypted file, opened by a passphrase you choose.

    The passphrase needs twelve characters or more and is typed twice. A lost passphrase is a lost case: a copy under
    another passphrase is offered, for the records office to keep. On a terminal, what the options do not say is asked.
    """
    from domain.review import Details
    from storage.casefile import CaseFile
    from storage.sharing import said_of_drive

    if case.suffix != ".imr":
        raise WrongUse(f"The name of a case ends in .imr: {case.name}.imr")
    if case.exists():
        raise CannotWrite(f"There is already a file {case.name}. Choose another name; it was left as it is.")
    if given.anywhere or not someone_is_there() or first or last or any(texts.values()):
        period = period_of(first, last, date.today())
    else:
        texts, period = _asked()
    details = Details(**texts, period=period)
    with CaseFile.create(case, _passphrase(case, given), details) as made:
        click.echo(f"{case} is ready. Open it with: imr {quote(str(case))}", err=True)
        if warning := said_of_drive(case):
            click.echo(warning, err=True)
        _offer_copy(made)


def _asked() -> tuple[dict[str, str], Period]:
    """The details of the case, asked for at the terminal."""
    click.echo("Enter leaves any of these open; each can be given later.", err=True)
    texts = {
        name: click.prompt(question, default="", show_default=False, err=True).strip()
        for name, question in (
            ("agency", "Agency"),
            ("subject", "Subject, by a reference name such as Adult A"),
            ("author", "Author"),
            ("reference", "The board's reference"),
        )
    }
    while True:
        first = click.prompt("First day of the period under review", default="", show_default=False, err=True)
        last = click.prompt("Last day", default="", show_default=False, err=True)
        try:
            return texts, period_of(first.strip(), last.strip(), date.today())
        except WrongUse as refusal:
            click.echo(refusal.sentence, err=True)


def _passphrase(case: Path, given: Given) -> str:
    if not given.anywhere:
        return ask_new(case.name)
    from storage.passphrases import checked

    found = given.found(case)
    assert found is not None
    return checked(found)


def _offer_copy(case: CaseFile) -> None:
    from storage.backups import copy_under

    name = case.path.with_name(f"{case.path.stem} for the records office.imr")
    hint = "A lost passphrase is a lost case, and an author may leave."
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        command = f"imr backup {quote(case.path.name)} --own-passphrase -o FILE"
        click.echo(f"{hint} A copy to keep is made by: {command}", err=True)
        return
    click.echo(hint, err=True)
    if not ask_yes("Make a copy under another passphrase now, for the records office to keep?"):
        click.echo(f"Later: imr backup {quote(case.path.name)} --own-passphrase -o FILE", err=True)
        return
    try:
        click.echo(f"The copy is {copy_under(case, ask_new('the copy'), name)}", err=True)
    except Refusal as refusal:
        click.echo(f"The case is made, the copy is not. {refusal.sentence}", err=True)
