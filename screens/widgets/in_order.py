"""Keys taken in the order they were typed, however fast they come, by the screen they were meant for."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Collection
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

LONGEST = 3_000
"""Turns of the program that typing waits for a screen to come, a millisecond each or longer; then it goes where the
focus is. Turns, not seconds: on a machine that is busy with other things the screen needs as many, and more time."""


class Held:
    """What is typed while a key is being acted on, kept until the screen that key opens can take it."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._kept: list[Key | Paste] = []
        self._acting = 0
        self._coming: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a key is being acted on, or what it opened is still on its way."""
        return bool(self._acting or self._coming or self._kept)

    def holds(self, event: Key | Paste) -> bool:
        """Keep it, in the order of typing, when something is still being acted on; False when nothing is."""
        if not self._acting and self._coming is None:
            return False
        insort(self._kept, event, key=lambda each: each.time)
        return True

    def act_from_app(self, key: str) -> None:
        """Do what a key is bound to, away from the widget that had it: the action may take that widget away."""
        self._acting += 1

        async def act() -> None:
            self._acting -= 1
            await self.act(key)

        self._app.call_later(act)

    async def act(self, key: str) -> bool:
        """Do what a key is bound to; False when it is bound to nothing."""
        screen, working = self._app.screen, set(self._app.workers)
        self._acting += 1
        try:
            return await self._app._check_bindings(key)
        finally:
            self._acting -= 1
            begun = [each for each in self._app.workers if each not in working and each.group == "default"]
            if begun or self._app.screen is not screen:
                self._wait_for(screen, begun)
            elif self._coming is None and not self._acting:
                self._let_go()

    def _wait_for(self, before: Screen[Any], workers: Collection[Worker[Any]]) -> None:
        if self._coming is not None:
            self._coming.cancel()
        self._coming = asyncio.get_running_loop().create_task(self._until_there(before, workers))

    async def _until_there(self, before: Screen[Any], workers: Collection[Worker[Any]]) -> None:
        turns = 0
        while self._app.is_running and turns < LONGEST and not self._there(before, workers):
            await asyncio.sleep(0.001)
            turns += 1
        self._coming = None
        self._let_go()

    def _there(self, before: Screen[Any], workers: Collection[Worker[Any]]) -> bool:
        screen = self._app.screen
        if screen is not before:
            return screen.focused is not None
        return all(each.is_finished for each in workers)

    def _let_go(self) -> None:
        kept, self._kept = self._kept, []
        for event in kept:
            forward(event, self._app.focused or self._app.screen)


def forward(event: Key | Paste, to: Widget) -> None:
    """Give a key or a paste, taken elsewhere before, to this widget; it keeps its place in the order of typing."""
    again = Key(event.key, event.character) if isinstance(event, Key) else Paste(event.text)
    again.time = event.time
    to._forward_event(again)


def act_away(widget: Widget, event: Key) -> bool:
    """Have what a key is bound to done away from the widget, for what may take the widget's screen away; False where
    there is nobody to do it. What is typed meanwhile waits for it, in its order."""
    held: Held | None = getattr(widget.app, "held", None)
    if held is None:
        return False
    event.stop()
    event.prevent_default()
    if not held.holds(event):
        if widget.app.focused not in (None, widget):
            forward(event, widget.app.focused or widget)
        else:
            held.act_from_app(event.key)
    return True


async def take(widget: Widget, event: Key, types: bool) -> bool:
    """Do at once what a key is bound to; False when the widget is to take it as typing, as it does where `types`.

    Textual sends a bound key on a round of its own, so that a letter typed behind Enter, Tab or Backspace overtakes
    it; and a letter typed behind a Tab or F2 still comes to the widget that had the focus. Here the key is acted on in
    its turn; what comes for a widget that has lost the focus goes on to the one that has it, and what comes while
    another screen is on its way waits for that screen.
    """
    held: Held | None = getattr(widget.app, "held", None)
    focused = widget.app.focused
    if held is not None and held.holds(event):
        pass
    elif focused is not None and focused is not widget:
        forward(event, focused)
    elif types or not await (held.act(event.key) if held is not None else widget.app._check_bindings(event.key)):
        return False
    event.stop()
    event.prevent_default()
    return True
