"""An author at the minutes of a meeting, with what is shown and what is on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from screens.choices import Choices
from screens.minuting.screen import MinutingScreen
from storage.casefile import CaseFile
from tests.screens.conftest import Sitting
from tests.screens.paragraph_typing import Typing

MEETING = Interview(
    held="2024-07-01", people=(Attendee("SW1"), Attendee("GP1"), Attendee("HV1", "interviewer", asked=False))
)


Minutes = Callable[..., Any]


@pytest.fixture
def minutes(sits: Sitting, case: CaseFile) -> Minutes:
    """`async with minutes() as at`: the minutes of interview 1 are open, with these paragraphs."""

    @asynccontextmanager
    async def begin(
        *paragraphs: Paragraph, meeting: Interview = MEETING, before: Callable[[], None] = lambda: None,
        width: int = 80, height: int = 24,
    ) -> AsyncIterator[Typing[MinutingScreen]]:
        if not case.interviews.all():
            case.interviews.add(meeting)
            if paragraphs:
                case.minutes.add(1, *paragraphs)
        before()
        async with sits(width, height) as author:
            if isinstance(author.app.screen, Choices):
                await author.presses("enter")
            else:
                await author.types("/minutes 1", "enter")
            at = Typing(author, MinutingScreen)
            await at.is_open()
            yield at

    return begin


def said(case: CaseFile) -> list[tuple[str, str, str, bool]]:
    """The minutes on disk: time, speaker, words, mark."""
    return [(each.at, each.speaker, each.text, each.check) for each in case.minutes.of(1).paragraphs]


THREE = [Paragraph(speaker="SW1", text="one"), Paragraph(speaker="GP1", text="two"), Paragraph(text="three")]
