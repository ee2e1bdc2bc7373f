"""Real names in text: found and coded as they are typed, and looked for in what leaves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from domain.fold import Folded, fold
from domain.hits import Coded as Coded
from domain.hits import Hit as Hit
from domain.hits import merged
from domain.name_doubts import another_may_be_meant, is_a_place, of_the_family, title_fits
from domain.name_forms import COMMA, RANKS, TITLES, Form, forms_of
from domain.ordinary_words import MONTHS
from domain.people import Person
from domain.quoted import with_quoted

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s'`_.,-]{1,40}")
_TITLE = "|".join(sorted(TITLES | RANKS, key=len, reverse=True))
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?:(?P<title>{_TITLE})\b[.\s]{{1,40}})?(?P<initials>(?:[^\W\d_](?:\.\s{{0,40}}|\s{{1,40}})){{0,3}})$"
)
_MAIL_BEFORE = re.compile(r"[\w.+'-]{0,64}$")
_MAIL_AFTER = re.compile(r"[\w.+'-]{0,64}@[\w.-]{0,250}\w")
_MIDDLE = re.compile(r"\s{1,40}(?:[^\W\d_a-z][\w'’-]*\.?\s{1,40}){0,2}")
_DAY_BEFORE = re.compile(r"(?<![\d/.-])\d{1,2}(?:st|nd|rd|th)?[\s/.-]{0,3}(?:of\s)?$")
_YEAR_AFTER = re.compile(r"[\s/.,'-]{1,2}(?:19|20)?\d\d\b")
_SURNAME = frozenset(("surname", "part of the surname"))
_PARTS = _SURNAME | {"first name", "name", "other name"}
_FEW = 24


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


class Looking(Protocol):
    """What looks for other things than names in a text: `domain.identifiers.Identifiers`."""

    def find(self, text: str) -> list[Hit]:
        """Every hit in the text, in order, none overlapping."""


class Finder:
    """Finds the real names of a case's people in any text: whole words, any capitals, longest first.

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
        answered = {fold(term).text.strip() for term in terms}
        self._root = _Node()
        for person in known:
            for form in dict.fromkeys(forms_of(person)):
                if form.word and (" ".join(form.words) in answered or "".join(form.words) in answered):
                    form = replace(form, answered=True)
                self._add(form)
        self._roots = frozenset(self._root.next)
        self._codes = self._passed = None
        whose = {code: person for person in known for code in (*person.former_codes, person.code) if len(code) > 1}
        # A code that is its owner's real name (Margaret, before she became M1) lets no name through.
        codes = {code for code, person in whose.items() if not self._own_name(code, person)}
        self._codes = _any_of(whose)
        self._passed = _any_of({*codes, *_phrases(terms)})

    def _own_name(self, code: str, person: Person) -> str:
        """What in a code, present or former, is its owner's real name; "" when nothing is, or the board gave it so."""
        if person.given_by_board and code == person.code:
            return ""
        return next((hit.matched for hit in self.names_in(code) if not hit.asked and person.code in hit.codes), "")

    def _add(self, form: Form) -> None:
        node = self._root
        for word in form.words:
            node = node.next.setdefault(word, _Node())
        node.forms.append(form)

    def find(self, text: str) -> list[Hit]:
        """Every real name in the text, in order, none overlapping; and every other identifier, if it was made so."""
        names = self.names_in(text)
        return names if self._identifiers is None else merged(names, self._identifiers.find(text))

    def names_in(self, text: str) -> list[Hit]:
        """Every real name in the text, in order, none overlapping."""
        plain = fold(text)
        present = self._roots.intersection(_WORD.findall(plain.text))
        if not present:
            return []
        hits: list[Hit] = []
        reached = 0
        for start in _places(plain.text, present):
            if start < reached:
                continue
            found = self._longest(text, plain, start, reached)
            if found is not None:
                reached, hit = found
                hits.append(hit)
        return with_quoted(text, _rejoined(text, self._outside_codes(text, hits))) if hits else hits

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

    def codes_in(self, text: str) -> list[tuple[int, int]]:
        """Where codes of the key stand, as (start, end), in order."""
        return [(found.start(), found.end()) for found in self._codes.finditer(text)] if self._codes else []

    def answer(self, term: str) -> str:
        """Why a word may not be answered to be no name: it is a name of the key that is no ordinary word. "" when it
        may."""
        plain = fold(term).text
        whole = tuple(_WORD.findall(plain))
        if len(whole) > 1 and is_a_place(whole[-1]):
            return ""
        for hit in self.names_in(term if not term.islower() else term.title()):
            forms = [form for _, found in _walk(self._root, hit.matched, fold(hit.matched), 0) for form in found]
            if len(whole) > 1 or not forms or not all(form.word for form in forms if form.words == whole):
                who = " or ".join(hit.codes)
                return (
                    f"“{hit.matched}” is a name of {who} in the key, so it is looked for in all that leaves. Write the"
                    f" code where it is {who}; add whoever else bears it to the key."
                )
        return ""

    def _longest(self, text: str, plain: Folded, start: int, floor: int) -> tuple[int, Hit] | None:
        """The longest name beginning at this plain place, as (plain end, hit)."""
        for end, forms in sorted(_walk(self._root, text, plain, start), key=lambda found: -found[0]):
            hit = _hit(text, plain, start, end, forms, floor)
            if hit is not None:
                return end, hit
        return None

    def _outside_codes(self, text: str, hits: list[Hit]) -> list[Hit]:
        if self._passed is None:
            return hits
        codes = [(found.start(), found.end()) for found in self._passed.finditer(text)]
        if not codes:
            return hits
        kept: list[Hit] = []
        at = 0
        for hit in hits:
            while at < len(codes) and codes[at][1] <= hit.start:
                at += 1
            if not (at < len(codes) and codes[at][0] <= hit.start and hit.end <= codes[at][1]):
                kept.append(hit)
        return kept


