"""What the words of a report's template ask for: a heading, a label, who is to sign, the headings of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.asked.field_of import NOTHING, Where
from domain.report.facts import FACTS, fact_of
from domain.report.parts import ANSWER
from domain.report.sections import SECTIONS
from exporters.templates.headings import Reading, read_heading
from exporters.templates.report_asked import Asked
from exporters.templates.report_places import SEVERAL
from exporters.templates.report_tongues import across, tongues
from exporters.templates.words import plain, several, words

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_LED = re.compile(
    r"^\W*(?:section|part|chapter|appendix|annex|annexe|schedule|stage)\s+"
    r"(?P<number>\d{1,2}[a-z]?(?:\.\d{1,2})*|[A-Z]{1,2}\d?|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"\s*[:.)–—-]*\s*",
    re.IGNORECASE,
)
_TYPED = re.compile(
    r"^(?!\W*(?:[A-Z]\.){2})\s*[(\[]?(?P<number>\d{1,2}(?:\.\d{1,2})*[a-z]?|(?:[A-Z]\d{0,2}|[a-z]|[ivx]{1,4}|[IVX]{1,4})(?=[.)\]]))[.):\]]{0,2}"
    r"(?:\s+|(?<=[.)])(?=[A-Z]))\W{0,3}"
)
_PUT = re.compile(
    r"^\W*(?:question|q)\.?\s*\d{1,2}[a-z]?\s*[:.)–—-]*\s+"
    r"(?!(?:was|were|did|do|does|is|are|has|have|had|could|should|can|if)\b)(?=\w)", re.IGNORECASE,
)  # fmt: skip
"""How a heading begins that is put as a numbered question; one to be answered by yes or no asks for no section."""
_TURNS_TO = re.compile(r"^[^,.;:?]{3,40},\s+(?=(?:what|how|which|who)\b.*\?\s*$)", re.IGNORECASE)
"""What leads up to a question and asks for nothing itself: "Looking back, what …?"."""
_BULLET = re.compile(r"^\s*[•▪●○·*\u2022\u25cf-]\s+")
_INCLUDING = re.compile(r"\s+(?:including|incl\.?)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:/|&|;|,|\band\b)\s*", re.IGNORECASE)
_PARAGRAPH = re.compile(r"^\s*\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?\s")

_NAME_AND = re.compile(r"\bnames?\s*(?:and|&|/|,|\+)", re.IGNORECASE)
_JOB = re.compile(
    r"(?:(?:their|your) )?(?:job )?(?:role|title|position|designation|post)(?: held| in (?:the )?agency)?",
    re.IGNORECASE,
)
_AUTHOR_JOB = "fact:author_job"

_ROLES: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("author", several("author reviewer"), several("imr report review of by the")),
    ("quality assurer", several("quality assured assurance assurer approver approving approved approval qa"),
     several("quality assured assurance and by approving approved approval the of report imr person officer manager "
             "senior")),
    ("chief officer", several("chief executive ceo accountable"),
     several("officer executive chief agency organisation the of director")),
    ("countersigner",
     several("countersigned countersignature countersigner countersigning senior countersign endorsed"),
     several("officer manager by within agency organisation senior person the of responsible for countersigned lead "
             "director")),
)  # fmt: skip
_PARTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("signed", several("signed signature sign signing")),
    ("who", several("name print printed")),
    ("job", several("job title position designation role post")),
    ("day", several("date dated day")),
)
_TURNED = re.compile(
    r"\b(?:timeline|timetable|chronology|context) (?:for|of) (?:the |this )?(?:review|process)|"
    r"\bcontextual safeguarding\b|\bcase (?:history|summary)\b|"
    r"\b(?:other|previous|national|overview|chair\w*|panel|board|examples?|samples?)(?:'s|’s)?\b",
    re.IGNORECASE,
)
"""Wordings that ask for something else than their telling words: a review's own timetable, another review's lessons."""
_KNOWN_TURN = re.compile(
    r"\bother (?:proceeding|process|investigation|inquir|significant)|\bnational (?:policy|policies|guidance)|"
    r"\b(?:panel|board) use\b", re.IGNORECASE,
)  # fmt: skip
_WHO = "it does not say who is to sign"
_VERBS = several("assured assurance assurer approved approver countersigned countersignature countersigner endorsed")
_PART_FILL = several("in block capital letter please of and full")


def number_of(text: str) -> tuple[str, str]:
    """The number a heading was typed with ("5", "A", "9"; "" for none), and the heading without it."""
    text = _BULLET.sub("", " ".join(text.split()))
    match = _LED.match(text) or _TYPED.match(text)
    if match is None:
        return "", text
    number = match["number"]
    if number.lower() in _NUMBERS:
        number = str(_NUMBERS.index(number.lower()) + 1)
    return number.upper() if len(number) == 1 else number, text[match.end() :].strip()


def is_numbered_paragraph(text: str) -> bool:
    """Whether a paragraph begins with a number as those of a report do: 1.1."""
    return _PARAGRAPH.match(text) is not None


def read_section(text: str) -> Asked:
    """What a heading asks for: a section, or several."""
    return across(number_of(text)[1] or text, _section)


def _section(text: str) -> Asked:
    found = _read_section(text)
    return found.doubted("its words can turn the meaning") if is_turned(text) else found


def is_turned(text: str) -> bool:
    """Whether words of a heading turn the meaning of all below it: another review's, an example, the board's own."""
    return _TURNED.search(text) is not None and _KNOWN_TURN.search(text) is None


def _read_section(text: str) -> Asked:
    _, rest = number_of(text)
    if not re.search(r"[^\W\d_]", rest):
        return Asked(why="it has a number only")
    rest = _TURNS_TO.sub("", _PUT.sub("", _INCLUDING.split(rest)[0]))
    whole = read_heading(rest, "section")
    if not whole.certain:
        parts = [read_heading(part, "section") for part in _AND.split(rest) if part.strip()]
        if len(parts) > 1 and all(part.certain for part in parts):
            return Asked(SEVERAL.join(dict.fromkeys(field for part in parts for field in part.fields)), True)
    return _asked(whole)


def read_label(text: str, *, signing: bool = False, role: str = "") -> Asked:
    """What a label asks for: `signing` among signatures, `role` the one the labels before it were about."""
    return across(text, lambda said: _label(said, role, signing=signing))


def _label(text: str, role: str, *, signing: bool) -> Asked:
    own = plain(text).casefold()
    fact = next((each for each in FACTS if plain(each.label).casefold() == own), None)
    if fact is not None and not signing:
        # As our own layouts ask for it.
        return Asked(f"fact:{fact.name}", True)
    signature = read_signature(text, role, signing=signing)
    if signature is not None and signature.certain:
        return signature
    _, rest = number_of(text)
    found = read_heading(rest, "cover")
    if not found.certain:
        whole = read_heading(plain(rest.replace("\n", " ").replace("(", " ").replace(")", " ")), "cover")
        found = whole if whole.certain else found
    if not found.certain and len(parts := [each for each in _AND.split(rest) if each.strip()]) == 2:
        first = read_heading(parts[0], "cover")
        if first.certain and first.fields == ("cover:author",) and _JOB.fullmatch(parts[1].strip(" :()")):
            return Asked(f"cover:author{SEVERAL}{_AUTHOR_JOB}", True)
    if signature is not None and signature.why == _WHO and not found.certain:
        return signature
    if found.certain and found.fields == (_AUTHOR_JOB,) and _NAME_AND.search(rest):
        return Asked(f"cover:author{SEVERAL}{_AUTHOR_JOB}", True)
    return signature if signature is not None and not found.certain else _asked(found)


def after_author(asked: Asked, before: str | None) -> Asked:
    """A label behind that of the author: a role is the author's own."""
    likely = asked.asks == _AUTHOR_JOB or _AUTHOR_JOB in asked.others
    return Asked(_AUTHOR_JOB, True) if not asked.certain and likely and before == "cover:author" else asked


