"""Where a text of a workbook stands, in the words an author would look for it by."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from exporters.disclosure.marked_text import attributes, tags
from exporters.disclosure.reader import Words
from exporters.disclosure.shared_cells import cells_by_string, strings_in, without_numbers
from exporters.disclosure.side_by_side import beside, dated_styles, short_strings

_HIDDEN = {"hidden": " (hidden sheet)", "veryHidden": " (very hidden sheet)"}
_MARGIN = re.compile(r"(odd|even|first)(Header|Footer)")
_PROPERTIES = {
    "creator": "author", "lastModifiedBy": "last modified by", "title": "title", "subject": "subject",
    "keywords": "tags", "description": "comments", "category": "category", "Manager": "manager", "Company": "company",
    "HyperlinkBase": "hyperlink base", "contentStatus": "status",
}


_WORD = re.compile(r"(?:^|/)word/", re.IGNORECASE)
_LEAF = re.compile(r"([a-z]+)\d*\.xml(?:\.rels)?$", re.IGNORECASE)
_DOCUMENT_PARTS = {
    "document": "the text", "header": "a header", "footer": "a footer", "footnotes": "a footnote",
    "endnotes": "an endnote", "comments": "a comment", "people": "the list of commenters", "settings": "the settings",
    "styles": "the styles", "numbering": "the numbering",
}
_ATTRIBUTES = {
    ("", "author"): "who made a change or comment", ("", "initials"): "who made a comment",
    ("", "descr"): "an alternative text", ("", "alt"): "an alternative text", ("", "title"): "an alternative text",
    ("bookmarkStart", "name"): "the name of a bookmark", ("docVar", "name"): "a document variable",
    ("docVar", "val"): "a document variable", ("alias", "val"): "the title of a content control",
    ("tag", "val"): "the tag of a content control", ("", "instr"): "the instruction of a field",
    ("", "tooltip"): "the tip of a link", ("Relationship", "Target"): "a link", ("query", "val"): "the data of a merge",
    ("connectString", "val"): "the data of a merge", ("", "string"): "a text drawn as a picture",
}
_AROUND = (
    ("instrText", "the instruction of a field"), ("delInstrText", "the instruction of a field"),
    ("ffData", "a form field"), ("del", "deleted text"), ("moveFrom", "moved text"),
    ("txbxContent", "a text box"), ("textbox", "a text box"), ("sdtPr", "a content control"),
)


def in_document(part: str, words: Words) -> str:
    """Where in a Word document these words of this part stand."""
    leaf = _LEAF.search(part)
    where = _DOCUMENT_PARTS.get(leaf[1].lower() if leaf is not None else "", "")
    if "glossary/" in part.lower():
        where = "a building block" + (f", {where}" if where and where != "the text" else "")
    last = words.path[-1] if words.path else ""
    said = ""
    if words.attribute:
        said = _ATTRIBUTES.get((last, words.attribute)) or _ATTRIBUTES.get(("", words.attribute), "")
    said = said or next((name for key, name in _AROUND if key in words.path), "")
    kind = next((said for key, said in _KINDS if key in part.lower()), "")
    if not where and not said and not kind:
        return f"{last} {words.attribute}".strip() or "text"
    stands = words.cell if words.cell.startswith("table") and where == "the text" else ""
    if where == "the text" and not said and not stands:
        stands = f"paragraph {words.paragraph}"
    return ", ".join(each for each in (said, where or kind, stands) if each)


@dataclass(slots=True)
class Book:
    """The sheets of one package and what hangs on each; empty for a package that is no workbook."""

    package: zipfile.ZipFile
    sheets: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    _shared: list[tuple[str, dict[str, list[str]]]] | None = None
    _short: dict[int, str] | None = None
    _strings: int = 0
    _dated: frozenset[int] = frozenset()

    @classmethod
    def of(cls, package: zipfile.ZipFile) -> Book:
        """What the workbook part says, read leniently: what cannot be read has no name."""
        book = cls(package)
        main = next((name for name in package.namelist() if name.lower().endswith("xl/workbook.xml")), "")
        targets = dict(book._targets(main))
        for tag in tags(book._text(main), "sheet"):
            said = attributes(tag)
            part = targets.get(said.get("id", ""), "")
            if part:
                book.sheets[part] = said.get("name", "") + _HIDDEN.get(said.get("state", ""), "")
        for part, label in book.sheets.items():
            book._own(part, label, 3)
        return book

    def cells_of(self, string: int) -> list[str]:
        """The cells that show this shared string, by sheet and place."""
        if self._shared is None:
            self._shared = [(label, cells_by_string(self._text(part))) for part, label in self.sheets.items()]
        return [f"{label}!{ref or '?'}" for label, cells in self._shared for ref in cells.get(str(string), ())]

    def beside(self, part: str, markup: str) -> Iterator[tuple[str, str, str]]:
        """What these rows of a sheet say over two cells, and the days in them, each with its cell."""
        if part in self.sheets:
            self._see_shared(part)
            for cell, one, other in beside(markup, self._short or {}, self._dated):
                yield f"{self.sheets[part]}!{cell}", one, other

    def written_in(self, part: str, markup: str) -> str:
        """This markup; of a sheet, without the numbers that only stand for shared strings."""
        if part not in self.sheets:
            return markup
        self._see_shared(part)
        return without_numbers(markup, self._strings)

    def _see_shared(self, part: str) -> None:
        if self._short is None:
            folder = part.lower().partition("worksheets/")[0]
            named = {name.lower(): name for name in self.package.namelist()}
            shared = self._text(named.get(f"{folder}sharedstrings.xml", ""))
            self._short, self._strings = short_strings(shared), strings_in(shared)
            self._dated = dated_styles(self._text(named.get(f"{folder}styles.xml", "")))

    def place(self, part: str, words: Words) -> str:
        """Where these words of this part stand."""
        sheet = self.sheets.get(part) or self.owners.get(part, "")
        last = words.path[-1] if words.path else ""
        margin = _MARGIN.fullmatch(last)
        if margin:
            return f"{sheet}, {margin[2].lower()}"
        if part in self.sheets:
            return self._in_sheet(sheet, last, words)
        if words.cell and "comment" in part.lower():
            return f"comment on {sheet}!{words.cell}" if sheet else f"comment on {words.cell}"
        if last == "sheet" and words.attribute == "name":
            return "name of a sheet"
        if "definedName" in words.path or last == "definedName":
            return "a defined name"
        if last in _PROPERTIES and "docProps" in part:
            return f"document property “{_PROPERTIES[last]}”"
        if _WORD.search(part):
            return in_document(part, words)
        kind = next((said for key, said in _KINDS if key in part.lower()), "")
        inside = f"{kind} of {sheet}" if kind and sheet else kind
        return inside or (f"{last} {words.attribute}" if words.attribute else last).strip() or "text"

    def _in_sheet(self, sheet: str, last: str, words: Words) -> str:
        if words.cell:
            return f"{sheet}!{words.cell}" + (" (formula)" if last == "f" else "")
        if "dataValidation" in (*words.path, last):
            return f"{sheet}, message of a list or check"
        return f"{sheet}, {last}"

    def _own(self, part: str, label: str, depth: int) -> None:
        for _, target in self._targets(part):
            if target not in self.sheets and target not in self.owners and depth:
                self.owners[target] = label
                self._own(target, label, depth - 1)

    def _targets(self, part: str) -> list[tuple[str, str]]:
        folder, _, leaf = part.rpartition("/")
        found = []
        for tag in tags(self._text(posixpath.join(folder, "_rels", leaf + ".rels")), "Relationship"):
            said = attributes(tag)
            if said.get("TargetMode", "").lower() != "external":
                target = unquote(said.get("Target", ""))
                whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found.append((said.get("Id", ""), whole))
        return found

    def _text(self, part: str) -> str:
        try:
            return self.package.read(part).decode("utf-8-sig", "replace") if part in self.package.namelist() else ""
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError, EOFError):
            return ""


_KINDS = (
    ("charts/", "a chart"), ("drawing", "a text box or picture"), ("tables/", "a table"),
    ("externallinks/", "a link to another workbook"), ("comment", "a comment"), ("persons/", "a list of commenters"),
    ("pivot", "a pivot table"), ("docprops/custom", "a custom document property"), ("customxml/", "hidden data"),
    ("docprops/", "document properties"), ("diagrams/", "a diagram"), ("connections", "a connection to data"),
    ("querytables/", "a query"), ("calcchain", "the order of calculation"),
)
