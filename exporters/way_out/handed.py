"""A sealed file handed to one other account of this machine: that account may read it, and nobody else."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from pathlib import Path

from domain.errors import WrongUse

_ACL = "system.posix_acl_access"
_VERSION = 2
_OWNER, _USER, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
_READ, _WRITE, _NOBODY = 4, 2, 0xFFFFFFFF


def account_number(name: str) -> int:
    """The number of an account of this machine. Raises WrongUse where there is none of that name."""
    import pwd

    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:
        raise WrongUse(f"There is no account {name} on this machine. Give the name they log in by.") from None


def account_name(number: int) -> str:
    """The name of an account by its number, the number itself where it has none."""
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def let_read(handle: int, reader: int) -> bool:
    """Let one account read an open file of ours; False where the file system knows no such permission.

    An open file and never a name: in a folder of others' the name may be another file's by then.
    """
    with suppress(OSError, AttributeError):
        os.setxattr(handle, _ACL, _permitting(reader))
        return True
    return False


def _permitting(reader: int) -> bytes:
    """A list of permissions: the owner reads and writes, this account reads, and nobody else does anything."""
    entries = (
        (_OWNER, _READ | _WRITE, _NOBODY), (_USER, _READ, reader), (_GROUP, 0, _NOBODY), (_MASK, _READ, _NOBODY),
        (_OTHER, 0, _NOBODY),
    )  # fmt: skip
    return struct.pack("<I", _VERSION) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def left_to_do(path: Path, reader: int) -> str:
    """What is left to do until this account can read a file that was placed for it, "" when nothing is."""
    who = account_name(reader)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return f"{path.name} is no longer there as it was put: somebody took it or put another file in its place."
    try:
        ours = os.fstat(handle).st_uid == os.geteuid()
        may = ours and _permissions(handle) == _permitting(reader)
    finally:
        os.close(handle)
    if not ours:
        return f"{path.name} belongs to another account by now: somebody took it and put another file there."
    if not may:
        return f"This drive cannot give {who} leave to read {path.name}. It is sealed: send it to them as it is."
    return _in_the_way(path.resolve().parent, who)


def _permissions(handle: int) -> bytes:
    with suppress(OSError, AttributeError):
        return os.getxattr(handle, _ACL)
    return b""


def _in_the_way(folder: Path, who: str) -> str:
    """Which folder keeps others from the file, as far as modes tell, "" where none does."""
    closed = [each for each in (folder, *folder.parents) if not each.stat().st_mode & 0o011]
    if not closed:
        return ""
    return f"{who} cannot get into {closed[-1]}: copy the file where they can, and let them read it there."
