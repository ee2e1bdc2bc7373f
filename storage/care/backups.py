"""Encrypted copies of a case, beside it: taken, checked, listed, and in time let go of.

A copy holds every page the case holds, under the same passphrase and salt, and is a case like any other.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from storage import cipher
from storage.care import sharing
from storage.ledger_lines import START

if TYPE_CHECKING:
    from sqlite3 import Connection

    from storage.desk import Desk
    from storage.ledger import Ledger

LAST = 10
"""So many of the newest copies are kept."""

DAYS = 30
"""And the newest of each day for so many days."""

HEAD = 16
"""So many hexadecimal digits of the log's head stand in a copy's name, to see without opening it what it holds."""

OWN = "This is the passphrase of the case itself. Give the copy another: whoever has it could open the case too."
KEPT = "-kept"
STAMP = "%Y%m%dT%H%M%SZ"
NAMED = re.compile(rf"-(\d{{8}}T\d{{6}}Z)-([0-9a-f]{{{HEAD}}})({KEPT})?\.imr")
PART = ".part"
LEFT_BEHIND = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where, when it was taken (UTC), the start of its log's head, its bytes, and whether it is let go of.

    `kept` is true for what was there before a restore or before a newer imr changed it: such a copy stays until
    somebody deletes it.
    """

    path: Path
    taken: datetime
    head: str
    size: int
    kept: bool = False


class OpenCase(Protocol):
    """An open case, as far as copying it asks for one."""

    path: Path
    log: Ledger
    _desk: Desk


def folder_of(case: Path) -> Path:
    """The folder of a case's copies: NAME.imr.backups, beside the file itself when `case` is a link to it."""
    real = case.resolve()
    return real.with_name(f"{real.name}.backups")


def listed(case: Path) -> list[Backup]:
    """The copies of a case that are there, the newest first. Raises CannotOpen when the folder cannot be read."""
    folder, found = folder_of(case), []
    try:
        paths = list(folder.iterdir()) if folder.is_dir() else []
        for path in paths:
            named = NAMED.search(path.name)
            if named and named.end() == len(path.name) and path.is_file():
                taken = datetime.strptime(named[1], STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, taken, named[2], path.stat().st_size, bool(named[3])))
    except OSError as error:
        raise CannotOpen(f"The backups in {folder} cannot be read: {error.strerror}.") from None
    return sorted(found, key=lambda backup: (backup.taken, backup.path.name), reverse=True)


def backup_if_changed(case: OpenCase, now: datetime | None = None) -> Backup | None:
    """Take a copy if the log has gone on since the last one, and let go of old ones; None when it has not.

    For opening and closing. A case in which nothing was done yet needs none. Blocks the case's thread while copying.
    Raises CannotWrite; the case is untouched.
    """
    head = case.log.head()
    if head == START.hex() or any(backup.head == head[:HEAD] for backup in listed(case.path)):
        return None
    return backup(case, now)


def backup(case: OpenCase, now: datetime | None = None) -> Backup:
    """Take a copy in any event, and let go of old ones. As `backup_if_changed`."""
    desk, moment = case._desk, now or datetime.now(UTC)
    taken = desk.run(lambda: take(desk.connection, case.path, moment))
    let_go(case.path, moment)
    return taken


def take(connection: Connection, case: Path, now: datetime, *, kept: bool = False) -> Backup:
    """Copy the case this connection has open; on its thread, outside a transaction. Raises CannotWrite."""
    with new_file(folder_of(case), case) as part:
        try:
            # Keeps key and salt, reads and checks every page, and needs no second opening of the file.
            connection.execute("VACUUM INTO ?", [str(part)])
            head = _checked(connection, part)
        except Exception as error:
            raise _not_made(error, case) from None
        stamp = now.astimezone(UTC).strftime(STAMP)
        end = folder_of(case) / f"{case.resolve().stem}-{stamp}-{head[:HEAD]}{KEPT if kept else ''}.imr"
        settle(part, end)
    taken = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    return Backup(end, taken, head[:HEAD], end.stat().st_size, kept)


