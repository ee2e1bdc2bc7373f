"""The words of a heading, and how far the catalogue's word lists account for them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from domain.asked.field_of import Where
from domain.asked.found import fields_of


def several(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


_SAYS_LITTLE = several(
    "a an the and or of in on at for any all this that these those your our their his her its if known applicable "
    "please enter state give specify provide insert fill eg ie etc is was were are be been did do does has have had it "
    "as per you dd mm yy yyyy hh ddmmyyyy ddmmyy hhmm brief briefly exact exactly full fully which relevant here "
    "column mandatory optional format uk must s t each every only indicate whole"
)
_LOOSE = several("in on at for")
_SHORT = {
    "prof": "professional", "org": "organisation", "organization": "organisation", "organisational": "organisation",
    "no": "number", "nos": "number", "num": "number", "nr": "number", "info": "information", "doc": "document",
    "docs": "document", "pg": "page", "desc": "description", "chron": "chronology", "hrs": "hour", "hr": "hour",
    "learnt": "learned", "analyses": "analysis", "children": "child",
}  # fmt: skip
AWAY = several(
    "birth dob born death died target due deadline completed completion owner responsible status recommendation "
    "priority cost nhs age address postcode telephone phone email signature budget formula overdue smart"
)
"""Words that, unaccounted for, make a heading ask for something a chronology does not hold."""

BOARDS_OWN = several("panel board chair office administrator admin overview")
"""Words that say a column may be for the board to fill."""

_REAL_WORDS = several("contract career competed competing complied refection planed pervious")
"""Words a slip of the pen is not to be seen in."""


_NUMBERED = re.compile(
    r"^\s*(?:\(?\d{1,2}[.)]\s+|\(?[a-h][.)]\s+|[•*-]\s+|column [a-z]{1,2}\s*[:–-]\s*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of asking for a field: a word of each group of `needs` must be there, those of `allows` may be."""

    field: str
    needs: tuple[frozenset[str], ...]
    allows: frozenset[str]
    sure: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """How well a field's wording fits: `left` words are not accounted for, `groups` of needed words were met."""

    field: str
    sure: bool
    left: tuple[str, ...]
    groups: int


@cache
def wordings(where: Where) -> tuple[Wording, ...]:
    """The catalogue's word lists, read."""
    found = []
    for field in fields_of(where):
        for sure, texts in ((True, field.words), (False, field.hints)):
            for text in texts:
                needed, _, allowed = text.partition(":")
                groups = tuple(frozenset(singular(w) for w in g.strip().split("|")) for g in needed.split("+"))
                allows = frozenset(_SHORT.get(w, singular(w)) for w in allowed.split())
                found.append(Wording(field.id, groups, allows.union(*groups), sure))
    return tuple(found)


_OF_LISTS: tuple[Where, ...] = ("row", "header", "person", "family")
_OF_REPORTS: tuple[Where, ...] = ("section", "cover", "quality", "interviewed", "searched", "policies", "abbreviations",
                                  "recommendations", "answers")  # fmt: skip


def _among(where: Where) -> tuple[Where, ...]:
    """Where the words come from that spelling is held against; those of reports and plans are no measure for the
    columns of a chronology."""
    if where == "action":
        return (*_OF_LISTS, where)
    return (*_OF_LISTS, *_OF_REPORTS) if where in _OF_REPORTS else _OF_LISTS


@cache
def _vocabulary(among: tuple[Where, ...]) -> frozenset[str]:
    """The words spelling is held against."""
    known = {word for where in among for w in wordings(where) for word in w.allows}
    return frozenset(known | AWAY | BOARDS_OWN | _REAL_WORDS)


def singular(word: str) -> str:
    """A word without the ending of its plural."""
    if word in _SHORT:
        return _SHORT[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "sses", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def plain(text: str) -> str:
    """Text of one line: quotes straightened, spaces and line breaks single, no leading number or bullet, no colon."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'").replace("\u2013", "–")
    return unnumbered(" ".join(text.split())).strip(" :*†.?!–-")


def unnumbered(text: str) -> str:
    """A text without the number, letter or bullet it begins with."""
    return _NUMBERED.sub("", text)


def words(text: str, where: Where = "row") -> tuple[tuple[str, ...], bool]:
    """The telling words of a text, singular and spelt right, and whether any slip was only guessed at."""
    among = _among(where)
    text = re.sub(r"\b(?:yes\s*/\s*no|y\s*/\s*n)\b", " ", plain(text).lower())
    text = re.sub(r"\bd\.?o\.?b\b\.?", "dob", text).replace("'s ", " ").replace("s' ", "s ")
    found: list[str] = []
    guessed = False
    raws = re.findall(r"[^\W_]+|#", text)
    for place, raw in enumerate(raws):
        # At the end such a word tells something after all: "Time in".
        if raw in _SAYS_LITTLE and not (raw in _LOOSE and place == len(raws) - 1 and place):
            continue
        word = singular(raw)
        if word not in _vocabulary(among):
            corrected, trusted = _spelt(word, among)
            guessed = guessed or (corrected != word and not trusted)
            word = corrected
        if word not in found:
            found.append(word)
    return tuple(found), guessed


@lru_cache(maxsize=4096)
def _spelt(word: str, among: tuple[Where, ...] = _OF_LISTS) -> tuple[str, bool]:
    """The catalogue's word that this is a slip for, and whether that is beyond doubt; the word itself when for "
      "none."""
    if len(word) < 5 or not word.isalpha():
        return word, True
    reach = 2 if len(word) >= 9 else 1
    near: list[tuple[int, str]] = []
    for known in _vocabulary(among):
        if abs(len(known) - len(word)) <= reach and known[0] == word[0] and len(known) > 4:
            distance = OSA.distance(word, known, score_cutoff=reach)
            if distance <= reach:
                near.append((distance, known))
    if not near:
        return word, True
    near.sort()
    if len(near) > 1 and near[0][0] == near[1][0]:
        return word, True
    best = near[0][1]
    if best in _REAL_WORDS:
        return word, True
    return best, len(word) >= 6 and _slip(word, best)


def _slip(word: str, known: str) -> bool:
    """Whether a word can only be a slip for the known one: letters swapped, doubled or not, or one left out inside."""
    if re.sub(r"(.)\1", r"\1", word) == re.sub(r"(.)\1", r"\1", known):
        return True
    if len(word) == len(known):
        differ = [i for i, (a, b) in enumerate(zip(word, known, strict=True)) if a != b]
        swapped = len(differ) == 2 and differ[1] == differ[0] + 1
        return swapped and word[differ[0]] == known[differ[1]] and word[differ[1]] == known[differ[0]]
    inside = any(known[:i] + known[i + 1 :] == word for i in range(1, len(known) - 1))
    return len(known) >= 9 and inside


def guesses(tokens: tuple[str, ...], where: Where) -> list[Guess]:
    """Every field these words could ask for, best first: all words accounted for and decisive, then hints, "
      "then rest."""
    if not tokens:
        return []
    best: dict[str, Guess] = {}
    for wording in wordings(where):
        if not all(group.intersection(tokens) for group in wording.needs):
            continue
        left = tuple(word for word in tokens if word not in wording.allows)
        if left and (AWAY.intersection(left) or not wording.sure):
            continue
        guess = Guess(wording.field, wording.sure and not left, left, len(wording.needs))
        held = best.get(wording.field)
        if held is None or _rank(guess) < _rank(held):
            best[wording.field] = guess
    return sorted(best.values(), key=_rank)


def _rank(guess: Guess) -> tuple[bool, int, int]:
    return not guess.sure, len(guess.left), -guess.groups
