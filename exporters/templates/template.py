"""A board's chronology workbook, understood."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, replace
from typing import ClassVar, TypeVar

from domain.and_between import and_between
from domain.asked.field_of import NOTHING, Where
from domain.asked.found import CONTENT, field_of, label_of
from domain.errors import NotUnderstood
from domain.review import Field
from exporters.office.placing import CellPlacing, ColumnPlacing, Placing
from exporters.office.refs import letter, on_sheet, split_sheet
from exporters.office.workbook import Workbook
from exporters.templates.header_block import HeaderCell, cells_elsewhere, header_cells
from exporters.templates.headings import Heading, Reading
from exporters.templates.layout import (
    HIDDEN,
    Found,
    Page,
    headings_at,
    is_aside,
    is_chronology,
    looks_like_plan,
    page_of,
    tables_in,
)
from exporters.templates.mapping import Mapping, answers_by_column, letter_of
from exporters.templates.words import plain

_BETWEEN = {
    frozenset({"date", "time"}): " ",
    frozenset({"agency", "who"}): " / ",
    frozenset({"who", "role"}): ", ",
    frozenset({"source", "source_ref"}): ", ",
    frozenset({"who", "event"}): ": ",
}


Form = TypeVar("Form", bound="Template")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a board's table: its letter, the board's own words, and what it was understood to ask for.

    `answered` is what the author or a mapping file said instead, None while nobody did; `one_only`, that an entry with
    several values for its list is to stop the export.
    """

    letter: str
    heading: str
    reading: Reading
    format: str = ""
    listed: tuple[str, ...] = ()
    answered: tuple[str, ...] | None = None
    one_only: bool = False
    where: Where = "row"

    @property
    def fields(self) -> tuple[str, ...]:
        """What will be put here: as answered, else as understood; nothing while that is not certain."""
        if self.answered is None and not self.reading.certain:
            return ()
        fields = self.reading.fields if self.answered is None else self.answered
        if set(fields) == {"who", "event"}:
            # As in the entry line, and so that reading can tell them apart again.
            return ("who", "event")
        return tuple(field for field in fields if field != NOTHING and self._held(field))

    @property
    def not_held(self) -> tuple[str, ...]:
        """What it surely asks for and the case does not hold."""
        fields = self.reading.fields if self.answered is None and self.reading.certain else self.answered or ()
        return tuple(field for field in fields if field != NOTHING and not self._held(field))

    def _held(self, field: str) -> bool:
        known = field_of(field, self.where)
        return known is None or known.held

    @property
    def settled(self) -> bool:
        """Whether it may be filled, or left alone, without asking."""
        return self.answered is not None or self.reading.certain

    @property
    def doubt(self) -> str:
        """What is not certain about it, as a sentence; empty when settled."""
        if self.settled:
            return ""
        named = f"Column {self.letter} “{self.heading}”"
        if not self.reading.fields:
            return f"{named} is not understood."
        likely = " and ".join(label_of(field, self.where) for field in self.reading.fields)
        return f"{named} may ask for the {likely}, but that is not certain: {self.reading.why}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A chronology workbook, understood: which sheet, which row of headings, what each column and header cell "
      "asks for.

    `fingerprint` names its structure (sheets, headings, labels and where they stand), whatever is filled in. What is
    understood of another form than a chronology says in the class what its columns ask for, what shows that a table is
    one, what it cannot do without and what a reader would miss.
    """

    where: ClassVar[Where] = "row"
    called: ClassVar[str] = "chronology"
    fits: ClassVar[Callable[[Found], bool]] = staticmethod(is_chronology)
    needed: ClassVar[tuple[str, ...]] = ("date", "event")
    content: ClassVar[tuple[str, ...]] = CONTENT
    parts: ClassVar[str] = "entries"

    name: str
    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    header_cells: tuple[HeaderCell, ...]
    fingerprint: str
    other_sheets: tuple[str, ...] = ()

    @property
    def uncertain(self) -> tuple[str, ...]:
        """What has to be asked before anything is filled in, a sentence each."""
        doubts = [column.doubt for column in self.columns if not column.settled]
        asked = {field for column in self.columns for field in column.fields}
        lacking = [label_of(field, self.where) for field in self.needed if field not in asked]
        if lacking and not doubts:
            doubts.append(f"No column asks for the {and_between(lacking)}, without which there is no {self.called}.")
        if self.other_sheets:
            listed = ", ".join(f"“{name}”" for name in self.other_sheets)
            doubts.append(
                f"The sheet “{self.sheet}” was taken for the {self.called}, but {listed} could be it as well."
            )
        return tuple(doubts)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the author should know of how it will be filled, a sentence each."""
        said = [
            f"Column {column.letter} “{column.heading}” is hidden and stays as the board left it."
            for column in self.columns
            if column.reading.why == HIDDEN and column.answered is None
        ]
        for cell in self.header_cells:
            if cell.filled and cell.field and split_sheet(cell.ref)[0] is not None:
                continue
            if cell.filled and cell.field:
                said.append(f"{cell.ref} “{cell.label}” is filled in already and stays as it is.")
            elif cell.field and not cell.held:
                said.append(f"{cell.ref} “{cell.label}” is left for you to fill in.")
            elif cell.field and cell.locked:
                said.append(f"{cell.ref} “{cell.label}” is locked by the board and is left as it is.")
            elif cell.field is None and not cell.filled:
                likely = label_of(cell.likely, "header")
                said.append(f"{cell.ref} “{cell.label}” may ask for the {likely}; it is left for you to fill in.")
        asked = {field for column in self.columns for field in column.fields}
        asked |= {"flags" for field in asked if field.startswith("flag:")}
        missing = [label_of(field, self.where) for field in self.content if field not in asked]
        if missing and not self.uncertain:
            said.append(
                f"No column asks for the {and_between(missing)}: that part of the {self.parts} will not be in this"
                " workbook."
            )
        event = next((column.letter for column in self.columns if column.fields == ("event",)), None)
        if "who" not in asked and event and not self.uncertain and self.where == "row":
            said.append(
                f"The people can stand before the event, in column {event}: F9 on the screen asks, or a mapping file "
                f'says "{event}": ["who", "event"].'
            )
        return tuple(said)

    @property
    def statuses_asked(self) -> AnyMapping[str, str]:
        """By each status of ours what the board calls it, "" where that is not certain; {} without a list."""
        return {}

    @property
    def mapping(self) -> Mapping:
        """The whole mapping as it stands: by letter, what is settled only."""
        return Mapping(
            self.sheet,
            self.header_row,
            tuple((column.letter, column.fields) for column in self.columns if column.settled),
            tuple((cell.ref, cell.field) for cell in self.header_cells if cell.fillable),
            tuple(column.letter for column in self.columns if column.one_only),
        )

    @classmethod
    def not_found(cls, pages: Sequence[Page], name: str) -> str:
        """Why a workbook is no such form, a sentence."""
        if looks_like_plan(pages):
            return (
                f"{name} looks like an action plan, not a chronology: no row of headings asks for a date and an event."
                " Export it as actions (x on the screen /actions)."
            )
        return (
            f"{name} does not look like a chronology: no row of headings asking for a date and an event was found. If "
            "it is one, say which sheet and which row the headings are in, in a mapping file (--map)."
        )

    def placing(self) -> Placing:
        """Where everything goes. Raises `NotUnderstood` with what is uncertain, when anything is."""
        if self.uncertain:
            raise NotUnderstood(
                f"{self.name} cannot be filled without asking. {' '.join(self.uncertain)} Say what belongs there in "
                "a mapping file (--map), or open the case on the screen and answer once."
            )
        return Placing(
            sheet=self.sheet,
            header_row=self.header_row,
            columns=tuple(
                ColumnPlacing(
                    letter=column.letter,
                    fields=column.fields,
                    separator=between(column.fields),
                    heading=column.heading,
                    one_only=column.one_only,
                )
                for column in self.columns
                if column.fields
            ),
            header_cells=tuple(
                CellPlacing(ref=cell.ref, field=cell.field, label=cell.label)
                for cell in self.header_cells
                if cell.fillable and cell.field
            ),
        )

    def case_fields(self) -> tuple[Field, ...]:
        """The fields of the case this workbook has columns for, with the values it allows."""
        asked = {
            name: Field(name=name, label=column.heading, values=column.listed)
            for column in reversed(self.columns)
            for field in reversed(column.fields)
            if (name := field.removeprefix("field:")) != field
        }
        return tuple(reversed(asked.values()))


