"""What a line may name, looked up by its folded words: people, sources, questions, flags and fields of the case."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.line.draft import Known
from domain.names.parts import beside
from domain.people import Person
from domain.review import STANDING_FIELDS, STANDING_FLAGS, Field

NUMBERED = re.compile(r"^(.*?\D)(\s?)(\d+)$")


def norm(words: str) -> str:
    """Words as they are compared: no capitals, full stops or extra spaces."""
    return " ".join(words.casefold().replace(".", " ").replace("\u2019", "'").split())


def squeezed(label: str) -> str:
    """A label or name as it is compared in a mark: no capitals, spaces, hyphens or underscores."""
    return re.sub(r"[\s_-]+", "", label.casefold())


@dataclass(frozen=True, slots=True)
class Named:
    """The codes a phrase may stand for, and how: by code, real name, or role."""

    codes: tuple[str, ...]
    how: str


class KnownIndex:
    """The case's names, ready to look up. Built once for a `Known`."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.phrases: dict[str, Named] = {}
        self.codes: dict[str, str] = {}
        self.prefixes: dict[str, tuple[str, str, int]] = {}
        self.surnames: dict[str, tuple[Person, ...]] = {}
        self.forenames: dict[str, tuple[Person, ...]] = {}
        for person in known.people:
            self._add_person(person)
        self.longest = max((phrase.count(" ") + 1 for phrase in self.phrases), default=1)
        self.sources = {squeezed(source.name): source.name for source in known.sources}
        self.spaced_sources = sorted(
            (source.name for source in known.sources if " " in source.name), key=len, reverse=True
        )
        self.spaced_questions = [question.label for question in known.questions if " " in question.label]
        self.questions = {squeezed(question.label): question.label for question in known.questions}
        self.flags = {squeezed(flag.name): flag.name for flag in (*STANDING_FLAGS, *known.flags)}
        self.fields: dict[str, Field] = {squeezed(field.name): field for field in (*STANDING_FIELDS, *known.fields)}
        self.terms = frozenset(map(norm, known.terms))

    def _add_person(self, person: Person) -> None:
        for code in (person.code, *person.former_codes):
            self._add(norm(code), person.code, "code")
            self.codes.setdefault(squeezed(code), person.code)
            if found := NUMBERED.match(code.strip()):
                prefix, gap, number = (
                    found[1].rstrip(),
                    found[2] or (" " if found[1] != found[1].rstrip() else ""),
                    found[3],
                )
                shown, sep, last = self.prefixes.get(prefix.casefold(), (prefix, gap, 0))
                self.prefixes[prefix.casefold()] = (shown, sep, max(last, int(number[:9])))
        self._add(norm(person.role), person.code, "role")
        for name in (person.name, *person.other_names):
            self._add(norm(name), person.code, "name")
            main, others = beside(name)
            if others:
                self._add(norm(main), person.code, "name")
            words = norm(main).split()
            if len(words) > 1:
                self._bears(person, words[-1], words[0])
            for other in filter(None, map(norm, others)):
                *given, surname = other.split()
                self._bears(person, surname, given[0] if given else "")

    def _bears(self, person: Person, surname: str, forename: str) -> None:
        """Keep that a person bears this surname, also one they were born with or had before."""
        held = self.surnames.get(surname, ())
        if all(one is not person for one in held):
            self.surnames[surname] = (*held, person)
        if forename:
            self.forenames[forename] = (*self.forenames.get(forename, ()), person)

    def _add(self, phrase: str, code: str, how: str) -> None:
        if not phrase:
            return
        rank = ("code", "name", "role")
        held = self.phrases.get(phrase)
        if held is None or rank.index(how) < rank.index(held.how):
            self.phrases[phrase] = Named((code,), how)
        elif held.how == how and code not in held.codes:
            self.phrases[phrase] = Named((*held.codes, code), how)

    def first_code(self, prefix: str) -> str | None:
        """The first code of a prefix that the key holds."""
        shown, gap, last = self.prefixes[prefix.casefold()]
        codes = (self.codes.get(squeezed(f"{shown}{gap}{number}")) for number in range(1, min(last, 99) + 1))
        return next((code for code in codes if code), None)

    def next_code(self, prefix: str, taken: tuple[str, ...] = ()) -> str:
        """The next free code of a prefix, as the case writes it ("SW3", "Midwife 2")."""
        wide = " " if len(prefix) > 3 else ""
        shown, gap, last = self.prefixes.get(prefix.casefold(), (prefix, wide, 0))
        while (code := f"{shown}{gap}{last + 1}") in taken:
            last += 1
        return code


def index_of(known: Known) -> KnownIndex:
    """The index of a `Known`, built at the first asking and kept with it."""
    held = known.__dict__.get("_index")
    if held is None:
        held = known.__dict__["_index"] = KnownIndex(known)
    assert isinstance(held, KnownIndex)
    return held
