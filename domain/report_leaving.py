"""What of the report may leave: agreement and profile applied. Exporters accept nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.gate import KeyLine, Naming, Outgoing, Profile
from domain.names import Finder
from domain.report import Report
from domain.unagreed import Net

if TYPE_CHECKING:
    from domain.family import Member, Relation
    from domain.review import Details, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody who was seen, by code, in whose office, on which days (said in words), by whom, or not and why."""

    code: str
    name: str = field(default="", repr=False)
    job: str = ""
    days: tuple[str, ...] = ()
    by: str = ""
    not_seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingReport:
    """All that a report, an action plan or a submission may draw on, frozen.

    `report` holds only passages that may leave, people by their codes; `beside` is what stands behind a passage (who
    does not confirm it, who disputes it) and `cited` what it points to ("3 March 2024, EMIS", "interview 2, paragraph
    4"), both by the passage's id. `abbreviations` are short forms the report uses, with what each stands for, "" where
    nobody said. `people` are the key as this profile shows it: `name` is "" when anonymised. `seen` are the persons
    seen and those not. Dates of birth and addresses of the family leave only in
    places that ask for them. `chronology` are the rows that may leave; `looked_for` and `net` find what must not be in
    the finished file.
    """

    profile: Profile = "anonymised"
    naming: Naming | None = None
    details: Details
    questions: tuple[Question, ...]
    report: Report
    chronology: Outgoing
    family: tuple[Member, ...] = ()
    relations: tuple[Relation, ...] = ()
    people: tuple[KeyLine, ...] = ()
    seen: tuple[Seen, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: tuple[tuple[str, str], ...] = ()
    submission: int = 0
    log_head: str = ""
    looked_for: Finder = field(repr=False)
    net: Net = field(default=Net(), repr=False)
    unagreed: tuple[str, ...] = ()
