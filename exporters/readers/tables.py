"""Files to take in, opened: a workbook or a file of separated values, as pages of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from domain.clean import clean
from domain.errors import NotUnderstood
from exporters.chronology.csv_file import unguarded
from exporters.office.sheet import Sheet
from exporters.office.workbook import Workbook
from exporters.templates.layout import Looks, Page, page_of

_MOST_CELLS = 2_000_000
_LARGEST = 32 * 2**20
_TRIED = 200
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
        last = sheet.last_row
        # Only rows with anything in them: a format alone may reach to the last of a million.
        for number in sorted(row for row in sheet.cells.keys() | sheet.merged_rows if first <= row <= last):
            held = {cell.column: _given(sheet, number, cell.column) for cell in sheet.row_cells(number)}
            for merge in sheet.merges_in(number):
                # A cell merged downwards speaks for each of its rows; across, only for its first column.
                if first <= merge.top < number:
                    held[merge.left] = _given(sheet, merge.top, merge.left)
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
    if not text.strip():
        raise NotUnderstood(f"{name} is empty. Ask for the file again.")
    best, most = "", 0
    for separator in _SEPARATORS:
        several = sum(len(row) - 1 for _, row in islice(_parsed(text, separator, name), _TRIED))
        if several > most:
            best, most = separator, several
    if not best:
        raise NotUnderstood(f"{name} is neither a workbook (.xlsx) nor a file of values separated by commas (.csv).")
    read, count = [], 0
    for number, row in _parsed(text, best, name):
        read.append((number, row))
        count += len(row)
        if count > _MOST_CELLS:
            raise NotUnderstood(f"{name} holds more than {_MOST_CELLS:,} values, too many to read.")
    held = {
        number: {column: Given(text) for column, value in enumerate(row, 1) if (text := _value(value))}
        for number, row in read
    }
    page = Page(
        name=name,
        state="visible",
        last_row=max(held, default=0),
        last_column=max((len(row) for _, row in read), default=0),
        text=lambda row, column: held.get(row, {}).get(column, Given()).text,
        merge_at=lambda row, column: None,
        looks=lambda row, column: Looks(),
    )
    return (Source(page, lambda first: ((number, row) for number, row in held.items() if number >= first and row)),)


def _parsed(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        raise NotUnderstood(f"{name} cannot be read as separated values: line {line} is not well formed.") from None


def _value(text: str) -> str:
    return clean(unguarded(text)).strip()


def _decoded(data: bytes, name: str) -> str:
    if len(data) > _LARGEST:
        raise NotUnderstood(
            f"{name} is larger than {_LARGEST // 2**20} MB, and no chronology or list of people is. It was not read."
        )
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
