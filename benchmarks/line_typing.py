"""Typing a row at best into the entry line of the real screen: finding the fewest keys, and pressing them again.

`Typist` looks at what the screen offers after each key, as someone would who knows the row by heart. `Player` presses
the keys of a kept script and looks at nothing. Both sit at the program itself, at 80×24.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from textual.events import Key as Pressed
from textual.keys import _character_to_key
from textual.pilot import Pilot

from benchmarks.workbook_typing import Key
from domain.chronology.entry import Entry
from domain.line.reading import read
from domain.line.suggest import Completion, complete
from domain.line.suggest_parts import people_as_before
from screens.chronology import reading as chronology_reading
from screens.chronology.screen import ChronologyScreen
from tui.app import Imr
from tui.settings import Settings
from tui.terminal import Terminal

NAMES = {"Tab": "tab", "Enter": "enter", "Right": "right"}
_ORDER = ("", " > ", " >> ", " ~ ")
TEXTS = (("event", ""), ("action", " > "), ("outcome", " >> "), ("comment", " ~ "))


class KnownPassphrase:
    """A passphrase nobody is asked for."""

    anywhere = False

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase

    def found(self, case: Path) -> str:
        return self._passphrase


@dataclass
class Seat:
    """An author at the screen."""

    app: Imr
    pilot: Pilot[Any]

    @property
    def screen(self) -> ChronologyScreen:
        """The chronology."""
        assert isinstance(self.app.screen, ChronologyScreen), self.app.screen
        return self.app.screen

    @property
    def line(self) -> str:
        """What stands in the line."""
        return self.screen.line.value

    async def press(self, name: str) -> None:
        """One key."""
        key = NAMES.get(name, name)
        character = key if len(key) == 1 else None
        event = Pressed(_character_to_key(key) if character else key, character)
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)
        await asyncio.sleep(0)

    async def settle(self) -> None:
        """Wait until the line was read back and what is offered is there."""
        for _ in range(500):
            await asyncio.sleep(0.004)
            for place in (self.app, self.screen, self.screen.line, self.screen):
                passed = asyncio.Event()
                place.call_later(passed.set)
                await passed.wait()
            offers = [each for each in self.app.workers if each.group in ("find", "offer")]
            await asyncio.gather(*(each.wait() for each in offers), return_exceptions=True)
            draft = self.screen.draft
            if not self.line or (draft is not None and draft.text == self.line and not offers):
                break

    async def press_all(self, keys: Sequence[Key]) -> None:
        """A whole script, waiting only where a named key acts on what is shown."""
        for key in keys:
            if len(key.name) > 1:
                await self.settle()
            if key.name == "Enter":
                await self.enter()
            else:
                await self.press(key.name)
                if len(key.name) > 1:
                    await self.settle()

    async def enter(self) -> None:
        """Enter, and wait until the row is saved and the next line leans on it."""
        known = self.screen.known
        await self.press("Enter")
        for _ in range(500):
            if not self.line and self.screen.known is not known:
                break
            await asyncio.sleep(0.01)
        await self.settle()
        assert not self.line, f"not saved: {self.line}"


@asynccontextmanager
async def seated(case: Path, passphrase: str) -> AsyncIterator[Seat]:
    """The program open on this case at 80×24."""
    # Nobody waits to be shown what is offered: it is looked at after every key.
    chronology_reading.SETTLES = 0
    app = Imr(case, KnownPassphrase(passphrase), Settings(), Terminal(256, False, True))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(500):
            if isinstance(app.screen, ChronologyScreen) and app.screen._version is not None:
                break
            await pilot.pause(0.02)
        seat = Seat(app, pilot)
        await seat.settle()
        yield seat


@dataclass
class Typist:
    """Finds the fewest keys for rows, typing them; `keys` are those of the row in hand."""

    seat: Seat
    keys: list[Key] = field(default_factory=list)

    async def type_row(self, entry: Entry) -> list[Key]:
        """Type this row and save it; returns the keys pressed."""
        self.keys = []
        await self._type(self._stamp(entry) + " ", free=False)
        if entry.who:
            await self._people(entry.who)
        elif not self._reads_alone(entry):
            await self._type(":", free=False)
        written = ""
        for part, mark in TEXTS:
            text = getattr(entry, part)
            if text:
                start = len(self.seat.line) + len(mark)
                if mark:
                    await self._mark(mark, text, written)
                else:
                    start = len(await self._settled())
                if mark and text[0].isdigit():  # otherwise asked whether it is a mark at all
                    await self._type(":", free=False)
                    start += 1
                await self._text(text, start)
                written = mark
        await self._trailing(entry)
        await self._settled()
        self.keys.append(Key("Enter", False))
        await self.seat.enter()
        return self.keys

    # the stamp

    def _stamp(self, entry: Entry) -> str:
        """The shortest date and time that reads as this entry's."""
        return min(
            (stamp for stamp in self._stamps(entry) if self._reads_as(f"{stamp} :x", entry)), key=len
        )

    def _stamps(self, entry: Entry) -> Iterator[str]:
        for day in self._days(entry):
            for time in _times(entry.time):
                yield f"{day} {time}".strip()

    def _days(self, entry: Entry) -> Iterator[str]:
        when, before = entry.when, self.seat.screen.known.before
        yield when.written
        yield re.sub(r"(?:/\d\d| \d\d)$", "", when.written)
        yield re.sub(r"^c (?=\d)", "c", re.sub(r"/\d\d$", "", when.written))
        if when.kind == "day" and not when.doubtful and when.earliest is not None:
            day = when.earliest
            yield f"{day.day}/{day.month}/{day:%y}"
            yield f"{day.day}/{day.month}"
            yield f"{day:%a}".lower()
            if before is not None and before.latest is not None:
                days = (day - before.latest).days
                yield "=" if days == 0 else f"{days:+d}"

    def _reads_as(self, line: str, entry: Entry) -> bool:
        found = read(line, self.seat.screen.known)
        return (
            found.ready_in_pipe
            and found.entry is not None
            and (_extent(found.entry), found.entry.time) == (_extent(entry), entry.time)
        )

    def _reads_alone(self, entry: Entry) -> bool:
        found = read(f"{self._stamp(entry)} {entry.event}", self.seat.screen.known)
        if found.entry is None or found.asks:
            return False
        return (found.entry.who, found.entry.event) == (None, entry.event)

    # the people

    async def _people(self, who: str) -> None:
        before = await self._settled()
        whole = [typed for typed in _shortened(who) if self._first_offer(before + typed) == f"{before}{who}: "]
        if whole:
            await self._type(min(whole, key=len), free=False)
            await self.seat.settle()
            await self._press("Tab", False)
            await self.seat.settle()
        else:
            for piece in re.findall(r"[^ ]+| ", who):
                await self._piece(piece, who)
            await self._type(":", free=False)
        assert self.seat.line.rstrip(": ").casefold().endswith(who.casefold()), (self.seat.line, who)

    async def _piece(self, piece: str, who: str) -> None:
        """One word of the people: typed, or as the shortest beginning that is completed to it."""
        line = self.seat.line
        codes = [person.code for person in self.seat.screen.known.people if person.code == piece]
        short = [
            typed for code in codes for typed in _shortened(code)
            if len(typed) + 1 < len(code) and typed and self._first_offer(line + typed) == line + code
        ]
        if short:
            await self._type(min(short, key=len), free=False)
            await self.seat.settle()
            await self._press("Tab", False)
            await self.seat.settle()
        else:
            await self._type(piece.lower() if codes else piece, free=False)
            await self.seat.settle()

    def _first_offer(self, text: str) -> str:
        """The line after Tab on the first that would be offered behind this text."""
        known = self.seat.screen.known
        spans = read(text, known).spans
        found: Completion = people_as_before(text, spans, self.seat.screen.whos)
        if not found.choices:
            found = complete(text, len(text), known, spans)
        return found.taken(text)[0] if found.choices else text

    # the texts

    async def _mark(self, mark: str, text: str, written: str) -> None:
        """Begin the next text: by what is offered, by Tab as often as it takes, or by the mark itself."""
        await self.seat.settle()
        goal = self.seat.line + mark
        piece = self._piece_offered()
        if piece.startswith(mark) and (mark + text).startswith(piece):
            await self._press("Tab", False)
            await self.seat.settle()
            return
        presses = _ORDER.index(mark) - _ORDER.index(written)
        if piece or presses >= len(mark):
            await self._type(mark, free=False)
            return
        for _ in range(presses):
            await self._press("Tab", False)
            await self.seat.settle()
        assert self.seat.line == goal, f"Tab led to {self.seat.line!r} where {goal!r} was wanted"

    async def _settled(self) -> str:
        await self.seat.settle()
        return self.seat.line

    async def _text(self, text: str, start: int) -> None:
        """Type a text that begins at `start` of the line, taking what is offered wherever that saves keys."""
        goal = (await self._settled())[:start] + text
        while self.seat.line != goal:
            await self.seat.settle()
            line = self.seat.line
            assert goal.startswith(line), f"{line!r} is not on the way to {goal!r}"
            rest = goal[len(line) :]
            piece = self._piece_offered()
            word = _first_word(piece)
            if len(piece) > 1 and rest.startswith(piece):
                await self._press("Tab", True)
                await self.seat.settle()
            elif len(word) > 1 and rest.startswith(word):
                await self._press("Right", True)
                await self.seat.settle()
            else:
                await self._press(rest[0], True)
                await self.seat.settle()

    def _piece_offered(self) -> str:
        line = self.seat.screen.line
        end = next((each for each in line._ends if each > len(line.value)), None)
        return line.grey[: end - len(line.value)] if end is not None else line.grey

    async def _trailing(self, entry: Entry) -> None:
        known = self.seat.screen.known
        sticky = known.sticky_sources
        labels = "".join(f" #{label}" for label in entry.questions)
        found = read((await self._settled()) + labels, known).entry
        # Behind some words a number is no question ("day #4"): then the source is named first.
        if entry.sources != sticky or found is None or found.questions != entry.questions:
            for source in entry.sources:
                await self._completed(" @", source.name, [each.name for each in known.sources])
                if source.ref:
                    await self._type(f" {source.ref}", free=False)
        await self._type(labels, free=False)

    async def _completed(self, mark: str, name: str, names: Sequence[str]) -> None:
        letters = next(
            (n for n in range(1, len(name)) if next(each for each in names if _begins(each, name[:n])) == name),
            len(name),
        )
        if letters + 1 < len(name):
            await self._type(mark + name[:letters].lower(), free=False)
            await self.seat.settle()
            await self._press("Tab", False)
            await self.seat.settle()
        else:
            await self._type(mark + name, free=False)

    # keys

    async def _type(self, text: str, free: bool) -> None:
        for letter in text:
            await self._press(letter, free)

    async def _press(self, name: str, free: bool) -> None:
        self.keys.append(Key(name, free))
        await self.seat.press(name)


