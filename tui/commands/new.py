"""`imr new`: a new case."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from domain.dates.period_typed import period_of
from domain.errors import Refusal, WrongUse
from tui.asking import Given, ask_new, ask_yes, passphrase_options
from tui.saying import say

if TYPE_CHECKING:
    from domain.dates.period import Period
    from storage.casefile import CaseFile

QUESTIONS = (
    ("agency", "Agency"),
    ("subject", "Subject, by a reference name such as Adult A"),
    ("author", "Author"),
    ("reference", "The board's reference"),
)


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
    another passphrase is offered, for the records office to keep; it holds the case as it is then. The subject comes
    into the key by the reference name. On a terminal, what the options do not say is asked, and the subject's real
    name, for the key alone.
    """
    from domain.people import subject_of
    from domain.review import Details
    from exporters.way_out.placed import check_free
    from storage.care.sharing import said_of_drive
    from storage.casefile import CaseFile

    if case.suffix != ".imr":
        raise WrongUse(f"The name of a case ends in .imr: {case.name}.imr")
    # Before anything is asked: what is off in the options must not cost the answers.
    check_free(case)
    period, name = period_of(first, last, date.today()), ""
    passphrase = _given(case, given) if given.anywhere else ""
    if not given.anywhere and sys.stdin.isatty() and sys.stderr.isatty():
        period, name = _asked(texts, first, last)
    details = Details(**texts, period=period)
    with CaseFile.create(case, passphrase or ask_new(case.name), details) as made:
        if details.subject:
            made.people.add(subject_of(details.subject, name))
        say(f"{case} is ready. Open it with: imr {quote(str(case))}")
        if warning := said_of_drive(case):
            say(warning)
        _offer_copy(made)


def _asked(texts: dict[str, str], first: str | None, last: str | None) -> tuple[Period, str]:
    """Ask at the terminal for what the options left open, into `texts`; gives the period and the subject's real name,
    which is never taken as an option: others on the machine could read it there."""
    say("Enter leaves any of these open; each can be given later.")
    for name, question in QUESTIONS:
        texts[name] = texts[name].strip() or _answer(question)
    real_name = _answer(f"Real name of {texts['subject']}, for the key alone") if texts["subject"] else ""
    while True:
        start = _answer("First day of the period under review") if first is None else first
        end = _answer("Last day") if last is None else last
        try:
            return period_of(start, end, date.today()), real_name
        except WrongUse as refusal:
            if first is not None and last is not None:
                raise
            say(refusal.sentence)
            first = last = None


def _answer(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, err=True)).strip()


def _given(case: Path, given: Given) -> str:
    from storage.care.passphrases import checked

    found = given.found(case)
    assert found is not None
    return checked(found)


def _offer_copy(case: CaseFile) -> None:
    from storage.care.backups import copy_under

    name = case.path.with_name(f"{case.path.stem} for the records office.imr")
    later = f"imr backup {quote(case.path.name)} --own-passphrase -o FILE"
    say("A lost passphrase is a lost case, and an author may leave.")
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say(f"A copy for the records office to keep is made by: {later}")
        return
    say("A copy under another passphrase, for the records office, holds the case as it is that day.")
    if not ask_yes("Make one now, of the case as it is, still empty?"):
        say(f"Once rows are in it: {later}")
        return
    while True:
        try:
            say(f"The copy is {copy_under(case, ask_new('the copy'), name)}")
        except WrongUse as refusal:
            say(refusal.sentence)
            continue
        except Refusal as refusal:
            say(f"The case is made, the copy is not. {refusal.sentence}")
            return
        say(f"What you write from now on is not in it. Make a later one from time to time: {later}")
        return
