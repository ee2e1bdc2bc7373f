"""All there is to say of what is typed, where the lines for it hold only a part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App

from screens.choices import Choices, Option
from screens.glyphs import Glyphs
from screens.widgets.lines import Part


async def show_notes(app: App[Any], glyphs: Glyphs, told: Sequence[Part]) -> None:
    """List them; the one the bar is on stands whole below."""
    if told:
        options = [Option(str(number), sentence, sentence) for number, (sentence, _) in enumerate(told)]
        await app.push_screen_wait(Choices(glyphs, "All there is to say", options))
