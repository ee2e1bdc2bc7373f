"""Cells that hold no words of their own but the number of a shared text: where each stands; sheets without them."""

from __future__ import annotations

import re
from functools import lru_cache

_STRING = re.compile(r"<(?:\w+:)?si[\s/>]")
_CELL = re.compile(
    # As programs write it, and in any other way.
    r"<(?:\w+:)?c r=\"([A-Z]{1,3}\d{1,7})\"(?: s=\"\d{1,7}\")? t=\"s\"><(?:\w+:)?v>(\d+)</"
    r"|<(?:\w+:)?c\b(?=[^<>]*\bt=[\"']s[\"'])(?:(?=[^<>]*\br=[\"']([A-Z]+\d+)[\"']))?[^<>]*>\s*<(?:\w+:)?v>\s*(\d+)\s*</"
)
_EMPTY = "<c></c>"


def strings_in(markup: str) -> int:
    """How many shared texts there are."""
    return sum(1 for _ in _STRING.finditer(markup))


def cells_by_string(markup: str) -> dict[str, list[str]]:
    """Of a sheet: the cells that show each shared text ("" for one without a place), by its number in figures."""
    cells: dict[str, list[str]] = {}
    for one, number, other, its_number in _CELL.findall(markup):
        cells.setdefault((number or its_number).lstrip("0") or "0", []).append(one or other)
    return cells


def without_numbers(markup: str, strings: int) -> str:
    """A sheet without the numbers of shared texts, of which there are so many.

    They are no words of the file, and by chance one of six figures is somebody's date of birth. What is in any way more
    than such a number, or the number of no shared text, stays.
    """
    return _shown_elsewhere(strings).sub(_EMPTY, markup) if strings and 't="s"' in markup else markup


@lru_cache(maxsize=8)
def _shown_elsewhere(strings: int) -> re.Pattern[str]:
    """Cells side by side that hold a number below this one and nothing else."""
    return re.compile(
        r"(?:<(?:\w{1,9}:)?c r=\"[A-Z]{1,3}\d{1,7}\"(?: s=\"\d{1,7}\")? t=\"s\">"
        rf"<(?:\w{{1,9}}:)?v>(?:{_below(strings)})</(?:\w{{1,9}}:)?v></(?:\w{{1,9}}:)?c>)++"
    )


def _below(bound: int) -> str:
    """An expression of all whole numbers below this one, written without noughts before them."""
    figures = str(bound)
    shorter = rf"[1-9]\d{{0,{len(figures) - 2}}}|0" if len(figures) > 1 else "0"
    told = [shorter]
    for place, figure in enumerate(figures):
        least = 1 if place == 0 else 0
        if int(figure) > least:
            rest = len(figures) - place - 1
            told.append(rf"{figures[:place]}[{least}-{int(figure) - 1}]\d{{{rest}}}")
    return "|".join(told)