def read_template(data: bytes, name: str, mapping: Mapping | None = None) -> Template:
    """Understand a board's workbook, with `mapping` as answers to what is not certain.

    Raises `NotUnderstood` when it is no workbook, no chronology, or the mapping does not fit it.
    """
    return understand(Workbook(data, name), name, mapping)


def understand(workbook: Workbook, name: str, mapping: Mapping | None = None) -> Template:
    """As `read_template`, of a workbook already opened."""
    return understood_as(Template, workbook, name, mapping)


def understood_as(form: type[Form], workbook: Workbook, name: str, mapping: Mapping | None = None) -> Form:
    """A workbook already opened, as this form. Raises `NotUnderstood` as `read_template`."""
    pages = [page_of(sheet) for sheet in workbook.sheets()]
    found = tables_in(pages, form.fits, form.where)
    own = found[0] if found else None
    chosen = _chosen(form, pages, own, mapping, name)
    forms = {chosen.page.name, *(f.page.name for f in found)}
    rivals = tuple(f.page.name for f in found[1:] if own and f.score >= own.score * 0.75)
    template = form(
        name=name,
        sheet=chosen.page.name,
        header_row=chosen.row,
        columns=columns_of(chosen, form.where),
        header_cells=_asking_cells(workbook, pages, chosen, forms),
        fingerprint=_fingerprint(workbook, pages, own or chosen, forms),
        other_sheets=rivals if mapping is None or mapping.sheet is None else (),
    )
    return answered(template, _on_its_sheets(mapping, template, pages)) if mapping else template


