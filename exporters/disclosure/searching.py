"""The disclosure check: every part of a finished file searched for every name that must not leave."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from domain.disclosure import Key, hashed, short
from domain.evidence.unagreed import KIND as UNAGREED
from domain.identifiers.hits import Hit
from exporters.disclosure.every_part import RAW, WITHIN, EveryPart, Remark
from exporters.disclosure.marked_text import BETWEEN
from exporters.disclosure.plain_file import LINE, Piece


class Seeks(Protocol):
    """Whatever finds in a text what must not leave."""

    def find(self, text: str) -> list[Hit]:
        """Every hit in the text, in order."""


Headings = Mapping[tuple[str, str], str]
"""What columns are called, by sheet and letter."""
UNSEARCHED = "unsearched"
"""The kind of what stands for a part that could not be searched."""
_LANGUAGE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")
"""How every Word document says what language it is in: its two capitals are a country, and nobody's initials."""
_AROUND = 30
_BATCH = 2**18
_FEW = 3
_CELL = re.compile(r"^(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d+)(?P<more>\D.*)?$", re.DOTALL)
_ROW = re.compile(r"(?:^|, )(?:line|row|paragraph) \d+(?=,|$)|(?<=\[)\d+(?=\])")


@dataclass(frozen=True, slots=True)
class Place:
    """A column ("E"), a cell ("C4") or, in CSV, a heading that may rightly hold some kinds of identifier.

    `asks` is what the board asks for there. When `sure`, what fits is no hit at all: a row's own date in the column of
    dates. Otherwise the author says so once, for that very text.
    """

    sheet: str
    at: str
    kinds: frozenset[str]
    asks: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a finished file: its part and place, whom it stands for, how it is written there and among what words.

    `asked` is a word that may be no name at all, `another` a part of a name that may be another person's; `boards_own`
    stood at that place in the board's file already. Without a code it is a name of nobody in the key. `kind` is "name"
    or which other identifier it is. `general` is the place without the number of the row, `text` a SHA-256 of the
    whole text it stands in and of whose it may be, `file` the kind of file; `asks` is what the board asks for there,
    where that may be it; `codes` are all whose it may be. `in_row` is false where no row of a chronology can be: a
    header, a property. `in_key` stands in the key's sheet of a panel copy; `recorded` are words of minutes whose rows
    name another source than minutes.
    """

    part: str
    place: str
    code: str
    matched: str
    around: str
    why: str
    asked: bool = False
    boards_own: bool = False
    another: bool = False
    kind: str = "name"
    general: str = ""
    text: str = ""
    file: str = ""
    asks: str = ""
    codes: tuple[str, ...] = ()
    in_row: bool = True
    in_key: bool = False
    recorded: bool = False

    @property
    def key(self) -> Key:
        """What a verdict on it is bound to."""
        return (self.file, self.general or self.place, self.matched, self.text)

    @property
    def id(self) -> str:
        """The short name it goes by on a command line."""
        return short(self.key)

    @property
    def stops(self) -> bool:
        """Whether it keeps a file back by itself.

        What may be no identifier at all is only told, and so is one of nobody in the key that the board's own file
        held: as a rule how to reach the board.
        """
        if self.kind in ("name", UNSEARCHED):
            return True
        return not self.asked and bool(self.code or not self.boards_own)

    @property
    def sentence(self) -> str:
        """The hit in one line, for the author."""
        if self.kind == UNSEARCHED:
            return f"{self.part} {self.matched}"
        if self.kind == UNAGREED:
            return f"{self.place}: “{self.matched}” stands in the minutes of {self.why}{self._own}"
        if self.kind != "name":
            whose = f", {self.kind} of {self.whose}" if self.code else f", {self.kind}"
            doubt = " (or none)" if self.asked else ""
            return f"{self.place}: “{self.matched}”{whose}{doubt}, in “{self.around}”{self._own}"
        if not self.code:
            return f"{self.place}: “{self.matched}” is nobody of the key, in “{self.around}”"
        return f"{self.place}: “{self.matched}” for {self.whose}{self.doubt}, in “{self.around}”{self._own}"

    @property
    def whose(self) -> str:
        """The code, or of several that may be meant as many as a line takes."""
        if len(self.codes) <= _FEW + 1:
            return self.code
        return f"{', '.join(self.codes[:_FEW])} or {len(self.codes) - _FEW} others"

    @property
    def doubt(self) -> str:
        """What else it may be, in brackets, "" when nothing."""
        if self.another:
            return " (asked: may be another person)"
        if self.asked and len(self.codes) < 2:
            return " (or an ordinary word)" if not self.why.startswith("slip") else f" ({self.why}?)"
        return ""

    @property
    def _own(self) -> str:
        return "; it stood in the board’s file already" if self.boards_own else ""


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search of one finished file came to: hits, remarks on parts, and how much was read."""

    found: tuple[Found, ...]
    remarks: tuple[Remark, ...]
    parts: int
    letters: int

    @property
    def boards_own(self) -> tuple[Found, ...]:
        """The hits that stood in the board's file before anything was written into it."""
        return tuple(hit for hit in self.found if hit.boards_own)


