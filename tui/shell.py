"""What the screen programs of imr have in common: they paint little, end well, and say no fault aloud."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.dom import DOMNode
from textual.filter import NoColor
from textual.screen import Screen

from domain.errors import Refusal
from screens.commands import Keymap
from screens.glyphs import ASCII, DRAWN
from screens.widgets.in_order import Held
from tui.painting import Painter
from tui.settings import Settings
from tui.start import FAULT
from tui.terminal import Lasting, Terminal
from tui.theme import DRAWN as THEMES
from tui.theme import theme_for

if TYPE_CHECKING:
    from screens.answering.room import Room

HANGS = 4.0
"""Seconds after which a program whose terminal has gone ends, whatever still holds it."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How the screen ended: an exit code, a sentence for the terminal, a case to be locked, or a room to be entered."""

    code: int = 0
    sentence: str = ""
    lock: Path | None = None
    room: Room | None = None


class Shell(App[Ending], inherit_bindings=False):
    """One person at one terminal."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []
    CSS = "Screen { background: $background; color: $foreground; } Screen:ansi { background: ansi_default; }"

    def __init__(self, settings: Settings, shown: Terminal, keymap: Keymap | None = None) -> None:
        theme = theme_for(shown, settings.theme)
        super().__init__(ansi_color=None if theme in THEMES else True)
        self._settings = settings
        self._painter = Painter()
        self._glyphs = ASCII if shown.ascii_only else DRAWN
        self.ascii_only = shown.ascii_only
        self._active = monotonic()
        self._ending = False
        self._keys = keymap or Keymap()
        self.held = Held(self)
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme
        if shown.colours == 0 and not any(isinstance(each, NoColor) for each in self._filters):
            self._filters.append(NoColor())

    def begin_to_listen(self) -> None:
        """Take up the terminal: keys as they are bound, and what may end the program from outside."""
        self.animation_level = "none"
        self.set_keymap({name: ",".join(keys) for name, keys in self._keys.changed.items()})
        self.app_resume_signal.subscribe(self, lambda _: self.draw_again())
        driver = self._driver
        if isinstance(driver, Lasting):
            driver.gone = lambda: self._end_by(signal.SIGHUP)
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    loop.add_signal_handler(number, self._end_by, number)

    # Ending

    def _end_by(self, number: int) -> None:
        code = 128 + number
        timer = threading.Timer(HANGS, os._exit, (code,))
        timer.daemon = True
        timer.start()
        self._end(Ending(code))

    def _end(self, ending: Ending) -> None:
        if self._ending:
            return
        self._ending = True
        self.run_worker(self._end_well(ending), exit_on_error=False)

    async def _end_well(self, ending: Ending) -> None:
        try:
            await self._keep_drafts()
        except Refusal as refusal:
            if not ending.sentence:
                ending = Ending(ending.code, refusal.sentence, ending.lock)
        except Exception as fault:
            # What is half typed may not be on disk: not to be left as if it were.
            self._handle_exception(fault)
        finally:
            self._finish(ending)

    async def _keep_drafts(self) -> None:
        for screen in list(self.screen_stack):
            keep = getattr(screen, "keep_drafts", None)
            if keep is not None:
                await keep()

    def _finish(self, ending: Ending) -> None:
        self._ending = True
        self.exit(ending, return_code=ending.code)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.Paste)):
            self._active = monotonic()
            if not event.is_forwarded and self.held.holds(event):
                return
        elif isinstance(event, events.Resize):
            self._painter.forget()
        await super().on_event(event)

    def shut(self) -> None:
        """Close what the program had open: the screen is gone."""

    # Faults: nothing of a case may be printed, least of all a traceback with its values

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = FAULT
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    async def run_action(
        self, action: Any, default_namespace: DOMNode | None = None, namespaces: Any = None
    ) -> bool:
        """Do what a key asks for; a refusal is said on the screen."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except Refusal as refusal:
            say = getattr(self.screen, "say", None)
            if say is None:
                raise
            say(refusal.sentence, "problem")
            return True

    # Painting

    def draw_again(self) -> None:
        """Send the whole screen again."""
        self._painter.forget()
        self.screen.refresh(layout=True)
        for widget in self.screen.walk_children(with_self=True):
            widget.refresh()

    def copy_to_clipboard(self, text: str) -> None:
        if self._settings.clipboard:
            super().copy_to_clipboard(text)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        driver = self._driver
        if (
            driver is None or driver.is_inline or self.is_headless or self._batch_count or self._closed
            or not self._running or not isinstance(renderable, CompositorUpdate)
        ):
            super()._display(screen, renderable)
            return
        x, y = self.screen.outer_size.clamp_offset(self.cursor_position)
        try:
            text = self._painter.paint(renderable, self.console, (x, y), self.size.width)
        except Exception as error:
            self._handle_exception(error)
            return
        if text:
            self._begin_update()
            driver.write(text)
            self._end_update()
            driver.flush()
        self.post_display_hook()
