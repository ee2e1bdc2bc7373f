"""The encrypted database under a case: SQLCipher 4 with its default settings, sqlite-utils above it.

The one place that opens a database file. sqlite-utils is never given a path: it would open it without a key.
"""

from __future__ import annotations

import os
import stat
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from domain.errors import CannotOpen, CannotWrite, Refusal, WrongUse
from storage.care import open_files

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database

BUSY_SECONDS = 5.0
PLAIN_HEADER = b"SQLite format 3\x00"

WRONG_KEY = (
    "This passphrase does not open the case. If you are sure of it, the file may be damaged: "
    "imr restore brings a backup back."
)
DAMAGED = "The case file is damaged. Close it, run imr verify to see where, and imr restore to bring a backup back."
FULL = "The disk is full, so nothing of this was saved. Free some space and save it again."
UNREADABLE = (
    "A part of the case file could not be read: it is damaged, or this machine has no memory left. Close it, and run "
    "imr verify to see which."
)
BUSY = "Someone else is writing to this case just now, so nothing of this was saved. Save it again in a moment."
READ_ONLY = "This case can only be read here, so nothing was saved. See that you may write to the file and its folder."
FOLDER = "The folder of this case cannot be written to, so nothing was saved. Ask for leave to write there."
DISK = (
    "The disk would not take it, so nothing of this was saved. See that the disk is there and has room, and save again."
)


def key_text(passphrase: str) -> str:
    """The passphrase as the key is made of it: NFC, so that the same letters typed on another keyboard open the case.

    Raises WrongUse for a passphrase that is empty, or holds what no keyboard types.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if not text:
        raise WrongUse("The passphrase is empty. Type the passphrase of the case.")
    if "\x00" in text or any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise WrongUse("The passphrase holds characters that cannot be typed. Use letters, figures, signs and spaces.")
    return text


def key_literal(passphrase: str) -> str:
    """The passphrase as an SQL text, for PRAGMA key, PRAGMA rekey and ATTACH … KEY, which take no parameters."""
    return "'" + key_text(passphrase).replace("'", "''") + "'"


def make_file(path: Path) -> None:
    """Make an empty file that only its owner can read, from its first moment; raises CannotWrite when one is there."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except FileExistsError:
        raise CannotWrite(f"There is already a file {path.name}. Choose another name; it was left as it is.") from None
    except FileNotFoundError:
        raise CannotWrite(f"There is no folder {path.parent}. Make it first, or choose another.") from None
    except OSError as error:
        raise CannotWrite(f"{path.name} cannot be made in {path.parent}: {error.strerror}.") from None
    try:
        os.fchmod(handle, 0o600)
    finally:
        os.close(handle)


def connect(path: Path, passphrase: str, *, read_only: bool = False) -> Connection:
    """Open an existing file, which may be empty, under this passphrase; the connection belongs to the calling thread.

    Raises CannotOpen when there is no such file, it is not encrypted, damaged or under another passphrase.
    Transactions are begun and ended by the caller. A journal left by a crash is rolled back here.
    """
    key = key_literal(passphrase)
    dbapi = _dbapi()
    connection = _opened(path, read_only)
    try:
        # Before the key: otherwise a wrong one writes lines to stderr, through the screen.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = {key}")
        # With a file for temporary tables their plain text would be on disk.
        connection.execute("PRAGMA temp_store = MEMORY")
        # The default of 2 MB decrypts the same pages again and again.
        connection.execute("PRAGMA cache_size = -24000")
        connection.execute("PRAGMA foreign_keys = ON")
        # As FULL, and the removal of the journal is on disk too before a commit returns.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        # The file of a new case is still empty.
        connection.head = bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
        if not read_only:
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except dbapi.Error as error:
        connection.close()
        raise refusal(error, opening=True) or error from None
    return cast("Connection", connection)


def database(connection: Connection) -> Database:
    """sqlite-utils over this connection, without the plug-ins that may be installed beside it."""
    load()
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


