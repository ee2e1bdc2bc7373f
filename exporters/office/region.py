"""Where the rows of a form are: the empty input rows under a heading, and where the form ends."""

from __future__ import annotations

from dataclasses import dataclass

from domain.errors import NotUnderstood
from exporters.office.refs import Range
from exporters.office.sheet import Sheet
from exporters.office.sheet_parts import Table

_LOOK_PAST = 40
"""Rows of guidance or examples that may stand between the heading and the first input row."""


@dataclass(frozen=True, slots=True)
class Region:
    """The input rows under a heading.

    `inputs` are the empty ones, top down; `last` is the row after which new rows are put in. `open` is a form of
    unformatted rows with nothing under them: its rows just go on, and none is put in. `model` is the row that shows how
    rows look, None when only the columns do. `table` is the Excel table they belong to.
    """

    inputs: tuple[int, ...]
    last: int
    open: bool
    model: int | None
    table: Table | None

    def row_at(self, index: int) -> int:
        """The sheet row of the entry of this index, from 0, once rows are put in."""
        if index < len(self.inputs):
            return self.inputs[index]
        return self.last + 1 + index - len(self.inputs)


def find(
    sheet: Sheet, header_row: int, columns: tuple[int, ...], standing: frozenset[int], keys: frozenset[int]
) -> Region:
    """The region under a heading.

    `columns` are those to fill; `standing` those a form may hold values in beforehand (running numbers, the agency's
    name); `keys` those that ask for a day, without which a filled row among the input rows is none of the board's
    entries but the end of the form. Raises `NotUnderstood` when rows are merged over several lines.
    """
    table = next((t for t in sheet.tables if t.header_rows and t.range.top + t.header_rows - 1 == header_row), None)
    return _Search(sheet, header_row, columns, standing, keys, table).run()


class _Search:
    def __init__(
        self,
        sheet: Sheet,
        header_row: int,
        columns: tuple[int, ...],
        standing: frozenset[int],
        keys: frozenset[int],
        table: Table | None,
    ) -> None:
        self.sheet = sheet
        self.header_row = header_row
        self.columns = columns
        self.standing = standing
        self.keys = keys
        self.table = table
        self.formula_columns: frozenset[int] | None = None

    def run(self) -> Region:
        """Row by row from the heading down."""
        end = self._end()
        inputs: list[int] = []
        first_looks: tuple[object, ...] | None = None
        row = self.header_row
        while row < end:
            row += 1
            if self.sheet.hidden_row(row):
                continue
            if self._takes_input(row):
                looks = self._looks(row)
                if first_looks is None:
                    first_looks = looks
                    self.formula_columns = self._formulas(row)
                elif looks != first_looks and self.table is None:
                    break
                inputs.append(row)
            elif not inputs:
                if row > self.header_row + _LOOK_PAST and self.table is None:
                    break
            elif self.table is None and (self._looks(row) != first_looks or not self._is_entry(row)):
                break
        return self._made(inputs)

    def _made(self, inputs: list[int]) -> Region:
        sheet = self.sheet
        if self.table is not None:
            last = self.table.range.bottom - self.table.totals_rows
            return Region(tuple(inputs), last, False, inputs[-1] if inputs else last, self.table)
        if not inputs:
            last = self._last_kept()
            alone = not self._anything_below(last)
            return Region((), last, alone, last if last > self.header_row else None, None)
        if not self._formatted(inputs[0]):
            if not self._anything_below(inputs[-1]):
                return Region(tuple(inputs), inputs[-1], True, None, None)
            if len(inputs) > 1 and sheet.rows.get(inputs[-1] + 1) is not None and inputs[-1] == inputs[-2] + 1:
                inputs = inputs[:-1]
            return Region(tuple(inputs), inputs[-1], False, None, None)
        return Region(tuple(inputs), inputs[-1], False, inputs[-1], None)

    def _end(self) -> int:
        """The last row that can belong to the form: the table's, else the last the file says anything of."""
        if self.table is not None:
            return self.table.range.bottom - self.table.totals_rows
        described = max((n for n, cells in self.sheet.cells.items() if cells), default=0)
        merged = max((m.bottom for m in self.sheet.merges), default=0)
        return max(described, merged, self.header_row)

    def _last_kept(self) -> int:
        """Where rows can be put when the form shows none: after what stands directly under the heading."""
        row = self.header_row
        while any(not self.sheet.is_empty(row + 1, c) for c in self.columns) and not self._is_note(row + 1):
            row += 1
        return row

    def _takes_input(self, row: int) -> bool:
        sheet = self.sheet
        free = False
        for column in self.columns:
            merged = sheet.merge_at(row, column)
            if merged is not None and (merged.top != merged.bottom or merged.left != column or self._covers(merged)):
                if merged.top == merged.bottom or self._covers(merged):
                    return False
                if merged.top > self.header_row:
                    raise NotUnderstood(
                        f"On the sheet “{sheet.name}” the cells {merged} are merged over several rows, so it is not "
                        "clear where one entry ends. Unmerge them, save the file and try again."
                    )
                return False
            if sheet.has_formula(row, column):
                if self.formula_columns is not None and column not in self.formula_columns:
                    return False
                continue
            if not sheet.is_empty(row, column):
                if column in self.standing:
                    continue
                return False
            if not sheet.locked(row, column):
                free = True
        if self.formula_columns is not None and self._formulas(row) != self.formula_columns:
            return False
        return free

    def _covers(self, merged: Range) -> bool:
        return sum(merged.left <= column <= merged.right for column in self.columns) > 1

    def _formulas(self, row: int) -> frozenset[int]:
        return frozenset(column for column in self.columns if self.sheet.has_formula(row, column))

    def _is_note(self, row: int) -> bool:
        """Whether a row is a remark merged over several columns of the form."""
        merged = (self.sheet.merge_at(row, column) for column in self.columns)
        return any(m is not None and self._covers(m) for m in merged)

    def _is_entry(self, row: int) -> bool:
        """Whether a filled row is an entry the board made: something short with a figure stands for its day."""
        if self._is_note(row):
            return False
        days = [self.sheet.text(row, column) for column in self.keys]
        return not days or any(len(day) <= 30 and any(c.isdigit() for c in day) for day in days)

    def _formatted(self, row: int) -> bool:
        cells = self.sheet.cells.get(row, {})
        if any(column in cells for column in self.columns):
            return True
        held = self.sheet.rows.get(row)
        return held is not None and held.style is not None

    def _looks(self, row: int) -> tuple[object, ...]:
        """What makes rows of one form alike; colours may alternate, so shading is left out."""
        if not self._formatted(row):
            return ()
        styles = (self.sheet.style(row, column) for column in self.columns)
        return tuple((s.number_format, s.bordered, s.bold, s.locked and self.sheet.protected) for s in styles)

    def _anything_below(self, row: int) -> bool:
        return any(n > row and cells for n, cells in self.sheet.cells.items()) or any(
            m.bottom > row for m in self.sheet.merges
        )
