"""Codes of the key that are words of the records too (ED the person, ED the department): asked about once a case."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from domain.names.ordinary_words import ABBREVIATIONS
from domain.people import Person


@dataclass(frozen=True, slots=True)
class CodeWord:
    """A word at `start`..`end` of a text that is somebody's code and an abbreviation records use."""

    start: int
    end: int
    code: str

    @property
    def question(self) -> str:
        """What is asked."""
        return f"“{self.code}”: the person {self.code}, or a word?"


class CodeWords:
    """Looks for them. `answered` are the words the author has said are none, or are always the person."""

    def __init__(self, people: Iterable[Person], answered: Collection[str] = ()) -> None:
        said = {word.casefold() for word in answered}
        codes = sorted({
            person.code for person in people
            if person.code.isupper() and person.code.casefold() in ABBREVIATIONS and person.code.casefold() not in said
        })  # fmt: skip
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, codes))})(?!\w)") if codes else None

    def find(self, text: str) -> list[CodeWord]:
        """Every one of them in the text, in order; only as the code is written, in capitals."""
        if self._pattern is None:
            return []
        return [CodeWord(found.start(), found.end(), found[0]) for found in self._pattern.finditer(text)]
