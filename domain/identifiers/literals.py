"""The identifiers of the key as they stand there, whatever they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from domain.fold import fold
from domain.identifiers.dates import birth
from domain.identifiers.kinds import CHI, NHS, NI, OTHER, PLATE, POSTCODE, RECORD, TELEPHONE, Spot, places_of, squeezed
from domain.identifiers.numbers import health_number
from domain.identifiers.places import is_address, postcodes_in
from domain.names.ordinary_words import words

_GROUP = re.compile(r"[a-z]+|\d+")
_FIGURES = re.compile(r"\d+")
_RUN = re.compile(r"\d(?<!\d\d)(?:\d|[\s()./_-]{1,3}\d){5,}")
_LABELS = words(
    """
    nhs no number num nr chi ni nino national insurance tel telephone phone mobile mob landline home work email mail
    address dob date of birth born hospital patient id ref reference record case ref car reg registration plate
    postcode post code number fb facebook insta instagram snap snapchat twitter tiktok skype xbox psn username user name
    email web page case card door
    """
)
_FEWEST = 4
_KINDS = {
    "nhs": NHS, "chi": CHI, "ni": NI, "nino": NI, "tel": TELEPHONE, "telephone": TELEPHONE, "phone": TELEPHONE,
    "mob": TELEPHONE, "mobile": TELEPHONE, "car": PLATE, "reg": PLATE, "registration": PLATE, "hospital": RECORD,
    "patient": RECORD, "record": RECORD, "case": RECORD,
}  # fmt: skip


class Literals:
    """Finds identifiers of the key as they are written there, however they are spaced: words, figures, both.

    `known` are identifiers and whose they are; a word before that only says what it is (NHS no., tel) is left out.
    Those of fewer than four letters and figures are none; dates, addresses and e-mail are left to others.
    """

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._by_word: dict[str, dict[tuple[str, ...], list[str]]] = {}
        self._by_figures: dict[str, dict[tuple[str, ...], list[str]]] = {}
        self._runs: dict[str, list[str]] = {}
        self._kinds: dict[str, str] = {}
        for written, code in known:
            if "@" in written or birth(written) is not None or is_address(written):
                continue
            said = _GROUP.findall(fold(written).text)
            groups = _groups(written)
            whole = "".join(groups)
            if len(whole) < _FEWEST:
                continue
            self._kinds[whole] = _kind(said, whole)
            figures = [group for group in groups if group.isdecimal() and len(group) > 1]
            if whole.isdecimal() and len(whole) > 5:
                self._runs.setdefault(whole, []).append(code)
                continue
            kept = self._by_figures if figures else self._by_word
            first = max(figures, key=len) if figures else groups[0]
            kept.setdefault(first, {}).setdefault(groups, []).append(code)
        self._lengths = sorted({len(digits) for digits in self._runs}, reverse=True)
        self.first_words = frozenset(self._by_word)

    def of_words(self, plain: str, present: Iterable[str]) -> Iterator[Spot]:
        """Those without figures; `present` are the words of `first_words` that stand in the text."""
        yield from self._stand(plain, self._by_word, [word for word in present if word in self._by_word])

    def of_figures(self, plain: str) -> Iterator[Spot]:
        """Those with figures, and numbers grouped in another way than in the key."""
        if self._by_figures:
            present = set(self._by_figures).intersection(_FIGURES.findall(plain))
            yield from self._stand(plain, self._by_figures, present)
        if self._runs:
            for run in _RUN.finditer(plain):
                yield from self._within(run)

    def _within(self, run: re.Match[str]) -> Iterator[Spot]:
        digits = squeezed(run[0])
        if len(digits) < self._lengths[-1]:
            return
        places = [run.start() + at for at, sign in enumerate(run[0]) if sign.isdecimal()]
        begins = [at for at, place in enumerate(places) if not at or places[at - 1] != place - 1]
        for length in self._lengths:
            for at in begins:
                ends = at + length
                codes = self._runs.get(digits[at:ends]) if ends <= len(places) else None
                if codes and (ends == len(places) or places[ends] != places[ends - 1] + 1):
                    kind = self._kinds[digits[at:ends]]
                    yield Spot(places[at], places[ends - 1] + 1, kind, whose=tuple(dict.fromkeys(codes)))

    def _stand(
        self, plain: str, known: Mapping[str, Mapping[tuple[str, ...], list[str]]], present: Collection[str]
    ) -> Iterator[Spot]:
        """Those of the known ones by one of their groups, of which these are present."""
        for place in places_of(present, plain) if present else ():
            for groups, codes in known[place[0]].items():
                whole = "".join(groups)
                before = max(0, place.start() - len(whole) - 3 * len(groups))
                found = _pattern(groups).search(plain, before, place.end() + len(whole) + 3 * len(groups))
                if found is not None and found.start() <= place.start() < found.end():
                    yield Spot(found.start(), found.end(), self._kinds[whole], whose=tuple(dict.fromkeys(codes)))


def _kind(said: list[str], whole: str) -> str:
    """Of which kind an identifier is, as its own words or its shape say."""
    for word in said:
        if word in _KINDS:
            return _KINDS[word]
    return health_number(whole) or (POSTCODE if postcodes_in(whole) == [whole] else OTHER)


@lru_cache(maxsize=512)
def _pattern(groups: tuple[str, ...]) -> re.Pattern[str]:
    said = r"(?:(?!\x00)[\W_]){0,3}".join(groups)
    return re.compile(rf"(?<![^\W_]){said}(?![^\W_])")


def bare(written: str) -> str:
    """An identifier of the key, squeezed, without the words that only say what it is."""
    return "".join(_groups(written))


def _groups(written: str) -> tuple[str, ...]:
    """The words and figures of an identifier of the key, without those that only say what it is."""
    plain = fold(written).text
    said, colon, rest = plain.partition(":")
    if colon and rest.strip() and all(word in _LABELS for word in _GROUP.findall(said)):
        return tuple(_GROUP.findall(rest))
    return _without_labels(_GROUP.findall(plain))


def _without_labels(groups: list[str]) -> tuple[str, ...]:
    first = 0
    while first < len(groups) - 1 and groups[first] in _LABELS and any(map(str.isdecimal, "".join(groups[first:]))):
        first += 1
    return tuple(groups[first:])
