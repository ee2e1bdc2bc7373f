"""Codes that are, or hold, somebody's real name: they would leave the case with every export."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from domain.identifiers.hits import Hit
from domain.names.finding import Finder, name_in_code
from domain.names.stranger_words import ROLES
from domain.names.word_lists import listed
from domain.people import Person, is_letters_and_number
from domain.strangers import Strangers

_TWO_WORDS = re.compile(r"([A-Z][^\W\d_]+)\s+([A-Z][^\W\d_]+)")


def code_refused(person: Person, people: Iterable[Person], terms: Collection[str] = ()) -> str:
    """Why a code will not do: it holds a real name of anybody of the key, or looks like somebody's. "" when it does
    not, when the board gave it, or when the word was answered to be no name.

    `people` are all of the key; whoever has this code among them counts as the person.
    """
    if person.given_by_board:
        return ""
    if own := name_in_code(person):
        return own
    if hit := name_held(person, people, terms):
        return (
            f"The code {person.code} holds “{hit.matched}”, which is a name of {' or '.join(hit.codes)}, and codes"
            " leave the case. Give another, as in SW1."
        )
    if looks_like_a_name(person.code, terms):
        return (
            f"Codes leave the case, and {person.code} looks like somebody's real name. Give another, or yes at Given by"
            f" board, or /notname {person.code}"
        )
    return ""


def board_code_told(person: Person, people: Iterable[Person]) -> str:
    """A sentence on a code of the board's own that holds a name of somebody else in the key, "" when it holds none."""
    hit = name_held(person, people) if person.given_by_board else None
    if hit is None:
        return ""
    return (
        f"{person.code} holds “{hit.matched}”, which is a name of {' or '.join(hit.codes)}: it leaves as it stands, as"
        " the board gave it."
    )


def codes_that_hold(person: Person, people: Iterable[Person]) -> str:
    """A sentence on the codes of others that hold a name just given to a person, "" when none does."""
    if not (person.name or person.other_names):
        return ""
    finder = Finder([replace(person, former_codes=())])
    held = [
        one.code for one in people
        if one.code.casefold() != person.code.casefold() and not one.given_by_board
        and not is_letters_and_number(one.code) and finder.held_in_code(one.code)
    ]  # fmt: skip
    if not held:
        return ""
    several = len(held) > 1
    return (
        f"{'The codes' if several else 'The code'} {', '.join(held)} {'hold' if several else 'holds'} this name, and an"
        f" export stops there: give {'them others' if several else 'another'} (/people)."
    )


def name_held(person: Person, people: Iterable[Person], terms: Collection[str] = ()) -> Hit | None:
    """The first real name of anybody else of the key that a person's code holds."""
    if is_letters_and_number(person.code):
        return None
    others = [one for one in people if one.code.casefold() != person.code.casefold()]
    return Finder(others, terms).held_in_code(person.code)


def looks_like_a_name(code: str, terms: Collection[str] = ()) -> bool:
    """Whether a code looks like somebody's real name of two words or more, or behind a title."""
    if " " not in code.strip() or is_letters_and_number(code):
        return False
    if code.casefold() in {term.casefold() for term in terms}:
        return False
    if any(" " in each.matched.strip() for each in Strangers(Finder(()), (), terms).in_text(code)):
        return True
    two = _TWO_WORDS.fullmatch(code)
    return two is not None and two[1].casefold() in listed("first_names") and not (
        {two[1].casefold(), two[2].casefold()} & ROLES
    )


def names_among_codes(people: Iterable[Person]) -> frozenset[str]:
    """The codes people had before that are or hold a real name: no copy of the key prints them."""
    known = tuple(people)
    former = {code for person in known for code in person.former_codes if not is_letters_and_number(code)}
    finder = Finder([replace(person, former_codes=()) for person in known]) if former else None
    return frozenset(code for code in former if looks_like_a_name(code) or (finder and finder.held_in_code(code)))
