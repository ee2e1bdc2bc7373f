"""A report, or a chronology in Word, that came back edited: what changed since it was exported, piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from domain.report import Passage, Printed
from domain.report_sections import called
from domain.returned import CameBack, Change, against, alike, plain, without_beside
from domain.returned_places import NOT_HERE, Places
from domain.review import Review
from exporters.readers.aligning import rising
from exporters.readers.parting import parted
from exporters.readers.report_returned_pairing import Export, export_of, pairs_of, which
from exporters.readers.returned import comments_of, standing_beside
from exporters.report.printed import WORDS, Piece
from exporters.templates.report_places import SEVERAL
from exporters.word.document import Document, cell_text, cells_of
from exporters.word.text import W

MOST = 200_000
"""Paragraphs of a returned document: a chronology has one for each of its cells."""
_SEE = re.compile(r"\s*\(see [^()]*\)\s*\Z")
_SIGNS = re.compile(r"\bsign", re.IGNORECASE)
_LINES = frozenset(("recommendation", "passage", "fact", "abbreviation"))
"""What a paragraph of its own says word for word; what else is printed is put together from several parts."""
_THINGS = {
    "recommendation": "Recommendation", "action": "Action", "searched": "Records searched", "policy": "Policy",
    "abbreviation": "Abbreviation", "member": "Family", "person": "Key of personnel", "seen": "Persons seen",
    "criterion": "Quality form", "answer": "Answer to question", "question": "Question", "fact": "Short answer",
    "cover": "Cover", "row": "Chronology", "sign": "Signature",
}  # fmt: skip


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
        self.document, self.came, self.export, self.review = document, came, export, review
        self.pairs = pairs_of(came, export)
        self.index = {place: index for index, place in self.pairs.items()}
        self.passages = {each.id: each for each in review.report.passages}
        self.called = called(review.questions, review.report.passages)
        self.places = Places(review)
        self._told_in: set[int] = set()
        self._went = self._moved()

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
        if index in self._went:
            yield self._move(index, piece, mark)

    def _words(self, index: int, piece: Piece, place: int) -> Iterator[Change]:
        mark, printed = self.export.order[place]
        words = self.export.printed.texts.get(f"{WORDS}{mark}", printed)
        thing, part = _of(mark)
        base = Change(
            kind="signature" if mark.startswith("sign:") else "words", mark=thing, part=part,
            where=self._where(mark, printed), printed=words,
            tracked=piece.tracked,
        )  # fmt: skip
        if (joined := self._joined(index, piece, place)) is not None:
            texts = self.export.printed.texts
            others = [(self.passages.get(id), texts.get(f"{WORDS}passage:{id}")) for id in joined[1]]
            same = all(one is not None and alike(one.text, was) for one, was in others)
            yield replace(
                base, kind="joined", returned=joined[0], with_=joined[1], takes=same,
                said="" if same else "What was joined to it was changed in the case meanwhile: join them by hand.",
            )  # fmt: skip
            return
        if (split := self._split(index, place, words)) is not None:
            yield replace(base, kind="split", returned="\n\n".join(split))
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
        where = self._where(mark, printed)
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
        where = self._beside(piece)
        kind = "signature" if _SIGNS.search(where) or _SIGNS.search(piece.text) else "theirs"
        return Change(
            kind=kind, where=where or "The board's own words", printed=printed,  # type: ignore[arg-type]
            returned=piece.text.strip(), takes=False, tracked=piece.tracked,
        )  # fmt: skip

    def _new(self, index: int, piece: Piece) -> Change:
        """A piece nobody printed: a paragraph of a section, something filled in, or words among the board's own."""
        cell = next(piece.elements[0].iterancestors(f"{W}tc"), None)
        if piece.is_row or (cell is not None and not self._ours_in(cell)):
            if piece.is_row and (mark := self._table_of(piece)):
                return Change(kind="added", where=f"A row in: {_THINGS.get(mark, mark)}", returned=piece.text,
                              takes=False, said="Add it in the case by hand.", tracked=piece.tracked)  # fmt: skip
            return self._theirs(piece, None)
        where = self._place_of(index)
        if where is None:
            return replace(self._theirs(piece, None), kind="theirs")
        into, after = where
        behind = self.called.get(after) or (f"the top of {into}" if not after else "")
        from exporters.readers.parting import _NUMBER

        words = _NUMBER.sub("", piece.text, count=1) if _NUMBER.match(piece.text) else piece.text
        return Change(kind="added", where=f"behind {behind}" if after else behind, returned=words.strip(), into=into,
                      after=after, tracked=piece.tracked)  # fmt: skip

    def _move(self, index: int, piece: Piece, mark: str) -> Change:
        thing, _ = _of(mark)
        where = self._where(mark, self.export.printed.texts.get(mark, ""))
        to = self._place_of(index) if thing.startswith("passage:") else None
        if to is None:
            return Change(kind="moved", mark=thing, where=where, printed=piece.text, returned=piece.text, takes=False,
                          said=NOT_HERE)  # fmt: skip
        behind = self.called.get(to[1], "")
        words = self.export.printed.texts.get(f"{WORDS}{mark}", piece.text)
        return Change(
            kind="moved", mark=thing, where=where, printed=words, returned=words, into=to[0], after=to[1],
            said=f"It stands behind {behind} now." if behind else "It stands at the top of its section now.",
        )  # fmt: skip

    # where

    def _place_of(self, index: int) -> tuple[str, str] | None:
        """The section a piece stands in, and the id of the passage before it there, "" at its top."""
        after: str | None = None
        for at in range(index - 1, -1, -1):
            place = self.pairs.get(at)
            if place is None:
                if self._is_apart(at):
                    break
                continue
            mark = self.export.order[place][0]
            if not mark:
                break
            if (found := self._passage(mark)) is not None:
                after = found.id if after is None else after
                if at not in self._went:
                    return found.section, after
        for at in range(index + 1, len(self.came)):
            place = self.pairs.get(at)
            if place is None:
                if self._is_apart(at):
                    break
                continue
            mark = self.export.order[place][0]
            if not mark:
                break
            if (found := self._passage(mark)) is not None and at not in self._went:
                return found.section, self._last_before(index, found.section) if after is None else after
        return None

    def _last_before(self, index: int, section: str) -> str:
        for at in range(index - 1, -1, -1):
            place = self.pairs.get(at)
            found = self._passage(self.export.order[place][0]) if place is not None else None
            if found is not None and found.section == section and at not in self._went:
                return found.id
        return ""

    def _is_apart(self, at: int) -> bool:
        """Whether a new piece is none a paragraph could go on from: a row of a table, or something filled in."""
        piece = self.came[at]
        cell = next(piece.elements[0].iterancestors(f"{W}tc"), None)
        return piece.is_row or (cell is not None and not self._ours_in(cell))

    def _passage(self, mark: str) -> Passage | None:
        return self.passages.get(mark.removeprefix("passage:")) if mark.startswith("passage:") else None

    def _ours_in(self, cell: etree._Element) -> bool:
        return any(
            each.get(f"{W}name", "").startswith("_imr_p_") for each in cell.iter(f"{W}bookmarkStart")
        ) or not self.export.by_bookmark  # fmt: skip

    def _table_of(self, piece: Piece) -> str:
        """What the marked rows of its table are of, "" where none is marked."""
        table = next(piece.elements[0].iterancestors(f"{W}tbl"))
        names = {each.get(f"{W}name", "") for each in table.iter(f"{W}bookmarkStart")}
        places = self.export.by_bookmark
        found = next((self.export.order[places[name]][0] for name in names if name in places), "")
        return found.partition(":")[0]

    def _beside(self, piece: Piece) -> str:
        """What stands beside words of the board's, to name them by: the label in the same row."""
        row = piece.elements[0] if piece.is_row else next(piece.elements[0].iterancestors(f"{W}tr"), None)
        label = next(filter(None, (plain(cell_text(cell)) for cell in cells_of(row))), "") if row is not None else ""
        return f"{label[:57]}…" if len(label) > 60 else label

    def _where(self, mark: str, printed: str) -> str:
        kind, _, rest = mark.partition(":")
        if kind == "passage":
            number = printed.partition("\t")[0] if "\t" in printed[:12] else ""
            where = self.called.get(rest, "A paragraph")
            return f"{where} ({number})" if number else where
        name = rest.partition(":")[0]
        if kind == "fact":
            from domain.report_facts import fact_of

            return of.label if (of := fact_of(name)) is not None else name
        if kind in ("recommendation", "action"):
            things = self.review.report.recommendations if kind == "recommendation" else self.review.report.actions
            place = next((at for at, one in enumerate(things, 1) if str(one.number) == name), 0)  # type: ignore[attr-defined]
            return f"{_THINGS[kind]} {place or name}"
        if kind == "row":
            entry = self.places.thing(mark)
            from domain.entry import Entry

            if isinstance(entry, Entry):
                return f"Chronology, {entry.when.said()}"
        return f"{_THINGS.get(kind, kind)}: {name}" if name and not name.isdigit() else _THINGS.get(kind, kind)

    # what is more than one piece

    def _moved(self) -> set[int]:
        """The pieces that stand in another order than they were printed in: the fewest that would tell it."""
        # The board's headings stand where they stood: what went past one went into another section.
        still = {index for index, _ in rising(sorted(self.pairs.items()))}
        return {index for index, place in self.pairs.items() if self.export.order[place][0] and index not in still}

    def _out(self) -> dict[int, list[Change]]:
        """What was printed and is not there, by the piece it stood behind."""
        found: dict[int, list[Change]] = {}
        joined = {
            id for index, place in self.pairs.items()
            if (told := self._joined(index, self.came[index], place)) is not None for id in told[1]
        }  # fmt: skip
        anchor = -1
        for place, (mark, printed) in enumerate(self.export.order):
            if place in self.index:
                anchor = self.index[place]
                continue
            if not printed.strip() or mark.removeprefix("passage:") in joined:
                continue
            thing, part = _of(mark) if mark else ("", "")
            words = self.export.printed.texts.get(f"{WORDS}{mark}", printed)
            takes = thing.startswith(("passage:", "row:"))
            found.setdefault(anchor, []).append(
                Change(
                    kind="out" if mark else "theirs", mark=thing, part=part,
                    where=self._where(mark, printed) if mark else "The board's own words", printed=words,
                    returned="" if not mark else None, takes=takes, said="" if takes or not mark else NOT_HERE,
                    tracked=0 <= anchor < len(self.came) - 1 and self.came[anchor + 1].tracked,
                )
            )  # fmt: skip
        return found

    def _joined(self, index: int, piece: Piece, place: int) -> tuple[str, tuple[str, ...]] | None:
        """What two or three paragraphs of one section come to that are one now, and the ids of those that went in it.
        """
        mark = self.export.order[place][0]
        if not mark.startswith("passage:"):
            return None
        for first, last in ((place, place + 1), (place - 1, place), (place, place + 2), (place - 1, place + 1)):
            run = range(first, last + 1)
            if first < 0 or last >= len(self.export.order):
                continue
            marks = [self.export.order[at][0] for at in run]
            others = [at for at in run if at != place]
            if not all(each.startswith("passage:") for each in marks) or any(at in self.index for at in others):
                continue
            texts = self.export.printed.texts
            words = [texts.get(f"{WORDS}{each}", texts[each]) for each in marks]
            full = [texts[each] for each in marks]
            bare = [text.partition("\t")[2] if "\t" in text[:12] else text for text in full]
            behind = bare[-1][len(words[-1]) :]
            heads = full[0][: len(full[0]) - len(bare[0])]
            ways = (full, [full[0], *bare[1:]], [f"{heads}{words[0]}", *words[1:-1], words[-1] + behind],
                    [f"{heads}{words[0]}", *words[1:]], words)  # fmt: skip
            if any(_run(piece.text) == _run("".join(each)) for each in ways):
                ids = tuple(each.removeprefix("passage:") for each in marks if each != mark)
                return " ".join(each.strip() for each in words), ids
        return None

    def _split(self, index: int, place: int, words: str) -> list[str] | None:
        """The parts one paragraph came to, where it was split and nothing else; None where it was not."""
        printed = self.export.order[place][1]
        parts = [self.came[index].text]
        for at in range(index + 1, min(index + 5, len(self.came))):
            if at in self.pairs or self.came[at].is_row:
                return None
            parts.append(self.came[at].text)
            whole = " ".join(parts)
            if _run(whole) == _run(printed) or _run(whole) == _run(words):
                behind = printed[printed.find(words) + len(words) :] if words in printed else ""
                head = printed[: printed.find(words)] if words in printed else ""
                first = parted(parts[0], head + parts[0], parts[0]).words if not head else parts[0]
                if head and plain(parts[0]).startswith(plain(head)):
                    first = " ".join(plain(parts[0])[len(plain(head)) :].split())
                tail = plain(parts[-1])
                if behind.strip() and tail.endswith(plain(behind)):
                    tail = tail[: -len(plain(behind))].strip()
                self._told_in.update(range(index + 1, at + 1))
                return [each for each in (first, *(plain(part) for part in parts[1:-1]), tail) if each]
        return None

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
        where = self._where(mark, printed) if mark else self._beside(piece) or "New words"
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


def _run(text: str) -> str:
    """All the letters and signs of a text, without white space."""
    return "".join(plain(text).split())


def _column(part: str) -> str:
    return part.removeprefix("field:").replace("_", " ").replace(SEVERAL, " and ")
