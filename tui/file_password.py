"""The password of a file that leaves locked: from a file, a descriptor, typed twice, or made up and shown once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from domain.errors import WrongUse
from tui.asking import ask_new


@dataclass(frozen=True)
class Locking:
    """What the command line says of the lock: whether it is asked for, and where its password is to be had."""

    asked: bool = False
    file: Path | None = None
    descriptor: int | None = None
    made_up: bool = False

    @property
    def wanted(self) -> bool:
        """Whether the file is to be locked; saying where the password is asks for it too."""
        return self.asked or self.made_up or self.file is not None or self.descriptor is not None

    def password(self, name: str, guesses: int | None = None) -> str:
        """The password for the file of this name. Raises WrongUse, also when it is too short.

        `guesses` a second are what the lock of such a file allows.
        """
        from storage.care.passphrases import checked, from_descriptor, from_file

        if (self.file is not None) + (self.descriptor is not None) + self.made_up > 1:
            raise WrongUse("Give one of --password-file, --password-fd and --make-password.")
        if self.file is not None:
            return checked(from_file(self.file))
        if self.descriptor is not None:
            return checked(from_descriptor(self.descriptor))
        if self.made_up:
            return _shown_once(name)
        return ask_new(name, "password", lambda: _shown_once(name), guesses)


def locking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--lock` and where the password is from; it is called with `locking`, a `Locking`."""

    @wraps(command)
    def with_locking(
        lock: bool, password_file: Path | None, password_fd: int | None, make_password: bool, **rest: Any
    ) -> Any:
        return command(locking=Locking(lock, password_file, password_fd, make_password), **rest)

    for option in reversed((
        click.option("--lock", is_flag=True, help="Lock the workbook with a password that is asked for."),
        click.option(
            "--password-file", metavar="FILE", type=click.Path(path_type=Path),
            help="Lock it; read its password from a file only you can read.",
        ),
        click.option(
            "--password-fd", metavar="N", type=click.IntRange(min=0),
            help="Lock it; read its password from descriptor N.",
        ),
        click.option(
            "--make-password", is_flag=True, help="Lock it with a password made up, shown once on the terminal."
        ),
    )):  # fmt: skip
        with_locking = option(with_locking)
    return with_locking


def _shown_once(name: str) -> str:
    """A password made up, on the terminal itself and in no stream that may be kept. Raises WrongUse without one."""
    from storage.care.passphrases import made_up

    password = made_up()
    try:
        with Path("/dev/tty").open("w", encoding="utf-8") as terminal:
            terminal.write(f"The password of {name}, shown this once:\n\n    {password}\n\n")
    except OSError:
        raise WrongUse("There is no terminal to show a password on: give --password-file FILE.") from None
    return password