def same_row(meant: Entry, found: Entry) -> bool:
    """Whether a saved row is the one meant, however its date was written."""
    return _plain(meant) == _plain(found)


def _plain(entry: Entry) -> Entry:
    return replace(
        entry, id="", when=replace(entry.when, written=""), slot="", sequence=0, agency="", recorded_at="",
        recorded_by="", revision=0,
    )


def _extent(entry: Entry) -> object:
    return replace(entry.when, written="")


def _times(time: str | None) -> Iterator[str]:
    """The ways to write a time, as kept: 09:30 as 0930, 10:00 as 10h."""
    if time is None:
        yield ""
        return
    yield time
    yield time.replace(":", "")
    clock = re.fullmatch(r"(\d\d):(\d\d)", time)
    if clock:
        hour = int(clock[1])
        yield f"{hour}.{clock[2]}"
        if clock[2] == "00":
            yield f"{hour}h"
            yield f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}"


def _shortened(who: str) -> Iterator[str]:
    """What might be typed for these people: nothing, their beginning, or their first letters and figures."""
    for length in range(len(who)):
        yield who[:length].lower()
    codes = re.findall(r"\b([A-Z])[A-Za-z]*(\d+)", who)
    for count in range(1, len(codes) + 1):
        yield "".join(letter.lower() + figure for letter, figure in codes[:count])
    if codes:
        yield codes[0][0].lower() + codes[-1][1]


def _first_word(text: str) -> str:
    found = re.match(r" *[^ ]*", text)
    return found[0] if found else ""


def _begins(text: str, typed: str) -> bool:
    return text.casefold().startswith(typed.casefold())
