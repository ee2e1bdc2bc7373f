"""`imr receive`: the answer to minutes taken into the case, from a packet's answer or a returned Word document."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from domain.errors import WrongUse
from tui.asking import Given, at_work, case_argument, passphrase_options
from tui.saying import say

if TYPE_CHECKING:
    from storage.casefile import CaseFile


@click.command("receive")
@case_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--attested", is_flag=True, help="Their answer reached you in another way: keep it as attested by you."
)
@click.option(
    "--answer", "kind", type=click.Choice(("agree", "represent", "dispute")),
    help="Word: what the document says, where you have read it.",
)
@click.option("--interview", "number", metavar="N", type=click.IntRange(min=1), help="Word: of which meeting.")
@click.option("--from", "code", metavar="CODE", default="", help="Word: whose answer it is.")
@click.option(
    "--password-file", metavar="FILE", type=click.Path(path_type=Path),
    help="Word: read the password the document opens by from a file only you can read.",
)
@passphrase_options
def receive_command(
    case: Path, file: Path, attested: bool, kind: str | None, number: int | None, code: str,
    password_file: Path | None, given: Given,
) -> None:
    """Take in an answer to minutes: the .answer of a packet, or a Word document that came back.

    The answer of a packet is opened by what the case kept of it, and recorded with the account its file belongs to; a
    file of your own is not their act. What is in a Word document is shown first, and --answer says what it comes to.
    """
    from screens.minutes_returned import is_word
    from screens.packet_here import sealed_content
    from screens.packets import received

    data, of = sealed_content(file)
    with at_work(case, given) as open_file:
        if is_word(data):
            from screens.given_files import content_of

            _word(open_file, content_of(file), file.name, kind, number or 0, code, password_file)
            return
        if kind or number or code or password_file:
            raise WrongUse("A packet's answer says itself whose and what it is. Leave out what is for Word.")
        taken = received(open_file, data, of, file.name, today=date.today(), attested=attested)
        minutes = open_file.agreement.answer(taken.answer)
    for sentence in taken.said:
        say(sentence, result=True)
    for note in taken.notes:
        say(note)
    by = f"the account {taken.answer.answered_by}" if taken.answer.answered_by else "you, who attest it"
    say(f"Taken in for {taken.answer.code}, by {by}. {_left(minutes)}")


def _word(
    case: CaseFile, data: bytes, name: str, kind: str | None, number: int, code: str, password_file: Path | None
) -> None:
    from dataclasses import replace
    from typing import cast

    from domain.answer_begun import Choice
    from domain.disclosure import hashed
    from screens.answer_told import told_of
    from screens.coded_answers import coded_answer
    from screens.minutes_returned import read_returned

    reply = read_returned(
        case, data, name, number=number, code=code, password=_password(data, name, password_file)
    )
    apart = (f"Outside the minutes: {each}" for each in reply.apart)
    signed = (f"Filled in: {each}." for each in reply.signed)
    for sentence in (*reply.warnings, *reply.notes, *apart, *reply.elsewhere, *signed):
        say(sentence)
    if kind is None and reply.says_nothing and reply.suggested is None:
        raise WrongUse(
            f"{reply.told} That agrees nothing by itself, so nothing was taken in. If {reply.code} has told you that"
            " they agree, add: --answer agree"
        )
    chosen = kind or reply.suggested or ("represent" if reply.representations else "agree")
    try:
        answer = reply.answer(cast(Choice, chosen), day=date.today().isoformat())
    except WrongUse:
        if kind:
            raise
        answer = reply.answer("represent", day=date.today().isoformat())
    for sentence in told_of(answer, reply.version, reply.rows):
        say(sentence, result=True)
    if kind is None:
        raise WrongUse(f"{reply.told} Nothing was taken in. If that is what they say, add: --answer {answer.kind}")
    # What they sent stays out of the case; its hash tells it from any other.
    answer, notes = coded_answer(case, replace(answer, document=hashed(data)))
    minutes = case.agreement.answer(answer)
    for note in notes:
        say(note)
    say(f"Taken in for {answer.code}, attested by you. {_left(minutes)}")


def _password(data: bytes, name: str, file: Path | None) -> str:
    """The password the document opens by, "" where it is under none: from the file, or typed at the terminal."""
    from exporters.compound import is_locked
    from storage.passphrases import from_file
    from tui.asking import ask_hidden, someone_is_there

    if not is_locked(data):
        return ""
    if file is not None:
        return from_file(file)
    if not someone_is_there():
        raise WrongUse(f"{name} is under a password, and there is no terminal to ask on: give --password-file FILE.")
    return ask_hidden(f"Password of {name}: ")


def _left(minutes: object) -> str:
    """Who stands where now."""
    from domain.agreement import standings
    from domain.agreement_said import state_said
    from domain.minutes import Minutes

    assert isinstance(minutes, Minutes)
    return "Now " + ", ".join(f"{each.code}: {state_said(each)}" for each in standings(minutes)) + "."
