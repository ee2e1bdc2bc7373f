"""Codes at plain prompts: a person given another code, or two found to be one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.people import Person
from tui.plain.lists import called

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation


def _rename(talk: Conversation, rest: str) -> None:
    """Give a person another code, wherever the old one stands."""
    person, new = _first(talk, rest, "After /rename give the code and the new one, as in /rename SW1 SW4.")
    board = " The board gave this code: only if the board gave another." if person.given_by_board else ""
    rows = _rows(talk, person)
    if not talk.agrees(f"Rename {person.code} to {new}, in {rows} and wherever else it stands?{board}"):
        talk.say(f"{person.code} was not renamed.")
        return
    now = talk.case.people.rename(person.code, new, by_board=person.given_by_board)
    talk.typing.refresh()
    talk.say(f"{person.code} is {now.code} now, in every row, and stays known as theirs. /undo takes it back.")


def _merge(talk: Conversation, rest: str) -> None:
    """Make two people one: the second code stays."""
    goes, code = _first(talk, rest, "After /merge give both codes, the one that stays last, as in /merge SW2 SW1.")
    stays = talk.case.people.get(code)
    if stays is None:
        raise WrongUse(f"There is nobody with the code {code} in the key; /people lists who there is.")
    if not talk.agrees(f"{goes.code} and {stays.code} are one: {_rows(talk, goes)} of {goes.code} get {stays.code}?"):
        talk.say(f"{goes.code} and {stays.code} stay two people.")
        return
    talk.case.people.merge(stays, goes)
    talk.typing.refresh()
    talk.say(f"{goes.code} is {stays.code} now, and stays known as theirs. /undo takes it back.")


def _first(talk: Conversation, rest: str, usage: str) -> tuple[Person, str]:
    """The person whose code stands first, and what stands behind it. Raises WrongUse."""
    code, behind = called(rest, [person.code for person in talk.typing.known.people])
    if not (code and behind):
        raise WrongUse(usage)
    person = talk.case.people.get(code)
    if person is None:
        raise WrongUse(f"There is nobody with the code {code} in the key; /people lists who there is.")
    return person, behind


def _rows(talk: Conversation, person: Person) -> str:
    count = len(talk.case.people.naming(person.code))
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


WORDS: dict[str, Callable[[Conversation, str], None]] = {"rename": _rename, "merge": _merge}
"""What each word does, with what was typed after it."""
