"""Postcodes and addresses: those of the key, and full postcodes of anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from domain.identifiers.dates import birth
from domain.identifiers.kinds import ADDRESS, POSTCODE, STREET, Spot, places_of, squeezed
from domain.names.ordinary_words import words

_AREAS = words(
    """
    ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g
    gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw
    ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd
    wf wn wr ws wv yo ze
    """
)
# Of these districts none is without a letter.
_LETTERED = words("sw1 w1 ec1 ec2 ec3 ec4 wc1 wc2")
_INWARD = re.compile(r"\d(?:(?<=\d\d)|(?<=[a-z]\d)|(?<=\w[ \t\n]\d))[abd-hjlnp-uw-z]{2}(?!\w)")
_OUTWARD = re.compile(r"(?<!\w)(?P<district>(?P<area>[a-z]{1,2})\d{1,2})(?P<letter>[a-z]?)(?P<gap>\s?)$")

_TYPES = {
    "road": "rd", "street": "st str", "avenue": "ave av", "close": "cl", "lane": "ln la", "drive": "dr drv",
    "court": "ct crt", "crescent": "cres cresc cr", "place": "pl", "gardens": "gdns gdn", "terrace": "terr ter tce",
    "square": "sq", "grove": "gr grv gro", "park": "pk", "way": "wy", "walk": "wlk wk", "hill": "hl", "rise": "ri",
    "mews": "ms", "row": "rw", "green": "grn gn", "view": "vw", "house": "hse ho", "mount": "mt", "parade": "pde par",
    "lodge": "ldg", "buildings": "bldgs bldg blds", "estate": "est", "villas": "vls", "cottages": "cotts", "gate": "gt",
    "cottage": "cott", "yard": "yd", "wharf": "whf", "quay": "qy", "vale": "va", "fields": "flds", "meadow": "mdw",
    "meadows": "mdws", "heights": "hts", "broadway": "bdwy", "circus": "cir", "embankment": "emb", "boulevard": "blvd",
    "end": "", "path": "", "croft": "", "fold": "", "dene": "", "chase": "", "bank": "bk", "approach": "app",
    "field": "fld", "flats": "", "point": "pt", "towers": "", "tower": "", "farm": "fm",
}  # fmt: skip
_SHORT = {short: whole for whole, shorts in _TYPES.items() for short in (whole, *shorts.split())}
_TYPE = "|".join(sorted(_SHORT, key=len, reverse=True))
_NAMED = rf"(?P<name>(?:[a-z][a-z'.-]*\s+){{0,4}}?[a-z][a-z'.-]*)\s+(?P<type>{_TYPE})\b\.?"
_HOUSE = r"(?P<number>\d{1,4})[ ]?[a-z]?(?:\s?[-/]\s?\d{1,4}[a-z]?)?[\s,.]{1,3}"
_STREET = re.compile(rf"(?:{_HOUSE})?{_NAMED}(?=\s*(?:[,.;\n(]|$|[a-z]{{1,2}}\d))")
_HOUSE_FIRST = re.compile(_NAMED)
_RUN_ON = re.compile(rf"{_HOUSE}{_NAMED}")
"""An address whose parts stand without commas: the town may seem to belong to the street."""
_NUMBERED = re.compile(rf"{_HOUSE}(?P<name>[a-z][a-z' .-]+)")
_UNIT = re.compile(r"^(?:flat|apt|apartment|room|unit)\s\w+[\s,]+|^no\.?\s")
_HOUSE_IN_STREET = re.compile(
    r"\d(?<![\w/.:,-]\d)(?<!\d[ ]\d)\d{0,3}[a-z]?,?[ \n](?P<name>[a-z][a-z'.-]+(?:[ ][a-z][a-z'.-]+){0,2})[ ]"
    r"(?:road|rd|street|st|avenue|ave|close|lane|drive|crescent|cres|terrace|gardens|gdns|grove|court|place|way)\b\.?"
    r"(?![ ](?:team|surgery|clinic|hospital|practice|school|police|centre|office|medical|health)\b)"
)
_SAINT = re.compile(r"\bst\.?\s+(?=[a-z])")
_NUMBER = re.compile(
    r"(?<![\w/.-])(?:(?:flat|apt|apartment|room|unit)\s{1,2}\w{1,4}[\s,]{1,3})?(?:(?:no|number|nr)\b\.?\s{0,2})?"
    r"(?P<number>\d{1,4})[ ]?(?:[a-z]\b)?(?:\s?[-/]\s?\d{1,4}[a-z]?)?[\s,.]{1,3}$"
)


def postcodes(
    plain: str, shown: Callable[[int, int], str], known: Collection[str], codes: Collection[str]
) -> Iterator[Spot]:
    """Full postcodes: one of an address in the key however it is written; any other is asked, if it is in capitals in
    the text as it was, which `shown` gives, and its first half is no code of the key. `known` are squeezed, `codes` in
    small letters."""
    for found in _INWARD.finditer(plain):
        before = _OUTWARD.search(plain, max(0, found.start() - 6), found.start())
        if before is None or before["area"] not in _AREAS:
            continue
        start, end = before.start(), found.end()
        if squeezed(plain[start:end]) in known:
            yield Spot(start, end, POSTCODE)
        elif (
            shown(start, end).isupper()
            and not (before["district"] in _LETTERED and not before["letter"])
            and before["district"] + before["letter"] not in codes
        ):
            yield Spot(start, end, POSTCODE, asked=True)


def postcodes_in(written: str) -> list[str]:
    """The postcodes of an address, squeezed."""
    plain = written.lower()
    found = postcodes(plain, lambda start, end: plain[start:end].upper(), (), ())
    return [squeezed(plain[spot.start : spot.end]) for spot in found]


ELSE = "?"


def houses(plain: str, shown: Callable[[int, int], str]) -> Iterator[Spot]:
    """A house number, a street in capitals and its type: an address of anybody, and asked. `shown` gives the text as it
    was."""
    for found in _HOUSE_IN_STREET.finditer(plain):
        if all(word[:1].isupper() for word in shown(found.start("name"), found.end()).split()):
            yield Spot(found.start(), found.end(), ADDRESS, asked=True)


class _Street(NamedTuple):
    """One address of the key: its house number ("" for none), the words of its street, its type ("" for none).

    The number is `ELSE` for a street whose house goes by a name, and is an address of its own.
    """

    number: str
    words: tuple[str, ...]
    type: str


class Addresses:
    """Finds the addresses of the key: house number and street, the type of the street written in full, short or not at
    all, over lines; a street alone is asked. `known` are addresses as the key has them and whose they are."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._whose: dict[_Street, list[str]] = {}
        for written, code in known:
            for street in _streets(written):
                self._whose.setdefault(street, []).append(code)
        self._streets: dict[tuple[tuple[str, ...], str], list[_Street]] = {}
        for each in self._whose:
            self._streets.setdefault((each.words, each.type), []).append(each)
        self._begin: dict[str, list[tuple[tuple[tuple[str, ...], str], re.Pattern[str]]]] = {}
        for key in self._streets:
            self._begin.setdefault(key[0][0], []).append((key, re.compile(_written(*key))))
        self.first_words = frozenset(self._begin)

    def find(self, plain: str, present: Collection[str]) -> Iterator[Spot]:
        """Every address in a plain text; `present` are those of `first_words` that stand in it."""
        words = [word for word in present if word in self._begin]
        for place in places_of(words, plain) if words else ():
            before = _NUMBER.search(plain, max(0, place.start() - 40), place.start())
            for key, pattern in self._begin[place[0]]:
                found = pattern.match(plain, place.start())
                if found is None:
                    continue
                streets = self._streets[key]
                here = [each for each in streets if before is not None and each.number == before["number"]]
                here = here or [each for each in streets if not each.number]
                whose = tuple(dict.fromkeys(code for each in here or streets for code in self._whose[each]))
                if here:
                    begins = before.start() if before is not None and here[0].number else found.start()
                    yield Spot(begins, found.end(), ADDRESS, whose=whose)
                elif found["type"] or not key[1]:
                    yield Spot(found.start(), found.end(), STREET, asked=True, whose=whose)


