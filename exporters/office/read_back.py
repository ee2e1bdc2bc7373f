"""A finished workbook read again by another reader, and compared with what was meant, row by row and cell by cell."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from exporters.office import refs
from exporters.office.differs import ReadBackDiffers
from exporters.office.filling import Filled
from exporters.office.form import Value
from exporters.office.row_xml import in_words
from exporters.office.sheet import Sheet
from exporters.office.workbook import Workbook
from exporters.office.xml import cleaned, unescaped

Rows = Iterator[tuple[int, dict[int, Any]]]
"""The rows of a sheet that hold anything, each with its number and its values by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a filled workbook is to hold: what it was made of, and what every cell written is to say.

    `rows` gives the rows anew each time it is asked, `count` of them, with a value for each of `columns`; `before` is
    the sheet as the board sent it, `header` the header cells by what was asked for.
    """

    template: bytes
    data: bytes
    filled: Filled
    before: Sheet
    columns: tuple[int, ...]
    rows: Callable[[], Iterable[Sequence[Value]]]
    count: int
    header: Mapping[str, Value]


def compare(meant: Meant) -> int:
    """Read the finished workbook with openpyxl, a row at a time, and compare every cell; returns the rows compared.

    Raises `ReadBackDiffers` at the first that is not what was meant.
    """
    try:
        return _whole(meant, _by_openpyxl)
    except _Unreadable:
        if _openpyxl_reads(meant.template, meant.filled.sheet):
            raise ReadBackDiffers("the finished file cannot be opened any more") from None
        return _whole(meant, _by_ourselves)


def _whole(meant: Meant, read: Callable[[bytes, str], Rows]) -> int:
    filled = meant.filled
    header: dict[str, dict[str, Value]] = defaultdict(dict)
    for asked, place in filled.header:
        sheet, ref = refs.split_sheet(place)
        header[sheet or filled.sheet][ref] = meant.header[asked]
    compared = _compared(meant, read(meant.data, filled.sheet), header.pop(filled.sheet, {}))
    for sheet, cells in header.items():
        left = dict(cells)
        for number, found in read(meant.data, sheet):
            _compare_header(left, number, found)
        if left:
            raise ReadBackDiffers(f"cell {next(iter(left))} of another sheet is missing")
    return compared


def _compare_header(left: dict[str, Value], number: int, found: dict[int, Any]) -> None:
    """Compare the header cells of one row, and take them out of those left."""
    for ref, value in list(left.items()):
        row, column = refs.cell(ref)
        if row == number:
            if not same(value, found.get(column)):
                raise ReadBackDiffers(f"cell {ref} is not what was meant")
            del left[ref]


def _compared(meant: Meant, found_rows: Rows, header: dict[str, Value]) -> int:
    filled = meant.filled
    if len(filled.rows) != meant.count:
        raise ReadBackDiffers(f"{len(filled.rows)} rows were written and {meant.count} meant")
    rows = iter(meant.rows())
    wanted = iter(filled.rows)
    following = next(wanted, None)
    compared = 0
    for number, found in found_rows:
        while following is not None and following < number:
            # A row in which nothing stands is none the reader gives.
            _compare_row(meant, following, next(rows), {})
            compared, following = compared + 1, next(wanted, None)
        if number == following:
            _compare_row(meant, number, next(rows), found)
            compared, following = compared + 1, next(wanted, None)
        _compare_header(header, number, found)
    while following is not None:
        _compare_row(meant, following, next(rows), {})
        compared, following = compared + 1, next(wanted, None)
    if header:
        raise ReadBackDiffers(f"cell {next(iter(header))} is missing")
    return compared


def _compare_row(meant: Meant, number: int, values: Sequence[Value], found: Mapping[int, Any]) -> None:
    for column, value in zip(meant.columns, values, strict=True):
        if not _boards_own(meant, number, column) and not same(value, found.get(column)):
            raise ReadBackDiffers(f"cell {refs.letter(column)}{number} is not what was meant")


def same(meant: Value, found: Any) -> bool:
    """Whether a cell as openpyxl reads it shows what was meant; a day may have become words where the cell is text."""
    if meant is None or meant == "":
        return found is None or found == ""
    if isinstance(meant, str):
        return isinstance(found, str) and unescaped(found) == cleaned(meant)
    if isinstance(meant, datetime):
        return found == in_words(meant) or (isinstance(found, datetime) and _minute(found) == _minute(meant))
    if isinstance(meant, date):
        return found == in_words(meant) or (
            isinstance(found, datetime) and found.date() == meant and found.time() == time()
        )
    if isinstance(meant, time):
        if isinstance(found, datetime):
            found = found.time()
        return found == in_words(meant) or (
            isinstance(found, time) and (found.hour, found.minute) == (meant.hour, meant.minute)
        )
    return isinstance(found, (int, float)) and not isinstance(found, bool) and found == meant


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _boards_own(meant: Meant, number: int, column: int) -> bool:
    """Whether the board had something of its own in this cell: a formula, a running number."""
    if number in meant.filled.fresh:
        return column in meant.filled.carried
    return not meant.before.is_empty(number, column)


class _Unreadable(Exception):
    """openpyxl cannot read a file."""


def _by_openpyxl(data: bytes, sheet: str) -> Iterator[tuple[int, dict[int, Any]]]:
    """Row by row; raises `_Unreadable` for a file openpyxl gives up on, which happens to boards' files too."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl would lose were it to save, which it never does here
        try:
            with redirect_stdout(io.StringIO()):  # openpyxl prints of formats it does not find
                book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            rows = iter(book[sheet].iter_rows())
        except Exception:
            raise _Unreadable from None
        while True:
            try:
                row = next(rows, None)
            except Exception:
                raise _Unreadable from None
            if row is None:
                break
            held = [cell for cell in row if cell.value is not None]
            if held:
                yield held[0].row, {cell.column: cell.value for cell in held}
        book.close()


def _openpyxl_reads(data: bytes, sheet: str) -> bool:
    try:
        return all(True for _ in _by_openpyxl(data, sheet))
    except _Unreadable:
        return False


def _by_ourselves(data: bytes, name: str) -> Iterator[tuple[int, dict[int, Any]]]:
    """The same by our own reader, for the board's file that openpyxl cannot read even before anything is in it."""
    sheet = Workbook(data, "the finished file").sheet(name)
    for number in sorted(sheet.cells):
        yield (
            number,
            {
                column: sheet.moment(number, column) or cell.value
                for column, cell in sheet.cells[number].items()
                if cell.value is not None or cell.formula is not None
            },
        )
