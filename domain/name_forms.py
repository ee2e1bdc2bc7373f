"""The ways one person's name is written in records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.fold import fold
from domain.ordinary_words import ORDINARY, words
from domain.people import Person

TITLES = words("mr mrs ms miss mx dr doctor prof professor rev revd reverend sir dame lady lord cllr")
RANKS = words("pc wpc dc ds di dci dsu sgt insp")
STATIONS = words("ps pcso sister nurse matron")
"""Titles in a key that in a text are often no title: they never become part of the name there."""
_AFTER = words("jr jnr snr sr obe mbe phd md frcp frcs rgn rmn")
_PARTICLES = words("van von der den de da das dos du del della di la le el al bin ibn ap ab st mac mc o d")
_NOT_NAMES = frozenset(("unknown", "not known", "none", "n/a", "na", "tbc", "withheld", "anonymous"))
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[(\[\"“]([^)\]\"”]*)[)\]\"”]|(?<!\w)['‘]([^'’]+)['’](?!\w)")

COMMA = ","


@dataclass(frozen=True, slots=True)
class Form:
    """One way a name is written: its plain words in order (a `,` where a comma must stand).

    `led_by_surname`: titles and initials before it belong to it. `alone`: one part of the name on its own.
    `capitals` is what the text must show: "any", "some" (a capital first) or "all". `mail` counts only in an
    e-mail address or a user name. `word` is a form that may be an ordinary word or an abbreviation, `answered` one the
    author has said to be one. `role` is what the person is.
    """

    words: tuple[str, ...]
    code: str
    why: str
    led_by_surname: bool = False
    alone: bool = False
    asked: bool = False
    capitals: str = "any"
    mail: bool = False
    title: str = ""
    initials: str = ""
    word: bool = False
    answered: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name taken apart; each word is the plain words within it (Smith-Jones is two)."""

    title: str
    given: tuple[tuple[str, ...], ...]
    surname: tuple[tuple[str, ...], ...]


def forms_of(person: Person) -> Iterator[Form]:
    """Every way the records may write this person's real name and other names; may repeat itself."""
    for text in (person.name, *_asides(person.name)):
        for form in _forms(text, person.code, "name"):
            yield replace(form, role=person.role) if form.alone else form
    for text in person.other_names:
        for form in _forms(text, person.code, "other name"):
            yield replace(form, role=person.role) if form.alone else form


def _asides(name: str) -> list[str]:
    return [found[1] or found[2] for found in _ASIDE.finditer(name)]


def _forms(text: str, code: str, kind: str) -> Iterator[Form]:
    plain = " ".join(_ASIDE.sub(" ", text).split())
    if fold(plain).text.strip(" .") in _NOT_NAMES:
        return
    parts = _take_apart(plain)
    written = [*parts.given, *parts.surname]
    if not written:
        return
    if len(written) == 1 and not parts.title:
        yield from _one_word(plain, written[0], code, kind)
        return
    if parts.title and len("".join(map(_joined, written))) == 1:
        yield Form((parts.title, _joined(written[0])), code, kind)
        return
    if all(len(part) == 1 for word in written for part in word):
        yield from _initials(written, code)
        return
    yield from _surname(parts, code)
    if parts.given:
        yield from _whole(parts, code, kind)
        first = parts.given[0]
        if len(_joined(first)) > 1:
            yield _part(first, code, "first name", parts)


def _take_apart(name: str) -> _Parts:
    if name.count(",") == 1 and (sides := name.split(",")) and fold(sides[1]).text.strip(" .") not in _AFTER:
        name = f"{sides[1]} {sides[0]}"
    plain = [tuple(_WORD.findall(fold(word).text)) for word in re.split(r"[\s,]+|(?<=\w\.)(?=\w)", name)]
    plain = [word for word in plain if word and word[0] != "nee"]
    title = ""
    while plain and _joined(plain[0]) in TITLES | RANKS | STATIONS:
        title = title or plain[0][0]
        plain.pop(0)
    while len(plain) > 1 and _joined(plain[-1]) in _AFTER:
        plain.pop()
    if not plain:
        return _Parts(title, (), ())
    first = len(plain) - 1
    while first > (0 if title else 1) and _joined(plain[first - 1]) in _PARTICLES:
        first -= 1
    return _Parts(title, tuple(plain[:first]), tuple(plain[first:]))


def _one_word(plain: str, word: tuple[str, ...], code: str, kind: str) -> Iterator[Form]:
    letters = _joined(word)
    if len(letters) == 1:
        yield Form((letters,), code, "initial", alone=True, asked=True, capitals="all", word=True)
    elif len(letters) <= 3 and plain.isupper():
        yield Form(word, code, kind, alone=True, capitals="all", word=True)
        if len(word) > 1:
            yield Form((letters,), code, kind, alone=True, capitals="all", word=True)
    else:
        yield _part(word, code, kind, _Parts("", (), (word,)))
        if len(word) > 1:
            yield Form((letters,), code, kind, alone=True)


def _initials(words: list[tuple[str, ...]], code: str) -> Iterator[Form]:
    letters = tuple(part for word in words for part in word)
    yield Form(letters, code, "initials", alone=True, capitals="all", word=True)
    yield Form(("".join(letters),), code, "initials", alone=True, capitals="all", word=True)


def _surname(parts: _Parts, code: str) -> Iterator[Form]:
    whole = _flat(parts.surname)
    if _joined(whole) == "" or len(_joined(whole)) == 1:
        return
    yield _part(whole, code, "surname", parts)
    if len(whole) > 1:
        yield _part(("".join(whole),), code, "surname", parts)
        barrels = [word for word in parts.surname if _joined(word) not in _PARTICLES]
        pieces = [piece for word in barrels for piece in word if len(piece) > 2 and piece not in _PARTICLES]
        for piece in pieces:
            form = _part((piece,), code, "part of the surname", parts)
            yield replace(form, asked=form.asked or len(pieces) > 1)
    last = whole[-1]
    if len(last) > 2 and _joined(whole) not in ORDINARY:
        many = "es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s"
        yield Form((*whole[:-1], last + many), code, "the family's name", alone=True, asked=True, capitals="some")


def _whole(parts: _Parts, code: str, kind: str) -> Iterator[Form]:
    why = "full name" if kind == "name" else kind
    surname = _flat(parts.surname)
    first = parts.given[0]
    for given in {_flat(parts.given), *parts.given}:
        if len(_joined(given)) > 1:
            yield Form((*given, *surname), code, why)
            yield Form((*surname, COMMA, *given), code, why)
            yield Form((*surname, *given), code, why)
            yield Form((_joined(given) + _joined(surname),), code, why)
    letter = _joined(first)[0]
    yield Form((*surname, COMMA, letter), code, why)
    yield Form((*surname, letter), code, why)
    for user in (letter + _joined(surname), _joined(surname) + letter, _joined(surname) + _joined(first)):
        yield Form((user,), code, "user name", mail=len(user) < 6)


def _part(words: tuple[str, ...], code: str, why: str, parts: _Parts) -> Form:
    """One part of a name standing alone: asked when it is an ordinary word or very short."""
    letters = _joined(words)
    doubtful = letters in ORDINARY or len(letters) < 3
    return Form(
        words,
        code,
        why,
        led_by_surname=why != "first name",
        alone=True,
        asked=doubtful,
        capitals="some" if doubtful else "any",
        title=parts.title,
        initials="".join(_joined(word)[0] for word in parts.given),
        word=doubtful,
    )


def _flat(words: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word)


def _joined(word: tuple[str, ...]) -> str:
    return "".join(word)