def search(
    data: bytes,
    name: str,
    looked_for: Seeks,
    template: bytes | None = None,
    going_on: Callable[[], None] | None = None,
    *,
    file: str = "",
    headings: Headings | None = None,
    places: Collection[Place] = (),
    below: tuple[str, int] | None = None,
) -> Searched:
    """Search a finished file (.xlsx, .docx, .csv, .json or any other) in memory; `name` is what it will be called.

    `template` is the board's file it was made from, so that what stood there already is told apart. `going_on` is
    called about once a megabyte and may raise to stop. `file` is the kind of file that verdicts are bound to,
    `headings` says what columns are called, by sheet and letter, `places` where an identifier is asked for,
    `below` of which sheet and after which row of it the rows stand.
    """

    def wanted(text: str) -> list[Hit]:
        if going_on is not None:
            going_on()
        return looked_for.find(text)

    walk = EveryPart(data, name, wanted)
    hits = list(_hits(walk.pieces(), looked_for))
    remarks = list(walk.remarks)
    # A hash of each text: comparing long ones for every name in them takes the square of their length.
    held: Counter[tuple[str, int, int]] = Counter()
    if template is not None and (hits or remarks):
        concerned = [piece.part for piece, _ in hits] + [remark.part for remark in remarks]
        parts = frozenset(part.split(WITHIN)[0] for part in concerned)
        before = EveryPart(template, name, walk.wanted, parts)
        held.update((piece.part, hash(piece.text), hit.start) for piece, hit in _hits(before.pieces(), looked_for))
        remarks = [replace(remark, boards_own=remark in before.remarks) for remark in remarks]
    words = {hit.matched for piece, hit in hits if piece.seam < 0}
    hits = [(piece, hit) for piece, hit in hits if piece.seam < 0 or not words.intersection(hit.matched.split())]
    found: list[Found] = []
    telling = _Telling(file, headings or {}, tuple(places), below)
    for piece, hit in hits:
        key = (piece.part, hash(piece.text), hit.start)
        held[key] -= 1
        found += telling.found(piece, hit, held[key] >= 0)
    for hit in looked_for.find(name):
        found += telling.found(Piece("", "name of the file", name), hit, False)
    return Searched(tuple(found), tuple(remarks), walk.parts, walk.letters)


def _hits(pieces: Iterator[Piece], looked_for: Seeks) -> Iterator[tuple[Piece, Hit]]:
    """Each name in each piece; many short pieces are searched together."""
    batch: list[Piece] = []
    length = 0
    seen: set[str] = set()
    for piece in pieces:
        if length > _BATCH and not piece.again:
            yield from _in_batch(batch, looked_for, seen)
            batch, length = [], 0
        batch.append(piece)
        length += len(piece.text)
    yield from _in_batch(batch, looked_for, seen)


