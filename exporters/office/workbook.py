"""A workbook read whole: its sheets, names, date system, shared texts and styles. Looking changes nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office.package import Package
from exporters.office.refs import Range, split_sheet
from exporters.office.sheet import Sheet
from exporters.office.sheet_parts import Value
from exporters.office.styles import Styles
from exporters.office.xml import MAIN, RELATIONSHIPS, integer, text_of

_WORKBOOKS = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xlsx",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xlsm",
}
MAX_SHEETS = 200
_INDIRECT = re.compile(r'^INDIRECT\(\s*"([^"]+)"\s*\)$', re.IGNORECASE)
_TABLE_COLUMN = re.compile(r"^([A-Za-z_][\w.]*)\[([^\[\]]+)\]$")


@dataclass(frozen=True, slots=True)
class SheetName:
    """One tab: its name, its part, and whether it is hidden ("visible", "hidden", "veryHidden")."""

    name: str
    part: str
    state: str


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name and what it stands for; `sheet` is the index of the tab it belongs to, None for the whole workbook."""

    name: str
    text: str
    sheet: int | None


class Workbook:
    """A board's workbook, read from bytes. Raises `NotUnderstood` for anything that is not a plain .xlsx or .xlsm.

    `suffix` is what a filled copy is called: ".xlsm" when the workbook holds macros, else ".xlsx".
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.package = Package(data, name)
        self.part = self.package.main
        kind = self.package.content_type(self.part)
        if kind not in _WORKBOOKS:
            raise NotUnderstood(_other_document(name, kind))
        self.content_type = kind
        self.suffix = _WORKBOOKS[kind]
        self._links = {link.id: link for link in self.package.relationships(self.part)}
        self._read: dict[str, Sheet] = {}

    @cached_property
    def tree(self) -> etree._Element:
        """The workbook part."""
        return self.package.tree(self.part, "workbook")

    @cached_property
    def sheet_names(self) -> tuple[SheetName, ...]:
        """The tabs in order; chart and dialogue sheets are left out."""
        found = []
        for element in self.tree.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"):
            link = self._links.get(element.get(f"{{{RELATIONSHIPS}}}id", ""))
            if link is not None and link.kind == "worksheet" and link.target in self.package:
                found.append(SheetName(element.get("name", ""), link.target, element.get("state", "visible")))
        if len(found) > MAX_SHEETS or len({tab.part for tab in found}) < len(found):
            raise NotUnderstood(
                f"{self.package.name} has more than {MAX_SHEETS} sheets, or one of them twice; no board's file has. "
                "It was not read."
            )
        if not found:
            raise NotUnderstood(f"{self.package.name} holds no worksheet that can be read.")
        return tuple(found)

    @cached_property
    def all_tabs(self) -> tuple[str, ...]:
        """The names of every tab, chart sheets too: what `localSheetId` counts."""
        return tuple(e.get("name", "") for e in self.tree.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"))

    @cached_property
    def names(self) -> tuple[DefinedName, ...]:
        """Every defined name, print areas and titles among them (`_xlnm.Print_Area`)."""
        found = []
        for element in self.tree.iterfind(f"{{{MAIN}}}definedNames/{{{MAIN}}}definedName"):
            local = integer(element, "localSheetId", -1)
            found.append(DefinedName(element.get("name", ""), element.text or "", local if local >= 0 else None))
        return tuple(found)

    @cached_property
    def dates_from_1904(self) -> bool:
        """Whether days are counted from 1904, as old Macintosh workbooks do."""
        properties = self.tree.find(f"{{{MAIN}}}workbookPr")
        return properties is not None and properties.get("date1904") in ("1", "true")

    @cached_property
    def styles_part(self) -> str | None:
        """The styles part, None when there is none."""
        return self._linked("styles")

    @cached_property
    def styles(self) -> Styles:
        """Cell formats."""
        return Styles(self.package.tree(self.styles_part, "styleSheet") if self.styles_part else None)

    @cached_property
    def shared_texts(self) -> tuple[str, ...]:
        """The texts cells point at by number; runs of rich text joined, phonetic hints left out."""
        part = self._linked("sharedStrings")
        if part is None:
            return ()
        return tuple(text_of(element) for element in self.package.each(part, "si"))

    def sheet(self, name: str) -> Sheet:
        """One sheet by the name on its tab. Raises `NotUnderstood` when there is none."""
        if name not in self._read:
            for tab in self.sheet_names:
                if tab.name == name:
                    self._read[name] = Sheet(self, tab.name, tab.part, tab.state)
                    break
            else:
                raise NotUnderstood(f"There is no sheet called “{name}” in {self.package.name}.")
        return self._read[name]

    def sheets(self) -> tuple[Sheet, ...]:
        """Every worksheet, hidden ones too, in the order of the tabs."""
        return tuple(self.sheet(tab.name) for tab in self.sheet_names)

    def listed(self, formula: str, sheet: Sheet, depth: int = 0) -> tuple[Value, ...] | None:
        """What a list rule allows: written out, a range, a name, a table's column; None when only Excel can tell."""
        text = formula.strip().lstrip("=")
        if text.startswith('"') and text.endswith('"') and len(text) > 1:
            return tuple(item.strip() for item in text[1:-1].replace('""', '"').split(",") if item.strip())
        try:
            place, ref = split_sheet(text)
            asked = Range.read(ref)
        except ValueError:
            return self._listed_by_name(text, sheet, depth)
        try:
            source = sheet if place is None else self.sheet(place)
        except NotUnderstood:
            return None
        values: list[Value] = []
        for row in sorted(number for number in source.cells if asked.top <= number <= asked.bottom):
            for cell in source.row_cells(row):
                if asked.left <= cell.column <= asked.right and cell.value is not None and str(cell.value).strip():
                    values.append(cell.value.strip() if isinstance(cell.value, str) else cell.value)
        return tuple(values)

    def _listed_by_name(self, text: str, sheet: Sheet, depth: int) -> tuple[Value, ...] | None:
        if depth > 4:
            return None
        if found := _INDIRECT.match(text):
            text = found.group(1)
        here = self.all_tabs.index(sheet.name)
        names = [name for name in self.names if name.name.lower() == text.lower() and name.sheet in (here, None)]
        if names:
            return self.listed(min(names, key=lambda name: name.sheet is None).text, sheet, depth + 1)
        if column := _TABLE_COLUMN.match(text):
            for other in self.sheets():
                for table in other.tables:
                    if table.name.lower() == column.group(1).lower() and column.group(2) in table.columns:
                        across = table.range.left + table.columns.index(column.group(2))
                        top, bottom = table.range.top + table.header_rows, table.range.bottom - table.totals_rows
                        values = [other.value(row, across) for row in range(top, bottom + 1)]
                        return tuple(value for value in values if value is not None)
        return None

    def _linked(self, kind: str) -> str | None:
        for link in self._links.values():
            if link.kind == kind and not link.external and link.target in self.package:
                return link.target
        return None


def _other_document(name: str, kind: str) -> str:
    if "wordprocessing" in kind or "ms-word" in kind:
        return f"{name} is a Word document, not a workbook. Choose the board's .xlsx file."
    if "binary" in kind:
        return f"{name} is a binary workbook (.xlsb). Open it, save it as an Excel Workbook (.xlsx) and try again."
    return f"{name} is not an Excel workbook (.xlsx). Choose the board's file, or save it as .xlsx."