def load() -> None:
    """Load the libraries a case is opened by, which takes as long as making its key."""
    _dbapi()
    import sqlite_utils  # noqa: F401


def is_encrypted(path: Path) -> bool:
    """Whether the file holds something, and not the header of a plain SQLite database."""
    # Read from the disk itself, also of a case just made: nobody else knows of that one.
    with path.open("rb") as file:
        head = file.read(16)
    return len(head) == 16 and head != PLAIN_HEADER


def refusal(error: BaseException, *, opening: bool = False) -> Refusal | None:
    """What an error of the database means to the author; None when it is a fault of the program.

    With `opening` an unreadable first page is most likely a wrong passphrase.
    """
    if isinstance(error, MemoryError):
        # So the database says that a page did not answer to the key while it was to be changed.
        return CannotOpen(UNREADABLE)
    if not isinstance(error, _dbapi().Error):
        return None
    text = str(error)
    if "file is not a database" in text or "file is encrypted" in text:
        return CannotOpen(WRONG_KEY if opening else DAMAGED)
    # What the index of words meets in a damaged page of its own is said in words of its own.
    if "malformed" in text or "corrupt" in text or "vtable constructor failed" in text:
        return CannotOpen(DAMAGED)
    if "disk is full" in text:
        return CannotWrite(FULL)
    if "locked" in text or "busy" in text:
        return (
            CannotOpen("Someone else is writing to this case. Open it again in a moment.")
            if opening
            else CannotWrite(BUSY)
        )
    if "readonly" in text:
        return CannotWrite(READ_ONLY)
    if "unable to open" in text:
        return (
            CannotOpen("The case file cannot be opened. See that you may read it and its folder.")
            if opening
            else CannotWrite(FOLDER)
        )
    if "disk I/O error" in text:
        return CannotOpen(DAMAGED) if opening else CannotWrite(DISK)
    return None


def is_busy(error: BaseException) -> bool:
    """Whether someone else has the file at this moment."""
    return isinstance(error, _dbapi().OperationalError) and "locked" in str(error)


def is_clash(error: BaseException) -> bool:
    """Whether a write was refused because a row of that name is there already."""
    return isinstance(error, _dbapi().IntegrityError) and "UNIQUE" in str(error)


def _opened(path: Path, read_only: bool) -> Any:
    """A connection to the file, before its key, noted as the one this process has to it."""
    dbapi = _dbapi()
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    with open_files.OPENING:
        head = _head_of_case(path)
        try:
            connection = dbapi.connect(
                uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256, factory=_noted()
            )
        except dbapi.Error as error:
            raise refusal(error, opening=True) or error from None
        connection.head = head
        open_files.note(path, connection)
    return connection


def _head_of_case(path: Path) -> bytes:
    """The first bytes of a file; raises CannotOpen when it is plainly no case."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CannotOpen(f"{path.name} is not a file. Give the name of a case, which ends in .imr.")
        head = open_files.head_of(path)
    except FileNotFoundError:
        raise CannotOpen(f"There is no case {path.name} in {path.absolute().parent}. Make one with imr new.") from None
    except OSError as error:
        raise CannotOpen(f"{path.name} cannot be read: {error.strerror}.") from None
    if head == PLAIN_HEADER:
        raise CannotOpen(f"{path.name} is a database that is not encrypted, so it is not a case.")
    return head


@cache
def _noted() -> type[Any]:
    """The class of connections that say so when they are closed."""

    class Noted(_dbapi().Connection):  # type: ignore[misc]
        """A connection that this process has noted; `place` and `head` say which file it is and what it begins with."""

        place = (0, 0)
        head = b""

        def close(self) -> None:
            super().close()
            open_files.let_go(self)

    return Noted


def _dbapi() -> Any:
    """sqlcipher3, also under the name where sqlite-utils looks first, so that both raise the same exceptions."""
    from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

    if "pysqlite3" not in sys.modules:
        sys.modules["pysqlite3"] = dbapi2
        sys.modules["pysqlite3.dbapi2"] = dbapi2
    return dbapi2
