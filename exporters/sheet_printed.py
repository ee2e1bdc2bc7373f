"""What the rows of a chronology in cells say as they leave, kept so that what comes back can be compared with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, time

from domain.gate import Outgoing
from exporters.cells import Cells
from exporters.office.row_xml import in_words
from exporters.office.xml import cleaned
from exporters.placing import ColumnPlacing

COLUMNS = "columns:"
"""The key of the form: its sheet ("" for none), the row of its heading, and of each column letter, heading, fields."""


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
    form = [sheet, header_row, [[one.letter, one.heading, list(one.fields)] for one in columns]]
    return {**said, COLUMNS: as_json(form)}


def as_json(value: object) -> str:
    """A value as it is kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words(values: Iterable[object]) -> list[str]:
    return [
        "" if value is None else in_words(value) if isinstance(value, (date, time)) else cleaned(str(value))
        for value in values
    ]
