"""Which paragraphs of the report an extract names by their numbers, as they are counted now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_NUMBER = r"\d+\.\d+(?:\([a-z]+\))?"
_SPAN = re.compile(rf"({_NUMBER})(?:\s*(?:to|-|–|—)\s*({_NUMBER}))?")


@dataclass(frozen=True, slots=True)
class Extract:
    """The passages meant, by id, in the order of the report, and the numbers no paragraph has."""

    passages: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """It in a sentence, "" where the extract names no number."""
        told = []
        if count := len(self.passages):
            what = "1 paragraph" if count == 1 else f"{count} paragraphs"
            told.append(f"{what} of the report as it is numbered here.")
        if self.unknown:
            told.append(f"No paragraph has the number {', '.join(self.unknown)} here: look whether it is the board's.")
        return " ".join(told)


def extract_of(text: str, numbers: Mapping[str, str]) -> Extract:
    """What "4.2 to 4.9; 5.1" means among these numbers of passages by id, which stand in the order of the report."""
    places = {number: at for at, number in enumerate(numbers.values())}
    ids = list(numbers)
    found: set[int] = set()
    unknown: list[str] = []
    for first, last in _spans(text):
        missing = [each for each in (first, last) if each not in places]
        if missing:
            unknown += missing
        else:
            found.update(range(places[first], places[last] + 1))
    return Extract(tuple(ids[at] for at in sorted(found)), tuple(dict.fromkeys(unknown)))


def _spans(text: str) -> Iterator[tuple[str, str]]:
    for match in _SPAN.finditer(text):
        yield match[1], match[2] or match[1]
