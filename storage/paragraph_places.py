"""Where paragraphs stand among each other, of minutes and of the report: put in between, moved, and changed as seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from domain.errors import ChangedUnderneath, Refusal
from storage.desk import Act, Desk, Row
from storage.entries import new_id

GONE = (
    "This paragraph was taken out by someone else meanwhile. What you typed is still here: save it as a new one, or"
    " leave it."
)
CHANGED = "Someone else changed this paragraph meanwhile. See theirs beside yours, and save again what is to stand."
NOTHING_BEFORE = (
    "The paragraph this was to follow was taken out by someone else meanwhile. What you typed is still here."
)
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


def put_among(
    act: Act, desk: Desk, among: Among, after: str | None, paragraphs: Iterable[Mapping[str, Any]]
) -> list[Row]:
    """Put new paragraphs, given by their columns, after that of this id, "" for the top, None for the end.

    Returns their rows. Raises ChangedUnderneath where that paragraph is gone.
    """
    paragraphs = tuple(paragraphs)
    where = places(act, desk, among, after, len(paragraphs)) if paragraphs else []
    rows: list[Row] = [
        {"id": new_id(), among.column: among.value, "sequence": sequence, **columns, "revision": 1}
        for columns, sequence in zip(paragraphs, where, strict=True)
    ]
    for row in rows:
        act.insert(among.table, row)
    return rows


def step_among(act: Act, desk: Desk, among: Among, row: Row | None, step: Literal[-1, 1], of: str = "") -> Row:
    """Have a paragraph and the one before it (-1) or after it (+1) change places; gives its row as it is then.

    Raises ChangedUnderneath where it is gone, and Refusal where it can go no further: `of` ends that sentence.
    """
    if row is None:
        raise ChangedUnderneath(GONE, None)
    beyond, order = ("<", "DESC") if step < 0 else (">", "ASC")
    other = desk.row(
        f"SELECT * FROM {among.table} WHERE {among.column} = ? AND sequence {beyond} ?"
        f" ORDER BY sequence {order} LIMIT 1",
        [among.value, row["sequence"]],
    )
    if other is None:
        raise Refusal(f"This is already the {'first' if step < 0 else 'last'} paragraph{of}.")
    moved = act.update(among.table, row, {"sequence": other["sequence"]})
    act.update(among.table, other, {"sequence": row["sequence"]})
    return moved


def as_seen(row: Row | None, revision: int, read: Callable[[Row], object]) -> Row:
    """The row of a paragraph, where it is as the author saw it; raises ChangedUnderneath, with theirs as read."""
    if row is None:
        raise ChangedUnderneath(GONE, None)
    if row["revision"] != revision:
        raise ChangedUnderneath(CHANGED, read(row))
    return row


def changed(act: Act, table: str, before: Row, columns: Mapping[str, Any]) -> Row:
    """Save what is other in a paragraph than before; gives its row as it is then."""
    changes = {name: value for name, value in columns.items() if before[name] != value}
    return act.update(table, before, {**changes, "revision": before["revision"] + 1}) if changes else before


def places(act: Act, desk: Desk, among: Among, after: str | None, count: int) -> list[float]:
    """Places for so many paragraphs after that of this id, "" for the top, None for the end.

    Reads the two neighbours and nothing else, unless they stand too close: then a few around them are moved apart.
    Raises ChangedUnderneath where that paragraph is gone.
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
            raise ChangedUnderneath(NOTHING_BEFORE, None)
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
