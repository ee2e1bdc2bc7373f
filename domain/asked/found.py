"""Everything a board's chronology or a list of people can ask for, found by what it is called.

One catalogue, shared by the understanding of templates, the filling of workbooks and the disclosure check.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from domain.asked.actions import ACTION
from domain.asked.chronology import HEADER, ROW
from domain.asked.field_of import FieldOf, Where
from domain.asked.minutes import MINUTES
from domain.asked.people import FAMILY, PEOPLE
from domain.asked.report import COLUMNS, COVER, SECTION

CATALOGUE: tuple[FieldOf, ...] = (
    *ROW, *HEADER, *PEOPLE, *FAMILY, *MINUTES, *ACTION, *SECTION, *COVER, *COLUMNS
)  # fmt: skip
"""Every field, in the order in which they are offered."""

CONTENT = ("date", "time", "who", "event", "action", "outcome", "comment", "source", "question", "flags")
"""What an entry can hold that a reader would miss, were no column to ask for it."""


@cache
def _by_id() -> Mapping[tuple[Where, str], FieldOf]:
    return {(field.where, field.id): field for field in CATALOGUE}


def fields_of(where: Where) -> tuple[FieldOf, ...]:
    """What a row, a header block, a list of people or a family composition can be asked for."""
    return tuple(field for field in CATALOGUE if field.where == where)


def field_of(id: str, where: Where = "row") -> FieldOf | None:
    """The field of this id, None when there is none; `field:NAME` and `flag:NAME` are always fields of a row."""
    found = _by_id().get((where, id))
    if found is None and where == "row":
        for prefix in ("field:", "flag:"):
            name = id.removeprefix(prefix).strip()
            if id.startswith(prefix) and name:
                return FieldOf(id=id, label=name)
    return found


def label_of(id: str, where: Where = "row") -> str:
    """The plain words for a field, the id itself when it is not one."""
    found = field_of(id, where) or next((field for field in CATALOGUE if field.id == id), None)
    return found.label if found else id
