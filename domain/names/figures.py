"""Names that hold figures: a rank and a number, PC 1234, found however they are spaced; and the number alone, where it
stands beside the name or the code, or behind such words as collar number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.fold import fold
from domain.identifiers.hits import Hit
from domain.people import Person

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_NUMBERED = r"(?:no\.?|number|collar(?:\sno\.?|\snumber)?)?"
_LED = re.compile(
    r"[\s,:–-]{0,3}[(\[]?\s?(?P<label>(?:\b(?P<sure>collar|shoulder|warrant|badge|epaulette|officer|force)\s{0,2})?"
    r"(?:\b(?:no|number|num|nr|id)\b\.?)?)[\s:.#-]{0,3}$",
    re.IGNORECASE,
)
_CLOSES = {"(": ")", "[": "]"}
_SHORTEST = 3
"""Figures a number has to have to tell anybody by itself."""


@dataclass(frozen=True, slots=True)
class Figured:
    """Finds the names of a key that hold figures. `codes` are whose each is, by its letters and figures, `numbers` by
    the figures alone, which `number` finds."""

    pattern: re.Pattern[str]
    codes: dict[str, tuple[str, ...]]
    number: re.Pattern[str] | None
    numbers: dict[str, tuple[str, ...]]

    def beside(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The hits of a text, in order, and with them the numbers that stand beside one of their person's, beside
        their code, or behind words such as collar number."""
        if self.number is None:
            return hits
        for found in self.number.finditer(text):
            here, there = found.span()
            if any(hit.start < there and here < hit.end for hit in hits):
                continue
            if (hit := self._at(text, here, there, hits)) is not None:
                hits = [each for each in hits if each.end <= hit.start or hit.end <= each.start]
                hits = sorted((*hits, hit), key=lambda each: each.start)
        return hits

    def _at(self, text: str, here: int, there: int, hits: list[Hit]) -> Hit | None:
        whose = self.numbers[text[here:there]]
        low = max(0, here - 40)
        led = _LED.search(text[low:here])
        if led is None:
            return None
        begins = low + led.start()
        end = there
        for opening, closing in _CLOSES.items():
            if opening in led[0] and text[there : there + 1] == closing:
                end += 1
        before = next((hit for hit in hits if hit.end == begins and set(hit.codes) & set(whose)), None)
        if before is not None:
            return _one(text, before.start, end, [code for code in whose if code in before.codes])
        for code in whose:
            if re.search(rf"(?<!\w){re.escape(code)}$", text[max(0, begins - len(code) - 1) : begins]):
                return _one(text, begins - len(code), end, [code])
        behind = next((hit for hit in hits if 0 <= hit.start - there < 3 and set(hit.codes) & set(whose)), None)
        if behind is not None and not text[there : behind.start].strip(" ,"):
            return _one(text, here, behind.end, [code for code in whose if code in behind.codes])
        if led["label"]:
            return _one(text, low + led.start("label"), there, whose, asked=not led["sure"])
        return None

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


def _one(text: str, here: int, there: int, codes: Sequence[str], *, asked: bool = False) -> Hit:
    return Hit(here, there, codes[0], text[here:there], "name", asked or len(codes) > 1, tuple(codes))


def figured(people: Iterable[Person]) -> Figured | None:
    """What finds the names with figures in them; None when there are none."""
    whose: dict[str, list[str]] = {}
    numbers: dict[str, list[str]] = {}
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
            if len(tokens[-1]) >= _SHORTEST:
                numbers.setdefault(tokens[-1], []).append(person.code)
    if not patterns:
        return None
    pattern = "|".join(sorted(patterns, key=len, reverse=True))
    codes = {name: tuple(dict.fromkeys(each)) for name, each in whose.items()}
    alone = "|".join(sorted(numbers, key=len, reverse=True))
    return Figured(
        re.compile(rf"(?<![^\W_])(?:{pattern})(?!\d)"),
        codes,
        re.compile(rf"(?<![\w£/])(?<!\d[.,:])(?:{alone})(?!\w|[.,:/]\d)") if alone else None,
        {number: tuple(dict.fromkeys(each)) for number, each in numbers.items()},
    )