def answered(template: Form, mapping: Mapping) -> Form:
    """The template with a mapping's answers in place. Raises `NotUnderstood` when they do not fit it."""
    headings = {column.letter: column.heading for column in template.columns}
    by_letter = answers_by_column(mapping, headings)
    one_only = {letter_of(key, headings) for key in mapping.one_only}
    columns = tuple(
        replace(column, answered=by_letter.get(column.letter, column.answered), one_only=column.letter in one_only)
        for column in template.columns
    )
    cells = {cell.ref: cell for cell in template.header_cells}
    for ref, field in mapping.cells:
        held = cells.get(ref) or HeaderCell(ref=ref, label=ref, label_ref=ref)
        cells[ref] = replace(held, field=field, held=True) if field else replace(held, field=None,
        filled="nothing wanted")
    return replace(template, columns=columns, header_cells=tuple(cells.values()))


def between(fields: Sequence[str]) -> str:
    """What stands between two fields in one cell."""
    return _BETWEEN.get(frozenset(fields), "\n")


def columns_of(found: Found, where: Where = "row") -> tuple[Column, ...]:
    """A table's columns, as understood."""
    return tuple(_column(*read, where) for read in zip(found.columns, found.headings, found.readings, strict=True))


def _chosen(
    form: type[Template], pages: Sequence[Page], own: Found | None, mapping: Mapping | None, name: str
) -> Found:
    if mapping is None or (mapping.sheet is None and mapping.header_row is None):
        if own is None:
            raise NotUnderstood(form.not_found(pages, name))
        return own
    sheet = mapping.sheet if mapping.sheet is not None else own.page.name if own else pages[0].name
    page = next((p for p in pages if p.name.strip().lower() == sheet.strip().lower()), None)
    if page is None:
        listed = ", ".join(f"“{p.name}”" for p in pages)
        raise NotUnderstood(f"The mapping names a sheet “{sheet}”, which {name} does not have. Its sheets are: "
                            f"{listed}.")
    if mapping.header_row is not None:
        found = headings_at(page, mapping.header_row, form.where)
        if found is None:
            raise NotUnderstood(f"There are no headings in row {mapping.header_row} of the sheet “{page.name}”.")
        return found
    on_it = tables_in([page], form.fits, form.where)
    if not on_it:
        wanted = " and ".join(label_of(field, form.where) for field in form.needed)
        raise NotUnderstood(
            f"No row of headings asking for {wanted} was found on the sheet “{page.name}”. Give its number as "
            "header_row."
        )
    return on_it[0]


