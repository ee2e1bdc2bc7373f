"""The chronology as CSV: UTF-8 with a mark that Excel knows, UK days, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date, time

from domain.gate import Outgoing
from exporters.cells import Cells
from exporters.layouts.chronology import columns_for
from exporters.office.row_xml import in_words
from exporters.office.xml import cleaned
from exporters.placing import ColumnPlacing

_LIVE = ("=", "+", "-", "@", "\t", "'")
"""What a spreadsheet may take for the beginning of a formula (CWE-1236), and the mark that guards against it."""


def chronology_csv(out: Outgoing) -> bytes:
    """One line of headings and one an entry, fields and line breaks quoted as RFC 4180 says."""
    columns = columns_for(out)
    cells = Cells(out, [ColumnPlacing(letter="A", fields=(column.field,)) for column in columns])
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([guarded(column.heading) for column in columns])
    for number, entry in enumerate(out.entries, 1):
        values = cells.row(entry, number)
        writer.writerow(
            [
                "" if value is None else in_words(value) if isinstance(value, (date, time)) else guarded(str(value))
                for value in values
            ]
        )
    return made.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe is put before what could be one."""
    text = cleaned(text)
    return f"'{text}" if text.lstrip(" ").startswith(_LIVE) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(_LIVE) else text
