"""What an author looks for in the chronology."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_PART = re.compile(r'"([^"]*)"?|(\S+)')


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


def read_query(text: str, people: Iterable[str] = ()) -> Query:
    """Read what was typed to find: words and "words together"; @SOURCE, #QUESTION, !FLAG; a code of these people;
    a date, `FROM - TO`, `from …`, `to …`; `?` for the undated. The last word counts as a beginning while it is typed.
    """
    codes = {code.casefold(): code for code in people}
    words: list[str] = []
    beginnings: list[str] = []
    named: dict[str, list[str]] = {"@": [], "#": [], "!": []}
    found_people: list[str] = []
    undated = False
    parts = list(_PART.finditer(text))
    for part in parts:
        phrase, word = part[1], part[2]
        if phrase is not None:
            if any(char.isalnum() for char in phrase):
                words.append(phrase)
        elif word == "?":
            undated = True
        elif word[0] in named and len(word) > 1:
            named[word[0]].append(word[1:])
        elif word.casefold() in codes:
            found_people.append(codes[word.casefold()])
        elif any(char.isalnum() for char in word):
            (beginnings if part is parts[-1] and not text[-1:].isspace() else words).append(word)
    return Query(
        words=tuple(words),
        beginnings=tuple(beginnings),
        people=tuple(found_people),
        sources=tuple(named["@"]),
        questions=tuple(named["#"]),
        flags=tuple(named["!"]),
        undated=undated,
    )
