"""What is opened from the chronology: the boxes of a form, the list of people."""

from __future__ import annotations

from textual.events import Paste

from screens.people.key import PeopleScreen
from screens.widgets.entry_line import EntryLine
from tests.screens.conftest import Author


def box(author: Author, name: str) -> EntryLine:
    return author.app.screen.query_one(f"#{name}", EntryLine)


async def paste(author: Author, text: str) -> None:
    author.app.post_message(Paste(text))
    await author.rests()


async def people_screen(author: Author) -> PeopleScreen:
    await author.presses("f4")
    await author.comes_to(lambda: isinstance(author.app.screen, PeopleScreen))
    await author.comes_to_see("health visitor")
    screen = author.app.screen
    assert isinstance(screen, PeopleScreen)
    return screen