def copy_under(case: OpenCase, passphrase: str, to: Path) -> Path:
    """Copy the case under a passphrase of its own, for the records office; the log keeps that it was made.

    `to` is a new file in an existing folder, 0600. Raises CannotWrite, WrongUse for a passphrase too short or the
    case's own: who has lost that one could not open the copy either; Stopped for a name with somebody's in it.
    """
    from domain.identifiers.finding import Identifiers
    from domain.names.finding import Finder
    from domain.naming import check_file_name
    from storage.care.passphrases import checked
    from storage.people import person_of

    own, desk = checked(passphrase), case._desk
    check_own(case.path, own, to)
    people = tuple(map(person_of, desk.run(lambda: desk.rows("SELECT * FROM people"))))
    check_file_name(to.name, Finder(people, (), Identifiers(people)))

    def copy() -> None:
        with new_file(to.parent, None) as part:
            try:
                target = cipher.connect(part, own)
                try:
                    copy_pages(desk.connection, target)
                finally:
                    target.close()
                check_file(part, own)
            except Refusal:
                raise
            except Exception as error:
                raise _not_made(error) from None
            note = {"copy": {"for": "records", "head": case.log.head()}}
            with desk.act("copy", undoable=False, note=note):
                pass
            settle(part, to, new=True)

    desk.run(copy)
    return to


def check_own(case: Path, passphrase: str, to: Path) -> None:
    """Refuse a copy that would have a name that is taken, or open by the case's own passphrase."""
    if to.exists() or to.is_symlink():
        raise CannotWrite(f"There is already a file {to}. Choose another name; it was left as it is.")
    if opens(case, passphrase):
        raise WrongUse(OWN)


def opens(path: Path, passphrase: str) -> bool:
    """Whether this passphrase opens the case, which may be open already. Raises WrongUse for none at all, CannotOpen
    when it cannot be told at this moment."""
    try:
        cipher.connect(path, passphrase, read_only=True).close()
    except CannotOpen as refused:
        if refused.sentence != cipher.WRONG_KEY:
            raise
        return False
    return True


def copy_pages(source: Connection, target: Connection) -> None:
    """Make the target, whatever its key, hold what the source holds: one transaction, so all of it or nothing.

    No one else may be able to lock the target. Raises the database's errors.
    """

    waits = 0

    def give_up(status: int, remaining: int, total: int) -> None:
        nonlocal waits
        waits += 1
        # Called once when all pages were copied, and else every quarter of a second that the source was busy.
        if remaining and waits > 4 * cipher.BUSY_SECONDS:
            raise CannotWrite(cipher.BUSY)

    source.backup(target, progress=give_up)


def check_file(path: Path, passphrase: str) -> str:
    """Open a copy and check all of it; gives its log's head in hexadecimal. Raises CannotOpen."""
    connection = cipher.connect(path, passphrase, read_only=True)
    try:
        return sound(connection)
    except Exception as error:
        raise cipher.refusal(error) or error from None
    finally:
        connection.close()


def sound(connection: Connection, schema: str = "main") -> str:
    """Check every page and what is in them; gives the log's head in hexadecimal. Raises CannotOpen and the database's.

    `schema` is the name the file is attached by.
    """
    if not connection.execute(f"SELECT 1 FROM {schema}.sqlite_master WHERE name = 'log'").fetchall():
        raise CannotOpen("This file opens by the passphrase, but it is not a case.")
    pages = connection.execute(f"PRAGMA {schema}.cipher_integrity_check").fetchall()
    inside = connection.execute(f"PRAGMA {schema}.quick_check").fetchall()
    if pages or inside != [("ok",)]:
        raise CannotOpen(cipher.DAMAGED)
    found = connection.execute(f"SELECT lower(hex(hash)) FROM {schema}.log ORDER BY number DESC LIMIT 1").fetchall()
    return str(found[0][0]) if found else START.hex()


