"""A case with a meeting whose minutes can be issued."""

from __future__ import annotations

from pathlib import Path

from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from domain.review import Details
from storage.casefile import CaseFile
from tests.storage.cases import PHRASE, row

SAID = "The practice had rung about missed medication."


def case_with_minutes(path: Path, user: str | None = None) -> CaseFile:
    """A new case of SW1, GP1 and IV1, open: one row that names SW1, and minutes of a meeting with SW1 and GP1."""
    details = Details(agency="Riverside Trust", subject="Adult A", author="P. Linden")
    case = CaseFile.create(path, PHRASE, details, user=user)
    for code, name in (("SW1", "Sarah Jones"), ("GP1", "Anil Patel"), ("IV1", "")):
        case.people.add(Person(code=code, name=name))
    case.entries.add(row("call about missed medication"))
    people = (Attendee("SW1"), Attendee("GP1"), Attendee("IV1", INTERVIEWER, asked=False))
    case.interviews.add(Interview(held="2026-03-10", starts="10:00", place="the clinic", people=people))
    case.minutes.add(1, Paragraph(speaker="SW1", text=SAID), Paragraph(speaker="GP1", text="There was no reply."))
    return case
