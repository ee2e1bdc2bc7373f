"""What a table of a report's template is: rows under headings, by the fields of its columns; or no such table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exporters.templates.headings import Reading, read_row
from exporters.templates.report_blocks import Grid, Pages, is_input
from exporters.templates.report_words import TABLES, in_english, read_columns
from exporters.word.document import each_paragraph
from exporters.word.text import text_of

_NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    "family": (frozenset(("code", "name")), frozenset(("relationship", "born"))),
    "personnel": (frozenset(("code", "name")), frozenset(("role", "organisation", "involvement"))),
    "actions": (frozenset(("action", "recommendation")), frozenset(("lead", "target"))),
    "quality": (frozenset(("yes", "mark")),),
    "interviewed": (frozenset(("who", "role")), frozenset(("dates", "by"))),
    "searched": (frozenset(("source",)),
                 frozenset(("searched", "searched_by", "place", "secured", "secured_by", "span", "found"))),
    "policies": (frozenset(("title",)), frozenset(("issue", "from_when", "until", "whose"))),
    "abbreviations": (frozenset(("short",)), frozenset(("meaning",))),
    "chronology": (frozenset(("date",)), frozenset(("event",))),
    "recommendations": (frozenset(("text",)), frozenset(("paragraphs", "outcome", "evaluated", "specific", "number"))),
    "answers": (frozenset(("question",)), frozenset(("answer",))),
}  # fmt: skip
"""By table, of each group one column must be there."""

_UNDER: dict[str, tuple[str, ...]] = {
    "family": ("family", "genogram", "background"), "personnel": ("personnel", "methodology", "abbreviations"),
    "actions": ("actions", "recommendations"), "quality": ("quality",),
    "interviewed": ("interviews", "methodology", "records"), "searched": ("records", "methodology"),
    "policies": ("policies", "records"), "abbreviations": ("abbreviations",), "chronology": ("chronology", "narrative"),
    "recommendations": ("recommendations",), "answers": ("answers", "analysis", "terms"),
}  # fmt: skip
_FIXED = frozenset(("quality", "answers"))
"""Tables whose rows the board may have written already."""
_ONLY_THERE = frozenset(("quality", "answers"))
"""Tables whose form others have too: certain only under a heading of their own, or under none that is known."""
_EXAMPLE = re.compile(r"\b(?:e\.?g\.?|example|sample|for instance)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"^\W*(?:signed|signature)\b", re.IGNORECASE)
_DEEPEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table with a row for each: its kind ("family"), what its columns hold, and how sure that is."""

    kind: str
    columns: tuple[str | None, ...]
    headings: tuple[str, ...]
    header_rows: int
    certain: bool
    why: str = ""
    others: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    example_rows: int = 0
    likely_examples: bool = False


def rows_in(grid: Grid, sections: Sequence[str], pages: Pages) -> Rows | None:
    """The table as rows under headings, None when it is none. `sections` are those asked for where it stands."""
    if len(grid.rows) < 2 or grid.width < 2:
        return None
    best: tuple[float, Rows] | None = None
    rivals: list[tuple[float, str]] = []
    if any(_SIGNATURE.search(text) for text in grid.texts[0]):
        return None
    for header_rows in range(1, min(_DEEPEST, len(grid.rows) - 1) + 1):
        headings = _headings(grid, header_rows)
        if headings is None:
            continue
        for kind in TABLES:
            made = _as(kind, grid, headings, header_rows, pages)
            if made is None or (len(grid.rows) == header_rows + 1 and not set(_UNDER[kind]).intersection(sections)):
                continue
            score = sum(2.0 if each else 0.0 for each in made.columns) - 2 * len(made.unknown)
            score += 1.5 if set(_UNDER[kind]).intersection(sections) else 0
            score += (2.5 if sections and sections[0] == _UNDER[kind][0] else 0) - 0.5 * header_rows
            score -= 0 if made.certain else 1.5
            rivals.append((score, kind))
            if best is None or score > best[0]:
                best = (score, made)
    if best is None:
        return None
    made = best[1]
    if made.certain and sections:
        misfit = _misfit(made, sections)
        if misfit is not None:
            return misfit
    near = [kind for score, kind in rivals if kind != made.kind and score >= best[0] - 0.5]
    if near and made.certain:
        return _doubt(made, "it could be a table of another kind", tuple(f"table:{kind}" for kind in near))
    return made


def _misfit(made: Rows, sections: Sequence[str]) -> Rows | None:
    """The table, doubted, when its heading asks for something else than it seems to hold."""
    if set(_UNDER[made.kind]).intersection(sections):
        return None
    for kind, under in _UNDER.items():
        if under[0] in sections and kind != made.kind:
            return _doubt(made, "the heading above it asks for something else", (f"table:{kind}",))
    if made.kind in _ONLY_THERE:
        return _doubt(made, "the heading above it asks for something else", ())
    return None


