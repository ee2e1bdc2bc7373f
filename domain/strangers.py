"""Names of people who are not in the key: in any text, and among who a row names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from domain.chronology.entry import Entry
from domain.fold import fold
from domain.identifiers.hits import Hit
from domain.line.draft import Draft
from domain.names.doubts import is_a_place, may_stand_behind
from domain.names.finding import Finder
from domain.names.stranger_words import BETWEEN, IS_TITLE, ORGANISATIONS, ROLES, SURNAMES_THAT_ARE_WORDS, TITLES
from domain.names.word_lists import listed
from domain.people import Person
from domain.review import Review

_TITLE = "|".join(sorted({*TITLES, *map(str.upper, TITLES)}, key=len, reverse=True))
_NAME = r"[^\W\d_a-z](?:['’][^\W\d_])?[^\W\d_]+(?:['’-][^\W\d_]+)*(?!\w)"
_TITLED = re.compile(
    rf"(?<!\w)(?:{_TITLE})\.?[ \t\n\u00a0]{{1,3}}(?:[A-Z](?:\.[ ]?|[ ])){{0,2}}(?P<name>{_NAME})(?:[ \u00a0]{_NAME})?"
)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_APART = re.compile(r"->|[,;/&+>→|:\n]|(?<!\w)(?:and|to|from|with|re|via|t/c|tc|tel|by|for|of|at|on|in)(?!\w)")
_BEHIND_CODE = re.compile(rf"[ \u00a0](?P<name>{_NAME})(?![-'’]|[ \u00a0][^\W\d_a-z])")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’-](?=[^\W_]))*\.?")


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name at `start`..`end` of a text that looks like a person's and is nobody's of the key; `word` is it without
    its title."""

    start: int
    end: int
    matched: str
    word: str

    @property
    def sentence(self) -> str:
        """What the author is told."""
        return f"“{self.matched}” is nobody of the key: add a person (/people), or /notname {self.word}"


