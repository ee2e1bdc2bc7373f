"""Headings and labels of a template in Welsh, or in Welsh and English at once, brought to the English they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from domain.names.word_lists import listed
from exporters.templates.report_asked import Asked
from exporters.templates.words import several

_HALVES = (r"\s+/\s+|\s*/\s*(?=[^\W\d_]{3})", r"\s*\|\s*", r"\s*\n\s*", r"\s+[–—-]\s+")
_ASIDE = re.compile(r"^(?P<first>[^()]{3,})\((?P<second>[^()]{3,})\)\s*:?\s*$")
_LITTLE = several("yr y a r ar yn o i am ac at gan wrth oedd yw ei eu eich neu pwy fel fu wnaed")
"""Small words of Welsh that tell nothing; some of them are letters or words of English too."""

_FILL = several("a an the of to for and in by on from this your our")
# A Welsh word, as a dictionary has it, and what of English it may stand for.
_WORDS = """
adroddiad report; adolygiad review; asiantaeth agency; asiantaethau agencies; sefydliad organisation; enw name;
enwau names; awdur author; adolygydd reviewer; cyfeirnod reference; cyfeiriad address|reference; dyddiad date;
dyddiadau dates; amser time; cyfnod period; cyflwyniad introduction|presentation; rhagarweiniad introduction;
crynodeb summary; gweithredol executive; cylch scope|round; gorchwyl terms|task; cwmpas scope; diben purpose;
pwrpas purpose; methodoleg methodology; dull method|methodology; ffynonellau sources; ffynhonnell source;
gwybodaeth information; tystiolaeth evidence; cefndir background; cyd-destun context; teulu family;
cyfansoddiad composition; aelwyd household; aelod member; aelodau members; genogram genogram; coeden tree;
perthynas relationship; plentyn child; plant children; oedolyn adult; person person; unigolyn individual|person;
geni birth; marw death; marwolaeth death; digwyddiad event|incident; digwyddiadau events; allweddol key;
arwyddocaol significant; llinell line|timeline; amserlen timeline; cronoleg chronology; hanes history|background;
naratif narrative; ymwneud involvement; ymglymiad involvement; cyfranogiad involvement|participation;
dadansoddiad analysis; dadansoddi analysis; gwerthusiad evaluation; beirniadol critical; ymarfer practice;
arfer practice; da good; effeithiol effective; cryfderau strengths; llais voice; barn views; dymuniadau wishes;
teimladau feelings; profiad experience; cydraddoldeb equality; amrywiaeth diversity; iaith language;
diwylliant culture; gwers lesson; gwersi lessons; dysgu learning|learned; dysgwyd learned; ddysgwyd learned;
pwyntiau points; casgliad conclusion; casgliadau conclusions; canfyddiadau findings; argymhelliad recommendation;
argymhellion recommendations; cynllun plan; gweithredu action; cam action|step; camau action|steps|actions;
cymerwyd taken; cymryd taken; arweinydd lead; arweiniol lead; cyfrifol responsible; erbyn by; pryd when;
targed target; canlyniad outcome; canlyniadau outcomes; deilliant outcome; mesur measure; statws status;
sicrwydd assurance; ansawdd quality; llofnod signature|signed; llofnodwyd signed; swydd post|job|role; teitl title;
rol role; fersiwn version; cyflwyno submission|submitted; geirfa glossary; byrfoddau abbreviations; termau terms;
atodiad appendix; cofnod record; cofnodion records; dogfen document; dogfennau documents; darllenwyd read;
gweithwyr staff; gweithiwr worker; staff staff; proffesiynol professional; cyfwelwyd interviewed; cyfweliad interview;
cyfweliadau interviews; polisi policy; polisiau policies; gweithdrefnau procedures; canllawiau guidance; diogelu
safeguarding; unedig unified; sengl single; bwrdd board; partneriaeth partnership; rhanbarthol regional; rhif number;
oed age; rhyw sex; ethnigrwydd ethnicity; cwblhau completed|completion; paratowyd prepared; annibynnol independent;
annibyniaeth independence; ynglyn about; manylion details; prif main|chief; swyddog officer; cyffredinol general;
datganiad statement; amgylchiadau circumstances; ffeithiau facts; sylwadau comments; sylw comment; rhwng between
"""
_MUTATED = (
    ("ngh", "c"), ("ch", "c"), ("g", "c"), ("mh", "p"), ("ph", "p"), ("b", "p"), ("nh", "t"), ("th", "t"), ("d", "t"),
    ("ng", "g"), ("", "g"), ("m", "b"), ("f", "b"), ("f", "m"), ("n", "d"), ("dd", "d"), ("l", "ll"), ("r", "rh"),
    ("h", ""),
)  # fmt: skip
"""What the beginning of a Welsh word may have been before the word ahead of it softened it."""


@dataclass(frozen=True, slots=True)
class Tongues:
    """Some words in Welsh, alone or beside English: the `english` half ("" for none), the Welsh half in English word
    for word (`meant`, "" where a word of it is not known), and whether both say the same word for word."""

    english: str
    meant: str
    same: bool


def tongues(text: str) -> Tongues | None:
    """The Welsh and English of some words, None where no Welsh is in them."""
    whole = _welsh(text)
    if whole:
        return Tongues("", " ".join(each[0] for each in whole), False)
    for first, second in _parted(text):
        for welsh, english in ((first, second), (second, first)):
            if _english(english) and (meant := _welsh(welsh, beside=True)):
                return Tongues(english, " ".join(each[0] for each in meant), _agree(meant, english))
            if _english(english) and _foreign(welsh):
                return Tongues(english, "", False)
    return None


def across(text: str, read: Callable[[str], Asked]) -> Asked:
    """What words ask for, whichever tongue they are in; in both, certain only where both halves mean the same."""
    both = tongues(text)
    if both is None:
        return read(text)
    if not both.english:
        return read(both.meant)
    first = read(both.english)
    if both.same:
        return first
    if not both.meant:
        return first.doubted("it is not known whether both its halves say the same")
    second = read(both.meant)
    if first.certain and second.certain and first.asks == second.asks:
        return first
    others = tuple(each for each in (second.asks, *second.others) if each and each != first.asks)
    return Asked(first.asks, False, "its Welsh and English halves may not ask for the same", others)


def _parted(text: str) -> list[tuple[str, str]]:
    """The ways in which words may be two halves."""
    found = []
    for mark in _HALVES:
        pieces = [piece.strip() for piece in re.split(mark, text.strip()) if piece and piece.strip()]
        if len(pieces) == 2:
            found.append((pieces[0], pieces[1]))
    if match := _ASIDE.match(text.strip()):
        found.append((match["first"].strip(), match["second"].strip()))
    return found


@cache
def _dictionary() -> dict[str, tuple[str, ...]]:
    entries = (each.split() for each in _WORDS.split(";"))
    return {welsh: tuple(english.split("|")) for welsh, english in entries}


def _words(text: str) -> list[str]:
    said = text.lower().replace("’", "'").translate(str.maketrans("âêîôûŵŷáéïö", "aeiouwyaeio"))
    return re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", said)


def _welsh(text: str, *, beside: bool = False) -> list[tuple[str, ...]]:
    """What each telling word of a Welsh text may mean; none where one is not known, or where it may be English: any
    word of it, or but one that means the same there where it stands `beside` English."""
    telling: list[str] = []
    for word in _words(text):
        word = re.sub(r"'(?:r|n|u|i)$", "", word)
        if word not in _LITTLE:
            telling.append(word)
    meant = [_meaning(word) for word in telling]
    english = [word in listed("english") and (not beside or word in each)
               for word, each in zip(telling, meant, strict=True)]  # fmt: skip
    if not meant or not all(meant) or all(english):
        return []
    return [each for each in meant if each]


def _meaning(word: str) -> tuple[str, ...]:
    known = _dictionary()
    if word in known:
        return known[word]
    for softened, before in _MUTATED:
        if word.startswith(softened) and (plain := before + word[len(softened) :]) in known:
            return known[plain]
    return ()


def _english(text: str) -> bool:
    said = _words(text)
    return bool(said) and all(re.sub(r"'s$|s'$", "", word) in listed("english") for word in said)


def _foreign(text: str) -> bool:
    """Whether words are in another tongue than English, none of them known here but for small ones."""
    telling = [word for word in _words(text) if word not in _LITTLE and len(word) > 3]
    return bool(telling) and not any(word in listed("english") or word in listed("care") for word in telling)


def _agree(meant: list[tuple[str, ...]], english: str) -> bool:
    """Whether every telling word of one half is in the other, one for one."""
    said = {_root(word) for word in _words(english)} - _FILL
    stands = [{_root(word) for word in each} - _FILL for each in meant]
    return bool(said) and all(each & said for each in stands if each) and said <= set().union(*stands)


def _root(word: str) -> str:
    return re.sub(r"'s$", "", word) if not word.endswith("s") or word.endswith("ss") else word[:-1]
