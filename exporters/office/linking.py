"""Parts put into a workbook or taken out of it: the link from the workbook and the list of contents follow."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from exporters.office.workbook import Workbook
from exporters.office.xml import (
    CONTENT_TYPES,
    MAIN,
    PACKAGE_RELATIONSHIPS,
    RELATIONSHIPS,
    integer,
    parse,
    serialise,
)

_TYPES = "[Content_Types].xml"
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class Links:
    """The links and contents of a workbook while it is filled; `changed` are the parts that go out."""

    def __init__(self, workbook: Workbook, changed: dict[str, bytes | Iterable[bytes]]) -> None:
        self.workbook = workbook
        self.changed = changed
        folder, _, leaf = workbook.part.rpartition("/")
        self.folder = f"{folder}/" if folder else ""
        self.rels = f"{self.folder}_rels/{leaf}.rels"

    def drop_chain(self) -> str | None:
        """Take out the order of calculation, which names cells by place; Excel makes it anew. Returns its part."""
        package = self.workbook.package
        link = next((link for link in package.relationships(self.workbook.part) if link.kind == "calcChain"), None)
        if link is None or link.target not in package:
            return None
        rels, types = self._tree(self.rels), self._tree(_TYPES)
        for element in rels.findall(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
            if element.get("Id") == link.id:
                rels.remove(element)
        for element in types.findall(f"{{{CONTENT_TYPES}}}Override"):
            if element.get("PartName", "").lstrip("/") == link.target:
                types.remove(element)
        self._keep(rels, types)
        return link.target

    def add_styles(self) -> str:
        """Link a styles part to a workbook that has none; returns its name."""
        self._add("styles", "styles.xml", _STYLES)
        return f"{self.folder}styles.xml"

    def add_sheet(self, name: str, leaf: str, repeated: int) -> tuple[str, str]:
        """Link a last sheet to the workbook; returns its name, another when it is taken, and that of its part.

        The part itself is the caller's to put into `changed`. `repeated` is the row printed on top of each page.
        """
        taken = {tab.casefold() for tab in self.workbook.all_tabs}
        free = next(each for n in range(1, 300) if (each := name if n == 1 else f"{name} {n}").casefold() not in taken)
        parts = {part.lower() for part in self.workbook.package.parts()}
        file = next(
            each for n in range(300)
            if f"{self.folder}{(each := f'worksheets/{leaf}{n or str()}.xml')}".lower() not in parts
        )  # fmt: skip
        link = self._add("worksheet", file, _SHEET)
        tree = self._tree(self.workbook.part)
        sheets = tree.find(f"{{{MAIN}}}sheets")
        assert sheets is not None
        number = max((integer(sheet, "sheetId") for sheet in sheets), default=0) + 1
        made = etree.SubElement(sheets, f"{{{MAIN}}}sheet")
        made.set("name", free)
        made.set("sheetId", str(number))
        made.set(f"{{{RELATIONSHIPS}}}id", link)
        title = etree.SubElement(_names_of(tree), f"{{{MAIN}}}definedName")
        title.set("name", "_xlnm.Print_Titles")
        title.set("localSheetId", str(len(sheets) - 1))
        title.text = f"'{free}'!${repeated}:${repeated}"
        self.changed[self.workbook.part] = serialise(tree)
        return free, f"{self.folder}{file}"

    def _add(self, kind: str, file: str, content_type: str) -> str:
        """Link a new part to the workbook; returns the link's id."""
        rels, types = self._tree(self.rels), self._tree(_TYPES)
        used = {element.get("Id") for element in rels}
        link = etree.SubElement(rels, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
        link.set("Id", next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used))
        link.set("Type", f"{RELATIONSHIPS}/{kind}")
        link.set("Target", file)
        held = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        held.set("PartName", f"/{self.folder}{file}")
        held.set("ContentType", content_type)
        self._keep(rels, types)
        return str(link.get("Id"))

    def become_workbook(self) -> None:
        """A template (.xltx) filled is a workbook: its content type says so."""
        types = serialise(self._tree(_TYPES))
        for kind in (
            b"application/vnd.ms-excel.%s.macroEnabled.main+xml",
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.%s.main+xml",
        ):
            types = types.replace(kind % b"template", kind % b"sheet")
        self.changed[_TYPES] = types

    def _tree(self, part: str) -> etree._Element:
        held = self.changed.get(part)
        return parse(held, part) if isinstance(held, bytes) else self.workbook.package.tree(part)

    def _keep(self, rels: etree._Element, types: etree._Element) -> None:
        self.changed[self.rels] = serialise(rels)
        self.changed[_TYPES] = serialise(types)


def _names_of(workbook: etree._Element) -> etree._Element:
    """Where a workbook's defined names stand; made in its place where there are none."""
    held = workbook.find(f"{{{MAIN}}}definedNames")
    if held is None:
        held = etree.Element(f"{{{MAIN}}}definedNames")
        before = [workbook.find(f"{{{MAIN}}}{name}") for name in ("sheets", "functionGroups", "externalReferences")]
        last = [element for element in before if element is not None][-1]
        last.addnext(held)
    return held
