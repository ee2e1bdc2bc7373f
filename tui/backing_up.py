"""What is seen to by itself when a case is opened and when it is left: its backup, and the drive it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal

if TYPE_CHECKING:
    from storage.casefile import CaseFile


def seen_to_on_opening(case: CaseFile) -> str:
    """Take the backup that is due, as after a sitting that ended without one; what the author is to be told, or ""."""
    from storage.care.sharing import said_of_drive

    return " ".join(filter(None, (said_of_drive(case.path), back_up(case))))


def back_up(case: CaseFile) -> str:
    """Take a backup of an open case if it has changed since the last; the sentence to say when none could be taken."""
    from storage.care.backups import backup_if_changed

    try:
        backup_if_changed(case)
    except Refusal as refusal:
        return f"No backup was taken. {refusal.sentence}"
    if not case.path.exists():
        return (
            f"The case file {case.path.name} is gone from {case.path.absolute().parent}. A backup of it as it was last "
            "saved is kept: imr restore brings it back."
        )
    return ""
