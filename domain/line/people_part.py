"""The people before the colon: codes, roles and real names, and nothing else."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.line.draft import Ask
from domain.line.known_index import KnownIndex, norm, squeezed
from domain.people import Person

_TOKEN = re.compile(r"\([^()]*\)|[tT]/[cC](?!\w)|->|\u2192|[,;/&+>]|[^\s,;/&+()>\u2192]+")
_JOINERS = frozenset(("and", "to", "from", "with", "re", "via", "t/c", "tc", "tel", *",;/&+", "->", "\u2192"))
_RUN_TOGETHER = re.compile(r"[A-Z][a-z]+-?[A-Z\d]\w*|[A-Z]+-\d+")
_APART = re.compile(r"([A-Z]{2,6}) (\d{1,3})")
_RE_BEFORE = re.compile(r"(?<=\S)\s+[rR][eE]\s*$")
CODE = re.compile(r"[A-Z]{2,6}\d{1,3}")
_LETTERS = string.ascii_letters
_REFERENCE = re.compile(r"(?:Adult|Child|Sibling|Person|Baby|Mr|Mrs|Ms|Miss)")
_REFERENCE_MARK = re.compile(r"[A-Z]|\d{1,3}")
_TITLES = {
    "dr": "DR", "doctor": "DR", "prof": "DR", "professor": "DR", "mr": "", "mrs": "", "ms": "", "miss": "", "mx": "",
    "pc": "PC", "wpc": "PC", "dc": "DC", "ds": "DS", "di": "DI", "sgt": "SGT", "insp": "INSP", "pcso": "PCSO",
    "sister": "NURSE", "nurse": "NURSE", "matron": "NURSE", "rev": "", "cllr": "", "sir": "", "lady": "",
}  # fmt: skip
_POLICE = {title: _TITLES[title] for title in ("pc", "wpc", "dc", "ds", "di", "sgt", "insp", "pcso")} | {"ps": "SGT"}
_SHOULDER_NUMBER = re.compile(r"\d{4,5}")
_NAME_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:['\u2019-][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,2}")
# Measures, tests, forms and the like that have the shape of a code and are nobody.
_MEASURES = """
    COVID SARS HBA HPV HIV FEV PHQ GAD AUDIT ICD DSM NEWS PEWS MEWS MMSE MOCA EDSS CKD NYHA BP HR RR GCS BMI SATS TEMP
    NHS KS MAPPA CRP INR PSA TSH WBC WCC EGFR GFR MUST FAST AVPU TPR PEFR BNF IQ STAGE LEVEL GRADE BAND SPO PHASE STEP
    MG SF AMT EPDS ASQ WISC PPN VAF CAT TIER DNA FTA CALL VISIT DAY WEEK BED WARD ROOM FLAT UNIT BAY PART DOSE PLAN
"""
_TERMS = """
    CO2 PO2 SAO2 CA125 CD4 CD8 FP10 ABC1 MP3 MP4 IPV4 DS1500 SR1 ESA50 UC50 PIP1 PIP2 MED3 DASH14 DASH24 ACE3 QT5 HB12
    PM2 PM10 EN1 ISO9001 AB12 IV1 IM1 PH7
