"""What goes where in a board's workbook: made by understanding the template, used to fill it.

Field ids are those of `domain.asked.found`. For a row: `number`, `date`, `end_date`, `time`, `end_time`, `who`,
`event`, `action`, `outcome`, `comment`, `source`, `question`, `flags`, `agency`, `sequence`, `recorded_at`,
`recorded_by`, and `field:NAME` for a field of the case. For a header cell: `agency`, `subject`, `author`, `reference`,
`period_from`, `period_to`, `period`, `today`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlacing:
    """One column to fill: its letter ("C"), the fields it asks for in order, and what stands between two of them.

    `heading` is the board's own words, for sentences to the author; with `one_only` an entry with several values for
    the column's list is refused. A column that asks for nothing known is not placed at all and stays as the board
    left it.
    """

    letter: str
    fields: tuple[str, ...]
    separator: str = "\n"
    heading: str = ""
    one_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlacing:
    """One header cell to fill when it is empty, with one field: `ref` is "C4", the anchor where merged, and on another
    sheet than the chronology's "Cover!C4"."""

    ref: str
    field: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a chronology goes in one workbook: sheet by name, last row of the heading, columns, header cells."""

    sheet: str
    header_row: int
    columns: tuple[ColumnPlacing, ...]
    header_cells: tuple[CellPlacing, ...] = ()
