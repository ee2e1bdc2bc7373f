"""Where a template of a report asks for what would be a leak anywhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from domain.family.members import Member
from domain.report.facts import fact_of
from domain.report.leaving import OutgoingReport
from exporters.disclosure.asked_here import BORN
from exporters.templates.report_places import SEVERAL

NAMES = frozenset(("name",))
_ADDRESS = frozenset(("address", "street", "postcode"))
_OF_FAMILY: Mapping[str, frozenset[str]] = {"birth": BORN, "born": BORN, "died": BORN, "address": _ADDRESS}
_NAMED = frozenset(("name", "first_name", "last_name", "other_names", "who", "by", "code"))
"""Columns of people that name them in a panel copy: where a key has no column for names, they stand beside the code."""
Where = TypeVar("Where")


@dataclass(frozen=True, slots=True)
class Personal(Generic[Where]):
    """What was put where a board asks for what identifies somebody, and the `kinds` it may be of.

    `whose` are the codes it may tell of, the first of whom it must; () is anybody of the key.
    """

    where: Where
    text: str = field(repr=False)
    kinds: frozenset[str]
    whose: tuple[str, ...] = ()

    def may_tell_of(self, codes: Sequence[str]) -> bool:
        """Whether what is of these people, of nobody in particular where there are none, may stand here."""
        family = {one.casefold() for one in self.whose}
        found = {one.casefold() for one in codes}
        return not family or not found or (self.whose[0].casefold() in found and found <= family)


def asked_for(fields: Sequence[str], *, panel: bool) -> frozenset[str]:
    """The kinds of identifier that may stand where these fields are asked for."""
    found: frozenset[str] = frozenset()
    for one in fields:
        kind, _, name = one.partition(":")
        if kind == "fact":
            fact = fact_of(name)
            found |= NAMES if fact is not None and fact.personal else frozenset()
        elif kind == "cover" and name != "author":
            found |= _OF_FAMILY.get(name, frozenset())
        elif kind in ("cover", "sign") and panel:
            found |= NAMES
    return found


def kinds_in(column: str, *, panel: bool) -> frozenset[str]:
    """The kinds that may stand in a column of people: their names in a panel copy only."""
    found: frozenset[str] = frozenset()
    for name in column.split(SEVERAL):
        found |= _OF_FAMILY.get(name, frozenset())
        found |= NAMES if panel and name in _NAMED else frozenset()
    return found


def whose_may_stand(out: OutgoingReport, member: Member | None) -> tuple[str, ...]:
    """Whose address or date of birth may stand where a member's is asked for: theirs, and who lives with them."""
    return tuple(dict.fromkeys(one.code for one in (member, *out.family) if one is not None))
