"""What an author looks for in the chronology."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.dates.period import Period
from domain.dates.when import When
from domain.errors import NotUnderstood

if TYPE_CHECKING:
    from domain.identifiers.hits import Hit
    from domain.names.finding import Finder

# "between the 3rd of March 2024 and the 5th of April 2024" has eleven words.
LONGEST_DATE = 11
_QUOTED = re.compile(r'"[^"]*"?')
_PART = re.compile(r'"([^"]*)"?|([@#!])"([^"]+)"?|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Rows that answer everything asked.

    `words` stand in the row whole (several words in one are found side by side), `beginnings` begin a word of it.
    `first` and `last` are days, both inclusive: rows that can be of a day between them. `undated`: only rows without
    any date.
    """

    words: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    undated: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is asked, so that every row answers."""
        return self == EVERYTHING


EVERYTHING = Query()


def read_query(
    text: str, people: Iterable[str] = (), *, today: date | None = None, period: Period | None = None
) -> Query:
    """Read what was typed to find.

    Words, and "words together"; @SOURCE, #QUESTION, !FLAG (@"SEVERAL WORDS"); a code of these people; `?` for the
    undated; given `today`, one date or span of dates as the entry line reads them (`mar 24`, `1/3/24 - 31/3/24`,
    `before 3/3/24`).
    In quotes everything is words. The last word counts as a beginning while it is typed. Never raises.
    """
    codes = {code.casefold(): code for code in people}
    parts = [(found[1], f"{found[2]}{found[3]}" if found[2] else found[4]) for found in _PART.finditer(text)]
    when = None
    if today is not None:
        when, parts = _date_among(parts, today, period)
    words: list[str] = []
    beginnings: list[str] = []
    named: dict[str, list[str]] = {"@": [], "#": [], "!": []}
    found_people: list[str] = []
    undated = False
    for at, (phrase, word) in enumerate(parts):
        if not word:
            if any(char.isalnum() for char in phrase or ""):
                words.append(phrase)
        elif word == "?":
            undated = True
        elif word[0] in named and len(word) > 1:
            named[word[0]].append(word[1:])
        elif word.casefold() in codes:
            found_people.append(codes[word.casefold()])
        elif any(char.isalnum() for char in word):
            (beginnings if at == len(parts) - 1 and not text[-1:].isspace() else words).append(word)
    return Query(
        words=tuple(words),
        beginnings=tuple(beginnings),
        people=tuple(found_people),
        sources=tuple(named["@"]),
        questions=tuple(named["#"]),
        flags=tuple(named["!"]),
        first=when.earliest if when else None,
        last=when.latest if when else None,
        undated=undated,
    )


def by_code(text: str, finder: Finder) -> tuple[str, list[Hit]]:
    """What was typed to find with each certain name as its code, and those names; in quotes a name stays a name."""
    quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(text)]
    hits = [
        hit for hit in finder.names_in(text)
        if hit.certain and not any(start <= hit.start < end for start, end in quoted)
    ]
    pieces: list[str] = []
    read_to = 0
    for hit in hits:
        pieces += (text[read_to : hit.start], f'"{hit.code}"' if " " in hit.code else hit.code)
        read_to = hit.end
    return "".join((*pieces, text[read_to:])), hits


def _date_among(
    parts: list[tuple[str, str]], today: date, period: Period | None
) -> tuple[When | None, list[tuple[str, str]]]:
    """The longest run of words that is a date, the first of the longest, and what is left."""
    # Opening a case needs what a query is, and not yet how dates are read.
    from domain.dates.whole import read_date

    for length in range(min(len(parts), LONGEST_DATE), 0, -1):
        for start in range(len(parts) - length + 1):
            run = [word for _, word in parts[start : start + length]]
            if not all(run) or not any(char.isdigit() for word in run for char in word):
                continue
            try:
                when = read_date(" ".join(run), today, period, sense="open")
            except NotUnderstood:
                continue
            if when.earliest or when.latest:
                # The empty part stands for it, so that a word before a date at the end is a whole word.
                return when, [*parts[:start], ("", ""), *parts[start + length :]]
    return None, parts
