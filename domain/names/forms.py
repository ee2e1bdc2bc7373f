"""The ways one person's name is written in records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.names.ordinary_words import ABBREVIATIONS, ORDINARY, SHARED
from domain.names.parts import PARTICLES, Parts, Word, beside, flat, is_none, joined, take_apart
from domain.names.parts import RANKS as RANKS
from domain.names.parts import STATIONS as STATIONS
from domain.names.parts import TITLES as TITLES
from domain.people import Person

COMMA = ","


@dataclass(frozen=True, slots=True)
class Form:
    """One way a name is written: its plain words in order (a `,` where a comma must stand).

    `led_by_surname`: titles and initials before it belong to it. `alone`: one part of the name on its own.
    `capitals` is what the text must show: "any", "some" (a capital first), "all", "last" (the last letter), "dotted"
    (all, and a full stop) or "the" (a capital behind the). `mail` counts only in an
    e-mail address or a user name. `word` is a form that may be an ordinary word or an abbreviation, `answered` one the
    author has said to be one. `role` is what the person is. `given` is where its given names stand, as (first, after
    the last). `shared`: a surname that tells nobody apart (Begum, Singh). `lesser`: a half or middle name,
    initials nobody gave: it yields to whoever is called so outright.
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
    given: tuple[int, int] = (0, 0)
    shared: bool = False
    lesser: bool = False


def forms_of(person: Person) -> Iterator[Form]:
    """Every way the records may write this person's real name and other names; may repeat itself."""
    main, others = beside(person.name)
    parts = take_apart(main)
    yield from _in_role(_forms(main, parts, person.code, "name"), person)
    if parts.given:
        yield from _initials_unasked(parts, person.code)
    for text in person.other_names:
        outright, more = beside(text)
        others += [outright, *more] if outright else more
    for text in dict.fromkeys(others):
        apart = take_apart(text)
        yield from _in_role(_forms(text, apart, person.code, "other name"), person)
        if len(apart.written) == 1 and not apart.title and parts.given and not is_none(text) and not is_none(main):
            yield from _with_the_rest(apart.written[0], parts, person.code)


def _in_role(forms: Iterator[Form], person: Person) -> Iterator[Form]:
    for form in forms:
        yield replace(form, role=person.role) if form.alone and person.role else form


def _forms(plain: str, parts: Parts, code: str, kind: str) -> Iterator[Form]:
    written = parts.written
    if not written or is_none(plain):
        return
    if len(written) == 1 and not parts.title:
        yield from _one_word(plain, written[0], code, kind)
        return
    if parts.title and len("".join(map(joined, written))) == 1:
        yield Form((parts.title, joined(written[0])), code, kind)
        return
    if all(len(part) == 1 for word in written for part in word):
        yield from _initials(written, code)
        return
    yield from _surname(parts, code)
    if parts.given:
        yield from _whole(parts, code, "full name" if kind == "name" else kind)
        yield from _given(parts, code)


def _one_word(plain: str, word: Word, code: str, kind: str) -> Iterator[Form]:
    letters = joined(word)
    if len(letters) == 1:
        yield Form((letters,), code, "initial", alone=True, asked=True, capitals="all", word=True)
    elif len(letters) <= 3 and plain.isupper():
        yield Form(word, code, kind, alone=True, capitals="all", word=True)
        if len(word) > 1:
            yield Form((letters,), code, kind, alone=True, capitals="all", word=True)
    else:
        yield _part(word, code, kind, Parts("", (), (word,)))
        if len(word) > 1:
            yield Form((letters,), code, kind, alone=True)


def _initials(words: tuple[Word, ...], code: str) -> Iterator[Form]:
    letters = tuple(part for word in words for part in word)
    yield Form(letters, code, "initials", alone=True, capitals="all", word=True)
    yield Form(("".join(letters),), code, "initials", alone=True, capitals="all", word=True)


