"""The ways a person's name is written in records, each made from the line of the key: exact, varied, or with a slip."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from benchmarks.corpus.frozen import EXACT, SLIP, VARIANT
from benchmarks.corpus.lists import words
from benchmarks.corpus.people import KEY, Somebody

WORK = ("GP", "TA")
"""Initials that every reader takes for a kind of work."""
NUMBERS = ("", "1", "07")
POINT = (".", "")
DOMAINS = ("ashcombe.nhs.uk", "wexley.gov.uk", "northbrook.police.example", "stmary.sch.example", "post.example")
NEAR = {
    "a": "sqe", "b": "vn", "c": "xv", "d": "sf", "e": "wra", "f": "dg", "g": "fh", "h": "gj", "i": "uoy", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "mb", "o": "ipu", "p": "o", "q": "wa", "r": "et", "s": "adz", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tui", "z": "xs",
}
ADDED = {"a": "áàä", "e": "éèë", "i": "íï", "o": "óö", "u": "úü", "n": "ñ", "c": "ç"}
KIN = {"Adult C": "Auntie", "Adult F": "Uncle", "Adult A": "Nan", "Adult B": "Grandad", "WN2": "Nurse", "WN1": "Sister"}


@dataclass(frozen=True, slots=True)
class Written:
    """A name as it is written, whose it is, how it was changed, and the class of that change."""

    text: str
    code: str
    form: str
    kind: str


def plain(text: str) -> str:
    """Without accents, apostrophes and stroked letters."""
    swapped = text.translate(str.maketrans("łŁøØ", "lLoO"))
    marked = unicodedata.normalize("NFD", swapped)
    return "".join(sign for sign in marked if not unicodedata.combining(sign) and sign not in "'’")


@cache
def taken(people: tuple[Somebody, ...]) -> frozenset[str]:
    """What a slip must not turn a name into: then it is no slip of that name any more."""
    names = (name for who in people for name in (who.name, *who.called, *who.other_names))
    own = {plain(word).lower() for name in names for word in name.split()}
    return frozenset(own.union(*(words()[kind] for kind in ("thing", "alike", "did", "how"))))


# Exact: as the key has it, the whole or one of its words


def exact(chance: random.Random, who: Somebody) -> tuple[str, str]:
    ways = [("full name", who.name)] * 2 + [("first name", who.first)] * 3
    if who.last:
        ways += [("surname", who.last)] * 2
    ways += [("other name", other) for other in who.other_names]
    return chance.choice(ways)


# Varied


def _full(who: Somebody) -> str:
    return f"{who.first} {who.last}".strip()


def possessive(chance: random.Random, who: Somebody) -> str:
    name = chance.choice([who.first, _full(who), who.last or who.first, f"{who.title} {who.last or who.first}"])
    mark = chance.choice("''’")
    return name + mark if name.endswith("s") and chance.random() < 0.5 else f"{name}{mark}s"


def plural(chance: random.Random, who: Somebody) -> str:
    return who.last + ("es" if who.last.endswith(("s", "z", "x", "ch", "sh")) else "s")


def hyphen(chance: random.Random, who: Somebody) -> str:
    if "-" in who.last:
        one, other = who.last.split("-")
        ways = [f"{one} {other}", f"{one}–{other}", f"{one}\u2011{other}", f"{one} - {other}", f"{one}{other.lower()}"]
        if len(one) > 2:
            ways += [one, other, f"{who.first} {one}", f"{who.first} {other}", f"{other}-{one}"]
        return chance.choice(ways)
    return f"{who.first}-{who.middle} {who.last}"


def initials(chance: random.Random, who: Somebody) -> str:
    first, middle = who.first[0], [word[0] for word in who.middle.split()]
    ways = [f"{first}{between}{who.last}" for between in (". ", " ", ".")]
    ways += [f"{who.last} {first}", f"{who.first} {who.last[0]}."]
    if middle:
        ways += [f"{first}{between}{middle[0]}{end} {who.last}" for between, end in ((".", "."), (" ", ""), ("", ""))]
    bare = [first, *middle, who.last[0]]
    if chance.random() < 0.1 and "".join(bare) not in WORK:
        return ".".join(bare) + "."
    return chance.choice(ways)


def titled(chance: random.Random, who: Somebody) -> str:
    title = who.title + (chance.choice(["", "", "."]) if who.title in ("Mr", "Mrs", "Ms", "Dr") else "")
    if who.code in KIN and chance.random() < 0.5:
        return f"{KIN[who.code]} {who.first}"
    return f"{title} {chance.choice([who.last, who.last, _full(who)]) or who.first}"


def backwards(chance: random.Random, who: Somebody) -> str:
    given = f"{who.first} {who.middle}".strip()
    return chance.choice([
        f"{who.last}, {who.first}", f"{who.last.upper()}, {who.first}", f"{who.last.upper()} {who.first}",
        f"{who.last}, {given}", f"{who.last}, {who.first[0]}.", f"{who.last} {who.first}", f"{who.last},{who.first}",
        f"{who.last}, {who.title} {who.first}",
    ])


def e_mail(chance: random.Random, who: Somebody) -> str:
    first, last = plain(who.first).lower(), plain(who.last).lower().replace(" ", "")
    last = last if chance.random() < 0.5 else last.replace("-", "")
    if not last:
        return f"{first}{chance.choice(NUMBERS)}@{chance.choice(DOMAINS)}"
    name = chance.choice([
        f"{first}.{last}", f"{first}.{last}", f"{first[0]}.{last}", f"{first[0]}{last}", f"{last}.{first}",
        f"{first}_{last}", f"{first}{last}", f"{first}.{last}{chance.randrange(1, 9)}", f"{last}{first[0]}",
        f"{first}-{last}",
    ])
    if chance.random() < 0.2:
        name = ".".join(part.capitalize() for part in name.split("."))
    return f"{name}@{chance.choice(DOMAINS)}"


def file_name(chance: random.Random, who: Somebody) -> str:
    first, last = plain(who.first), plain(who.last).replace(" ", "")
    name = chance.choice([
        f"{last}_{first}", f"{first}_{last}", f"{last}_{first[0]}", f"{first.lower()}-{last.lower()}", f"{first}{last}",
        f"{last.upper()}_{first}",
    ]) if last else first
    what = chance.choice(["assessment", "report", "statement", "letter", "minutes"])
    end = chance.choice(["docx", "pdf", "xlsx", "msg"])
    return f"{name}{chance.choice('_-')}{what}.{end}"


def nickname(chance: random.Random, who: Somebody) -> str:
    called = chance.choice(who.called)
    return chance.choice([called, called, f"{called} {who.last}"]) if who.last else called


def _accented(who: Somebody) -> list[str]:
    return [name for name in (who.first, who.last, who.name) if plain(name) != name.replace("'", "")]


def accent_dropped(chance: random.Random, who: Somebody) -> str:
    name = chance.choice(_accented(who))
    return plain(name) if "'" not in name else plain(name.replace("'", "\0")).replace("\0", "'")


def accent_added(chance: random.Random, who: Somebody) -> str:
    name = chance.choice([who.first, who.last or who.first, _full(who)])
    if name in _accented(who) and chance.random() < 0.5:
        return unicodedata.normalize("NFD", name)
    places = [place for place, sign in enumerate(name) if sign in ADDED and place]
    if not places:
        return who.name.upper()
    place = chance.choice(places)
    return name[:place] + chance.choice(ADDED[name[place]]) + name[place + 1 :]


def apostrophe(chance: random.Random, who: Somebody) -> str:
    name = chance.choice([who.last, _full(who), f"{who.title} {who.last}"])
    return name.replace("'", chance.choice(["’", "’", "ʼ", "`", "", " ", "' "]))


def capitals(chance: random.Random, who: Somebody) -> str:
    ways = [_full(who).upper(), f"{who.first} {who.last.upper()}".strip(), who.name.upper(), who.first.upper()]
    if who.last:
        ways += [who.last.upper(), _full(who).lower(), f"{who.first.lower()} {who.last}"]
        if not who.word_last:
            ways.append(who.last.lower())
    if not who.word_first:
        ways += [who.first.lower(), who.first.lower()]
    return chance.choice(ways)


def spaced(chance: random.Random, who: Somebody) -> str:
    name = chance.choice([_full(who), who.name, f"{who.title} {who.last or who.first}"])
    return name.replace(" ", chance.choice(["\u00a0", "\u00a0", "\u00a0", "\u202f", "  ", "\t"]))


def broken(chance: random.Random, who: Somebody) -> str:
    if chance.random() < 0.3:
        word = who.last if len(who.last) > 5 else who.first
        if len(word) > 5 and "-" not in word:
            place = chance.randrange(3, len(word) - 2)
            lead = chance.choice(["", f"{who.first} ", f"{who.title} "]) if word == who.last else ""
            return f"{lead}{word[:place]}-\n{word[place:]}"
    name = chance.choice([_full(who), who.name, f"{who.title} {who.last or who.first}"])
    return name.replace(" ", chance.choice(["\n", "\n", "\r\n", "\n    ", "\n> ", " \n"]), 1)


def middle(chance: random.Random, who: Somebody) -> str:
    if who.middle and chance.random() < 0.5:
        given = who.middle.split()[0]
        return chance.choice([_full(who), f"{who.first} {given[0]}. {who.last}", f"{who.first} {given[0]} {who.last}"])
    return f"{who.first} {chance.choice('ABDEGHJKLMPRST')}{chance.choice(POINT)} {who.last}"


Way = Callable[[random.Random, Somebody], str]
VARIANTS: tuple[tuple[str, Way, int, Callable[[Somebody], bool]], ...] = (
    ("hyphen", hyphen, 5, lambda who: "-" in who.last or who.code in ("HT1", "NN1", "CO2", "NN11")),
    ("initials", initials, 10, lambda who: bool(who.last)),
    ("title", titled, 12, lambda who: True),
    ("reversed", backwards, 6, lambda who: bool(who.last)),
    ("nickname", nickname, 8, lambda who: bool(who.called)),
    ("accent dropped", accent_dropped, 6, lambda who: bool(_accented(who))),
    ("accent added", accent_added, 4, lambda who: True),
    ("apostrophe", apostrophe, 4, lambda who: "'" in who.name),
    ("capitals", capitals, 12, lambda who: True),
    ("non-breaking space", spaced, 6, lambda who: bool(who.last)),
    ("broken over lines", broken, 8, lambda who: bool(who.last)),
    ("middle name or initial", middle, 6, lambda who: bool(who.last)),
)
"""Each form by its name, how it is made, how often, and of whom it can be made."""


# A slip of one letter


def _slipped(chance: random.Random, word: str, people: tuple[Somebody, ...]) -> str:
    """The word with one letter wrong; never a word that is somebody's name or an ordinary word."""
    for _ in range(200):
        letters = [place for place, sign in enumerate(word) if sign.isalpha()]
        first = chance.random() < 0.08
        place = letters[0] if first else chance.choice(letters[1:])
        sign, kind = word[place], chance.choice(("wrong", "wrong", "left out", "doubled", "swapped", "added"))
        near = NEAR[plain(sign).lower()]
        other = chance.choice(near) if chance.random() < 0.8 else chance.choice("aeiou")
        if sign.isupper():
            other = other.upper()
        if kind == "left out" and not first:
            made = word[:place] + word[place + 1 :]
        elif kind == "doubled" and not first:
            made = word[:place] + sign + word[place:]
        elif kind == "swapped" and place + 1 < len(word) and word[place + 1].isalpha() and not first:
            made = word[:place] + word[place + 1] + sign + word[place + 2 :]
        elif kind == "added" and not first:
            made = word[:place] + other + word[place:]
        else:
            made = word[:place] + other + word[place + 1 :]
        if plain(made).lower() not in taken(people) and plain(made) != plain(word):
            return made
    raise ValueError(f"no slip of {word} is left")


