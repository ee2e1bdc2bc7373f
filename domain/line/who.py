"""Who a line names: the people before its colon, or what is to be said when none stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.dates.times import Time, TimeFault, time_at
from domain.line.draft import Ask, Span
from domain.line.known_index import KnownIndex
from domain.line.people_part import PeoplePart, code_in, code_meant, people_at, people_until, role_in

_FIRST_WORDS = 24
"""How far into a text without a colon a code is looked for."""
_LATE_TIME = re.compile(
    r"(?:,\s*|\s+)(?:at\s+|@\s?)?\(?(?=\d)(?P<time>\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}(?:[:.]?\d{2})?\s?[ap]m)"
    r"(?:\s?(?:hrs|hours|h))?\)?\s*:(?!\d)",
    re.ASCII,
)
_DASH = re.compile(r"\s+-+\s+|\s+-(?=[a-z])(?!ve\b)|(?<=\w)-+\s+", re.ASCII)
_HANGING = re.compile(r"(?:(?<!\S)(?:to|from|with|re|via|and)|[,;/&+>])\s*$")
_DEALINGS = re.compile(r"(?<!\S)(?:to|from|re|via|t/c|tc|tel)(?!\S)")
_LINE_START = 120
_OPENING = re.compile(r"\s*(?P<words>(?=[^\W\d_])(?!\w*\d)[^\s:>~@#!]{1,24}(?: [^\s:>~@#!]{1,24}){0,3}):(?=\s)")
"""A few words and a colon where people stand."""
_HEADINGS = frozenset(
    ("admission", "appointment", "assessment", "attendance", "call", "cc", "conference", "consultation", "contact")
    + ("discharge", "email", "encounter", "form", "from", "history", "home", "impression", "in", "item", "letter")
    + ("meeting", "message", "note", "notes", "observation", "outcome", "plan", "re", "record", "referral", "report")
    + ("result", "results", "review", "seen", "session", "subject", "summary", "tel", "telephone", "text", "to")
    + ("visit", "update", "problem", "problems", "diagnosis", "examination", "background", "action", "actions")
    + ("advice", "medication", "allergies", "observations", "obs", "temp", "weight", "height", "concerns", "decision")
    + ("reason", "said", "says", "stated", "states", "reported", "reports", "told", "asked", "asks", "wrote", "writes")
)
"""Words that end a heading in a record or begin what somebody said, and nobody's name."""


@dataclass
class Who:
    """The people found, `time` where one stood behind them, and where the text begins (`end`)."""

    end: int
    people: PeoplePart | None = None
    time: Time | None = None
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def read_who(
    text: str, low: str, at: int, index: KnownIndex, answers: Mapping[str, int], time_wanted: bool
) -> Who:
    """The people of a line, from the end of its stamp at `at`; `low` is the text folded.

    With `time_wanted` a time between the people and the colon is taken as the entry's.
    """
    who = Who(at)
    if text.startswith(":", at):
        _after_a_colon(who, text, at, index, answers)
        return who
    people = people_at(text, at, index, answers)
    if people and people.arrow is not None:
        readings = (f"{people.who} are the people", "> begins the action")
        sentence = "The > could join the people or begin the action: join people by to or and."
        if _taken(who, answers, Ask("who >", sentence, readings, 0, people.arrow, people.arrow + 1)):
            people = None
            who.notes += _nobody(text, at, index)
            return who
    if people is None:
        people = _before_a_time(who, text, low, at, index, answers) if time_wanted else None
        people = people or _before_a_dash(who, text, low, at, index, answers)
    if people is None:
        who.notes += _nobody(text, at, index)
        return who
    _take(who, people, text, at)
    return who


def only_people(text: str, index: KnownIndex) -> bool:
    """Whether a text is people and nothing else; "T/C to GP1" says what happened."""
    if _DEALINGS.search(text.lower()):
        return False
    part = people_until(text, 0, len(text), len(text), index, {}) if len(text) < _LINE_START else None
    return part is not None and bool(part.people)


def _take(who: Who, people: PeoplePart, text: str, at: int) -> None:
    start = at
    while text.startswith(" ", start):
        start += 1
    who.people, who.end = people, people.end
    who.spans.append(Span("who", start, people.until))
    if people.until < people.end:
        # A time behind the people stands within what joins them to the text, and has a span of its own.
        inner = [span for span in who.spans if people.until <= span.start and span.end <= people.end]
        edges = [people.until, *(place for span in inner for place in (span.start, span.end)), people.end]
        who.spans += [Span("mark", *pair) for pair in zip(edges[::2], edges[1::2], strict=True) if pair[0] < pair[1]]
    who.asks += people.asks


