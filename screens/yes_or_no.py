"""What a box that asks for yes or no takes."""

from __future__ import annotations

from domain.errors import WrongUse

_MEANT = {"yes": True, "y": True, "no": False, "n": False}


def yes_or_no(label: str, typed: str) -> bool:
    """Whether yes was typed into the box of this label; an empty one says no. Raises WrongUse for anything else."""
    word = typed.strip().casefold() or "no"
    if word not in _MEANT:
        raise WrongUse(f"{label}: write yes or no; y or n is enough.")
    return _MEANT[word]
