"""Somebody has minutes agreed: a meeting minuted and issued, what was taken of its people, and the screen opened."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest

from domain.agreement.standing import State, standing
from domain.agreement.steps import Step
from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Paragraph
from domain.people import Person
from screens import session
from screens.agreement.screen import AgreementScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Author, Sitting

TEXTS = ("I rang the surgery at six.", "Nobody answered.", "I left a message for the duty doctor.")
Days = Callable[[date], None]


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> Days:
    """What day it is, where the author is: 20 March 2024 until another is said."""

    def say(day: date) -> None:
        monkeypatch.setattr("tui.app.local_today", lambda: day, raising=False)
        monkeypatch.setattr(session, "local_today", lambda: day)

    say(date(2024, 3, 20))
    return say


def meeting(case: CaseFile, *texts: str, check: bool = False) -> int:
    """A meeting with three people present beside the interviewer, its minutes typed."""
    for code, role in (("IM1", "reviewer"), ("SW2", "social worker"), ("TM1", "team manager")):
        case.people.add(Person(code=code, role=role))
    people = (
        Attendee("IM1", INTERVIEWER, asked=False), Attendee("SW1"), Attendee("SW2"), Attendee("TM1", "line manager"),
    )  # fmt: skip
    made = case.interviews.add(Interview(about="the night", held="2024-03-01", starts="10:00", people=people))
    paragraphs = [Paragraph(speaker="SW1", text=text, check=check and not at) for at, text in enumerate(texts or TEXTS)]
    case.minutes.add(made.number, *paragraphs)
    return made.number


def issued(case: CaseFile, *codes: str, day: str = "2024-03-02", reply_by: str = "2024-03-16") -> None:
    """The minutes of the first meeting issued to these, to everyone where nobody is named."""
    case.agreement.issue(1, codes or ("SW1", "SW2", "TM1"), way="Word", day=day, reply_by=reply_by)


def meeting_issued(case: CaseFile) -> None:
    """A meeting whose minutes were issued to everyone."""
    meeting(case)
    issued(case)


def took(case: CaseFile, kind: str, code: str, day: str = "2024-03-10", **rest: str) -> None:
    """A step taken elsewhere."""
    latest = case.minutes.of(1).latest
    assert latest is not None
    step = Step(kind=kind, version=latest.number, code=code, day=day, sha256=latest.sha256, **rest)  # type: ignore[arg-type]
    case.agreement.take(1, step)


def state(case: CaseFile, code: str) -> State:
    """Where somebody stands."""
    return standing(case.minutes.of(1), code).state


async def agreement(author: Author) -> None:
    """Go to the agreement of the first meeting."""
    await author.types("/agreement 1", "enter")
    await author.comes_to(lambda: isinstance(author.app.screen, AgreementScreen))
    await author.comes_to(lambda: bool(getattr(author.app.screen, "things", None)))
    await author.rests()


@asynccontextmanager
async def at_agreement(sits: Sitting) -> AsyncIterator[Author]:
    """An author who is at the agreement of the first meeting."""
    async with sits() as author:
        await agreement(author)
        yield author


async def opens(author: Author, kind: type, *keys: str) -> None:
    """Press these keys, and wait until this form is there."""
    await author.presses(*keys)
    await form(author, kind)


async def form(author: Author, kind: type) -> None:
    """Wait until this form is there."""
    await author.comes_to(lambda: isinstance(author.app.screen, kind))
    await author.rests()
