"""Rows of a list of people: the key, as authors and boards keep it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.people import Person
from exporters.readers.tables import Given
from exporters.templates.template import Column

_APART = re.compile(r"\s*[;\n,/]\s*")
_EMPTY = frozenset(("", "-", "--", "n/a", "na", "none", "nil"))


class PeopleRows:
    """Reads rows of one list."""

    def __init__(self, columns: Mapping[int, Column]) -> None:
        self.columns = columns

    def read(self, cells: Mapping[int, Given]) -> tuple[Person | None, tuple[str, ...]]:
        """The person a row is, or a sentence on why it is none."""
        said: dict[str, list[str]] = {}
        for number, column in self.columns.items():
            text = " ".join(cells.get(number, Given()).text.split())
            if text.lower() not in _EMPTY:
                for field in column.fields:
                    said.setdefault(field, []).append(text)
        code = " ".join(said.get("code", ()))
        if not code:
            return None, ("There is no code: give the person one, such as SW1.",)
        if len(code) > 40:
            return None, ("The code is longer than 40 characters.",)
        name = " ".join(said.get("name") or [*said.get("first_name", ()), *said.get("last_name", ())])
        others = [other for text in said.get("other_names", ()) for other in _APART.split(text) if other]
        return (
            Person(
                code=code,
                role=" ".join(said.get("role", ())),
                organisation=" ".join(said.get("organisation", ())),
                involvement=" ".join(said.get("involvement", ())),
                name=name,
                other_names=tuple(dict.fromkeys(others)),
                note=" ".join(said.get("note", ())),
            ),
            (),
        )