def slip(chance: random.Random, who: Somebody, people: tuple[Somebody, ...] = KEY) -> tuple[str, str] | None:
    """A slip in one of the two names, if it has five letters; most stand alone, where nothing else tells who it is."""
    words = [word for word in (who.first, who.last) if len(word) >= 5 and " " not in word]
    if not words:
        return None
    word = chance.choice(words)
    made = _slipped(chance, word, people)
    draw = chance.random()
    if draw < 0.5 or not who.last:
        return "slip, alone", made
    if draw < 0.6:
        return "slip, alone, possessive", made + chance.choice(["'s", "’s"])
    if draw < 0.75 and word == who.last:
        return "slip, after a title", f"{who.title} {made}"
    return "slip, in a full name", f"{made} {who.last}" if word == who.first else f"{who.first} {made}"


def somebody(chance: random.Random, people: tuple[Somebody, ...] = KEY) -> Written:
    """A mention of one of them, as a sentence may have it: most exact or varied, a quarter with a slip."""
    who, draw = chance.choice(people), chance.random()
    if draw < 0.38:
        form, text = exact(chance, who)
        return Written(text, who.code, form, EXACT)
    if draw < 0.74:
        form, make, _, fits = chance.choices(VARIANTS, [way[2] for way in VARIANTS])[0]
        who = chance.choice([one for one in people if fits(one)])
        return Written(make(chance, who), who.code, form, VARIANT)
    made = slip(chance, who, people)
    if made is None:
        return Written(who.name, who.code, "full name", EXACT)
    return Written(made[1], who.code, made[0], SLIP)


def of(
    chance: random.Random, form: str, make: Way, people: tuple[Somebody, ...] = KEY, *, surname: bool = False
) -> Written:
    """A mention in this one form."""
    who = chance.choice([who for who in people if who.last] if surname else people)
    return Written(make(chance, who), who.code, form, VARIANT)