class Strangers:
    """Looks for names of nobody in the key. `terms` are words answered to be no names; `said` texts whose words are
    known to be none: names of organisations, sources, the agency."""

    def __init__(
        self, finder: Finder, people: Iterable[Person], terms: Collection[str] = (), said: Iterable[str] = ()
    ) -> None:
        self._finder = finder
        self._terms = {" ".join(fold(term).text.split()) for term in terms}
        self._said = [text for person in people for text in (person.role, person.organisation)] + list(said)
        self._words: set[str] | None = None

    @property
    def _known(self) -> set[str]:
        """Words known to be none; of a source called by somebody's name ("Statement of Tom Ng") not the name."""
        if self._words is None:
            # Late: its patterns take their time, and a case is on the screen before anybody has typed.
            from domain.names.capital_words import names_by_capitals

            self._words = set(self._terms)
            for text in self._said:
                names = [(each.start("name"), each.end("name")) for each in _TITLED.finditer(text)]
                names += names_by_capitals(text, self._terms.__contains__)
                for start, end in sorted(names, reverse=True):
                    text = f"{text[:start]} {text[end:]}"
                self._words.update(_plain_words(text))
        return self._words

    @classmethod
    def of(cls, review: Review, finder: Finder, terms: Collection[str] = ()) -> Strangers:
        """Of a whole case: the words of its agency, its sources and its people's organisations are no names."""
        said = (review.details.agency, *(f"{source.name} {source.description}" for source in review.sources))
        return cls(finder, review.people, terms, said)

    def in_entry(self, entry: Entry) -> Iterator[tuple[Stranger, str, bool]]:
        """Every such name of a row, the text it stands in, and whether that is who the row names."""
        who = entry.who or ""
        for name in self.in_who(who):
            at = max(0, who.find(name))
            yield Stranger(at, at + len(name), name, name), who, True
        # Whom brackets keep out of the people of a row, they do not keep out of the file.
        for aside in _ASIDE.finditer(who):
            for found in self.in_text(aside[0]):
                start = aside.start() + found.start
                yield replace(found, start=start, end=aside.start() + found.end), who, True
        for text in _texts(entry):
            for found in self.in_text(text):
                yield found, text, False

    def in_text(self, text: str) -> list[Stranger]:
        """Every name that is nobody's of the key, in the order they stand: behind a title, or one by its capital, the
        words it is made of and those around it."""
        # Late: its patterns take their time, and a case is on the screen before anybody has typed.
        from domain.names.capital_words import names_by_capitals

        found = [_titled(each) for each in _TITLED.finditer(text) if self._is_a_name(each["name"], each[0])]
        found = [each for each in found if self._is_no_term(each.word)]
        titled = _Spans((each.start, each.end) for each in found)
        for start, end in names_by_capitals(text, self._known.__contains__):
            if not titled.over(start, end) and self._is_no_term(text[start:end]):
                found.append(_capital(text, start, end))
        left = [each for each in self._left_behind_codes(text) if all(one.start != each.start for one in found)]
        if not (found or left):
            return []
        found += left
        hits, codes = self._finder.find(text), _Spans(self._finder.codes_in(text))
        places = _Spans((hit.start, hit.end) for hit in hits)
        return [
            each
            for each in sorted(found, key=lambda one: one.start)
            if not codes.over(each.start, each.end)
            and not any(_is_of_the_key(each, hits[at]) for at in places.over(each.start, each.end))
        ]

    def _left_behind_codes(self, text: str) -> Iterator[Stranger]:
        """The surnames that stand directly behind a code: the Brown of "SW2 Brown", once only Jane was coded."""
        for _, end in self._finder.codes_in(text):
            after = _BEHIND_CODE.match(text, end)
            if after is None:
                continue
            low = fold(after["name"]).text
            if low in listed("english") and low not in SURNAMES_THAT_ARE_WORDS:
                continue
            if may_stand_behind(low) or is_a_place(low) or not self._is_a_name(after["name"], after["name"]):
                continue
            yield Stranger(after.start("name"), after.end("name"), after["name"], after["name"])

    def in_draft(self, draft: Draft) -> list[Stranger]:
        """Every such name in the texts of a line, but for people who come into the key with it."""
        entry = draft.entry
        if entry is None:
            return []
        new = {fold(person.name).text for person in draft.new_people}
        found = {each.matched: each for text in _texts(entry) for each in self.in_text(text)}
        return [each for name, each in found.items() if fold(name).text not in new]

    def in_who(self, who: str) -> list[str]:
        """The names among who a row names: capital words that are no code, role, organisation or bracketed words."""
        said = _ASIDE.sub(" , ", who)
        for start, end in reversed(self._finder.codes_in(said)):
            said = f"{said[:start]},{said[end:]}"
        return [name for part in _APART.split(said) for name in self._names(part)]

    def _is_a_name(self, name: str, whole: str) -> bool:
        low = fold(name).text
        if any(low in words for words in (ROLES, ORGANISATIONS, BETWEEN, listed("care"), self._known)):
            return False
        return not (name.isupper() and len(name) < 4) and self._is_no_term(whole)

    def _is_no_term(self, whole: str) -> bool:
        return fold(" ".join(whole.split())).text not in self._terms

    def _names(self, part: str) -> Iterator[str]:
        found = _WORD.findall(part)
        low = [fold(word).text.strip(".") for word in found]
        titled = any(word in IS_TITLE for word in low[:-1])
        if not titled and any(word in ORGANISATIONS for word in low):
            return
        run: list[str] = []
        for word, plain in [*zip(found, low, strict=True), ("", "")]:
            letters = word.strip(".")
            other = any(map(str.isdigit, word)) or (letters.isupper() and 1 < len(letters) < 5)
            if word and word[0].isupper() and not other and (plain not in ROLES and plain not in self._known):
                run.append(word)
                continue
            if any(len(each.strip(".")) > 1 for each in run):
                name = " ".join(run)
                if fold(name).text not in self._terms:
                    yield name
            run = []


class _Spans:
    """Stretches of a text in order, none overlapping."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = list(spans)
        self._ends = [end for _, end in self._spans]

    def over(self, start: int, end: int) -> range:
        """Which of them overlap this one."""
        first = last = bisect_right(self._ends, start)
        while last < len(self._spans) and self._spans[last][0] < end:
            last += 1
        return range(first, last)


def _is_of_the_key(stranger: Stranger, hit: Hit) -> bool:
    """Whether the name is one of the key: not where it is asked about, and only a part of the stranger's."""
    return not hit.another or (hit.start <= stranger.start and stranger.end <= hit.end)


def _texts(entry: Entry) -> list[str]:
    texts = (entry.event, entry.action, entry.outcome, entry.comment, *(value for _, value in entry.fields))
    return [text for text in (*texts, *(part for one in entry.sources for part in (one.name, one.ref))) if text]


def _titled(found: re.Match[str]) -> Stranger:
    end = found.end("name") if found["name"].isupper() else found.end()
    matched = " ".join(found.string[found.start() : end].split())
    # A first name alone would be answered for everybody of that name.
    return Stranger(found.start(), end, matched, " ".join(found.string[found.start("name") : end].split()))


def _capital(text: str, start: int, end: int) -> Stranger:
    matched = " ".join(text[start:end].split())
    return Stranger(start, end, matched, matched)


def _plain_words(text: str) -> list[str]:
    return [fold(word).text.strip(".") for word in _WORD.findall(text)]
