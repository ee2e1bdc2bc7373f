"""Where a piece of a document that came back stands, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from domain.report.parts import Passage
from domain.report.sections import called
from domain.returned.changes import plain
from domain.returned.places import Places
from domain.review import Review
from domain.shortened import cut
from exporters.readers.aligning import rising
from exporters.readers.report_returned_pairing import Export, pairs_of
from exporters.report.printed import Piece
from exporters.word.document import cell_text, cells_of
from exporters.word.text import W

THINGS = {
    "recommendation": "Recommendation", "action": "Action", "searched": "Records searched", "policy": "Policy",
    "abbreviation": "Abbreviation", "member": "Family", "person": "Key of personnel", "seen": "Persons seen",
    "criterion": "Quality form", "answer": "Answer to question", "question": "Question", "fact": "Short answer",
    "cover": "Cover", "row": "Chronology", "sign": "Signature",
}  # fmt: skip
"""What a kind of mark is called."""


class Standing:
    """The pieces that came, paired with what was printed.

    `pairs` is from a piece to its place in what was printed, `index` the other way; `went` are the pieces that stand in
    another order than they were printed in.
    """

    def __init__(self, came: Sequence[Piece], export: Export, review: Review) -> None:
        self.came, self.export, self.review = came, export, review
        self.pairs = pairs_of(came, export)
        self.index = {place: index for index, place in self.pairs.items()}
        self.passages = {each.id: each for each in review.report.passages}
        self.called = called(review.questions, review.report.passages)
        self.places = Places(review)
        self.went = self._moved()

    def _moved(self) -> set[int]:
        """The pieces that stand in another order than they were printed in: the fewest that would tell it."""
        # The board's headings stand where they stood: what went past one went into another section.
        still = {index for index, _ in rising(sorted(self.pairs.items()))}
        return {index for index, place in self.pairs.items() if self.export.order[place][0] and index not in still}

    def place_of(self, index: int) -> tuple[str, str] | None:
        """The section a piece stands in, and the id of the passage before it there, "" at its top."""
        after: str | None = None
        for at in range(index - 1, -1, -1):
            place = self.pairs.get(at)
            if place is None:
                if self.is_apart(at):
                    break
                continue
            mark = self.export.order[place][0]
            if not mark:
                break
            if (found := self.passage(mark)) is not None:
                after = found.id if after is None else after
                if at not in self.went:
                    return found.section, after
        for at in range(index + 1, len(self.came)):
            place = self.pairs.get(at)
            if place is None:
                if self.is_apart(at):
                    break
                continue
            mark = self.export.order[place][0]
            if not mark:
                break
            if (found := self.passage(mark)) is not None and at not in self.went:
                return found.section, self._last_before(index, found.section) if after is None else after
        return None

    def _last_before(self, index: int, section: str) -> str:
        for at in range(index - 1, -1, -1):
            place = self.pairs.get(at)
            found = self.passage(self.export.order[place][0]) if place is not None else None
            if found is not None and found.section == section and at not in self.went:
                return found.id
        return ""

    def is_apart(self, at: int) -> bool:
        """Whether a new piece is none a paragraph could go on from: a row of a table, or something filled in."""
        piece = self.came[at]
        cell = next(piece.elements[0].iterancestors(f"{W}tc"), None)
        return piece.is_row or (cell is not None and not self._ours_in(cell))

    def passage(self, mark: str) -> Passage | None:
        """The passage of the case a mark is of."""
        return self.passages.get(mark.removeprefix("passage:")) if mark.startswith("passage:") else None

    def _ours_in(self, cell: etree._Element) -> bool:
        return any(
            each.get(f"{W}name", "").startswith("_imr_p_") for each in cell.iter(f"{W}bookmarkStart")
        ) or not self.export.by_bookmark  # fmt: skip

    def table_of(self, piece: Piece) -> str:
        """What the marked rows of its table are of, "" where none is marked."""
        table = next(piece.elements[0].iterancestors(f"{W}tbl"))
        names = {each.get(f"{W}name", "") for each in table.iter(f"{W}bookmarkStart")}
        places = self.export.by_bookmark
        found = next((self.export.order[places[name]][0] for name in names if name in places), "")
        return found.partition(":")[0]

    def columns_of(self, table: etree._Element) -> tuple[str, ...]:
        """What the columns of a table ask for whose rows are marked, () where none is."""
        names = (each.get(f"{W}name", "") for each in table.iter(f"{W}bookmarkStart"))
        places = self.export.by_bookmark
        marks = (self.export.order[places[name]][0] for name in names if name in places)
        found = next((self.export.cells[mark] for mark in marks if mark in self.export.cells), ())
        return tuple(each or "" for each in found)

    def beside(self, piece: Piece) -> str:
        """What stands beside words of the board's, to name them by: the label in the same row."""
        row = piece.elements[0] if piece.is_row else next(piece.elements[0].iterancestors(f"{W}tr"), None)
        label = next(filter(None, (plain(cell_text(cell)) for cell in cells_of(row))), "") if row is not None else ""
        return cut(label, 60)

    def where(self, mark: str, printed: str) -> str:
        """What the author calls what a mark is of."""
        kind, _, rest = mark.partition(":")
        if kind == "passage":
            number = printed.partition("\t")[0] if "\t" in printed[:12] else ""
            where = self.called.get(rest, "A paragraph")
            return f"{where} ({number})" if number else where
        name = rest.partition(":")[0]
        if kind == "fact":
            from domain.report.facts import fact_of

            return of.label if (of := fact_of(name)) is not None else name
        if kind in ("recommendation", "action"):
            things = self.review.report.recommendations if kind == "recommendation" else self.review.report.actions
            place = next((at for at, one in enumerate(things, 1) if str(one.number) == name), 0)  # type: ignore[attr-defined]
            return f"{THINGS[kind]} {place or name}"
        if kind == "row":
            entry = self.places.thing(mark)
            from domain.chronology.entry import Entry

            if isinstance(entry, Entry):
                return f"Chronology, {entry.when.said()}"
        return f"{THINGS.get(kind, kind)}: {name}" if name and not name.isdigit() else THINGS.get(kind, kind)
