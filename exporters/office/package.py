"""An Office file as parts: refused in a sentence when it cannot be trusted, written back with some parts changed."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from domain.errors import NotUnderstood
from exporters.office.compound import MAGIC, is_locked
from exporters.office.xml import CONTENT_TYPES, MAIN, PACKAGE_RELATIONSHIPS, check_plain, parse, spoilt

MAX_FILE = 64 * 2**20
MAX_PART = 128 * 2**20
MAX_TREE = 7 * 2**20
"""A tree takes some 28 times its text in memory: 200 MB."""
MAX_TOTAL = 256 * 2**20
MAX_PARTS = 4096
MAX_RATIO = 100
RATIO_FROM = 8 * 2**20
MAX_MARKS = 8_000_000

_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/"
_ACCEPTED_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True)
class Asked:
    """What kind of Office file is wanted, as sentences to the author call it."""

    called: str
    file: str
    ending: str
    menu: str
    program: str
    protect: str


WORKBOOK = Asked(
    "an Excel workbook (.xlsx)", "board's .xlsx file", ".xlsx", "Excel Workbook (.xlsx)", "Excel", "Protect Workbook"
)
DOCUMENT = Asked("a Word document (.docx)", ".docx file", ".docx", "Word Document (.docx)", "Word", "Protect Document")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another (`target` as a part name) or, when `external`, to an address outside."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: worksheet, table, comments, vmlDrawing, …"""
        return self.type.rsplit("/", 1)[-1]


