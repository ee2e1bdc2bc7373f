"""What ends a command from outside: a dropped connection, a request to stop, Ctrl-C."""

from __future__ import annotations

import os
import signal
from types import FrameType

ENDING = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
KEPT_OUT = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
"""What a reader's keys could stop the program with, in the moments in which no screen is on the terminal."""


class Ended(BaseException):
    """A signal asks the program to end. It unwinds like an exit, so that open cases and folders are closed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def exit_code(self) -> int:
        """129, 130 or 143, as shells report it."""
        return 128 + self.number


def listen() -> None:
    """Have the first ending signal raise `Ended` in the main thread, and a second one end the process at once.

    A signal the caller has set to be ignored (nohup, a job in the background) stays ignored.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        for each in ENDING:
            if signal.getsignal(each) is end:
                signal.signal(each, at_once)
        raise Ended(number)

    def at_once(number: int, _frame: FrameType | None) -> None:
        os._exit(128 + number)

    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


def keep_out() -> None:
    """From now on no key ends or stops the program; kept so by the programs it becomes."""
    for number in KEPT_OUT:
        signal.signal(number, signal.SIG_IGN)
