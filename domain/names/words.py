"""The words of a key's names, and which words of a text may stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from domain.fold import Folded
from domain.names.forms import Form
from domain.names.ordinary_words import ABBREVIATIONS, ORDINARY
from domain.names.parts import RANKS, TITLES
from domain.names.slips import Slips
from domain.names.tree import Liberty
from domain.names.variants import APART, Likely, nicknames, respelt
from domain.names.word_lists import listed

SLIP, FAMILIAR, SPELLING = "slip of", "familiar form of", "spelling of"
_LEAST = 4
"""Letters of the shortest name looked for with a slip, and only beside the rest of it; alone it takes one more."""
_KEPT = 50_000
_FIGURE = re.compile(r"[0134578](?<=[a-z].)(?=[a-z])")
_WITH_FIGURES = re.compile(r"[a-z0-9]{1,40}$")
_FIGURES_ON = re.compile(r"[a-z0-9]{1,40}")
_AS_LETTERS = str.maketrans("0134578", "oleastb")
_AS_LETTERS_TOO = str.maketrans("1", "i")
_BROKEN = re.compile(r"-[ \t\r]{0,4}\n[ \t>|]{0,40}([^\W\d_]{1,40})(?![^\W\d_])")
_APOSTROPHE = re.compile(r"'(?<=[odm].)(?<![^\W\d_]..)[^\W\d_]{4,40}(?![^\W\d_])")
_BEFORE_BREAK = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}$")
_HEAD = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,20})([ ']{1,2}|[ \t\r]{0,4}\n[ \t>]{0,20})$")
_SPLIT_OFF = frozenset(("mc", "mac", "m", "o", "d", "fitz", "van", "de", "di", "le", "la", "st", "al", "el", "ap"))


class NameWords:
    """What a word of a text may stand for. Built when first asked, so that typing does not wait for it; what it has
    answered it keeps. `answered` are words the author has said to be none."""

    def __init__(self, forms: Iterable[Form], answered: frozenset[str]) -> None:
        self._forms = tuple(forms)
        self._answered = answered
        self._seen: dict[str, tuple[Liberty, ...]] = {}

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(
            word for form in self._forms for word in form.words[slice(*form.given)] if form.given[1] and len(word) > 1
        )

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word of the key's names but for user names and plurals."""
        return frozenset(
            word for form in self._forms if form.why not in ("user name", "the family's name", "initials", "initial")
            for word in form.words
        )  # fmt: skip

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(form.words[0] for form in self._forms if len(form.words) == 1 and form.alone)

    @cached_property
    def _together(self) -> frozenset[str]:
        return frozenset(form.words[0] for form in self._forms if len(form.words) == 1 and not form.alone)

    @cached_property
    def _others(self) -> dict[str, tuple[Liberty, ...]]:
        """Familiar forms and other spellings of the key's names, by the word of the text."""
        found: dict[str, dict[str, Liberty]] = {}
        for name in sorted(self.known):
            for other in respelt(name) if len(name) > 2 else ():
                beside = other in ORDINARY or other in listed("english")
                found.setdefault(other, {})[name] = Liberty(name, SPELLING, beside=beside)
        for name in sorted(self._given):
            for other, likely in nicknames(name).items():
                beside = likely is Likely.BESIDE
                liberty = Liberty(name, FAMILIAR, likely is Likely.SURE, beside, apart=beside or other in APART)
                found.setdefault(other, {}).setdefault(name, liberty)
        for other in ABBREVIATIONS & found.keys():
            found[other] = {name: liberty._replace(beside=True) for name, liberty in found[other].items()}
        return {other: tuple(names.values()) for other, names in found.items()}

    @cached_property
    def _slips(self) -> Slips:
        return Slips(word for word in self.known if len(word) >= _LEAST)

    @cached_property
    def _tails(self) -> dict[str, frozenset[str]]:
        """The second halves of the key's longer words, each with the first halves that go before it."""
        tails: dict[str, set[str]] = {}
        english = listed("english")
        apart = {"".join(form.words) for form in self._forms if len(form.words) > 1}
        for word in self.known - self._together - apart:
            if len(word) < 5:
                continue
            for place in range(1, len(word) - 2):
                head, tail = word[:place], word[place:]
                if head in ("mc", "mac"):
                    tails.setdefault(tail, set()).update(("mc", "mac", "m"))
                elif head in _SPLIT_OFF or (place > 1 and tail not in english):
                    tails.setdefault(tail, set()).add(head)
        return {tail: frozenset(heads) for tail, heads in tails.items()}

    def stands_for(self, word: str) -> tuple[Liberty, ...]:
        """The words of the key that a word of a text, in plain letters, may stand for, itself left out."""
        kept = self._seen.get(word)
        if kept is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            kept = self._seen[word] = self._found(word)
        return kept

    def _found(self, word: str) -> tuple[Liberty, ...]:
        found = list(self._others.get(word, ()))
        if len(word) >= _LEAST and word not in self.known:
            found += self._run_together(word)
            if not found:
                found += self._slipped(word)
        if word in self.known or word in self._answered:
            found = [liberty._replace(beside=True) for liberty in found]
        return tuple(found)

    def _slipped(self, word: str) -> list[Liberty]:
        near = self._slips.of(word)
        if not near:
            return []
        english = word in listed("english")
        if english:
            near = tuple(name for name in near if len(name) > _LEAST)
        apart = word in listed("first_names")
        return [Liberty(name, SLIP, beside=english, english=english, apart=apart) for name in sorted(near)]

    def _run_together(self, word: str) -> list[Liberty]:
        """A title and a name, or a familiar form and a surname, written as one word."""
        if len(word) < 5:
            return []
        found = []
        for place in range(2, min(len(word) - 2, 10)):
            head, tail = word[:place], word[place:]
            if head in TITLES | RANKS and tail in self._alone:
                found.append(Liberty(tail, "title and", title=head))
            elif head in self._others:
                found += [
                    Liberty(whole, other.how) for other in self._others[head]
                    if (whole := other.word + tail) in self._together
                ]  # fmt: skip
        return found

    def unbroken(self, plain: Folded) -> Folded:
        """The text with names that are broken over lines, or written with figures for letters, made whole."""
        text = plain.text
        if _FIGURE.search(text) is not None:
            plain = self._with_letters(plain)
            text = plain.text
        cuts = {}
        if "-" in text and "\n" in text:
            for broken in _BROKEN.finditer(text):
                before = _BEFORE_BREAK.search(text, max(0, broken.start() - 41), broken.start())
                if before is not None and self._is_broken(before[0] + broken[1]):
                    cuts[broken.start()] = broken.start(1)
        if "'" in text:
            for found in _APOSTROPHE.finditer(text):
                whole = text[found.start() - 1] + found[0][1:]
                if whole not in self.known and any(each.how == SLIP for each in self.stands_for(whole)):
                    cuts[found.start()] = found.start() + 1
        return plain.without(sorted(cuts.items())) if cuts else plain

    def is_tail(self, word: str) -> bool:
        """Whether a word may be the second half of a name of the key that is written apart."""
        return word in self._tails

    def together(self, plain: Folded, present: set[str]) -> Folded:
        """The text with names that are written apart made one: Mc Donald, Mary Anne. `present` are words in it."""
        cuts: dict[int, int] = {}
        for tail in present & self._tails.keys():
            cuts.update(self._apart(plain.text, tail))
        return plain.without(sorted(cuts.items())) if cuts else plain

    def _is_broken(self, whole: str) -> bool:
        """Whether a word with a hyphen at the end of a line is a name of the key, or a slip of one."""
        if len(whole) < _LEAST or whole in self.known:
            return len(whole) >= _LEAST
        return whole not in listed("english") and any(each.how == SLIP for each in self.stands_for(whole))

    def _apart(self, text: str, tail: str) -> Iterator[tuple[int, int]]:
        """The gaps before this word where the word before it is the first half of a name of the key."""
        heads = self._tails[tail]
        at = text.find(tail)
        while at >= 0:
            if at and text[at - 1] in " '\n>\t":
                before = _HEAD.search(text, max(0, at - 44), at)
                end = at + len(tail)
                if before is not None and before[1] in heads and not text[end : end + 1].isalpha():
                    yield before.start(2), at
            at = text.find(tail, at + len(tail))

    def _is_a_word(self, word: str) -> bool:
        return word in self.known or word in ORDINARY or word in listed("english")

    def _with_letters(self, plain: Folded) -> Folded:
        """Figures that stand for letters of a name of the key put back: Sm1th. No letter changes its place."""

        text = plain.text
        for figure in _FIGURE.finditer(text):
            before = _WITH_FIGURES.search(text, max(0, figure.start() - 30), figure.end())
            after = _FIGURES_ON.match(text, figure.end())
            if before is None or after is None:
                continue
            start, end = before.start(), after.end()
            word = text[start:end]
            for whole in (word.translate(_AS_LETTERS), word.translate(_AS_LETTERS_TOO).translate(_AS_LETTERS)):
                if whole != word and len(whole) > 3 and whole in self.known:
                    text = text[:start] + whole + text[end:]
        return plain if text is plain.text else plain.changed(text)
