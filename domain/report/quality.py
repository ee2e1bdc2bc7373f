"""The form a senior person fills in before a report is sent: what it asks, and what of it is still open."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.errors import WrongUse
from domain.report.parts import Criterion, Mark

OFFERED = (
    "The author is independent of the case and of those who worked in it",
    "Legal advice could be had where it was needed",
    "The report is finished within the time agreed",
    "There is a chronology of the agency's involvement for the whole period under review",
    "The needs of the person and of each member of the family are taken into account",
    "Race, culture, language and religion of the person and the family are given their weight",
    "Facts are examined critically, and what was and was not done is explained in a way that can be believed",
    "Practice of individuals and of the organisation is held openly against law, national and local guidance and"
    " professional standards",
    "Good practice beyond the expected is brought out",
    "There is an action plan whose recommendations are relevant and can be measured, each with a time",
    "The senior managers concerned have agreed the action plan",
)
"""What boards have a senior person confirm, in our words. Source: WSAB section 9, LLR's quality markers."""

_ASKED_BY: tuple[tuple[str, ...], ...] = (
    ("independen", "author"),
    ("legal", "advice"),
    ("report", "time|timescale|timely|deadline", "-action|recommend|chronolog|implement"),
    ("chronolog",),
    ("need", "famil|adult|child|person|subject", "-racial|race|cultur|ethnic|linguist|religio"),
    ("racial|race|ethnic|religio|linguist", "cultur|linguist|identity|religio"),
    ("fact", "examin|critical|explain|explanation"),
    ("practice", "individual", "organisation", "standard|requirement|guidance|procedur|polic"),
    ("good", "practice", "-poor|standard|learning"),
    ("action|recommend", "measur|smart", "-agree|approv"),
    ("action", "plan", "agree|approv", "senior|manag"),
)
"""For each of our matters what words other forms ask for it by: beginnings, one of each group; "-" for none of them."""
_TURNS = frozenset(("not", "no", "without", "poor", "never", "fail", "failed", "lack", "unless", "if", "how", "why"))
"""Words that turn what a line says, or make it a question of another kind."""
_NOT_DONE = re.compile(r"\b(?:was|were)\b[\s/,]*(?:or|and)?[\s/]*(?:was|were)? not (?:taken|done|made)\b")
"""What was not done beside what was: no turn."""

MARKS: dict[str, Mark] = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "-": "n/a", "n/a": "n/a", "na": "n/a"}
"""What may be typed for a mark."""


def offered(known: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Those of our matters that are not on the form yet."""
    there = {_plain(each.text) for each in known}
    return tuple(Criterion(text=text) for text in OFFERED if _plain(text) not in there)


def board_lines(lines: Iterable[str], known: Iterable[Criterion]) -> tuple[Criterion, ...]:
    """Those lines of a board's form that nothing on ours answers yet, in its words or in others."""
    there = {_plain(each.text) for each in known}
    matters = {matter_of(each.text) or each.text for each in known}
    return tuple(
        Criterion(text=" ".join(line.split()))
        for line in lines
        if line.strip() and _plain(line) not in there and matter_of(line) not in matters
    )


def in_boards_words(one: Criterion, lines: Iterable[str]) -> str:
    """The line of a board's form that asks for the same matter in other words, "" for none, or for the same words."""
    matter = matter_of(one.text) or one.text
    return next((line for line in lines if _plain(line) != _plain(one.text) and matter_of(line) == matter), "")


def matter_of(line: str) -> str:
    """Which of our matters a line of a board's form asks for in other words, "" where that is none or not certain."""
    words = re.findall(r"[^\W\d_]+", _NOT_DONE.sub("", line.casefold()))
    if _TURNS & set(words):
        return ""

    def says(group: str) -> bool:
        return any(word.startswith(begin) for begin in group.lstrip("-").split("|") for word in words)

    fitting = [
        text
        for text, groups in zip(OFFERED, _ASKED_BY, strict=True)
        if all(says(group) != group.startswith("-") for group in groups)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def is_open(one: Criterion) -> bool:
    """Whether a matter is not answered, or answered by a no that says nothing more."""
    return not one.mark or needs_comment(one)


def needs_comment(one: Criterion) -> bool:
    """Whether a no stands there without a word of why."""
    return one.mark == "no" and not one.comment.strip()


def open_said(one: Criterion) -> str:
    """What is still wanted of a matter, in a sentence; "" when nothing is."""
    if not one.mark:
        return "Not answered yet."
    return "No: say why, and what is being done about it." if needs_comment(one) else ""


def mark_typed(text: str) -> Mark:
    """The mark typed; raises WrongUse for anything but yes, no or n/a."""
    found = MARKS.get(text.strip().casefold())
    if found is None:
        raise WrongUse(f"Met: “{text.strip()}” is neither yes, no nor n/a.")
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
