"""The backup that is taken by itself when a case that has changed is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal

if TYPE_CHECKING:
    from storage.casefile import CaseFile


def back_up(case: CaseFile) -> str:
    """Take a backup of an open case if it has changed since the last; the sentence to say when none could be taken."""
    from storage.backups import backup_if_changed

    try:
        backup_if_changed(case)
    except Refusal as refusal:
        return f"No backup was taken. {refusal.sentence}"
    return ""
