"""How far an action has come, in the words of a board's own list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from domain.asked.actions import STATUS_WORDS
from domain.report.parts import STATUSES

_COLOURS = re.compile(r"\b(?:red|amber|green|blue|yellow|grey|gray|white|black|purple)\b")
_PARTS = re.compile(r"\s*(?:[()\[\]:;/,]|\s[-–—]+\s|[-–—]+\s|\bor\b)\s*")


def statuses_in(listed: Iterable[str]) -> dict[str, str]:
    """Which listed value stands for each of our statuses, by its meaning; left out where none or several may."""
    values = list(listed)
    found: dict[str, str] = {}
    for status in STATUSES:
        for words in STATUS_WORDS[status]:
            fitting = [value for value in values if _said(value) & set(words)]
            if fitting:
                if len(fitting) == 1:
                    found[status] = fitting[0]
                break
    # A value that would say two things of ours says so only where the list has no more to give.
    return {status: value for status, value in found.items() if _fits(status, value, found, values)}


def _fits(status: str, value: str, found: Mapping[str, str], values: list[str]) -> bool:
    shared = [other for other, same in found.items() if same == value and other != status]
    return not shared or ("Completed" not in (status, *shared) and len(values) == 2)


def _said(value: str) -> set[str]:
    """What a listed value says: whole, and part by part, without the colour or number before it."""
    text = " ".join(value.casefold().replace("’", "'").split())
    parts = {text, *(_PARTS.split(text))}
    plain = {re.sub(r"^[\d.]+\s*", "", " ".join(_COLOURS.sub(" ", part).replace("-", " ").split())) for part in parts}
    return {part.strip(" .") for part in plain if part.strip(" .")}
