"""Rows of a list of people: the key, as authors and boards keep it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.asked.people import IDENTIFIERS
from domain.line.draft import Known
from domain.line.known_index import index_of
from domain.names.finding import name_in_code
from domain.people import Person, identifiers_in, names_in, prefix_for
from exporters.readers.tables import Given
from exporters.templates.template import Column

_EMPTY = frozenset(("", "-", "--", "n/a", "na", "none", "nil"))


class PeopleRows:
    """Reads rows of one list."""

    def __init__(self, columns: Mapping[int, Column], known: Known) -> None:
        self.columns = columns
        self.known = known
        self._offered: list[str] = []

    def read(self, cells: Mapping[int, Given]) -> tuple[Person | None, tuple[str, ...]]:
        """The person a row is, or a sentence on why it is none."""
        said: dict[str, list[str]] = {}
        for number, column in self.columns.items():
            given = cells.get(number, Given())
            text = " ".join(given.text.split())
            if text.lower() not in _EMPTY:
                for field in column.fields:
                    said.setdefault(field, []).append(_day(given) if field == "birth" else text)
        code = " ".join(said.get("code", ()))
        if not code:
            return None, (self._codeless(" ".join(said.get("role", ()))),)
        if len(code) > 40:
            return None, ("The code is longer than 40 characters.",)
        name = " ".join(said.get("name") or [*said.get("first_name", ()), *said.get("last_name", ())])
        others = [other for text in said.get("other_names", ()) for other in names_in(text)]
        told = [text for field in IDENTIFIERS for text in said.get(field, ())]
        person = Person(
            code=code,
            role=" ".join(said.get("role", ())),
            organisation=" ".join(said.get("organisation", ())),
            involvement=" ".join(said.get("involvement", ())),
            name=name,
            other_names=tuple(dict.fromkeys(others)),
            identifiers=tuple(dict.fromkeys(one for text in told for one in identifiers_in(text))),
            note=" ".join(said.get("note", ())),
        )
        problem = name_in_code(person)
        return (None, (problem,)) if problem else (person, ())

    def _codeless(self, role: str) -> str:
        """What to do for somebody without a code, with the next free one of their role."""
        prefix = prefix_for(role, self.known.people)
        if not prefix:
            return "There is no code: give the person one, such as SW1."
        self._offered.append(index_of(self.known).next_code(prefix, tuple(self._offered)))
        return f"There is no code: give the person one in the file; {self._offered[-1]} is the next for this role."


def _day(given: Given) -> str:
    """A date of birth as it is in the file; of a real date the day as the UK writes it."""
    return f"{given.moment:%d/%m/%Y}" if isinstance(given.moment, datetime) else " ".join(given.text.split())
