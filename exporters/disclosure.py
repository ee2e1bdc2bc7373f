"""The disclosure check: every part of a finished file searched for every name that must not leave."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from domain.names import Finder, Hit
from exporters.every_part import WITHIN, EveryPart, Piece, Remark
from exporters.marked_text import PARTING

_AROUND = 30
_BATCH = 2**18


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a finished file: its part and place, whom it stands for, how it is written there and among what words.

    `asked` is a word that may be no name at all, `another` a part of a name that may be another person's; `boards_own`
    stood at that place in the board's file already. Without a code it is a name of nobody in the key.
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

    @property
    def sentence(self) -> str:
        """The hit in one line, for the author."""
        if not self.code:
            return f"{self.place}: “{self.matched}” is nobody of the key, in “{self.around}”"
        doubt = " (asked: may be another person)" if self.another else " (or an ordinary word)" if self.asked else ""
        own = "; it stood in the board’s file already" if self.boards_own else ""
        return f"{self.place}: “{self.matched}” for {self.code}{doubt}, in “{self.around}”{own}"


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search of one finished file came to: hits, remarks on parts, and how much was read."""

    found: tuple[Found, ...]
    remarks: tuple[Remark, ...]
    parts: int
    letters: int

    @property
    def ours(self) -> tuple[Found, ...]:
        """The hits that came in with the author's words."""
        return tuple(hit for hit in self.found if not hit.boards_own)

    @property
    def boards_own(self) -> tuple[Found, ...]:
        """The hits that stood in the board's file before anything was written into it."""
        return tuple(hit for hit in self.found if hit.boards_own)


def search(
    data: bytes,
    name: str,
    looked_for: Finder,
    template: bytes | None = None,
    going_on: Callable[[], None] | None = None,
) -> Searched:
    """Search a finished file (.xlsx, .docx, .csv or any other) in memory; `name` is what it will be called.

    `template` is the board's file it was made from, so that what stood there already is told apart. `going_on` is
    called about once a megabyte and may raise to stop.
    """

    def wanted(text: str) -> bool:
        if going_on is not None:
            going_on()
        return bool(looked_for.find(text))

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
    found = []
    for piece, hit in hits:
        key = (piece.part, hash(piece.text), hit.start)
        held[key] -= 1
        found.append(_found(piece, hit, held[key] >= 0))
    found += [_found(Piece("", "name of the file", name), hit, False) for hit in looked_for.find(name)]
    return Searched(tuple(found), tuple(remarks), walk.parts, walk.letters)


def _hits(pieces: Iterator[Piece], looked_for: Finder) -> Iterator[tuple[Piece, Hit]]:
    """Each name in each piece; many short pieces are searched together."""
    batch: list[Piece] = []
    length = 0
    for piece in pieces:
        batch.append(piece)
        length += len(piece.text)
        if length > _BATCH:
            yield from _in_batch(batch, looked_for)
            batch, length = [], 0
    yield from _in_batch(batch, looked_for)


def _in_batch(batch: list[Piece], looked_for: Finder) -> Iterator[tuple[Piece, Hit]]:
    starts = [0]
    for piece in batch:
        starts.append(starts[-1] + len(piece.text) + len(PARTING))
    for hit in looked_for.find(PARTING.join(piece.text for piece in batch)):
        at = bisect_right(starts, hit.start) - 1
        yield batch[at], replace(hit, start=hit.start - starts[at], end=hit.end - starts[at])


def _found(piece: Piece, hit: Hit, boards_own: bool) -> Found:
    place = piece.place
    if place == "line":
        place = f"line {piece.text.count(chr(10), 0, hit.start) + 1}"
    before, after = max(0, hit.start - _AROUND), hit.end + _AROUND
    around = " ".join(piece.text[before:after].split())
    around = f"{'…' if before else ''}{around}{'…' if after < len(piece.text) else ''}"
    who = " or ".join(hit.codes) if hit.codes else hit.code
    return Found(piece.part, place, who, hit.matched, around, hit.why, hit.asked, boards_own, hit.another)
