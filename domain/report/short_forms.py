"""Short forms in a text: CPN, MARAC, DoLS, s42, A&E, RiO; and what a text itself says that one stands for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from domain.names.ordinary_words import words
from domain.names.word_lists import listed

_TOKEN = re.compile(
    r"(?<![\w@#!\\.'’])(?:"
    r"(?P<dotted>(?:[A-Z]\.){2,}(?:[A-Z](?![\w]))?)"
    r"|(?P<section>s\.? ?\d{1,3}[A-Z]{0,2}|S\.?\d{2,3}[A-Z]?)(?![\w]|[/:.-]\d)"
    r"|(?P<joined>[A-Z] ?& ?[A-Z](?![\w])|[A-Z]/[A-Z](?![\w/]))"
    r"|(?P<word>[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*)"
    r")"
)
_SHOUTED = re.compile(r"(?<![\w&])(?:[A-Z][A-Z'’]+[,;:]?[ \n]+){2,}[A-Z][A-Z'’]+(?![\w&])")
_IN_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
_LEADS = re.compile(r"(?:hereafter|hereinafter|referred to as|known as|abbreviated(?: to| as)?|or|the|also)\b,? ", re.I)
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+|&")
_NAMES = re.compile(r"(?:Mc|Mac|De|Di|Da|Du|La|Le|Fitz|Van|Von|St|O)[A-Z][a-z]{2,}")
_CODE = re.compile(r"[A-Z]{1,6}\d{1,5}[a-z]?")
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Dr)[A-Z]{1,2}")
_NUMBERED = re.compile(r"(?:part|section|schedule|stage|grade|type|level|phase|chapter|class|category)\s$", re.I)
_QUANTITY = re.compile(r"\d\s?$")

_SMALL = words("a an and at by for from in of on or the to with &")
_PLAIN = words(
    "uk usa us eu tv dvd cd ok am pm bc ad pdf faq nb ps re vs na nk mr mrs ms dr rev sir mon tue tues wed thu thur"
    " thurs fri sat sun jan feb mar apr may jun jul aug sep sept oct nov dec n/a n/k i ii iii vii viii ix xi xii xiii"
    " xv xx ltd plc xl xxl id pin sms bbc itv qr covid etc y/n w/e am/pm"
)
"""Forms that everybody reads: no list explains them."""
_ROMAN = words("iv vi v x")
_UNITS = words("kg mg ml mm cm km am pm mph ft lb lbs oz hz gb mb kb g l mcg bst gmt")
_WORDS_TOO = words(
    "mash salt cat cab pals pace dash cis ct ch cc ed dd hr iv pct pep pip spa sop tens gad mod nice send pas ace rag"
    " star sim sob bpm dds hep bap ecg tia sat"
)
"""Short forms of the field that are words too: taken for short forms where they stand in capitals by themselves."""
_SYSTEMS = words("systmone carenotes icare eclipse mosaic paris emis rio")
_LONG = words("cafcass ofsted safelives systmone unicef")
_MOST = 6
"""Capitals of more letters than this are a word written large, but for some."""
_MIXED = 7
_BEFORE = 12
"""Behind so many words at most a short form in brackets stands for them."""


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form at `start` of a text, as lists have it: one CPN where the text has CPNs or C.P.N."""

    start: int
    short: str


def short_forms(text: str, codes: Collection[str] = (), known: Collection[str] = ()) -> Iterator[ShortForm]:
    """Every short form of a text, in order; `codes` of people are none, in small letters; what is `known` to be one
    is one whatever it looks like, in small letters too."""
    shouted = [(run.start(), run.end()) for run in _SHOUTED.finditer(text)] if text else []
    for found in _TOKEN.finditer(text):
        short = _short(found)
        low = short.casefold()
        if not short or low in codes or found[0].casefold() in codes:
            continue
        large = any(start <= found.start() < end for start, end in shouted)
        if low in known or _is_short(short, low, text, found.start(), large):
            yield ShortForm(found.start(), short)


def _short(found: re.Match[str]) -> str:
    """A short form as lists have it, "" for what is none."""
    if dotted := found["dotted"]:
        letters = dotted.replace(".", "")
        return letters if len(letters) > 2 or letters.casefold() in ("gp", "uk", "ot", "us", "pm", "am") else ""
    if section := found["section"]:
        return "s" + re.sub(r"^[sS][. ]*", "", section)
    if joined := found["joined"]:
        return joined.replace(" ", "")
    word = found["word"]
    # Several of one: CPNs, IMRs, MoUs.
    return word[:-1] if len(word) > 2 and word.endswith("s") and word[-2].isupper() else word