def for_a_box(asked: Asked) -> Asked:
    """What a box to tick asks for: of what a label may mean, that which is answered by yes or no."""
    facts = [each for each in (asked.asks, *asked.others) if each and (fact := fact_of(each.partition(":")[2]))
             and each.startswith("fact:") and fact.kind == "yes or no"]  # fmt: skip
    if len(facts) == 1:
        return Asked(facts[0], True)
    return asked.doubted("it is a box to tick")


def read_signature(text: str, role: str = "", *, signing: bool = False) -> Asked | None:
    """What a label asks of a signature, None when it is about none. `role` is who the labels before it were about."""
    joined = number_of(text)[1].lower().replace("counter-", "counter").replace("counter s", "counters")
    said = re.findall(r"[^\W\d_]+", joined)
    tokens = [word for word in said if word not in ("and", "the", "of", "by", "on", "a", "for", "s")]
    if not tokens:
        return None
    named = next((each for each in _ROLES if each[1].intersection(tokens)), None)
    left = [word for word in tokens if named is None or word not in named[1] | named[2]]
    parts = [part for part, known in _PARTS if known.intersection(left)]
    known_words = {word for _, known in _PARTS for word in known} | _PART_FILL
    rest = [word for word in left if word not in known_words]
    if not signing and "signed" not in parts and named is not None and not _VERBS.intersection(tokens):
        named = named if named[0] == "author" else None
        if named is None:
            return None
    of_author = set(tokens) <= {"author", "date", "dated"} and len(tokens) > 1
    if "signed" not in parts and not signing and (named is None or named[0] == "author") and not of_author:
        return None
    if named is None and not parts:
        return None
    whose = named[0] if named else role
    asked = list(parts) or ["who"]
    if named is not None and asked == ["job"] and re.search(r"\band\b|&|/", joined):
        asked = ["who", "job"]
    if "signed" in asked and "who" in asked and "name" not in tokens:
        asked.remove("who")
    if "signed" in asked and "day" in asked and not {"signature", "sign"} & set(tokens):
        asked.remove("signed")
    if "signed" in asked and "day" in asked:
        return Asked(None, False, "it asks for a signature and a day in one place")
    if not whose:
        return Asked(f"sign:author:{asked[0]}", False, _WHO,
                     tuple(f"sign:{each}:{asked[0]}" for each, _, _ in _ROLES[1:]))  # fmt: skip
    order = {"signed": 0, "who": 1, "job": 2, "day": 3}
    if not signing and "signed" not in parts and "approved" in tokens:
        rest = [*rest, "approved"]
    asks = SEVERAL.join(f"sign:{whose}:{part}" for part in sorted(asked, key=order.__getitem__))
    return Asked(asks, not rest, "" if not rest else "not all of its words are known")


