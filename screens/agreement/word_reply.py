"""What was found in a Word document that came back, to be read whole, and the password it opens by."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from domain.errors import WrongUse
from screens.choices import Choices, Option
from screens.form import Box, Form
from screens.glyphs import Glyphs

if TYPE_CHECKING:
    from exporters.readers.minutes_reply import Reply
    from screens.task_screen import TaskScreen

_WIDE = 74
_MOST = 2_000
"""Lines shown on a screen: more than anybody reads there."""


def found_in(reply: Reply) -> Iterator[str]:
    """All that a returned document says, a sentence or paragraph each, in full."""
    for one in reply.representations:
        place = reply.version.place(one.paragraph)
        about = f"Paragraph {place}" if place else "The whole"
        yield f"{about}, {one.kind}: {one.words or one.quoted}"
    for check in reply.row_checks:
        yield f"A row of the chronology, {check.verdict}: {check.words or check.shown}"
    if reply.words:
        yield f"In the box: {reply.words}"
    yield from reply.elsewhere
    yield from (f"Filled in: {each}" for each in reply.signed)
    yield from reply.notes
    yield from (f"Outside the minutes: {each}" for each in reply.apart)


async def read_all(screen: TaskScreen, reply: Reply) -> None:
    """Show all that was found, whole."""
    options: list[Option] = []
    for sentence in found_in(reply):
        lines = [line for part in sentence.split("\n") for line in textwrap.wrap(part, _WIDE - 2)]
        options += [Option(f"{len(options)}-{n}", f"{'  ' if n else '- '}{line}") for n, line in enumerate(lines)]
    title = f"All that {reply.code} sent back says"
    said = reply.told if len(options) <= _MOST else f"The first {_MOST:,} lines; open the document for the rest."
    await screen.app.push_screen_wait(Choices(screen.session.glyphs, title, options[:_MOST], said))


class OpeningForm(Form[str]):
    """Asks for the password a document that came back opens by, shown as dots."""

    def __init__(self, glyphs: Glyphs, file: str) -> None:
        super().__init__(glyphs, f"{file} is under a password", (
            Box("password", "Password", hidden=True, hint="What the document opens by: ask who sent it."),
        ))  # fmt: skip

    def result(self, values: Mapping[str, str]) -> str:
        if not values["password"]:
            raise WrongUse("Type the password the document opens by, or go back by Esc.")
        return values["password"]


async def password_of(screen: TaskScreen, data: bytes, name: str) -> str | None:
    """The password of a document that came back, "" where it is under none; None: left."""
    from exporters.office.compound import is_locked

    if not is_locked(data):
        return ""
    typed: Any = await screen.app.push_screen_wait(OpeningForm(screen.session.glyphs, name))
    return None if typed is None else str(typed)
