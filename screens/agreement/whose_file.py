"""Whose a file is: the account it belongs to, and why that may say nothing of who wrote it."""

from __future__ import annotations

import os
import pwd
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_NOBODY = 65_534
_DEFS, _SUBUID = Path("/etc/login.defs"), Path("/etc/subuid")
_USUAL_FIRST = 1000
"""The first number of a person's account where the system does not say another."""


@dataclass(frozen=True, slots=True)
class Whose:
    """The account a file belongs to, by number and name.

    `doubt` is why the file may be of somebody else's making all the same, "" where nothing says so: the end of a
    sentence that begins with the name of the file.
    """

    owner: int
    account: str
    doubt: str = ""

    @property
    def mine(self) -> bool:
        """Whether it belongs to the account this program runs under."""
        return self.owner == os.geteuid()


def whose(handle: int) -> Whose:
    """Whose an open file is."""
    about = os.fstat(handle)
    try:
        account = pwd.getpwuid(about.st_uid).pw_name
    except KeyError:
        return Whose(about.st_uid, str(about.st_uid), f"belongs to no account of this machine (number {about.st_uid})")
    return Whose(about.st_uid, account, _doubt(handle, about, account))


def _doubt(handle: int, about: os.stat_result, account: str) -> str:
    from storage.care.sharing import FIXED_MODES, NETWORK, kind_of_drive

    owner = about.st_uid
    if owner == 0:
        return "belongs to the administrator of this machine"
    if owner == _NOBODY or owner < first_persons(_read(_DEFS)):
        return f"belongs to {account}, which is no person's account"
    if any(owner in each for each in lent_to(_own_name(), os.geteuid(), _read(_SUBUID))):
        return f"belongs to {account}, a number that your own account may take on"
    kind = kind_of_drive(Path(f"/proc/self/fd/{handle}"))
    if kind.startswith("fuse") or NETWORK.fullmatch(kind) or FIXED_MODES.fullmatch(kind):
        return f"is on a drive ({kind}) that does not vouch for whose its files are"
    # Where a file has a list of permissions, the group's part of its mode is the most that the list gives anyone.
    if about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        return f"may be written by others than {account}, whom it belongs to"
    if about.st_nlink > 1:
        return f"belongs to {account}, and stands under another name as well"
    return ""


def first_persons(login_defs: str) -> int:
    """The lowest number of a person's account, as /etc/login.defs says it; 1000 where it does not."""
    for line in login_defs.splitlines():
        words = line.split()
        if len(words) > 1 and words[0] == "UID_MIN" and words[1].isdecimal():
            return int(words[1])
    return _USUAL_FIRST


def lent_to(account: str, number: int, subuid: str) -> list[range]:
    """The numbers an account may take on besides its own, from text in the form of /etc/subuid."""
    lent = []
    for line in subuid.splitlines():
        name, _, rest = line.strip().partition(":")
        first, _, count = rest.partition(":")
        if name in (account, str(number)) and first.isdecimal() and count.isdecimal():
            lent.append(range(int(first), int(first) + int(count)))
    return lent


def _own_name() -> str:
    with suppress(KeyError):
        return pwd.getpwuid(os.geteuid()).pw_name
    return ""


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return ""
