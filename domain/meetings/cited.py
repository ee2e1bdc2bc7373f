"""The minutes of a meeting as a source: what they are called, and which meeting such a name means."""

from __future__ import annotations

import re

from domain.chronology.entry import Citation, Entry

_NAMED = re.compile(
    r"(?:the )?(?:minutes?|interview|meeting)(?: of)?(?: (?:the )?(?:interview|meeting|team discussion))?"
    r"(?: ?(?:no\b\.?|nr\b\.?|number\b|#))? ?([0-9]{1,6})(?![0-9a-z]|[-/.][0-9])",
    re.IGNORECASE,
)
"""Minutes no. 4, Minutes of interview 4, Interview 4; not Minutes 4/3/24, which is a day."""
_MINUTES = re.compile(
    r"(?:the )?(?:minutes?|interviews?)(?:(?: of| with)?(?: the)?(?: (?:interview|meeting)s?)?)?[.:]?", re.IGNORECASE
)
"""A source of this name says of no other that it is one."""
_NUMBER = r"[0-9]{1,6}(?![0-9a-z]|[-/.:][0-9])"
_IN_TEXT = re.compile(
    r"(?<![\w-])(?<![0-9] )(?:minutes(?: of)?(?: (?:the )?(?:interview|meeting|team discussion))?|interviews?)"
    rf"(?: ?(?:no\b\.?|nos\b\.?|nr\b\.?|numbers?\b|#))? ?({_NUMBER}(?:(?:,? and |, ?| ?& ?){_NUMBER})*)"
    r"(?! ?(?:hours?|days?|weeks?|months?|years?|times?|mins?|minutes?|am|pm|people|persons?|staff|members?|workers?|"
    r"nurses?|doctors?|children|colleagues|practitioners?|professionals?|others|January|February|March|April|(?-i:May)|"
    r"June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b)",
    re.IGNORECASE,
)
"""In a text: interview 4, interviews 2 and 4, minutes of interview 3; not an interview 4 days later, nor of 4 March."""


def source_of(interview: int) -> Citation:
    """The minutes of this meeting, as a row names them."""
    return Citation("Minutes", f"no. {interview}")


def meeting_of(source: Citation) -> int:
    """The number of the meeting whose minutes a source is by its name and place, 0 where it names none."""
    found = _NAMED.match(" ".join(f"{source.name} {source.ref or ''}".split()))
    return int(found[1]) if found else 0


def is_minutes(source: Citation) -> bool:
    """Whether a source is minutes, of whichever meeting."""
    return bool(meeting_of(source) or _MINUTES.fullmatch(" ".join(source.name.split())))


def has_another_source(entry: Entry) -> bool:
    """Whether a row comes from something else than minutes too."""
    return any(source.name.strip() and not is_minutes(source) for source in entry.sources)


def cited_in(entry: Entry) -> tuple[int, ...]:
    """The meetings whose minutes a row names as its source."""
    return tuple(dict.fromkeys(filter(None, map(meeting_of, entry.sources))))


def meetings_in(text: str) -> tuple[int, ...]:
    """The meetings a text of the author's names as where it has something from: "as SW1 said (interview 4)"."""
    found = (int(number) for named in _IN_TEXT.finditer(text) for number in re.findall(r"[0-9]+", named[1]))
    return tuple(dict.fromkeys(found))


def cited_said(entry: Entry) -> str:
    """What is to be known as a row is typed whose source is minutes, "" where none is."""
    found = cited_in(entry)
    if not found:
        return ""
    return (
        f"its source is the minutes of interview {found[0]}: it leaves only once these may be used; /draw, or /rests,"
        " says on which paragraphs it rests"
    )
