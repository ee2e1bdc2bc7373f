"""A Word document opened: its parts, its paragraphs and tables wherever they hide, written back with the rest as it
was."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office.package import DOCUMENT, Package
from exporters.office.xml import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, serialise
from exporters.word.text import View, W, text_of

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "[Content_Types].xml"
MAX_PARAGRAPHS = 20_000
MAX_LETTERS = 200_000
"""Letters of one paragraph."""
_STORIES = ("header", "footer", "footnotes", "endnotes")


class Document:
    """A .docx (or .dotx, which becomes a .docx when written) in memory; trees are changed in place.

    Raises `NotUnderstood` for anything else: Strict, signed, locked, with macros, of more than `most` paragraphs, or of
    too long ones.
    """

    def __init__(self, data: bytes, name: str, most: int = MAX_PARAGRAPHS) -> None:
        self.name = name
        self._most = most
        self.package = Package(data, name, DOCUMENT)
        self.main = self.package.main
        kind = self.package.content_type(self.main)
        if "macroEnabled" in kind or any(part.lower().endswith("vbaproject.bin") for part in self.package.parts()):
            raise NotUnderstood(
                f"{name} holds macros, which are programs. Save it as a Word Document (.docx) and try again."
            )
        if kind not in (_DOCUMENT, _TEMPLATE):
            raise NotUnderstood(f"{name} is not {DOCUMENT.called}. Choose the .docx file, or save it as .docx.")
        self._is_template = kind == _TEMPLATE
        self._trees: dict[str, etree._Element] = {}
        self._touched: set[str] = set()
        self._added: dict[str, bytes] = {}
        root = self.tree(self.main)
        body = root.find(f"{W}body")
        if root.tag != f"{W}document" or body is None:
            raise NotUnderstood(f"{name} is damaged and cannot be read. Ask for the file again.")
        self.body = body
        self._see_bounds()

    def _see_bounds(self) -> None:
        for count, paragraph in enumerate(self.body.iter(f"{W}p"), 1):
            letters = sum(len(each.text or "") for each in paragraph.iter(f"{W}t", f"{W}delText"))
            if count > self._most or letters > MAX_LETTERS:
                raise NotUnderstood(f"{self.name} holds far more text than minutes do, so it was not read.")

    # parts

    def tree(self, part: str) -> etree._Element:
        """The tree of a part, always the same one."""
        if part not in self._trees:
            self._trees[part] = self.package.tree(part)
        return self._trees[part]

    def part_of(self, kind: str) -> str | None:
        """The part the document points to by this kind of link ("comments", "styles"), None when there is none."""
        return next((part for part in self._parts((kind,))), None)

    def _parts(self, kinds: tuple[str, ...]) -> Iterator[str]:
        for link in self.package.relationships(self.main):
            if link.kind in kinds and not link.external and link.target in self.package:
                yield link.target

    @cached_property
    def stories(self) -> tuple[tuple[str, etree._Element], ...]:
        """The document, its headers, footers and notes: each its part and tree."""
        parts = dict.fromkeys((self.main, *self._parts(_STORIES)))
        return tuple((part, self.tree(part)) for part in parts)

    def touch(self, part: str) -> None:
        """Say that a part's tree was changed."""
        self._touched.add(part)

    def replace_part(self, part: str, data: bytes) -> None:
        """Put this in the place of what a part holds, as of a workbook embedded in the document."""
        self._added[part] = data

    def held(self, part: str) -> bytes:
        """What a part holds, as it was put there last."""
        return self._added[part] if part in self._added else self.package.read(part)

    def add_part(self, part: str, data: bytes, kind: str, content_type: str) -> str:
        """Add a part that the document points to by this type of link; returns the link's id."""
        ending = part.rsplit(".", 1)[-1].lower()
        types = self.tree(_TYPES)
        known = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in
                 types.iterfind(f"{{{CONTENT_TYPES}}}Default")}  # fmt: skip
        if ending not in known:
            types.insert(0, etree.Element(
                f"{{{CONTENT_TYPES}}}Default", Extension=ending, ContentType=content_type))  # fmt: skip
        elif known[ending] != content_type:
            etree.SubElement(
                types, f"{{{CONTENT_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type
            )
        folder, _, leaf = self.main.rpartition("/")
        links = self.tree(f"{folder}/_rels/{leaf}.rels".lstrip("/"))
        taken = {each.get("Id") for each in links}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdImr{n}" not in taken)
        etree.SubElement(
            links, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship", Id=f"rIdImr{number}", Type=kind, Target=f"/{part}"
        )
        self.touch(_TYPES)
        self.touch(f"{folder}/_rels/{leaf}.rels".lstrip("/"))
        self._added[part] = data
        return f"rIdImr{number}"

    def all_parts(self) -> tuple[str, ...]:
        """Every part, those added since among them."""
        return tuple(dict.fromkeys((*self.package.parts(), *self._added)))

    # text

    def paragraphs(self, view: View = "now") -> list[str]:
        """The text of every paragraph of the body, in order, those of tables and text boxes among them."""
        return [text_of(paragraph, view) for paragraph in each_paragraph(self.body)]

    def footers(self) -> tuple[str, ...]:
        """The text of every footer, its paragraphs joined by newlines."""
        return tuple(
            "\n".join(text_of(paragraph) for paragraph in each_paragraph(self.tree(part)))
            for part in dict.fromkeys(self._parts(("footer",)))
        )

    def styles(self) -> dict[str, str]:
        """The ids of paragraph styles by their names in small letters."""
        part = self.part_of("styles")
        found: dict[str, str] = {}
        if part is not None:
            for style in self.tree(part).iter(f"{W}style"):
                name = style.find(f"{W}name")
                if style.get(f"{W}type") == "paragraph" and name is not None:
                    found.setdefault(name.get(f"{W}val", "").lower(), style.get(f"{W}styleId", ""))
        return found

    # out

    def data(self) -> bytes:
        """The file with the touched parts written anew, every other as it came."""
        changed = {part: serialise(self._trees[part]) for part in self._touched} | self._added
        if self._is_template:
            types = self.tree(_TYPES)
            for element in types.iter(f"{{{CONTENT_TYPES}}}Override"):
                if element.get("ContentType") == _TEMPLATE:
                    element.set("ContentType", _DOCUMENT)
            changed[_TYPES] = serialise(types)
        return self.package.rewritten(changed)


def each_paragraph(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph in order, wherever it hides; of what is kept in two ways for older programs only the first."""
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iterancestors("{*}Fallback"), None) is None:
            yield paragraph


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, content controls looked into, those of tables within it left out."""
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl"), None) is table]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, those in content controls among them."""
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr"), None) is row]


def cell_text(cell: etree._Element, view: View = "now") -> str:
    """The text of a cell, its paragraphs joined by newlines."""
    return "\n".join(text_of(paragraph, view) for paragraph in each_paragraph(cell))
