"""`imr receive`: what came back taken into the case: answers to minutes, an edited report or chronology."""

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
    help="Word, Excel: read the password the file opens by from a file only you can read.",
)
@click.option("--json", "as_json", is_flag=True, help="An edited report or chronology: the changes as JSON.")
@click.option(
    "--take", metavar="N,N", default="",
    help="An edited report or chronology: take in these of the list; all-changes: all that are in no conflict.",
)
@click.option("--listed", metavar="HASH", default="", help="With --take: what the list you read ends with.")
@passphrase_options
def receive_command(
    case: Path, file: Path, attested: bool, kind: str | None, number: int | None, code: str,
    password_file: Path | None, as_json: bool, take: str, listed: str, given: Given,
) -> None:
    """Take in what came back: an answer to minutes (.answer or Word), or an edited report or chronology.

    The answer of a packet is opened by what the case kept of it, and recorded with the account its file belongs to; a
    file of your own is not their act. What is in a Word document is shown first, and --answer says what it comes to.

    An edited report (.docx) or chronology (.docx, .xlsx, .csv) is compared with what left: each change is listed, and
    --take takes in what you choose. Nothing is overwritten unasked.
    """
    from screens.agreement.minutes_returned import is_word
    from screens.agreement.packet_here import sealed_content
    from screens.agreement.packets import received
    from screens.came_back.reading import is_of_minutes, is_sheet, unlocked
    from tui.came_back import receive_edited

    data, of = sealed_content(file)
    with at_work(case, given) as open_file:
        if is_word(data) or is_sheet(data, file.name):
            from screens.given_files import content_of

            data = content_of(file)
            password = _password(data, file.name, password_file)
            if not (kind or number or code):
                plain = unlocked(data, file.name, password)
                if is_sheet(plain, file.name) or not is_of_minutes(open_file, plain, file.name):
                    receive_edited(open_file, plain, file.name, as_json=as_json, take=take, listed=listed)
                    return
            if as_json or take or listed:
                raise WrongUse("--json, --take and --listed are for a report or chronology; this is of minutes.")
            _word(open_file, data, file.name, kind, number or 0, code, password)
            return
        if kind or number or code or password_file or as_json or take or listed:
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
    case: CaseFile, data: bytes, name: str, kind: str | None, number: int, code: str, password: str
) -> None:
    from dataclasses import replace
    from typing import cast

    from domain.agreement.answer_begun import Choice
    from domain.disclosure import hashed
    from screens.agreement.answer_told import told_of
    from screens.agreement.minutes_returned import read_returned
    from screens.names.coded_answers import coded_answer

    reply = read_returned(
        case, data, name, number=number, code=code, password=password
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
    from exporters.office.compound import is_locked
    from storage.care.passphrases import from_file
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
    from domain.agreement.course import standings
    from domain.agreement.said import state_said
    from domain.meetings.minutes import Minutes

    assert isinstance(minutes, Minutes)
    return "Now " + ", ".join(f"{each.code}: {state_said(each)}" for each in standings(minutes)) + "."
