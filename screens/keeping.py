"""What is half typed, put on disk at most once a second while it changes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable

from domain.errors import Refusal
from screens.session import Session

PAUSE = 0.8
"""Seconds between two writings. With the writing itself, no more than a second of typing is ever only in memory."""

UNKEPT = "What is half typed cannot be kept. Save it as a row."
NOT_KEPT = "not saved"
"""The state of what is typed where it could not be put on disk; why is a sentence, said at the foot."""


class Keeping:
    """Keeps one place's text. `said` is told "not yet saved", "draft kept", a sentence of what went wrong, or "".

    What cannot be put on disk is kept in the session.
    """

    def __init__(self, session: Session, place: str, said: Callable[[str], None]) -> None:
        self._session, self.place, self._said = session, place, said
        self._text = self._kept = ""
        self._let_go: set[str] = set()
        self._waiting: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None
        self._last = 0.0

    def tell(self, said: Callable[[str], None]) -> None:
        """Tell this from now on."""
        self._said = said

    @property
    def on_disk(self) -> bool:
        """Whether all that is typed is on disk."""
        return self._text == self._kept

    def typed(self, text: str) -> None:
        """The text is now this."""
        self._text = text
        if text == self._kept:
            self._session.unkept.pop(self.place, None)
            return
        if text:
            self._said("not yet saved")
        self._plan()

    async def begin(self, place: str) -> None:
        """Nothing is half typed any more, here or at the new place: what was kept is saved, set aside or let go."""
        await self._rest()
        old, kept = self.place, self._kept
        self.place, self._text, self._kept = place, "", ""
        self._said("")
        self._session.unkept.pop(old, None)
        if kept:
            self._let_go.add(old)
        # What cannot be dropped now is dropped the next time.
        with contextlib.suppress(Refusal):
            for each in sorted(self._let_go):
                await self._session.do(self._session.case.drafts.drop, each)
                self._let_go.discard(each)

    def take_up(self, place: str, text: str) -> None:
        """This text is on disk at this place, and goes on here."""
        self.place, self._text, self._kept = place, text, text

    async def now(self) -> None:
        """Write what is typed, if it is not on disk."""
        await self._rest()
        await self._write()

    async def _rest(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)

    def _plan(self) -> None:
        if self._waiting is None and (self._writing is None or self._writing.done()):
            loop = asyncio.get_running_loop()
            wait = min(PAUSE, max(0.05, self._last + PAUSE - loop.time()))
            self._waiting = loop.call_later(wait, self._begin)

    def _begin(self) -> None:
        self._waiting = None
        self._writing = asyncio.get_running_loop().create_task(self._write())
        self._writing.add_done_callback(self._written)

    def _written(self, writing: asyncio.Task[None]) -> None:
        if not writing.cancelled() and writing.exception() is not None:
            self._said(UNKEPT)

    async def _write(self) -> None:
        place, text = self.place, self._text
        if text == self._kept:
            return
        self._last = asyncio.get_running_loop().time()
        try:
            await self._session.do(self._session.case.drafts.save, place, text)
        except Refusal as refusal:
            self._session.unkept[place] = text
            self._said(refusal.sentence)
            return
        self._session.unkept.pop(place, None)
        self._kept = text
        if text == self._text:
            self._said("draft kept" if text else "")
        else:
            asyncio.get_running_loop().call_soon(self._plan)
