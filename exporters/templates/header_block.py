"""The cells that ask for the agency, the author, the subject, the period: above the table, and on a cover sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.asked.found import field_of
from exporters.office.refs import Range, on_sheet
from exporters.office.refs import cell as cell_at
from exporters.office.sheet import Sheet
from exporters.templates.headings import NOT_ALL_KNOWN, Reading, read_heading
from exporters.templates.layout import place
from exporters.templates.words import plain, words

_LONGEST = 90
_DEEPEST = 60
_ENDS: dict[tuple[str, ...], str] = {
    ("from",): "period_from", ("start",): "period_from",
    ("to",): "period_to", ("end",): "period_to",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderCell:
    """A label of the header block and the cell that answers it: `ref` is that cell ("C4", on another sheet "Cover!C4"),
    `label` the board's words.

    `filled` is what already stands there, which is kept; `field` is None when the label is not certain, `likely` what
    it may ask for. What is not `held` by the case is left for the author.
    """

    ref: str
    label: str
    label_ref: str
    field: str | None = None
    likely: str = ""
    filled: str = ""
    held: bool = True
    locked: bool = False

    @property
    def fillable(self) -> bool:
        """Whether the export may write here without asking."""
        return self.field is not None and self.held and not self.filled and not self.locked


@dataclass(frozen=True, slots=True)
class _Label:
    row: int
    column: int
    span: Range
    text: str
    reading: Reading


def header_cells(sheet: Sheet, last: int) -> tuple[HeaderCell, ...]:
    """The labels in rows 1 to `last` that ask for something known, with the cells that answer them."""
    return _one_of_each(list(_cells_of(sheet, last, beside_only=False)))


def cells_elsewhere(sheet: Sheet) -> tuple[HeaderCell, ...]:
    """As `header_cells`, of a sheet that is not the chronology's: only what is certain, and stands beside its label.

    A single word that heads a list is no label: either another label stands on the sheet, or it ends with a colon.
    """
    every = _one_of_each(list(_cells_of(sheet, min(sheet.last_row, _DEEPEST), beside_only=True)))
    certain = [cell for cell in every if cell.field]
    if len(certain) < 2 and not any(sheet.text(*cell_at(cell.label_ref)).endswith(":") for cell in certain):
        return ()
    return tuple(
        replace(cell, ref=on_sheet(sheet.name, cell.ref), label_ref=on_sheet(sheet.name, cell.label_ref))
        for cell in certain
        if cell.held
    )


def _cells_of(sheet: Sheet, last: int, *, beside_only: bool) -> Iterator[HeaderCell]:
    taken: set[str] = set()
    for row in range(1, last + 1):
        labels = _labels(sheet, row)
        starts = {label.column for label in labels}
        in_a_row = any(label.span.right + 1 in starts and not _heads_ends(label, labels) for label in labels)
        period_before = False
        for label in labels:
            reading = label.reading
            if period_before and (end := _ENDS.get(words(label.text)[0])):
                reading = Reading(fields=(end,), certainty="certain")
            period_before = period_before or "period" in reading.fields
            if not reading.fields or _heads_ends(label, labels):
                continue
            answer = _answer(sheet, label, last, below=in_a_row, labels=starts)
            if beside_only and answer is not None and answer[0] != label.row:
                continue
            if answer is None or place(*answer) in taken:
                continue
            taken.add(place(*answer))
            yield _cell(sheet, label, reading, answer)


def _labels(sheet: Sheet, row: int) -> list[_Label]:
    found: list[_Label] = []
    for cell in sheet.row_cells(row):
        text = sheet.text(row, cell.column)
        merge = sheet.merge_at(row, cell.column)
        if not text or len(text) > _LONGEST or (merge and (merge.top, merge.left) != (row, cell.column)):
            continue
        span = merge or Range(row, cell.column, row, cell.column)
        name, mark, value = text.partition(":")
        if mark and value.strip():
            continue
        reading = read_heading(plain(name if mark else text), "header")
        if not mark and reading.why == NOT_ALL_KNOWN:
            # A title such as "Agency chronology" has the words of a label and asks for nothing.
            continue
        if reading.fields or words(text)[0] in _ENDS:
            label = _Label(row, cell.column, span, text, reading)
            if not (found and _answers(sheet, found[-1], label)):
                found.append(label)
    return found


def _answers(sheet: Sheet, before: _Label, label: _Label) -> bool:
    """Whether a text is no label of its own but what was filled in beside one: “Subject” and then “Adult A”."""
    if before.span.right + 1 != label.column or not before.reading.certain or words(label.text)[0] in _ENDS:
        return False
    if before.text.endswith(":"):
        return not label.text.endswith(":")
    stacked = bool(sheet.text(before.span.bottom + 1, before.column)) or (
        before.row > 1 and read_heading(sheet.text(before.row - 1, before.column), "header").certain
    )
    return stacked and not label.reading.certain


def _heads_ends(label: _Label, labels: list[_Label]) -> bool:
    """Whether a label for the period only heads the labels for its two ends, which stand beside it."""
    beside = next((other for other in labels if other.column == label.span.right + 1), None)
    return "period" in label.reading.fields and beside is not None and words(beside.text)[0] in _ENDS


def _answer(sheet: Sheet, label: _Label, last: int, *, below: bool, labels: set[int]) -> tuple[int, int] | None:
    """The cell that answers a label: beside it, or under it where labels stand side by side."""
    beside = (label.row, label.span.right + 1)
    under = (label.span.bottom + 1, label.column)
    wide = max(sheet.last_column, 2)
    for row, column in (under, beside) if below else (beside, under):
        if (row, column) == under and (row > last or not sheet.is_empty(row, column)) and not below:
            continue
        if (row, column) == under and row > last:
            continue
        if (row, column) == beside and (column > wide + 1 or column in labels or label.span.right >= wide > 3):
            continue
        merge = sheet.merge_at(row, column)
        anchor = (merge.top, merge.left) if merge else (row, column)
        if (row, column) == under and read_heading(sheet.text(*anchor), "header").certain:
            continue
        return anchor
    return None


def _cell(sheet: Sheet, label: _Label, reading: Reading, answer: tuple[int, int]) -> HeaderCell:
    first = reading.fields[0]
    field = field_of(first, "header")
    certain = reading.certain and len(reading.fields) == 1
    return HeaderCell(
        ref=place(*answer),
        label=plain(label.text),
        label_ref=place(label.row, label.column),
        field=first if certain else None,
        likely=first,
        filled="" if sheet.is_empty(*answer) else sheet.text(*answer) or "a formula",
        held=field is not None and field.held,
        locked=sheet.locked(*answer),
    )


def _one_of_each(cells: list[HeaderCell]) -> tuple[HeaderCell, ...]:
    """Two cells certain of the same field are both left to the author; a period asked for by its ends is not "
      "asked twice."""
    fields = [cell.field for cell in cells if cell.field]
    kept = []
    for cell in cells:
        if cell.field == "period" and {"period_from", "period_to"} <= set(fields) and not cell.filled:
            continue
        if cell.field and fields.count(cell.field) > 1:
            cell = HeaderCell(
                ref=cell.ref, label=cell.label, label_ref=cell.label_ref, likely=cell.field, filled=cell.filled,
                held=cell.held, locked=cell.locked,
            )  # fmt: skip
        kept.append(cell)
    return tuple(kept)