def is_address(written: str) -> bool:
    """Whether an identifier of the key is an address."""
    return bool(_streets(written))


def _streets(written: str) -> list[_Street]:
    """The address written here; behind the name of a house also the street it stands in."""
    if birth(written) is not None:
        return []
    plain = _UNIT.sub("", _SAINT.sub("st ", written.lower()).replace("’", "'"))
    found: list[_Street] = []
    run_on = _RUN_ON.match(plain)
    for each in (run_on,) if run_on is not None else _STREET.finditer(plain):
        name = _words(each["name"])
        house = _words(plain[: each.start()].rstrip(" ,\n").rpartition(",")[2])
        if not found and house and not each["number"] and len("".join(house)) > 4:
            found.append(_Street("", house, ""))
        if name and (each["number"] or len(name) < 4):
            found.append(_Street(each["number"] or (ELSE if found else ""), name, _SHORT[each["type"]]))
            if found[-1].number:
                return found
    house_first = None if found else _HOUSE_FIRST.match(plain)
    if house_first is not None and len(name := _words(house_first["name"])) < 3:
        found.append(_Street("", name, _SHORT[house_first["type"]]))
    numbered = None if found else _NUMBERED.match(plain)
    if numbered is not None and (name := _words(numbered["name"])[:3]) and len(name[0]) > 2:
        found.append(_Street(numbered["number"], name, ""))
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z][a-z']*", name))


def _written(name: tuple[str, ...], kind: str) -> str:
    """How a street may be written, with its type or not."""
    said = r"[\s.'-]{1,3}".join(re.escape(word).replace("'", "'?") for word in name)
    types = "|".join(sorted((short for short, whole in _SHORT.items() if whole == kind), key=len, reverse=True))
    behind = rf"(?:[\s,]{{1,3}}(?P<type>{types})\b)?" if kind else "(?P<type>)"
    return rf"{said}\b{behind}"
