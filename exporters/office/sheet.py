"""One worksheet as a reader sees it: cells with values, formats, locks, merges, lists and tables."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, time
from functools import cached_property
from typing import Protocol

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office import refs
from exporters.office.package import Package
from exporters.office.refs import Range
from exporters.office.serials import from_serial
from exporters.office.sheet_parts import Cell, Column, Row, Table, Validation, Value, row_of, validation_of
from exporters.office.styles import Style, Styles
from exporters.office.xml import MAIN, X14, XM, integer, measure, spoilt, text_of, unescaped

_ROW, _C, _V, _F, _IS = (f"{{{MAIN}}}{tag}" for tag in ("row", "c", "v", "f", "is"))
MAX_CELLS = 800_000
"""Cells of a sheet with texts of their own take some 300 bytes of memory each: 240 MB."""
MAX_MERGED = 500_000
"""Rows of all merged ranges together."""


class Book(Protocol):
    """What a sheet has from the workbook it stands in."""

    package: Package

    @property
    def dates_from_1904(self) -> bool:
        """Whether its days are counted from 1904."""

    @property
    def styles(self) -> Styles:
        """Its formats."""

    @property
    def shared_texts(self) -> tuple[str, ...]:
        """The texts its cells point to by number."""

    def listed(self, formula: str, sheet: Sheet, depth: int = 0) -> tuple[Value, ...] | None:
        """What a list names, on whichever sheet that stands."""


class Sheet:
    """One sheet, read once. Rows and columns are numbered from 1."""

    def __init__(self, book: Book, name: str, part: str, state: str) -> None:
        self.book = book
        self.name = name
        self.part = part
        self.state = state
        self.cells: dict[int, dict[int, Cell]] = {}
        self.rows: dict[int, Row] = {}
        self.shell = self._load()

    # cells

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell as it is in the file, None when the file has none there."""
        return self.cells.get(row, {}).get(column)

    def value(self, row: int, column: int) -> Value:
        """What stands in a cell, None when empty."""
        found = self.cell(row, column)
        return found.value if found is not None else None

    def text(self, row: int, column: int) -> str:
        """What a person sees in a cell: days as 03/03/2024, times as 09:30, numbers without ".0"; stripped."""
        found = self.cell(row, column)
        if found is None or found.value is None:
            return ""
        moment = self.moment(row, column)
        if isinstance(moment, datetime):
            return moment.strftime("%d/%m/%Y %H:%M") if moment.time() != time() else moment.strftime("%d/%m/%Y")
        if isinstance(moment, time):
            return moment.strftime("%H:%M")
        if isinstance(found.value, bool):
            return "TRUE" if found.value else "FALSE"
        if isinstance(found.value, float):
            return f"{found.value:.10g}"
        return str(found.value).strip()

    def moment(self, row: int, column: int) -> datetime | time | None:
        """The day (at midnight when there is no time) or the time of day a number stands for, by its cell's format."""
        found = self.cell(row, column)
        if found is None or isinstance(found.value, (str, bool)) or found.value is None:
            return None
        style = self.style(row, column)
        if not (style.asks_date or style.asks_time):
            return None
        return from_serial(float(found.value), self.book.dates_from_1904, day=style.asks_date)

    def is_empty(self, row: int, column: int) -> bool:
        """Whether nothing stands there: no value but spaces, no formula."""
        found = self.cell(row, column)
        if found is None:
            return True
        blank = found.value is None or (isinstance(found.value, str) and not found.value.strip())
        return blank and found.formula is None

    def has_formula(self, row: int, column: int) -> bool:
        """Whether the cell holds a formula."""
        found = self.cell(row, column)
        return found is not None and found.formula is not None

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row that are in the file, left to right."""
        held = self.cells.get(row, {})
        return tuple(held[column] for column in sorted(held))

    @cached_property
    def last_row(self) -> int:
        """The last row that holds anything but format, 0 when none does."""
        return max((n for n, held in self.cells.items() if any(not self.is_empty(n, c) for c in held)), default=0)

    @cached_property
    def last_column(self) -> int:
        """The last column that holds anything but format, 0 when none does."""
        return max((c for n, held in self.cells.items() for c in held if not self.is_empty(n, c)), default=0)

    # looks

    def style_index(self, row: int, column: int) -> int:
        """The format in force: the cell's, else the row's, else the column's, else the workbook's own (0)."""
        if (found := self.cell(row, column)) is not None:
            return found.style
        held = self.rows.get(row)
        if held is not None and held.style is not None:
            return held.style
        described = self.column(column)
        return described.style if described is not None else 0

    def style(self, row: int, column: int) -> Style:
        """What the cell looks like and whether it is locked (which counts only on a protected sheet)."""
        return self.book.styles[self.style_index(row, column)]

    def number_format(self, row: int, column: int) -> str:
        """ "General", "dd/mm/yyyy", "@", …"""
        return self.style(row, column).number_format

    def locked(self, row: int, column: int) -> bool:
        """Whether the cell may not be typed in: the sheet is protected and the cell not unlocked."""
        return self.protected and self.style(row, column).locked

    @cached_property
    def protected(self) -> bool:
        """Whether the sheet is protected."""
        element = self.shell.find(f"{{{MAIN}}}sheetProtection")
        return element is not None and element.get("sheet") in ("1", "true")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns the sheet describes."""
        found = []
        for element in self.shell.iterfind(f"{{{MAIN}}}cols/{{{MAIN}}}col"):
            width = element.get("width")
            found.append(
                Column(
                    integer(element, "min", 1),
                    integer(element, "max", 1),
                    measure(width),
                    integer(element, "style"),
                    element.get("hidden") in ("1", "true"),
                )
            )
        return tuple(found)

    def column(self, column: int) -> Column | None:
        """What the sheet says of one column, None when nothing."""
        return next((found for found in self.columns if found.first <= column <= found.last), None)

    def width(self, column: int) -> float:
        """Characters of the workbook's own font that fit in a column."""
        described = self.column(column)
        if described is not None and described.width is not None:
            return described.width
        standard = self.shell.find(f"{{{MAIN}}}sheetFormatPr")
        if standard is not None and (width := standard.get("defaultColWidth")):
            return measure(width) or 9.14
        return 9.14

    @property
    def default_height(self) -> float:
        """Points of a row that says nothing of its height."""
        standard = self.shell.find(f"{{{MAIN}}}sheetFormatPr")
        return (measure(standard.get("defaultRowHeight")) if standard is not None else None) or 15.0

    def hidden_column(self, column: int) -> bool:
        """Whether a column is hidden."""
        described = self.column(column)
        return described is not None and described.hidden

    def hidden_row(self, row: int) -> bool:
        """Whether a row is hidden, by hand or by a filter."""
        held = self.rows.get(row)
        return held is not None and held.hidden

    # ranges

    @cached_property
    def merges(self) -> tuple[Range, ...]:
        """Merged cells; only the top left one of each holds a value."""
        return tuple(refs.place_of(e) for e in self.shell.iter(f"{{{MAIN}}}mergeCell"))

    @cached_property
    def _merged(self) -> dict[int, list[Range]]:
        found: dict[int, list[Range]] = {}
        count = 0
        for merged in self.merges:
            last = min(merged.bottom, merged.top + 5000)
            count += last - merged.top + 1
            if count > MAX_MERGED:
                raise NotUnderstood(
                    f"The sheet “{self.name}” merges more cells than any form does, so it was not read. "
                    "Delete the rows that are not used, save it and try again."
                )
            for row in range(merged.top, last + 1):
                found.setdefault(row, []).append(merged)
        return found

    @property
    def merged_rows(self) -> frozenset[int]:
        """The rows that merged cells reach into."""
        return frozenset(self._merged)

    def merges_in(self, row: int) -> tuple[Range, ...]:
        """The merged ranges that reach into a row, in the order of the file."""
        return tuple(self._merged.get(row, ()))

    def merge_at(self, row: int, column: int) -> Range | None:
        """The merged range a cell belongs to, None when it is not merged."""
        return next((m for m in self._merged.get(row, ()) if m.holds(row, column)), None)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Excel tables on the sheet."""
        found = []
        for link in self.book.package.relationships(self.part):
            if link.kind == "table" and link.target in self.book.package:
                root = self.book.package.tree(link.target)
                found.append(
                    Table(
                        root.get("displayName") or root.get("name") or "",
                        link.target,
                        refs.place_of(root),
                        integer(root, "headerRowCount", 1),
                        integer(root, "totalsRowCount"),
                        tuple(unescaped(c.get("name", "")) for c in root.iter(f"{{{MAIN}}}tableColumn")),
                    )
                )
        return tuple(found)

    @cached_property
    def validations(self) -> tuple[Validation, ...]:
        """Rules on what may be typed, those stored as extensions too."""
        found = []
        for element in self.shell.iter(f"{{{MAIN}}}dataValidation"):
            formulas = [element.findtext(f"{{{MAIN}}}formula{n}") for n in (1, 2)]
            found.append(validation_of(element, element.get("sqref", ""), formulas))
        for element in self.shell.iter(f"{{{X14}}}dataValidation"):
            formulas = [element.findtext(f"{{{X14}}}formula{n}/{{{XM}}}f") for n in (1, 2)]
            found.append(validation_of(element, element.findtext(f"{{{XM}}}sqref") or "", formulas))
        return tuple(found)

    def validation(self, row: int, column: int, kind: str = "list") -> Validation | None:
        """The rule of one kind on a cell, None when there is none."""
        return next(
            (v for v in self.validations if v.kind == kind and any(r.holds(row, column) for r in v.ranges)), None
        )

    def list_values(self, row: int, column: int) -> tuple[Value, ...] | None:
        """What may be chosen in a cell, in order; None when it has no list, or one that only Excel can work out."""
        rule = self.validation(row, column)
        if rule is None or not rule.formulas:
            return None
        return self.book.listed(rule.formulas[0], self)

    # reading

    def _load(self) -> etree._Element:
        """Cells into `cells`, rows into `rows`; returns the rest of the sheet as a tree without its rows."""
        data = self.book.package.plain(self.part)
        reading = etree.iterparse(io.BytesIO(data), tag=_ROW, resolve_entities=False, no_network=True, load_dtd=False)
        count = last = 0
        try:
            for _, element in reading:
                before, last = last, int(element.get("r") or last + 1)
                if last <= before:
                    raise ValueError("rows out of order")
                held = {cell.column: cell for cell in self._cells(element, last)}
                count += len(held)
                if count > MAX_CELLS or not 1 <= last <= refs.LAST_ROW:
                    raise NotUnderstood(
                        f"The sheet “{self.name}” holds more than {MAX_CELLS:,} cells, too many to read. "
                        "Delete the rows that are not used, save it and try again."
                    )
                self.cells[last] = held
                self.rows[last] = row_of(element, last)
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)
        except (etree.XMLSyntaxError, ValueError):
            raise NotUnderstood(
                f"{self.book.package.name} is damaged: its sheet “{self.name}” cannot be read. "
                "Ask for the file again."
            ) from None
        root: etree._Element = reading.root
        if root.tag != f"{{{MAIN}}}worksheet":
            raise spoilt()
        return root

    def _cells(self, row: etree._Element, number: int) -> Iterator[Cell]:
        column = 0
        for element in row:
            if element.tag != _C:
                continue
            ref = element.get("r")
            column = refs.cell(ref)[1] if ref else column + 1
            style = integer(element, "s")
            formula = element.find(_F)
            yield Cell(number, column, self._value(element), style, None if formula is None else formula.text or "")

    def _value(self, element: etree._Element) -> Value:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = element.find(_IS)
            return text_of(inline) if inline is not None else None
        text = element.findtext(_V)
        if text is None or (not text and kind not in ("str", "e")):
            return None
        if kind == "s":
            shared = self.book.shared_texts
            return shared[int(text)] if int(text) < len(shared) else None
        if kind == "b":
            return text == "1"
        if kind in ("str", "e"):
            return unescaped(text)
        if kind == "d":
            return text
        return int(text) if text.lstrip("-").isdigit() else float(text)
