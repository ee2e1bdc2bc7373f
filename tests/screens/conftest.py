"""A real case on disk, and an author at the screen."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.dates.when import When
from domain.people import Person
from domain.question import Question
from domain.review import Details, Source
from screens.choices import Choices
from screens.chronology import reading as chronology_reading
from screens.chronology.screen import ChronologyScreen
from screens.commands import Keymap
from storage.casefile import CaseFile
from tests.screens.colleague import Colleague, Desk
from tui.app import Imr
from tui.settings import Settings
from tui.terminal import Terminal

PASSPHRASE = "seven green bottles"
TURNS = 50
"""How often what is waited for has a turn at once, before it is waited for by the millisecond."""


class Remembered:
    """The passphrase without asking."""

    anywhere = False

    def found(self, case: Path) -> str:
        return PASSPHRASE


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing pause is over sooner: a test types faster than people do."""
    monkeypatch.setattr(chronology_reading, "SETTLES", 0.015)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case made once, to be copied."""
    place = tmp_path_factory.mktemp("made") / "A.imr"
    period = Period(date(2023, 1, 1), date(2024, 6, 30))
    with CaseFile.create(
        place, PASSPHRASE, Details(agency="Riverside Trust", subject="Adult A", period=period), user="author"
    ) as case:
        case.people.add(Person(code="SW1", role="social worker", name="Sarah Jones", other_names=("Sal",)))
        case.people.add(Person(code="GP1", role="general practitioner", name="Anil Patel"))
        case.people.add(Person(code="HV1", role="health visitor", name="Mary Ann Okafor"))
        case.sources.add(Source("EMIS", "the practice's record"))
        case.questions.add(Question("2", "Was medication reviewed?"))
    return place


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """An empty case of Adult A, three people in its key."""
    return Path(shutil.copy(made, tmp_path / "A.imr"))


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    """Where colleagues sit."""
    desk = Desk()
    yield desk
    desk.end()


@pytest.fixture
def case(path: Path, desk: Desk) -> Iterator[CaseFile]:
    """The same case open elsewhere, as a colleague has it."""
    desk.ask("open", path, PASSPHRASE)
    yield cast("CaseFile", Colleague(desk, path))
    desk.ask("close")


def day_entry(day: date, event: str, **rest: Any) -> Entry:
    """A row of one day."""
    when = When(f"{day.day}/{day.month}/{day.year}", "day", day, day)
    return Entry(when=when, event=event, **{"who": "SW1", "people": ("SW1",), **rest})


def fill(case: CaseFile, count: int) -> None:
    """So many rows, a day apart from 1 January 2023 on."""
    first = date(2023, 1, 1)
    case.entries.add_many(day_entry(first + timedelta(days=index), f"Visit {index}") for index in range(count))


class Author:
    """Someone at the keyboard, and what they see."""

    def __init__(self, app: Imr, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ChronologyScreen:
        """The chronology."""
        found = self.app.screen
        assert isinstance(found, ChronologyScreen)
        return found

    @property
    def line(self) -> str:
        """What stands in the entry line."""
        return self.screen.line.value

    async def types(self, text: str, *keys: str) -> None:
        """Type this text, then press these keys."""
        await self._keys([*text, *keys])

    async def presses(self, *keys: str) -> None:
        """Press these keys."""
        await self._keys(keys)

    async def _keys(self, keys: Sequence[str]) -> None:
        """As fast as a paste would be, in order; then wait until all of it is done."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            character = key if len(key) == 1 else None
            name = _character_to_key(key) if len(key) == 1 else key
            event = Key(name, character)
            event.set_sender(self.app)
            driver.send_message(event)
        await self.rests()

    async def rests(self) -> None:
        """Wait until the line has been read back and nothing is being done."""
        await self._queues_empty()
        while self.app.held.busy and not self.app._exit:
            await asyncio.sleep(0.002)
        await self._queues_empty()
        await asyncio.sleep(chronology_reading.SETTLES + 0.005)
        await self._queues_empty()
        doing = [each for each in self.app.workers if each.group in ("find", "offer")]
        await asyncio.gather(*(each.wait() for each in doing), return_exceptions=True)
        await self._queues_empty()

    async def _queues_empty(self) -> None:
        """Wait until the app, the screen, what has the focus and the case have done all they were asked."""
        await asyncio.sleep(0.005)
        for _ in range(2):
            for node in (self.app, self.app.screen, self.app.focused):
                passed = asyncio.Event()
                if node is not None and node.is_running and node.call_later(passed.set):
                    turns = 0
                    while not passed.is_set() and node.is_running and not self.app._exit:
                        self._not_dead()
                        turns += 1
                        await asyncio.sleep(0 if turns < TURNS else 0.001)
            self._not_dead()
            if self.app.case is not None and not self.app._exit:
                await asyncio.wrap_future(self.app.case.submit(bool))

    def _not_dead(self) -> None:
        """Raise what the program died of, if it did: what it was asked is never done."""
        if self.app._exception is not None:
            raise self.app._exception

    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    def sees(self, text: str) -> bool:
        """Whether this stands on the screen, however many spaces are between its words."""
        return squeezed(text) in squeezed("\n".join(self.lines()))

    async def comes_to(self, what: Callable[[], bool], seconds: float = 45.0) -> None:
        """Wait for something to become so."""
        for _ in range(int(seconds / 0.01)):
            if what():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("It did not come to that:\n" + "\n".join(self.lines()))

    async def comes_to_see(self, text: str, seconds: float = 45.0) -> None:
        """Wait until this stands on the screen."""
        await self.comes_to(lambda: self.sees(text), seconds)


Sitting = Callable[..., Any]


@pytest.fixture
def sits(path: Path) -> Sitting:
    """`async with sits() as author`: an author opens the case on an 80 by 24 screen."""

    @asynccontextmanager
    async def begin(
        width: int = 80, height: int = 24, *, settings: Settings | None = None, keymap: Keymap | None = None,
        colours: int = 256, ascii_only: bool = False,
    ) -> AsyncIterator[Author]:
        app = Imr(
            path, Remembered(), settings or Settings(), Terminal(colours, ascii_only, True), keymap=keymap
        )
        async with app.run_test(size=(width, height)) as pilot:
            author = Author(app, pilot)
            await author.comes_to(
                lambda: isinstance(app.screen, Choices) or getattr(app.screen, "_version", None) is not None
            )
            await author.rests()
            try:
                yield author
            finally:
                await app._keep_drafts()
                if app.case is not None:
                    await asyncio.to_thread(app.case.close)

    return begin


def squeezed(text: str) -> str:
    """The text with each run of spaces, and of line ends, as one space."""
    return re.sub(r"\s+", " ", text)


def events(entries: Sequence[Entry]) -> list[str | None]:
    """What rows say happened."""
    return [entry.event for entry in entries]
