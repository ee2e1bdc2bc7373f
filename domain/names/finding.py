"""Real names in text: found and coded as they are typed, and looked for in what leaves."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from domain.fold import Folded, fold
from domain.identifiers.hits import Coded as Coded
from domain.identifiers.hits import Hit as Hit
from domain.identifiers.hits import apart_from_hashes, merged
from domain.names.doubts import is_a_place
from domain.names.figures import figured
from domain.names.forms import forms_of
from domain.names.judging import Judge
from domain.names.quoted import with_quoted
from domain.names.tree import WORD, Reading, Tree
from domain.names.word_lists import listed
from domain.names.words import NameWords
from domain.people import Person

_MIDDLE = re.compile(r"\s{1,40}(?:[^\W\d_a-z](?:[^\W\d_]|['’-])*\.?\s{1,40}){0,2}")
_ASIDE = re.compile(r"[\s\"'“‘(”’)]{1,5}")
_SENTENCE = re.compile(r"\n[ \t\r]*\n|[\x00\u2029]|(?<=\w{4}[.!?;])\s|(?<=\w)[.!?]\n")
_CAPITAL_WITHIN = re.compile(
    r"(?<=[a-z\u00df-\u00ff])[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{4,}|[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]{4,}(?=[A-Z])"
)
_BEGUN = re.compile(r"(?<![^\W_])(?:Ma?c|De|Di|Fitz|L[ae]|Van|O)$")
"""What other names begin with that have a capital within: nobody called Donald stands in McDonald."""
_PIECE = 2**17
_NO, _ANY, _CAPITAL, _TAIL = 0, 1, 2, 3
_KEPT = 50_000
_PHRASE = 80
"""Letters of the longest code or name of a place."""
_LONG = 6
"""A shorter name may stand in other words by chance."""


class _Starts(dict[str, int]):
    """How a name may begin with each word met, worked out once."""

    def __init__(self, how: Callable[[str], int]) -> None:
        self._how = how

    def __missing__(self, word: str) -> int:
        found = self[word] = self._how(word)
        return found


def _longest_first(reading: Reading) -> tuple[int, int]:
    return -reading.end, len(reading.liberties)


class Looking(Protocol):
    """What looks for other things than names in a text: `domain.identifiers.finding.Identifiers`."""

    def find(self, text: str) -> list[Hit]:
        """Every hit in the text, in order, none overlapping."""


class Finder:
    """Finds the real names of a case's people in any text: whole words, any capitals, longest first.

    Found too, and asked where that leaves it in doubt, are familiar forms, other spellings and slips of one letter.
    `terms` are words that look like names and are none, as the author has answered (May, ED): alone they are
    passed over, if they can be words at all; a full name or a title still finds them. Of more words than one
    (Smith Street) they are passed over wherever they stand. Immutable once made, so it may cross threads. Time is
    linear in the text. `identifiers` looks for what else tells who somebody is.
    """

    def __init__(
        self, people: Iterable[Person], terms: Collection[str] = (), identifiers: Looking | None = None
    ) -> None:
        known = tuple(people)
        self._identifiers = identifiers
        answered = frozenset(fold(term).text.strip() for term in terms)
        forms = []
        for person in known:
            for form in forms_of(person):
                if form.word and (" ".join(form.words) in answered or "".join(form.words) in answered):
                    form = replace(form, answered=True)
                forms.append(form)
        self._people = known
        self._tree = Tree(forms)
        self._words = NameWords(forms, answered)
        self._figures = figured(known)
        self._starts = _Starts(self._how_it_starts)
        letters = {form.words[0] for form in forms if form.capitals in ("any", "some")}
        self._letters = {word for word in letters if len(word) == 1}
        self._codes = self._passed = self._places = self._borrowed = None
        self._passed_words: frozenset[str] = frozenset()
        whose = {code: person for person in known for code in (*person.former_codes, person.code) if len(code) > 1}
        # A code that is a real name, its owner's (Margaret, before she became M1) or another's, lets no name through;
        # another's is asked about, as it may be meant for the code.
        named = {code: self._real_name(code, person) for code, person in whose.items()}
        self._codes = _any_of(whose)
        self._borrowed = _any_of([code for code, hit in named.items() if hit and whose[code].code not in hit.codes])
        codes, places = {code for code, hit in named.items() if not hit}, set(_phrases(terms))
        self._passed, self._places, passed = _any_of(codes), _any_of(places), codes | places
        self._passed_words = frozenset(word for phrase in passed for word in WORD.findall(fold(phrase).text))

    def _real_name(self, code: str, person: Person) -> Hit | None:
        """What in a code of this person's, present or former, is anybody's real name; None when nothing is, or the
        board gave it so."""
        if person.given_by_board and code == person.code:
            return None
        if self._tree.roots.isdisjoint(WORD.findall(fold(code).text)):
            return None
        hits = [hit for hit in self.names_in(code) if _is_meant(hit)]
        return next((hit for hit in hits if person.code in hit.codes), hits[0] if hits else None)

    def held_in_code(self, code: str) -> Hit | None:
        """The first real name that a code of nobody known here holds."""
        return next((hit for hit in self.names_in(code) if _is_meant(hit)), None)

    def find(self, text: str) -> list[Hit]:
        """Every real name in the text, in order, none overlapping; and every other identifier, if it was made so."""
        names = self.names_in(text)
        return apart_from_hashes(
            text, names if self._identifiers is None else merged(names, self._identifiers.find(text))
        )

    def names_in(self, text: str) -> list[Hit]:
        """Every real name in the text, in order, none overlapping."""
        if len(text) <= _PIECE:
            return self._in_piece(text)
        hits: list[Hit] = []
        for start, end in _pieces(text):
            found = self._in_piece(text[start:end])
            hits += [hit.moved(start) for hit in found] if start else found
        return hits

    def _in_piece(self, text: str) -> list[Hit]:
        plain = self._words.unbroken(fold(text))
        found = self._beginnings(plain)
        if found and (mended := self._words.together(plain, {word for _, word in found})) is not plain:
            plain = mended
            found = self._beginnings(plain)
        hits = [self._beside_a_code(text, hit) for hit in self._names(text, plain, found)] if found else []
        if together := [hit for hit in self._run_together(text) if not _over(hit, hits)]:
            hits = sorted((*hits, *together), key=lambda hit: hit.start)
        if self._figures is not None:
            hits = self._figures.beside(text, merged(hits, self._figures.find(text)))
        return with_quoted(text, _with_their_words(text, _rejoined(text, hits, self.codes_in))) if hits else hits

    def _run_together(self, text: str) -> Iterator[Hit]:
        """Names that begin or end with a capital within a longer word: SeenByQuillfeather."""
        for piece in _CAPITAL_WITHIN.finditer(text):
            word = fold(piece[0]).text
            if word not in self._spelt or word in listed("english"):
                continue
            if not _BEGUN.search(text[max(0, piece.start() - 5) : piece.start()]):
                for hit in self._in_piece(piece[0]):
                    yield replace(hit.moved(piece.start()), asked=True, another=True)

    def _beginnings(self, plain: Folded) -> list[tuple[int, str]]:
        """The words a name may begin with, or go on with after a gap that splits one, each with its place."""
        if len(self._starts) > _KEPT:
            self._starts = _Starts(self._how_it_starts)
        starts = self._starts
        return [(each.start(), word) for each in WORD.finditer(plain.text) if starts[word := each[0]]]

    def _names(self, text: str, plain: Folded, found: list[tuple[int, str]]) -> list[Hit]:
        judge = Judge(text, plain, self._spelt)
        starts = self._starts
        hits: list[Hit] = []
        reached = 0
        for start, word in found:
            how = starts[word]
            if start < reached or how == _TAIL or (how == _CAPITAL and not text[plain.place(start)].isupper()):
                continue
            readings = self._tree.readings(text, plain, start, self._words.stands_for)
            if len(readings) > 1:
                readings.sort(key=_longest_first)
            for reading in readings:
                hit = judge.hit(start, reading, reached)
                if hit is not None:
                    for other in readings if reading.liberties else ():
                        if other is not reading and other.end == reading.end and other.liberties:
                            hit = _either(hit, judge.hit(start, other, reached))
                    reached = reading.end
                    if word not in self._passed_words or not self._is_passed(text, hit):
                        doubt = not hit.asked and self._in_one(self._borrowed, text, hit)
                        if hits and hit.start < hits[-1].end:
                            # One e-mail address has one code: of two people's names in it the author says whose it is.
                            both = tuple(dict.fromkeys((*hits[-1].codes, *hit.codes)))
                            hits[-1] = replace(hits[-1], codes=both, asked=True, another=True)
                        else:
                            hits.append(replace(hit, asked=True, another=True) if doubt else hit)
                    break
        return hits

    def _how_it_starts(self, word: str) -> int:
        """Whether a name may begin with this word of a text, and whether only if it has a capital."""
        if word in self._tree.roots:
            return _CAPITAL if len(word) == 1 and word not in self._letters else _ANY
        if len(word) < 2:
            return _NO
        found = [each for each in self._words.stands_for(word) if each.word in self._tree.roots]
        if found:
            return _CAPITAL if all(each.english for each in found) else _ANY
        return _TAIL if self._words.is_tail(word) else _NO

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """The words of the key's names as their author spelt them, by the plain word."""
        spelt: dict[str, str] = {}
        for person in self._people:
            for name in (person.name, *person.other_names):
                for word in name.replace(",", " ").split():
                    spelt.setdefault("".join(WORD.findall(fold(word).text)), word.strip("()[]\"“”.;"))
                    for piece in re.split("[-‐‑]", word):
                        spelt.setdefault("".join(WORD.findall(fold(piece).text)), piece.strip("()[]\"“”.;"))
        return {plain: word.title() if word.isupper() else word for plain, word in spelt.items()}

    def code(self, text: str) -> Coded:
        """The text with every certain name as its code; the uncertain ones stay and are listed to be asked."""
        hits = self.names_in(text)
        changes = tuple(hit for hit in hits if hit.certain and hit.matched != hit.code)
        pieces: list[str] = []
        read = 0
        for hit in changes:
            pieces += (text[read : hit.start], hit.written)
            read = hit.end
        return Coded("".join((*pieces, text[read:])), changes, tuple(hit for hit in hits if hit.asked))

    def within(self, text: str) -> str:
        """A name that stands run together with other letters, as in the name of a file; "" when none does."""
        letters = "".join(WORD.findall(fold(text).text))
        held = (plain for plain in self._spelt if len(plain) >= _LONG and plain in letters)
        return next((self._spelt[plain] for plain in held if plain not in listed("english")), "")

    def codes_in(self, text: str) -> list[tuple[int, int]]:
        """Where codes of the key stand, as (start, end), in order."""
        return [(found.start(), found.end()) for found in self._codes.finditer(text)] if self._codes else []

    def answer(self, term: str) -> str:
        """Why a word may not be answered to be no name: it is a name of the key that is no ordinary word. "" when it
        may."""
        plain = fold(term).text
        whole = tuple(WORD.findall(plain))
        place = len(whole) > 1 and is_a_place(whole[-1])
        for hit in self.names_in(term if not term.islower() else term.title()):
            if place and hit.part:
                continue
            readings = self._tree.exact(hit.matched, fold(hit.matched), 0)
            forms = [form for reading in readings for form in reading.forms]
            if len(whole) == 1 and not forms and hit.part:
                continue
            if len(whole) > 1 or not forms or not all(form.word for form in forms if form.words == whole):
                who = " or ".join(hit.codes)
                return (
                    f"“{hit.matched}” is a name of {who} in the key, so it is looked for in all that leaves. Write the"
                    f" code where it is {who}; add whoever else bears it to the key."
                )
        return ""

    def _beside_a_code(self, text: str, hit: Hit) -> Hit:
        """The hit without what it takes of a code before it: the A of "Adult A Patel" is no initial. It is asked then,
        as the code stands there already."""
        if self._codes is None or text[hit.start + 1 : hit.start + 2] not in (" ", "\u00a0", "\n"):
            return hit
        before = max(0, hit.start - _PHRASE)
        for found in self._codes.finditer(text[before : hit.end]):
            end = before + found.end()
            if before + found.start() < hit.start < end < hit.end:
                start = end + len(text[end : hit.end]) - len(text[end : hit.end].lstrip())
                return replace(hit, start=start, matched=text[start : hit.end], asked=True, another=True)
        return hit

    def _is_passed(self, text: str, hit: Hit) -> bool:
        """Whether a hit is a code, or one part of a name in what was answered to be a place."""
        return self._in_one(self._passed, text, hit) or bool(hit.part and self._in_one(self._places, text, hit))

    def _in_one(self, phrases: re.Pattern[str] | None, text: str, hit: Hit) -> bool:
        """Whether a hit stands in one of these: codes, or names of places that were answered."""
        if phrases is None:
            return False
        near = phrases.finditer(text, max(0, hit.start - _PHRASE), hit.end + _PHRASE)
        return any(found.start() <= hit.start and hit.end <= found.end() for found in near)