def let_go(case: Path, now: datetime) -> list[Path]:
    """Delete the copies that are neither among the last ten nor the last of a day of the past month; gives which."""
    ordinary = [backup for backup in listed(case) if not backup.kept]
    today = now.astimezone(UTC).date()
    keep, days = set(ordinary[:LAST]), set()
    for backup in ordinary:
        day = backup.taken.date()
        if day not in days and (today - day).days <= DAYS:
            keep.add(backup)
        days.add(day)
    gone = [backup.path for backup in ordinary if backup not in keep]
    with suppress(OSError):
        gone += [
            path
            for path in folder_of(case).glob(f".*{PART}")
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < now - LEFT_BEHIND
        ]
    for path in gone:
        # A colleague's program may have done so this moment, or the file may be theirs alone to delete.
        with suppress(OSError):
            path.unlink()
    return gone


@contextmanager
def new_file(folder: Path, case: Path | None) -> Iterator[Path]:
    """An empty file in `folder`, kept as the case is (its owner's alone without one), that is gone afterwards.

    With a case the folder is made if it is not there. Move the file away inside. Raises CannotWrite.
    """
    part = folder / f".{secrets.token_hex(8)}{PART}"
    try:
        # A case whose file was taken away is copied all the same: the open one can still be read.
        own = sharing.Modes(sharing.OWN_FILE, sharing.OWN_FOLDER, -1, -1)
        keep = sharing.modes(case) if case and case.exists() else own
        if case is not None and not folder.is_dir():
            folder.mkdir(mode=sharing.OWN_FOLDER, exist_ok=True)
            keep.keep_folder(folder)
            sync_folder(folder.parent)
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, sharing.OWN_FILE)
        try:
            keep.keep_file(descriptor)
        finally:
            os.close(descriptor)
        yield part
    except OSError as error:
        raise _not_made(error, case) from None
    finally:
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                leftover.unlink()


def settle(part: Path, end: Path, *, new: bool = False) -> None:
    """Put a finished file on disk under its name; `new`: never in place of another. Raises OSError, CannotWrite."""
    descriptor = os.open(part, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if new:
        try:
            os.link(part, end)
        except FileExistsError:
            raise CannotWrite(f"There is already a file {end}. Choose another name; it was left as it is.") from None
        except OSError:
            # Memory sticks know no second names. Taking the name first keeps what others put there.
            cipher.make_file(end)
            part.replace(end)
        else:
            part.unlink()
    else:
        part.replace(end)
    sync_folder(end.parent)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the drive can. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _checked(connection: Connection, copy: Path) -> str:
    """Open the copy beside the case, by the case's own key, check all of it and that its log is the case's."""
    connection.execute("ATTACH ? AS copy", [str(copy)])
    try:
        head = sound(connection, "copy")
        if head == START.hex():
            same = not connection.execute("SELECT 1 FROM main.log LIMIT 1").fetchall()
        else:
            same = bool(connection.execute("SELECT 1 FROM main.log WHERE lower(hex(hash)) = ?", [head]).fetchall())
        if not same:
            raise CannotWrite("The backup did not come out as the case is, so it was not kept. Take another.")
        return head
    finally:
        connection.execute("DETACH copy")


def _not_made(error: Exception, case: Path | None = None) -> Refusal | Exception:
    """Why there is no copy, as a sentence that does not frighten: the case itself is as it was."""
    if isinstance(error, OSError):
        if case is not None and not case.exists():
            return CannotWrite(f"No copy was made: the case file {case.name} is gone from {case.absolute().parent}.")
        return CannotWrite(f"No copy was made: {error.strerror}. The case itself is as it was.")
    refused = error if isinstance(error, Refusal) else cipher.refusal(error)
    if refused is None:
        return error
    if refused.sentence == cipher.FULL:
        return CannotWrite("The disk is full, so no copy was made; the case itself is as it was. Free some space.")
    if refused.sentence == cipher.BUSY:
        return CannotWrite("Someone else is writing to the case just now, so no copy was made. Try again in a moment.")
    return refused
