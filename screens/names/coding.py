"""The names in a text while it is typed: which became codes, which are asked about, what was answered. No widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os.path import commonprefix

from domain.identifiers.hits import Hit
from domain.line.draft import Known
from domain.names.code_words import CodeWord, CodeWords
from domain.names.finding import Finder, Looking
from domain.strangers import Stranger, Strangers

_NEXT_WORD_OPEN = re.compile(r",?\s*(?:(?:&|and)\s+)?[\w-]*")
_BEHIND_AT = re.compile(r"[\w.+'-]*@[\w.-]*")
_ADDRESS_OPEN = re.compile(r"[\w.+'-]*@[\w.-]*|[._+-](?:\w[\w.+-]*)?")
"""What an e-mail address may go on with: it has one code, when it has ended."""
_BETWEEN = re.compile(r"[\s'’.-]+")
_WRITE = re.compile(r": write the code if it is[^.]*\.$")
PASSES = 4
"""How often a text is looked at again after names in it were coded."""
SAMPLES = (
    "call at 9.30 about pills, Mr Nobody said; told Norman Nobody on 3/3/24", "tel 07700 900123",
    "NHS 943 476 5919 LS1 4AB",
)
"""Made-up texts with something of each kind that is looked for."""
MANY = 3
"""People a name may be of who are all named when it is asked about."""
KEPT = 16
"""Texts whose names are remembered: the line, the boxes of a form, and what is read from them."""


@dataclass(slots=True)
class Name:
    """A name at `start` of a text: of `choices`, the first as typed, the one at `at` is to stand there; `was` does."""

    start: int
    choices: tuple[str, ...]
    at: int = 0
    was: str = ""

    def __post_init__(self) -> None:
        self.was = self.shown

    @property
    def typed(self) -> str:
        """As it was typed."""
        return self.choices[0]

    @property
    def shown(self) -> str:
        """What is to stand in the text."""
        return self.choices[self.at]

    @property
    def end(self) -> int:
        """Where that ends."""
        return self.start + len(self.shown)


class KeyNames:
    """The names of a case's key, ready to be looked for in what is typed. Shared by the texts of a screen."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.finder = Finder(known.people, known.terms)
        names = [name for person in known.people for name in (person.name, *person.other_names)]
        self._names = [tuple(_BETWEEN.split(name.casefold().strip())) for name in names if name]
        self._found: dict[str, list[Hit]] = {}
        self.code_words = CodeWords(known.people, known.terms | known.codes_meant)
        self._strangers: Strangers | None = None
        self._identifiers: Looking | None = None

    def knows(self, known: Known) -> bool:
        """Whether these are the names of this key, with the answers given and what the strangers lean on."""
        return _leans_on(self.known) == _leans_on(known)

    def hits(self, text: str) -> list[Hit]:
        """The names in a text, looked for once."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= KEPT:
                del self._found[next(iter(self._found))]
            found = self._found[text] = self.finder.names_in(text)
        return found

    def others(self, text: str) -> list[Hit]:
        """What else in a text tells who somebody is: told, never changed."""
        if self._identifiers is None:
            from domain.identifiers.finding import Identifiers

            self._identifiers = Identifiers(self.known.people, self.known.family, self.known.record_numbers)
        return self._identifiers.find(text)

    @property
    def strangers(self) -> Strangers:
        """Who looks for names of nobody in the key."""
        if self._strangers is None:
            said = (f"{source.name} {source.description}" for source in self.known.sources)
            self._strangers = Strangers(self.finder, self.known.people, self.known.terms, said)
        return self._strangers

    def asks(self, text: str) -> bool:
        """Whether a name stands in a text that is not coded, or is nobody's of the key."""
        return bool(self.finder.names_in(text)) or bool(self.strangers.in_text(text))

    def warm(self) -> None:
        """Load what a pause in the typing needs: at the first pause it would hold up a key. From any thread."""
        for text in SAMPLES:
            self.finder.names_in(text)
            self.strangers.in_text(text)
            self.others(text)

    def may_go_on(self, text: str, hit: Hit, cursor: int) -> bool:
        """Whether what stands from here to the cursor may still become a longer name."""
        if hit.is_part and _NEXT_WORD_OPEN.fullmatch(text, hit.end, cursor):
            return True
        address = _ADDRESS_OPEN if hit.is_part or "@" in hit.matched else _BEHIND_AT
        if address.fullmatch(text, hit.end, cursor):
            return True
        words = _BETWEEN.split(text[hit.start : cursor].casefold())
        *whole, last = words
        return any(
            len(name) > len(whole) and list(name[: len(whole)]) == whole and name[len(whole)].startswith(last)
            and (len(name) > len(words) or name[len(whole)] != last)
            for name in self._names
        )


