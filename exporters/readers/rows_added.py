"""Rows of a returned chronology that were not printed: each a new row of the case, unless the case has it already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property

from domain.chronology.entry import Entry
from domain.errors import WrongUse
from domain.returned.changes import Change, plain
from exporters.readers.aligning import likeness
from exporters.readers.in_case import InCase

_ALIKE = 0.7
_LEFT_OUT = frozenset(("number", "sequence", "recorded_at", "recorded_by"))


class RowsAdded:
    """The new rows of one file, called `name`; `columns` are what its columns ask for, `printed` the ids of the rows
    that stand in what left. `already` counts those the case has."""

    def __init__(self, in_case: InCase, columns: Sequence[str], printed: Collection[str], name: str) -> None:
        self.in_case, self.columns, self.name = in_case, tuple(columns), name
        self._printed = printed
        self._cells = in_case.cells(self.columns)
        self._seen: list[tuple[str, str]] = []
        self.already = 0

    def change(self, cells: Sequence[str], place: str, tracked: bool = False) -> Change | None:
        """A row that came back, `place` where it stands in the file ("row 12"); None where the case has it already."""
        own = tuple(
            "" if not part or _LEFT_OUT.issuperset(part.split("+")) else cell
            for cell, part in zip(cells, self.columns, strict=False)
        )
        said = " · ".join(" ".join(cell.split()) for cell in own if cell.strip())
        key = plain("\t".join(own))
        origin = f"It stands in {place} of {self.name}, and in nothing that left."
        where = f"{place[:1].upper()}{place[1:]} of {self.name}"
        try:
            entry = self._cells.row(own).entry
        except WrongUse as refused:
            return Change(
                kind="row", where=where, returned=said, takes=False, tracked=tracked, columns=self.columns, cells=own,
                said=f"{refused.sentence} Put it right in the file, or add it by hand.",
            )  # fmt: skip
        known = self._unprinted
        for one in (key, _parts(entry)):
            if known[one] > 0:
                known[one] -= 1
                self.already += 1
                return None
        now = self._like(entry, key)
        self._seen.append((key, f"{place}: {said}"))
        return Change(kind="row", where=where, returned=said, now=now, said=origin, tracked=tracked,
                      columns=self.columns, cells=own)  # fmt: skip

    @cached_property
    def _unprinted(self) -> Counter[object]:
        """The rows of the case that were not printed, by what they say."""
        return Counter(
            key for each in self.in_case.review.entries if each.id not in self._printed
            for key in (plain("\t".join(self._cells.words(each))), _parts(each))
        )  # fmt: skip

    @cached_property
    def _days(self) -> dict[object, list[Entry]]:
        found: dict[object, list[Entry]] = {}
        for each in self.in_case.review.entries:
            found.setdefault(each.when.order_day(), []).append(each)
        return found

    def _like(self, entry: Entry, key: str) -> str | None:
        """A row of the case on that day, or of this file, that says much the same; None for none."""
        for other, said in self._seen:
            if other == key:
                return said
        rows = (self._cells.words(each) for each in self._days.get(entry.when.order_day(), ()))
        told = [(likeness("\t".join(words), key), " · ".join(" ".join(text.split()) for text in words if text))
                for words in rows]  # fmt: skip
        best = max(told, default=(0.0, ""))
        return best[1] if best[0] >= _ALIKE else None


def _parts(entry: Entry) -> tuple[object, ...]:
    return (
        entry.when, entry.time, entry.who, entry.people, entry.event, entry.action, entry.outcome, entry.comment,
        entry.sources, entry.questions, entry.flags, entry.fields,
    )  # fmt: skip
