"""What tells who somebody is beside their name: numbers, dates of birth, addresses, telephones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from domain.family.members import Member
from domain.fold import Folded, fold
from domain.identifiers.dates import Births
from domain.identifiers.hits import Hit
from domain.identifiers.kinds import OTHER, TELEPHONE, Spot, squeezed
from domain.identifiers.literals import Literals, bare
from domain.identifiers.marks import mails, plates, web_addresses
from domain.identifiers.numbers import health_numbers, insurance_numbers, telephone, telephones
from domain.identifiers.places import Addresses, houses, is_address, postcodes, postcodes_in
from domain.identifiers.record_numbers import numbers_like
from domain.people import Person
from domain.review import RecordNumber

_WORD = re.compile(r"[a-z]+")
_FIGURE = re.compile(r"\d")


class Identifiers:
    """Finds identifiers in any text: those of the key and the family, and such as are nobody's in particular.

    `record_numbers` are what the case's records go by. A hit has the code of the person it is known to be of, or "";
    `asked` is one that may be no identifier, or nobody's (a postcode that stands in no address of the key, a street
    alone): the author is told of it, and no export is stopped for it alone. Immutable once made, so it may cross
    threads. Time is linear in the text.
    """

    def __init__(
        self,
        people: Iterable[Person] = (),
        family: Iterable[Member] = (),
        record_numbers: Iterable[RecordNumber] = (),
    ) -> None:
        known = tuple(people)
        given = [(text, person.code) for person in known for text in person.identifiers]
        members = tuple(family)
        addresses = [(each.address, each.code) for each in members]
        addresses += [(text, code) for text, code in given if is_address(text)]
        self._births = Births([*given, *((each.born, each.code) for each in members)])
        self._addresses = Addresses(addresses)
        # Those of the key are found however they are spaced, others only as they are written.
        posts = [(post, code) for text, code in (*given, *addresses) for post in postcodes_in(text)]
        self._literals = Literals([*given, *((f"{post[:-3]} {post[-3:]}", code) for post, code in posts)])
        self._numbers = tuple(filter(None, (numbers_like(each) for each in record_numbers)))
        self._codes = frozenset(code.lower() for each in known for code in (each.code, *each.former_codes))
        self._whose: dict[str, list[str]] = {}
        for text, code in (*given, *addresses):
            for form in {bare(text), *postcodes_in(text), _line(text)} - {""}:
                codes = self._whose.setdefault(form, [])
                if code not in codes:
                    codes.append(code)
        self._words = self._addresses.first_words | self._literals.first_words

    def find(self, text: str, plain: Folded | None = None) -> list[Hit]:
        """Every identifier in the text, in order, none overlapping. `plain` is the text folded, where it is at hand."""
        if plain is None:
            plain = fold(text)
        spots = list(self._spots(text, plain))
        if not spots:
            return []
        hits = []
        for spot in _apart(spots):
            start, end = plain.place(spot.start), plain.place(spot.end)
            codes = spot.whose or self._of(plain.text[spot.start : spot.end], spot.kind)
            code, matched = codes[0] if codes else "", text[start:end]
            hits.append(Hit(start, end, code, matched, spot.kind, spot.asked, codes, kind=spot.kind))
        return hits

    def _spots(self, text: str, plain: Folded) -> Iterator[Spot]:
        low = plain.text
        # Names of files and bookmarks have _ for spaces; letter for letter, so that places are the same.
        spaced = low.replace("_", " ")

        def shown(start: int, end: int) -> str:
            return text[plain.place(start) : plain.place(end)]

        if self._words and (present := self._words.intersection(_WORD.findall(low))):
            yield from self._addresses.find(spaced, present)
            yield from self._literals.of_words(low, present)
        yield from mails(low)
        yield from web_addresses(low)
        for pattern in self._numbers:
            yield from pattern(low)
        if _FIGURE.search(low) is None:
            return
        yield from self._literals.of_figures(low)
        yield from health_numbers(low)
        yield from insurance_numbers(low)
        yield from self._births.find(spaced)
        yield from telephones(low)
        yield from houses(low, shown)
        yield from postcodes(low, shown, self._whose, self._codes)
        yield from plates(low, shown, self._codes)

    def _of(self, found: str, kind: str) -> tuple[str, ...]:
        codes = self._whose.get(squeezed(found)) or (kind == TELEPHONE and self._whose.get(telephone(found))) or ()
        return tuple(codes)


def _line(text: str) -> str:
    """The telephone number an identifier of the key is, in international form; "" when it is none."""
    return telephone(text) if sum(map(str.isdecimal, text)) > 8 and text.isascii() else ""


def _apart(spots: list[Spot]) -> list[Spot]:
    """The spots in order: of those that overlap one that is certain, then the longest."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda each: (each.start, -each.end, each.asked, each.kind == OTHER)):
        if kept and spot.start < kept[-1].end:
            if _strength(spot) > _strength(kept[-1]):
                kept[-1] = spot
            continue
        kept.append(spot)
    return kept


def _strength(spot: Spot) -> tuple[bool, int]:
    return not spot.asked, spot.end - spot.start
