"""What must follow when rows are put into a sheet: everything that names a cell, in every part of the workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office import refs
from exporters.office.formulas import CannotMove, Move, copied, moved
from exporters.office.sheet_parts import Table
from exporters.office.workbook import Workbook
from exporters.office.xml import MAIN, X14, XM, integer, serialise

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_RULES = {f"{{{MAIN}}}{tag}" for tag in ("conditionalFormatting", "dataValidation", "protectedRange", "ignoredError")}
_FILTERS = {f"{{{MAIN}}}{tag}" for tag in ("autoFilter", "sortState", "sortCondition")}
_FORMULAS = {
    *(f"{{{MAIN}}}{tag}" for tag in ("formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula")),
    f"{{{XM}}}f",
    f"{{{_CHART}}}f",
}
_SINGLE = {f"{{{MAIN}}}inputCells", f"{{{MAIN}}}cellWatch"}
_VML_SHAPE = re.compile(r"<v:shape\b.*?</v:shape>", re.DOTALL)
_VML_ROW = re.compile(r"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_ANCHOR = re.compile(r"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_VML_FORMULA = re.compile(r"(<x:Fmla\w+>)([^<]*)(</x:Fmla\w+>)")


class Moving:
    """One move carried through a workbook; `changed` gathers the parts other than the sheet's own, as bytes."""

    def __init__(self, workbook: Workbook, move: Move, part: str, table: Table | None) -> None:
        self.workbook = workbook
        self.move = move
        self.part = part
        self.own_table = table.part if table is not None else None
        self.changed: dict[str, bytes] = {}
        self.trees: dict[str, etree._Element] = {}

    def run(self, sheet_root: etree._Element, workbook_root: etree._Element) -> bool:
        """Move everything; the sheet and the workbook part in place, the others into `changed`.

        Returns whether the workbook part changed. Raises `NotUnderstood` when something cannot follow.
        """
        try:
            self._refuse_what_cannot_follow()
            self._cells(sheet_root, self.move.sheet)
            self._shell(sheet_root, self.move.sheet)
            names = self._names(workbook_root)
            for tab in self.workbook.sheet_names:
                if tab.part != self.part:
                    self._other_sheet(tab.part, tab.name)
            self._linked_parts()
            self._charts()
            return names
        except CannotMove:
            raise NotUnderstood(
                f"{self.workbook.package.name} adds up cells across several sheets in one formula, so rows cannot be "
                f"put into “{self.move.sheet}” without spoiling it. Give the form enough empty rows in Excel first."
            ) from None

    def formula(self, text: str, home: str | None, *, frame: bool = False) -> str:
        """A formula after the move."""
        return moved(text, self.move, home, frame=frame)

    # the sheets

    def _cells(self, root: etree._Element, home: str) -> bool:
        changed = unshare(root) if home == self.move.sheet else False
        for element in root.iter(f"{{{MAIN}}}f"):
            if element.text:
                changed |= self._set_text(element, self.formula(element.text, home))
            if home == self.move.sheet:
                for name in ("ref", "r1", "r2"):
                    if element.get(name):
                        element.set(name, self._range(element, name))
        return changed

    def _other_sheet(self, part: str, home: str) -> None:
        raw = self.workbook.package.read(part)
        if not re.search(rb"<(\w+:)?f[ >/]|ormula|:f>|location=|linkedCell|listFillRange", raw):
            return
        root = self.workbook.package.tree(part)
        if (
            unshare(root, lambda text: self.formula(text, home) != text)
            | self._cells(root, home)
            | self._shell(root, home)
        ):
            self.trees[part] = root

    def _shell(self, root: etree._Element, home: str) -> bool:
        """Everything of a sheet or table but its cells."""
        here = home == self.move.sheet
        changed = False
        for element in _outside_cells(root):
            tag = element.tag
            if tag in _FORMULAS and element.text:
                changed |= self._set_text(element, self.formula(element.text, home))
            elif tag == f"{{{MAIN}}}cfvo" and element.get("type") == "formula":
                changed |= self._set(element, "val", self.formula(element.get("val", ""), home))
            elif tag == f"{{{MAIN}}}hyperlink":
                if location := element.get("location"):
                    changed |= self._set(element, "location", self.formula(location, home))
                if here:
                    changed |= self._set(element, "ref", self._range(element))
            for name in ("linkedCell", "listFillRange"):
                if held := element.get(name):
                    changed |= self._set(element, name, self.formula(held, home))
            if here:
                changed |= self._own(element, str(tag))
        return changed

    def _own(self, element: etree._Element, tag: str) -> bool:
        """What names cells of the sheet it stands on."""
        move = self.move
        if tag in _RULES:
            sqref = " ".join(str(move.range(r, grows_alone=True)) for r in refs.ranges(element.get("sqref", "")))
            return self._set(element, "sqref", sqref)
        if tag == f"{{{XM}}}sqref":
            grown = refs.ranges(element.text or "")
            alone = not _within(element, f"{{{X14}}}sparkline")
            return self._set_text(element, " ".join(str(move.range(r, grows_alone=alone)) for r in grown))
        if tag in _FILTERS:
            return self._set(element, "ref", str(move.range(refs.place_of(element), frame=True)))
        if tag == f"{{{MAIN}}}mergeCell":
            return self._set(element, "ref", self._range(element))
        if tag in _SINGLE:
            return self._set(element, "r", self._range(element, "r"))
        if tag == f"{{{MAIN}}}brk" and _within(element, f"{{{MAIN}}}rowBreaks"):
            after = integer(element, "id")
            return self._set(element, "id", str(after + move.by if after >= move.after else after))
        return self._anchor(element)

    def _range(self, element: etree._Element, name: str = "ref") -> str:
        return str(self.move.range(refs.place_of(element, name)))

    # the other parts

    def _names(self, root: etree._Element) -> bool:
        changed = False
        tabs = self.workbook.all_tabs
        for element in root.iterfind(f"{{{MAIN}}}definedNames/{{{MAIN}}}definedName"):
            local = integer(element, "localSheetId", -1)
            home = tabs[local] if 0 <= local < len(tabs) else None
            frame = element.get("name") in ("_xlnm.Print_Area", "_xlnm._FilterDatabase")
            changed |= self._set_text(element, self.formula(element.text or "", home, frame=frame))
        return changed

    def _linked_parts(self) -> None:
        package = self.workbook.package
        for link in package.relationships(self.part):
            if link.external or link.target not in package:
                continue
            if link.kind == "table":
                self._table(link.target)
            elif link.kind in ("comments", "threadedComment"):
                self._comments(link.target)
            elif link.kind == "vmlDrawing":
                self._vml(link.target)
            elif link.kind == "drawing":
                self._drawing(link.target)
            elif link.kind == "pivotTable":
                self._pivot(link.target)

    def _table(self, part: str) -> None:
        root = self.workbook.package.tree(part)
        held = refs.place_of(root)
        ref = str(self.move.range(held, frame=part == self.own_table))
        if self._set(root, "ref", ref) | self._shell(root, self.move.sheet):
            self.trees[part] = root

    def _comments(self, part: str) -> None:
        root = self.workbook.package.tree(part)
        changed = False
        for element in root.iter():
            if isinstance(element.tag, str) and element.tag.rsplit("}", 1)[-1] in ("comment", "threadedComment"):
                changed |= self._set(element, "ref", self._range(element))
        if changed:
            self.trees[part] = root

    def _vml(self, part: str) -> None:
        """The old drawing language is not always well-formed, so only its numbers are changed."""
        text = self.workbook.package.read(part).decode("utf-8", "surrogateescape")

        def shape(found: re.Match[str]) -> str:
            held = _VML_ROW.sub(lambda row: row[1] + str(self._from_zero(int(row[2]))) + row[3], found.group())
            held = _VML_ANCHOR.sub(lambda anchor: anchor[1] + self._vml_anchor(anchor[2]) + anchor[3], held)
            return _VML_FORMULA.sub(lambda f: f[1] + self.formula(f[2], self.move.sheet) + f[3], held)

        after = _VML_SHAPE.sub(shape, text)
        if after != text:
            self.changed[part] = after.encode("utf-8", "surrogateescape")

    def _vml_anchor(self, text: str) -> str:
        numbers = [piece.strip() for piece in text.split(",")]
        if len(numbers) != 8 or not all(piece.lstrip("-").isdigit() for piece in numbers):
            return text
        first = int(numbers[2])
        if self._from_zero(first) == first:
            return text
        numbers[2], numbers[6] = str(first + self.move.by), str(int(numbers[6]) + self.move.by)
        return ", ".join(numbers)

    def _drawing(self, part: str) -> None:
        root = self.workbook.package.tree(part)
        changed = False
        for element in root.iter():
            if isinstance(element.tag, str):
                changed |= self._anchor(element)
                if text := element.get("textlink"):
                    changed |= self._set(element, "textlink", self.formula(text, self.move.sheet))
        if changed:
            self.trees[part] = root

    def _anchor(self, element: etree._Element) -> bool:
        """A drawing that begins under the form goes down whole; others stay, so that pictures keep their size."""
        ends = [child for child in element if str(child.tag).endswith(("}from", "}to"))]
        rows = [row for end in ends for row in end if str(row.tag).endswith("}row")]
        if not rows or not all((row.text or "").strip().isdigit() for row in rows):
            return False
        first = int(rows[0].text or "0")
        if self._from_zero(first) == first:
            return False
        for row in rows:
            row.text = str(int(row.text or "0") + self.move.by)
        return True

    def _pivot(self, part: str) -> None:
        root = self.workbook.package.tree(part)
        location = root.find(f"{{{MAIN}}}location")
        if location is not None and self._set(location, "ref", self._range(location)):
            self.trees[part] = root

    def _charts(self) -> None:
        package = self.workbook.package
        for part in package.parts():
            if re.match(r"xl/charts/[^/]+\.xml$", part) and package.read(part).find(b"!") >= 0:
                root = package.tree(part)
                changed = False
                for element in root.iter():
                    if isinstance(element.tag, str) and element.tag.endswith("}f") and element.text:
                        changed |= self._set_text(element, self.formula(element.text, None))
                if changed:
                    self.trees[part] = root
            elif re.match(r"xl/ctrlProps/[^/]+\.xml$", part):
                root = package.tree(part)
                held = [(name, root.get(name, "")) for name in ("fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup")]
                if any([self._set(root, name, self.formula(text, self.move.sheet)) for name, text in held if text]):
                    self.trees[part] = root

    def finished(self) -> dict[str, bytes]:
        """Every part changed but the sheet and the workbook part."""
        return {**self.changed, **{part: serialise(root) for part, root in self.trees.items()}}

    # refusals

    def _refuse_what_cannot_follow(self) -> None:
        package, below = self.workbook.package, self.move.after
        for part in package.parts():
            if part.startswith("xl/pivotCache/pivotCacheDefinition") and part.endswith(".xml"):
                for source in package.tree(part).iter(f"{{{MAIN}}}worksheetSource"):
                    if source.get("sheet") == self.move.sheet and refs.place_of(source).top > below:
                        raise self._cannot("a pivot table that reads cells under the form")
        for link in package.relationships(self.part):
            if link.kind == "tableSingleCells" and link.target in package:
                for cell in package.tree(link.target).iter(f"{{{MAIN}}}singleXmlCell"):
                    if refs.place_of(cell, "r").top > below:
                        raise self._cannot("cells tied to an XML map under the form")

    def _cannot(self, what: str) -> NotUnderstood:
        return NotUnderstood(
            f"The sheet “{self.move.sheet}” needs {self.move.by:,} more rows, and {self.workbook.package.name} holds "
            f"{what}, which cannot be moved safely. Add empty rows to the form in Excel, save it and try again."
        )

    def _from_zero(self, row: int) -> int:
        return row + self.move.by if row >= self.move.after else row

    def _set(self, element: etree._Element, name: str, value: str) -> bool:
        if element.get(name) == value:
            return False
        element.set(name, value)
        return True

    def _set_text(self, element: etree._Element, value: str) -> bool:
        if (element.text or "") == value:
            return False
        element.text = value
        return True


