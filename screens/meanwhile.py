"""What is said where somebody else changed a thing while the author was at it."""

from __future__ import annotations

from domain.errors import ChangedUnderneath, WrongUse


def in_a_form(changed: ChangedUnderneath) -> WrongUse:
    """Of a form: what was typed stays in it, and theirs is to be looked at first."""
    return WrongUse(f"{_who(changed)} Go back and look.")


def on_a_list(changed: ChangedUnderneath) -> WrongUse:
    """Of a list, which shows theirs by now."""
    return WrongUse(f"{_who(changed)} It is shown as it stands now: look, and do it again.")


def _who(changed: ChangedUnderneath) -> str:
    return changed.sentence.partition(" See ")[0]
