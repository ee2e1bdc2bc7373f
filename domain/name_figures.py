"""Names that hold figures: a rank and a number, PC 1234, found however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.fold import fold
from domain.hits import Hit
from domain.people import Person

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NUMBERED = r"(?:no\.?|number|collar(?:\sno\.?|\snumber)?)?"


@dataclass(frozen=True, slots=True)
class Figured:
    """Finds the names of a key that hold figures. `codes` are whose each is, by its letters and figures."""

    pattern: re.Pattern[str]
    codes: dict[str, tuple[str, ...]]

    def find(self, text: str) -> list[Hit]:
        """Every such name in the text, in order, none overlapping."""
        plain = fold(text)
        hits = []
        for found in self.pattern.finditer(plain.text):
            codes = self.codes.get("".join(filter(str.isalnum, re.sub(_NUMBERED + r"(?=\s?\d)", "", found[0]))), ())
            if not codes:
                codes = next((whose for name, whose in self.codes.items() if name[-3:] == found[0][-3:]), ())
            here, there = plain.place(found.start()), plain.place(found.end())
            if codes:
                hits.append(Hit(here, there, codes[0], text[here:there], "name", len(codes) > 1, codes))
        return hits


def figured(people: Iterable[Person]) -> Figured | None:
    """What finds the names with figures in them; None when there are none."""
    whose: dict[str, list[str]] = {}
    patterns: set[str] = set()
    for person in people:
        for name in (person.name, *person.other_names):
            if not any(map(str.isdigit, name)):
                continue
            tokens = _TOKEN.findall(fold(name).text)
            last = next((place for place, token in enumerate(tokens) if token.isdigit()), 0)
            tokens = tokens[: last + 1]
            if len(tokens) < 2 or not tokens[0].isalpha():
                continue
            patterns.add(rf"[\s.-]{{0,3}}{_NUMBERED}[\s.-]{{0,3}}".join(map(re.escape, tokens)))
            whose.setdefault("".join(tokens), []).append(person.code)
    if not patterns:
        return None
    pattern = "|".join(sorted(patterns, key=len, reverse=True))
    codes = {name: tuple(dict.fromkeys(each)) for name, each in whose.items()}
    return Figured(re.compile(rf"(?<![^\W_])(?:{pattern})(?!\d)"), codes)
