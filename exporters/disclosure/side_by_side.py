"""What a sheet shows that no one text of it says: a name over two cells, and days kept as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from exporters.disclosure.marked_text import attributes, plain, tags

_CELL = re.compile(
    r"<(?:\w+:)?c\b(?=[^<>]*\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'])(?:(?=[^<>]*\bt=[\"'](\w+)))?"
    r"(?:(?=[^<>]*\bs=[\"'](\d+)))?[^<>]*>\s*"
    r"(?:<(?:\w+:)?v>\s*([^<]{1,60}?)\s*</|<(?:\w+:)?is>\s*<(?:\w+:)?t[^<>]*>([^<]{1,40})</)"
)
_STRING = re.compile(r"<(?:\w+:)?si\b[^<>]*>(?:\s*<(?:\w+:)?t[^<>]*>([^<]{1,40})</(?:\w+:)?t>\s*</)?")
_ONE_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[ '’.-]{1,2}[^\W\d_]+){0,2}\.?")
_FORMAT = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")
_DATES = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_SHORT = 60
_FIRST = 3654
"""The first day that is looked at, 1 January 1910: nobody of a review was born before."""
_LAST = 73050
_EPOCH = date(1899, 12, 30)


def short_strings(markup: str) -> dict[int, str]:
    """The shared strings that are a few words with a capital and nothing else, by number."""
    found = {}
    for number, string in enumerate(_STRING.finditer(markup)):
        if string[1] and _may_be_a_name(text := plain(string[1]).strip()):
            found[number] = text
    return found


def dated_styles(markup: str) -> frozenset[int]:
    """The cell formats, by number, that show a number as a day."""
    own = {}
    for tag in tags(markup, "numFmt"):
        said = attributes(tag)
        own[said.get("numFmtId", "")] = _FORMAT.sub("", said.get("formatCode", "")).lower()
    cells = re.search(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", markup, re.DOTALL)
    found = set()
    for number, tag in enumerate(tags(cells[0], "xf") if cells is not None else ()):
        format_id = attributes(tag).get("numFmtId", "")
        code = own.get(format_id, "")
        if "y" in code or "d" in code or (not code and format_id.isdigit() and int(format_id) in _DATES):
            found.add(number)
    return frozenset(found)


def beside(markup: str, strings: dict[int, str], dated: frozenset[int]) -> Iterator[tuple[str, str, str]]:
    """Of whole rows of a sheet: each cell, by its place, with what the one before it and it say; and each day kept as
    a number, in figures, after nothing. The same said twice is told of the first cell only."""
    if not (strings or dated or "inlineStr" in markup or "str" in markup):
        return
    last_text, last_row, last_column = "", "", ""
    said: set[tuple[str, str]] = set()
    days: dict[int, str] = {}
    for cell in _CELL.finditer(markup):
        column, row, kind, style, value, written = cell.groups("")
        text = ""
        if kind == "s" and value.isdigit():
            text = strings.get(int(value), "")
        elif kind in ("inlineStr", "str"):
            text = plain(written or value).strip() if len(written or value) < _SHORT else ""
            text = text if _may_be_a_name(text) else ""
        elif kind in ("", "n") and style and int(style) in dated:
            day = value.partition(".")[0]
            if day.isdigit() and _FIRST <= int(day) <= _LAST:
                days.setdefault(int(day), f"{column}{row}")
        side_by_side = bool(text and last_text) and row == last_row and (last_text, text) not in said
        if side_by_side and _number(column) == _number(last_column) + 1:
            said.add((last_text, text))
            yield f"{column}{row}", last_text, text
        last_text, last_row, last_column = text, row, column
    for number, place in days.items():
        yield place, "", f"{_EPOCH + timedelta(days=number):%d/%m/%Y}"


def _may_be_a_name(text: str) -> bool:
    """Whether a text is one name alone, or a few: in small letters throughout it is words."""
    return text[:1].isupper() and _ONE_WORD.fullmatch(text) is not None


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
