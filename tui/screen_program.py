"""The screen program from its start to its exit code, and how it becomes its own prompt when it is locked."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from domain.errors import Refusal
from screens.commands import Keymap
from tui import signals, start
from tui.app import LOCKED, Imr, Passphrases
from tui.saying import say
from tui.settings import read_settings
from tui.shell import Ending, Shell
from tui.terminal import Lasting, prepare_streams, terminal

if TYPE_CHECKING:
    from screens.answering.room import Room


def run_screen(
    path: Path | None, given: Passphrases | None = None, *, locked: bool = False,
    locked_said: str = LOCKED, on_lock: Callable[[Path], NoReturn] | None = None,
    on_room: Callable[[Room], int] | None = None,
) -> int:
    """Run the screen program and give its exit code; raises Refusal, or what went wrong.

    `given` says where the passphrase may be had without asking; `locked` asks in any case, saying `locked_said`. When
    the author locks, `on_lock` is called with the case's path, by default replacing the program by its own prompt;
    when somebody is to read here `on_room`, by default replacing it by a reading room.
    """
    settings = read_settings()
    keymap = Keymap()
    if settings.keys:
        from tui.keys import keymap as read_keymap

        keymap = read_keymap(settings.keys)
    app = Imr(path, given, settings, terminal(os.environ), locked=locked, locked_said=locked_said, keymap=keymap)
    return run_author(app, on_lock, on_room)


def run_author(
    app: Imr, on_lock: Callable[[Path], NoReturn] | None = None, on_room: Callable[[Room], int] | None = None
) -> int:
    """Run the screen of a case and give its exit code, or become what it ends in: the prompt, or the reading room."""
    said: list[str] = []

    def see_to_the_case(ending: Ending | None) -> None:
        if app.case is not None and not (ending and ending.code):
            from tui.backing_up import back_up

            said.append(back_up(app.case))

    ending = run_shell(app, see_to_the_case)
    if ending.lock is not None:
        (on_lock or replace_by_prompt)(ending.lock)
    if ending.room is not None:
        from tui.entering_room import enter

        return (on_room or enter)(ending.room)
    for sentence in filter(None, (ending.sentence, *said)):
        sys.stderr.write(sentence + "\n")
    return ending.code


def run_shell(app: Shell, then: Callable[[Ending | None], None] = lambda _: None) -> Ending:
    """Run a screen program and give how it ended; raises what it died of.

    `then` is done when the screen is gone and before what the program had open is closed.
    """
    prepare_streams()
    app.driver_class = Lasting
    try:
        ending = app.run(mouse=False)
        then(ending)
    finally:
        app.shut()
        signals.listen()
        _let_go_of_a_lost_terminal()
    if app._exception is not None:
        raise getattr(app._exception, "error", app._exception)
    return ending or Ending(app.return_code or 0)


def _let_go_of_a_lost_terminal() -> None:
    """What can no longer be written is not worth another exit code than the one that says why."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def replace_by_prompt(path: Path) -> NoReturn:
    """Become the program anew, with nothing of the case in memory, asking for its passphrase."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-P", "-m", "tui.screen_program", str(path)])


def _ask_again() -> None:
    from tui.faults import told

    start.make_private()
    start.speak_utf8()
    signals.listen()
    try:
        code = run_screen(Path(sys.argv[1]), locked=True)
    except Refusal as refusal:
        say(refusal.sentence)
        code = refusal.exit_code
    except signals.Ended as ended:
        code = ended.exit_code
    except Exception as fault:
        say(told(fault))
        code = start.FAULT
    start.leave(code)


if __name__ == "__main__":
    _ask_again()
