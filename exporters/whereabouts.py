"""Where a text of a workbook stands, in the words an author would look for it by."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from urllib.parse import unquote

from exporters.marked_text import Words, attributes, tags

_HIDDEN = {"hidden": " (hidden sheet)", "veryHidden": " (very hidden sheet)"}
_SHARED_CELL = re.compile(r"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?v>\s*(\d+)\s*</")
_SHARED = re.compile(r"\bt=[\"']s[\"']")
_REF = re.compile(r"\br=[\"']([A-Z]+\d+)[\"']")
_MARGIN = re.compile(r"(odd|even|first)(Header|Footer)")
_PROPERTIES = {
    "creator": "author", "lastModifiedBy": "last modified by", "title": "title", "subject": "subject",
    "keywords": "tags", "description": "comments", "category": "category", "Manager": "manager", "Company": "company",
    "HyperlinkBase": "hyperlink base", "contentStatus": "status",
}


@dataclass(slots=True)
class Book:
    """The sheets of one package and what hangs on each; empty for a package that is no workbook."""

    package: zipfile.ZipFile
    sheets: dict[str, str] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    _shared: dict[int, list[str]] | None = None

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
            self._shared = {}
            for part, label in self.sheets.items():
                for cell in _SHARED_CELL.finditer(self._text(part)):
                    if not _SHARED.search(cell[1]):
                        continue
                    ref = _REF.search(cell[1])
                    self._shared.setdefault(int(cell[2]), []).append(f"{label}!{ref[1] if ref else '?'}")
        return self._shared.get(string, [])

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
        except (zipfile.BadZipFile, RuntimeError, OSError, ValueError, EOFError):
            return ""


_KINDS = (
    ("charts/", "a chart"), ("drawing", "a text box or picture"), ("tables/", "a table"),
    ("externallinks/", "a link to another workbook"), ("comment", "a comment"), ("persons/", "a list of commenters"),
    ("pivot", "a pivot table"), ("docprops/custom", "a custom document property"), ("customxml/", "hidden data"),
    ("docprops/", "document properties"),
)
