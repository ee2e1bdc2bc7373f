"""A name of the key taken apart: title, given names, surname, and the other names written beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.fold import fold
from domain.names.ordinary_words import words

TITLES = words("mr mrs ms miss mx dr doctor prof professor rev revd reverend sir dame lady lord cllr")
RANKS = words("pc wpc dc ds di dci dsu sgt insp sergeant inspector constable superintendent supt")
STATIONS = words("ps pcso sister nurse matron")
"""Titles in a key that in a text are often no title: they never become part of the name there."""
PARTICLES = words("van von der den de da das dos du del della di la le el al bin ibn ap ab st mac mc o d ni nic ui")
_AFTER = words("jr jnr snr sr obe mbe phd md frcp frcs rgn rmn")
_NOT_NAMES = frozenset(("unknown", "not known", "none", "n/a", "na", "tbc", "withheld", "anonymous"))
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[(\[\"“]([^)\]\"”]*)[)\]\"”]|(?<!\w)['‘]([^'’]+)['’](?!\w)")
_BORN = re.compile(
    r"[\s,]*(?<!\w)(?:n[eé][eé]|formerly|previously|a\.?k\.?a\.?|also known as|known as|goes by|now|maiden name|maiden"
    r"|born)(?!\w)[\s:]*",
    re.IGNORECASE,
)

Word = tuple[str, ...]
"""One word of a name as the plain words within it: Smith-Jones is two, O'Brien is two."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart."""

    title: str
    given: tuple[Word, ...]
    surname: tuple[Word, ...]

    @property
    def written(self) -> tuple[Word, ...]:
        """Every word but the title."""
        return (*self.given, *self.surname)

    @property
    def initials(self) -> str:
        """The first letters of the given names."""
        return "".join(joined(word)[0] for word in self.given)


def joined(word: Word) -> str:
    """The plain words of one word of a name, run together."""
    return "".join(word)


def flat(words_: tuple[Word, ...]) -> Word:
    """All the plain words in order."""
    return tuple(part for word in words_ for part in word)


def beside(name: str) -> tuple[str, list[str]]:
    """A name as it stands in the key without what is in brackets or behind née, and the other names those give."""
    others = [found[1] or found[2] for found in _ASIDE.finditer(name)]
    main, *later = _BORN.split(_ASIDE.sub(" ", name))
    others = [part for other in others for part in _BORN.split(other)] + later
    kept = [text for other in others if (text := " ".join(other.split())) and not is_none(text)]
    return " ".join(main.split()), kept


def is_none(name: str) -> bool:
    """Whether it says that no name is known."""
    return fold(name).text.strip(" .") in _NOT_NAMES


def take_apart(name: str) -> Parts:
    """A name as its title, given names and surname; "Smith, Jane" is read as Jane Smith. All words plain."""
    if name.count(",") == 1 and (sides := name.split(",")) and fold(sides[1]).text.strip(" .") not in _AFTER:
        name = f"{sides[1]} {sides[0]}"
    plain = [tuple(_WORD.findall(fold(word).text)) for word in re.split(r"[\s,]+|(?<=\w\.)(?=\w)", name)]
    plain = [word for word in plain if word]
    title = ""
    while len(plain) > 1 and joined(plain[0]) in TITLES | RANKS | STATIONS:
        title = title or plain[0][0]
        plain.pop(0)
    while len(plain) > 1 and joined(plain[-1]) in _AFTER:
        plain.pop()
    if not plain or (len(plain) == 1 and joined(plain[0]) in TITLES | RANKS | STATIONS and not title):
        return Parts(title or (joined(plain[0]) if plain else ""), (), ())
    first = len(plain) - 1
    while first > (0 if title else 1) and joined(plain[first - 1]) in PARTICLES:
        first -= 1
    return Parts(title, tuple(plain[:first]), tuple(plain[first:]))
