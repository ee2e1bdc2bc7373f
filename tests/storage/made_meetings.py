"""Made-up meetings for the tests of a case file."""

from __future__ import annotations

from typing import Any

from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from storage.casefile import CaseFile

PEOPLE = (
    Person(code="SW1", role="Social worker"),
    Person(code="SW2", role="Social worker"),
    Person(code="HV1", role="Health visitor"),
    Person(code="RO1", role="Author of the review"),
)


def said(text: str, speaker: str = "SW1", **more: Any) -> Paragraph:
    """A paragraph in which somebody speaks."""
    return Paragraph(speaker=speaker, text=text, **more)


def meeting(case: CaseFile, *codes: str, texts: tuple[str, ...] = (), **more: Any) -> int:
    """A meeting held with these, and their author; gives its number."""
    for person in PEOPLE:
        if case.people.get(person.code) is None:
            case.people.add(person)
    people = (*(Attendee(code) for code in codes), Attendee("RO1", "interviewer", asked=False))
    given: dict[str, Any] = {"held": "2024-03-05", "about": "The home visit", "people": people, **more}
    number = case.interviews.add(Interview(**given)).number
    if texts:
        case.minutes.add(number, *(said(text, codes[0]) for text in texts))
    return number


def texts(case: CaseFile, number: int) -> list[str]:
    """What the minutes say, in their order."""
    return [each.text for each in case.minutes.of(number).paragraphs]
