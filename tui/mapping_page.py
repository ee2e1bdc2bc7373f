"""Writes docs/mapping.md from the catalogue of fields: `python -m tui.mapping_page > docs/mapping.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from domain.asked.field_of import NOTHING, Where
from domain.asked.found import fields_of

EXAMPLE = """\
{
  "sheet": "Chronology",
  "header_row": 8,
  "columns": {
    "Date": ["date", "time"],
    "Agency / professional (code)": ["agency", "who"],
    "Event / contact": "event",
    "F": ["action", "outcome"],
    "Seen alone?": "field:seen",
    "Good practice": "flag:good",
    "Ref": "nothing"
  },
  "cells": {"C4": "agency", "G4": "period_from", "G5": "period_to", "C6": "nothing"}
}
"""

BEFORE = """\
# Mapping files

What a board's headings, or those of an old chronology, ask for is understood by their meaning. Where it is not certain
the program asks: on the screen with a list to choose from, on the command line by exit code 4. The answers go into a
small JSON file, which `--map` of `imr template`, `imr export` and `imr import` takes. This page is made from the fields
themselves by `make docs`.

    imr template board.xlsx                          what was understood, and what is not certain
    imr template board.xlsx --write-map map.json     a map to edit: ? stands where you are to say it
    imr template board.xlsx --map map.json           what would be done by it
    imr export CASE.imr chronology --template board.xlsx --map map.json -o chronology.xlsx
    imr import CASE.imr chronology old.csv --map map.json

An export remembers the answers in the case, for the next workbook with the same headings.

## An example

```json
"""

AFTER = """\
```

Any part may be left out; what is left out is understood as without the file.

| Part | |
|---|---|
| `sheet` | the name of the sheet, where several could be meant |
| `header_row` | the number of the row the headings are in (of several rows the last) |
| `columns` | each column by its heading, capitals and spaces aside, or by its letter, and what goes there |
| `cells` | each cell of the block above the table by its place, and what goes there |
| `one_only` | columns with a list that takes one value, in which an entry with several stops the \
export; else its first is written |
| `statuses` | of an action plan: what the board's list calls each of `Not started`, `In progress`, `Completed` |

What goes there is a field by its first or its second name in the lists below; several in brackets share the cell, in
that order; `"nothing"` leaves it as the board sent it. Of a case's own fields and flags `field:NAME` and
`flag:NAME` are always understood. Beside the people a cell names only an organisation that the row itself names.
"""

TITLES: dict[Where, str] = {
    "row": "Columns of a chronology", "header": "Cells above the table", "person": "Columns of a list of people",
    "family": "Columns of a family composition", "minutes": "Places in a template for minutes",
    "action": "Columns of an action plan", "section": "Sections of a report", "cover": "Cover and forms of a report",
    "quality": "Columns of a quality form", "interviewed": "Columns of a table of persons seen",
    "searched": "Columns of a table of records", "policies": "Columns of a table of policies",
    "abbreviations": "Columns of a table of abbreviations", "recommendations": "Columns of a table of recommendations",
    "answers": "Columns of a table of questions and answers",
}
ABOUT: dict[Where, str] = {
    "row": "", "header": "",
    "person": "For `imr import CASE.imr people FILE`; a code is needed, all else may be missing.",
    "family": "For `imr import CASE.imr family FILE`; a reference name and two more are needed. A column headed “Name” "
    "is asked about: reference names leave the case, real names do not.",
    "minutes": "For `imr export CASE.imr minutes --template FILE.docx`: its `columns` name labels, headings and "
    "placeholders of the document, each by its words.",
    "action": "For `imr export CASE.imr actions --template FILE.xlsx`, see [Action plans](actions.md).",
    "section": "For `--map` of a report's template, see [Word templates of a report](templates-word.md).",
    "cover": "Also `sign:author:who`, `sign:quality assurer:who`, `sign:countersigner:who` and "
    "`sign:chief officer:who`, each with `job`, `day` and `signed` in the place of `who`.",
    "quality": "", "interviewed": "", "searched": "", "policies": "", "abbreviations": "", "recommendations": "",
    "answers": "",
}


def page() -> str:
    """The whole page as Markdown."""
    return f"{BEFORE}{EXAMPLE}{AFTER}" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for where, title in TITLES.items():
        yield f"\n## {title}\n"
        if ABOUT[where]:
            yield f"{ABOUT[where]}\n"
        yield "| Field | |"
        yield "|---|---|"
        for field in fields_of(where):
            left = "" if field.held else " (left for you to fill in)"
            yield f"| `{field.id}` | {field.label}{left} |"
        if where in ("header", "minutes"):
            yield f"| `{NOTHING}` | left as {'the board sent it' if where == 'header' else 'it is'} |"


if __name__ == "__main__":
    sys.stdout.write(page())
