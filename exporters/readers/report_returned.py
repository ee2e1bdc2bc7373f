"""A report, or a chronology in Word, that came back edited: what changed since it was exported, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from domain.line.draft import Known
from domain.report.parts import Printed
from domain.returned.changes import CameBack, Change, against, alike
from domain.returned.places import SIGNED, told_only
from domain.review import Review
from exporters.readers.around_returned import around_changes
from exporters.readers.cells_changed import cell_changes, tick_change
from exporters.readers.in_case import InCase
from exporters.readers.parting import NUMBER, parted
from exporters.readers.report_returned_joined import joined, split
from exporters.readers.report_returned_pairing import Export, export_of, which
from exporters.readers.report_returned_standing import THINGS, Standing
from exporters.readers.returned import comments_of, standing_beside
from exporters.readers.rows_added import RowsAdded
from exporters.report.printed import WORDS, Piece
from exporters.templates.report_places import SEVERAL
from exporters.word.document import Document
from exporters.word.text import W

MOST = 200_000
"""Paragraphs of a returned document: a chronology has one for each of its cells."""
_TICKED = frozenset(("yes", "no", "na"))
_COMPOSED = frozenset(("fact:author_job", "cover:author", "cover:subject", "cover:birth", "cover:death"))
_SIGNS = re.compile(r"\bsign", re.IGNORECASE)
_LINES = frozenset(("recommendation", "passage", "fact", "abbreviation", "cover", "question", "answer"))
"""What a paragraph of its own says word for word; what else is printed is put together from several parts."""


def read_document(
    data: bytes, name: str, review: Review, exports: Sequence[Printed], known: Known
) -> CameBack:
    """What changed in a document since the case exported it, beside what the case says now. Raises NotUnderstood."""
    document = Document(data, name, MOST)
    export, came, sure = which(document, [left for one in exports if (left := export_of(one)) is not None])
    in_case = InCase(review, known)
    reading = _Reading(document, came, export, in_case)
    changes = list(dict.fromkeys((*reading.changes(), *around_changes(document, export.printed, in_case))))
    order: dict[str, list[str]] = {}
    for each in review.report.passages:
        order.setdefault(each.section, []).append(each.id)
    listed, already = against(changes, in_case.words, order)
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
        already=already + reading.already, notes=tuple(notes),
    )  # fmt: skip


def marks_in(data: bytes, name: str) -> frozenset[str]:
    """The bookmarks of a document. Raises NotUnderstood."""
    body = Document(data, name, MOST).body
    return frozenset(each.get(f"{W}name", "") for each in body.iter(f"{W}bookmarkStart"))


def _fitting(change: Change) -> Change:
    """A change of what is put together from several parts is told only."""
    composed = change.mark in _COMPOSED and change.conflict
    return replace(change, takes=False, said=told_only(change.mark)) if composed and change.takes else change


class _Reading:
    """One document, paired with what was printed."""

    def __init__(self, document: Document, came: Sequence[Piece], export: Export, in_case: InCase) -> None:
        self.document, self.came, self.export, self.in_case = document, came, export, in_case
        self.standing = Standing(came, export, in_case.review)
        self.pairs, self.index = self.standing.pairs, self.standing.index
        self.places = in_case.places
        self._added: dict[tuple[str, ...], RowsAdded] = {}
        self._columns: dict[etree._Element, tuple[str, ...]] = {}
        self._told_in: set[int] = set()

    def changes(self) -> Iterator[Change]:
        """Every change in the order of the document, comments behind the piece they stand by."""
        comments = self._comments()
        gone = self._out()
        yield from gone.pop(-1, [])
        for index, piece in enumerate(self.came):
            place = self.pairs.get(index)
            if place is None:
                new = self._new(index, piece) if index not in self._told_in and piece.text.strip() else None
                if new is not None:
                    yield new
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
        if thing.startswith("question:"):
            words = words.removeprefix(f"Question {thing.partition(':')[2]}: ")
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
            said = "" if takes else told_only(mark)
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
        columns = tuple(each or "" for each in self.export.cells[mark])
        before = printed.split("\t")
        thing, _ = _of(mark)
        where = self.standing.where(mark, printed)
        base = Change(kind="cell", mark=thing, where=where, tracked=piece.tracked,
                      columns=columns if thing.startswith("row:") else ())  # fmt: skip
        if len(before) != len(piece.cells):
            yield replace(base, printed=printed, returned=piece.text, takes=False,
                          said=f"Its cells are others than were printed. {told_only(mark)}")  # fmt: skip
            return
        if thing.startswith("criterion:"):
            yield from tick_change(replace(base, where=f"{where}, answer"), columns, before, piece.cells)
        for column, was, now in zip((*columns, *([""] * len(before))), before, piece.cells, strict=False):
            if thing.startswith("criterion:") and _TICKED & set(column.split("+")):
                continue
            named = replace(base, where=f"{where}, {_column(column)}") if column else base
            if thing.startswith("answer:") and column == "answer":
                yield from self._answers(named, was, now)
            else:
                yield from cell_changes(named, column, was, now, self.in_case, "\n")

    def _answers(self, base: Change, was: str, now: str) -> Iterator[Change]:
        """The paragraphs of an answer that stands in one cell, each where it is certain which it is."""
        before, lines = was.split("\n"), [line for line in now.split("\n") if line.strip()]
        own = self.in_case.review.report.of(f"answer:{base.id}")
        if len(lines) != len(before) or len(before) != len(own):
            if not alike(was, now):
                yield replace(base, printed=was, returned=now, takes=False,
                              said=f"It is not certain which paragraph is which. {told_only(base.mark)}")  # fmt: skip
            return
        for line, printed, one in zip(lines, before, own, strict=True):
            if alike(line, printed):
                continue
            found = parted(line, printed, one.text)
            known = one.text in printed
            yield replace(base, kind="words", mark=f"passage:{one.id}", printed=one.text if known else printed,
                          returned=found.words if known else line, takes=known,
                          said="" if known else told_only(f"passage:{one.id}"))  # fmt: skip

    def _theirs(self, piece: Piece, printed: str | None) -> Change:
        where = self.standing.beside(piece)
        kind = "signature" if _SIGNS.search(where) or _SIGNS.search(piece.text) else "theirs"
        return Change(
            kind=kind, where=where or "The board's own words", printed=printed,  # type: ignore[arg-type]
            returned=piece.text.strip(), takes=False, tracked=piece.tracked,
            said=SIGNED if kind == "signature" else "",
        )  # fmt: skip

    def _new(self, index: int, piece: Piece) -> Change | None:
        """A piece nobody printed: a paragraph of a section, something filled in, or words among the board's own."""
        if self.standing.is_apart(index):
            if piece.is_row and (mark := self.standing.table_of(piece)):
                return self._new_row(piece, mark)
            return self._theirs(piece, None)
        where = self.standing.place_of(index)
        if where is None:
            return replace(self._theirs(piece, None), kind="theirs")
        into, after = where
        behind = self.standing.called.get(after) or (f"the top of {into}" if not after else "")
        words = NUMBER.sub("", piece.text, count=1) if NUMBER.match(piece.text) else piece.text
        return Change(kind="added", where=f"behind {behind}" if after else behind, returned=words.strip(), into=into,
                      after=after, tracked=piece.tracked)  # fmt: skip

    def _new_row(self, piece: Piece, kind: str) -> Change | None:
        """A row nobody printed, in a table whose rows are known."""
        table = next(piece.elements[0].iterancestors(f"{W}tbl"))
        if table not in self._columns:
            self._columns[table] = self.standing.columns_of(table)
        columns = self._columns[table]
        if kind != "row" or len(columns) != len(piece.cells):
            return Change(kind="row", where=f"A row in: {THINGS.get(kind, kind)}", returned=piece.text, takes=False,
                          said=told_only(kind), tracked=piece.tracked)  # fmt: skip
        if columns not in self._added:
            printed = {mark.removeprefix("row:") for mark in self.export.cells if mark.startswith("row:")}
            self._added[columns] = RowsAdded(self.in_case, columns, printed, self.document.name)
        at = [*table.iter(f"{W}tr")].index(piece.elements[0]) + 1
        return self._added[columns].change(piece.cells, f"row {at} of the table", piece.tracked)

    @property
    def already(self) -> int:
        """New rows the case has already."""
        return sum(each.already for each in self._added.values())

    def _move(self, index: int, piece: Piece, mark: str) -> Change:
        thing, _ = _of(mark)
        where = self.standing.where(mark, self.export.printed.texts.get(mark, ""))
        to = self.standing.place_of(index) if thing.startswith("passage:") else None
        if to is None:
            return Change(kind="moved", mark=thing, where=where, printed=piece.text, returned=piece.text, takes=False,
                          said=told_only(mark))  # fmt: skip
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
                    returned="" if not mark else None, takes=takes, said="" if takes or not mark else told_only(mark),
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
