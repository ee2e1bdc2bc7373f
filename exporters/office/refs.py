"""Cell references: letters and numbers, single cells and ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from exporters.office.xml import spoilt

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_COLUMNS = re.compile(r"^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$")
_ROWS = re.compile(r"^\$?([0-9]{1,7}):\$?([0-9]{1,7})$")


@lru_cache(maxsize=1024)
def letter(column: int) -> str:
    """The letters of a column numbered from 1: 1 is A, 28 is AB."""
    text = ""
    while column:
        column, left = divmod(column - 1, 26)
        text = chr(65 + left) + text
    return text


@lru_cache(maxsize=1024)
def number(letters: str) -> int:
    """The number of a column by its letters: A is 1, AB is 28."""
    value = 0
    for character in letters.upper():
        value = value * 26 + ord(character) - 64
    return value


def cell(ref: str) -> tuple[int, int]:
    """Row and column, both from 1, of "C4" or "$C$4". Raises ValueError."""
    found = _CELL.match(ref)
    if not found:
        raise ValueError(f"not a cell: {ref!r}")
    return int(found.group(2)), number(found.group(1))


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells, rows and columns from 1, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def read(cls, text: str) -> Range:
        """From "A1:H38", "C4", "A:C" or "1:8", with or without $. Raises ValueError."""
        if columns := _COLUMNS.match(text):
            return cls(1, number(columns.group(1)), LAST_ROW, number(columns.group(2)))
        if rows := _ROWS.match(text):
            return cls(int(rows.group(1)), 1, int(rows.group(2)), LAST_COLUMN)
        first, _, last = text.partition(":")
        top, left = cell(first)
        bottom, right = cell(last) if last else (top, left)
        return cls(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        first = f"{letter(self.left)}{self.top}"
        if (self.top, self.left) == (self.bottom, self.right):
            return first
        return f"{first}:{letter(self.right)}{self.bottom}"


def ranges(sqref: str) -> tuple[Range, ...]:
    """The ranges of a space-separated list, as rules of a sheet have them. Raises `NotUnderstood`."""
    try:
        return tuple(Range.read(part) for part in sqref.split())
    except ValueError:
        raise spoilt() from None


def place_of(element: etree._Element, name: str = "ref") -> Range:
    """The range kept in an attribute, A1 when there is none. Raises `NotUnderstood`."""
    try:
        return Range.read(element.get(name) or "A1")
    except ValueError:
        raise spoilt() from None


def on_sheet(sheet: str, ref: str) -> str:
    """A cell of another sheet as it is named to people, and as `split_sheet` takes apart: "Front page!B3"."""
    return f"{sheet}!{ref}"


def split_sheet(ref: str) -> tuple[str | None, str]:
    """Sheet name (unquoted, None when there is none) and the rest of "Lists!$A$2:$A$9" or "'My list'!A1"."""
    sheet, mark, rest = ref.rpartition("!")
    if not mark:
        return None, ref
    if sheet.startswith("'") and sheet.endswith("'") and len(sheet) > 1:
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, rest