def _initials_unasked(parts: Parts, code: str) -> Iterator[Form]:
    """The initials of a full name, that the author has not said are used: always asked, never a usual abbreviation."""
    first = parts.initials[:1]
    surname = "".join(piece[0] for piece in flat(parts.surname) if piece not in PARTICLES or len(parts.surname) == 1)
    prefix = code.rstrip("0123456789 ").casefold()
    for letters in {first + surname, parts.initials + surname, first + surname[:1], parts.initials + surname[:1]}:
        if 2 <= len(letters) <= 5:
            form = Form((letters,), code, "initials", alone=True, asked=True, capitals="all", word=True, lesser=True)
            usual = letters in ABBREVIATIONS or letters == prefix
            if not usual:
                yield form
            dotted = usual or letters[0] in "ai"
            yield replace(form, words=tuple(letters), capitals="dotted" if dotted else "all")


def _surname(parts: Parts, code: str) -> Iterator[Form]:
    whole = flat(parts.surname)
    if len(joined(whole)) < 2:
        return
    yield _part(whole, code, "surname", parts)
    if len(whole) > 1:
        yield _part(("".join(whole),), code, "surname", parts)
        pieces = _pieces(parts)
        for piece in pieces:
            form = _part((piece,), code, "part of the surname", parts)
            yield replace(form, asked=form.asked or len(pieces) > 1)
    last = whole[-1]
    if len(last) > 2:
        many = "es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s"
        word = joined(whole) in ORDINARY
        yield Form(
            (*whole[:-1], last + many), code, "the family's name", alone=True, asked=True,
            capitals="the" if word else "some",
        )  # fmt: skip


def _pieces(parts: Parts) -> list[str]:
    """The names within a surname of several: Smith and Jones of Smith-Jones, Berg of van der Berg."""
    if len(flat(parts.surname)) == 1:
        return []
    barrels = [word for word in parts.surname if joined(word) not in PARTICLES]
    return [piece for word in barrels for piece in word if len(piece) > 2 and piece not in PARTICLES]


def _whole(parts: Parts, code: str, why: str) -> Iterator[Form]:
    surname = flat(parts.surname)
    first = parts.given[0]
    # Whole given names and whole surname stand in any order; parts of them only as they are spoken, or with a comma.
    givens = dict.fromkeys((flat(parts.given), *parts.given, flat(parts.given[:2])))
    for given in givens:
        if len(joined(given)) > 1:
            yield from _ordered(given, surname, code, why)
            yield from _run_together(given, surname, code, why)
    lesser: list[Word] = [(piece,) for word in parts.given for piece in word if len(word) > 1 and len(piece) > 2]
    if len(flat(parts.given)) > 1:
        lesser.append(("".join(flat(parts.given[:2])),))
        lesser.append((joined(first),))
    pieces: list[Word] = [(piece,) for piece in _pieces(parts)]
    if len(pieces) > 1:
        pieces.append(tuple(reversed(flat(tuple(pieces)))))
    if len(surname) > 1:
        pieces.append((joined(surname),))
    for last in pieces:
        yield from _run_together(first, last, code, why)
    for given in dict.fromkeys((*givens, *lesser)):
        for last in dict.fromkeys((*pieces, surname)):
            if len(joined(given)) > 1 and (last != surname or given not in givens):
                yield from _ordered(given, last, code, why, both=False)
    if len(parts.written) == 3:
        yield from _surname_first(parts, code, why)
    yield from _by_letter(parts, surname, code, why)


def _ordered(given: Word, surname: Word, code: str, why: str, *, both: bool = True) -> Iterator[Form]:
    words = all(word in ORDINARY for word in (*given, *surname))
    yield Form((*given, *surname), code, why, given=(0, len(given)))
    behind = len(surname) + 1
    yield Form((*surname, COMMA, *given), code, why, given=(behind, behind + len(given)))
    if both:
        yield Form(
            (*surname, *given), code, why, capitals="some" if words else "any",
            given=(len(surname), len(surname) + len(given)),
        )  # fmt: skip