def _in_batch(batch: Sequence[Piece], looked_for: Seeks, seen: set[str]) -> Iterator[tuple[Piece, Hit]]:
    starts = [0]
    for piece in batch:
        starts.append(starts[-1] + len(piece.text) + len(BETWEEN))
    last = -1
    for hit in looked_for.find(BETWEEN.join(piece.text for piece in batch)):
        at = bisect_right(starts, hit.start) - 1
        piece = batch[at]
        # Another reading tells only what the readings before it did not.
        if any(not batch[each].again for each in range(last + 1, at + 1)):
            seen.clear()
        last = at
        start, end = hit.start - starts[at], hit.end - starts[at]
        if piece.again and any(hit.matched in told for told in seen):
            continue
        if hit.why == "initials" and piece.place == RAW and not _is_wordy(piece.text):
            continue
        if end - start == 2 and _LANGUAGE.fullmatch(piece.text.strip()):
            continue
        if piece.seam >= 0 and not start < piece.seam < end:
            continue
        seen.add(hit.matched)
        yield piece, replace(hit, start=start, end=end)


def _is_wordy(text: str) -> bool:
    """Whether a stretch of bytes reads as words: two capitals among others of them are nobody's initials."""
    return sum(letter.isalpha() or letter == " " for letter in text) > 0.8 * len(text) and " " in text


@dataclass(slots=True)
class _Telling:
    """Tells each hit by its place, and what is asked for there."""

    file: str
    headings: Headings
    places: tuple[Place, ...]
    below: tuple[str, int] | None
    _last: tuple[str, str] = ("", "")

    def found(self, piece: Piece, hit: Hit, boards_own: bool) -> Iterator[Found]:
        """The hit with its place; nothing where it surely belongs."""
        place = piece.place
        if place == LINE:
            place = f"line {piece.text.count(chr(10), 0, hit.start) + 1}"
        asks = next((each for each in self.places if hit.kind in each.kinds and _is_at(each, place)), None)
        if asks is not None and asks.sure and hit.matched.strip() == piece.text.strip():
            return
        before, after = max(0, hit.start - _AROUND), hit.end + _AROUND
        around = " ".join(piece.text[before:after].split())
        yield Found(
            part=piece.part,
            place=place,
            code=" or ".join(hit.codes) if hit.codes else hit.code,
            matched=hit.matched,
            around=f"{'…' if before else ''}{around}{'…' if after < len(piece.text) else ''}",
            why=hit.why,
            asked=hit.asked,
            boards_own=boards_own,
            another=hit.another,
            kind=hit.kind,
            general=self._general(place) or piece.part,
            text=self._bound(piece.text, hit),
            file=self.file,
            asks=asks.asks if asks is not None else "",
            codes=hit.codes or ((hit.code,) if hit.code else ()),
            in_row=self._in_row(place),
        )

    def _bound(self, text: str, hit: Hit) -> str:
        """What stands for a text and whose the hit in it may be: what was nobody's and comes to be somebody's is asked
        again."""
        codes = hit.codes or ((hit.code,) if hit.code else ())
        return hashed("\n".join((self._hashed(text), *codes))) if codes else self._hashed(text)

    def _hashed(self, text: str) -> str:
        # A long text full of names is hashed once.
        if self._last[0] is not text:
            self._last = (text, hashed(text))
        return self._last[1]

    def _in_row(self, place: str) -> bool:
        if self.below is None:
            return place != "line 1"
        cell = _CELL.match(place)
        return cell is not None and cell["sheet"] == self.below[0] and int(cell["row"]) > self.below[1]

    def _general(self, place: str) -> str:
        """The place without the number of its row."""
        cell = _CELL.match(place)
        if cell is None:
            return _ROW.sub("", place).lstrip(", ")
        heading = self.headings.get((cell["sheet"], cell["column"]))
        column = f"column {cell['column']}" + (f" “{heading}”" if heading else "")
        return f"{cell['sheet']}, {column}{cell['more'] or ''}"


def _is_at(place: Place, where: str) -> bool:
    cell = _CELL.match(where)
    if cell is None:
        return not place.sheet and bool(re.fullmatch(rf"line \d+, column {re.escape(place.at)}", where))
    if cell["sheet"] != place.sheet:
        return False
    return place.at in (cell["column"], f"{cell['column']}{cell['row']}")