def unshare(root: etree._Element, concerned: Callable[[str], bool] | None = None) -> bool:
    """Write shared formulas out in every cell; with `concerned`, only those whose first formula it says yes to."""
    shared: dict[str, list[etree._Element]] = {}
    masters: dict[str, etree._Element] = {}
    for element in root.iter(f"{{{MAIN}}}f"):
        if element.get("t") == "shared":
            key = element.get("si", "")
            shared.setdefault(key, []).append(element)
            if element.text:
                masters[key] = element
    changed = False
    for key, followers in shared.items():
        master = masters.get(key)
        if master is None or (concerned is not None and not concerned(master.text or "")):
            continue
        text = master.text or ""
        row, column = _place(master)
        for element in followers:
            at_row, at_column = _place(element)
            element.text = copied(text, at_row - row, at_column - column)
            for name in ("t", "si", "ref"):
                element.attrib.pop(name, "")
        changed = True
    return changed


def _place(formula: etree._Element) -> tuple[int, int]:
    cell = formula.getparent()
    assert cell is not None
    held = refs.place_of(cell, "r")
    return held.top, held.left


def _outside_cells(root: etree._Element) -> Iterator[etree._Element]:
    for child in root:
        if child.tag == f"{{{MAIN}}}sheetData":
            continue
        for element in child.iter():
            if isinstance(element.tag, str):
                yield element


def _within(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
