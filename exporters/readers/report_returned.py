"""A report, or a chronology in Word, that came back edited: what changed since it was exported, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.report import Printed
from domain.returned import CameBack, Change, against, alike, without_beside
from domain.returned_places import NOT_HERE, Places
from domain.review import Review
from exporters.readers.parting import NUMBER, parted
from exporters.readers.report_returned_joined import joined, split
from exporters.readers.report_returned_pairing import Export, export_of, which
from exporters.readers.report_returned_standing import THINGS, Standing
from exporters.readers.returned import comments_of, standing_beside
from exporters.report.printed import WORDS, Piece
from exporters.templates.report_places import SEVERAL
from exporters.word.document import Document
from exporters.word.text import W

MOST = 200_000
"""Paragraphs of a returned document: a chronology has one for each of its cells."""
_SEE = re.compile(r"\s*\(see [^()]*\)\s*\Z")
_SIGNS = re.compile(r"\bsign", re.IGNORECASE)
_LINES = frozenset(("recommendation", "passage", "fact", "abbreviation"))
"""What a paragraph of its own says word for word; what else is printed is put together from several parts."""


def read_document(data: bytes, name: str, review: Review, exports: Sequence[Printed]) -> CameBack:
    """What changed in a document since the case exported it, beside what the case says now. Raises NotUnderstood."""
    document = Document(data, name, MOST)
    export, came, sure = which(document, [left for one in exports if (left := export_of(one)) is not None])
    changes = list(_Reading(document, came, export, review).changes())
    places = Places(review)
    order: dict[str, list[str]] = {}
    for each in review.report.passages:
        order.setdefault(each.section, []).append(each.id)
    listed, already = against(changes, places.words, order)
    listed = tuple(_fitting(each) for each in listed)
    notes = []
    last = max((one.number for one in exports if one.kind == export.printed.kind), default=0)
    if last > export.printed.number:
        notes.append("It is not the last one that left: a later export of the same kind was made since.")
    if not sure:
        notes.append(
            "The document bears no marks of its export, as when text is pasted into a new one: its paragraphs were told"
            " by their words, so look at each change before you take it in."
        )
    return CameBack(
        kind=export.printed.kind, printed=export.printed.number, at=export.printed.at, sure=sure, changes=listed,
        already=already, notes=tuple(notes),
    )  # fmt: skip


def marks_in(data: bytes, name: str) -> frozenset[str]:
    """The bookmarks of a document. Raises NotUnderstood."""
    body = Document(data, name, MOST).body
    return frozenset(each.get(f"{W}name", "") for each in body.iter(f"{W}bookmarkStart"))


def _fitting(change: Change) -> Change:
    """A change of what is put together from several parts is told only."""
    composed = change.mark == "fact:author_job" and change.conflict
    return replace(change, takes=False, said=NOT_HERE) if composed else change


class _Reading:
    """One document, paired with what was printed."""

    def __init__(self, document: Document, came: Sequence[Piece], export: Export, review: Review) -> None:
        self.document, self.came, self.export = document, came, export
        self.standing = Standing(came, export, review)
        self.pairs, self.index = self.standing.pairs, self.standing.index
        self.places = self.standing.places
        self._told_in: set[int] = set()

    def changes(self) -> Iterator[Change]:
        """Every change in the order of the document, comments behind the piece they stand by."""
        comments = self._comments()
        gone = self._out()
        yield from gone.pop(-1, [])
        for index, piece in enumerate(self.came):
            place = self.pairs.get(index)
            if place is None:
                if index not in self._told_in and piece.text.strip():
                    yield self._new(index, piece)
            else:
                yield from self._paired(index, piece, place)
            yield from comments.get(index, ())
            yield from gone.pop(index, [])
        for rest in gone.values():
            yield from rest
        yield from comments.get(-1, ())

    # one piece

    def _paired(self, index: int, piece: Piece, place: int) -> Iterator[Change]:
        mark, printed = self.export.order[place]
        if not mark:
            if not alike(piece.text, printed):
                yield self._theirs(piece, printed)
            return
        if not alike(piece.text, printed):
            if mark in self.export.cells:
                yield from self._cells(piece, mark, printed)
            else:
                yield from self._words(index, piece, place)
        if index in self.standing.went:
            yield self._move(index, piece, mark)

    def _words(self, index: int, piece: Piece, place: int) -> Iterator[Change]:
        mark, printed = self.export.order[place]
        words = self.export.printed.texts.get(f"{WORDS}{mark}", printed)
        thing, part = _of(mark)
        base = Change(
            kind="signature" if mark.startswith("sign:") else "words", mark=thing, part=part,
            where=self.standing.where(mark, printed), printed=words,
            tracked=piece.tracked,
        )  # fmt: skip
        if (joint := joined(self.standing, piece, place)) is not None:
            texts = self.export.printed.texts
            others = [(self.standing.passages.get(id), texts.get(f"{WORDS}passage:{id}")) for id in joint[1]]
            same = all(one is not None and alike(one.text, was) for one, was in others)
            yield replace(
                base, kind="joined", returned=joint[0], with_=joint[1], takes=same,
                said="" if same else "What was joined to it was changed in the case meanwhile: join them by hand.",
            )  # fmt: skip
            return
        if (parts := split(self.standing, index, place, words)) is not None:
            self._told_in.update(parts[1])
            yield replace(base, kind="split", returned="\n\n".join(parts[0]))
            return
        found = parted(piece.text, printed, words)
        if not alike(found.words, words):
            takes = mark.partition(":")[0] in _LINES and self.places.takes(thing, part)
            said = "" if takes else NOT_HERE
            if not found.words:
                # All of it deleted, the number left standing.
                yield replace(base, kind="out" if thing.startswith("passage:") else "words", returned="",
                              takes=takes, said=said)  # fmt: skip
            else:
                yield replace(base, returned=found.words, takes=takes, said=said)
        for before, after in found.changed:
            yield replace(
                base, kind="reference", printed=before, returned=after, takes=False,
                said="Numbers and references are made anew at each export: change what the paragraph rests on.",
            )  # fmt: skip

    def _cells(self, piece: Piece, mark: str, printed: str) -> Iterator[Change]:
        columns = self.export.cells[mark]
        before = printed.split("\t")
        thing, _ = _of(mark)
        where = self.standing.where(mark, printed)
        if len(before) != len(piece.cells):
            yield Change(kind="cell", mark=thing, where=where, printed=printed, returned=piece.text, takes=False,
                         said=NOT_HERE, tracked=piece.tracked)  # fmt: skip
            return
        for column, was, now in zip((*columns, *([""] * len(before))), before, piece.cells, strict=False):
            if alike(was, now):
                continue
            part, parts = column, column.split(SEVERAL) if column else []
            if thing.startswith("recommendation:") and part == "text":
                was, now = _SEE.sub("", was), _SEE.sub("", now)
                if alike(was, now):
                    yield Change(kind="reference", mark=thing, part=part, where=where, printed=was, returned=now,
                                 takes=False, said=NOT_HERE)  # fmt: skip
                    continue
            takes = len(parts) == 1 and self.places.takes(thing, part)
            if takes and thing.startswith("row:"):
                both = without_beside(was, now, self.places.words(Change(kind="cell", mark=thing, part=part)))
                takes, (was, now) = both is not None, both or (was, now)
                if alike(was, now):
                    continue
            yield Change(
                kind="cell", mark=thing, part=part, where=f"{where}, {_column(part)}" if part else where, printed=was,
                returned=now.strip(), takes=takes, said="" if takes else NOT_HERE, tracked=piece.tracked,
            )  # fmt: skip

    def _theirs(self, piece: Piece, printed: str | None) -> Change:
        where = self.standing.beside(piece)
        kind = "signature" if _SIGNS.search(where) or _SIGNS.search(piece.text) else "theirs"
        return Change(
            kind=kind, where=where or "The board's own words", printed=printed,  # type: ignore[arg-type]
            returned=piece.text.strip(), takes=False, tracked=piece.tracked,
        )  # fmt: skip

    def _new(self, index: int, piece: Piece) -> Change:
        """A piece nobody printed: a paragraph of a section, something filled in, or words among the board's own."""
        if self.standing.is_apart(index):
            if piece.is_row and (mark := self.standing.table_of(piece)):
                return Change(kind="added", where=f"A row in: {THINGS.get(mark, mark)}", returned=piece.text,
                              takes=False, said="Add it in the case by hand.", tracked=piece.tracked)  # fmt: skip
            return self._theirs(piece, None)
        where = self.standing.place_of(index)
        if where is None:
            return replace(self._theirs(piece, None), kind="theirs")
        into, after = where
        behind = self.standing.called.get(after) or (f"the top of {into}" if not after else "")
        words = NUMBER.sub("", piece.text, count=1) if NUMBER.match(piece.text) else piece.text
        return Change(kind="added", where=f"behind {behind}" if after else behind, returned=words.strip(), into=into,
                      after=after, tracked=piece.tracked)  # fmt: skip

    def _move(self, index: int, piece: Piece, mark: str) -> Change:
        thing, _ = _of(mark)
        where = self.standing.where(mark, self.export.printed.texts.get(mark, ""))
        to = self.standing.place_of(index) if thing.startswith("passage:") else None
        if to is None:
            return Change(kind="moved", mark=thing, where=where, printed=piece.text, returned=piece.text, takes=False,
                          said=NOT_HERE)  # fmt: skip
        behind = self.standing.called.get(to[1], "")
        words = self.export.printed.texts.get(f"{WORDS}{mark}", piece.text)
        return Change(
            kind="moved", mark=thing, where=where, printed=words, returned=words, into=to[0], after=to[1],
            said=f"It stands behind {behind} now." if behind else "It stands at the top of its section now.",
        )  # fmt: skip

    def _out(self) -> dict[int, list[Change]]:
        """What was printed and is not there, by the piece it stood behind."""
        found: dict[int, list[Change]] = {}
        within = {
            id for index, place in self.pairs.items()
            if (told := joined(self.standing, self.came[index], place)) is not None for id in told[1]
        }  # fmt: skip
        anchor = -1
        for place, (mark, printed) in enumerate(self.export.order):
            if place in self.index:
                anchor = self.index[place]
                continue
            if not printed.strip() or mark.removeprefix("passage:") in within:
                continue
            thing, part = _of(mark) if mark else ("", "")
            words = self.export.printed.texts.get(f"{WORDS}{mark}", printed)
            takes = thing.startswith(("passage:", "row:"))
            found.setdefault(anchor, []).append(
                Change(
                    kind="out" if mark else "theirs", mark=thing, part=part,
                    where=self.standing.where(mark, printed) if mark else "The board's own words", printed=words,
                    returned="" if not mark else None, takes=takes, said="" if takes or not mark else NOT_HERE,
                    tracked=0 <= anchor < len(self.came) - 1 and self.came[anchor + 1].tracked,
                )
            )  # fmt: skip
        return found

    # comments

    def _comments(self) -> dict[int, list[Change]]:
        """Comments by the index of the piece they stand by, -1 for those that stand by none."""
        said = comments_of(self.document)
        if not said:
            return {}
        beside = standing_beside(self.document.body, said.keys())
        found: dict[int, list[Change]] = {}
        told: set[str] = set()
        for index, piece in enumerate(self.came):
            place = self.pairs.get(index)
            mark, printed = self.export.order[place] if place is not None else ("", "")
            for element in piece.elements:
                for paragraph in element.iter(f"{W}p"):
                    for id, by in beside.get(paragraph, ([], []))[1]:
                        if id in told or not said.get(id):
                            continue
                        told.add(id)
                        found.setdefault(index, []).append(self._comment(said[id], by, mark, printed, piece))
        for id, words in said.items():
            if words and id not in told:
                found.setdefault(-1, []).append(Change(kind="comment", where="The document", said=words, takes=False))
        return found

    def _comment(self, words: str, by: str, mark: str, printed: str, piece: Piece) -> Change:
        thing = _of(mark)[0] if mark else ""
        where = self.standing.where(mark, printed) if mark else self.standing.beside(piece) or "New words"
        return Change(
            kind="comment", mark=thing, where=where,
            returned=" ".join(by.split()), said=words, takes=thing.startswith("passage:"),
        )  # fmt: skip


def _of(mark: str) -> tuple[str, str]:
    """What a mark is of, and which part of it."""
    kind, _, rest = mark.partition(":")
    if kind in ("recommendation", "action") and ":" in rest:
        number, _, part = rest.partition(":")
        return f"{kind}:{number}", part
    if kind == "abbreviation":
        return mark, "meaning"
    return mark, ""


def _column(part: str) -> str:
    return part.removeprefix("field:").replace("_", " ").replace(SEVERAL, " and ")
