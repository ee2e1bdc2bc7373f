"""What goes in which column and cell, as the author or a kept answer says; to and from a simple JSON file.

`{"sheet": "Chronology", "header_row": 8, "columns": {"Event / contact": "event", "F": ["action", "outcome"],
"Ref": "nothing"}, "cells": {"C4": "agency", "Cover!B3": "author"}, "one_only": ["F"]}`: any part may be left
out, columns are named by heading or by letter. Of an action plan `"statuses": {"Not started": "Red"}` says which value
of the board's list stands for a status.
"""

from __future__ import annotations

import json
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from domain.asked.field_of import NOTHING, Where
from domain.asked.found import field_of, fields_of
from domain.errors import NotUnderstood
from domain.report.parts import STATUSES
from exporters.office.refs import cell, on_sheet, split_sheet
from exporters.templates.mapping_file import object_in
from exporters.templates.words import plain


@dataclass(frozen=True, slots=True)
class Mapping:
    """Answers about one workbook. `columns` and `cells` hold only what was answered: a column by its heading or letter,
    a cell by its reference ("C4", "Cover!C4"); no fields means: leave it as the board sent it. In a column of
    `one_only`, with a list that takes one value, an entry with several is refused: else its first is written.
    `statuses` are ours and what the board's list calls them."""

    sheet: str | None = None
    header_row: int | None = None
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    cells: tuple[tuple[str, str | None], ...] = ()
    one_only: tuple[str, ...] = ()
    statuses: tuple[tuple[str, str], ...] = ()


def from_json(text: str, where: Where = "row") -> Mapping:
    """Read a mapping file. Raises `NotUnderstood` naming what is wrong in it."""
    read = object_in(text, '{"columns": {"Event": "event"}}')
    for key in read:
        if key not in ("sheet", "header_row", "columns", "cells", "one_only", "statuses"):
            raise NotUnderstood(
                f"The mapping file has an entry “{key}”, which means nothing here. Use sheet, header_row, columns, "
                "cells, one_only and, for an action plan, statuses."
            )
    sheet, row = read.get("sheet"), read.get("header_row")
    if sheet is not None and not isinstance(sheet, str):
        raise NotUnderstood("In the mapping file, sheet must be the name of a sheet in quotes.")
    if row is not None and (isinstance(row, bool) or not isinstance(row, int) or row < 1):
        raise NotUnderstood("In the mapping file, header_row must be the number of the row the headings are in.")
    one_only = read.get("one_only", [])
    if not isinstance(one_only, list) or not all(isinstance(name, str) for name in one_only):
        raise NotUnderstood('In the mapping file, one_only must be a list of columns in brackets, such as ["F"].')
    columns = tuple((key, _fields(key, value, where)) for key, value in _object(read, "columns").items())
    cells = tuple((_cell(key), _cell_field(key, value)) for key, value in _object(read, "cells").items())
    statuses = tuple(_status(key, value) for key, value in _object(read, "statuses").items())
    return Mapping(sheet, row, columns, cells, tuple(one_only), statuses)