def _run_together(given: Word, surname: Word, code: str, why: str) -> Iterator[Form]:
    yield Form((joined(given) + joined(surname),), code, why)


def _surname_first(parts: Parts, code: str, why: str) -> Iterator[Form]:
    """A name of three words that may begin with the surname, as Chinese ones do: Zhang Mei Ling, Meiling Zhang."""
    first, *rest = parts.written
    called = flat(tuple(rest))
    yield Form((*called, *first), code, why)
    yield Form((*first, joined(called)), code, why)
    yield Form((joined(called), *first), code, why)


def _by_letter(parts: Parts, surname: Word, code: str, why: str) -> Iterator[Form]:
    first = parts.given[0]
    letter = joined(first)[0]
    yield Form((*surname, COMMA, letter), code, why)
    word = joined(surname) in ORDINARY
    if not (word and letter in "ai"):
        yield Form((*surname, letter), code, why, capitals="some" if word else "any")
    last, called = joined(surname), joined(first)
    initials = parts.initials
    barrels = _pieces(parts)
    users = {letter + piece for piece in barrels} | {piece + letter for piece in barrels[:1]}
    users |= {letter + last, last + letter, last + called, initials + last, last + initials, called + last[:1]}
    for user in users:
        short = len(user) < 6 or user == called + last[:1]
        yield Form((user,), code, "user name", mail=short)


def _given(parts: Parts, code: str) -> Iterator[Form]:
    """The given names without the surname: the first, the halves of a double one, several, a middle one."""
    first, *middle = parts.given
    if len(joined(first)) > 1:
        yield _part(first, code, "first name", parts)
        if len(first) > 1:
            yield _part((joined(first),), code, "first name", parts)
            for piece in first:
                if len(piece) > 2:
                    yield replace(_part((piece,), code, "part of the first name", parts), asked=True, lesser=True)
    if middle and len(joined(first)) > 1:
        second = middle[0]
        if len(joined(second)) > 1:
            words = all(word in ORDINARY for word in (*first, *second))
            yield Form((*first, *second), code, "given names", capitals="some" if words else "any", given=(0, 9))
            yield _part((joined(first) + joined(second),), code, "first name", parts)
    letter = flat(parts.surname)[0][0]
    if len(joined(first)) > 1:
        capitals = "dotted" if letter in "ai" else "last"
        yield Form((*first, letter), code, "first name", given=(0, len(first)), capitals=capitals)
    for word in middle:
        if len(joined(word)) > 2:
            form = _part(word, code, "middle name", parts)
            yield replace(form, asked=True, led_by_surname=True, capitals="some", lesser=True)


def _with_the_rest(word: Word, parts: Parts, code: str) -> Iterator[Form]:
    """Another name of one word, which may be a first name or a surname, beside the rest of the full name."""
    if len(joined(word)) < 2:
        return
    surname, first = flat(parts.surname), parts.given[0]
    if word not in (surname, first):
        yield from _ordered(word, surname, code, "other name")
        yield from _run_together(word, surname, code, "other name")
        if len(joined(first)) > 1:
            yield from _ordered(first, word, code, "other name")
            yield Form((*first, *surname, *word), code, "other name", given=(0, len(first)))
            yield Form((*first, *word, *surname), code, "other name", given=(0, len(first)))


def _part(words: Word, code: str, why: str, parts: Parts) -> Form:
    """One part of a name standing alone: asked when it is an ordinary word or very short, or tells nobody apart."""
    letters = joined(words)
    doubtful = letters in ORDINARY or len(letters) < 3
    shared = letters in SHARED
    given = (0, len(words)) if "surname" not in why else (0, 0)
    return Form(
        words,
        code,
        why,
        led_by_surname="first name" not in why,
        alone=True,
        asked=doubtful or shared,
        capitals="some" if doubtful else "any",
        title=parts.title,
        initials=parts.initials,
        word=doubtful,
        given=given,
        shared=shared,
    )