def _column(number: int, heading: Heading, reading: Reading, where: Where) -> Column:
    text = plain(heading.text)
    if heading.group and heading.group_span > 1 and len(heading.group) < 40:
        text = f"{plain(heading.group)}: {text}"
    return Column(
        letter=letter(number), heading=text, reading=_as_one(reading), format=heading.format, listed=heading.listed,
        where=where,
    )  # fmt: skip


def _as_one(reading: Reading) -> Reading:
    """A start and an end asked for in one cell are one date as known, which says both."""
    fields = reading.fields
    for start, end in (("date", "end_date"), ("time", "end_time")):
        if start in fields and end in fields:
            fields = tuple(field for field in fields if field != end)
    return replace(reading, fields=fields) if fields != reading.fields else reading


def _above(found: Found) -> int:
    """The last row that may belong to the header block."""
    tops = [merge.top for column in found.columns if (merge := found.page.merge_at(found.row, column)) is not None]
    top = min([found.row, *tops])
    return top - 2 if any(heading.group for heading in found.headings) else top - 1


def _asking_cells(
    workbook: Workbook, pages: Sequence[Page], found: Found, forms: set[str]
) -> tuple[HeaderCell, ...]:
    """The header cells above the table, and those of other sheets to be seen that are not such a form themselves."""
    own = header_cells(workbook.sheet(found.page.name), _above(found))
    others = [page.name for page in pages if page.state == "visible" and not is_aside(page.name)]
    elsewhere = (cells_elsewhere(workbook.sheet(name)) for name in others if name not in forms)
    return (*own, *(cell for cells in elsewhere for cell in cells))


def _on_its_sheets(mapping: Mapping, template: Template, pages: Sequence[Page]) -> Mapping:
    """The mapping with the cells it names on other sheets named as they are there. Raises `NotUnderstood`."""
    names = {page.name.strip().lower(): page.name for page in pages}
    cells = []
    for ref, field in mapping.cells:
        sheet, place = split_sheet(ref)
        if sheet is not None:
            held = names.get(sheet.strip().lower())
            if held is None:
                raise NotUnderstood(
                    f"The mapping names a cell on a sheet “{sheet}”, which {template.name} does not have. Its sheets "
                    f"are: {', '.join(f'“{name}”' for name in names.values())}."
                )
            place = place if held == template.sheet else on_sheet(held, place)
        cells.append((place, field))
    return replace(mapping, cells=tuple(cells))


def _fingerprint(workbook: Workbook, pages: Sequence[Page], found: Found, forms: set[str]) -> str:
    cells = _asking_cells(workbook, pages, found, forms)
    structure = [
        [[page.name, page.state] for page in pages],
        [found.page.name, found.row],
        [[number, heading.group, heading.text] for number, heading in zip(found.columns, found.headings, strict=True)],
        [[cell.label_ref, cell.label] for cell in cells],
    ]
    return hashlib.sha256(json.dumps(structure, ensure_ascii=False).encode()).hexdigest()