def _taken(who: Who, answers: Mapping[str, int], ask: Ask) -> int:
    """The index of the reading now taken of a question, which is kept."""
    taken = answers.get(ask.key, ask.taken) % len(ask.readings)
    who.asks.append(Ask(ask.key, ask.sentence, ask.readings, taken, ask.start, ask.end, ask.harmless))
    return taken


def _after_a_colon(who: Who, text: str, at: int, index: KnownIndex, answers: Mapping[str, int]) -> None:
    """A colon of its own says that nobody is named; one glued to the stamp may be the stamp's."""
    who.spans.append(Span("mark", at, at + 1))
    who.end = at + 1
    if text[at - 1] == " ":
        return
    people = people_at(text, at + 1, index, answers)
    if people is None:
        who.notes += _nobody(text, at + 1, index)
        return
    readings = (people.who, "nobody; the people are part of the text")
    sentence = "After the colon stand people and another colon: take out the first, or put a space before it."
    if _taken(who, answers, Ask("who", sentence, readings, 0, at + 1, people.end)) == 0:
        _take(who, people, text, at + 1)


def _before_a_time(
    who: Who, text: str, low: str, at: int, index: KnownIndex, answers: Mapping[str, int]
) -> PeoplePart | None:
    """`SW1 0930: call`: the time stands behind the people."""
    found = _LATE_TIME.search(low, at, at + _LINE_START)
    if not found:
        return None
    try:
        time = time_at(low, found.start("time"))
    except TimeFault:
        return None
    people = people_until(text, at, found.start(), found.end(), index, answers)
    if people is None or not _familiar(people, text, index) or time is None or not time.text:
        return None
    readings = (f"{people.who} at {time.text}", "nobody; all of it is part of the text")
    sentence = f"{text[time.start : time.end]} is taken as the time: write it before the people."
    if _taken(who, answers, Ask("late time", sentence, readings, 0, time.start, time.end, harmless=True)):
        return None
    who.time = time
    who.spans.append(Span("time", time.start, time.end))
    return people


def _before_a_dash(
    who: Who, text: str, low: str, at: int, index: KnownIndex, answers: Mapping[str, int]
) -> PeoplePart | None:
    """`SW1 - call`: a dash where the colon belongs."""
    dash = _DASH.search(low, at, at + _LINE_START)
    if not dash or people_at(text, dash.end(), index, answers):
        return None
    people = people_until(text, at, dash.start(), dash.end(), index, answers)
    if people is None or not people.people or not _familiar(people, text, index):
        return None
    readings = (f"{people.who}: then the text", "nobody; all of it is part of the text")
    sentence = f"The dash is taken to end the people: write {people.who}: instead."
    ask = Ask("dash", sentence, readings, 0, dash.start(), dash.end(), harmless=True)
    return None if _taken(who, answers, ask) else people


def _familiar(people: PeoplePart, text: str, index: KnownIndex) -> bool:
    """Whether all are of the key, or new by a name or a prefix that the key has: "CT1 - normal" names nobody, nor does
    "SW1 to - ", which goes on."""
    prefixes = [new.code.rstrip(" 0123456789").casefold() for new in people.new_people if not new.name]
    return not _HANGING.search(text[: people.until].lower()) and all(prefix in index.prefixes for prefix in prefixes)


def _nobody(text: str, at: int, index: KnownIndex) -> list[str]:
    """What the read-back says when nobody is named and a code stands in the first words of the text."""
    colon = max(text.find(":", at, at + 400), text.rfind(":", at, at + _FIRST_WORDS))
    first_words = text[at:colon] if colon >= 0 else text[at : at + _FIRST_WORDS]
    code = code_in(first_words, index)
    if code and (colon >= 0 or text[at:].lstrip().lower().startswith(code.lower())):
        return [f"nobody; {code} is in the text"]
    if colon >= 0 and (code := code_meant(first_words, index)):
        return [f"nobody; {first_words.strip()} is in the text, and could be meant as {code}"]
    if colon >= 0 and (role := role_in(first_words, index)):
        return [f"nobody; {role} is in the text"]
    opening = _OPENING.match(text, at)
    if opening and opening["words"].split()[-1].lower() not in _HEADINGS and not opening["words"].isupper():
        said = opening["words"]
        plain = said.replace("(", "").replace(")", "")
        if not any(map(str.isdigit, said)):
            return [f"\u201c{said}\u201d is nobody yet: ({plain}): in brackets names them, or add a person (/people)"]
        if "/" not in said:
            return [f"\u201c{said}\u201d is nobody yet: add a person (/people)"]
    return []
