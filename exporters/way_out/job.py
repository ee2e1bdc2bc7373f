"""What is to be made to leave, how it is told along the way, and what is raised where a name was found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from domain.disclosure import Accepted, hashed
from domain.errors import Stopped, WrongUse
from domain.gate import Profile
from domain.names.finding import Finder
from exporters.disclosure.searching import Searched
from exporters.disclosure.verdicts import Verdict, refusal
from exporters.office.differs import ReadBackDiffers
from exporters.templates.mapping import Mapping
from exporters.way_out.ready import Kind

if TYPE_CHECKING:
    from exporters.packet.file import Sealing
    from exporters.templates.report_places import ReportMapping

Step = Callable[[str], None]
"""Told what is being done, in words, often; may raise to stop the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be made: a chronology in a board's workbook, or without one in our own layout (".xlsx" or ".csv").

    `suffix` also tells a log in CSV from one in lines of JSON (".jsonl"), and minutes in Word (".docx") from their
    exact text (".txt"). `password` locks the file; what holds names is not made without. `template_name` is for
    sentences to the author. `boards_names` lets through names that stood in the board's file before anything was
    written into it; it is the author's explicit word. `accepted` is what the author let through before, each with a
    reason. `prove` asks for every change made. `sealing` makes minutes for one person a packet. Of a report
    `places` are the answers to its template, `layout` which of our own it goes into without one ("adults",
    "children", "" for that of whom the case is about).
    """

    kind: Kind = "chronology"
    today: date
    template: bytes | None = None
    template_name: str = ""
    mapping: Mapping | None = None
    suffix: str = ".xlsx"
    boards_names: bool = False
    accepted: tuple[Accepted, ...] = ()
    prove: bool = False
    password: str | None = field(default=None, repr=False)
    sealing: Sealing | None = field(default=None, repr=False)
    places: ReportMapping | None = None
    layout: str = ""


class Disclosed(Stopped):
    """The disclosure check found names: `verdict` says which stop the file, `searched` what was searched for what."""

    def __init__(
        self,
        searched: Searched,
        verdict: Verdict,
        looked_for: Finder,
        data: bytes,
        kind: Kind,
        profile: Profile,
        notes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(refusal(verdict))
        self.searched = searched
        self.verdict = verdict
        self.looked_for = looked_for
        self.kind = kind
        self.profile = profile
        self.notes = notes
        self.sha256 = hashed(data)


def locked_only(job: Job) -> None:
    """Raise `WrongUse` where what holds real names is to be made without a password."""
    if not job.password:
        raise WrongUse("This holds the names of people and leaves under a password only: give it one.")


def locked(data: bytes, suffix: str, job: Job, say: Step) -> bytes:
    """The file under its password, when it has one."""
    if job.password is None:
        return data
    say("Locking it")
    if suffix.endswith(".age"):
        from exporters.way_out import aged

        made = aged.lock(data, job.password)
        say("Opening it again")
        if aged.unlock(made, job.password) != data:
            raise ReadBackDiffers("the locked file opens to something else")
        return made
    from exporters.office.locking import lock

    return lock(data, job.password)
