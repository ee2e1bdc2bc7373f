"""Every text of a finished file, whichever part it hides in, and where it stands."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO

from domain.disclosure import hashed
from domain.identifiers.hits import Hit
from exporters.disclosure.inside import (
    PICTURES,
    archive,
    coded_in,
    is_drawn,
    mail_in,
    notes_of_picture,
    packed_in,
    rich_text,
)
from exporters.disclosure.marked_text import BETWEEN, attributes, is_plain, quick, tags
from exporters.disclosure.plain_file import MARKS_OF_ENCODING, SHORT, Piece, decoded, side_by_side, texts_of
from exporters.disclosure.reader import Reader, Words
from exporters.disclosure.stretches import concerned, stretches, with_readings
from exporters.disclosure.whereabouts import Book
from exporters.office.compound import LOCKED, streams

MAX_DEPTH = 4
MAX_UNPACKED = 512 * 2**20
WITHIN = " → "
"""Stands between a part and the part of the file embedded in it."""
_CHUNK = 2**20
_ZIP = b"PK\x03\x04"
_DECLARED = re.compile(rb"encoding\s*=\s*[\"']([\w.-]+)[\"']")
_PLAIN = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "cp1252")
"""What Office programs write; any other declaration may hide words, or be no way of writing text at all."""
_ENDS = ("</row>", "</si>", "</w:p>", "</a:p>", "</comment>", "</tr>")
_LATIN_RUN = re.compile(rb"[\x20-\x7e\x80-\xff\t\r\n]{6,}")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\xff][\x01-\x05]){4,}")
RAW = "text within"
"""The place of a readable stretch of a part that is no text."""
_NARROW_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){4,}")
"""Words of Western letters alone: in a run with others they may stand next to bytes that only look like letters."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)
_WORDS = re.compile(rb"[A-Za-z][A-Za-z .,'@-]{11,}|(?:[A-Za-z .,'@-]\x00){8,}")
"""Words in what is drawn, by chance once in many thousand pictures."""
FETCHED = "it may be fetched from there when the file is opened"
"""What a remark ends with on what is kept elsewhere, a template or picture, where no click is asked for."""
MACROS = "holds macros, which could not be searched"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a part the author should know.

    `unsearched` when its text could not be read, `boards_own` when the board's file was so already. `digest` is the
    SHA-256 of the outermost part it is in, where it is unsearched.
    """

    part: str
    sentence: str
    unsearched: bool = False
    boards_own: bool = False
    digest: str = ""


@dataclass(slots=True)
class EveryPart:
    """Walks a finished file of any kind; nothing is written anywhere while it does.

    `wanted(text)` finds what is looked for in a long text: only where that is are texts told one by one.
    `only` limits the walk to some parts of the outermost file. `remarks`, `parts` and `letters` grow with the walk.
    """

    data: bytes
    name: str
    wanted: Callable[[str], Sequence[Hit]]
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
            entries = package.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            self._unread(within or self.name, "is damaged and could not be searched")
            return
        book = Book.of(package)
        hidden = b"\x00".join((package.comment, *_between(data, entries)))
        if hidden.strip(b"\x00"):
            yield from self._bytes(hidden, within + "(between the parts)", 4)
        for entry in entries:
            part = within + entry.filename
            if self.only is not None and not within and entry.filename not in self.only:
                continue
            self.parts += 1
            if self.wanted(entry.filename):
                yield Piece(part, "name of the part", entry.filename)
            if entry.comment or entry.extra:
                yield from self._bytes(entry.comment + b"\x00" + entry.extra, part, 4)
            if entry.is_dir():
                continue
            if not self._unpacks(entry.file_size, part):
                return
            try:
                with package.open(entry) as stream:
                    yield from self._part(stream, part, entry, book, depth)
            except _UNREADABLE:
                self._unread(part, "is locked or damaged and could not be searched")

    def _part(
        self, stream: IO[bytes], part: str, entry: zipfile.ZipInfo, book: Book, depth: int
    ) -> Iterator[Piece]:
        head = stream.read(4096)
        if _is_markup(head, entry.filename):
            yield from self._markup(stream, head, part, entry.filename, book, depth)
            return
        yield from self._content(head + stream.read(), part, entry.filename, depth)

    # whatever is no markup of the package itself

    def _content(self, data: bytes, part: str, leaf: str, depth: int) -> Iterator[Piece]:
        """What a file within the file says, whatever it is; `leaf` is its name, `depth` how deep it lies."""
        if depth > MAX_DEPTH:
            self._unread(part, "holds files within files, deeper than can be searched")
            return
        picture = leaf.lower().endswith(PICTURES)
        inner = -1 if picture else data.find(_ZIP)
        if inner >= 0 and depth == MAX_DEPTH:
            self._unread(part, "holds files within files, deeper than can be searched")
        elif inner >= 0:
            yield from self._package(data[inner:], part + WITHIN, depth + 1)
        self._say_of(data, part, leaf, picture)
        yield from self._within(data, part, depth)
        if inner == 0:
            return
        if picture:
            yield from self._bytes(notes_of_picture(data), part, 2)
        if picture and is_drawn(data):
            # What is drawn reads as letters here and there: only a run of words is looked at.
            yield from self._bytes(b"\x00".join(_WORDS.findall(data)), part, 12)
        elif (text := _as_text(data)) is not None:
            yield from self._text(text, part, "text within", depth)
        else:
            yield from self._bytes(data, part, 8 if picture else 4)

    def _within(self, data: bytes, part: str, depth: int) -> Iterator[Piece]:
        """What is packed or coded in a file: streams of a compound file, a compressed drawing, rich text, mail."""
        if packed := packed_in(data):
            yield from self._inner(packed, part, "packed", depth)
        for name, content in streams(data):
            if self.wanted(name):
                yield Piece(part, "name of a stream", name)
            if content:
                yield from self._inner(content, part, name, depth)
        if rich := rich_text(data):
            yield from self._text(rich, part, "rich text", depth)
        for name, content in mail_in(data):
            if self.wanted(name):
                yield Piece(part, "name of a part", name)
            yield from self._inner(content, part, name, depth)

    def _inner(self, data: bytes, part: str, name: str, depth: int) -> Iterator[Piece]:
        """What was unpacked from a part, as a part of its own."""
        part = part + WITHIN + "".join(letter for letter in name if letter.isprintable())
        if not self._unpacks(len(data), part):
            return
        if _is_markup(data[:4096], name):
            with zipfile.ZipFile(io.BytesIO(_NO_PACKAGE)) as nothing:
                book = Book.of(nothing)
            yield from self._markup(io.BytesIO(data[4096:]), data[:4096], part, name, book, depth + 1)
        else:
            yield from self._content(data, part, name, depth + 1)

    def _say_of(self, data: bytes, part: str, leaf: str, picture: bool) -> None:
        """Remark on what cannot be searched, or must be looked at."""
        if LOCKED in data:
            self._unread(part, "is locked by a password and could not be searched")
        if leaf.lower().endswith("vbaproject.bin"):
            self._unread(part, MACROS)
        if b"%PDF-" in data[:_CHUNK]:
            self._unread(part, "is a PDF, which could not be searched")
        if kind := archive(data):
            self._unread(part, f"is {kind}, which could not be searched")
        if picture and "thumbnail" in leaf.lower():
            said = "is a small picture of an earlier state of the file, which may show names"
            self.remarks.append(Remark(part, f"{said}: look at it, or take it out"))
        elif picture:
            self.remarks.append(Remark(part, "is a picture: what it shows can only be checked by looking at it"))

    def _unpacks(self, size: int, part: str) -> bool:
        self._unpacked += size
        if self._unpacked > MAX_UNPACKED:
            self._unread(part, "unpacks to more than can be searched")
            return False
        return True

    # markup

    def _markup(
        self, stream: IO[bytes], head: bytes, part: str, leaf: str, book: Book, depth: int
    ) -> Iterator[Piece]:
        reader = Reader()
        if not _encoding(head)[0]:
            self._unread(part, "is written in an unusual way and could not be searched for certain")
        if leaf.endswith(".rels"):
            text = "".join(_chunks(stream, head))
            self._links(text, part)
            yield from self._told(text, reader, _Neighbours(), part, leaf, book, depth)
            return
        neighbours = _Neighbours()
        for chunk in _chunks(stream, head):
            yield from self._told(chunk, reader, neighbours, part, leaf, book, depth)

    def _told(
        self, chunk: str, reader: Reader, neighbours: _Neighbours, part: str, leaf: str, book: Book, depth: int
    ) -> Iterator[Piece]:
        if "<!ENTITY" in chunk:
            self._unread(part, "holds abbreviations of its own (entities), which could not be searched")
        markup = book.written_in(leaf, chunk)
        cut = stretches(markup) if is_plain(markup) else []
        read = [] if cut else list(reader.read(markup))
        texts = [quick(stretch) for stretch in cut] or [one.text for one in read]
        words = BETWEEN.join(texts)
        self.letters += len(words)
        yield from self._coded(words, part, depth)
        together = [
            side_by_side(part, place, one, other) if one else Piece(part, place, other)
            for place, one, other in book.beside(leaf, chunk)
        ]
        together += neighbours.among(read, part, leaf, book)
        if together and self.wanted(BETWEEN.join(piece.text for piece in together)):
            yield from together
        hit = concerned(texts, self.wanted(words))
        for one in with_readings(read, hit) if read else _read_in(reader, cut, hit):
            if one.text.strip():
                yield from self._placed(one, part, leaf, book)

    def _placed(self, one: Words, part: str, leaf: str, book: Book) -> Iterator[Piece]:
        if one.string < 0:
            yield Piece(part, book.place(leaf, one), one.text, again=one.again)
            return
        cells = book.cells_of(one.string)
        for cell in cells:
            yield Piece(part, cell, one.text, again=one.again)
        if not cells:
            yield Piece(part, "a shared text that stands in no cell", one.text, again=one.again)

    def _coded(self, words: str, part: str, depth: int) -> Iterator[Piece]:
        """What is written in base64 or in hexadecimal figures within a text."""
        for number, content in enumerate(coded_in(words), 1):
            yield from self._inner(content, part, f"coded text {number}", depth)

    def _links(self, text: str, part: str) -> None:
        for tag in tags(text, "Relationship"):
            said = attributes(tag)
            if said.get("TargetMode", "").lower() == "external":
                kind = said.get("Type", "").rsplit("/", 1)[-1]
                what = "a template kept elsewhere" if kind == "attachedTemplate" else f"something elsewhere ({kind})"
                fetched = "" if kind == "hyperlink" else f"; {FETCHED}"
                self.remarks.append(Remark(part, f"points to {what}: {said.get('Target', '')}{fetched}"))

    # everything else

    def _text_file(self, data: bytes) -> Iterator[Piece]:
        text = decoded(data)
        self.letters += len(text)
        for piece in texts_of(text, self.name):
            if self.wanted(piece.text):
                yield piece
        yield from self._coded(text, self.name, 0)

    def _text(self, text: str, part: str, place: str, depth: int) -> Iterator[Piece]:
        self.letters += len(text)
        if self.wanted(text):
            yield Piece(part, place, text)
        yield from self._coded(text, part, depth)

    def _bytes(self, data: bytes, part: str, least: int) -> Iterator[Piece]:
        """Readable stretches of a binary part, as single-byte text and as UTF-16 at either offset."""
        runs = [run.decode("utf-8", "replace") for run in _LATIN_RUN.findall(data) if len(run) >= least]
        for wide in (_WIDE_RUN, _NARROW_WIDE_RUN):
            for each in (data, data[1:]):
                # From the next byte on the same words are found again, but for their first letter.
                known = {run[1:] for run in runs}
                wides = (run.decode("utf-16-le", "replace") for run in wide.findall(each))
                runs += [run for run in wides if run not in known]
        text = BETWEEN.join(runs)
        self.letters += len(text)
        if self.wanted(text):
            for run in dict.fromkeys(runs):
                yield Piece(part, RAW, run)

    def _unread(self, part: str, what: str) -> None:
        self.remarks.append(Remark(part, what, unsearched=True, digest=self._digest(part)))

    def _digest(self, part: str) -> str:
        """What stands for the bytes of the outermost part a part is in, or of the whole file."""
        outermost = part.split(WITHIN)[0]
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as package:
                return hashed(package.read(outermost))
        except (*_UNREADABLE, KeyError):
            return hashed(self.data)


def _is_markup(head: bytes, name: str) -> bool:
    """Whether a part is marked-up text, by what it begins with and not by what it is called."""
    for mark, _ in MARKS_OF_ENCODING:
        if head.startswith(mark):
            head = head[len(mark) :]
            break
    start = head.replace(b"\x00", b"").lstrip()
    return start.startswith(b"<") or (not start and name.lower().endswith((".xml", ".rels", ".vml")))


def _encoding(head: bytes) -> tuple[str, int]:
    """How a part is written, "" when it cannot be known, and how many bytes stand before its text."""
    for mark, encoding in MARKS_OF_ENCODING:
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


@dataclass(slots=True)
class _Neighbours:
    """Of the tables of a document: what stands alone in two cells side by side, put together; also where the part is
    read on between the two."""

    last: Words | None = None
    said: set[tuple[str, str]] = field(default_factory=set)

    def among(self, read: Iterable[Words], part: str, leaf: str, book: Book) -> Iterator[Piece]:
        """Those of the texts read next, each pair of words once in a part."""
        for one in read:
            if one.attribute or one.again or not one.cell.startswith("table"):
                continue
            last, self.last = self.last, one
            if last is not None and last.cell != one.cell and len(one.text) < SHORT and len(last.text) < SHORT:
                both = (last.text, one.text)
                if both not in self.said and not any(map(str.isdigit, "".join(both))):
                    self.said.add(both)
                    yield side_by_side(part, book.place(leaf, one), *both)


def _read_in(reader: Reader, cut: Sequence[str], hit: set[int]) -> Iterator[Words]:
    """The texts of those of these stretches of markup, by number."""
    for number, stretch in enumerate(cut):
        if number in hit:
            yield from reader.read(stretch)
        else:
            reader.skip(stretch)


def _between(data: bytes, entries: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    """What stands in a package before, between and behind its entries, where nothing should."""
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        begins = entry.header_offset
        # Sixteen bytes and more of what follows an entry belong to it: the sums of one written as a stream.
        if begins > at + 24:
            yield data[at:begins]
        name, extra = data[begins + 26 : begins + 28], data[begins + 28 : begins + 30]
        head = 30 + int.from_bytes(name, "little") + int.from_bytes(extra, "little")
        at = max(at, begins + head + entry.compress_size)
    directory = data.find(b"PK\x01\x02", at)
    if directory > at + 24:
        yield data[at:directory]


def _as_text(data: bytes) -> str | None:
    """A part that is plain text, decoded; None of any other."""
    for mark, encoding in MARKS_OF_ENCODING:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


_NO_PACKAGE = b"PK\x05\x06" + bytes(18)
