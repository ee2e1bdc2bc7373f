"""A folder that comes to stand whole or not at all: its files are written beside it, then it is given its name."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from domain.errors import CannotWrite
from exporters.way_out.placed import check_folder_open, refusal, sync_folder, write_new

_MODE = 0o700
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)

_BUSY = "Another session is writing into this folder just now. Wait for it, then look."


class NewFolder:
    """A folder being made. Nothing stands under its name before `stand`; leaving without it leaves nothing."""

    def __init__(self, path: Path, passing: Path, handle: int) -> None:
        self.path = path
        self._passing = passing
        self._handle = handle
        self._stands = False
        self._claimed = path.is_dir()

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write these files for their owner only, on disk when this returns. Raises CannotWrite."""
        try:
            for name, data in files:
                write_new(data, self._passing / name)
            sync_folder(self._passing)
        except OSError as error:
            raise refusal(error, self.path) from None

    def stand(self) -> None:
        """Give it its name, in one step and never over another. Raises CannotWrite."""
        try:
            # An empty folder claims the name; the full one takes its place in one step, or fails where it is not empty.
            if not self._claimed:
                self.path.mkdir(_MODE)
                self._claimed = True
            self._passing.rename(self.path)
            self._stands = True
            sync_folder(self.path.parent)
        except OSError as error:
            if error.errno in (errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR):
                raise _taken(self.path) from None
            raise refusal(error, self.path) from None

    def take_back(self) -> None:
        """Take it away again, as where the case could not be told that it was sent."""
        if self._stands:
            self.path.rename(self._passing)
            self._stands = False

    def leave(self) -> None:
        """Take away what does not stand, and let go of its name."""
        if not self._stands:
            _empty(self._passing)
            with suppress(OSError):
                self._passing.rmdir()
            if self._claimed:
                # Only where it is empty: the name was claimed and the folder did not come.
                with suppress(OSError):
                    self.path.rmdir()
        os.close(self._handle)


@contextmanager
def new_folder(path: Path) -> Iterator[NewFolder]:
    """Make a folder under this name. What a run before left half written is taken away first.

    Raises `CannotWrite` where the name is taken, the folder above is not there or closed, or another session is
    writing the same.
    """
    check_folder_free(path)
    passing = _passing(path)
    try:
        handle = _claimed(passing)
    except OSError as error:
        raise refusal(error, path) from None
    folder = NewFolder(path, passing, handle)
    try:
        check_folder_free(path)
        _empty(passing)
        yield folder
    finally:
        folder.leave()


def check_folder_free(path: Path) -> None:
    """Refuse a name that is taken, or a place where nothing can be made. Raises CannotWrite."""
    if path.is_symlink() or path.exists() and not _left_empty(path):
        raise _taken(path)
    check_folder_open(path)


def _taken(path: Path) -> CannotWrite:
    return CannotWrite(f"{path.name} is there already, and a submission goes into a new folder only. Give another.")


def files_in(path: Path, with_one: str) -> dict[str, bytes]:
    """The files of a folder by name; {} where it is none, has none of the name `with_one`, or cannot be read."""
    try:
        if not (path / with_one).is_file():
            return {}
        return {one.name: one.read_bytes() for one in path.iterdir() if one.is_file() and not one.is_symlink()}
    except OSError:
        return {}


def _passing(path: Path) -> Path:
    return path.parent / f".{path.name}.imr-part"


def _left_empty(path: Path) -> bool:
    """Whether it is the empty folder by which a run that was ended claimed the name."""
    try:
        return _passing(path).is_dir() and path.is_dir() and not any(path.iterdir())
    except OSError:
        return False


def _claimed(passing: Path) -> int:
    """The folder beside, made or found, and this process alone at it."""
    with suppress(FileExistsError):
        passing.mkdir(_MODE)
    handle = os.open(passing, os.O_RDONLY | os.O_DIRECTORY | getattr(os, "O_NOFOLLOW", 0))
    try:
        held = os.fstat(handle)
        if held.st_uid != os.geteuid():
            raise OSError(errno.EACCES, "")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise CannotWrite(_BUSY) from None
        # Another session may have given it its name meanwhile.
        now = passing.lstat()
        if (now.st_ino, now.st_dev) != (held.st_ino, held.st_dev):
            raise CannotWrite(_BUSY)
        os.fchmod(handle, _MODE)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _empty(folder: Path) -> None:
    """Take away the files of a folder that was never given its name."""
    with suppress(OSError):
        for one in folder.iterdir():
            if not stat.S_ISDIR(one.lstat().st_mode):
                one.unlink()