def name_in_code(person: Person) -> str:
    """Why this person's code will not do: it is, or holds, a real name of theirs. "" when it does not."""
    name = Finder([replace(person, former_codes=())])._own_name(person.code, person)
    if not name:
        return ""
    return (
        f"The code {person.code} holds a real name of this person (“{name}”), and codes leave the case. Give another, "
        "such as the letters of the role and a number: SW1. A reference name of the board's own may stay, if the key "
        "says that the board gave it."
    )


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


def _places(plain: str, present: frozenset[str]) -> Iterator[int]:
    """Where any of the words present begins; a few are found fastest by one pattern, many by going word by word."""
    if len(present) <= _FEW:
        for found in _pattern(present).finditer(plain):
            yield found.start()
    else:
        for found in _WORD.finditer(plain):
            if found[0] in present:
                yield found.start()


@lru_cache(maxsize=64)
def _pattern(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(sorted(words))})(?![^\W\d_])")


def _walk(node: _Node, text: str, plain: Folded, at: int) -> Iterator[tuple[int, list[Form]]]:
    """Each place a known name that begins at `at` may end, with its forms."""
    word = _WORD.match(plain.text, at)
    if word is None or (after := node.next.get(word[0])) is None:
        return
    end = word.end()
    if after.forms:
        yield end, after.forms
    yield from _onward(after, text, plain, end, len(word[0]))


def _onward(
    node: _Node, text: str, plain: Folded, end: int, length: int, skipped: int = 0
) -> Iterator[tuple[int, list[Form]]]:
    if not node.next or (gap := _GAP.match(plain.text, end)) is None:
        return
    between = gap[0]
    if "," in between:
        if between.strip() != "," or (after := node.next.get(COMMA)) is None:
            return
        node = after
    elif ("." in between and between != "." and length > 1) or between == " - ":
        return
    word = _WORD.match(plain.text, gap.end())
    if word is None:
        return
    letters = word[0]
    initial = len(letters) == 1
    if initial and not (between in (".", "_", "-") or text[plain.place(word.start())].isupper()):
        return
    after = node.next.get(letters)
    if after is not None:
        if after.forms:
            yield word.end(), after.forms
        yield from _onward(after, text, plain, word.end(), len(letters))
    elif initial and skipped < 2:
        yield from _onward(node, text, plain, word.end(), 1, skipped + 1)