def to_json(mapping: Mapping) -> str:
    """The mapping as a file that `from_json` reads."""
    shown: dict[str, Any] = {}
    if mapping.sheet is not None:
        shown["sheet"] = mapping.sheet
    if mapping.header_row is not None:
        shown["header_row"] = mapping.header_row
    shown["columns"] = {key: _shown(fields) for key, fields in mapping.columns}
    shown["cells"] = {ref: field or NOTHING for ref, field in mapping.cells}
    if mapping.one_only:
        shown["one_only"] = list(mapping.one_only)
    if mapping.statuses:
        shown["statuses"] = dict(mapping.statuses)
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def answers_by_column(mapping: Mapping, headings: AnyMapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The answers by column letter; `headings` are the sheet's own, by letter. Raises `NotUnderstood` for a "
      "column that
    is not there, and for a heading that several columns have."""
    return {letter_of(key, headings): fields for key, fields in mapping.columns}


def letter_of(key: str, headings: AnyMapping[str, str]) -> str:
    """The letter of a column named by its heading or its letter. Raises `NotUnderstood` as `answers_by_column`."""
    letters = [letter for letter, text in headings.items() if plain(text).lower() == plain(key).lower()]
    if len(letters) > 1:
        raise NotUnderstood(
            f"The mapping names “{key}”, but columns {' and '.join(letters)} both have that heading. Name the "
            "column by its letter."
        )
    if not letters and key.upper() in headings:
        letters = [key.upper()]
    if not letters:
        raise NotUnderstood(
            f"The mapping names a column “{key}”, which this sheet does not have. Its headings are: "
            f"{_listed(headings)}."
        )
    return letters[0]


def _listed(headings: AnyMapping[str, str]) -> str:
    return ", ".join(f"{letter} “{plain(text)}”" for letter, text in headings.items())


def _object(read: AnyMapping[str, Any], key: str) -> dict[str, Any]:
    value = read.get(key, {})
    if not isinstance(value, dict):
        raise NotUnderstood(f"In the mapping file, {key} must be an object of names and fields in braces.")
    return value


def _shown(fields: Sequence[str]) -> str | list[str]:
    if not fields:
        return NOTHING
    return fields[0] if len(fields) == 1 else list(fields)


def _fields(column: str, value: object, where: Where) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if given is None or given == []:
        return ()
    if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
        raise NotUnderstood(f"In the mapping file, column “{column}” must name a field, a list of fields, or "
                            f"“{NOTHING}”.")
    found = tuple(dict.fromkeys(field_named(item, where) for item in given))
    if NOTHING in found and len(found) > 1:
        raise NotUnderstood(f"In the mapping file, column “{column}” asks for a field and for nothing. Keep one "
                            f"of them.")
    return () if found == (NOTHING,) else found


def _status(key: str, value: object) -> tuple[str, str]:
    ours = next((status for status in STATUSES if status.casefold() == key.strip().casefold()), None)
    if ours is None or not isinstance(value, str):
        raise NotUnderstood(
            f"In the mapping file, statuses must say for {', '.join(STATUSES)} what the board’s list calls it, such as "
            '{"Not started": "Red"}.'
        )
    return ours, value.strip()


def _cell(key: str) -> str:
    """A cell as it is named here: "C4", or "Cover!C4" on another sheet. Raises `NotUnderstood`."""
    sheet, ref = split_sheet(key.strip())
    try:
        cell(ref)
    except ValueError:
        raise NotUnderstood(
            f"In the mapping file, “{key}” is no cell. Name it as C4, or on another sheet as Cover!C4."
        ) from None
    ref = ref.upper().replace("$", "")
    return ref if sheet is None else on_sheet(sheet, ref)


def _cell_field(ref: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise NotUnderstood(f"In the mapping file, cell {ref} must name one field, or “{NOTHING}”.")
    found = field_named(value, "header")
    return None if found == NOTHING else found


def field_named(text: str, where: Where = "row") -> str:
    """The id of a field named by its id or its plain label. Raises `NotUnderstood`, offering the nearest."""
    wanted = text.strip()
    if wanted.lower() in (NOTHING, "", "none", "ignore"):
        return NOTHING
    if field_of(wanted, where) is not None:
        return wanted
    names: dict[str, str] = {}
    for field in fields_of(where):
        names[field.id.lower()] = field.id
        names.setdefault(field.label.lower(), field.id)
        names.setdefault(field.id.removeprefix("field:").removeprefix("flag:").lower(), field.id)
    if wanted.lower() in names:
        return names[wanted.lower()]
    near = process.extractOne(wanted.lower(), list(names), score_cutoff=60)
    offer = f" Did you mean “{names[near[0]]}”?" if near else ""
    known = ", ".join(field.id for field in fields_of(where))
    raise NotUnderstood(f"“{text}” is not a field.{offer} The fields are: {known}.")
