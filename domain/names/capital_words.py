"""Capitals in the middle of a text: which of them begin what seems to be a person's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from domain.fold import fold
from domain.names.ordinary_words import ABBREVIATIONS, ORDINARY, words
from domain.names.stranger_words import (
    ACTS,
    ARTICLE,
    AUXILIARIES,
    BETWEEN,
    FROM,
    GIVEN,
    IS_TITLE,
    KIN,
    NOT_A_PERSONS,
    OF_A_PLACE,
    PERSONS_OWN,
    PLACE_BEGINS,
    PLACED,
    ROLES,
    SENT,
    STAFF,
    TOLD,
)
from domain.names.word_lists import listed

_BIG = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0100-\u024f\u1e00-\u1eff"
_NAME = rf"[{_BIG}](?:[^\W\d_]|['’-](?=[^\W\d_]))+(?![\w@])"
_PARTICLES = "van von der den de da dos du del della di al el bin ibn ap mac".replace(" ", "|")
_RUN = re.compile(
    rf"(?<![\w@#!/\\'’.-])(?:[{_BIG}]\.?[ ]){{0,2}}{_NAME}"
    rf"(?:[ \u00a0](?:(?:[{_BIG}]\.?|(?:{_PARTICLES}))[ \u00a0]){{0,2}}{_NAME})*"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_BEGINS = re.compile(r"(?:^|[.!?:;>~•*“\"\n\x00\ue000(\[-]|\d[.)])\s*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)['’]?s?,?\s$")
_HOUSE_NUMBER = re.compile(r"(?:^|\s)\d{1,4}[a-z]?,?[ ]$|(?<!\w)st\.?[ ]$")
_PAIRED = re.compile(r"[ ](?:and|&)[ ]([^\W\d_]+)")
_PAIRED_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[ ](?:and|&)[ ]$")
_NEXT_WORD = re.compile(r"(?:['’]s)?\s([^\W_]+)")
_SHORTENED = words(
    "ain aren can couldn didn doesn don hadn hasn haven isn mustn needn shan shouldn wasn weren won wouldn"
)
_ENDINGS = words("t s ll re ve d m")
_MEDICINE = re.compile(
    r"(?:pril|sartan|statin|mab|cillin|mycin|azole|zepam|zolam|oxetine|triptyline|olol|azepine|apine|idone|formin|parin"
    r"|xaban|gliptin|gliflozin|dipine|prazole|setron|triptan|vir|lukast|tidine|profen|thiazide|semide|sone|solone|codone"
    r"|orphine|morphine|caine|barbital|bactam|floxacin|cycline|trexate|platin|glutide|phylline|terol|amine|azine|pramine"
    r"|dronate|dronic|mazine|perazine|thixol|peridol|piprazole|cetam|gabalin|gabatin|nitrate|sulfate|oxin|osin)$"
)
_ACT = re.compile(r"(?:['’]s)?\s(?:(?:also|then|now|still|later|never|always)[ ])?([a-z]+)")
_OF_A_TOWN = re.compile(
    r"(?:hampton|brook|mere|gate|field|combe|bury|mouth|minster|cester|chester|bridge|stead|thorpe|haven|pool|borough|burgh)$"
)
_FAIL = -9
_NAMES = ("name", "perhaps", "unknown", "place")


class _Word(NamedTuple):
    """A word of a run, in small letters, and its kind.

    "name" is a first name; "perhaps" one that is a word or a place too; "unknown" no word at all; "first" such a one at
    the beginning of a sentence; "place"; "of a place" (Road, Ward); "initial"; "part" of a longer name (van, de);
    "shouted" a word in a text of capitals only; "made" no person's (a medicine, a firm); "role"; "word" any other.
    """

    start: int
    end: int
    plain: str
    kind: str


def names_by_capitals(text: str, known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where what seems to be a person's name stands in a text, judged by its capitals, the words it is made of and the
    words around it. `known` tells of a word in small letters that it is known to be no name."""
    shouted = text.isupper()
    for run in _RUN.finditer(text):
        if not any(map(_may_be_a_name, run[0].split())):
            continue
        found = _words(text, run, known, shouted)
        name = _trimmed(found, begins=_BEGINS.search(text, max(0, run.start() - 12), run.start()) is not None)
        if name and _weight(text, found, name) > 0:
            yield name[0].start, name[-1].end


