"""The register of persons seen as it leaves: by codes, or under a password by names for the panel."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar

from domain.evidence.past import Past
from domain.evidence.unagreed import Net, net_of
from domain.gate import Profile, looked_for
from domain.meetings.interview import Debrief, ExtractCheck, ToSee
from domain.meetings.register import Register, register_of
from domain.names.finding import Finder
from domain.report.extracts import extracts_said
from domain.review import Details, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterByCodes:
    """The register, frozen; `called` is by code in small letters what each person of it is called in it.

    `looked_for` finds the names that must not be in it, `net` words of minutes that may not be used.
    """

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    register: Register
    to_see: tuple[ToSee, ...]
    debriefs: tuple[Debrief, ...]
    extract_checks: tuple[ExtractCheck, ...]
    called: dict[str, str] = field(repr=False)
    log_head: str
    looked_for: Finder = field(repr=False)
    net: Net = field(default=Net(), repr=False)

    def who(self, code: str) -> str:
        """What somebody is called in it."""
        return self.called.get(code.casefold(), code)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterByNames(RegisterByCodes):
    """The register for the panel, people by their names with their codes. It leaves under a password only."""

    profile: ClassVar[Profile] = "panel copy"


def register_leaving(
    review: Review, today: date, terms: frozenset[str] = frozenset(), past: Past | None = None, *, names: bool = False
) -> RegisterByCodes:
    """The register as the case stands today; `past` as in `gate.outgoing`."""
    kind = RegisterByNames if names else RegisterByCodes
    people = {one.code.casefold(): f"{one.name} ({one.code})" for one in review.people if names and one.name}
    said = extracts_said(review)
    return kind(
        details=review.details, register=register_of(review, today, names=False), to_see=review.to_see,
        debriefs=review.debriefs, called=people, log_head=review.log_head,
        extract_checks=tuple(replace(each, extract=said[each.number]) for each in review.extract_checks),
        looked_for=looked_for(review, terms), net=net_of(review, past),
    )  # fmt: skip
