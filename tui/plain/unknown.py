"""Unknown people and record numbers at plain prompts: read out, and answered one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import WrongUse
from domain.identifiers.record_numbers import check_example
from domain.naming import not_a_name
from domain.review import RecordNumber
from domain.unseen import unseen
from tui.plain.lists import begin, called, prompted, save

if TYPE_CHECKING:
    from tui.plain.conversation import Conversation


def _unknown(talk: Conversation, _rest: str) -> None:
    names = unseen(talk.case.review(), talk.case.terms.all(), minuted=True)
    if not names:
        talk.say("All are seen: every name in the entries and minutes is in the key, or you have said what it is.")
        return
    for each in names:
        rows = "1 place" if each.count == 1 else f"{each.count:,} places"
        talk.say(f"{each.name}: {rows}, first {each.day}: {each.around}")
    talk.say("Add a person (/person CODE), or say what it is: /notname WORD, /place WORD, /term WORD.")


def _place(talk: Conversation, word: str) -> None:
    _answered(talk, word, "place", "is a place")


def _term(talk: Conversation, word: str) -> None:
    _answered(talk, word, "agency", "is a term of the agency's")


def _answered(talk: Conversation, word: str, kind: str, said: str) -> None:
    if not word:
        raise WrongUse("Give the word as well, as in /place Millbrook; /unknown lists what is nobody's of the key.")
    not_a_name(word, talk.typing.known.people, talk.typing.known.terms)
    talk.case.terms.add(word, kind=kind)
    talk.typing.refresh()
    talk.say(f"{word} {said}. /isname {word} takes it back.")


def _record_numbers(talk: Conversation, _rest: str) -> None:
    numbers = talk.case.record_numbers.all()
    for each in numbers:
        talk.say(f"{each.name}: like {each.example}")
    if not numbers:
        talk.say("No record numbers yet. /recordnumber NAME asks for an example of one.")


def _record_number(talk: Conversation, rest: str) -> None:
    name, example = called(rest, [each.name for each in talk.case.record_numbers.all()])
    if not name:
        raise WrongUse("After /recordnumber give what it is, as in /recordnumber RiO.")
    held = talk.case.record_numbers.get(name)
    number = held or RecordNumber(name, "")
    begin(talk, number.name, bool(held))
    said = prompted(talk, "An example, made up: ", example or number.example, names=True)
    number = replace(number, example=check_example(said))
    save(talk, talk.case.record_numbers.change if held else talk.case.record_numbers.add, number)


WORDS: dict[str, Callable[[Conversation, str], None]] = {
    "unknown": _unknown, "place": _place, "term": _term, "recordnumbers": _record_numbers,
    "recordnumber": _record_number,
}
"""What each word does, with what was typed after it."""
