"""The passphrase of a case: `passphrase` changes it, `remember` and `forget` keep it in the keyring or take it out."""

from __future__ import annotations

from pathlib import Path

import click

from tui.asking import (
    Given,
    case_argument,
    new_passphrase,
    new_passphrase_option,
    opened,
    passphrase_options,
)
from tui.saying import say


@click.command("passphrase")
@case_argument
@new_passphrase_option
@passphrase_options
def passphrase_command(case: Path, new_passphrase_file: Path | None, given: Given) -> None:
    """Put a case under another passphrase.

    Says which backups still open by the old one.
    """
    from storage.care.new_passphrase import change_passphrase

    old = opened(case, given, lambda passphrase: _tried(case, passphrase))
    chosen = new_passphrase(case.name, new_passphrase_file)
    for sentence in change_passphrase(case, old, chosen).sentences:
        say(sentence)


@click.command("remember")
@case_argument
@passphrase_options
def remember_command(case: Path, given: Given) -> None:
    """Keep the passphrase in your account's keyring, so that it is not asked for.

    Only a keyring that encrypts what it keeps will do.
    """
    from storage.care.passphrases import remember

    remember(case, opened(case, given, lambda passphrase: _tried(case, passphrase)))
    say(f"The passphrase of {case.name} is remembered by your keyring; imr forget takes it out.")


@click.command("forget")
@case_argument
def forget_command(case: Path) -> None:
    """Take the passphrase out of your account's keyring."""
    from storage.care.passphrases import forget

    was_there = forget(case)
    say(f"The passphrase of {case.name} is forgotten." if was_there else "No passphrase was remembered.")


def _tried(case: Path, passphrase: str) -> str:
    """The passphrase, when it opens the case. Raises CannotOpen."""
    from storage.casefile import CaseFile

    CaseFile.open(case, passphrase).close()
    return passphrase