def _is_short(short: str, low: str, text: str, at: int, large: bool) -> bool:
    if low in _PLAIN or _is_code(short):
        return False
    if not short[0].isupper() or not short.isalnum():
        return True
    if (low in _ROMAN and _NUMBERED.search(text[max(0, at - 12) : at])) or (
        low in _UNITS and _QUANTITY.search(text[max(0, at - 3) : at])
    ):
        return False
    letters = "".join(filter(str.isalpha, short))
    if not letters.isupper():
        return _is_mixed(short, low)
    if len(letters) < 2 or (len(letters) > _MOST and low not in _LONG):
        return False
    if low in listed("english"):
        return low in _WORDS_TOO and not large
    if len(letters) > 2 and low in listed("first_names"):
        return False
    # In a text of capitals alone only what is short can be told from its words.
    return not (large and (len(letters) > 4 or low in listed("places")))


def _is_code(short: str) -> bool:
    """Whether it looks like somebody's code, or a title and a letter: SW12, PC1234, MrsA."""
    return bool((_CODE.fullmatch(short) and not short.startswith("s")) or _TITLED.fullmatch(short))


def _is_mixed(short: str, low: str) -> bool:
    capitals = sum(map(str.isupper, short))
    if low in _SYSTEMS:
        return True
    return 2 <= capitals and len(short) <= _MIXED and len(short) <= 2 * capitals + 1 and not _NAMES.fullmatch(short)


def defined_in(text: str) -> Iterator[tuple[str, str]]:
    """Each short form that a text explains, with what it says that stands for: "Community Psychiatric Nurse (CPN)",
    "CPN (Community Psychiatric Nurse)"."""
    for brackets in _IN_BRACKETS.finditer(text):
        inner = brackets[1].strip(" “”\"'‘’")
        while lead := _LEADS.match(inner):
            inner = inner[lead.end() :].strip(" “”\"'‘’,")
        before = text[max(0, brackets.start() - 160) : brackets.start()].rstrip()
        found = _TOKEN.fullmatch(inner)
        short = _short(found) if found else ""
        if short and not _is_code(short) and (meaning := _spelt_before(short, before)):
            yield short, meaning
            continue
        # The short form may stand before the brackets that explain it.
        last = before.rsplit(None, 1)[-1:] or [""]
        token = _TOKEN.fullmatch(last[0].strip("“”\"'‘’,"))
        if token and (short := _short(token)) and not _is_code(short) and _spells(short, inner):
            yield short, inner


def _spelt_before(short: str, before: str) -> str:
    """The words at the end of a text that spell a short form by their first letters, "" for none."""
    sentence = re.split(r"[.!?;:()\n](?:\s|$)", before)[-1]
    found = list(_WORDS.finditer(sentence))[-_BEFORE:]
    for inner in (False, True):
        for word in reversed(found):
            part = sentence[word.start() :]
            if word[0].casefold() not in _SMALL and _spells(short, part, inner=inner):
                return " ".join(part.split())
    return ""


def _spells(short: str, text: str, *, inner: bool = True) -> bool:
    """Whether the words of a text spell a short form by their first letters, small words perhaps left out; with
    `inner` also by letters within a word (tuberculosis, TB)."""
    letters = "".join(filter(str.isalnum, short)).casefold()
    if short.startswith("s") and letters[1:].isdigit():
        return " ".join(text.casefold().split()).endswith(f"section {letters[1:]}")
    wanted = [word.casefold() for word in _WORDS.findall(text) if word != "&"]
    return bool(wanted) and len(wanted) <= _BEFORE and _fits(letters, wanted, inner)


def _fits(letters: str, wanted: list[str], inner: bool) -> bool:
    if not wanted:
        return not letters
    word, rest = wanted[0], wanted[1:]
    if word in _SMALL and _fits(letters, rest, inner):
        return True
    if not letters or word[0] != letters[0]:
        return False
    if _fits(letters[1:], rest, inner):
        return True
    # Further letters of the same word, in their order.
    at, taken = 1, 1
    while inner and taken < len(letters) and (at := word.find(letters[taken], at)) >= 0:
        taken, at = taken + 1, at + 1
        if _fits(letters[taken:], rest, inner):
            return True
    return False
