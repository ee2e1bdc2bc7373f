"""The rows of a form laid out: which stay, which are written, and how each of those looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from exporters.office import refs
from exporters.office.form import Form, Value
from exporters.office.formulas import Move
from exporters.office.refs import Range
from exporters.office.row_xml import RowPattern
from exporters.office.xml import MAIN, integer, serialise


class Laying:
    """Which rows of the sheet stay, which are written, and how each of those looks."""

    def __init__(self, form: Form, root: etree._Element, move: Move | None, count: int) -> None:
        self.form = form
        self.root = root
        self.move = move
        self.count = count
        self.last_row = form.region.row_at(count - 1) if count else form.header_row
        self.fresh = range(0)
        self.carried: frozenset[int] = frozenset()
        found = root.find(f"{{{MAIN}}}sheetData")
        assert found is not None
        self.data = found
        self.runs: list[list[tuple[int, int, RowPattern]]] = []
        self.prefix = f"{root.prefix}:" if root.prefix else ""

    def lay_out(self) -> bool:
        """Take out the rows to be written, renumber those below; returns whether formulas were added or moved."""
        form, move = self.form, self.move
        formulas = False
        by_number: dict[int, etree._Element] = {}
        last = 0
        for element in self.data:
            last = integer(element, "r", last + 1)
            by_number[last] = element
        inputs = form.region.inputs[: self.count]
        targets = set(inputs)
        order: list[tuple[int, etree._Element | tuple[int, RowPattern]]] = []
        for old in inputs:
            order.append((old, (1, RowPattern.of_row(form, old, by_number.get(old), self.prefix))))
        if more := self.count - len(inputs):
            pattern = self._new_rows_pattern(by_number)
            self.carried = pattern.carried
            self.fresh = range(form.region.last + 1, form.region.last + 1 + more)
            formulas |= pattern.has_formulas
            order.append((form.region.last + 1, (more, pattern)))
        for old, element in by_number.items():
            if old in targets:
                continue
            new = move.row(old) if move is not None else old
            if new != old:
                formulas |= _renumber(element, new)
            order.append((new, element))
        if more:
            self._clone_merges(form.region.last + 1, more)
        self._rebuild(sorted(order, key=lambda pair: pair[0]))
        self._dimension()
        return formulas

    def _rebuild(self, order: list[tuple[int, etree._Element | tuple[int, RowPattern]]]) -> None:
        """The rows that stay, with a mark for each run of rows to be written."""
        for child in list(self.data):
            self.data.remove(child)
        following = False
        for number, held in order:
            if not isinstance(held, tuple):
                self.data.append(held)
                following = False
                continue
            if not following:
                self.data.append(etree.ProcessingInstruction("imr", "rows"))
                self.runs.append([])
                following = True
            self.runs[-1].append((number, *held))

    def _new_rows_pattern(self, by_number: dict[int, etree._Element]) -> RowPattern:
        model = self.form.region.model
        above = [row for row in self.form.region.inputs if model and row < model]
        element = by_number.get(model) if model else None
        before = by_number.get(above[-1] if above else model - 1) if model else None
        return RowPattern.of_new_rows(self.form, model or 0, element, before, self.prefix)

    def _clone_merges(self, first: int, count: int) -> None:
        model = self.form.region.model
        held = self.root.find(f"{{{MAIN}}}mergeCells")
        if held is None or model is None:
            return
        across = [m for m in self.form.sheet.merges if m.top == m.bottom == model]
        for row in range(first, first + count):
            for merged in across:
                made = etree.SubElement(held, f"{{{MAIN}}}mergeCell")
                made.set("ref", str(Range(row, merged.left, row, merged.right)))
        held.set("count", str(len(held)))

    def _dimension(self) -> None:
        element = self.root.find(f"{{{MAIN}}}dimension")
        if element is None:
            return
        columns = [column.column for column in self.form.columns]
        bottom = refs.place_of(element).bottom
        bottom = max(self.move.row(bottom) if self.move else bottom, self.last_row)
        _reach(self.root, bottom, min(columns))
        _reach(self.root, bottom, max(columns))

    def pieces(self, rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
        """The sheet as XML in pieces: what stays as it was, the rows as they come."""
        shell = serialise(self.root).split(b"<?imr rows?>")
        source = iter(rows)
        yield shell[0]
        for run, after in zip(self.runs, shell[1:], strict=True):
            batch: list[str] = []
            for first, count, pattern in run:
                for number in range(first, first + count):
                    batch.append(pattern.draw(number, next(source)))
                    if len(batch) == 256:
                        yield "".join(batch).encode("utf-8")
                        batch.clear()
            yield "".join(batch).encode("utf-8")
            yield after


def set_cell(root: etree._Element, row: int, column: int, xml: str) -> None:
    """Put a cell into a sheet's tree, in its place, instead of the one there."""
    _reach(root, row, column)
    data = root.find(f"{{{MAIN}}}sheetData")
    assert data is not None
    held = next((e for e in data if e.get("r") == str(row)), None)
    if held is None:
        held = etree.Element(f"{{{MAIN}}}row")
        held.set("r", str(row))
        following = next((e for e in data if integer(e, "r") > row), None)
        if following is None:
            data.append(held)
        else:
            following.addprevious(held)
    cell = etree.fromstring(f'<sheet xmlns="{MAIN}">{xml}</sheet>')[0]
    for old in list(held):
        at = refs.place_of(old, "r").left
        if at == column:
            held.replace(old, cell)
            return
        if at > column:
            old.addprevious(cell)
            return
    held.append(cell)


def _reach(root: etree._Element, row: int, column: int) -> None:
    """Let what the sheet says of its own extent hold this cell: some readers look no further."""
    element = root.find(f"{{{MAIN}}}dimension")
    if element is not None:
        held = refs.place_of(element)
        made = Range(min(held.top, row), min(held.left, column), max(held.bottom, row), max(held.right, column))
        element.set("ref", str(made))


def _renumber(row: etree._Element, number: int) -> bool:
    """Give a row and its cells a new number; returns whether it holds formulas."""
    formulas = False
    row.set("r", str(number))
    for cell in row:
        if cell.tag == f"{{{MAIN}}}c":
            if ref := cell.get("r"):
                cell.set("r", f"{ref.rstrip('0123456789')}{number}")
            formulas |= cell.find(f"{{{MAIN}}}f") is not None
    return formulas
