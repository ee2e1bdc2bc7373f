"""`imr template`: what a board's file asks for, as understood."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from domain.errors import CannotWrite, Refusal
from domain.shortened import cut
from screens.given_files import content_of, named, text_of
from tui.commands.template_parts import not_on_its_pages
from tui.commands.template_report import Report, is_report
from tui.saying import say

if TYPE_CHECKING:
    from domain.asked.field_of import Where
    from exporters.templates.header_block import HeaderCell
    from exporters.templates.template import Column, Template

NOT_UNDERSTOOD = 4
map_option = click.option(
    "--map", "map_file", metavar="FILE", type=click.Path(path_type=Path),
    help="Answers to what is not certain, as JSON: what each column asks for.",
)


@click.command("template")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON; the mapping in it is what --map takes.")
@map_option
@click.option(
    "--write-map", "new_map", metavar="NEW.json", type=click.Path(path_type=Path),
    help="Write what was understood as a new file for --map, with ? where you are to say it.",
)
def template_command(file: Path, as_json: bool, map_file: Path | None, new_map: Path | None) -> None:
    """Say what a board's file asks for, as understood: FILE is an .xlsx or a .docx, or - for the standard input.

    Of a Word template of a report it says what goes where and what would be removed; of an old chronology, a list of
    people or a family to be imported (.csv, .xlsx, .docx) what each heading is taken for; of a board's file also what
    is in it that its pages do not show: links, macros, pictures. Nothing is filled in, opened or fetched. Exit code 4
    when something in it would have to be asked.
    """
    data = content_of(file)
    if is_report(data, named(file)):
        report = Report(data, named(file), text_of(map_file) if map_file else None)
        for line in report.as_json() if as_json else report.as_text():
            click.echo(line)
        if new_map is not None:
            _write(new_map, report.as_map())
            say(f"{new_map} is written; put a field, or “nothing”, where it says ?.")
        if report.doubts:
            raise click.exceptions.Exit(NOT_UNDERSTOOD)
        return
    template: Template | None = None
    where: Where = "row"
    if data[:2] in (b"PK", b"\xd0\xcf") and not _only_people(data, named(file)):
        template = understood(file, map_file, data)
        asked = Asked(
            template.columns, template.uncertain, template.sheet, template.header_row, template.header_cells,
            template.statuses_asked,
        )  # fmt: skip
    else:
        where, asked = _to_be_taken_in(data, named(file), map_file)
    inside = not_on_its_pages(data, named(file)) if template is not None else []
    if template is not None and as_json:
        click.echo(json.dumps({**_as_json(template), "inside": inside}, ensure_ascii=False, indent=1))
    elif as_json:
        click.echo(json.dumps(asked.as_map(), ensure_ascii=False, indent=1))
    else:
        for line in _as_text(template) if template is not None else _headings(named(file), asked, where):
            click.echo(line)
        for line in _inside(inside):
            click.echo(line)
    if new_map is not None:
        _write(new_map, json.dumps(asked.as_map(), ensure_ascii=False, indent=2) + "\n")
        say(f"{new_map} is written; put a field, or “nothing”, where it says ?.")
    if asked.doubts:
        raise click.exceptions.Exit(NOT_UNDERSTOOD)


@dataclass(frozen=True)
class Asked:
    """The columns of a file, what is not certain of it, and of a board's workbook its sheet and header block."""

    columns: Sequence[Column]
    doubts: Sequence[str]
    sheet: str = ""
    header_row: int = 0
    cells: Sequence[HeaderCell] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)

    def as_map(self) -> dict[str, Any]:
        """What --map takes: as understood, and a question mark for what only the author can say."""
        said: dict[str, Any] = {"sheet": self.sheet, "header_row": self.header_row} if self.sheet else {}
        headings = [" ".join(column.heading.split()).lower() for column in self.columns]
        said["columns"] = {
            column.heading if heading and headings.count(heading) == 1 else column.letter: _fields(column)
            for column, heading in zip(self.columns, headings, strict=True)
        }
        if self.cells:
            said["cells"] = {cell.ref: cell.field for cell in self.cells if cell.fillable and cell.field}
        if self.statuses:
            said["statuses"] = {ours: theirs or "?" for ours, theirs in self.statuses.items()}
        return said


