"""A sealed file handed to one other account of this machine: that account may read it, and nobody else."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from pathlib import Path
from shlex import quote

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


def let_read(path: Path, reader: int) -> bool:
    """Let one account read a file of ours; False where the file system knows no such permission."""
    entries = (
        (_OWNER, _READ | _WRITE, _NOBODY), (_USER, _READ, reader), (_GROUP, 0, _NOBODY), (_MASK, _READ, _NOBODY),
        (_OTHER, 0, _NOBODY),
    )  # fmt: skip
    packed = struct.pack("<I", _VERSION) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    with suppress(OSError, AttributeError):
        os.setxattr(path, _ACL, packed)
        return True
    return False


def handing_over(path: Path, reader: int) -> str:
    """Let this account read the file, and say what is left to do, "" when nothing is."""
    who = account_name(reader)
    if not let_read(path, reader):
        return (
            f"This drive cannot give {who} leave to read {path.name}. It is sealed, so anyone may have it:"
            f" chmod 644 {quote(str(path))}"
        )
    return _in_the_way(path.resolve().parent, who)


def _in_the_way(folder: Path, who: str) -> str:
    """Which folder keeps others from the file, as far as modes tell, "" where none does."""
    closed = [each for each in (folder, *folder.parents) if not each.stat().st_mode & 0o011]
    if not closed:
        return ""
    return f"{who} cannot get into {closed[-1]}: copy the file where they can, and let them read it there."
