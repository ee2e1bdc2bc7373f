"""Whether two ways of writing a name mean one person: in full, by initials, with a title, the surname first."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.fold import fold
from domain.names.parts import RANKS, STATIONS, TITLES
from domain.people import Person

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")


def same_person(text: str, other: str, people: Iterable[Person] = ()) -> bool:
    """Whether these are the same person, each given by a name or a code of `people`, with a title or not.

    "A. Byrne", "Byrne, Ada", "Ms Byrne" and "A.B." may each be Ada Byrne, and count as her; Anna Byrne is another.
    """
    known = tuple(people)
    return any(_same(one, two) for one in _called(text, known) for two in _called(other, known))


def _called(text: str, people: tuple[Person, ...]) -> tuple[str, ...]:
    """All that somebody goes by who is written so: the text itself, and of those of the key whom it means the rest."""
    found = [text]
    for one in people:
        goes_by = [name for name in (one.code, one.name, *one.other_names, *one.former_codes) if name]
        codes = {_letters(code) for code in (one.code, *one.former_codes)}
        first = re.split(r"[,;(\[]", text, maxsplit=1)[0]
        if {_letters(text), _letters(first)} & codes or any(_same(text, name) for name in goes_by):
            found += goes_by
    return tuple(dict.fromkeys(found))


def _same(text: str, other: str) -> bool:
    if not (_letters(text) and _letters(other)):
        return False
    if _letters(text) == _letters(other):
        return True
    if _is_code(text) or _is_code(other):
        return False
    (first, last), (others, surname) = _names(text), _names(other)
    if not (last and surname):
        return _initials_alone(text, others + [surname]) or _initials_alone(other, first + [last])
    if last != surname:
        return _initials_alone(text, others + [surname]) or _initials_alone(other, first + [last])
    if not (first and others):
        return True
    one, two = first[0], others[0]
    return one == two or (len(one) == 1 and two.startswith(one)) or (len(two) == 1 and one.startswith(two))


def _is_code(text: str) -> bool:
    return any(map(str.isdigit, text))


def _initials_alone(text: str, names: list[str]) -> bool:
    """Whether a text is nothing but the initials of these names: A.B., AB, in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    if not 2 <= len(letters) <= 4 or not all(map(str.isupper, letters)):
        return False
    initials = [name[0] for name in names if name]
    said = [letter.casefold() for letter in letters]
    return said == initials or said == [*initials[:1], *initials[-1:]]


def _names(text: str) -> tuple[list[str], str]:
    """First names and surname, plain, without titles and what stands in brackets or behind a comma."""
    before, _, behind = _BRACKETS.sub(" ", fold(text).text).partition(",")
    # One word before a comma is a surname put first; behind more of them stand a job or letters of office.
    words = _WORD.findall(f"{behind} {before}" if len(before.split()) == 1 and behind.strip() else before)
    plain = [word for word in words if word not in TITLES | RANKS | STATIONS]
    return plain[:-1], plain[-1] if plain else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))