@lru_cache(maxsize=8192)
def _may_be_a_name(word: str) -> bool:
    plain = fold(word).text
    return _kind(word, plain.removesuffix("'s").removesuffix("'"), shouted=False) in _NAMES


def _words(text: str, run: re.Match[str], known: Callable[[str], bool], shouted: bool) -> list[_Word]:
    found = []
    for each in _WORD.finditer(text, run.start(), run.end()):
        end = each.end()
        plain = fold(each[0]).text
        for own in ("'s", "s'"):
            if plain.endswith(own):
                plain, end = plain[: -len(own)], end - len(own)
        kind = _kind(text[each.start() : end], plain, shouted=shouted)
        found.append(_Word(each.start(), end, plain, "made" if kind in _NAMES and known(plain) else kind))
    return found


@lru_cache(maxsize=8192)
def _kind(word: str, plain: str, *, shouted: bool) -> str:
    first = listed("first_names")
    if len(plain) == 1:
        return "initial" if word.isupper() and plain not in "ai" else "word"
    if word[0].islower():
        return "part"
    if plain in ROLES or plain in KIN or plain in IS_TITLE:
        return "role"
    if plain in OF_A_PLACE:
        return "of a place"
    if plain in first:
        if plain in ABBREVIATIONS and word.isupper():
            return "made"
        if plain in listed("places") or plain in listed("care") or (plain in ORDINARY and plain in listed("english")):
            return "perhaps"
        return "name"
    if "-" in plain and plain.split("-")[0] in first:
        return "name"
    if word.isupper() and (len(word) < 6 or shouted):
        return "shouted" if shouted and plain not in ABBREVIATIONS and not _is_ordinary(plain) else "made"
    if plain in listed("care") or plain.removesuffix("s") in listed("care") or _MEDICINE.search(plain):
        return "made"
    if _is_ordinary(plain):
        return "word"
    return "place" if plain in listed("places") else "made" if _is_made_up(word) else "unknown"


def _is_ordinary(plain: str) -> bool:
    english = listed("english")
    if plain in english:
        return True
    if "-" in plain:
        return all(part in english or len(part) < 3 for part in plain.replace("'", "").split("-"))
    begins, apostrophe, rest = plain.partition("'")
    return bool(apostrophe) and rest in _ENDINGS and (begins in english or begins in _SHORTENED)


def _is_made_up(word: str) -> bool:
    """Whether it has capitals where no name has them: SystmOne, WhatsApp."""
    inner = re.sub(r"^(?:Mac|Mc|O['’]|D['’]|De|Fitz|Di|La|Le|Van)(?=[A-Z])|['’-][A-Z]", "", word)
    return not word.isupper() and any(map(str.isupper, inner[1:]))


def _is_a_thing(plain: str) -> bool:
    return len(plain) > 2 and plain not in BETWEEN and not plain.endswith(("ed", "ing")) and plain in listed("english")


def _trimmed(found: list[_Word], begins: bool) -> list[_Word]:
    """The words of a run that may be a name: without the words before it, and what stands behind it."""
    first = 0
    while first < len(found) and found[first].kind not in ("name", "perhaps", "unknown", "initial", "place"):
        first += 1
    last = first
    while last < len(found) and (
        found[last].kind in (*_NAMES, "initial", "part")
        or (last > first and found[last - 1].kind in ("name", "perhaps", "part") and _is_surname_too(found[last]))
    ):
        last += 1
    while last > first and found[last - 1].kind in ("part", "initial"):
        last -= 1
    name = found[first:last]
    if begins and len(name) == 1 and first == 0 and name[0].kind == "unknown":
        # What stands first has its capital anyway: a slip of the pen more often than a name.
        name = [name[0]._replace(kind="first")]
    return name if any(each.kind in (*_NAMES, "first") for each in name) else []


def _is_surname_too(word: _Word) -> bool:
    """Whether an ordinary word with a capital may be the surname behind a first name."""
    if word.kind == "shouted":
        return True
    return word.kind == "word" and word.plain not in NOT_A_PERSONS and word.plain not in BETWEEN


