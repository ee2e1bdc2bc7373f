"""The chronology as CSV: UTF-8 with a mark that Excel knows, UK days, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, time
from itertools import zip_longest

from domain.gate import Outgoing
from exporters.chronology.cells import Cells
from exporters.layouts.chronology import columns_for
from exporters.office.differs import ReadBackDiffers
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words
from exporters.office.xml import cleaned

_LIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "'")
"""What a spreadsheet may take for the beginning of a formula (CWE-1236), in either width, and the mark that guards
against it."""
_CONTROL = ("\t", "\r", "\n")
"""What some spreadsheets drop, with what stands before it, before they look for one."""


def chronology_csv(out: Outgoing) -> bytes:
    """One line of headings and one an entry, fields and line breaks quoted as RFC 4180 says."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    for line in _lines(out):
        writer.writerow([guarded(text) if live else text for text, live in line])
    return made.getvalue().encode("utf-8-sig")


def read_back_csv(data: bytes, out: Outgoing) -> int:
    """Read the finished lines again and compare every field with what was meant; returns the rows compared.

    Raises `ReadBackDiffers` at the first that is not what was meant.
    """
    compared = 0
    found = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    for number, (meant, line) in enumerate(zip_longest(_lines(out), found), 1):
        if meant is None or line is None or len(meant) != len(line):
            raise ReadBackDiffers(f"line {number} is missing or one too many")
        fields = zip(meant, line, strict=True)
        if any((unguarded(text) if live else text) != cleaned(said) for (said, live), text in fields):
            raise ReadBackDiffers(f"line {number} is not what was meant")
        compared += 1
    return compared - 1


def _lines(out: Outgoing) -> Iterator[list[tuple[str, bool]]]:
    """Every field in order, and whether it is free text, which a spreadsheet might run."""
    columns = columns_for(out)
    cells = Cells(out, [ColumnPlacing(letter="A", fields=(column.field,)) for column in columns])
    yield [(column.heading, True) for column in columns]
    for number, entry in enumerate(out.entries, 1):
        yield [
            ("", False)
            if value is None
            else (in_words(value), False)
            if isinstance(value, (date, time))
            else (str(value), True)
            for value in cells.row(entry, number)
        ]


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe is put before what could be one."""
    text = cleaned(text)
    return f"'{text}" if _is_live(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and _is_live(text[1:]) else text


def _is_live(text: str) -> bool:
    return text.lstrip().startswith(_LIVE) or text.lstrip(" ").startswith(_CONTROL)
