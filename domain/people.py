"""People of a case and their codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_BETWEEN_NAMES = re.compile(r"\s*[;,/\n]\s*")
_BETWEEN_IDENTIFIERS = re.compile(r"\s*[;\n]\s*")
_LONE_LETTER = re.compile(r".*\s[A-Z]")
_LETTERS_AND_NUMBER = re.compile(r"[A-Z]{1,6}\d{0,3}")
_SMALL = frozenset(("a", "an", "and", "at", "for", "in", "of", "the", "to"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One line of the key: a code, and who it stands for.

    `code` is free text ("SW1", "Midwife 2", "Adult 10", "Mrs A"). `name` and `other_names` (nicknames, maiden
    names, initials) are real and leave the case only with the key; so are `identifiers`: whatever else tells who it
    is, as typed (an NHS number, a telephone, a date of birth, an address). `given_by_board` codes are kept as given;
    an `exported` code is never reused or renumbered. `former_codes` stay known after a rename, and after a merging
    those of the other. Of one person with two codes the second is `same_as` the first; their names and identifiers
    are kept alike, so that a name is asked about wherever it stands.
    """

    code: str
    role: str = ""
    organisation: str = ""
    involvement: str = ""
    name: str = ""
    other_names: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    note: str = ""
    given_by_board: bool = False
    exported: bool = False
    former_codes: tuple[str, ...] = ()
    same_as: str = ""
    revision: int = 0


def subject_of(reference: str, name: str = "") -> Person:
    """The subject of a review as the key holds them from the first: by the reference name the board gave, and their
    real name where the author gives it."""
    return Person(code=reference.strip(), role="subject", name=name.strip(), given_by_board=True)


def names_in(text: str) -> tuple[str, ...]:
    """Other names as they are written one after the other, with commas or semicolons between."""
    return tuple(dict.fromkeys(name for name in _BETWEEN_NAMES.split(text.strip()) if name))


def identifiers_in(text: str) -> tuple[str, ...]:
    """Identifiers as they are written one after the other, on lines of their own or with semicolons between."""
    return tuple(dict.fromkeys(each for each in _BETWEEN_IDENTIFIERS.split(text.strip()) if each))


def is_telling(code: str) -> bool:
    """Whether a code that stands as a word in a text is certainly meant as the code: it holds a figure ("SW1"), or
    ends in a letter of its own ("Adult A", "Mrs A"); a plain word ("Mother") may be just that word."""
    return any(map(str.isdigit, code)) or bool(_LONE_LETTER.fullmatch(code))


def is_letters_and_number(code: str) -> bool:
    """Whether a code is the letters of a role and a number, if any ("SW1", "GP"): no real name can stand in it."""
    return _LETTERS_AND_NUMBER.fullmatch(code.strip()) is not None


def never_renumbered(code: str) -> str:
    """Why an exported code is not renamed, and what to do where it must not stand on."""
    # Short enough to be read whole in the form.
    return f"{code} was exported: never renumbered. Add the right code, then merge (m)."


def with_names(text: str, names: Mapping[str, str] | None) -> str:
    """A text with real names, by code, in the place of the codes that certainly are such: for the author's eyes."""
    pattern = _telling(tuple(names)) if names and text else None
    return pattern.sub(lambda found: names[found[0]], text) if pattern and names else text


def codes_now(text: str, former: Mapping[str, str]) -> str:
    """A text with the codes of now in the place of those that certainly are former ones; `former` is by small letters.

    For comparing only: what somebody agreed keeps the code it was agreed with.
    """
    old = sorted((code for code in former if is_telling(code.upper())), key=len, reverse=True)
    if not (old and text):
        return text
    pattern = rf"(?<![^\W_])(?:{'|'.join(map(re.escape, old))})(?![^\W_])"
    return re.sub(pattern, lambda found: former[found[0].casefold()], text, flags=re.IGNORECASE)


@lru_cache(maxsize=4)
def _telling(codes: tuple[str, ...]) -> re.Pattern[str] | None:
    longest = sorted(filter(is_telling, codes), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})(?![^\W_])") if longest else None


def prefix_for(role: str, people: Iterable[Person]) -> str:
    """What the code of somebody of this role begins with: as the case has it for the role already, else the initials
    of a role of several words ("Social worker": SW), else the word itself; empty without a role."""
    words = re.findall(r"[^\W\d_]+", role)
    same = " ".join(words).casefold()
    for person in people:
        begun = person.code.rstrip("0123456789").rstrip()
        if same and begun != person.code and " ".join(re.findall(r"[^\W\d_]+", person.role)).casefold() == same:
            return begun
    telling = [word for word in words if word.casefold() not in _SMALL]
    if len(telling) > 1:
        return "".join(word[0].upper() for word in telling)[:4]
    return telling[0].upper() if telling and len(telling[0]) < 4 else telling[0].capitalize() if telling else ""
