"""What a case says now where a change of a returned file belongs, and what it comes to there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.chronology.entry import Entry
from domain.errors import WrongUse
from domain.line.draft import Known
from domain.returned.changes import Change
from domain.returned.places import Places, Thing
from domain.review import Review
from exporters.readers.row_cells import CellRead, RowCells, reads


class InCase:
    """One case as it stands: its places, and its rows as the columns of a returned file would have them."""

    def __init__(self, review: Review, known: Known) -> None:
        self.review, self.known = review, known
        self.places = Places(review)
        self._cells: dict[tuple[str, ...], RowCells] = {}

    def cells(self, columns: Sequence[str]) -> RowCells:
        """The rows as these columns have them."""
        key = tuple(columns)
        if key not in self._cells:
            self._cells[key] = RowCells(self.review, key, self.known)
        return self._cells[key]

    def entry(self, mark: str) -> Entry | None:
        """The row a mark is of, None where it is gone."""
        found = self.places.thing(mark)
        return found if isinstance(found, Entry) else None

    def words(self, change: Change) -> str | None:
        """What stands there now, as it would be printed: what came back, where that comes to the same."""
        if not is_read(change):
            return self.places.words(change)
        entry = self.entry(change.mark)
        if entry is None:
            return None
        cells = self.cells(change.columns)
        if change.returned is not None:
            try:
                if cells.with_cell(entry, change.part, change.returned).entry == entry:
                    return change.returned
            except WrongUse:
                pass
        return cells.of_part(entry, change.part)

    def with_words(self, change: Change, words: str, today: date) -> Thing | CellRead:
        """The thing with these words where a change belongs. Raises WrongUse where they may not stand there."""
        if not is_read(change):
            return self.places.with_words(change, words, today)
        entry = self.entry(change.mark)
        if entry is None:
            raise WrongUse("This row is not in the case any more.")
        return self.cells(change.columns).with_cell(entry, change.part, words)


def is_read(change: Change) -> bool:
    """Whether a change is of a cell of a row that is read as more than words: a date, people, a source."""
    return change.kind == "cell" and bool(change.columns) and change.mark.startswith("row:") and reads(change.part)
