"""What may stand in a meeting, in the list of whom to see, and in what is owed afterwards: days, hours, kinds."""

from __future__ import annotations

import re
from datetime import date

from domain.errors import WrongUse
from domain.meetings.interview import DEBRIEFINGS, KINDS, Debrief, ExtractCheck, Interview, ToSee
from domain.meetings.minutes import Paragraph


def check_interview(interview: Interview) -> None:
    """Raise WrongUse, saying what is to be set right, where a meeting cannot stand as it is.

    What its minutes need before they are issued is asked for then (`domain.agreement.course`).
    """
    if interview.kind not in KINDS:
        raise WrongUse(f"A meeting is one of: {', '.join(KINDS)}.")
    check_day(interview.held, "The day it was held")
    check_day(interview.raised_elsewhere, "The day it was raised elsewhere")
    check_time(interview.starts, "The start")
    check_time(interview.ends, "The end")
    if interview.starts and interview.ends and interview.ends < interview.starts:
        raise WrongUse(f"It would end at {interview.ends}, before it starts at {interview.starts}.")
    seen: set[str] = set()
    for one in interview.people:
        if one.code.strip().casefold() in seen:
            raise WrongUse(f"{one.code} is among the people of this meeting twice.")
        seen.add(one.code.strip().casefold())


def check_to_see(one: ToSee) -> None:
    """Raise WrongUse where a day is none, or a hold ends before it began."""
    for told, called in ((one.told, "told"), (one.support, "offered support"), (one.company, "offered company")):
        check_day(told, f"The day they were {called}")
    check_day(one.held_since, "The first day of the hold")
    check_day(one.held_until, "The last day of the hold")
    if one.held_since and one.held_until and one.held_until < one.held_since:
        raise WrongUse("The hold would end before it began.")


def check_debrief(debrief: Debrief) -> None:
    """Raise WrongUse where it is neither of the two debriefs, or a day is none."""
    if debrief.after not in DEBRIEFINGS:
        raise WrongUse(f"A debrief is after one of: {', '.join(DEBRIEFINGS)}.")
    check_day(debrief.due, "The day it is due")
    check_day(debrief.done, "The day it was done")


def check_extract_check(check: ExtractCheck) -> None:
    """Raise WrongUse where it does not say which extract, or a day is none."""
    if not check.extract.strip():
        raise WrongUse("Say which extract was sent: its paragraph numbers, or its heading.")
    for day, called in ((check.sent, "was sent"), (check.due, "is due"), (check.done, "was answered")):
        check_day(day, f"The day it {called}")


def check_paragraph(paragraph: Paragraph) -> None:
    """Raise WrongUse for a paragraph that says nothing, or at no hour."""
    check_time(paragraph.at, "The time of a paragraph")
    if paragraph.kind not in ("said", "heading"):
        raise WrongUse("A paragraph of minutes is what was said, or a heading.")
    if not paragraph.text.strip() and not (paragraph.kind == "heading" and paragraph.question):
        raise WrongUse("There is nothing in this paragraph yet.")


def check_day(text: str, called: str) -> None:
    """Raise WrongUse unless this is an ISO day, or ""."""
    try:
        if text and (not re.fullmatch(r"\d{4}-\d\d-\d\d", text) or not date.fromisoformat(text)):
            raise ValueError
    except ValueError:
        raise WrongUse(f"{called} is no day of the calendar: “{text}”.") from None


def check_time(text: str, called: str) -> None:
    """Raise WrongUse unless this is HH:MM, or ""."""
    if text and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
        raise WrongUse(f"{called} is a time such as 09:30, not “{text}”.")
