"""The reading room: the program begun anew in this terminal with nothing but a packet, until the author comes back.

No case is open in the process of the reader. It ends in a prompt for the passphrase of the case, run as a process of
its own too; the keyring does not serve there, and every way back from it leads to the reader's pages.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from domain.errors import Refusal
from screens.opening import PassphraseScreen
from screens.packet_here import PacketHere
from screens.room import WAY, Room
from tui import signals, start
from tui.answering_app import Answering
from tui.app import Imr, open_case, read_here
from tui.saying import say
from tui.settings import read_settings
from tui.shell import Ending
from tui.terminal import Lasting, forget_shown, terminal

KEPT_OUT = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
"""What a reader's keys could stop the program with, in the moments in which no screen is on the terminal."""

BACK = "The author of the minutes goes on here. Esc: back to reading."
READER, PROMPT = "reader", "prompt"
NOWHERE = "/"
"""The folder a reader's process is in: that of the author says whose case it is."""

OF_A_FOLDER = ("PWD", "OLDPWD", "_")
AGAIN = 1.0
"""Seconds before a prompt that failed is begun anew."""


def keep_out() -> None:
    """From now on no key ends or stops the program; kept so by the programs it becomes."""
    for number in KEPT_OUT:
        signal.signal(number, signal.SIG_IGN)


def enter(room: Room, what: str = READER) -> NoReturn:
    """Become the reading room, or the prompt behind it, with nothing of the case in memory.

    What it needs goes through a pipe: neither arguments nor environment name the case or hold a key.
    """
    keep_out()
    sys.stdout.flush()
    sys.stderr.flush()
    forget_shown()
    os.execve(sys.executable, [*command(what), str(handed(room))], elsewhere())


def beside(room: Room) -> int:
    """The reading room as a process of its own, for a program that has to tidy up after it; its exit code."""
    import subprocess

    keep_out()
    forget_shown()
    descriptor = handed(room)
    try:
        return subprocess.call([*command(READER), str(descriptor)], pass_fds=[descriptor], env=elsewhere())
    finally:
        os.close(descriptor)


def command(what: str) -> list[str]:
    """The command that runs a part of the reading room; the number of a descriptor follows."""
    return [sys.executable, "-P", "-m", "tui.reading_room", what]


def elsewhere() -> dict[str, str]:
    """The environment without what says in which folder the author is."""
    return {**{name: value for name, value in os.environ.items() if name not in OF_A_FOLDER}, "PWD": NOWHERE}


def handed(room: Room) -> int:
    """What a room needs, in a pipe that the next program inherits; the number of its descriptor."""
    told = {
        "case": str(room.case), "packet": str(room.packet), "number": room.number, "root": room.root.hex(),
        "back": str(room.back or Path.cwd()),
    }  # fmt: skip
    descriptor, into = os.pipe()
    os.write(into, json.dumps(told).encode())
    os.close(into)
    os.set_inheritable(descriptor, True)
    return descriptor


def taken(descriptor: int) -> Room:
    """What was handed over; nothing of it is left open."""
    with os.fdopen(descriptor, "rb") as file:
        told = json.loads(file.read())
    return Room(
        Path(told["case"]), Path(told["packet"]), int(told["number"]), bytes.fromhex(told["root"]), Path(told["back"])
    )


ENDED = 128
"""From here on an exit code tells the signal that ended the program: no key sends one here."""


class RoomApp(Answering):
    """The reader's pages in the reading room; every way out of them is the author's prompt."""

    async def _begin(self) -> None:
        if self.sitting.packet.answer.exists():
            from screens.answering_end import GivenPage

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
        for number in KEPT_OUT:
            signal.signal(number, signal.SIG_DFL)
        if isinstance(driver, Lasting):
            signal.signal(signal.SIGTSTP, driver._sigtstp_application)
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self._end_by, signal.SIGINT)


def _read(room: Room) -> None:
    """The reader's pages, in a process without a case; then the prompt. Raises Refusal for a packet not whole."""
    from tui.screen_program import run_shell

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
    keep_out()
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
    from tui.screen_program import run_author

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
