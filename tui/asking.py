"""Asking for a passphrase: from a file, a descriptor, the keyring, or the person at the terminal."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from domain.errors import CannotOpen, WrongUse

Made = TypeVar("Made")
TRIES = 3
LONGEST = 4096


@dataclass(frozen=True)
class Given:
    """Where the command line says the passphrase is to be had; both None: the keyring, then a prompt."""

    file: Path | None = None
    descriptor: int | None = None

    @property
    def anywhere(self) -> bool:
        """Whether the command line names a place at all."""
        return self.file is not None or self.descriptor is not None

    def read(self) -> str:
        """The passphrase from the place named. Raises WrongUse."""
        if self.file is not None and self.descriptor is not None:
            raise WrongUse("Give either --passphrase-file or --passphrase-fd, not both.")
        if self.file is not None:
            return from_file(self.file)
        assert self.descriptor is not None
        return from_descriptor(self.descriptor)


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


def from_file(path: Path) -> str:
    """The first line of a file that only its owner, who runs this, can read. Raises WrongUse."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise WrongUse(f"The passphrase file {path} cannot be read: {error.strerror}.") from error
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if stat.S_ISREG(about.st_mode) and (about.st_mode & 0o077 or about.st_uid not in (os.geteuid(), 0)):
            raise WrongUse(f"Others can read the passphrase file {path}: make it yours alone (chmod 600 {path}).")
        return _line(file.readline(LONGEST))


def from_descriptor(number: int) -> str:
    """One line from an open descriptor, and not a byte more. Raises WrongUse."""
    line = bytearray()
    try:
        while len(line) < LONGEST and (byte := os.read(number, 1)) and byte != b"\n":
            line += byte
    except OSError as error:
        raise WrongUse(f"Nothing can be read from descriptor {number}: {error.strerror}.") from error
    return _line(bytes(line))


def _line(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise WrongUse("The passphrase given is not UTF-8 text.") from error
    text = text.removesuffix("\n").removesuffix("\r")
    if not text:
        raise WrongUse("The passphrase given is empty.")
    return text


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
        return getpass(prompt)
    except (EOFError, UnicodeDecodeError) as error:
        raise WrongUse("No passphrase was given; nothing was done.") from error


def ask_yes(question: str) -> bool:
    """Whether the person at the terminal says yes; no when nobody is there to say so."""
    return sys.stdin.isatty() and sys.stderr.isatty() and click.confirm(question, default=False, err=True)


def opened(path: Path, given: Given, opener: Callable[[str], Made]) -> Made:
    """What `opener` makes of the passphrase of the case at `path`; one typed wrongly may be typed again.

    Raises CannotOpen, WrongUse, and whatever else `opener` raises.
    """
    if given.anywhere:
        return opener(given.read())
    if not path.exists():
        raise CannotOpen(f"There is no case at {path}.")
    from storage.passphrases import recall

    remembered = recall(path)
    if remembered is not None:
        return opener(remembered)
    for _ in range(TRIES - 1):
        try:
            return opener(ask_hidden(f"Passphrase of {path.name}: "))
        except CannotOpen as refusal:
            click.echo(refusal.sentence, err=True)
    return opener(ask_hidden(f"Passphrase of {path.name}: "))
