"""The tables of a template read: as rows under headings or cell by cell, in parts under titles, one within another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from domain.question import Question
from exporters.templates.report_blocks import Block, Grid, Pages, grid_of
from exporters.templates.report_cells import Around, cells_in, not_understood
from exporters.templates.report_guidance import short
from exporters.templates.report_headings import Heading
from exporters.templates.report_places import Place, Removal
from exporters.templates.report_questions import question_in
from exporters.templates.report_tables import Rows, rows_in
from exporters.templates.report_words import is_turned, number_of, read_section
from exporters.word.text import W, text_of

_LEAST = 3
"""Columns a table within a table has at least."""


@dataclass(slots=True)
class Read:
    """What was read of a template so far."""

    blocks: Sequence[Block]
    headings: list[Heading]
    places: list[Place] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)



class Tables:
    """Reads the tables of one template into `read`; `used` elements are spoken for, `boxed` but text in a box."""

    def __init__(
        self, questions: Sequence[Question], pages: Pages, part: str, read: Read, used: set[etree._Element],
        boxed: list[etree._Element],
    ) -> None:  # fmt: skip
        self._questions = questions
        self._pages = pages
        self._part = part
        self._read = read
        self._used = used
        self._boxed = boxed

    def read(self, block: Grid, heading: Heading | None) -> None:
        """Read one table, and those within it."""
        count = len(self._read.places)
        self._rows_or_cells(block, heading)
        if heading is not None and is_turned(heading.text):
            self._read.places[count:] = [
                replace(each, certain=False, why="its heading may be about something else") if each.certain else each
                for each in self._read.places[count:]
            ]  # fmt: skip

    def _rows_or_cells(self, block: Grid, heading: Heading | None) -> None:
        sections = _sections(heading)
        rows = rows_in(block, sections, self._pages)
        if rows is not None:
            self._rows(block, rows, heading)
            return
        taken = self._within(block)
        for first, end, title in _parts(block):
            own = heading_over(block, title, heading)
            inside = replace(block, rows=block.rows[first:end], texts=block.texts[first:end],
                             spans=block.spans[first:end])  # fmt: skip
            rows = rows_in(inside, _sections(own), self._pages)
            if rows is not None and not taken.intersection(each for row in inside.rows for each in row):
                self._rows(inside, rows, own, first, end if end < len(block.rows) else 0)
                taken.update(each for row in inside.rows for each in row)
        found = cells_in(block, Around(title_of(heading), sections, self._questions), self._part, taken)
        self._read.places += found.places
        strange = None if found.places or taken else not_understood(block, self._part)
        if strange is not None:
            self._read.places.append(strange)
            self._used.update((block.element, *block.element.iter(f"{W}p", f"{W}tc")))
        self._read.notes += found.notes
        self._boxed += found.guidance
        if found.places or taken:
            self._used.add(block.element)
        for cell in found.used:
            self._used.update((cell, *cell.iter(f"{W}p")))
            control = next((each for each in cell.iterancestors(f"{W}sdt")), None)
            if control is not None and len(list(control.iter(f"{W}tc"))) == 1:
                self._used.add(control)
            self._used.update(cell.iter(f"{W}sdt"))

    def _within(self, block: Grid) -> set[etree._Element]:
        """Read the tables that stand in cells of this one, each under the title in the row or the words above it; the
        cells they stand in."""
        taken: set[etree._Element] = set()
        title = ""
        for row, texts in zip(block.rows, block.texts, strict=True):
            for cell in row:
                inner = [each for each in cell.iter(f"{W}tbl") if next(each.iterancestors(f"{W}tc"), None) is cell]
                for each in inner:
                    above = next((text for before in each.itersiblings(f"{W}p", preceding=True)
                                  if (text := text_of(before).strip())), title)  # fmt: skip
                    self.read(grid_of(each), heading_over(block, above, None))
                if inner:
                    taken.add(cell)
            title = texts[0] if len(row) == 1 and texts[0] and row[0] not in taken else title
        return taken

    def _rows(self, block: Grid, rows: Rows, heading: Heading | None, first: int = 0, last: int = 0) -> None:
        """A table, or the part of one from its row `first` to before its row `last`, that asks for rows."""
        read = self._read
        place = replace(
            _of_the_case(_rows_place(block, rows, self._part, heading), self._questions),
            header_rows=first + rows.header_rows, last_row=last,
        )
        read.places.append(place)
        cells = [cell for row in block.rows for cell in row]
        self._used.update(cells, *(cell.iter(f"{W}p", f"{W}tc") for cell in cells))
        if not first and not last:
            self._used.update((block.element, *block.element.iter(f"{W}p", f"{W}tc")))
        if rows.example_rows:
            examples = slice(rows.header_rows, rows.header_rows + rows.example_rows)
            texts = [text for row in block.texts[examples] for text in row if text]
            title = heading.text if heading else " | ".join(rows.headings)
            read.removals.append(Removal(
                name=f"example rows: {short(title)}", kind="example rows", begins=" | ".join(texts[:3])[:60],
                paragraphs=len(texts), section=title, likely=rows.likely_examples,
                elements=tuple(_row_of(row[0]) for row in block.rows[examples]),
            ))  # fmt: skip
        for unknown in rows.unknown:
            where = f"the table under “{title_of(heading)}”"
            read.notes.append(f"Column “{unknown}” of {where} is not known and stays empty.")


def _parts(block: Grid) -> Iterator[tuple[int, int, str]]:
    """The parts of a table, each under a title that goes across, that may be tables of their own: their first row, the
    row they end before, and the title."""
    titles = [at for at, row in enumerate(block.rows) if len(row) == 1]
    for at, end in zip(titles, [*titles[1:], len(block.rows)], strict=False):
        rows = block.rows[at + 1 : end]
        if len(rows) > 1 and len(rows[0]) >= _LEAST and all(len(row) == len(rows[0]) for row in rows):
            yield at + 1, end, block.texts[at][0]


def heading_over(block: Grid, title: str, otherwise: Heading | None) -> Heading | None:
    """The heading a title within a table is; that above the table where there is none."""
    if not title:
        return otherwise
    line = title.split("\n")[0]
    return Heading(0, 0, line, 9, number_of(line)[0], read_section(line), block.element)


def title_of(heading: Heading | None) -> str:
    """The words of a heading on one line, "" for none."""
    return " ".join(heading.text.split()) if heading is not None else ""


def _sections(heading: Heading | None) -> tuple[str, ...]:
    return tuple(heading.asked.asks.split("+")) if heading is not None and heading.asked.asks else ()


def _rows_place(block: Grid, rows: Rows, part: str, heading: Heading | None) -> Place:
    return Place(
        name="", way="table", label=" | ".join(rows.headings), asks=f"table:{rows.kind}", certain=rows.certain,
        why=rows.why, others=rows.others, element=block.element, part=part, columns=rows.columns,
        headings=rows.headings, header_rows=rows.header_rows, example_rows=rows.example_rows, criteria=rows.criteria,
        number=heading.number if heading else "",
    )  # fmt: skip


def _of_the_case(place: Place, questions: Sequence[Question]) -> Place:
    """A table of answers is certain only where its questions are those of the case, or are left to the author."""
    said = [each for each in place.criteria if each] if place.asks == "table:answers" else []
    if not said or not place.certain or not questions:
        return place
    known = [found for each in said if (found := question_in(each, questions)) is not None and found.asked.certain]
    if len(known) == len(said):
        return place
    return replace(place, certain=False, why="its questions are not all questions of the case")


def _row_of(cell: etree._Element) -> etree._Element:
    return next(cell.iterancestors(f"{W}tr"))
