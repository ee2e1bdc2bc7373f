"""Parts put into a workbook or taken out of it: the link from the workbook and the list of contents follow."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from exporters.office.workbook import Workbook
from exporters.office.xml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, RELATIONSHIPS, parse, serialise

_TYPES = "[Content_Types].xml"
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


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
        rels, types = self._tree(self.rels), self._tree(_TYPES)
        used = {element.get("Id") for element in rels}
        link = etree.SubElement(rels, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
        link.set("Id", next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used))
        link.set("Type", f"{RELATIONSHIPS}/styles")
        link.set("Target", "styles.xml")
        held = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        held.set("PartName", f"/{self.folder}styles.xml")
        held.set("ContentType", _STYLES)
        self._keep(rels, types)
        return f"{self.folder}styles.xml"

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
