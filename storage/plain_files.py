"""Files somebody names, opened for reading: one that is a pipe, a folder or a device is never waited for."""

from __future__ import annotations

import errno
import os
import stat
from io import FileIO
from pathlib import Path


class NotPlain(OSError):
    """What was named is not a plain file; `strerror` says what it is, in words for a sentence."""


def open_plain(path: Path) -> FileIO:
    """A plain file opened for reading, unbuffered. Raises NotPlain, and OSError as `open` does.

    Opened without waiting, since opening a pipe waits until somebody writes to it.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY | os.O_NONBLOCK)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb", buffering=0)
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise NotPlain(errno.EISDIR, "it is a folder")
    raise NotPlain(errno.EINVAL, "it is a pipe" if stat.S_ISFIFO(mode) else "it is not a plain file")
