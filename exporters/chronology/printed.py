"""What rows of a chronology or action plan in cells say as they leave, kept to compare what comes back with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, time

from domain.gate import Outgoing
from exporters.chronology.cells import Cells
from exporters.office.placing import ColumnPlacing
from exporters.office.row_xml import in_words
from exporters.office.xml import cleaned

COLUMNS = "columns:"
"""The key of the form: its sheet ("" for none), the row of its heading, and of each column letter, heading, fields."""


LINE = "line:"
"""What the key of a line of an action plan begins with, before the mark of what it is of."""
CONTINUED = "continued:"
"""What the mark of a row begins with that goes on with one above it."""


def kept_rows(out: Outgoing, columns: Sequence[ColumnPlacing], sheet: str, header_row: int) -> dict[str, str]:
    """What is kept of a chronology by mark: each row as the list of its cells, and the form it went into."""
    cells = Cells(out, columns)
    rows = ((entry.id, [cells.row(entry, at)]) for at, entry in enumerate(out.entries, 1))
    return kept_parts(rows, columns, sheet, header_row)


def kept_parts(
    rows: Iterable[tuple[str, Sequence[Sequence[object]]]], columns: Sequence[ColumnPlacing], sheet: str,
    header_row: int,
) -> dict[str, str]:  # fmt: skip
    """The same for entries whose text goes on in more rows than one: the id of each, and its rows."""
    said: dict[str, str] = {}
    for id, parts in rows:
        for at, values in enumerate(parts, 1):
            said[f"row:{id}" if at == 1 else f"{CONTINUED}{id}~{at}"] = as_json(_words(values))
    return {**said, **_form(columns, sheet, header_row)}


def kept_lines(
    lines: Iterable[tuple[str, Sequence[object]]], columns: Sequence[ColumnPlacing], sheet: str, header_row: int
) -> dict[str, str]:
    """The same for the lines of an action plan: the mark of what each is of, and its cells."""
    said = {f"{LINE}{mark}": as_json(_words(values)) for mark, values in lines}
    return {**said, **_form(columns, sheet, header_row)}


def _form(columns: Sequence[ColumnPlacing], sheet: str, header_row: int) -> dict[str, str]:
    return {COLUMNS: as_json([sheet, header_row, [[one.letter, one.heading, list(one.fields)] for one in columns]])}


def as_json(value: object) -> str:
    """A value as it is kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words(values: Iterable[object]) -> list[str]:
    return [
        "" if value is None else in_words(value) if isinstance(value, (date, time)) else cleaned(str(value))
        for value in values
    ]
