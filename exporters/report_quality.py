"""The quality form of a board: each criterion of the case matched to a row by its words, and ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from domain.and_between import and_between
from domain.report import Criterion
from exporters.templates.report_places import SEVERAL, Place
from exporters.word.controls import tick_in
from exporters.word.document import Document, cell_text, cells_of, rows_of
from exporters.word.writing import fill_cell

_ALIKE = 92.0
_AHEAD = 6.0
_TICK = "✓"
_SAID = {"yes": "Yes", "no": "No", "n/a": "N/a"}


@dataclass(slots=True)
class Ticked:
    """What became of the form: how many of its rows were answered, the cells written, and what to tell the author."""

    rows: int = 0
    ticked: int = 0
    cells: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def tick_form(document: Document, place: Place, criteria: Sequence[Criterion]) -> Ticked:
    """Tick the rows whose words are those of a criterion of the case; what is not certain is told, never ticked."""
    made = Ticked()
    names = [set(name.split(SEVERAL)) if name else set() for name in place.columns]
    asks = next((at for at, name in enumerate(names) if "criterion" in name), 0)
    rows = [row for row in rows_of(place.element)[place.header_rows :] if len(cells_of(row)) > asks]
    said = [" ".join(cell_text(cells_of(row)[asks]).split()) for row in rows]
    made.rows = sum(bool(text) for text in said)
    matched = match(said, criteria)
    for row, one in zip(rows, matched, strict=True):
        if one is None or not one.mark:
            continue
        made.ticked += 1
        _answer(document, cells_of(row), names, one, made)
    open_ = [text for text, one in zip(said, matched, strict=True) if text and (one is None or not one.mark)]
    if open_:
        made.notes.append(f"Not answered on the quality form: {and_between(f'“{_short(text)}”' for text in open_)}.")
    used = {id(one) for one in matched if one is not None}
    lost = [one for one in criteria if id(one) not in used]
    if lost:
        made.notes.append(
            f"Not on the board's quality form, or not certain which line it is:"
            f" {and_between(f'“{_short(one.text)}”' for one in lost)}."
        )
    return made


def match(said: Sequence[str], criteria: Sequence[Criterion]) -> list[Criterion | None]:
    """For each line of the form the criterion it is, None where none is certain; none is used twice."""
    from rapidfuzz import fuzz
    from rapidfuzz.utils import default_process

    free = list(criteria)
    found: list[Criterion | None] = []
    for text in said:
        if not text:
            found.append(None)
            continue
        scored = sorted(
            ((fuzz.ratio(text, one.text, processor=default_process), place) for place, one in enumerate(free)),
            reverse=True,
        )
        sure = bool(scored) and scored[0][0] >= _ALIKE and (
            len(scored) == 1 or scored[0][0] == 100 or scored[0][0] - scored[1][0] >= _AHEAD
        )
        found.append(free.pop(scored[0][1]) if sure else None)
    return found


def _answer(
    document: Document, cells: Sequence[etree._Element], names: Sequence[set[str]], one: Criterion, made: Ticked
) -> None:
    answered = False
    for cell, name in zip(cells, names, strict=False):
        wanted = {"yes": "yes", "no": "no", "n/a": "na"}[one.mark]
        if wanted in name:
            tick_in(document, cell, _TICK)
            answered = True
        elif "mark" in name:
            fill_cell(cell, _SAID[one.mark])
            answered = True
        else:
            continue
        made.cells.append(cell)
    comment = one.comment
    if not answered:
        comment = ": ".join(filter(None, (_SAID[one.mark], comment)))
    for cell, name in zip(cells, names, strict=False):
        if "comment" in name and comment:
            fill_cell(cell, comment)
            made.cells.append(cell)
            return
    if comment:
        made.notes.append(f"No room on the quality form for the comment “{_short(comment)}”.")


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