def name_in_code(person: Person) -> str:
    """Why this person's code will not do: it is, or holds, a real name of theirs. "" when it does not."""
    hit = Finder([replace(person, former_codes=())])._real_name(person.code, person)
    if hit is None:
        return ""
    return (
        f"The code {person.code} holds a real name of theirs (“{hit.matched}”), and codes leave the case. Give another,"
        " as in SW1; or yes at Given by board."
    )


def _is_meant(hit: Hit) -> bool:
    """Whether a hit in a code is a name: a surname behind somebody else's first name too, but no slip of one letter
    and no word for what somebody is."""
    if not hit.asked:
        return True
    # Late: most codes hold no name at all.
    from domain.names.stranger_words import ROLES

    return hit.another and bool(hit.part) and hit.why == hit.part and fold(hit.matched).text not in ROLES


def _over(hit: Hit, hits: Collection[Hit]) -> bool:
    return any(each.start < hit.end and hit.start < each.end for each in hits)


def _any_of(phrases: Collection[str]) -> re.Pattern[str] | None:
    """A pattern of any of these as whole words, the longest first; None when there are none."""
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None


def _phrases(terms: Collection[str]) -> Iterator[str]:
    """The answers of more than one word that are a place's name: nothing else of several words is passed over."""
    for term in terms:
        words = term.split()
        if len(words) > 1 and is_a_place(words[-1]):
            yield " ".join(words)


