"""What a template asks for, as understood: as text for the author, and as JSON."""

from __future__ import annotations

import json
from typing import Any

from domain.fields import NOTHING, label_of
from exporters.templates.mapping import Mapping, to_json
from exporters.templates.template import Column, Template


def as_text(template: Template) -> str:
    """What `imr template FILE` prints, lines ended by line feeds."""
    lines = [f"{template.name}: sheet “{template.sheet}”, headings in row {template.header_row}", ""]
    wide = max(len(_short(column.heading)) for column in template.columns)
    for column in template.columns:
        lines.append(f"  {column.letter:>3}  {_short(column.heading):<{wide}}  {_said(column)}")
    if template.header_cells:
        lines.append("")
    for cell in template.header_cells:
        if cell.fillable and cell.field:
            lines.append(f"  {cell.ref:>3}  {cell.label}: {label_of(cell.field, 'header')}")
    lines += ["", *template.notes] if template.notes else []
    if template.uncertain:
        lines += ["", "Not certain:", *(f"  {sentence}" for sentence in template.uncertain)]
        lines += ["", "A mapping file (--map) answers; mend this one and keep it:", "", suggested(template).rstrip()]
    return "\n".join(lines) + "\n"


def as_json(template: Template) -> dict[str, Any]:
    """What `imr template FILE --json` prints: columns, header cells, what is uncertain, and a mapping file to "
      "start from."""
    return {
        "name": template.name,
        "sheet": template.sheet,
        "header_row": template.header_row,
        "fingerprint": template.fingerprint,
        "columns": [
            {
                "letter": column.letter,
                "heading": column.heading,
                "fields": list(column.answered if column.answered is not None else column.reading.fields),
                "certainty": "certain" if column.settled else column.reading.certainty,
                "others": list(column.reading.others),
                "why": "" if column.settled else column.reading.why,
                "format": column.format,
                "listed": list(column.listed),
            }
            for column in template.columns
        ],
        "cells": [
            {
                "ref": cell.ref,
                "label": cell.label,
                "field": cell.field if cell.fillable else None,
                "likely": cell.likely,
                "filled": bool(cell.filled),
            }
            for cell in template.header_cells
        ],
        "uncertain": list(template.uncertain),
        "notes": list(template.notes),
        "map": json.loads(suggested(template)),
    }


def suggested(template: Template) -> str:
    """A mapping file that says what was understood, the likeliest where that is not certain, to be mended and kept."""
    headings = [column.heading for column in template.columns]
    columns = []
    for column in template.columns:
        key = column.heading if headings.count(column.heading) == 1 else column.letter
        likely = tuple(field for field in column.reading.fields if field != NOTHING)
        columns.append((key, column.fields if column.settled else likely))
    cells = tuple((cell.ref, cell.field) for cell in template.header_cells if cell.fillable)
    return to_json(Mapping(template.sheet, template.header_row, tuple(columns), cells))


def _said(column: Column) -> str:
    fields = column.answered if column.answered is not None else column.reading.fields
    named = " and ".join(label_of(field) for field in fields) or label_of(NOTHING)
    if column.settled:
        return named
    return f"? {named}" if column.reading.fields else "? not understood"


def _short(text: str) -> str:
    return text if len(text) <= 44 else text[:43] + "…"
