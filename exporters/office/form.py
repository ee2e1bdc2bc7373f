"""One form on one sheet: its columns, and what is to be known of it before it is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.errors import NotUnderstood
from exporters.office import refs, region
from exporters.office.heights import Room, room
from exporters.office.refs import Range
from exporters.office.sheet import Sheet
from exporters.office.styles import Style
from exporters.office.workbook import Workbook

Value = str | int | float | date | time | datetime | None
"""What a cell is to show. A `datetime` is a day with its time, a `date` a day, a `time` a time of day."""

DATE = "dd/mm/yyyy"
TIME = "hh:mm"
MOMENT = "dd/mm/yyyy hh:mm"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of the form to fill. `heading` is for sentences; `standing` ones may hold values of the board's own;
    `key` ones ask for a day.

    `days`, `times`, `moments` say which real values will be written, so that formats are there for them; `long` that a
    text may need more than a line.
    """

    column: int
    heading: str = ""
    standing: bool = False
    key: bool = False
    days: bool = False
    times: bool = False
    moments: bool = False
    long: bool = False


class Form:
    """One form on one sheet, understood and ready to be filled once.

    Raises `NotUnderstood` when it cannot be filled: a locked sheet, entries merged over several rows.
    """

    def __init__(self, workbook: Workbook, sheet: str, header_row: int, columns: Sequence[FormColumn]) -> None:
        self.workbook = workbook
        self.sheet: Sheet = workbook.sheet(sheet)
        self.columns = tuple(columns)
        self._numbers = tuple(column.column for column in columns)
        standing = frozenset(column.column for column in columns if column.standing)
        self.header_row = header_row
        keys = frozenset(column.column for column in columns if column.key)
        self.region = region.find(self.sheet, header_row, self._numbers, standing, keys)
        if "xl/revisions/revisionHeaders.xml" in workbook.package:
            raise NotUnderstood(
                f"{workbook.package.name} is a shared workbook that tracks changes. Stop sharing it in Excel "
                "(Review, Share Workbook), save it and try again."
            )
        self._refuse_locked()

    def listed(self, column: int) -> tuple[str | int | float | bool | None, ...] | None:
        """What may be chosen in a column, None when anything may or when only Excel can tell."""
        return self.sheet.list_values(self.region.row_at(0), column)

    def asks_strictly(self, column: int) -> bool:
        """Whether the column has a list, and Excel refuses anything else."""
        rule = self.sheet.validation(self.region.row_at(0), column)
        return rule is not None and rule.strict

    def room(self, column: int) -> Room:
        """The room the column gives to text, once wrapped."""
        merged = self.merged(column)
        last = merged.right if merged is not None else column
        width = sum(self.sheet.width(n) for n in range(column, last + 1))
        style = self.look(column)
        return room(width, style, self.workbook.styles.default_font, wraps=not style.shrink)

    def merged(self, column: int) -> Range | None:
        """The cells a column's cell is merged with across its row, None when it is not."""
        return self.sheet.merge_at(self.region.model, column) if self.region.model else None

    def style_index(self, column: int) -> int:
        """The format of a column's cells in rows that are put in or went without one."""
        if self.region.model:
            return self.sheet.style_index(self.region.model, column)
        described = self.sheet.column(column)
        return described.style if described is not None else 0

    def look(self, column: int) -> Style:
        """How the cells of a column look."""
        return self.workbook.styles[self.style_index(column)]

    @property
    def lifts(self) -> bool:
        """Whether texts are wrapped that the board did not wrap; then cells it did not align stand at the top."""
        looks = ((column.long, self.look(column.column)) for column in self.columns)
        return any(long and not look.wrap and not look.shrink for long, look in looks)

    def style_for(self, index: int, value: Value, *, long: bool = False, top: bool = False) -> int:
        """The style a value takes in a cell of this style: its own, unless a day would show as a number, a text hide.

        `top` puts a cell that has no alignment of its own at the top.
        """
        styles = self.workbook.styles
        style = styles[index]
        code = None
        if isinstance(value, datetime):
            code = None if style.asks_date and style.asks_time else MOMENT
        elif isinstance(value, date):
            code = None if style.asks_date else DATE
        elif isinstance(value, time):
            code = None if style.asks_time else TIME
        wrap = long and not style.wrap and not style.shrink
        top = top and not style.vertical
        if code is None and not wrap and not top:
            return index
        return styles.variant(index, code=code, wrap=wrap, top=top)

    def _refuse_locked(self) -> None:
        if not self.sheet.protected:
            return
        row = self.region.model or self.region.row_at(0)
        locked = [
            column
            for column in self.columns
            if self.sheet.locked(row, column.column)
            and not self.sheet.has_formula(row, column.column)
            and not (column.standing and not self.sheet.is_empty(row, column.column))
        ]
        if not locked:
            return
        if len(locked) == len(self.columns):
            raise NotUnderstood(
                f"The sheet “{self.sheet.name}” is protected and all its cells are locked. Ask the board for a copy "
                "that can be filled, or unprotect the sheet in Excel (Review, Unprotect Sheet)."
            )
        names = ", ".join(f"{refs.letter(c.column)} “{c.heading}”" for c in locked)
        raise NotUnderstood(
            f"The sheet “{self.sheet.name}” is protected and these columns are locked: {names}. Leave them out of the "
            "mapping, or ask the board for a copy in which they can be filled."
        )