class Package:
    """The parts of one Office file, held in memory as they came.

    Limits: 64 MB packed, 4,096 parts; unpacked 128 MB a part and 256 MB in all, 7 MB for a part read as a tree, and a
    part of more than 8 MB not more than 100 times its packed size.
    Parts are unpacked one at a time when asked for. Every refusal is a `NotUnderstood`.
    """

    def __init__(self, data: bytes, name: str, asked: Asked = WORKBOOK) -> None:
        self.name = name
        self.data = data
        self.asked = asked
        _refuse_other_kinds(data, name, asked)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise _damaged(name) from None
        self._entries = {entry.filename: entry for entry in entries if not entry.is_dir()}
        self._check_entries(entries)
        self._check_kind()

    # what is in it

    def parts(self) -> tuple[str, ...]:
        """Every part by name ("xl/workbook.xml"), in the order of the file."""
        return tuple(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def read(self, part: str) -> bytes:
        """One part, unpacked."""
        try:
            return self._zip.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            raise _damaged(self.name) from None

    def tree(self, part: str, root: str | None = None) -> etree._Element:
        """One XML part as a tree; `root` is the element of the spreadsheet language it must begin with."""
        if part in self._entries and self._entries[part].file_size > MAX_TREE:
            raise NotUnderstood(
                f"The part {part} of {self.name} holds more than {MAX_TREE // 2**20} MB, too much for a template. "
                "Delete the rows and formatting that are not used, save it and try again."
            )
        found = parse(self.read(part), part)
        if root is not None and found.tag != f"{{{MAIN}}}{root}":
            raise spoilt()
        return found

    def each(self, part: str, tag: str) -> Iterator[etree._Element]:
        """Elements of one name of the spreadsheet language in a part of any size, each forgotten once looked at.

        What is not such an element stays; the root is at hand as `element.getroottree()`.
        """
        data = self.plain(part)
        name = f"{{{MAIN}}}{tag}"
        try:
            for _, element in etree.iterparse(
                io.BytesIO(data), tag=name, resolve_entities=False, no_network=True, load_dtd=False
            ):
                yield element
                parent = element.getparent()
                if parent is not None:
                    parent.remove(element)
        except etree.XMLSyntaxError:
            raise _damaged(self.name) from None

    def plain(self, part: str) -> bytes:
        """One XML part to be read in a stream: free of entities, and not of more elements than memory would bear."""
        data = self.read(part)
        check_plain(data, part)
        if data.count(b"<") > MAX_MARKS:
            raise _too_much(self.name)
        return data

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Where a part points, "" for the whole file."""
        folder, _, leaf = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", leaf + ".rels")
        if rels not in self._entries:
            return ()
        found = []
        for element in self.tree(rels).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = unquote(target)
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external))
        return tuple(found)

    def content_type(self, part: str) -> str:
        """What the file says a part is."""
        root = self.tree("[Content_Types].xml")
        for element in root.iter(f"{{{CONTENT_TYPES}}}Override"):
            if element.get("PartName", "").lstrip("/").lower() == part.lower():
                return element.get("ContentType", "")
        ending = part.rsplit(".", 1)[-1].lower()
        for element in root.iter(f"{{{CONTENT_TYPES}}}Default"):
            if element.get("Extension", "").lower() == ending:
                return element.get("ContentType", "")
        return ""

    @property
    def main(self) -> str:
        """The part the file begins with: the workbook or the document."""
        for relationship in self.relationships(""):
            if relationship.type == _OFFICE_DOCUMENT and relationship.target in self._entries:
                return relationship.target
        raise NotUnderstood(f"{self.name} is not an Office file, or it is damaged. Ask for the file again.")

    # what goes out

    def rewritten(self, changed: Mapping[str, bytes | Iterable[bytes]], dropped: frozenset[str] = frozenset()) -> bytes:
        """The file with some parts changed or dropped, the others with the same content, in the same order.

        A changed part may come in pieces, which are packed as they come. New parts go last.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            for part, entry in self._entries.items():
                if part in dropped:
                    continue
                copy = zipfile.ZipInfo(part, entry.date_time)
                copy.compress_type = entry.compress_type
                copy.external_attr = entry.external_attr
                copy.create_system = entry.create_system
                if part in changed:
                    copy.compress_type = zipfile.ZIP_DEFLATED
                    _pack(made, copy, changed[part])
                else:
                    made.writestr(copy, self.read(part))
            for part in changed:
                if part not in self._entries:
                    fresh = zipfile.ZipInfo(part)
                    fresh.compress_type = zipfile.ZIP_DEFLATED
                    _pack(made, fresh, changed[part])
        return out.getvalue()

    # refusals

    def _check_entries(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_PARTS:
            raise NotUnderstood(f"{self.name} is made of more than {MAX_PARTS:,} parts; no board's file is. Not read.")
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise _password(self.name, self.asked)
        if any(entry.compress_type not in _ACCEPTED_METHODS for entry in entries):
            raise _damaged(self.name)
        lowered = [entry.filename.lower() for entry in entries]
        if len(set(lowered)) != len(lowered) or any("\\" in name or ".." in name.split("/") for name in lowered):
            raise _damaged(self.name)
        if any(entry.file_size > MAX_PART for entry in entries) or sum(e.file_size for e in entries) > MAX_TOTAL:
            raise _too_much(self.name)
        for entry in entries:
            if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * entry.compress_size:
                raise _too_much(self.name)

    def _check_kind(self) -> None:
        if "mimetype" in self._entries or "content.xml" in self._entries:
            raise NotUnderstood(
                f"{self.name} is an OpenDocument file. Open it, save it as {self.asked.called} and try again."
            )
        if "[Content_Types].xml" not in self._entries:
            raise NotUnderstood(f"{self.name} is a zip file but not an Office file. Choose the {self.asked.file}.")
        for relationship in self.relationships(""):
            if relationship.type.startswith(_STRICT):
                raise NotUnderstood(
                    f"{self.name} is saved as “Strict Open XML”. Open it, save it as “{self.asked.menu}” "
                    "and try again."
                )
        if any(part.lower().startswith("_xmlsignatures/") for part in self._entries):
            raise NotUnderstood(
                f"{self.name} is digitally signed; filling it would break the signature. Ask for an unsigned copy, "
                f"or remove the signature in {self.asked.program}, save it and try again."
            )


def _pack(made: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes | Iterable[bytes]) -> None:
    if isinstance(content, bytes):
        made.writestr(entry, content)
        return
    with made.open(entry, "w", force_zip64=False) as stream:
        for piece in content:
            stream.write(piece)


def _refuse_other_kinds(data: bytes, name: str, asked: Asked) -> None:
    if not data:
        raise NotUnderstood(f"{name} is empty. Ask for the file again.")
    if len(data) > MAX_FILE:
        raise NotUnderstood(f"{name} is larger than {MAX_FILE // 2**20} MB; no board's template is. It was not read.")
    if is_locked(data):
        raise _password(name, asked)
    if data.startswith(MAGIC):
        if "WordDocument".encode("utf-16-le") in data:
            raise NotUnderstood(
                f"{name} is an old Word document (.doc). Open it, save it as a Word Document (.docx) and try again."
            )
        raise NotUnderstood(
            f"{name} is in the old Excel format (.xls). Open it, save it as an Excel Workbook (.xlsx) and try again."
        )
    if not data.startswith(b"PK"):
        raise NotUnderstood(f"{name} is not {asked.called}. Choose the {asked.file}, or save it as {asked.ending}.")


def _password(name: str, asked: Asked) -> NotUnderstood:
    return NotUnderstood(
        f"{name} is protected by a password. Open it, remove the password (File, Info, {asked.protect}, Encrypt), "
        "save it and try again."
    )


def _too_much(name: str) -> NotUnderstood:
    return NotUnderstood(
        f"{name} unpacks to far more than a board's file holds, so it was not read. "
        "Delete pictures and rows that are not used, save it and try again."
    )


def _damaged(name: str) -> NotUnderstood:
    return NotUnderstood(f"{name} is damaged and cannot be read. Ask for the file again.")
