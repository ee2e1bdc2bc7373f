"""Every text of a finished file, whichever part it hides in, and where it stands."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from exporters.marked_text import PARTING, Reader, attributes, quick, tags
from exporters.whereabouts import Book

MAX_DEPTH = 4
MAX_UNPACKED = 512 * 2**20
WITHIN = " → "
"""Stands between a part and the part of the file embedded in it."""
_CHUNK = 2**20
_ZIP = b"PK\x03\x04"
_BOM = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([\w.-]+)[\"']")
_PLAIN = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "cp1252")
"""What Office programs write; any other declaration may hide words, or be no way of writing text at all."""
_ENDS = ("</row>", "</si>", "</w:p>", "</a:p>", "</comment>", "</tr>")
_LATIN_RUN = re.compile(rb"[\x20-\x7e\x80-\xff\t\r\n]{6,}")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05]){4,}")
_PNG = b"\x89PNG\r\n\x1a\n"
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_MAX_INFLATED = 16 * 2**20
_PICTURES = (
    ".emf", ".wmf", ".emz", ".wmz", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".ico", ".wdp",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of the file: the part it is in and, in words, the place."""

    part: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a part the author should know.

    `unsearched` when its text could not be read, `boards_own` when the board's file was so already.
    """

    part: str
    sentence: str
    unsearched: bool = False
    boards_own: bool = False


@dataclass(slots=True)
class EveryPart:
    """Walks a finished file of any kind; nothing is written anywhere while it does.

    `wanted(text)` says whether a stretch may hold what is looked for: only then are its texts told one by one.
    `only` limits the walk to some parts of the outermost file. `remarks`, `parts` and `letters` grow with the walk.
    """

    data: bytes
    name: str
    wanted: Callable[[str], bool]
    only: frozenset[str] | None = None
    remarks: list[Remark] = field(default_factory=list)
    parts: int = 0
    letters: int = 0
    _unpacked: int = 0

    def pieces(self) -> Iterator[Piece]:
        """The texts of every stretch that may hold what is looked for."""
        if self.data.startswith(_ZIP):
            yield from self._package(self.data, "", 0)
        else:
            self.parts += 1
            yield from self._text_file(self.data)

    # packages

    def _package(self, data: bytes, within: str, depth: int) -> Iterator[Piece]:
        try:
            package = zipfile.ZipFile(io.BytesIO(data))
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            self._unread(within or self.name, "is damaged and could not be searched")
            return
        book = Book.of(package)
        if package.comment:
            yield from self._bytes(package.comment, within + "(comment of the file)", 4)
        for entry in entries:
            part = within + entry.filename
            if self.only is not None and not within and entry.filename not in self.only:
                continue
            self.parts += 1
            if self.wanted(entry.filename):
                yield Piece(part, "name of the part", entry.filename)
            if entry.comment or entry.extra:
                yield from self._bytes(entry.comment + b"\x00" + entry.extra, part, 4)
            self._unpacked += entry.file_size
            if self._unpacked > MAX_UNPACKED:
                self._unread(part, "unpacks to more than can be searched")
                return
            try:
                with package.open(entry) as stream:
                    yield from self._part(stream, part, entry, book, depth)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError):
                self._unread(part, "is locked or damaged and could not be searched")

    def _part(
        self, stream: IO[bytes], part: str, entry: zipfile.ZipInfo, book: Book, depth: int
    ) -> Iterator[Piece]:
        head = stream.read(4096)
        if _is_markup(head, entry.filename):
            yield from self._markup(stream, head, part, entry.filename, book)
            return
        data = head + stream.read()
        inner = data.find(_ZIP)
        if inner >= 0 and not entry.filename.lower().endswith(_PICTURES):
            if depth >= MAX_DEPTH:
                self._unread(part, "holds files within files, deeper than can be searched")
            else:
                yield from self._package(data[inner:], part + WITHIN, depth + 1)
        if "EncryptedPackage".encode("utf-16-le") in data:
            self._unread(part, "is locked by a password and could not be searched")
        if entry.filename.lower().endswith("vbaproject.bin"):
            self._unread(part, "holds macros, which could not be searched")
        if data.startswith(b"%PDF"):
            self._unread(part, "is a PDF, which could not be searched")
        picture = entry.filename.lower().endswith(_PICTURES)
        if picture:
            self.remarks.append(Remark(part, "is a picture: what it shows can only be checked by looking at it"))
        for packed in _packed(data):
            yield from self._bytes(packed, part, 4)
        if inner != 0:
            yield from self._bytes(data, part, 8 if picture else 4)

    # markup

    def _markup(self, stream: IO[bytes], head: bytes, part: str, leaf: str, book: Book) -> Iterator[Piece]:
        reader = Reader()
        if not _encoding(head)[0]:
            self._unread(part, "is written in an unusual way and could not be searched for certain")
        if leaf.endswith(".rels"):
            text = "".join(_chunks(stream, head))
            self._links(text, part)
            yield from self._told(text, reader, part, leaf, book)
            return
        for chunk in _chunks(stream, head):
            yield from self._told(chunk, reader, part, leaf, book)

    def _told(self, chunk: str, reader: Reader, part: str, leaf: str, book: Book) -> Iterator[Piece]:
        if "<!ENTITY" in chunk:
            self._unread(part, "holds abbreviations of its own (entities), which could not be searched")
        words = quick(chunk)
        self.letters += len(words)
        if not self.wanted(words):
            reader.skip(chunk)
            return
        for one in reader.read(chunk):
            if not one.text.strip():
                continue
            if one.string >= 0:
                cells = book.cells_of(one.string)
                for cell in cells:
                    yield Piece(part, cell, one.text)
                if not cells:
                    yield Piece(part, "a shared text that stands in no cell", one.text)
            else:
                yield Piece(part, book.place(leaf, one), one.text)

    def _links(self, text: str, part: str) -> None:
        for tag in tags(text, "Relationship"):
            said = attributes(tag)
            if said.get("TargetMode", "").lower() == "external":
                kind = said.get("Type", "").rsplit("/", 1)[-1]
                what = "a template kept elsewhere" if kind == "attachedTemplate" else f"something elsewhere ({kind})"
                self.remarks.append(Remark(part, f"points to {what}: {said.get('Target', '')}"))

    # everything else

    def _text_file(self, data: bytes) -> Iterator[Piece]:
        text = _decoded(data)
        self.letters += len(text)
        if self.wanted(text):
            yield Piece(self.name, "line", text)

    def _bytes(self, data: bytes, part: str, least: int) -> Iterator[Piece]:
        """Readable stretches of a binary part, as single-byte text and as UTF-16 at either offset."""
        runs = [run.decode("utf-8", "replace") for run in _LATIN_RUN.findall(data) if len(run) >= least]
        runs += [run.decode("utf-16-le", "replace") for run in _WIDE_RUN.findall(data)]
        runs += [run.decode("utf-16-le", "replace") for run in _WIDE_RUN.findall(data[1:])]
        text = PARTING.join(runs)
        self.letters += len(text)
        if self.wanted(text):
            for run in dict.fromkeys(runs):
                yield Piece(part, "text within", run)

    def _unread(self, part: str, what: str) -> None:
        self.remarks.append(Remark(part, what, unsearched=True))


def _is_markup(head: bytes, name: str) -> bool:
    """Whether a part is marked-up text, by what it begins with and not by what it is called."""
    for mark, _ in _BOM:
        if head.startswith(mark):
            head = head[len(mark) :]
            break
    start = head.replace(b"\x00", b"").lstrip()
    return start.startswith(b"<") or (not start and name.lower().endswith((".xml", ".rels", ".vml")))


def _encoding(head: bytes) -> tuple[str, int]:
    """How a part is written, "" when it cannot be known, and how many bytes stand before its text."""
    for mark, encoding in _BOM:
        if head.startswith(mark):
            return encoding, len(mark)
    if head[:2] in (b"<\x00", b"\x00<"):
        return ("utf-16-le" if head[0] == 0x3C else "utf-16-be"), 0
    declared = _DECLARED.search(head[:200])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "utf-8"
    except (LookupError, UnicodeDecodeError):
        return "", 0
    return (name if name in _PLAIN else ""), 0


def _chunks(stream: IO[bytes], head: bytes) -> Iterator[str]:
    """A part as text, about a million letters at a time, cut where one paragraph, cell text or row ends."""
    encoding, skip = _encoding(head)
    decoder = codecs.getincrementaldecoder(encoding or "latin-1")("replace")
    held = decoder.decode(head[skip:])
    while data := stream.read(_CHUNK):
        held += decoder.decode(data)
        cut = max((held.rfind(end) + len(end) for end in _ENDS if end in held), default=0)
        if len(held) >= _CHUNK and cut:
            yield held[:cut]
            held = held[cut:]
    yield held + decoder.decode(b"", True)


def _packed(data: bytes) -> Iterator[bytes]:
    """What a picture or drawing holds in compressed form: a whole gzip file, the compressed texts of a PNG."""
    if data.startswith(b"\x1f\x8b"):
        yield _inflated(data, zlib.MAX_WBITS | 16)
    elif data.startswith(_PNG):
        at = len(_PNG)
        while at + 8 <= len(data):
            length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
            if kind in (b"zTXt", b"iTXt", b"iCCP"):
                content = data[at + 8 : at + 8 + length]
                begins = next((found.start() for found in _ZLIB.finditer(content)), -1)
                if begins >= 0:
                    yield _inflated(content[begins:], zlib.MAX_WBITS)
            at += 12 + length


def _inflated(data: bytes, bits: int) -> bytes:
    try:
        return zlib.decompressobj(bits).decompress(data, _MAX_INFLATED)
    except zlib.error:
        return b""


def _decoded(data: bytes) -> str:
    """A plain text file, whatever it is written in."""
    for mark, encoding in _BOM:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
