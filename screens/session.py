"""What every screen is given: the open case and how this author sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from screens.commands import Keymap
from screens.glyphs import DRAWN, Glyphs

if TYPE_CHECKING:
    from domain.people import Person
    from screens.names.coding import KeyNames
    from storage.casefile import CaseFile

P = ParamSpec("P")
R = TypeVar("R")


def local_today() -> date:
    """Today where the author is."""
    return date.today()


@dataclass
class Session:
    """One author at one case.

    `lock` and `leave` end the screen. `exchange` is the folder exports are offered in, None for the case's own;
    `fetch` gives the command that fetches a file to the author's own machine. `kept_forms` are boxes left unsaved or
    filled before, by the form's name, `left_mappings` what was said of a board's file, by its fingerprint.
    `once_shown` sees to what waits until the case is on the screen, and gives what the author is to be told of it, or
    "". `key_names` are the names of the key, as they were read last.
    `unkept` is what was half typed and could not be put on disk, by its place; there until the program ends.
    `left_export` is what an export was stopped by, while the author is away from it;
    `last_reason` why something found was let through, as it was said last. `meeting` is the number of the meeting the
    author was at last, 0 for none; `paragraph` is the number of the one its minutes open at next, 0 for the end;
    `section` is the id of the section of the report written last, "" for none, and `passage` the id of the paragraph
    it opens at next, "" for the end;
    `folder` is where minutes were put, or an answer found, last;
    `rows_sent` are the ids of the rows chosen to go with the minutes of a meeting to
    somebody, by its number and their code, while another choice was made than those that name them. `read_here` has
    somebody read minutes at this terminal: it is given the meeting, their code, the rows by id and a day to reply by.
    """

    case: CaseFile
    lock: Callable[[], None]
    leave: Callable[[], None]
    keymap: Keymap = field(default_factory=Keymap)
    glyphs: Glyphs = DRAWN
    today: Callable[[], date] = local_today
    names_shown: bool = False
    exchange: Path | None = None
    fetch: Callable[[Path], str | None] | None = None
    once_shown: Callable[[], str] | None = None
    kept_forms: dict[str, dict[str, str]] = field(default_factory=dict)
    left_mappings: dict[str, Any] = field(default_factory=dict)
    unkept: dict[str, str] = field(default_factory=dict)
    key_names: KeyNames | None = None
    left: dict[str, object] = field(default_factory=dict)
    last_reason: str = ""
    meeting: int = 0
    read_here: Callable[..., Awaitable[None]] | None = None
    paragraph: int = 0
    section: str = ""
    passage: str = ""
    folder: Path | None = None
    rows_sent: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)

    async def do(self, verb: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a verb of the case on its own thread, so that the screen never waits for the disk."""
        return await asyncio.wrap_future(self.case.submit(verb, *args, **kwargs))

    def names(self, people: tuple[Person, ...]) -> Mapping[str, str] | None:
        """Real names by code while the author wants to see them."""
        return {person.code: person.name for person in people if person.name} if self.names_shown else None