def _leans_on(known: Known) -> tuple[object, ...]:
    return known.people, known.terms, known.codes_meant, known.sources, known.family, known.record_numbers


class Coding:
    """The names of one text as it is typed. `left` are those the author wants as they were typed."""

    def __init__(self, names: KeyNames, left: set[str] | None = None) -> None:
        self.names = names
        self.left: set[str] = set() if left is None else left
        self.told = ""
        self._text = ""
        self._coded: list[Name] = []
        self._turned: tuple[str, int, Name] | None = None

    def fresh(self) -> None:
        """Another text begins."""
        self.left.clear()
        self.told, self._text = "", ""
        self._coded.clear()

    # What is certain

    def certain(self, text: str) -> list[Hit]:
        """The names that become codes unasked."""
        return [hit for hit in self.names.hits(text) if hit.certain and not self._is_left(hit)]

    def behind(self, text: str, cursor: int, begins: int = 0) -> tuple[str, int] | None:
        """The text with the names that have just ended before the cursor as codes, and where the cursor goes.

        None when nothing has to change. A name that may go on ("Ann" of "Ann Lee") waits for its next word, and so
        does a part of a name, which the next word may show to be another's ("Smith Street", "Ann Brown"). Only the
        paragraph of the cursor is looked at, and of that nothing before `begins`.
        """
        self.follow(text)
        if not cursor or text[cursor - 1].isalnum():
            return None
        start = max(begins, text.rfind("\n", 0, cursor) + 1)
        end = text.find("\n", cursor)
        line, at = text[start : None if end < 0 else end], cursor - start
        hits = [hit for hit in self.certain(line) if hit.end < at and not self.names.may_go_on(line, hit, at)]
        if not hits:
            return None
        new = self._write(text, hits, start)
        return new, cursor + len(new) - len(text)

    def whole(self, text: str, begins: int = 0) -> str:
        """The text with every certain name behind `begins` as its code.

        A code makes the words beside it clearer ("Ann Lee Patel" is "SW1 Patel" first): those are looked at again.
        """
        self.follow(text)
        told = []
        for _ in range(PASSES):
            hits = self.certain(text[begins:])
            if not hits:
                break
            text = self._write(text, hits, begins)
            told.append(self.told)
        if told:
            self.told = "; ".join(dict.fromkeys(told))
        return text

    def _write(self, text: str, hits: Sequence[Hit], offset: int) -> str:
        for hit in reversed(hits):
            start, end = hit.start + offset, hit.end + offset
            name = Name(start, (text[start:end], hit.written), 1)
            text = text[:start] + name.shown + text[end:]
            self._shift(end, len(name.shown) - (end - start))
            self._coded.append(name)
        self._text = text
        self.told = told_coded((hit.matched, hit.written) for hit in hits)
        return text

    # What the author makes of them

    def turn(self, text: str, cursor: int) -> tuple[str, int] | None:
        """The text with the next of what may stand for the name before the cursor, and where the cursor goes.

        After a code comes the next person's, after the last the name as it was typed, to be left so. None when there
        is no name before the cursor, nor after it.
        """
        self.follow(text)
        # Pressed again at once it is the same name, whatever its turning makes of the words about it.
        again = self._turned is not None and self._turned[:2] == (text, cursor)
        name = self._turned[2] if again and self._turned is not None else self._nearest(text, cursor)
        if name is None:
            return None
        end = name.end
        name.at = (name.at + 1) % len(name.choices)
        low = name.typed.casefold()
        if name.at:
            self.left.discard(low)
            self.told = told_coded([(name.typed, name.shown)])
        else:
            self.left.add(low)
            self.told = f"“{name.typed}” is left as typed"
        if name not in self._coded:
            self._coded.append(name)
        self._text = text[: name.start] + name.shown + text[end:]
        shift = len(self._text) - len(text)
        for each in self._coded:
            if each is not name and each.start >= end:
                each.start += shift
        at = cursor + shift if cursor >= end else min(cursor, name.end)
        self._turned = (self._text, at, name)
        return self._text, at

    def _nearest(self, text: str, cursor: int) -> Name | None:
        """The name before the cursor, else the first behind it."""
        found = self.all_in(text)
        return next((each for each in reversed(found) if each.start < cursor), found[0] if found else None)

    def follow(self, text: str) -> None:
        """The text is now this: the names in it move along, and one that was written over is none any more."""
        if text == self._text:
            return
        if self._coded:
            before = len(commonprefix((self._text, text)))
            room = min(len(self._text), len(text)) - before
            after = 0
            while after < room and self._text[-1 - after] == text[-1 - after]:
                after += 1
            shift = len(text) - len(self._text)
            kept = [each for each in self._coded if each.end <= before or each.start >= len(self._text) - after]
            for each in kept:
                if each.end > before:
                    each.start += shift
            self._coded = [each for each in kept if text[each.start : each.end] == each.shown]
        self._text = text

    def _shift(self, end: int, by: int) -> None:
        for each in self._coded:
            if each.start >= end:
                each.start += by

    def all_in(self, text: str) -> list[Name]:
        """The names of the text in order: those that were coded, and those that are asked about."""
        self.follow(text)
        asked = [Name(hit.start, (hit.matched, *may_be(hit))) for hit in self.asked(text)]
        for each in self._coded:
            each.was = each.shown
        return sorted([*self._coded, *asked], key=lambda name: name.start)

    def rewrite(self, text: str, names: Sequence[tuple[Name, bool]]) -> str:
        """The text with what is chosen for each of these names of it, each with whether it was answered."""
        pieces: list[str] = []
        read_to = shift = 0
        self._coded = []
        for name, answered in sorted(names, key=lambda each: each[0].start):
            pieces += (text[read_to : name.start], name.shown)
            read_to = name.start + len(name.was)
            name.start += shift
            shift += len(name.shown) - len(name.was)
            name.was = name.shown
            if answered:
                self._coded.append(name)
                (self.left.discard if name.at else self.left.add)(name.typed.casefold())
        self._text = "".join((*pieces, text[read_to:]))
        return self._text

    # What there is to show and to say

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where codes stand that were written for names."""
        self.follow(text)
        return sorted((each.start, each.end) for each in self._coded if each.at)

    def asked(self, text: str) -> list[Hit]:
        """The names that were left because they may be nobody's, or another's."""
        return [hit for hit in self.names.hits(text) if hit.asked and not self._is_left(hit)]

    def questions(self, text: str, key: str) -> list[str]:
        """A sentence for each of them; `key` writes the code."""
        return list(dict.fromkeys(_asked(hit, key) for hit in self.asked(text)))

    def also(self, text: str, key: str, begins: int = 0) -> list[str]:
        """A sentence for each code behind `begins` that may be a word, and each name that is nobody's; `key`
        answers."""
        rest = text[begins:]
        said = [f"{word.question} {key} answers, for the whole case." for word in self.names.code_words.find(rest)]
        said += [
            f"“{each.matched}” is nobody of the key; {key} adds them, or says it is no name."
            for each in self.strangers(rest)
        ]
        return list(dict.fromkeys(said))

    def identifiers(self, text: str, begins: int = 0) -> list[str]:
        """A sentence for whatever else behind `begins` tells who somebody is: numbers, addresses, dates of birth."""
        return list(dict.fromkeys(hit.question for hit in self.names.others(text[begins:])))

    def strangers(self, text: str) -> list[Stranger]:
        """The names of nobody in the key, but those to be left as typed."""
        return [each for each in self.names.strangers.in_text(text) if each.matched.casefold() not in self.left]

    def unsure(self, text: str, cursor: int, begins: int = 0) -> CodeWord | Stranger | None:
        """What is asked about and answered for the whole case, when it is what the cursor is at: a code that may be a
        word, a name of nobody. None when a name of the key is nearer before the cursor, or nothing is asked.
        """
        rest = text[begins:]
        found = [*self.names.code_words.find(rest), *self.strangers(rest)]
        if not found:
            return None
        at = cursor - begins
        nearest = max((each for each in found if each.start < at), key=lambda each: each.start, default=None)
        name = self._nearest(text, cursor)
        if nearest is None:
            return None if name is not None else min(found, key=lambda each: each.start)
        return nearest if name is None or name.start >= cursor or name.start < nearest.start + begins else None

    def _is_left(self, hit: Hit) -> bool:
        return hit.matched.casefold() in self.left


def _asked(hit: Hit, key: str) -> str:
    if len(hit.codes) > MANY:
        return f"“{hit.matched}” may be one of {len(hit.codes)} people; {key} goes through them."
    return _WRITE.sub(f"; {key} writes the code.", hit.question)


def may_be(hit: Hit) -> tuple[str, ...]:
    """What may stand in the place of a name that is asked about: the code of each person it may be."""
    return tuple(replace(hit, code=code).written for code in hit.codes or (hit.code,))


def told_coded(pairs: Iterable[tuple[str, str]]) -> str:
    """What was coded, in words: "Jane Smith is SW1; Sal is SW2"."""
    return "; ".join(dict.fromkeys(f"{typed} is {code}" for typed, code in pairs))


def with_codes(text: str, hits: Iterable[Hit]) -> str:
    """The text with these names as their codes."""
    pieces: list[str] = []
    read_to = 0
    for hit in hits:
        pieces += (text[read_to : hit.start], hit.written)
        read_to = hit.end
    return "".join((*pieces, text[read_to:]))