"""
_MEASURE_WORDS, _TERM_WORDS = frozenset(_MEASURES.split()), frozenset(_TERMS.split())


@dataclass
class PeoplePart:
    """The people of a line: `who` in their codes, as joined by the author; `people` the codes; where their words end
    (`until`) and where the text after them begins (`end`, after the colon). `arrow` is where a ` > ` joined two of
    them, which is kept as "->"."""

    who: str
    people: tuple[str, ...]
    until: int
    end: int
    new_people: tuple[Person, ...] = ()
    asks: tuple[Ask, ...] = ()
    arrow: int | None = None


@dataclass
class _Reading:
    index: KnownIndex
    answers: Mapping[str, int]
    tokens: list[tuple[str, int, int]]
    people: list[str] = field(default_factory=list)
    new: list[Person] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    brackets: bool = False


def people_at(text: str, at: int, index: KnownIndex, answers: Mapping[str, int]) -> PeoplePart | None:
    """The people from `at` to the first colon; None unless every word there is one of them or joins them.

    The "re" of "SW1 to GP1 re: housing" begins the text.
    """
    colon = text.find(":", at, at + 400)
    if colon < 0:
        return None
    end = colon + 1
    if about := _RE_BEFORE.search(text, at, colon):
        colon = end = about.start()
        while text.startswith(" ", end):
            end += 1
    while end > colon and text.startswith(":", end):
        end += 1
    return people_until(text, at, colon, end, index, answers)


def people_until(
    text: str, at: int, until: int, end: int, index: KnownIndex, answers: Mapping[str, int]
) -> PeoplePart | None:
    """The people of `text[at:until]`, the text after them beginning at `end`; None unless all of it is people."""
    tokens = [(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text, at, until)]
    if not tokens or len(tokens) > 60:
        return None
    reading = _Reading(index, answers, tokens)
    pieces: list[str] = []
    place, written_to, arrow = 0, at, None
    while place < len(tokens):
        word, start, stop = tokens[place]
        gap = " " if text[written_to:start].strip(" ") == "" and start > written_to and pieces else ""
        if text[written_to:start].strip():
            return None
        step = _person(reading, place) if word not in _JOINERS else None
        if step is not None:
            count, shown = step
            pieces.append(gap + shown)
            written_to = tokens[place + count - 1][2]
            place += count
            continue
        if word[0] == "(":
            shown = "(" + _coded(word[1:-1], index) + ")"
            said = [part for part in re.split(r"[\s(),;/&+]+", shown) if squeezed(part) not in index.codes]
            if any(map(_has_digit, said)) or not any(map(str.isalpha, word)):
                return None
            reading.brackets = True
        elif word == ">" and 0 < place < len(tokens) - 1:
            arrow, shown = (start if arrow is None else arrow), "->"
        elif word.lower().rstrip(".") in _JOINERS:
            shown = word
        else:
            return None
        pieces.append(gap + shown)
        written_to = stop
        place += 1
    if text[written_to:until].strip() or not (reading.people or reading.brackets):
        return None
    people = tuple(dict.fromkeys(reading.people))
    return PeoplePart("".join(pieces).strip(), people, until, end, tuple(reading.new), tuple(reading.asks), arrow)


def code_in(text: str, index: KnownIndex) -> str | None:
    """The first code, known or of the shape of one, among the first words of `text`."""
    words: list[str] = re.findall(r"\w+", text[:200])[:12]
    for place, word in enumerate(words):
        for count in (3, 2, 1):
            named = index.phrases.get(norm(" ".join(words[place : place + count])))
            if named and named.how == "code":
                return named.codes[0]
        if _is_code(word, index):
            return word
    return None


def code_meant(words: str, index: KnownIndex) -> str | None:
    """The code that words before a colon could be meant as: "SWl" is SW1 mistyped, "OT 2" the shape of OT2, "GP" the
    beginning of GP1."""
    words = words.strip()
    if apart := _APART.fullmatch(words):
        code = apart[1] + str(int(apart[2]))
        return code if _is_code(code, index) else None
    if words.casefold() in index.prefixes:
        return index.first_code(words)
    head = words.rstrip("lIoO|0123456789")
    tail = words[len(head) :].translate(str.maketrans("lI|oO", "11100"))
    return index.codes.get(squeezed(head + tail)) if head and tail and " " not in words else None


def title_prefix(title: str) -> str:
    """What the code of somebody of this title begins with ("DR" of "Dr"); "" where the title says nothing of a role."""
    return _TITLES.get(title.casefold().rstrip("."), "")


def role_in(text: str, index: KnownIndex) -> str | None:
    """The role of somebody of the key that a text begins with, as typed."""
    words = text.split()[:6]
    for count in range(min(index.longest, len(words)), 0, -1):
        named = index.phrases.get(norm(" ".join(words[:count])))
        if named and named.how == "role":
            return " ".join(words[:count])
    return None


def _person(reading: _Reading, place: int) -> tuple[int, str] | None:
    """How many tokens from `place` are a person, and the code they are shown by."""
    index, tokens = reading.index, reading.tokens
    word = tokens[place][0]
    following = tokens[place + 1][0] if place + 1 < len(tokens) else ""
    if not any(map(str.isalnum, word)):
        return None
    for count in range(min(index.longest, len(tokens) - place), 0, -1):
        if not any(map(str.isalnum, tokens[place + count - 1][0])):
            continue
        phrase = norm(" ".join(word for word, _, _ in tokens[place : place + count]))
        named = index.phrases.get(phrase)
        if named and named.how == "role" and count == 1 and following.isdigit() and word.casefold() in index.prefixes:
            continue
        if named:
            code = named.codes[0]
            if len(named.codes) > 1:
                code = _asked(reading, place, count, f"who:{phrase}", named.codes, (), "")
            reading.people.append(code)
            return count, code
    if _RUN_TOGETHER.fullmatch(word) and (held := index.codes.get(squeezed(word))):
        reading.people.append(held)
        return 1, held
    for count, prefix, number in ((2, word, following), (1, word.rstrip("0123456789"), word.lstrip(_LETTERS))):
        if prefix.casefold() in index.prefixes and number.isascii() and number.isdigit() and len(number) <= 3:
            shown, gap, _ = index.prefixes[prefix.casefold()]
            code = f"{shown}{gap}{int(number)}"
            if held := index.codes.get(squeezed(code)):
                reading.people.append(held)
                return count, held
            return count, _new(reading, Person(code=code))
    if _is_code(word, index):
        return 1, _new(reading, Person(code=word))
    if _REFERENCE.fullmatch(word) and _REFERENCE_MARK.fullmatch(following):
        return 2, _new(reading, Person(code=f"{word} {following}"))
    return _titled(reading, place)


def _is_code(word: str, index: KnownIndex) -> bool:
    if not CODE.fullmatch(word) or word in _TERM_WORDS or norm(word) in index.terms:
        return False
    return word.rstrip("0123456789") not in _MEASURE_WORDS


def _titled(reading: _Reading, place: int) -> tuple[int, str] | None:
    """A title and a name, or an initial and a surname of the key: a person to be offered with that real name."""
    index, tokens = reading.index, reading.tokens
    if numbered := _shoulder_number(reading, place):
        return numbered
    word = tokens[place][0]
    prefix = _TITLES.get(word.casefold().rstrip(".")) if word[0].isupper() else None
    count = 1
    while place + count < len(tokens) and count < 4:
        next_word = tokens[place + count][0]
        if not _NAME_WORD.fullmatch(next_word) or norm(next_word) in index.phrases or _is_code(next_word, index):
            break
        count += 1
    surname = norm(tokens[place + count - 1][0])
    same = index.surnames.get(surname, ())
    if prefix is None:
        if not (count == 2 and _INITIALS.fullmatch(word) and same):
            return None
        initial = word[0].casefold()
        same = tuple(person for person in same if norm(person.name)[:1] == initial) or same
    elif count == 1:
        return None
    name = " ".join(word for word, _, _ in tokens[place : place + count])
    code = index.next_code(prefix or "Person", tuple(reading.people))
    new = Person(code=code, name=name)
    if not same:
        return count, _new(reading, new)
    codes = tuple(dict.fromkeys(person.code for person in same))
    if prefix and prefix in _POLICE.values() and not any(held.startswith(prefix) for held in codes):
        return count, _new(reading, new)  # an officer is not the social worker of that surname
    chosen = _asked(reading, place, count, f"who:{norm(name)}", codes, (code,), name)
    if chosen == code:
        return count, _new(reading, new)
    reading.people.append(chosen)
    return count, chosen


def _shoulder_number(reading: _Reading, place: int) -> tuple[int, str] | None:
    """`PC 1234` or `PC1234`: the number tells who the officer is, so it is kept as the name of a new code."""
    word = reading.tokens[place][0]
    title = word.rstrip("0123456789")
    following = reading.tokens[place + 1][0] if place + 1 < len(reading.tokens) else ""
    number, count = (following, 2) if title == word else (word[len(title) :], 1)
    prefix = _POLICE.get(title.casefold())
    if prefix is None or not title[0].isupper() or not _SHOULDER_NUMBER.fullmatch(number):
        return None
    if title + number in _TERM_WORDS:
        return None
    name = f"{title} {number}"
    if (named := reading.index.phrases.get(norm(name))) and named.how == "name":
        reading.people.append(named.codes[0])
        return count, named.codes[0]
    return count, _new(reading, Person(code=reading.index.next_code(prefix, tuple(reading.people)), name=name))


def _asked(
    reading: _Reading, place: int, count: int, key: str, codes: tuple[str, ...], new: tuple[str, ...], name: str
) -> str:
    start, end = reading.tokens[place][1], reading.tokens[place + count - 1][2]
    written = " ".join(word for word, _, _ in reading.tokens[place : place + count])
    readings = (*codes, *(f"{code}, a new person" for code in new))
    default = next((place for place, code in enumerate(codes) if code not in reading.people), 0)
    taken = reading.answers.get(key, default) % len(readings)
    if all(ask.key != key for ask in reading.asks):
        reading.asks.append(
            Ask(key, f"{written} could be {' or '.join(readings)}: write the code.", readings, taken, start, end)
        )
    return (*codes, *new)[taken]


def _new(reading: _Reading, person: Person) -> str:
    if person.code not in reading.people:
        reading.new.append(person)
    reading.people.append(person.code)
    return person.code


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _coded(words: str, index: KnownIndex) -> str:
    """The words of a bracket, a real name among them turned into its code."""
    parts = words.split(" ")
    place = 0
    while place < len(parts):
        for count in range(min(index.longest, len(parts) - place), 0, -1):
            named = index.phrases.get(norm(" ".join(parts[place : place + count])))
            if named and named.how == "name" and len(named.codes) == 1:
                parts[place : place + count] = [named.codes[0]]
                break
        place += 1
    return " ".join(parts)