def role_in(asks: str | None) -> str:
    """Who is to sign by what is asked for, "" when that is no signature."""
    return asks.split(":")[1] if asks and asks.startswith("sign:") else ""


def in_english(text: str) -> str:
    """The heading of a column in English, where it is Welsh, or Welsh and English that say the same."""
    both = tongues(text)
    if both is None:
        return text
    return (both.english or both.meant) if both.same or not both.english else text


def read_columns(headings: Sequence[str], where: Where) -> tuple[Reading, ...]:
    """What each heading of a table asks for, were it a table of this kind."""
    return tuple(_column(text, where) for text in headings)


def _column(text: str, where: Where) -> Reading:
    said = " ".join(text.split())
    if where == "quality":
        plainly = said.strip(" .:*?()").lower()
        sign = {"yes": "yes", "y": "yes", "no": "no", "n": "no", "n/a": "na", "na": "na", "not applicable": "na",
                "yes/no": "mark", "y/n": "mark", "yes / no": "mark", "y / n": "mark", "yes/no/na": "mark",
                "yes/no/n/a": "mark", "✓": "mark", "yes or no": "mark"}.get(plainly)  # fmt: skip
        if sign:
            return Reading(fields=(sign,), certainty="certain")
    if not said:
        return Reading()
    return read_heading(in_english(text), where)


def kind_of(asks: str) -> str:
    """A short word for what a place asks for, as a screen sorts them: section, answer, cover, fact, sign, table."""
    if asks == NOTHING:
        return NOTHING
    head = asks.split(SEVERAL)[0]
    if head.startswith(ANSWER):
        return "answer"
    return head.partition(":")[0] if ":" in head else "section"


def is_asks(asks: str, questions: Sequence[str]) -> bool:
    """Whether a place can ask for this: every part of it names something there is."""
    return all(_is_one(each, questions) for each in asks.split(SEVERAL))


def _is_one(asks: str, questions: Sequence[str]) -> bool:
    from domain.asked.found import field_of
    from domain.asked.report import SIGNED_PARTS

    head, _, rest = asks.partition(":")
    if asks == NOTHING or any(each.id == asks for each in SECTIONS):
        return True
    if head in ("answer", "question"):
        return not questions or rest.casefold() in {each.casefold() for each in questions}
    if head == "fact":
        return fact_of(rest) is not None
    if head == "cover":
        return field_of(asks, "cover") is not None
    if head == "table":
        return rest in TABLES
    role, _, part = rest.partition(":")
    return head == "sign" and role in {each for each, _, _ in _ROLES} and part in SIGNED_PARTS


TABLES: dict[str, Where] = {
    "family": "family", "personnel": "person", "actions": "action", "quality": "quality",
    "interviewed": "interviewed", "searched": "searched", "policies": "policies", "abbreviations": "abbreviations",
    "chronology": "row", "recommendations": "recommendations", "answers": "answers",
}  # fmt: skip
"""The tables of a report, and where the words of their columns are."""


def _asked(reading: Reading) -> Asked:
    if not reading.fields:
        return Asked(None, False, reading.why, reading.others)
    if reading.certain:
        return Asked(SEVERAL.join(reading.fields), True)
    return Asked(SEVERAL.join(reading.fields), False, reading.why, reading.others)


def telling(text: str, where: Where = "section") -> frozenset[str]:
    """The telling words of a text."""
    return frozenset(words(text, where)[0])