def _weight(text: str, found: list[_Word], name: list[_Word]) -> int:
    """How much speaks for a person's name; more than 0 is enough."""
    kinds = {each.kind for each in name}
    weight = 2 if "name" in kinds else 1 if "unknown" in kinds else -1 if kinds <= {"place"} else 0
    weight -= len(name) == 1 and name[0].kind == "unknown" and _OF_A_TOWN.search(name[0].plain) is not None
    words = [each for each in name if each.kind not in ("initial", "part")]
    if len(words) > 1 and not kinds <= {"place"}:
        weight += 2 if "name" in kinds else 1 if "unknown" in kinds else 0
    if "initial" in kinds and kinds - {"initial", "place"}:
        weight += 1
    sure = "name" in kinds and len(words) > 1
    before, after = text[max(0, name[0].start - 24) : name[0].start], text[name[-1].end : name[-1].end + 24]
    return weight + _weight_before(before, found, name, sure) + _weight_after(after, found, name, sure)


def _weight_before(shown: str, found: list[_Word], name: list[_Word], sure: bool) -> int:
    before = shown.lower()
    at = found.index(name[0]) if name[0] in found else 0
    if at and found[at - 1].kind == "role":
        return 2 if found[at - 1].plain in KIN or found[at - 1].plain in STAFF else 0
    if at and found[at - 1].plain in ("st", "saint") or _HOUSE_NUMBER.search(before) and at == 0 and not sure:
        return _FAIL
    if at and found[at - 1].kind in ("made", "of a place") and "name" not in {each.kind for each in name}:
        return -3 if found[at - 1].plain not in ABBREVIATIONS else 0
    last = _LAST_WORD.search(before)
    if at == 0 and last is not None and (last[1] in KIN or last[1] in STAFF):
        return 2
    if found[at - 1 if at else 0].plain in PLACE_BEGINS:
        return -3
    if at:
        return 0
    if TOLD.search(before):
        return 1
    paired = _PAIRED_BEFORE.search(shown)
    if paired is not None:
        return _beside(paired[1])
    weight = 0
    if PLACED.search(before):
        weight = -3 if name[0].kind in ("unknown", "first") else -2
    elif ARTICLE.search(before):
        weight = 0 if sure else -3
    elif name[0].kind in ("unknown", "perhaps") and (
        GIVEN.search(before) or (FROM.search(before) and not SENT.search(before))
    ):
        weight = -1
    return weight


def _beside(word: str) -> int:
    """What another word says that stands beside a name, with an and between."""
    plain = fold(word).text
    if plain in listed("places"):
        return -2
    if plain in listed("first_names"):
        return 1
    return -1 if word[0].isupper() and plain not in IS_TITLE and not word.isupper() else 0


def _weight_after(shown: str, found: list[_Word], name: list[_Word], sure: bool) -> int:
    after = shown.lower()
    place = next((index for index, each in enumerate(found) if each.start == name[-1].start), len(found) - 1)
    following = found[place + 1].plain if place + 1 < len(found) else ""
    if following and after[:1] not in ("'", "’"):
        if any(each.plain in OF_A_PLACE for each in found[place + 1 :]) or following in listed("care"):
            return _FAIL
        return -4 if following in NOT_A_PERSONS and not sure else 0
    act = _ACT.match(after)
    if act is not None and (act[1] in ACTS or act[1] in AUXILIARIES):
        return 2 if act[1] in ACTS else 1
    if act is not None and act[1] in ("are", "were") and len(name) == 1:
        return -1
    paired = _PAIRED.match(shown)
    if paired is not None:
        return _beside(paired[1])
    word = _NEXT_WORD.match(after)
    if word is None:
        return 0
    low = word[1]
    if low.isdecimal() and not sure:
        return -2
    if low in PERSONS_OWN and name[-1].kind == "name":
        return 0
    if low in OF_A_PLACE and low not in ("way", "close", "view", "rise", "walk", "team", "common", "place"):
        return _FAIL
    if low in NOT_A_PERSONS and not sure:
        return -4
    # A thing named after somebody or something: a Nike jacket.
    return -1 if name[-1].kind == "unknown" and len(name) == 1 and _is_a_thing(low) else 0
