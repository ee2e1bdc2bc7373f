"""Where a table's headings stand: on which sheet and in which row, wherever that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.asked.field_of import NOTHING, Where
from exporters.office.refs import Range, letter
from exporters.office.sheet import Sheet
from exporters.templates.headings import Heading, Reading, read_heading, read_row
from exporters.templates.words import several, words

HIDDEN = "its column is hidden"
_DEEPEST = 120
_WIDEST = 250
_ASIDE_SHEETS = several("guidance guide instruction example sample note list lookup help readme key glossary legend")
_PLANS = several("recommendation target status lead completed completion deadline smart owner")


@dataclass(frozen=True, slots=True)
class Looks:
    """What the cells under a heading show of themselves."""

    format: str = ""
    listed: tuple[str, ...] = ()
    numbered: bool = False
    formula: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, or a file of separated values, as far as finding its headings needs it."""

    name: str
    state: str
    last_row: int
    last_column: int
    text: Callable[[int, int], str]
    merge_at: Callable[[int, int], Range | None]
    looks: Callable[[int, int], Looks]
    tables: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A table: its page, the last row of its headings, and for each column its number, heading and reading."""

    page: Page
    row: int
    columns: tuple[int, ...]
    headings: tuple[Heading, ...]
    readings: tuple[Reading, ...]
    score: float

    @property
    def asks(self) -> frozenset[str]:
        """Every field some column asks for or could ask for."""
        return frozenset(f for r in self.readings for f in (*r.fields, *r.others))


def page_of(sheet: Sheet) -> Page:
    """A worksheet as a page."""
    return Page(
        name=sheet.name,
        state=sheet.state,
        last_row=sheet.last_row,
        last_column=min(sheet.last_column, _WIDEST),
        text=sheet.text,
        merge_at=sheet.merge_at,
        looks=lambda row, column: _looks(sheet, row, column),
        tables=tuple(table.range for table in sheet.tables if table.header_rows),
    )


def headings_at(page: Page, row: int, where: Where = "row") -> Found | None:
    """The table whose headings end in this row, None when fewer than two columns have any."""
    columns, headings = [], []
    for column in range(1, page.last_column + 1):
        heading = _heading(page, row, column)
        if heading is not None:
            columns.append(column)
            headings.append(heading)
    if len(columns) < 2:
        return None
    if where in ("row", "action"):
        readings = read_row(headings, where)
    else:
        readings = tuple(read_heading(f"{h.group} {h.text}" if not h.text else h.text, where) for h in headings)
    readings = tuple(
        Reading(fields=(NOTHING,), certainty="certain", why=HIDDEN)
        if page.looks(row, column).hidden
        else reading
        for column, reading in zip(columns, readings, strict=True)
    )
    return Found(page, row, tuple(columns), tuple(headings), readings, _score(page, row, headings, readings))


def tables_in(pages: Sequence[Page], fits: Callable[[Found], bool], where: Where = "row") -> list[Found]:
    """The likeliest table of each page among those that fit what is looked for, best first.

    Hidden sheets count only when no visible one will do; so do sheets named as guidance or examples.
    """
    for chosen in (
        [page for page in pages if page.state == "visible" and not is_aside(page.name)],
        [page for page in pages if page.state == "visible" and is_aside(page.name)],
        [page for page in pages if page.state != "visible"],
    ):
        found = [best for page in chosen if (best := _best(page, fits, where)) is not None]
        if found:
            return sorted(found, key=lambda f: -f.score)
    return []


def _best(page: Page, fits: Callable[[Found], bool], where: Where) -> Found | None:
    best: Found | None = None
    for row in range(1, min(page.last_row, _DEEPEST) + 1):
        if sum(1 for column in range(1, page.last_column + 1) if page.text(row, column)) < 2:
            continue
        found = headings_at(page, row, where)
        if found is not None and (bottom := _bottom(page, found)) > row:
            found = headings_at(page, bottom, where)
        if found is not None and fits(found) and (best is None or found.score > best.score):
            best = found
    return best


def is_chronology(found: Found) -> bool:
    """Whether a table's headings ask for dated events, or nearly so, and are not those of an action plan."""
    told = found.asks & {"date", "event", "who", "agency", "source", "action", "outcome", "comment", "time", "question"}
    return ({"date", "event"} <= told or (len(told) >= 4 and bool(told & {"date", "event"}))) and not _is_plan(found)


def is_action_plan(found: Found) -> bool:
    """Whether a table's headings ask for what is to be done, by whom and by when."""
    sure = {field for reading in found.readings if reading.certain for field in reading.fields}
    told = found.asks & {"recommendation", "action", "lead", "target", "completed", "status", "outcome", "evidence"}
    asked = {"lead", "target", "status", "completed"}
    by_name = "recommendation" in sure or ("action" in sure and bool(sure & asked))
    return len(told) >= 3 and bool(told & asked) and by_name


