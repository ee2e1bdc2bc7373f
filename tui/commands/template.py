"""`imr template`: what a board's file asks for, as understood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from screens.given_files import content_of, named, text_of

if TYPE_CHECKING:
    from exporters.templates.template import Template

NOT_UNDERSTOOD = 4
map_option = click.option(
    "--map", "map_file", metavar="FILE", type=click.Path(path_type=Path),
    help="Answers to what is not certain, as JSON: what each column asks for.",
)


@click.command("template")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON; the mapping in it is what --map takes.")
@map_option
def template_command(file: Path, as_json: bool, map_file: Path | None) -> None:
    """Say what a board's workbook asks for, as understood: FILE is an .xlsx, or - for the standard input.

    Nothing is filled in. Exit code 4 when something in it would have to be asked.
    """
    template = understood(file, map_file)
    if as_json:
        click.echo(json.dumps(_as_json(template), ensure_ascii=False, indent=1))
    else:
        for line in _as_text(template):
            click.echo(line)
    if template.uncertain:
        raise click.exceptions.Exit(NOT_UNDERSTOOD)


def understood(file: Path, map_file: Path | None) -> Template:
    """The board's file, with the answers of the mapping file if there is one. Raises WrongUse, NotUnderstood."""
    from exporters.templates.mapping import from_json
    from exporters.templates.template import read_template

    mapping = from_json(text_of(map_file)) if map_file else None
    return read_template(content_of(file), named(file), mapping)


def _as_text(template: Template) -> Iterator[str]:
    from domain.fields import label_of

    yield f"{template.name}: sheet “{template.sheet}”, headings in row {template.header_row}"
    width = min(40, max((len(_short(column.heading)) for column in template.columns), default=0))
    for column in template.columns:
        asks = ", ".join(label_of(field) for field in column.fields) if column.settled else "?"
        yield f"  {column.letter:3} {_short(column.heading):{width}}  {asks or label_of('nothing')}"
    for cell in template.header_cells:
        if cell.fillable and cell.field:
            yield f"  {cell.ref:3} {_short(cell.label):{width}}  {label_of(cell.field, 'header')}"
    for title, sentences in (("Not certain:", template.uncertain), ("To know:", template.notes)):
        if sentences:
            yield title
            yield from (f"  {sentence}" for sentence in sentences)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"


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