def _fields(column: Column) -> str | list[str]:
    if not column.settled:
        return "?"
    return "nothing" if not column.fields else column.fields[0] if len(column.fields) == 1 else list(column.fields)


def _only_people(data: bytes, name: str) -> bool:
    from exporters.readers.headings import kind_of

    try:
        return kind_of(data, name) != "row"
    except Refusal:
        return False


def _to_be_taken_in(data: bytes, name: str, map_file: Path | None) -> tuple[Where, Asked]:
    """What the headings of a file to be imported are taken for. Raises NotUnderstood, WrongUse."""
    from exporters.readers.headings import headings_in, kind_of
    from exporters.templates.mapping import from_json

    where = kind_of(data, name)
    shape, doubts = headings_in(data, name, where, from_json(text_of(map_file), where) if map_file else None)
    return where, Asked(tuple(shape.columns.values()), doubts)


def _headings(name: str, asked: Asked, where: Where) -> Iterator[str]:
    from domain.asked.found import label_of

    what = {"row": "a chronology", "family": "a family composition"}.get(where, "a list of people")
    yield f"{name}: {what} to be taken in"
    width = min(40, max((len(_short(column.heading)) for column in asked.columns), default=0))
    for column in asked.columns:
        said = ", ".join(label_of(field, where) for field in column.fields)
        yield f"  {column.letter:3} {_short(column.heading):{width}}  {said if column.settled else '?'}".rstrip()
    if asked.doubts:
        yield "Not certain:"
        yield from (f"  {sentence}" for sentence in asked.doubts)


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CannotWrite(f"There is already a file {path}. Choose another name; it was left as it is.") from None


def understood(file: Path, map_file: Path | None, data: bytes | None = None) -> Template:
    """The board's file, with the answers of the mapping file if there is one. Raises WrongUse, NotUnderstood."""
    from exporters.templates.actions_template import is_plan_workbook, read_plan
    from exporters.templates.mapping import from_json
    from exporters.templates.template import read_template

    held = content_of(file) if data is None else data
    if is_plan_workbook(held, named(file)):
        return read_plan(held, named(file), from_json(text_of(map_file), "action") if map_file else None)
    return read_template(held, named(file), from_json(text_of(map_file)) if map_file else None)


def _as_text(template: Template) -> Iterator[str]:
    from domain.asked.found import label_of

    what = "an action plan, " if template.where == "action" else ""
    yield f"{template.name}: {what}sheet “{template.sheet}”, headings in row {template.header_row}"
    width = min(40, max((len(_short(column.heading)) for column in template.columns), default=0))
    for column in template.columns:
        asks = ", ".join(label_of(field, column.where) for field in column.fields) if column.settled else "?"
        yield f"  {column.letter:3} {_short(column.heading):{width}}  {asks or label_of('nothing')}"
    for cell in template.header_cells:
        if cell.fillable and cell.field:
            yield f"  {cell.ref:3} {_short(cell.label):{width}}  {label_of(cell.field, 'header')}"
    for title, sentences in (("Not certain:", template.uncertain), ("To know:", template.notes)):
        if sentences:
            yield title
            yield from (f"  {sentence}" for sentence in sentences)


def _inside(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield "In the file, and not to be seen on its pages:"
        yield from (f"  {sentence}" for sentence in sentences)


def _short(text: str) -> str:
    return cut(" ".join(text.split()), 40)


def _as_json(template: Template) -> dict[str, Any]:
    from exporters.templates.mapping import to_json

    return {
        "file": template.name,
        "sheet": template.sheet,
        "header_row": template.header_row,
        "fingerprint": template.fingerprint,
        "columns": [
            {
                "column": column.letter,
                "heading": column.heading,
                "fields": list(column.fields),
                "certain": column.settled,
                "likely": list(column.reading.fields),
                "why": column.reading.why,
                "listed": list(column.listed),
            }
            for column in template.columns
        ],
        "cells": [{"cell": cell.ref, "label": cell.label, "field": cell.field} for cell in template.header_cells],
        "uncertain": list(template.uncertain),
        "notes": list(template.notes),
        "mapping": json.loads(to_json(template.mapping)),
    }