def _hit(text: str, plain: Folded, start: int, end: int, forms: list[Form], floor: int) -> Hit | None:
    here, there = plain.place(start), plain.place(end)
    mail = _mail_around(text, here, there)
    forms = [form for form in forms if _counts(form, text, here, there, mail is not None)]
    if not forms or _is_a_month(plain.text, start, end):
        return None
    asked, named, another = all(form.asked for form in forms), False, False
    if mail is not None:
        another = _in_anothers_mail(text[mail[0] : mail[1]], text[here:there], forms)
        here, there = max(mail[0], plain.place(floor)), mail[1]
    elif (before := _BEFORE.search(plain.text, max(floor, start - 120), start)) is not None:
        title, initials = before["title"] or "", _letters(before["initials"])
        if any(form.alone for form in forms):
            if title or (initials and text[plain.place(before.start())].isupper()):
                narrowed = [form for form in forms if _answers_to(form, title, initials)]
                named, another, forms = bool(narrowed), not narrowed, narrowed or forms
                asked = not narrowed
                here = plain.place(before.start())
        elif title:
            here = plain.place(before.start())
    if not (named or another) and mail is None:
        forms = [form for form in forms if not form.answered]
        if not forms:
            return None
    if forms[0].alone and forms[0].why in _PARTS and mail is None and not another:
        at = plain.place(start)
        another = another_may_be_meant(text, at, there, forms, named=named) or (
            not named and any(form.why in _SURNAME and of_the_family(form.code, form.role) for form in forms)
        )
    if forms[0].why == "initials" and "." in text[here:there] and text[there : there + 1] == ".":
        there += 1
    codes = tuple(dict.fromkeys(form.code for form in forms))
    why = "e-mail address" if mail is not None else forms[0].why
    another = another or why == "the family's name"
    part = why if why in _PARTS else ""
    asked = asked or another or len(codes) > 1
    return Hit(here, there, codes[0], text[here:there], why, asked, codes, another, part=part)


def _counts(form: Form, text: str, here: int, there: int, in_mail: bool) -> bool:
    """Whether the text shows what this form needs: its capitals, an address around it."""
    if in_mail:
        return True
    if form.capitals == "all":
        return text[here:there].isupper() and not text[there : there + 1].isdigit()
    return not form.mail and (form.capitals == "any" or text[here].isupper())


def _answers_to(form: Form, title: str, initials: str) -> bool:
    """Whether a surname under this title and these initials is certainly the form's person."""
    if not form.led_by_surname:
        return False
    if initials and form.initials[:1] != initials[0]:
        return False
    return not title or title_fits(form, title)


def _in_anothers_mail(address: str, matched: str, forms: list[Form]) -> bool:
    """Whether an address that holds a part of a name holds letters that are not the person's."""
    if not forms[0].alone:
        return False
    rest = _letters(fold(address.split("@")[0]).text.replace(fold(matched).text, "", 1))
    return bool(rest) and not any(rest == form.initials[: len(rest)] for form in forms)


def _letters(initials: str) -> str:
    return "".join(_WORD.findall(initials))


def _mail_around(text: str, here: int, there: int) -> tuple[int, int] | None:
    """The e-mail address whose first half holds this stretch."""
    after = _MAIL_AFTER.match(text, there)
    if after is None:
        return None
    before = _MAIL_BEFORE.search(text, max(0, here - 64), here)
    return (before.start() if before is not None else here), after.end()


def _is_a_month(plain: str, start: int, end: int) -> bool:
    """Whether a word that is a month stands in a date: beside a figure."""
    if plain[start:end] not in MONTHS:
        return False
    return bool(_DAY_BEFORE.search(plain[max(0, start - 12) : start]) or _YEAR_AFTER.match(plain[end : end + 8]))


def _rejoined(text: str, hits: list[Hit]) -> list[Hit]:
    """First name and surname of one person with an unknown middle name between them, as one hit."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.why == "first name"
            and hit.why in ("surname", "part of the surname")
            and len(both := [code for code in hit.codes if code in last.codes]) == 1
            and _MIDDLE.fullmatch(text, last.end, hit.start)
        ):
            whole = text[last.start : hit.end]
            joined[-1] = Hit(last.start, hit.end, both[0], whole, "full name", False, (both[0],))
        else:
            joined.append(hit)
    return joined