def is_key(found: Found) -> bool:
    """Whether a table's headings ask for people by code."""
    return "code" in found.asks and bool(found.asks & {"name", "role", "organisation", "last_name"})


def is_family(found: Found) -> bool:
    """Whether a table's headings ask for the members of a family."""
    told = {"relationship", "born", "died", "address", "ethnicity"}
    return bool(found.asks & {"code"}) and len(found.asks & told) >= 2


def _score(page: Page, row: int, headings: Sequence[Heading], readings: Sequence[Reading]) -> float:
    score = 1.0 if any(table.top == row for table in page.tables) else 0.0
    for heading, reading in zip(headings, readings, strict=True):
        if reading.certain:
            score += 0.5 if reading.fields == (NOTHING,) else 2
        else:
            score += 1 if reading.fields else -0.25
        if len(heading.text) > 300:
            score -= 1
    return score


def _heading(page: Page, row: int, column: int) -> Heading | None:
    """The heading of a column whose headings end in this row, with the one above it when that spans several "
      "columns."""
    merge = page.merge_at(row, column)
    if merge is not None and merge.left != column:
        return None
    text = page.text(merge.top if merge else row, column)
    top = merge.top if merge else row
    group, span = "", 1
    above = page.merge_at(top - 1, column) if top > 1 else None
    if top > 1 and _is_group_row(page, top - 1):
        if above is not None:
            group, span = page.text(above.top, above.left), above.right - above.left + 1
        else:
            group = page.text(top - 1, column)
    elif top > 1 and above is None:
        over = page.text(top - 1, column)
        if over and text and read_heading(over).fields == (NOTHING,):
            group = over
        elif over and not text and _has_neighbours(page, top - 1):
            text = over
    if not text:
        return None
    looks = page.looks(row, column)
    return Heading(
        text=text, group=group, group_span=span, format=looks.format, listed=looks.listed,
        numbered=looks.numbered, formula=looks.formula,
    )  # fmt: skip


def _is_group_row(page: Page, row: int) -> bool:
    """Whether a row holds headings over several columns each: merged cells, none of them left empty for an answer."""
    spans = {merge for column in range(1, page.last_column + 1) if (merge := page.merge_at(row, column)) is not None}
    wide = [merge for merge in spans if merge.right > merge.left]
    if any(merge.right - merge.left + 1 >= page.last_column for merge in wide):
        return False
    return bool(wide) and all(page.text(merge.top, merge.left) for merge in wide)


def _has_neighbours(page: Page, row: int) -> bool:
    """Whether the row above is a row of headings too, not the foot of a header block."""
    return sum(1 for column in range(1, page.last_column + 1) if page.text(row, column)) >= 3


def _bottom(page: Page, found: Found) -> int:
    """The last row any of the headings reaches down to."""
    merges = [page.merge_at(found.row, column) for column in found.columns]
    return max([found.row, *(merge.bottom for merge in merges if merge is not None)])


def _is_plan(found: Found) -> bool:
    """Whether the headings are those of an action plan."""
    signs = {sign for heading in found.headings for sign in _PLANS.intersection(words(heading.text)[0])}
    certain = {field for reading in found.readings if reading.certain for field in reading.fields}
    return len(signs) >= 2 and not {"date", "event"} <= certain


def is_aside(name: str) -> bool:
    """Whether a sheet is named as guidance, an example or a list."""
    return bool(_ASIDE_SHEETS.intersection(words(name)[0]))


def looks_like_plan(pages: Sequence[Page]) -> bool:
    """Whether some sheet has the headings of an action plan."""
    for page in pages:
        for row in range(1, min(page.last_row, _DEEPEST) + 1):
            signs: set[str] = set()
            for column in range(1, page.last_column + 1):
                text = page.text(row, column)
                if text and len(text) < 60:
                    signs.update(_PLANS.intersection(words(text)[0]))
            if len(signs) >= 3 or {"recommendation"} < signs:
                return True
    return False


def _looks(sheet: Sheet, row: int, column: int) -> Looks:
    below = row + 1
    style = sheet.style(below, column)
    format = "date" if style.asks_date else "time" if style.asks_time else "text" if style.is_text else ""
    listed: tuple[str, ...] = ()
    for at in (below, below + 1):
        values = sheet.list_values(at, column)
        if values:
            listed = tuple(str(value) for value in values if value is not None)
            break
    first = [sheet.value(below + n, column) for n in range(3)]
    numbered = first == [1, 2, 3]
    formula = sheet.has_formula(below, column) and sheet.has_formula(below + 1, column)
    return Looks(format, listed, numbered, formula, sheet.hidden_column(column))


def place(row: int, column: int) -> str:
    """ "C4"."""
    return f"{letter(column)}{row}"
