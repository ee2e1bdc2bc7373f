"""Putting a finished file on disk: under a new name, for its owner only, whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from domain.errors import CannotWrite
from domain.gate import PANEL_COPY
from exporters.way_out.handed import let_read

_MODE = 0o600
_ENDING = re.compile(rf"(?:{re.escape(PANEL_COPY)})?(?:\.json)?(?:\.[^.]*)?$", re.IGNORECASE)


def place_new(data: bytes, path: Path, reader: int | None = None) -> Path:
    """Write a file that is not there yet, readable by its owner only, on disk when this returns.

    With `reader` the account of that number may read it too, where the drive knows such a permission; it is given to
    the file before that has its name, so that nothing put in its place meanwhile gets it. Raises `CannotWrite`, and
    leaves nothing behind, when the name is taken, the folder is missing or closed, or the disk is full.
    """
    check_free(path)
    passing = path.parent / f".imr-{secrets.token_hex(8)}.part"
    try:
        try:
            write_new(data, passing, reader)
            # A link never replaces a file that came in meanwhile; a rename would.
            try:
                os.link(passing, path)
            except OSError as error:
                if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
                    raise
                _claim(path)
                passing.replace(path)
        finally:
            # Once the file stands under its name, a second name that stays is no reason to say it was not written.
            with suppress(OSError):
                passing.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise refusal(error, path) from None
    return path


def check_free(path: Path) -> None:
    """Refuse a place that is plainly not free: the name is taken, the folder is not there or closed."""
    if path.exists() or path.is_symlink():
        raise _taken(path)
    check_folder_open(path)


def check_folder_open(path: Path) -> None:
    """Refuse a place in a folder that is not there or closed. Raises `CannotWrite`."""
    if not path.parent.is_dir():
        raise refusal(OSError(errno.ENOENT, ""), path)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise refusal(OSError(errno.EACCES, ""), path)


def free_name(path: Path) -> Path:
    """The next name like this one that is not taken: chronology.xlsx, chronology v2.xlsx, …

    What the name must end with stays its end: chronology v2-PANEL-COPY.xlsx, case v2.json.age.
    """
    ending = _ENDING.search(path.name)
    assert ending is not None
    version = 2
    while (other := path.with_name(f"{path.name[: ending.start()]} v{version}{ending[0]}")).exists():
        version += 1
    return other


def write_new(data: bytes, path: Path, reader: int | None = None) -> None:
    """Write a file that is not there yet, for its owner only, on disk when this returns. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), _MODE)
    try:
        os.fchmod(handle, _MODE)
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        if reader is not None:
            let_read(handle, reader)
        os.fsync(handle)
    finally:
        os.close(handle)


def _claim(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE))


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems cannot; the file itself is on disk already.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _taken(path: Path) -> CannotWrite:
    free = free_name(path).name
    return CannotWrite(f"{path.name} is there already and is never overwritten. Use another name: {free}")


def refusal(error: OSError, path: Path) -> CannotWrite:
    """What an error of writing at this path is to the author, as a sentence."""
    if error.errno == errno.EEXIST:
        return _taken(path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return CannotWrite("The disk is full, so nothing was written. Make room, or choose another folder.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return CannotWrite(f"There is no folder {path.parent}. Make it, or choose another.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CannotWrite(f"You may not write in {path.parent}. Choose another folder.")
    if error.errno == errno.ENAMETOOLONG:
        return CannotWrite("That file name is too long. Choose a shorter one.")
    return CannotWrite(f"The file could not be written ({os.strerror(error.errno or 0)}). Nothing was left behind.")
