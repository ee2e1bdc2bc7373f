"""The rows of the chronology in a document that came back: what was said of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from rapidfuzz import fuzz

from domain.agreement.for_agreement import ShownRow
from domain.agreement.steps import RowCheck, RowVerdict
from domain.clean import clean
from exporters.minutes.on_paper import ROW_HEADER, ROW_MARK
from exporters.readers.aligning import plain
from exporters.word.document import Document, cell_text, cells_of, each_paragraph, rows_of
from exporters.word.text import W

_MARK = re.compile(rf"^{ROW_MARK}(\d+)(?:_([A-Za-z0-9]+)_(\d+))?$")
_NUMBER = re.compile(r"^\d{0,4}[.)]?$")
_WELL = r"(?:correct|yes|y|ok|okay|agreed?|i agree|true|right|confirmed?|accurate|fine|[✓✔☑☒])"
_RIGHT = re.compile(rf"^{_WELL}(?:[\s,.;]+{_WELL})*[\s.!]*$", re.IGNORECASE)
_WRONG = re.compile(
    r"^(?:not (?:correct|right|true|accurate|confirmed)|in(?:correct|accurate)|wrong|untrue|false"
    r"|(?:no|n)(?=\s*(?:[.,;:–—-]|$)))\b[\s.,;:–—-]*",
    re.IGNORECASE,
)
_DISPUTED = re.compile(r"^(?:i )?(?:dispute[ds]?|i do not agree|not agreed|disagree[d]?)\b[\s.,;:–—-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RowsReturned:
    """What was said of rows: `shown` are all that the document shows, `notes` what could not be made out, `read` the
    paragraphs that are told by these."""

    checks: tuple[RowCheck, ...]
    shown: tuple[ShownRow, ...]
    notes: tuple[str, ...]
    read: frozenset[etree._Element]


def rows_returned(document: Document, interview: int, code: str, rows: Mapping[str, ShownRow]) -> RowsReturned:
    """What was said of each row; `rows` are those of the case, by id.

    Of a row that was left empty there is no check: nothing said is not “correct”.
    """
    found: list[RowCheck] = []
    known: list[ShownRow] = []
    notes: list[str] = []
    read: set[etree._Element] = set()
    for cells, marks in _rows(document):
        now, before = ([clean(cell_text(cell, view)).strip() for cell in cells] for view in ("now", "before"))
        row = _which(marks, before, rows)
        label = f"Row {now[0]}" if now[0] else "A row"
        if row is None:
            if now[-1]:
                notes.append(f"{label} of the chronology was answered, but it cannot be made out which row it is.")
            if marks:
                # Ours, of a row that is gone from the case: only what was said of it is looked at elsewhere.
                read.update(each for cell in cells[:-1] for each in each_paragraph(cell))
            continue
        told = cells if _NUMBER.match(now[0]) else cells[1:]
        read.update(each for cell in told for each in each_paragraph(cell))
        verdict, words = verdict_of(now[-1])
        known.append(row)
        seen = _revision(marks)
        same = not seen or seen == row.revision
        if not same:
            notes.append(f"{label} of the chronology was changed in the case since it was shown.")
        edited = _edited(now, _shown(row) if same else before[1:4])
        if edited and verdict in (None, "confirmed"):
            verdict, words = "corrected", f"Should say: {edited}"
        if verdict is None:
            continue
        shown = row.text if same else " | ".join(filter(None, map(plain, before[1:-1])))
        found.append(
            RowCheck(interview=interview, code=code, entry=row.entry, revision=seen or row.revision, shown=shown,
                     verdict=verdict, words=words)
        )  # fmt: skip
    return RowsReturned(tuple(found), tuple(known), tuple(notes), frozenset(read))


def verdict_of(text: str) -> tuple[RowVerdict | None, str]:
    """What the last column says of a row, and the words that go with it; None when nothing is said."""
    said = text.strip()
    if not said:
        return None, ""
    if _RIGHT.match(said):
        return "confirmed", ""
    if found := _DISPUTED.match(said):
        return "disputed", said[found.end() :].strip() or said
    if found := _WRONG.match(said):
        return "corrected", said[found.end() :].strip() or said
    return "corrected", said


def _rows(document: Document) -> Iterator[tuple[list[etree._Element], list[re.Match[str]]]]:
    """The cells of each row shown, and the bookmarks in it."""
    for table in document.body.iter(f"{W}tbl"):
        rows = rows_of(table)
        head = [plain(cell_text(cell)) for cell in cells_of(rows[0])] if rows else []
        asked = len(head) == len(ROW_HEADER) and fuzz.ratio(head[-1], ROW_HEADER[-1]) > 70
        for row in rows:
            names = (each.get(f"{W}name", "") for each in row.iter(f"{W}bookmarkStart"))
            marks = [found for name in names if (found := _MARK.match(name))]
            cells = cells_of(row)
            if len(cells) == len(ROW_HEADER) and (marks or (asked and row is not rows[0])):
                yield cells, marks


def _which(marks: Sequence[re.Match[str]], texts: Sequence[str], rows: Mapping[str, ShownRow]) -> ShownRow | None:
    """The row of the case: by its bookmark, else the one that says the same."""
    ids = {mark[2] for mark in marks if mark[2]}
    if len(ids) == 1 and (row := rows.get(ids.pop())):
        return row
    said = plain(" ".join(texts[1:4]))
    alike = ((fuzz.ratio(said, plain(" ".join(_shown(row)))), row.entry) for row in rows.values())
    likely = sorted(alike, reverse=True)
    if likely and likely[0][0] >= 85 and (len(likely) == 1 or likely[0][0] - likely[1][0] >= 3):
        return rows[likely[0][1]]
    return None


def _revision(marks: Sequence[re.Match[str]]) -> int:
    found = {int(mark[3]) for mark in marks if mark[3]}
    return found.pop() if len(found) == 1 else 0


def _shown(row: ShownRow) -> tuple[str, str, str]:
    """The columns of a row as it is printed."""
    said = (f"{row.who}: " if row.who else "") + row.event
    then = (f"Action: {row.action}" if row.action else "", f"Outcome: {row.outcome}" if row.outcome else "")
    return " ".join(filter(None, (row.when, row.time))), " ".join(filter(None, (said, *then))), row.source


def _edited(now: Sequence[str], shown: Sequence[str]) -> str:
    """What somebody made of the row itself, "" while it says what was shown."""
    changed = [plain(text) for text, was in zip(now[1:4], shown, strict=True) if plain(text) != plain(was)]
    return "; ".join(filter(None, changed))
