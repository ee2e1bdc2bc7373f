"""Who else may read a case: its modes, sharing it with a group, and drives it should not be shared over."""

from __future__ import annotations

import grp
import os
import pwd
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from domain.errors import CannotOpen, CannotWrite, WrongUse

OWN_FILE, OWN_FOLDER = 0o600, 0o700
SHARED_FILE, SHARED_FOLDER = 0o660, 0o2770

NETWORK = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|9p|ceph|glusterfs|lustre|gpfs|beegfs|ocfs2|gfs2|davfs|"
    r"fuse\.(?:sshfs|rclone|glusterfs|ceph.*|davfs2|s3fs|gvfsd-fuse|smbnetfs)|fuseblk\.(?:cifs|smb)"
)
"""Kinds of file system that more than one host may have mounted."""

FIXED_MODES = re.compile(r"cifs|smb\d?|smbfs|9p|drvfs|vfat|msdos|exfat|ntfs\d?|fuseblk|davfs|fuse\..*")
"""Kinds of file system where every file may show the same mode, and chmod may do nothing."""

ACL = "system.posix_acl_access"


@dataclass(frozen=True, slots=True)
class Modes:
    """How files and folders made beside a case are to be kept: modes, and owner and group (-1: as they come)."""

    file: int
    folder: int
    owner: int
    group: int

    def keep_file(self, descriptor: int) -> None:
        """Give an open file the mode and group of the case. Raises OSError."""
        os.fchown(descriptor, self.owner, self.group)
        os.fchmod(descriptor, self.file)

    def keep_folder(self, folder: Path) -> None:
        """Give a folder the group and mode that go with the case. Raises OSError."""
        os.chown(folder, self.owner, self.group)
        folder.chmod(self.folder)


def modes(case: Path) -> Modes:
    """How things beside this case are kept, by the case's own mode. Raises OSError when it cannot be looked at."""
    about = case.stat()
    # What root makes beside somebody's case is to be that somebody's.
    owner = about.st_uid if os.geteuid() == 0 else -1
    if about.st_mode & 0o070 and not about.st_mode & 0o007:
        return Modes(SHARED_FILE, SHARED_FOLDER, owner, about.st_gid)
    return Modes(OWN_FILE, OWN_FOLDER, owner, about.st_gid if owner != -1 else -1)


def check_modes(case: Path) -> None:
    """See that nobody but its owner, or the group it is shared with, can read or replace the case.

    A link is followed: what counts is the file it leads to, and the folder that file is in. A file of another
    owner is fine when the modes are. Raises CannotOpen with what to do.
    """
    try:
        real = case.resolve(strict=True)
        about, folder = real.stat(), real.parent.stat()
        lists = ACL in os.listxattr(real) if hasattr(os, "listxattr") else False
    except FileNotFoundError:
        raise CannotOpen(f"There is no case at {case}.") from None
    except (OSError, RuntimeError) as error:
        raise CannotOpen(f"{case} cannot be looked at: {getattr(error, 'strerror', None) or error}.") from None
    if not stat.S_ISREG(about.st_mode):
        raise CannotOpen(f"{case} is not a file, so it is not a case.")
    if about.st_nlink > 1:
        raise CannotOpen(
            f"{case} has a second name on this disk (a hard link), and a case opened by two names gets damaged: "
            "delete the name that is not needed."
        )
    if folder.st_mode & stat.S_IWOTH and not folder.st_mode & stat.S_ISVTX:
        remedy = f"chmod o-w {quote(str(real.parent))}"
        raise CannotOpen(f"Anyone can replace files in {real.parent}: close it with  {remedy}")
    rest = about.st_mode & 0o077
    if rest == 0:
        if folder.st_mode & 0o022:
            _check_beside(real, about.st_uid)
        return
    if rest & 0o017:
        raise CannotOpen(f"Other people on this machine can read {case}: {_close(real)}")
    if stat.S_IMODE(folder.st_mode) != SHARED_FOLDER or folder.st_gid != about.st_gid:
        raise CannotOpen(
            f"{case} can be read by the group {group_name(about.st_gid)}, and its folder is not kept for that group: "
            f"share it again with  imr share {quote(str(case))} --group {group_name(about.st_gid)}  or {_close(real)}"
        )
    if lists:
        remedy = f"setfacl -b {quote(str(real))}"
        raise CannotOpen(f"{case} has an access list that may let others in: remove it with  {remedy}")


def share(case: Path, group: str) -> tuple[str, ...]:
    """Let everyone in `group` read and write the case: file 0660 in a folder 2770, journal and backups alike.

    The folder has to hold nothing but this case. Gives sentences for the person who shares it. Raises WrongUse
    for a group that will not do, CannotWrite where the system does not let it be done; the case's own mode is
    changed last, so a sharing that stops half-way leaves the case its owner's.
    """
    real = _there(case)
    number = _group(group)
    folder = real.parent
    others = [path.name for path in sorted(folder.iterdir()) if path.name not in _own_names(real)]
    if others or folder == _home():
        raise WrongUse(
            f"A shared case stands in a folder of its own, and {folder} holds other things too. Make one with  "
            f"mkdir {quote(str(folder / real.stem))}  , move {real.name} and, if it is there, {real.name}.backups "
            "into it, and share it there."
        )
    try:
        _keep(folder, number, SHARED_FOLDER)
        for path in _beside(real):
            _keep(path, number, SHARED_FOLDER if path.is_dir() else SHARED_FILE)
        _keep(real, number, SHARED_FILE)
    except OSError as error:
        raise CannotWrite(
            f"{real.name} could not be shared, because {error.filename or folder} would not change ({error.strerror}). "
            "Only the owner of the file and its folder can share it."
        ) from None
    said = [
        f"Everyone in the group {group} can now open and change {real.name} once they know its passphrase. "
        "Tell it to them in person."
    ]
    closed = [parent for parent in folder.parents if not _passable(parent, number)]
    if closed:
        said.append(f"The group {group} cannot reach it yet: {closed[-1]} lets nobody else in.")
    warning = said_of_drive(real)
    return (*said, warning) if warning else tuple(said)


