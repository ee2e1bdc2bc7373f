"""What a worksheet is made of: its cells, rows, columns, rules and tables, each as the file tells it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from exporters.office import refs
from exporters.office.refs import Range
from exporters.office.xml import integer, measure

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell that is in the file. `value` is text, a number, a truth value or None when empty; days and times are
    numbers (`Sheet.moment` reads them). `formula` is without "=", "" for the followers of a shared formula, None
    when there is none; then `value` is what was last worked out."""

    row: int
    column: int
    value: Value
    style: int
    formula: str | None = None

    @property
    def ref(self) -> str:
        """ "C4"."""
        return f"{refs.letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Column:
    """What a sheet says of a run of columns; `width` in characters, None for the standard."""

    first: int
    last: int
    width: float | None
    style: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What a sheet says of one row; `height` in points, None for the standard; `style` None when it has none."""

    number: int
    height: float | None
    fixed: bool
    hidden: bool
    style: int | None


@dataclass(frozen=True, slots=True)
class Validation:
    """A rule of a sheet on what may be typed. `formulas` as in the file; `strict` refuses anything else when typed."""

    kind: str
    ranges: tuple[Range, ...]
    formulas: tuple[str, ...]
    strict: bool


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table on the sheet: the whole range, and how many rows of it are heading and totals."""

    name: str
    part: str
    range: Range
    header_rows: int
    totals_rows: int
    columns: tuple[str, ...]


def row_of(element: etree._Element, number: int) -> Row:
    """What a row of the file says of itself."""
    height = element.get("ht")
    return Row(
        number,
        measure(height),
        element.get("customHeight") in ("1", "true"),
        element.get("hidden") in ("1", "true"),
        integer(element, "s") if element.get("customFormat") in ("1", "true") else None,
    )


def validation_of(element: etree._Element, sqref: str, formulas: list[str | None]) -> Validation:
    """The rule of an element, its places and formulas found already."""
    refuses = element.get("showErrorMessage") in ("1", "true") and element.get("errorStyle", "stop") == "stop"
    return Validation(
        element.get("type", "none"),
        refs.ranges(sqref),
        tuple(text for text in formulas if text),
        refuses,
    )
