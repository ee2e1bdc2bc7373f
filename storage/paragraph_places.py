"""Where paragraphs stand among each other: a number between two others, and room made where there is none left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from storage.desk import Act, Desk, Row

GONE = (
    "This paragraph was taken out by someone else meanwhile. What you typed is still here: save it as a new one, or"
    " leave it."
)
CHANGED = "Someone else changed this paragraph meanwhile. See theirs beside yours, and save again what is to stand."
STEP = 1.0
_NEAR = 16
"""A paragraph put between two stands this fraction of the way to the second: more are put after one just typed than
before it, and so some hundred find room in one place."""
_LEAST = 2.0**-30


class Among(NamedTuple):
    """The paragraphs that are in order among each other: of the minutes of an interview, of a section of the report."""

    table: str
    column: str
    value: int | str


def places(act: Act, desk: Desk, among: Among, after: str | None, count: int) -> list[float] | None:
    """Places for so many paragraphs after that of this id, "" for the top, None for the end; None: no such paragraph.

    Reads the two neighbours and nothing else, unless they stand too close: then a few around them are moved apart.
    """
    those = f"FROM {among.table} WHERE {among.column} = ?"
    last = desk.value(f"SELECT max(sequence) {those}", [among.value])
    if after is None:
        return _from(0.0 if last is None else last, count)
    if after == "":
        first = desk.value(f"SELECT min(sequence) {those}", [among.value])
        return _from(0.0 if first is None else first - STEP * (count + 1), count)
    for room_made in (False, True):
        before = desk.value(f"SELECT sequence {those} AND id = ?", [among.value, after])
        if before is None:
            return None
        if before == last:
            return _from(before, count)
        following = desk.value(f"SELECT min(sequence) {those} AND sequence > ?", [among.value, before])
        found = _between(before, following, count)
        if found or room_made:
            break
        _make_room(act, desk, among, before, count)
    return found


def _from(start: float, count: int) -> list[float]:
    return [float(start + STEP * step) for step in range(1, count + 1)]


def _between(before: float, following: float, count: int) -> list[float]:
    """So many places between the two; none where there is no room left."""
    gap = following - before
    step = gap / _NEAR if count < _NEAR / 2 else gap / (2 * count)
    return [before + step * place for place in range(1, count + 1)] if step > _LEAST else []


def _make_room(act: Act, desk: Desk, among: Among, at: float, count: int) -> None:
    """Move those around this place apart, as few of them as will do; those after all of them go further on."""
    rows = desk.rows(f"SELECT * FROM {among.table} WHERE {among.column} = ? ORDER BY sequence", [among.value])
    place = next(index for index, row in enumerate(rows) if row["sequence"] == at)
    reach = 8
    while reach < len(rows):
        low, high = max(0, place - reach), min(len(rows) - 1, place + reach)
        span = rows[high]["sequence"] - rows[low]["sequence"]
        if span / (high - low) > STEP / 64:
            _spread(act, among.table, rows[low : high + 1], rows[low]["sequence"], span / (high - low))
            return
        reach *= 2
    _spread(act, among.table, rows, rows[0]["sequence"], STEP)


def _spread(act: Act, table: str, rows: Sequence[Row], start: float, step: float) -> None:
    for index, row in enumerate(rows):
        act.update(table, row, {"sequence": float(start + step * index)})
