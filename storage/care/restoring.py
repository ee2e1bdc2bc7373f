"""Bringing a copy of a case back in its place, without losing what is there now."""

from __future__ import annotations

import fcntl
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from storage import cipher, schema
from storage.care import backups, pages

if TYPE_CHECKING:
    from sqlite3 import Connection

LOCKS, LOCK_BYTES = 0x40000000, 512
"""Where the database keeps its locks: whoever holds all these bytes keeps every other process out."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the copy of what was there before (None when nothing was), and a sentence."""

    kept: Path | None
    sentence: str


def restore(
    case: Path,
    backup: Path,
    passphrase: str,
    *,
    backup_passphrase: str | None = None,
    even_if_shut: bool = False,
    now: datetime | None = None,
) -> Restored:
    """Put a copy in the place of the case; what is there now is copied first, and the restored log says so.

    `passphrase` is the case's and stays so; `backup_passphrase` is the copy's, where it is older. A case that works
    is written over page by page in one transaction, so that a colleague who has it open goes on in the restored one.
    A damaged one is set aside whole, also one that does not answer to the passphrase at all if `even_if_shut`.
    Not to be called while this process has the case open. Raises CannotOpen, CannotWrite, WrongUse; the case is then
    as it was.
    """
    moment = now or datetime.now(UTC)
    real, key = case.resolve(), backup_passphrase or passphrase
    if not backup.is_file():
        raise CannotOpen(f"There is no backup {backup}.")
    if real.exists() and real.samefile(backup):
        raise WrongUse("This backup is the case itself; there is nothing to restore.")
    try:
        head = backups.check_file(backup, key)
    except CannotOpen as refused:
        if refused.sentence == cipher.WRONG_KEY:
            raise CannotOpen(
                f"The backup {backup.name} does not open by this passphrase: it may be from before a change of "
                "passphrase, or damaged. The case is as it was."
            ) from None
        raise CannotOpen(f"{backup.name}: {refused.sentence} Choose another one; the case is as it was.") from None
    present = _opened(real, passphrase, even_if_shut=even_if_shut)
    try:
        return _brought_back(real, present, backup, key, passphrase, head, moment)
    finally:
        if present is not None:
            present.close()


def hold(connection: Connection) -> None:
    """Keep every other connection out until this one is closed. Raises CannotWrite when somebody is in the middle."""
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except Exception as error:
        raise cipher.refusal(error) or error from None


def _brought_back(
    real: Path, present: Connection | None, backup: Path, key: str, passphrase: str, head: str, now: datetime
) -> Restored:
    folder, kept = backups.folder_of(real), None
    with backups.new_file(folder, real if real.exists() else backup) as part:
        _copied(backup, key, part, passphrase)
        _logged(part, passphrase, head, None if present is None else _head(present))
        if present is not None:
            kept = backups.take(present, real, now, kept=True).path
            _written_over(present, part, passphrase)
        elif real.exists():
            kept = _exchanged(real, part, folder / f"{real.stem}-{now.astimezone(UTC):{backups.STAMP}}-damaged.imr")
        else:
            _journal(real).unlink(missing_ok=True)
            backups.settle(part, real, new=True)
    named = backups.NAMED.search(backup.name)
    of = f" of {datetime.strptime(named[1], backups.STAMP):%-d %B %Y, %H:%M} UTC" if named else f" {backup.name}"
    before = f" What was there before is in {kept}" if kept else ""
    return Restored(kept, f"{real.name} is now as in the backup{of}.{before}")


