"""The texts of a plain file: each field of CSV and each text of JSON with its place, anything else as a whole."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MARKS_OF_ENCODING = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
"""What a text may begin with to say how it is written."""
_DEEPEST = 200
SHORT = 40
"""A name written over two fields stands alone in each."""
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
LINE = "line"
"""The place of a text of many lines: which of them, is counted where something is found."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a file: the part it is in and, in words, the place.

    `again` when it is another reading of the one before it. Of two texts that stand side by side, put together, `seam`
    is where they meet: only what goes over it counts.
    """

    part: str
    place: str
    text: str
    again: bool = False
    seam: int = -1


def side_by_side(part: str, place: str, one: str, other: str) -> Piece:
    """Two texts as one, for a name that is written over both."""
    return Piece(part, place, f"{one} {other}", seam=len(one))


def decoded(data: bytes) -> str:
    """A plain text file, whatever it is written in."""
    for mark, encoding in MARKS_OF_ENCODING:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def texts_of(text: str, name: str) -> Iterator[Piece]:
    """Every text of the file of this name, told by its ending."""
    ending = name.rpartition(".")[2].casefold()
    if ending == "csv":
        yield from _fields(text, name)
    elif ending == "json" or text.lstrip()[:1] in ("{", "["):
        yield from _of_json(text, name)
    else:
        yield Piece(name, LINE, text)


def _fields(text: str, part: str) -> Iterator[Piece]:
    try:
        reader = csv.reader(io.StringIO(text, newline=""))
        lines = []
        begins = 1
        for line in reader:
            lines.append((begins, line))
            begins = reader.line_num + 1
    except csv.Error:
        yield Piece(part, LINE, text)
        return
    headings = _apart(lines[0][1]) if lines else []
    for number, line in lines:
        for column, field in enumerate(line):
            heading = headings[column] if column < len(headings) else ""
            place = f"line {number}, column {heading or column + 1}" if number > 1 else "line 1"
            yield Piece(part, place, field)
            if column and 0 < len(field) < SHORT and 0 < len(line[column - 1]) < SHORT:
                yield side_by_side(part, place, line[column - 1], field)


def _apart(line: list[str]) -> list[str]:
    """The headings, one that stands there twice told by its column: what is asked for in one is not in the other."""
    said = [heading.strip() for heading in line]
    return [f"{each} ({at + 1})" if each and each in said[:at] else each for at, each in enumerate(said)]


def _of_json(text: str, part: str) -> Iterator[Piece]:
    try:
        # Pairs, not a dict: of a key given twice both values are in the file.
        held = json.loads(text, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        yield Piece(part, LINE, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))
        return
    last = ""
    for place, value in _values(held, "", 0):
        yield Piece(part, place or "the whole file", value)
        if 0 < len(last) < SHORT and 0 < len(value) < SHORT:
            yield side_by_side(part, place, last, value)
        last = value


class _Pairs(list[tuple[str, Any]]):
    """An object of JSON as its pairs."""


def _values(held: Any, place: str, depth: int) -> Iterator[tuple[str, str]]:
    """Every text and number under this, its keys too, each with where it stands."""
    if depth > _DEEPEST:
        return
    if isinstance(held, _Pairs):
        yield from ((f"{place}: a name", key) for key, _ in held)
        for key, value in held:
            yield from _values(value, f"{place}.{key}" if place else key, depth + 1)
    elif isinstance(held, list):
        for number, value in enumerate(held, 1):
            yield from _values(value, f"{place}[{number}]", depth + 1)
    elif isinstance(held, str):
        yield place, held
        if held[:1] in ("{", "[") and held[-1:] in ("}", "]"):
            try:
                inner = json.loads(held, object_pairs_hook=_Pairs)
            except (ValueError, RecursionError):
                return
            yield from _values(inner, place, depth + 1)
    elif isinstance(held, (int, float)) and not isinstance(held, bool):
        yield place, str(held)
