"""Sheets in which the cells of a recommendation are merged over the rows of its actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.errors import NotUnderstood
from exporters.actions.rows import PlanRow
from exporters.office import refs
from exporters.office.placing import ColumnPlacing
from exporters.office.sheet import Sheet

SHARED = frozenset({"number", "recommendation_number", "recommendation", "learning", "whose", "measure", "agency"})
"""What is the same for all actions of a recommendation, so that one cell may say it for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """`columns` are merged over several rows, by index; `spans` the rows of each block, top down."""

    columns: frozenset[int]
    spans: tuple[range, ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """Every row of the blocks."""
        return tuple(row for span in self.spans for row in span)


def blocks_in(sheet: Sheet, header_row: int, columns: Sequence[ColumnPlacing]) -> Blocks | None:
    """The blocks under a heading, None where nothing is merged over rows there.

    Raises `NotUnderstood` where cells of actions are merged, or blocks do not line up.
    """
    numbers = [refs.number(column.letter) for column in columns]
    first = next((row for row in range(header_row + 1, header_row + 4) if _spans(sheet, row, numbers)), None)
    if first is None:
        return None
    merged = frozenset(index for index, number in enumerate(numbers) if _span(sheet, first, number) is not None)
    for index in merged:
        if not SHARED.issuperset(columns[index].fields):
            raise NotUnderstood(
                f"On the sheet “{sheet.name}” column {columns[index].letter} “{columns[index].heading}” is merged over"
                " several rows, so it is not clear where one action ends. Unmerge it, save the file and try again."
            )
    spans = tuple(_down(sheet, first, [numbers[index] for index in sorted(merged)]))
    return Blocks(columns=merged, spans=spans)


def into_blocks(rows: Sequence[PlanRow], blocks: Blocks, name: str) -> Iterator[tuple[range, list[PlanRow]]]:
    """The rows of a plan, a block for each recommendation, in more than one where it has more actions than rows.

    Raises `NotUnderstood` where the sheet has too few blocks.
    """
    left = iter(blocks.spans)
    waiting = list(rows)
    while waiting:
        place = waiting[0].place
        own = [row for row in waiting if row.place == place]
        waiting = [row for row in waiting if row.place != place]
        while own:
            span = next(left, None)
            if span is None:
                raise NotUnderstood(
                    f"In {name} the cells of a recommendation are merged over the rows of its actions, and there are"
                    f" {len(blocks.spans)} such blocks, too few for this plan. Copy more of them below in Excel, save"
                    " it and try again."
                )
            yield span, own[: len(span)]
            own = own[len(span) :]


def _down(sheet: Sheet, first: int, numbers: Sequence[int]) -> Iterator[range]:
    row = first
    while True:
        spans = {_span(sheet, row, number) for number in numbers}
        span = spans.pop()
        if spans or span is None or span.start != row:
            if span is not None or spans:
                raise NotUnderstood(
                    f"On the sheet “{sheet.name}” the merged cells of row {row} do not line up, so it is not clear"
                    " where one recommendation ends. Mend it in Excel, save it and try again."
                )
            return
        if any(not sheet.is_empty(row, number) for number in numbers[1:]):
            return
        yield span
        row = span.stop


def _spans(sheet: Sheet, row: int, numbers: Sequence[int]) -> bool:
    return any(_span(sheet, row, number) is not None for number in numbers)


def _span(sheet: Sheet, row: int, column: int) -> range | None:
    """The rows a cell is merged over, None where it is in one only."""
    merge = sheet.merge_at(row, column)
    if merge is None or merge.top == merge.bottom:
        return None
    return range(merge.top, merge.bottom + 1)
