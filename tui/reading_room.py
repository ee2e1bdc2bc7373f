"""The reading room: the program begun anew in this terminal with nothing but a packet, until the author comes back.

No case is open in the process of the reader. It ends in a prompt for the passphrase of the case, run as a process of
its own too; the keyring does not serve there, and every way back from it leads to the reader's pages.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress

from domain.errors import Refusal
from screens.agreement.packet_here import PacketHere
from screens.answering.room import WAY, Room
from screens.opening import PassphraseScreen
from tui import signals, start
from tui.answering_app import Answering
from tui.app import Imr, open_case, read_here
from tui.entering_room import NOWHERE, PROMPT, READER, enter, taken
from tui.saying import say
from tui.screen_program import run_author, run_shell
from tui.settings import read_settings
from tui.shell import Ending
from tui.terminal import Lasting, terminal

BACK = "The author of the minutes goes on here. Esc: back to reading."
AGAIN = 1.0
"""Seconds before a prompt that failed is begun anew."""


ENDED = 128
"""From here on an exit code tells the signal that ended the program: no key sends one here."""


class RoomApp(Answering):
    """The reader's pages in the reading room; every way out of them is the author's prompt."""

    async def _begin(self) -> None:
        if self.sitting.packet.answer.exists():
            from screens.answering.end import GivenPage

            await self.push_screen_wait(GivenPage(self.sitting, ""))
            await self.given()
        else:
            await super()._begin()

    async def stopped(self) -> None:
        await self.sitting.keep()
        self._finish(Ending())

    async def given(self) -> None:
        self._finish(Ending())


class Prompt(Imr):
    """Asks for the passphrase of the case before anything of it is shown; without it the reader's pages come back."""

    def __init__(self, room: Room) -> None:
        # Not even its name is shown to whoever sits there.
        super().__init__(None, None, read_settings(), terminal(os.environ), locked=True)
        self._room = room
        self.let_in = False

    async def _begin(self) -> None:
        said, tone = BACK, "note"
        while self.case is None:
            self.set_timer(0.1, self._warm)
            asked = PassphraseScreen(self._glyphs, "the reading room", said, tone, "back to reading")
            passphrase = await self.push_screen_wait(asked)
            if passphrase is None:
                self._finish(Ending(room=self._room))
                return
            try:
                self.case = await asyncio.to_thread(open_case, self._room.case, passphrase)
            except Refusal as refusal:
                said, tone = f"{refusal.sentence} Esc: back to reading.", "problem"
        self._open_up()
        told = await asyncio.to_thread(read_here, self.case)
        await self.show(self.case, self._room.number)
        if told:
            self.screen.say(told)  # type: ignore[attr-defined]

    def _open_up(self) -> None:
        """The author is back, in the folder they were in: keys mean again what they mean."""
        self.let_in = True
        with suppress(OSError):
            os.chdir(self._room.back or NOWHERE)
        driver = self._driver
        for number in signals.KEPT_OUT:
            signal.signal(number, signal.SIG_DFL)
        if isinstance(driver, Lasting):
            signal.signal(signal.SIGTSTP, driver._sigtstp_application)
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self._end_by, signal.SIGINT)


def _read(room: Room) -> None:
    """The reader's pages, in a process without a case; then the prompt. Raises Refusal for a packet not whole."""
    packet = PacketHere(
        room.packet.name, room.packet.read_bytes(), room.packet.with_name(f"{room.packet.name}.answer"),
        room.packet.with_name(f"{room.packet.name}.unfinished"), way=WAY,
    )  # fmt: skip
    packet.open_by_root(room.root)
    ending = run_shell(RoomApp(packet, read_settings(), terminal(os.environ)))
    if ending.code >= ENDED:
        start.leave(ending.code)
    enter(room, PROMPT)


def main(what: str, descriptor: int) -> None:
    """Run one of the two, and end as a program of imr ends."""
    start.make_private()
    start.speak_utf8()
    signals.keep_out()
    signals.listen()
    os.chdir(NOWHERE)
    room = taken(descriptor)
    try:
        code, let_in = _run(what, room)
        if not let_in and code < ENDED:
            # Whoever sits there may still be the reader, who is not left in the author's shell.
            time.sleep(AGAIN if what == PROMPT else 0)
            enter(room, PROMPT)
    except signals.Ended as ended:
        code = ended.exit_code
    start.leave(code)


def _run(what: str, room: Room) -> tuple[int, bool]:
    """Its exit code, and whether the author was let in by then; what went wrong is said."""
    from tui.faults import told

    prompt: Prompt | None = None
    try:
        if what == READER:
            _read(room)
        prompt = Prompt(room)
        code = run_author(prompt)
    except Refusal as refusal:
        say(refusal.sentence)
        code = refusal.exit_code
    except Exception as fault:
        unread = what == READER and isinstance(fault, OSError)
        say("The packet cannot be read." if unread else told(fault))
        code = start.FAULT
    return code, prompt is not None and prompt.let_in


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
