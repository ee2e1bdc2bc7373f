"""A chronology or action plan in cells that came back edited: what changed since it was exported, row by row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.chronology.entry import Entry
from domain.errors import NotUnderstood
from domain.line.draft import Known
from domain.report.parts import Action, Printed, Recommendation
from domain.returned.changes import CameBack, Change, against, alike, plain
from domain.returned.places import told_only
from domain.review import Review
from exporters.chronology.printed import COLUMNS, CONTINUED, LINE
from exporters.office.refs import number as column_number
from exporters.office.row_xml import in_words
from exporters.readers.aligning import Line, paired, rising
from exporters.readers.cells_changed import cell_changes
from exporters.readers.in_case import InCase
from exporters.readers.rows_added import RowsAdded
from exporters.readers.sheet_comments import comments_in
from exporters.readers.tables import Given, Source, opened

_TRIED = 80
"""Rows looked through for the heading."""
_SHARE = 0.3
_SURE = 1.98
"""Of two (all the rows, all the cells): no older export is looked at."""
_TELLS = 20
"""Letters of a cell that are enough to know it by."""
_LONG = 12
"""Letters of a cell that are no code, no name of a source and no answer of one word."""
_ROWS = ("row:", CONTINUED)
_RUNNING = frozenset(("number", "sequence"))


@dataclass(frozen=True, slots=True)
class _Form:
    """A chronology that left: fields and heading of each column, and the cells of each row by its mark."""

    printed: Printed
    sheet: str
    header_row: int
    letters: tuple[str, ...]
    headings: tuple[str, ...]
    fields: tuple[tuple[str, ...], ...]
    rows: Mapping[str, tuple[str, ...]]

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column asks for."""
        return tuple("+".join(fields) for fields in self.fields)

    @property
    def of_rows(self) -> bool:
        """Whether it is a chronology."""
        return not any(mark.startswith(("action:", "recommendation:")) for mark in self.rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that came back: its number in the sheet, and its cells in the order of the columns."""

    number: int
    cells: tuple[str, ...]


def read_sheet(
    data: bytes, name: str, review: Review, exports: Sequence[Printed], known: Known
) -> CameBack:
    """What changed in a workbook or file of values since the case exported it. Raises NotUnderstood."""
    sources, book = opened(data, name)
    # The newest first: most that comes back is of it, and of long ones each costs.
    forms = (_form(each) for each in reversed(exports) if COLUMNS in each.texts)
    best = _best(sources, forms)
    if best is None or best[0] < _SHARE:
        raise NotUnderstood(
            f"{name} is no chronology or action plan this case exported, or so much in it was changed that it cannot be"
            " told by its rows. A chronology of somebody else's is taken in by imr import."
        )
    _, form, source, rows = best
    comments = comments_in(book, source.page.name) if book is not None else {}
    notes: list[str] = []
    in_case = InCase(review, known)
    added = RowsAdded(in_case, form.columns, {mark.removeprefix("row:") for mark in form.rows}, name)
    changes = list(dict.fromkeys(_changes(rows, form, in_case, added, comments, notes)))
    listed, already = against(changes, in_case.words, {})
    last = max(one.number for one in exports if one.kind == form.printed.kind)
    if last > form.printed.number:
        notes.append("It is not the last one that left: a later export of the same kind was made since.")
    return CameBack(
        kind=form.printed.kind, printed=form.printed.number, at=form.printed.at, changes=listed,
        already=already + added.already, notes=tuple(notes),
    )  # fmt: skip


def sheet_changes(data: bytes, name: str, printed: Printed, in_case: InCase) -> Iterator[Change]:
    """What changed in a workbook that left inside another file, of which this was kept. Raises NotUnderstood."""
    sources, book = opened(data, name)
    best = _best(sources, [_form(printed)])
    if best is None or best[0] < _SHARE:
        raise NotUnderstood(f"So much was changed in {name} that its rows cannot be told: look at it yourself.")
    _, form, source, rows = best
    comments = comments_in(book, source.page.name) if book is not None else {}
    added = RowsAdded(in_case, form.columns, frozenset(), name)
    yield from _changes(rows, form, in_case, added, comments, [])


_Best = tuple[float, _Form, Source, list[_Row]]


def _best(sources: Sequence[Source], forms: Iterable[_Form]) -> _Best | None:
    """The form and the page that are likeliest what left, and how likely."""
    best: _Best | None = None
    for form in forms:
        for source in sources:
            rows = _rows(source, form)
            if rows is None:
                continue
            share = _share(rows, form)
            if best is None or share > best[0]:
                best = (share, form, source, rows)
        if best is not None and best[0] >= _SURE:
            break
    return best


def _form(printed: Printed) -> _Form:
    sheet, header_row, columns = json.loads(printed.texts[COLUMNS])
    # A report holds rows of its own beside the lines of the plan inside it.
    wanted = (LINE,) if any(mark.startswith(LINE) for mark in printed.texts) else _ROWS
    return _Form(
        printed, sheet, header_row, tuple(one[0] for one in columns), tuple(one[1] for one in columns),
        tuple(tuple(one[2]) for one in columns),
        {
            mark.removeprefix(LINE): tuple(json.loads(text))
            for mark, text in printed.texts.items() if mark.startswith(wanted)
        },
    )  # fmt: skip


def _share(rows: Sequence[_Row], form: _Form) -> float:
    """How much of what was printed is there still: whole rows, or in short files cells of some length."""
    said = {_told(row.cells, form) for row in rows}
    whole = sum(_told(cells, form) in said for cells in form.rows.values()) / max(1, len(form.rows))
    held = {plain(cell) for row in rows for cell in row.cells}
    cells = [plain(cell) for one in form.rows.values() for cell in one if len(cell) > _TELLS]
    return whole + sum(cell in held for cell in cells) / max(1, len(cells))


def _rows(source: Source, form: _Form) -> list[_Row] | None:
    """The rows below the heading, cell by cell in the order printed; None where it has no such heading."""
    header: tuple[int, dict[int, int]] | None = None
    wanted = {plain(heading).casefold(): at for at, heading in enumerate(form.headings) if heading.strip()}
    for number, cells in source.rows(1):
        if number > _TRIED:
            break
        keys = ((column, plain(given.text).casefold()) for column, given in cells.items())
        found = {wanted[key]: column for column, key in keys if key in wanted}
        if found and 2 * len(found) >= len(wanted) and (header is None or len(found) > len(header[1])):
            header = (number, found)
    if header is None:
        if source.page.name != form.sheet:
            return None
        header = (form.header_row, {at: column_number(letter) for at, letter in enumerate(form.letters)})
    row, columns = header
    made: list[_Row] = []
    for number, cells in source.rows(row + 1):
        texts = tuple(_text(cells.get(columns.get(at, -1), Given())) for at in range(len(form.fields)))
        if any(texts):
            made.append(_Row(number, texts))
    return made


def _text(given: Given) -> str:
    moment = given.moment
    if isinstance(moment, datetime):
        return in_words(moment if moment.time().isoformat() != "00:00:00" else moment.date())
    return in_words(moment) if moment is not None else given.text


def _told(cells: Sequence[str], form: _Form) -> str:
    """All a row says, but for its running number."""
    return "\t".join(
        plain(text) for text, fields in zip(cells, form.fields, strict=True) if not _RUNNING.issuperset(fields)
    )


def _changes(
    rows: Sequence[_Row], form: _Form, in_case: InCase, added: RowsAdded, comments: Mapping[int, Sequence[str]],
    notes: list[str],
) -> Iterator[Change]:  # fmt: skip
    marks = list(form.rows)
    pairs = _pairs(rows, form)
    entries = {f"row:{each.id}": each for each in in_case.review.entries}
    found = {at: index for index, at in pairs.items()}
    in_order = len(rising(sorted(pairs.items())))
    if in_order < len(pairs):
        notes.append(f"{len(pairs) - in_order} rows stand in another order than in the file that left: told only.")
    if len(form.rows) > len(pairs):
        notes.append("Rows that are not in the file may have been left out by a filter: look at each.")
    gone: dict[int, list[str]] = {}
    anchor = -1
    for at, mark in enumerate(marks):
        if at in found:
            anchor = found[at]
        else:
            gone.setdefault(anchor, []).append(mark)
    for index in range(-1, len(rows)):
        if index >= 0:
            row = rows[index]
            mark = marks[pairs[index]] if index in pairs else ""
            if mark:
                yield from _of_row(row, form, mark, entries.get(mark), in_case)
            elif sum(map(bool, row.cells)) > 1:
                yield from _new(row, form, added)
            where = _where(mark, entries.get(mark), row)
            for words in comments.get(row.number, ()):
                yield Change(kind="comment", mark=mark, where=where, said=words, takes=False)
        for mark in gone.get(index, ()):
            takes = mark.startswith("row:") and f"{CONTINUED}{mark[4:]}~2" not in form.rows
            yield Change(
                kind="out", mark=mark, where=_where(mark, entries.get(mark)), printed=_said(form.rows[mark]),
                takes=takes, said="" if takes else told_only(mark),
            )  # fmt: skip


def _new(row: _Row, form: _Form, added: RowsAdded) -> Iterator[Change]:
    """A row that was not printed."""
    if not form.of_rows:
        yield Change(
            kind="row", where=f"Row {row.number} of the sheet", returned=_said(row.cells), takes=False,
            said="A new line of the plan is told only: add it in /actions.",
        )  # fmt: skip
    elif (found := added.change(row.cells, f"row {row.number}")) is not None:
        yield found


def _of_row(row: _Row, form: _Form, mark: str, entry: Entry | None, in_case: InCase) -> Iterator[Change]:
    goes_on = mark.startswith(CONTINUED) or f"{CONTINUED}{mark[4:]}~2" in form.rows
    for was, now, part, heading in zip(form.rows[mark], row.cells, form.columns, form.headings, strict=True):
        if alike(was, now) or (part and _RUNNING.issuperset(part.split("+"))):
            continue
        base = Change(
            kind="cell", mark=mark, where=f"{_where(mark, entry, row)}, {' '.join(heading.split())}",
            columns=form.columns if mark.startswith("row:") else (),
        )  # fmt: skip
        if goes_on:
            yield replace(base, part=part, printed=was, returned=now, takes=False,
                          said="Its text goes on in the next row: change it in /chronology.")  # fmt: skip
            continue
        thing = in_case.places.thing(mark)
        if isinstance(thing, Action) and part in ("recommendation", "whose", "measure"):
            of = in_case.places.thing(f"recommendation:{thing.recommendation}")
            if isinstance(of, Recommendation):
                # It stands in the row of each of its actions, and is one change.
                base = replace(base, where=f"Recommendation {_place(of, in_case)}, {' '.join(heading.split())}")
        yield from cell_changes(base, part, was, now, in_case)


def _place(of: Recommendation, in_case: InCase) -> int:
    numbers = [each.number for each in in_case.review.report.recommendations]
    return numbers.index(of.number) + 1


def _pairs(rows: Sequence[_Row], form: _Form) -> dict[int, int]:
    """The place in the form of each row that came back."""
    texts = [_told(cells, form) for cells in form.rows.values()]
    came = [_told(row.cells, form) for row in rows]
    pairs: dict[int, int] = {}
    by_text: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        by_text.setdefault(text, []).append(at)
    for index, text in enumerate(came):
        if by_text.get(text):
            pairs[index] = by_text[text].pop(0)
    taken = set(pairs.values())
    loose = [index for index in range(len(came)) if index not in pairs]
    left = [at for at in range(len(texts)) if at not in taken]
    for index, found in zip(loose, paired([Line(came[at]) for at in loose], [texts[at] for at in left]), strict=True):
        if found is not None:
            pairs[index] = left[found]
    _in_their_place(rows, form, pairs)
    return pairs


def _in_their_place(rows: Sequence[_Row], form: _Form, pairs: dict[int, int]) -> None:
    """Pair rows of which much was changed: as many of them stand between two that are known as did, and each has
    its day or its event still."""
    printed = list(form.rows.values())
    taken = set(pairs.values())
    begin = (0, 0)
    for one, other in (*rising(sorted(pairs.items())), (len(rows), len(printed))):
        new = [index for index in range(begin[0], one) if index not in pairs]
        gone = [at for at in range(begin[1], other) if at not in taken]
        if len(new) == len(gone):
            pairs.update(
                (index, at) for index, at in zip(new, gone, strict=True) if _tells(rows[index].cells, printed[at], form)
            )
        begin = (one + 1, other + 1)


def _tells(came: Sequence[str], printed: Sequence[str], form: _Form) -> bool:
    """Whether two rows have a third of their cells in common, a day or a long text among them."""
    both = [
        (plain(one), plain(other), fields) for one, other, fields in zip(came, printed, form.fields, strict=True)
        if not _RUNNING.issuperset(fields) and (one or other)
    ]  # fmt: skip
    same = [(one, fields) for one, other, fields in both if one == other]
    return 3 * len(same) >= len(both) and any("date" in fields or len(one) > _LONG for one, fields in same)


def _said(cells: Sequence[str]) -> str:
    return " · ".join(" ".join(text.split()) for text in cells if text)


def _where(mark: str, entry: Entry | None, row: _Row | None = None) -> str:
    at = f" (row {row.number})" if row is not None else ""
    if mark.startswith(("action:", "recommendation:")):
        return f"{mark.partition(':')[0].capitalize()}{at}"
    if entry is None:
        return f"A row{at}" if mark else f"The sheet{at}"
    return f"{entry.when.said()}{at}"
