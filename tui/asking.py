"""Asking for a passphrase: from a file, a descriptor, the keyring, or the person at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from domain.clean import harmless
from domain.errors import CannotOpen, WrongUse
from tui.saying import say

if TYPE_CHECKING:
    from storage.casefile import CaseFile

Made = TypeVar("Made")
TRIES = 3


@dataclass(frozen=True)
class Given:
    """Where the command line says the passphrase is to be had; both None: the keyring, then a prompt.

    Where `remembered` is false the keyring does not serve: what is done asks for the passphrase each time. Nor does it
    for a case whose reading room was left without the passphrase: who sits there may be the reader.
    """

    file: Path | None = None
    descriptor: int | None = None
    remembered: bool = True

    @property
    def anywhere(self) -> bool:
        """Whether the command line names a place at all."""
        return self.file is not None or self.descriptor is not None

    def found(self, case: Path) -> str | None:
        """The passphrase from the place named, or as remembered; None: ask for it. Raises WrongUse."""
        from screens.answering.room import left_open
        from storage.care.passphrases import found

        if not self.anywhere and (not self.remembered or left_open(case)):
            return None
        return found(case, descriptor=self.descriptor, file=self.file)


case_argument = click.argument("case", metavar="CASE.imr", type=click.Path(path_type=Path))


def passphrase_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--passphrase-file` and `--passphrase-fd`; it is called with `given`, a `Given`."""

    @wraps(command)
    def with_given(passphrase_file: Path | None, passphrase_fd: int | None, **rest: Any) -> Any:
        return command(given=Given(passphrase_file, passphrase_fd), **rest)

    file = click.option(
        "--passphrase-file", metavar="FILE", type=click.Path(path_type=Path),
        help="Read the passphrase from a file only you can read.",
    )
    descriptor = click.option(
        "--passphrase-fd", metavar="N", type=click.IntRange(min=0), help="Read the passphrase from descriptor N."
    )
    return file(descriptor(with_given))


def someone_is_there() -> bool:
    """Whether there is a terminal to ask on, even when lines come from a pipe."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def ask_hidden(prompt: str) -> str:
    """What is typed at the terminal, not shown. Raises WrongUse without a terminal or at the end of input."""
    if not someone_is_there():
        raise WrongUse("A passphrase is needed and there is no terminal to ask on: give --passphrase-file FILE.")
    from getpass import getpass

    try:
        return getpass(harmless(prompt))
    except (EOFError, UnicodeDecodeError) as error:
        raise WrongUse("No passphrase was given; nothing was done.") from error


def ask_yes(question: str) -> bool:
    """Whether the person at the terminal says yes; no when nobody is there to say so."""
    return sys.stdin.isatty() and sys.stderr.isatty() and click.confirm(question, default=False, err=True)


def ask_new(
    whose: str, called: str = "passphrase", made: Callable[[], str] | None = None, guesses: int | None = None
) -> str:
    """A new passphrase, typed twice at the terminal, its strength said; a weak one may be chosen again.

    `whose` names what it is for, as in "Passphrase for …". With `made`, Enter alone takes what that gives; `guesses`
    a second are what the lock allows, where it is not a case. Raises WrongUse without a terminal.
    """
    from storage.care.passphrases import GUESSES_A_SECOND, checked, strength

    or_made = " (Enter has one made up)" if made is not None else ""
    while True:
        typed = ask_hidden(f"New {called} for {whose}{or_made}: ")
        if made is not None and not typed:
            return made()
        try:
            chosen = checked(typed)
        except WrongUse as refusal:
            if not someone_is_there():
                raise
            say(refusal.sentence)
            continue
        estimate = strength(chosen, guesses or GUESSES_A_SECOND)
        say(estimate.sentence)
        again = ask_hidden("The same again, or Enter to choose another: ")
        if again == chosen:
            return chosen
        say("Choose again." if not again else "The two were not the same; once more.")


def new_passphrase(whose: str, file: Path | None) -> str:
    """A new passphrase from a file, or typed twice at the terminal. Raises WrongUse, also when it is too short."""
    if file is None:
        return ask_new(whose)
    from storage.care.passphrases import checked, from_file

    return checked(from_file(file))


def new_passphrase_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--new-passphrase-file`; it is called with `new_passphrase_file`, a Path or None."""
    return click.option(
        "--new-passphrase-file", metavar="FILE", type=click.Path(path_type=Path),
        help="Read the new passphrase from a file only you can read.",
    )(command)


@contextmanager
def at_work(path: Path, given: Given) -> Iterator[CaseFile]:
    """The case open for work that changes it, with a backup of what it holds, before the work and after it.

    What the author should know of its drive and its backup is said. Raises CannotOpen, WrongUse.
    """
    from storage.casefile import CaseFile
    from tui.backing_up import back_up, seen_to_on_opening

    with opened(path, given, lambda passphrase: CaseFile.open(path, passphrase)) as case:
        if sentence := seen_to_on_opening(case):
            say(sentence)
        yield case
        if sentence := back_up(case):
            say(sentence)


def opened(path: Path, given: Given, opener: Callable[[str], Made], *, there: bool = True) -> Made:
    """What `opener` makes of the passphrase of the case at `path`; one typed wrongly may be typed again.

    `there` is false when the case need not exist. Raises CannotOpen, WrongUse, and whatever else `opener` raises.
    """
    if there and not path.exists():
        raise CannotOpen(f"There is no case at {path}.")
    from screens.answering.room import LEFT, left_open

    passphrase = given.found(path)
    if given.anywhere:
        assert passphrase is not None
        return opener(passphrase)
    if passphrase is not None:
        try:
            return opener(passphrase)
        except CannotOpen as refusal:
            say(f"The remembered passphrase did not serve. {refusal.sentence}")
    if left_open(path):
        say(LEFT)
    for _ in range(TRIES - 1):
        try:
            return opener(ask_hidden(f"Passphrase of {path.name}: "))
        except CannotOpen as refusal:
            say(refusal.sentence)
    return opener(ask_hidden(f"Passphrase of {path.name}: "))
