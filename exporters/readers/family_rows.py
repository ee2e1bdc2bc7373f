"""Rows of a family composition, as boards ask for it and agencies keep it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.asked.found import fields_of
from domain.errors import WrongUse
from domain.family.members import Member, checked
from domain.line.draft import Known
from domain.names.finding import name_in_code
from domain.people import Person
from exporters.readers.tables import Given
from exporters.templates.template import Column

_EMPTY = frozenset(("", "-", "--", "–", "—"))
_DATES = ("born", "died")
_EXAMPLE = re.compile(r"\btown,\s*county\b|\bpostcode\s*$|\bstreet name\b", re.IGNORECASE)
"""An address that stands for any: a board's example row left in its template."""


@dataclass(frozen=True, slots=True)
class ReadMember:
    """A row as understood: the member, the person of the key it is about, and why it is none."""

    member: Member | None = None
    person: Person | None = None
    problems: tuple[str, ...] = ()


class FamilyRows:
    """Reads rows of one family composition."""

    def __init__(self, columns: Mapping[int, Column], known: Known) -> None:
        self.columns = columns
        self.known = known

    def read(self, cells: Mapping[int, Given]) -> ReadMember:
        """The member a row is, or a sentence on why it is none; "not known" and "n/a" are answers like any other."""
        said: dict[str, list[str]] = {}
        for number, column in self.columns.items():
            given = cells.get(number, Given())
            for field in column.fields:
                text = _day(given) if field in _DATES else " ".join(given.text.split())
                if text not in _EMPTY:
                    said.setdefault(field, []).append(text)
        told = {field.id: ", ".join(said.get(field.id, ())) for field in fields_of("family")}
        name = told.pop("name")
        if not told["code"]:
            return ReadMember(problems=("There is no reference name: give the member one, as the board gave it.",))
        if len(told["code"]) > 40:
            return ReadMember(problems=("The reference name is longer than 40 characters.",))
        if _EXAMPLE.search(told["address"]):
            return ReadMember(problems=(f"“{told['address']}” is an example of the board's: the row is left out.",))
        try:
            member = checked(_member(told), self.known.today)
        except WrongUse as refused:
            return ReadMember(problems=(refused.sentence,))
        person = Person(code=member.code, role=member.relationship, name=name, given_by_board=True)
        problem = name_in_code(person)
        return ReadMember(problems=(problem,)) if problem else ReadMember(member, person)


def _member(told: Mapping[str, str]) -> Member:
    return Member(
        code=told["code"], relationship=told["relationship"], born=told["born"], died=told["died"],
        address=told["address"], ethnicity=told["ethnicity"], sex=told["sex"], household=told["household"],
        aware=told["aware"], note=told["note"],
    )  # fmt: skip


def _day(given: Given) -> str:
    """A date as it is in the file; of a real date the day as the UK writes it, whatever the cell's format shows."""
    if isinstance(given.moment, datetime):
        return f"{given.moment:%d/%m/%Y}"
    return " ".join(given.text.split())
