"""Somebody who reads the minutes of their interview in a packet, and answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from domain.agreement.for_agreement import ForAgreement
from domain.agreement.steps import Answer
from exporters.packet.file import Sealing, open_answer
from screens.agreement.packet_here import PacketHere
from tests.exporters.packets import given, version
from tui.answering_app import Answering
from tui.settings import Settings
from tui.terminal import Terminal

SEALING = Sealing.new()


class Reader:
    """Somebody at the keyboard, and what they see."""

    def __init__(self, app: Answering, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def types(self, text: str, *keys: str) -> None:
        driver = self.app._driver
        assert driver is not None
        for key in (*text, *keys):
            character = key if len(key) == 1 else None
            event = Key(_character_to_key(key) if character else key, character)
            event.set_sender(self.app)
            driver.send_message(event)
        await self.rests()

    async def rests(self) -> None:
        """Wait until all keys are acted on."""
        for _ in range(300):
            await asyncio.sleep(0.01)
            if self.app._exit or not self.app.held.busy:
                break

    async def presses(self, *keys: str) -> None:
        await self.types("", *keys)

    @property
    def text(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return " ".join(" ".join(strip.text for strip in strips).split())

    async def sees(self, text: str, seconds: float = 20) -> None:
        """Wait until this stands on the screen."""
        for _ in range(int(seconds / 0.02)):
            if text in self.text:
                return
            if self.app._exception is not None:
                raise self.app._exception
            await self.pilot.pause(0.02)
        raise AssertionError(f"“{text}” does not come:\n{self.text}")

    async def opens(self) -> None:
        """Begin to read what was opened."""
        await self.sees("begin to read")
        await self.presses("enter")
        await self.sees("Step 1")


Reads = Callable[..., Any]


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.packet"
    path.write_bytes(SEALING.packet(given()))
    return path


@pytest.fixture
def reads(packet: Path) -> Reads:
    @asynccontextmanager
    async def begin(width: int = 80, height: int = 24, *, asks: bool = False) -> AsyncIterator[Reader]:
        here = PacketHere.at(packet)
        if not asks:
            here.open_by_root(SEALING.root)
        app = Answering(here, Settings(), Terminal(256, False, True))
        app.sitting.today = lambda: date(2026, 11, 20)
        async with app.run_test(size=(width, height)) as pilot:
            yield Reader(app, pilot)
            if not app._exit:
                await app._keep_drafts()

    return begin


def answered(packet: Path, what: Any = None) -> Answer:
    what = what or given()
    data = packet.with_name("minutes.packet.answer").read_bytes()
    return open_answer(data, SEALING.answer_key, what.version, what.rows, "packet", "the answer")


def long(count: int = 16) -> ForAgreement:
    """Minutes longer than any screen, of one version."""
    first = version()
    said = tuple(replace(first.paragraphs[1], id=f"q{place}", text=f"Said {place}. " * 9) for place in range(count))
    return given(version=replace(first, paragraphs=said))
