"""The shell of the screen program: it opens a case, puts screens on the terminal, and ends well however it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from textual import events
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.dom import DOMNode
from textual.filter import NoColor
from textual.screen import Screen

from domain.errors import CannotOpen, Refusal
from screens.commands import Keymap
from screens.glyphs import ASCII, DRAWN, one_line
from screens.opening import PassphraseScreen, cases_in, start_options
from screens.session import Session, local_today
from screens.widgets.in_order import Held
from screens.widgets.lines import Lines
from tui.backing_up import seen_to_on_opening
from tui.fetching import fetch_command
from tui.painting import Painter
from tui.settings import Settings
from tui.start import FAULT
from tui.terminal import Lasting, Terminal
from tui.theme import DRAWN as THEMES
from tui.theme import theme_for

if TYPE_CHECKING:
    from storage.casefile import CaseFile

HANGS = 4.0
"""Seconds after which a program whose terminal has gone ends, whatever still holds it."""


class Passphrases(Protocol):
    """Where a passphrase may be had without asking."""

    @property
    def anywhere(self) -> bool: ...
    def found(self, case: Path) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Ending:
    """How the screen ended: an exit code, a sentence for the terminal, or a case to be locked."""

    code: int = 0
    sentence: str = ""
    lock: Path | None = None

LOCKED = "Locked. The passphrase opens it again; what was half typed is kept."


class Imr(App[Ending], inherit_bindings=False):
    """One author, one case, one terminal."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []
    CSS = "Screen { background: $background; color: $foreground; } Screen:ansi { background: ansi_default; }"

    def __init__(
        self, path: Path | None, given: Passphrases | None, settings: Settings, shown: Terminal, *,
        locked: bool = False, locked_said: str = LOCKED, keymap: Keymap | None = None,
    ) -> None:
        theme = theme_for(shown, settings.theme)
        super().__init__(ansi_color=None if theme in THEMES else True)
        self._path, self._given, self._settings, self._locked = path, given, settings, locked
        self._locked_said = locked_said
        self._painter = Painter()
        self._glyphs = ASCII if shown.ascii_only else DRAWN
        self._active = monotonic()
        self._ending = False
        self._keys = keymap or Keymap()
        self.held = Held(self)
        self.case: CaseFile | None = None
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme
        if shown.colours == 0 and not any(isinstance(each, NoColor) for each in self._filters):
            self._filters.append(NoColor())

    # Beginning

    def compose(self) -> ComposeResult:
        yield Lines(id="opening")

    def on_mount(self) -> None:
        self.animation_level = "none"
        name = f"  {one_line(self._path.name)}" if self._path is not None else ""
        self.query_one("#opening", Lines).show([[(f" imr{name}", "title")]])
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
        self.set_interval(10, self._look_at_the_clock)
        # Painting first: what is loaded to look for a passphrase would hold it up.
        self.call_after_refresh(lambda: self.run_worker(self._begin(), exit_on_error=True))

    async def _begin(self) -> None:
        path, said, tone = self._path, "", "note"
        if path is None:
            path = await self._choose()
            if path is None:
                self._finish(Ending())
                return
        if self.case is None:
            passphrase = None
            if self._locked:
                said = self._locked_said
            elif self._given is not None:
                try:
                    passphrase = await asyncio.to_thread(self._given.found, path)
                except Refusal as refusal:
                    self._finish(Ending(refusal.exit_code, refusal.sentence))
                    return
            sure = self._given is not None and self._given.anywhere
            while self.case is None:
                if passphrase is None:
                    self.set_timer(0.1, self._warm)
                    passphrase = await self.push_screen_wait(PassphraseScreen(self._glyphs, path.name, said, tone))
                    if passphrase is None:
                        self._finish(Ending())
                        return
                self._warm()
                try:
                    self.case = await asyncio.to_thread(_open, path, passphrase)
                except Refusal as refusal:
                    if sure or not path.exists():
                        self._finish(Ending(refusal.exit_code, refusal.sentence))
                        return
                    passphrase, said, tone = None, refusal.sentence, "problem"
        await self.show(self.case)

    def _warm(self) -> None:
        """Load what the case and its screen need while the passphrase is found or typed, and its key worked out."""

        def load() -> None:
            import screens.chronology  # noqa: F401
            import storage.casefile
            import storage.sharing

            storage.cipher.load()

        threading.Thread(target=load, daemon=True).start()

    async def show(self, case: CaseFile) -> None:
        """Put the chronology of this case on the terminal."""
        from screens.chronology import ChronologyScreen

        self.case = case
        session = Session(
            case, lock=self.lock, leave=self.leave, keymap=self._keys, glyphs=self._glyphs, today=local_today,
            exchange=self._settings.exchange, fetch=lambda path: fetch_command(path, os.environ, case.user),
            once_shown=lambda: seen_to_on_opening(case),
        )
        await self.push_screen(ChronologyScreen(session))

    async def _choose(self) -> Path | None:
        from screens.choices import Choices

        while True:
            folder = Path.cwd()
            chosen = await self.push_screen_wait(
                Choices(self._glyphs, "imr: which case?", start_options(cases_in(folder)))
            )
            if chosen is None or chosen == "leave:":
                return None
            if chosen != "new:":
                return Path(chosen)
            if path := await self._make(folder):
                return path

    async def _make(self, folder: Path) -> Path | None:
        from screens.new_case import NewCaseForm
        from storage.casefile import CaseFile

        form = NewCaseForm(self._glyphs, folder, local_today())
        while (new := await self.push_screen_wait(form)) is not None:
            try:
                self.case = await asyncio.to_thread(CaseFile.create, new.path, new.passphrase, new.details)
                if new.subject is not None:
                    await asyncio.to_thread(self.case.people.add, new.subject)
                return new.path
            except Refusal as refusal:
                values = form.kept_values
                form = NewCaseForm(self._glyphs, folder, local_today())
                form.begin_with(values, refusal.sentence)
        return None

    # Ending

    def leave(self) -> None:
        """Leave, with everything half typed kept."""
        self._end(Ending())

    def lock(self) -> None:
        """Clear the screen and have the program replaced by its own prompt."""
        if self.case is None or self._ending:
            return
        self._end(Ending(lock=self.case.path))

    def action_lock(self) -> None:
        self.lock()

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

    def _look_at_the_clock(self) -> None:
        minutes = self._settings.lock_after
        if minutes and self.case is not None and monotonic() - self._active >= minutes * 60:
            self.lock()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.Key, events.Paste)):
            self._active = monotonic()
            if not event.is_forwarded and self.held.holds(event):
                return
        elif isinstance(event, events.Resize):
            self._painter.forget()
        await super().on_event(event)

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


def _open(path: Path, passphrase: str) -> CaseFile:
    from storage.casefile import CaseFile

    if not path.exists():
        raise CannotOpen(f"There is no case at {path}.")
    return CaseFile.open(path, passphrase)
