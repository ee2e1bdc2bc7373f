"""References inside formulas: moved when rows are put in, and copied down a column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from exporters.office import refs
from exporters.office.refs import LAST_ROW, Range

_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_PIECES = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<skip>\[(?:[^\[\]]|\[[^\[\]]*\])*\](?![\w.]*!))"
    r"|(?<![\w.$#!\]])(?P<sheet>(?:'(?:[^']|'')+'|\[\d+\][\w.]*|[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)?"
    rf"(?P<ref>{_CELL}(?::{_CELL})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]{{1,7}}:\$?[0-9]{{1,7}})"
    r"(?![\w(.!\[])"
)
_SPLIT = re.compile(r"^(\$?)([A-Za-z]*)(\$?)([0-9]*)$")


@dataclass(frozen=True, slots=True)
class Move:
    """`by` rows put in after row `after` of one sheet, whose input rows begin at `first`.

    What stands below moves down; a range that ends with the last input row grows, so that lists, colours, totals and
    print areas cover the new rows too.
    """

    sheet: str
    first: int
    after: int
    by: int

    def row(self, row: int) -> int:
        """Where a row is afterwards."""
        return row + self.by if row > self.after else row

    def span(self, top: int, bottom: int, *, grows_alone: bool = False, frame: bool = False) -> tuple[int, int]:
        """Where a run of rows is afterwards.

        `grows_alone`: a single row grows too, when it is the last input row (rules and colours, not formulas).
        `frame`: it grows even where the sheet had no input row at all (filters, print areas).
        """
        if top > self.after:
            return top + self.by, min(bottom + self.by, LAST_ROW)
        if bottom == LAST_ROW or bottom < self.after:
            return top, bottom
        if bottom > self.after:
            return top, min(bottom + self.by, LAST_ROW)
        has_rows = self.first <= self.after
        if (has_rows and (top < bottom or grows_alone)) or frame:
            return top, bottom + self.by
        return top, bottom

    def range(self, held: Range, *, grows_alone: bool = False, frame: bool = False) -> Range:
        """Where a rectangle is afterwards."""
        top, bottom = self.span(held.top, held.bottom, grows_alone=grows_alone, frame=frame)
        return Range(top, held.left, bottom, held.right)


class CannotMove(Exception):
    """A formula speaks of several sheets at once, so that rows of one of them cannot be moved alone."""


def moved(formula: str, move: Move, home: str | None, *, frame: bool = False) -> str:
    """The formula after a move; `home` is the sheet it stands on, None for a name of the whole workbook.

    Raises `CannotMove` for a reference across several sheets that the move would change.
    """

    def change(sheet: str | None, ref: str) -> str:
        if sheet is None:
            if home != move.sheet:
                return ref
        elif ":" in sheet and not sheet.startswith("'"):
            raise CannotMove
        elif _unquoted(sheet).casefold() != move.sheet.casefold():
            if ":" in sheet:
                raise CannotMove
            return ref
        first, mark, last = ref.partition(":")
        top, bottom = _row_of(first), _row_of(last or first)
        if top is None or bottom is None:
            return ref
        if not mark:
            return _with_row(first, move.row(top))
        upright = move.first == move.after and _SPLIT.sub(r"\2", first) == _SPLIT.sub(r"\2", last)
        new_top, new_bottom = move.span(min(top, bottom), max(top, bottom), grows_alone=upright, frame=frame)
        if top > bottom:
            new_top, new_bottom = new_bottom, new_top
        return f"{_with_row(first, new_top)}:{_with_row(last, new_bottom)}"

    return _rewritten(formula, change)


def copied(formula: str, rows: int, columns: int = 0) -> str:
    """The formula as Excel copies it some rows down and columns across: what is not fixed by $ goes along."""

    def change(sheet: str | None, ref: str) -> str:
        first, mark, last = ref.partition(":")
        pieces = [_shifted(piece, rows, columns) for piece in ((first, last) if mark else (first,))]
        return "#REF!" if None in pieces else ":".join(piece for piece in pieces if piece is not None)

    return _rewritten(formula, change)


def mentions(formula: str, sheet: str) -> bool:
    """Whether a formula may speak of a sheet by its name (never false when it does)."""
    folded = formula.casefold()
    return sheet.casefold() in folded or sheet.replace("'", "''").casefold() in folded


def _rewritten(formula: str, change: Callable[[str | None, str], str]) -> str:
    def piece(found: re.Match[str]) -> str:
        ref = found.group("ref")
        if ref is None or not _is_place(ref):
            return found.group()
        sheet = found.group("sheet")
        return (sheet or "") + change(sheet[:-1] if sheet else None, ref)

    return _PIECES.sub(piece, formula)


def _is_place(ref: str) -> bool:
    """Whether a sheet has such a place; ZZZ40 is a name."""
    try:
        held = Range.read(ref)
    except ValueError:
        return False
    return held.right <= refs.LAST_COLUMN and 1 <= held.top and held.bottom <= LAST_ROW


def _unquoted(sheet: str) -> str:
    if sheet.startswith("'") and sheet.endswith("'"):
        return sheet[1:-1].replace("''", "'")
    return sheet


def _row_of(piece: str) -> int | None:
    found = _SPLIT.match(piece)
    return int(found.group(4)) if found and found.group(4) else None


def _with_row(piece: str, row: int) -> str:
    found = _SPLIT.match(piece)
    assert found is not None
    return f"{found.group(1)}{found.group(2)}{found.group(3)}{row}"


def _shifted(piece: str, rows: int, columns: int) -> str | None:
    found = _SPLIT.match(piece)
    assert found is not None
    fixed_column, letters, fixed_row, digits = found.groups()
    if letters == "":
        fixed_row = fixed_column
    if digits and not fixed_row:
        row = int(digits) + rows
        if not 1 <= row <= LAST_ROW:
            return None
        digits = str(row)
    if letters and not fixed_column and columns:
        column = refs.number(letters) + columns
        if not 1 <= column <= refs.LAST_COLUMN:
            return None
        letters = refs.letter(column)
    return f"{fixed_column}{letters}{found.group(3)}{digits}"
