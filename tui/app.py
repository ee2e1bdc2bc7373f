"""The screen program of a case: it opens the case, puts screens on the terminal, and locks it."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from textual.app import ComposeResult

from domain.errors import CannotOpen, Refusal
from screens.commands import Keymap
from screens.glyphs import one_line
from screens.opening import PassphraseScreen, cases_in, start_options
from screens.session import Session, local_today
from screens.widgets.lines import Lines
from tui.settings import Settings
from tui.shell import Ending, Shell
from tui.terminal import Terminal

if TYPE_CHECKING:
    from storage.casefile import CaseFile


class Passphrases(Protocol):
    """Where a passphrase may be had without asking."""

    @property
    def anywhere(self) -> bool: ...
    def found(self, case: Path) -> str | None: ...


LOCKED = "Locked. The passphrase opens it again; what was half typed is kept."


class Imr(Shell):
    """One author, one case, one terminal."""

    def __init__(
        self, path: Path | None, given: Passphrases | None, settings: Settings, shown: Terminal, *,
        locked: bool = False, locked_said: str = LOCKED, keymap: Keymap | None = None,
    ) -> None:
        super().__init__(settings, shown, keymap)
        self._path, self._given, self._locked = path, given, locked
        self._locked_said = locked_said
        self.case: CaseFile | None = None

    # Beginning

    def compose(self) -> ComposeResult:
        yield Lines(id="opening")

    def on_mount(self) -> None:
        name = f"  {one_line(self._path.name)}" if self._path is not None else ""
        self.query_one("#opening", Lines).show([[(f" imr{name}", "title")]])
        self.begin_to_listen()
        self.set_interval(10, self._look_at_the_clock)
        # Painting first: what is loaded to look for a passphrase would hold it up.
        self.call_after_refresh(lambda: self.run_worker(self._begin(), exit_on_error=True))

    async def _begin(self) -> None:
        from screens.answering.room import LEFT, left_open

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
                if not self._given.anywhere and left_open(path):
                    said = LEFT
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
                    self.case = await asyncio.to_thread(open_case, path, passphrase)
                except Refusal as refusal:
                    if sure or not path.exists():
                        self._finish(Ending(refusal.exit_code, refusal.sentence))
                        return
                    passphrase, said, tone = None, refusal.sentence, "problem"
        await self.show(self.case)

    def _warm(self) -> None:
        """Load what the case and its screen need while the passphrase is found or typed, and its key worked out."""

        def load() -> None:
            import screens.chronology.screen  # noqa: F401
            import storage.care.sharing
            import storage.casefile

            storage.cipher.load()

        threading.Thread(target=load, daemon=True).start()

    async def show(self, case: CaseFile, meeting: int = 0) -> None:
        """Put the chronology of this case on the terminal, and over it the agreement of a meeting when one is given."""
        from screens.chronology.screen import ChronologyScreen
        from tui.backing_up import seen_to_on_opening
        from tui.fetching import fetch_command

        self.case = case
        session = Session(
            case, lock=self.lock, leave=self.leave, keymap=self._keys, glyphs=self._glyphs, today=local_today,
            exchange=self._settings.exchange, fetch=lambda path: fetch_command(path, os.environ, case.user),
            once_shown=lambda: " ".join(filter(None, (read_here(case), seen_to_on_opening(case)))),
            read_here=self.read_here,
        )
        screen = ChronologyScreen(session)
        await self.push_screen(screen)
        if meeting:
            session.meeting = meeting
            await screen.open_task("agreement")

    async def read_here(self, number: int, code: str, rows: Sequence[str] | None = None, reply_by: str = "") -> None:
        """Have somebody read the minutes of a meeting at this terminal: the program becomes a reading room.

        Raises WrongUse, Stopped, CannotWrite, and then nothing has changed.
        """
        from screens.answering.reading_rooms import check_room, room_for
        from tui.signals import keep_out

        assert self.case is not None
        check_room(self.case.path)
        room = await asyncio.to_thread(
            room_for, self.case, number, code, rows, reply_by=reply_by, today=local_today()
        )
        keep_out()
        # The form this was asked in is done, and is not to be kept as half filled.
        self.set_timer(0.3, lambda: self._end(Ending(room=room)))

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

    def shut(self) -> None:
        if self.case is not None:
            self.case.close()

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

    def _look_at_the_clock(self) -> None:
        minutes = self._settings.lock_after
        if minutes and self.case is not None and monotonic() - self._active >= minutes * 60:
            self.lock()


def read_here(case: CaseFile) -> str:
    """Take in what was answered in the reading room since, and say so; "" for nothing."""
    from screens.answering.room import folder_of

    if not folder_of(case.path).is_dir():
        return ""
    from screens.answering.reading_rooms import taken_in

    return " ".join(taken_in(case, local_today()))


def open_case(path: Path, passphrase: str) -> CaseFile:
    """Open the case. Raises CannotOpen, also where there is none."""
    from storage.casefile import CaseFile

    if not path.exists():
        raise CannotOpen(f"There is no case at {path}.")
    return CaseFile.open(path, passphrase)
