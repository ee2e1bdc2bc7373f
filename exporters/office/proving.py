"""What was changed in a board's workbook: every part, and every cell of a changed sheet, from the two files alone."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from exporters.office import refs
from exporters.office.formulas import Move
from exporters.office.package import Package
from exporters.office.sheet import Sheet
from exporters.office.sheet_parts import Cell
from exporters.office.workbook import Workbook
from exporters.office.xml import parse


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: the part, the place in it (a cell, or a path in the XML, "" for the whole part), and what
    was there and is there now: kind and number format, formulas and references in full, never what a cell says."""

    part: str
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Two files compared. `same` are the parts whose bytes did not change."""

    same: tuple[str, ...]
    changed: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def compare_parts(before: bytes, after: bytes) -> Proof:
    """Which parts are byte for byte the same, and which are not."""
    old, new = Package(before, "the template"), Package(after, "the finished file")
    both = [part for part in old.parts() if part in new]
    same = [part for part in both if _digest(old.read(part)) == _digest(new.read(part))]
    return Proof(
        same=tuple(same),
        changed=tuple(part for part in both if part not in set(same)),
        added=tuple(part for part in new.parts() if part not in old),
        dropped=tuple(part for part in old.parts() if part not in new),
    )


def changes(before: bytes, after: bytes, sheet: str, move: Move | None) -> Iterator[Change]:
    """Every change, part by part; cells of a sheet are told by where they are now, those only moved not at all."""
    proof = compare_parts(before, after)
    for part in proof.dropped:
        yield Change(part, "", "there", "taken out")
    for part in proof.added:
        yield Change(part, "", "not there", "added")
    old, new = Workbook(before, "the template"), Workbook(after, "the finished file")
    sheets = {tab.part: tab.name for tab in new.sheet_names}
    for part in proof.changed:
        if part in sheets:
            shift = move if sheets[part] == sheet else None
            yield from _cells(part, old.sheet(sheets[part]), new.sheet(sheets[part]), shift)
            yield from _elements(part, old.sheet(sheets[part]).shell, new.sheet(sheets[part]).shell)
        else:
            yield from _xml(part, old.package.read(part), new.package.read(part))


def _cells(part: str, old: Sheet, new: Sheet, move: Move | None) -> Iterator[Change]:
    def origin(row: int) -> int | None:
        if move is None or row <= move.after:
            return row
        return row - move.by if row > move.after + move.by else None

    rows = sorted(set(new.cells) | {move.row(row) if move else row for row in old.cells})
    for row in rows:
        was = origin(row)
        columns = set(new.cells.get(row, {})) | (set(old.cells.get(was, {})) if was is not None else set())
        for column in sorted(columns):
            first = _said(old, was, column) if was is not None else "no row"
            last = _said(new, row, column)
            if first != last or (was is not None and not _alike(old.cell(was, column), new.cell(row, column))):
                yield Change(part, f"{refs.letter(column)}{row}", first, last)


def _alike(old: Cell | None, new: Cell | None) -> bool:
    if old is None or new is None:
        return old is new
    return old.value == new.value


def _said(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    if cell is None:
        return "nothing"
    if cell.formula is not None:
        worked_out = "" if cell.value is None else ", worked out"
        return f"formula ={cell.formula}, {sheet.number_format(row, column)}{worked_out}"
    if cell.value is None:
        return f"empty, {sheet.number_format(row, column)}"
    if isinstance(cell.value, str):
        kind = f"text of {len(cell.value):,} characters"
    else:
        style = sheet.style(row, column)
        kind = "day" if style.asks_date else "time" if style.asks_time else "number"
    return f"{kind}, {sheet.number_format(row, column)}"


def _xml(part: str, before: bytes, after: bytes) -> Iterator[Change]:
    if not part.endswith((".xml", ".rels")):
        yield Change(part, "", f"{len(before):,} bytes", f"{len(after):,} bytes")
        return
    yield from _elements(part, parse(before, part), parse(after, part))


def _elements(part: str, before: etree._Element, after: etree._Element) -> Iterator[Change]:
    old, new = dict(_flat(before)), dict(_flat(after))
    for place in sorted(old.keys() | new.keys()):
        if old.get(place) != new.get(place):
            yield Change(part, place, old.get(place, "nothing"), new.get(place, "nothing"))


def _flat(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Every attribute and text of a part by its path; formulas and references are no case text and are shown."""
    waiting = [(root, _local(root))]
    while waiting:
        element, place = waiting.pop()
        yield place, ""
        for name, value in element.attrib.items():
            yield f"{place}@{str(name).rsplit('}', 1)[-1]}", str(value)
        if (element.text or "").strip():
            yield f"{place}/text()", element.text or ""
        met: Counter[str] = Counter()
        for child in element:
            if isinstance(child.tag, str):
                met[child.tag] += 1
                waiting.append((child, f"{place}/{_local(child)}[{met[child.tag]}]"))


def _local(element: etree._Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
