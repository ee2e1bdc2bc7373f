"""Which page of a file holds what is to be taken in, and what each of its columns says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.asked.field_of import Where
from domain.errors import NotUnderstood
from domain.review import Field
from exporters.readers.tables import Source
from exporters.templates.layout import Found, headings_at, is_chronology, is_family, is_key, tables_in
from exporters.templates.mapping import Mapping, answers_by_column
from exporters.templates.template import Column, columns_of
from exporters.templates.words import plain

_WHAT = {
    "row": "a chronology: no row of headings asking for a date and an event",
    "family": "a family composition: no row of headings asking for a reference name and two more of what boards ask",
    "person": "a list of people: no row of headings asking for a code, and a name or a role",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The page, the last row of its headings, and its columns by number."""

    source: Source
    header_row: int
    columns: dict[int, Column]


def shape_of(
    sources: Sequence[Source], name: str, where: Where, mapping: Mapping | None = None, fields: Sequence[Field] = ()
) -> Shape:
    """The table of a file and its columns, all of them certain or answered by `mapping`.

    Raises `NotUnderstood` when there is no such table, or with what is uncertain.
    """
    shape, doubts = looked_at(sources, name, where, mapping, fields)
    if doubts:
        raise NotUnderstood(
            f"{name} cannot be taken in without asking. {' '.join(doubts)} Say what each holds in a mapping file "
            f"(--map), “nothing” for what is to be left out: imr template {name} --write-map map.json begins one."
        )
    return shape


def looked_at(
    sources: Sequence[Source], name: str, where: Where, mapping: Mapping | None = None, fields: Sequence[Field] = ()
) -> tuple[Shape, tuple[str, ...]]:
    """Find the table and understand its columns; `fields` are those of the case, known by their own labels too.

    With it what is uncertain, a sentence each. Raises `NotUnderstood` when there is no such table.
    """
    found, others = _found(sources, name, where, mapping)
    source = next(source for source in sources if source.page is found.page)
    columns = dict(zip(found.columns, columns_of(found), strict=True))
    answers = answers_by_column(mapping, {c.letter: c.heading for c in columns.values()}) if mapping else {}
    for number, column in columns.items():
        own = next((f for f in fields if plain(column.heading).lower() in (f.label.lower(), f.name.lower())), None)
        if column.letter in answers:
            columns[number] = replace(column, answered=answers[column.letter])
        elif own is not None and where == "row" and not column.reading.certain:
            columns[number] = replace(column, answered=(f"field:{own.name}",))
    shape = Shape(source, found.row, columns)
    doubts = [column.doubt for column in columns.values() if not column.settled]
    if others:
        listed = ", ".join(f"“{other}”" for other in others)
        doubts.append(f"The sheet “{found.page.name}” was taken, but {listed} could be meant as well.")
    return shape, tuple(doubts)


def _found(
    sources: Sequence[Source], name: str, where: Where, mapping: Mapping | None
) -> tuple[Found, tuple[str, ...]]:
    fits: Callable[[Found], bool] = {"person": is_key, "family": is_family}.get(where, is_chronology)
    pages = [source.page for source in sources]
    if mapping is not None and mapping.sheet is not None:
        pages = [page for page in pages if page.name.strip().lower() == mapping.sheet.strip().lower()]
        if not pages:
            listed = ", ".join(f"“{source.page.name}”" for source in sources)
            raise NotUnderstood(
                f"The mapping names a sheet “{mapping.sheet}”, which {name} does not have. Its sheets are: {listed}."
            )
    if mapping is not None and mapping.header_row is not None:
        at = headings_at(pages[0], mapping.header_row, where)
        if at is None:
            raise NotUnderstood(f"There are no headings in row {mapping.header_row} of “{pages[0].name}”.")
        return at, ()
    found = tables_in(pages, fits, where)
    if not found:
        raise NotUnderstood(f"{name} does not look like {_WHAT[where]} was found.")
    return found[0], tuple(f.page.name for f in found[1:] if f.score >= found[0].score * 0.75)
