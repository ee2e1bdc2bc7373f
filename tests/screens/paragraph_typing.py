"""An author where paragraphs are typed, of minutes or of the report."""

from __future__ import annotations

from typing import Generic, TypeVar

import pytest
from textual.events import Paste

from screens.paragraphs import typed as paragraphs_typed
from screens.paragraphs.kept import ParagraphsKept
from tests.screens.conftest import Author

S = TypeVar("S", bound=ParagraphsKept)


@pytest.fixture(autouse=True)
def sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing pause is over sooner."""
    monkeypatch.setattr(paragraphs_typed, "SETTLES", 0.01)


class Typing(Generic[S]):
    """An author at the paragraphs of this kind of screen."""

    def __init__(self, author: Author, kind: type[S]) -> None:
        self.author, self.types, self.presses, self.sees = author, author.types, author.presses, author.sees
        self.kind = kind

    @property
    def screen(self) -> S:
        found = self.author.app.screen
        assert isinstance(found, self.kind), found
        return found

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.screen.box.value

    @property
    def shown(self) -> list[str]:
        """The paragraphs as they are shown, by their words."""
        return [each.text for each in self.screen.paragraphs]

    async def pastes(self, text: str) -> None:
        """Paste this."""
        self.screen.box.post_message(Paste(text))
        await self.author.rests()

    async def is_open(self) -> None:
        """Wait until the screen is there and shows what is on disk."""
        app = self.author.app
        await self.author.comes_to(lambda: isinstance(app.screen, self.kind) and app.screen._version is not None)
        await self.author.rests()