def _either(hit: Hit, other: Hit | None) -> Hit:
    """A hit that may as well be another's: whom either may be, asked."""
    if other is None or other.start != hit.start or set(other.codes) <= set(hit.codes):
        return hit
    return replace(hit, codes=tuple(dict.fromkeys((*hit.codes, *other.codes))), asked=True)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A long text in pieces that are searched apart, each ending where no name goes on: memory stays small."""
    start = 0
    while len(text) - start > _PIECE:
        cut = _SENTENCE.search(text, start + _PIECE - 4096, start + 2 * _PIECE)
        end = cut.end() if cut is not None else text.rfind(" ", start + 1, start + _PIECE) + 1 or start + _PIECE
        yield start, end
        start = end
    yield start, len(text)


def _rejoined(text: str, hits: list[Hit], codes_in: Callable[[str], list[tuple[int, int]]]) -> list[Hit]:
    """First name and surname of one person with an unknown middle name between them, or a familiar form in brackets,
    as one hit."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last is not None and last.part and hit.part and hit.start - last.end < 80 and "@" not in last.matched:
            both = [code for code in hit.codes if code in last.codes]
            between = text[last.end : hit.start]
            if len(both) == 1 and not (between.strip() and codes_in(between)) and (whole := _one_name(text, last, hit)):
                certain = whole == "full name"
                end = hit.end
                if "(" in between and text[end : end + 1] == ")":
                    end += 1
                joined[-1] = Hit(
                    last.start, end, both[0], text[last.start : end], whole, not certain and last.asked and hit.asked,
                    (both[0],), not certain and last.another and hit.another, part="" if certain else last.part,
                )  # fmt: skip
                continue
        joined.append(hit)
    return joined


def _with_their_words(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits, each with the word before it that its code begins with: "neighbour Tomasz" is Neighbour 1, not
    neighbour Neighbour 1."""
    found: list[Hit] = []
    for hit in hits:
        stem, apart, _ = hit.code.rpartition(" ")
        start = hit.start - len(stem) - 1
        if apart and start >= 0 and hit.certain and text[start : hit.start].casefold() == f"{stem.casefold()} ":
            free = not text[start - 1 : start].isalnum() and (not found or found[-1].end <= start)
            hit = replace(hit, start=start, matched=text[start : hit.end]) if free else hit
        found.append(hit)
    return found


def _one_name(text: str, last: Hit, hit: Hit) -> str:
    """What two parts of one person's name that follow each other make together; "" when they are two mentions."""
    first, then = "first name" in last.part, "surname" in hit.part
    if first and then and _MIDDLE.fullmatch(text, last.end, hit.start):
        return "full name" if not (last.why.startswith("slip") and hit.why.startswith("slip")) else ""
    if _ASIDE.fullmatch(text, last.end, hit.start) and not (last.part == hit.part == "surname"):
        return "full name" if first and then else last.why
    return ""
