"""The kinds of identifier there are beside names, where one stands, and what is told of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

NHS, CHI, NI = "NHS number", "CHI number", "NI number"
BORN = "date of birth"
POSTCODE, ADDRESS, STREET = "postcode", "address", "street"
TELEPHONE, MAIL, WEB = "telephone", "e-mail", "web address"
PLATE = "number plate"
RECORD = "record number"
OTHER = "identifier"
"""As the key has it, of no kind the program knows."""

_CALLED = {
    BORN: "a date of birth", STREET: "the street of an address", ADDRESS: "an address", TELEPHONE: "a telephone number",
    MAIL: "an e-mail address", OTHER: "in the key", NHS: "an NHS number", NI: "an NI number",
}  # fmt: skip


_WORD = re.compile(r"[a-z]+|\d+")
_FEW = 24


class Spot(NamedTuple):
    """An identifier at `start`..`end` of a plain text; `asked` where it may be none, or nobody's.

    `whose` are the codes of those it is of, where the kind itself tells.
    """

    start: int
    end: int
    kind: str
    asked: bool = False
    whose: tuple[str, ...] = ()


def squeezed(text: str) -> str:
    """The letters and figures of a plain text, without what stands between them: one form for all ways to space it."""
    return "".join(filter(str.isalnum, text))


def places_of(words: Collection[str], plain: str) -> Iterator[re.Match[str]]:
    """Where any of these words, or any of these figures, stand in a plain text: a few are found fastest by one pattern,
    many by going word by word."""
    if len(words) <= _FEW:
        yield from _any_of(frozenset(words)).finditer(plain)
    else:
        yield from (found for found in _WORD.finditer(plain) if found[0] in words)


@lru_cache(maxsize=64)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    said, of = "|".join(sorted(words)), r"\d" if next(iter(words)).isdecimal() else "[a-z]"
    return re.compile(rf"(?<!{of})(?:{said})(?!{of})")


def told(kind: str, matched: str, codes: tuple[str, ...] = ()) -> str:
    """What the author is told of an identifier as it is typed; it stays where it is."""
    called = _CALLED.get(kind, f"a {kind}")
    if codes:
        called = f"{called} (of {' and '.join(codes)})" if kind != OTHER else f"in the key, of {' and '.join(codes)}"
    return f"“{' '.join(matched.split())}” is {called}: leave it out, or say why when exporting."