def _opened(real: Path, passphrase: str, *, even_if_shut: bool) -> Connection | None:
    """The case, sound, with nobody else able to lock it; None when it is missing or damaged."""
    if not real.exists() or real.stat().st_size == 0:
        return None
    if not os.access(real, os.W_OK):
        raise CannotWrite(cipher.READ_ONLY)
    try:
        connection = cipher.connect(real, passphrase)
    except CannotOpen as refused:
        if refused.sentence == cipher.WRONG_KEY and not even_if_shut and not _answers(real, passphrase):
            raise CannotOpen(
                f"{real.name} does not open by this passphrase. If you are sure of it, the very beginning of the file "
                "is damaged: with --even-if-damaged it is set aside whole, and the backup put in its place."
            ) from None
        return None
    try:
        hold(connection)
        backups.sound(connection)
    except BaseException as error:
        connection.close()
        refusal = error if isinstance(error, Refusal) else cipher.refusal(error)
        if isinstance(refusal, CannotOpen):
            return None
        raise refusal or error from None
    return connection


def _answers(real: Path, passphrase: str) -> bool:
    """Whether any page of the file was written under this passphrase, with its own salt or one of its copies'."""
    salts = {pages.salt_of(path) for path in (real, *(backup.path for backup in backups.listed(real)))}
    return any(
        pages.check(real, pages.Key(passphrase, salt)).answer for salt in salts if len(salt) == pages.SALT
    )


def _copied(backup: Path, key: str, part: Path, passphrase: str) -> None:
    source = cipher.connect(backup, key, read_only=True)
    try:
        target = cipher.connect(part, passphrase)
        try:
            backups.copy_pages(source, target)
        finally:
            target.close()
    except Exception as error:
        raise cipher.refusal(error) or error from None
    finally:
        source.close()


def _logged(part: Path, passphrase: str, head: str, replaced: str | None) -> None:
    """Say in the log to come that it was restored, and which log it takes the place of."""
    connection = cipher.connect(part, passphrase)
    current = schema.version(connection) == len(schema.STEPS)
    connection.close()
    # The log of an older file is brought up to date when the case is opened, after this.
    if current:
        from storage.casefile import CaseFile

        with CaseFile.open(part, passphrase) as restored:
            desk = restored._desk

            def say() -> None:
                with desk.act("restore", undoable=False, note={"restore": {"of": head, "in_place_of": replaced}}):
                    pass

            desk.run(say)


def _written_over(present: Connection, part: Path, passphrase: str) -> None:
    source = cipher.connect(part, passphrase, read_only=True)
    try:
        backups.copy_pages(source, present)
        if _head(source) != _head(present):
            raise CannotWrite("The backup could not be put in place. What was there before is among the backups.")
    except Exception as error:
        raise cipher.refusal(error) or error from None
    finally:
        source.close()


def _exchanged(real: Path, part: Path, aside: Path) -> Path:
    """Set a damaged file aside byte for byte, with a journal that belongs to it, and put the other in its place.

    Whoever still has the damaged one open finds it useless afterwards: rows written there would be lost, and its
    journal, which has the same name, would be played back into the wrong file. Nobody gets in between.
    """
    try:
        with real.open("r+b", buffering=0) as old:
            fcntl.lockf(old, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCK_BYTES, LOCKS)
            _copied_bytes(old, real, aside)
            if _journal(real).exists():
                with _journal(real).open("rb") as journal:
                    _copied_bytes(journal, real, _journal(aside))
                _journal(real).unlink()
                backups.sync_folder(real.parent)
            backups.settle(part, real)
            old.seek(0)
            old.write(os.urandom(pages.SIZE))
    except BlockingIOError:
        raise CannotWrite(cipher.BUSY) from None
    except OSError as error:
        raise CannotWrite(f"The backup could not be put in place: {error.strerror}. The case is as it was.") from None
    return aside


def _copied_bytes(source: BinaryIO | FileIO, real: Path, end: Path) -> None:
    with backups.new_file(end.parent, real) as part:
        with part.open("r+b") as target:
            shutil.copyfileobj(source, target)
        backups.settle(part, end, new=True)


def _journal(file: Path) -> Path:
    return file.with_name(f"{file.name}-journal")


def _head(connection: Connection) -> str:
    found = connection.execute("SELECT lower(hex(hash)) FROM log ORDER BY number DESC LIMIT 1").fetchall()
    return str(found[0][0]) if found else ""
