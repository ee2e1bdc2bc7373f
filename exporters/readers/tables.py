"""Files to take in, opened: a workbook or a file of separated values, as pages of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from domain.clean import clean
from domain.errors import NotUnderstood
from exporters.csv_file import unguarded
from exporters.office.sheet import Sheet
from exporters.office.workbook import Workbook
from exporters.templates.layout import Looks, Page, page_of

_MOST_CELLS = 2_000_000
_SEPARATORS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in one cell: its text as shown, and the day, time or number it is, if it is one."""

    text: str = ""
    moment: datetime | time | None = None
    number: float | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return not self.text


@dataclass(frozen=True, slots=True)
class Source:
    """One page of a file, and its rows of cells: from a row on, each with its number, its cells by column."""

    page: Page
    rows: Callable[[int], Iterator[tuple[int, Mapping[int, Given]]]]


def opened(data: bytes, name: str) -> tuple[tuple[Source, ...], Workbook | None]:
    """The pages of a file, and the workbook when it is one. Raises `NotUnderstood` for one that is neither a workbook
    nor separated values."""
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        book = Workbook(data, name)
        return tuple(_from_sheet(sheet) for sheet in book.sheets()), book
    return _from_text(_decoded(data, name), name), None


def _from_sheet(sheet: Sheet) -> Source:
    def rows(first: int) -> Iterator[tuple[int, Mapping[int, Given]]]:
        for number in range(first, sheet.last_row + 1):
            held = {cell.column: _given(sheet, number, cell.column) for cell in sheet.row_cells(number)}
            for column in range(1, sheet.last_column + 1):
                # A cell merged downwards speaks for each of its rows; across, only for its first column.
                merge = sheet.merge_at(number, column)
                if merge is not None and merge.left == column and merge.top < number and merge.top >= first:
                    held[column] = _given(sheet, merge.top, merge.left)
            if any(not given.blank for given in held.values()):
                yield number, held

    return Source(page_of(sheet), rows)


def _given(sheet: Sheet, row: int, column: int) -> Given:
    value = sheet.value(row, column)
    if value is None:
        return Given()
    number = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    return Given(clean(sheet.text(row, column)).strip(), sheet.moment(row, column), number)


def _from_text(text: str, name: str) -> tuple[Source, ...]:
    """The separator is the one that cuts most lines into most pieces."""
    best: list[tuple[int, list[str]]] = []
    most = 0
    for separator in _SEPARATORS:
        read = _parsed(text, separator, name)
        several = sum(len(row) - 1 for _, row in read[:200])
        if several > most:
            best, most = read, several
    if not best:
        raise NotUnderstood(f"{name} is neither a workbook (.xlsx) nor a file of values separated by commas (.csv).")
    if sum(len(row) for _, row in best) > _MOST_CELLS:
        raise NotUnderstood(f"{name} holds more than {_MOST_CELLS:,} values, too many to read.")
    held = {
        number: {column: Given(text) for column, value in enumerate(row, 1) if (text := _value(value))}
        for number, row in best
    }
    page = Page(
        name=name,
        state="visible",
        last_row=max(held, default=0),
        last_column=max((len(row) for _, row in best), default=0),
        text=lambda row, column: held.get(row, {}).get(column, Given()).text,
        merge_at=lambda row, column: None,
        looks=lambda row, column: Looks(),
    )
    return (Source(page, lambda first: ((number, row) for number, row in held.items() if number >= first and row)),)


def _parsed(text: str, separator: str, name: str) -> list[tuple[int, list[str]]]:
    """The rows, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found, line = [], 1
    try:
        for row in reader:
            found.append((line, row))
            line = reader.line_num + 1
    except csv.Error:
        raise NotUnderstood(f"{name} cannot be read as separated values: line {line} is not well formed.") from None
    return found


def _value(text: str) -> str:
    return clean(unguarded(text)).strip()


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotUnderstood(f"{name} is neither a workbook (.xlsx) nor a file of values separated by commas (.csv).")