def unshare(case: Path) -> None:
    """Make the case its owner's alone again, with its folder, journal and backups. Raises CannotWrite."""
    real = _there(case)
    folders = [real.parent] if stat.S_IMODE(real.parent.stat().st_mode) == SHARED_FOLDER else []
    if not real.stat().st_mode & 0o077 and not folders:
        raise WrongUse(f"{real.name} is not shared.")
    failed: OSError | None = None
    for path in (real, *folders, *_beside(real)):
        try:
            path.chmod(OWN_FOLDER if path.is_dir() else OWN_FILE)
        except OSError as error:
            # A backup a colleague made stays theirs, and out of their reach once the folder is closed.
            failed = failed or (error if path in (real, real.parent) else None)
    if failed is not None:
        raise CannotWrite(
            f"{real.name} is still shared, because {failed.filename} would not change ({failed.strerror}). "
            f"Ask {_owner_name(real)}, whose file it is."
        )


def kind_of_drive(path: Path, table: str | None = None) -> str:
    """The kind of file system a path is on, as the system calls it; "" when it does not say.

    `table` is the text of a mount table in the form of /proc/self/mountinfo, the system's own when None.
    """
    if table is None:
        try:
            table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    real, best, kind = path.resolve(), -1, ""
    for line in table.splitlines():
        mount, _, system = line.partition(" - ")
        if not system or len(mount.split(" ")) < 5:
            continue
        place = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), mount.split(" ")[4]))
        if len(place.parts) >= best and real.is_relative_to(place):
            best, kind = len(place.parts), system.split(" ")[0]
    return kind


def said_of_drive(path: Path, table: str | None = None) -> str | None:
    """A plain warning when the case is on a network drive, else None; `table` as for `kind_of_drive`."""
    kind = kind_of_drive(path, table)
    if not NETWORK.fullmatch(kind):
        return None
    return (
        f"This case is on a network drive ({kind}). Open it from one host at a time: two writing to it at once can "
        "damage it."
    )


def group_name(number: int) -> str:
    """A group by its name, or its number where it has none."""
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def _check_beside(real: Path, owner: int) -> None:
    """See that what stands where the journal and the backups go was not put there by somebody else.

    In a folder where others may make files (/tmp) a planted journal would be played back into the case.
    """
    for name in (f"{real.name}-journal", f"{real.name}.backups"):
        path = real.with_name(name)
        try:
            other = path.lstat().st_uid
        except OSError:
            continue
        if other not in (owner, 0):
            raise CannotOpen(
                f"{path} was put there by {_account(other)}, who has no part in this case. Move the case to a folder "
                "of your own, without it."
            )


def _close(real: Path) -> str:
    advice = f"make it yours alone with  chmod 600 {quote(str(real))}"
    if FIXED_MODES.fullmatch(kind_of_drive(real)):
        advice += (
            "  . If that changes nothing, this drive does not keep who may read what: move the case to your own "
            "folder on the machine, or ask for the drive to be mounted for your account alone."
        )
    return advice


def _there(case: Path) -> Path:
    real = case.resolve()
    if not real.is_file():
        raise CannotOpen(f"There is no case at {case}.")
    return real


def _group(group: str) -> int:
    mine = sorted({group_name(number) for number in {*os.getgroups(), os.getegid()}})
    try:
        number = grp.getgrnam(group).gr_gid
    except (KeyError, ValueError):
        raise WrongUse(f"There is no group {group} on this machine. Yours are: {', '.join(mine)}.") from None
    if os.geteuid() != 0 and group not in mine:
        raise WrongUse(f"You do not belong to the group {group}. Yours are: {', '.join(mine)}.")
    return number


def _home() -> Path | None:
    with suppress(KeyError, OSError):
        return Path(pwd.getpwuid(os.getuid()).pw_dir).resolve()
    return None


def _own_names(real: Path) -> set[str]:
    return {real.name, f"{real.name}-journal", f"{real.name}.backups"}


def _beside(real: Path) -> list[Path]:
    """The journal, the folder of backups and every backup, as far as they are there; links are left alone."""
    backups = real.with_name(f"{real.name}.backups")
    paths = [real.with_name(f"{real.name}-journal"), backups, *(backups.iterdir() if backups.is_dir() else ())]
    return [path for path in paths if path.exists() and not path.is_symlink()]


def _keep(path: Path, group: int, mode: int) -> None:
    os.chown(path, -1, group)
    path.chmod(mode)
    # The system drops the setgid bit in silence where the account may not set it.
    if path.stat().st_gid != group or stat.S_IMODE(path.stat().st_mode) != mode:
        raise PermissionError(1, "the drive or the system does not keep the mode", str(path))


def _passable(folder: Path, group: int) -> bool:
    about = folder.stat()
    return bool(about.st_mode & stat.S_IXOTH) or (about.st_gid == group and bool(about.st_mode & stat.S_IXGRP))


def _owner_name(path: Path) -> str:
    return _account(path.stat().st_uid)


def _account(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