def _headings(grid: Grid, header_rows: int) -> tuple[str, ...] | None:
    """The headings of the columns, those of two rows joined; None when these rows are no headings."""
    last = grid.texts[header_rows - 1]
    if len(last) < 2 or any(len(row) != len(last) for row in grid.texts[header_rows:]):
        return None
    if sum(bool(text) for text in last) < max(2, len(last) - 1) or any(len(text) > 160 for text in last):
        return None
    if header_rows > 1:
        above = grid.texts[0]
        if len(above) >= len(last) and header_rows == 2 and not all(above):
            return None
        if len(above) > 1 and len(above) != len(last) and sum(grid.spans[0]) != len(last):
            return None
        if len(above) > 1 and all(len(row) == len(last) for row in grid.texts[:header_rows]):
            return None
    if len(above_texts := grid.texts[:header_rows - 1]) == 1 and len(above_texts[0]) > 1:
        spread = [text for text, span in zip(grid.texts[0], grid.spans[0], strict=True) for _ in range(span)]
        if len(spread) == len(last):
            return tuple(below if below == over or not over else f"{over} {below}".strip()
                         for over, below in zip(spread, last, strict=True))  # fmt: skip
    return tuple(last)


def _as(kind: str, grid: Grid, headings: tuple[str, ...], header_rows: int, pages: Pages) -> Rows | None:
    where = TABLES[kind]
    readings = list(read_row_of(headings, kind))
    below = grid.texts[header_rows:]
    if kind == "quality":
        readings = _with_criteria(readings, headings, below)
    fields = [reading.fields[0] if reading.fields and reading.fields[0] != "nothing" else None for reading in readings]
    if any(not group.intersection(field for field in fields if field) for group in _NEEDS[kind]):
        return None
    if kind == "quality" and "criterion" not in fields:
        return None
    if kind == "interviewed" and "who" not in fields and not {"dates", "by"} <= set(fields):
        return None
    taken: dict[str, int] = {}
    columns: list[str | None] = []
    doubts: list[str] = []
    unknown: list[str] = []
    for heading, reading, held in zip(headings, readings, fields, strict=True):
        said = " ".join(heading.split())
        if held is None:
            columns.append(None)
            if said and not reading.certain:
                unknown.append(said)
            continue
        if len(reading.fields) > 1 and where not in ("row", "action"):
            doubts.append(said)
        if held in taken:
            columns.append(None)
            unknown.append(said)
            continue
        taken[held] = len(columns)
        columns.append("+".join(reading.fields) if reading.certain else held)
        if not reading.certain:
            doubts.append(said)
    if kind in ("family", "personnel") and "code" not in columns and "name" in columns:
        columns[columns.index("name")] = "code"
        doubts = [said for said in doubts if said != " ".join(headings[columns.index("code")].split())]
    if kind == "family":
        doubts = [said for said in doubts if columns[_at(headings, said)] != "code"]
    filled = _filled(below) if kind not in _FIXED else 0
    criteria = tuple(row[columns.index("criterion")] for row in below) if kind == "quality" else ()
    if kind == "answers" and "question" in columns:
        criteria = tuple(row[columns.index("question")] for row in below)
    why = ""
    if doubts:
        named = " and ".join(f"“{said}”" for said in doubts[:3])
        why = f"{named} can be read in more than one way" if len(doubts) == 1 else f"{named} are not certain"
    return Rows(
        kind=kind, columns=tuple(columns), headings=tuple(" ".join(each.split()) for each in headings),
        header_rows=header_rows, certain=not doubts, why=why, unknown=tuple(unknown), criteria=criteria,
        example_rows=filled, likely_examples=_look_made_up(grid, header_rows, filled, pages),
    )  # fmt: skip


def read_row_of(headings: Sequence[str], kind: str) -> tuple[Reading, ...]:
    """What the headings of a table of this kind ask for, by their words."""
    if kind == "chronology":
        from exporters.templates.headings import Heading

        return read_row([Heading(text=in_english(text)) for text in headings])
    return read_columns(headings, TABLES[kind])


def _with_criteria(
    readings: Sequence[Reading], headings: Sequence[str], below: Sequence[Sequence[str]]
) -> list[Reading]:
    """The first column of text is that of the criteria, whatever it is headed."""
    found = list(readings)
    if any("criterion" in reading.fields for reading in found):
        return found
    for at, heading in enumerate(headings):
        texts = [row[at] for row in below if at < len(row)]
        if texts and sum(len(text.split()) >= 3 for text in texts) * 2 > len(texts) and not found[at].certain:
            found[at] = Reading(fields=("criterion",), certainty="certain")
            return found
        if not heading and all(len(text.split()) < 2 for text in texts):
            continue
    return found


def _at(headings: Sequence[str], said: str) -> int:
    return next(at for at, heading in enumerate(headings) if " ".join(heading.split()) == said)


def _filled(below: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are filled in, more than by a number."""
    count = 0
    for row in below:
        if sum(not is_input(text) for text in row if not text.strip(" .").isdigit()) == 0:
            break
        count += 1
    return count


def _look_made_up(grid: Grid, header_rows: int, filled: int, pages: Pages) -> bool:
    """Whether filled rows look like examples: in italics or grey, or so called."""
    if not filled:
        return False
    for row, texts in zip(grid.rows[header_rows:][:filled], grid.texts[header_rows:], strict=False):
        if is_example(" ".join(texts)):
            continue
        looks = [pages.para(each).look for cell in row for each in each_paragraph(cell)
                 if text_of(each).strip()]
        if not looks or not all(look.italic or look.grey or look.red for look in looks):
            return False
    return True


def is_example(text: str) -> bool:
    """Whether the words of a row say that it is an example."""
    return _EXAMPLE.search(text) is not None


def section_of_table(kind: str) -> str:
    """The section a table of this kind ("family") is the substance of."""
    return _UNDER[kind][0]


def _doubt(made: Rows, why: str, others: tuple[str, ...]) -> Rows:
    from dataclasses import replace

    return replace(made, certain=False, why=why, others=others)
