"""Giving a case another passphrase."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from storage import cipher
from storage.care import backups, pages, passphrases
from storage.care.restoring import hold


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change of passphrase leaves: the backups that still open by the old one, and sentences to show."""

    by_the_old: tuple[backups.Backup, ...]
    sentences: tuple[str, ...]


def change_passphrase(case: Path, old: str, new: str) -> Changed:
    """Put the case under another passphrase, log that it was done, and take a backup under the new one.

    Every page is written anew in one transaction: killed in the middle, the case opens by the old one as before.
    A remembered passphrase is remembered anew. A colleague who has the case open is asked to open it again.
    Not to be called while this process has the case open. Raises WrongUse, CannotOpen, CannotWrite; the passphrase
    is then the old one.
    """
    chosen = passphrases.checked(new)
    if chosen == cipher.key_text(old):
        raise WrongUse("That is the present passphrase; choose another.")
    connection = cipher.connect(case, old)
    try:
        # SQLCipher says nothing, or something else, when what follows fails: so nobody may be able to get in its way,
        # and whether it was done shows when the file is opened again.
        hold(connection)
        backups.sound(connection)
        with suppress(connection.OperationalError):
            connection.execute(f"PRAGMA rekey = {cipher.key_literal(chosen)}").fetchall()
    except Exception as error:
        raise cipher.refusal(error) or error from None
    finally:
        connection.close()
    try:
        cipher.connect(case, chosen).close()
    except CannotOpen:
        cipher.connect(case, old).close()
        raise CannotWrite(
            "The passphrase could not be changed and is the old one still; most likely the disk is full."
        ) from None
    said = ["The case now opens by the new passphrase only."]
    said += _remembered(case, chosen)
    said += _seen_to(case, chosen)
    left = by_passphrase(case, old)
    if left:
        count, verb = ("1 backup", "opens") if len(left) == 1 else (f"{len(left)} backups", "open")
        said.append(
            f"{count} in {backups.folder_of(case)} still {verb} by the old passphrase"
            f" (the newest of {left[0].taken:%-d %B %Y, %H:%M} UTC). If somebody who should not knows the old one, "
            "delete them."
        )
    return Changed(tuple(left), tuple(said))


def by_passphrase(case: Path, passphrase: str) -> list[backups.Backup]:
    """The backups of a case that open by this passphrase, the newest first."""
    keys: dict[bytes, pages.Key] = {}
    found = []
    for backup in backups.listed(case):
        try:
            salt = pages.salt_of(backup.path)
            if salt not in keys:
                keys[salt] = pages.Key(passphrase, salt)
            if pages.opens(backup.path, keys[salt]):
                found.append(backup)
        except OSError:
            continue
    return found


def _remembered(case: Path, chosen: str) -> list[str]:
    if passphrases.recall(case) is None:
        return []
    try:
        passphrases.remember(case, chosen)
    except CannotWrite:
        return ["The keyring still holds the old one and would not take the new one; it will be asked for."]
    return ["The keyring remembers the new one."]


def _seen_to(case: Path, chosen: str) -> list[str]:
    """Log the change and take a backup; when that fails the passphrase is changed all the same."""
    from storage.casefile import CaseFile

    try:
        with CaseFile.open(case, chosen) as opened:
            desk = opened._desk

            def say() -> None:
                with desk.act("passphrase", undoable=False, note={"passphrase": "changed"}):
                    pass

            desk.run(say)
            backups.backup_if_changed(opened)
    except Refusal as refusal:
        return [f"No backup was taken under the new one yet. {refusal.sentence}"]
    return []
