"""The quality form of a board: each criterion of the case matched to a row by its words, and ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from domain.and_between import and_between
from domain.report.parts import Criterion
from domain.report.quality import matter_of
from exporters.report.told import short
from exporters.templates.report_places import SEVERAL, Place
from exporters.word.controls import tick_in
from exporters.word.document import Document, cell_text, cells_of, rows_of
from exporters.word.writing import fill_cell

_NUMBERED = re.compile(r"^\s*(?:question\s*)?[\w.]{1,8}[.):]\s+", re.IGNORECASE)
_SMALL = frozenset((
    "the", "a", "an", "of", "to", "is", "are", "was", "were", "and", "or", "for", "in", "with", "been", "has", "have",
    "be", "that", "this", "s",
))  # fmt: skip
_TICK = "✓"
_SHOWN = 2
_SAID = {"yes": "Yes", "no": "No", "n/a": "N/a"}


@dataclass(slots=True)
class Ticked:
    """What became of the form: how many of its rows were answered, the cells written, which row is which criterion, and
    what to tell the author."""

    rows: int = 0
    ticked: int = 0
    cells: list[etree._Element] = field(default_factory=list)
    known: list[tuple[etree._Element, Criterion]] = field(default_factory=list)
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
        if one is not None:
            made.known.append((row, one))
        if one is None or not one.mark:
            continue
        made.ticked += 1
        _answer(document, cells_of(row), names, one, made)
    otherwise = [(text, one.text) for text, one in zip(said, matched, strict=True)
                 if one is not None and one.mark and not same_words(text, one.text)]  # fmt: skip
    if otherwise:
        pairs = and_between(f"“{short(text)}” by “{short(of)}”" for text, of in otherwise[:_SHOWN])
        lines = "1 line is" if len(otherwise) == 1 else f"{len(otherwise)} lines are"
        more = ", the others in the same way" if len(otherwise) > _SHOWN else ""
        made.notes.append(
            f"Look at the quality form: {lines} answered by what the case asks in other words: {pairs}{more}."
        )
    open_ = [text for text, one in zip(said, matched, strict=True) if text and (one is None or not one.mark)]
    if open_:
        made.notes.append(f"Not answered on the quality form: {and_between(f'“{short(text)}”' for text in open_)}.")
    used = {id(one) for one in matched if one is not None}
    lost = [one for one in criteria if id(one) not in used]
    if lost:
        made.notes.append(
            f"Not on the board's quality form, or not certain which line it is:"
            f" {and_between(f'“{short(one.text)}”' for one in lost)}."
        )
    return made


def match(said: Sequence[str], criteria: Sequence[Criterion]) -> list[Criterion | None]:
    """For each line of the form the criterion it is, None where none is certain; none is used twice.

    A line is a criterion when both are of the same words, but for small ones and endings: one word more or another is
    another matter ("good" and "poor" practice). What is left is one of our own matters where it asks for that and no
    other, and both stand there once.
    """
    free = [(one, _words(one.text)) for one in criteria]
    found: list[Criterion | None] = []
    for text in said:
        words = _words(text)
        fitting = [place for place, (_, other) in enumerate(free) if words and _same(words, other)]
        exact = [place for place in fitting if free[place][1] == words]
        sure = exact[:1] if exact else fitting if len(fitting) == 1 else []
        found.append(free.pop(sure[0])[0] if sure else None)
    asked = [matter_of(text) if one is None else "" for text, one in zip(said, found, strict=True)]
    for place, matter in enumerate(asked):
        ours = [one for one, _ in free if same_words(one.text, matter)] if matter and asked.count(matter) == 1 else []
        if len(ours) == 1:
            found[place] = ours[0]
    return found


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, but for numbers before them, small words and endings."""
    first, second = (_NUMBERED.sub("", text) for text in (one, other))
    return bool(_words(first)) and _same(_words(first), _words(second))


def _words(text: str) -> list[str]:
    from rapidfuzz.utils import default_process

    return [word for word in default_process(text).split() if word not in _SMALL]


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether these are the same words in the same order, but for their endings and slips of a letter."""
    return len(one) == len(other) and all(_alike(*pair) for pair in zip(one, other, strict=True))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    from rapidfuzz.distance import OSA

    short, long = sorted((one, other), key=len)
    begins = len(short) >= 4 and long.startswith(short[: max(4, len(short) - 1)]) and len(long) - len(short) <= 3
    return begins or (len(short) >= 6 and OSA.distance(one, other) == 1)


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
        made.notes.append(f"No room on the quality form for the comment “{short(comment)}”.")
