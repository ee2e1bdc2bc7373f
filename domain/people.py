"""People of a case and their codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One line of the key: a code, and who it stands for.

    `code` is free text ("SW1", "Midwife 2", "Adult 10", "Mrs A"). `name` and `other_names` (nicknames, maiden
    names, initials) are real and leave the case only with the key. `given_by_board` codes are kept as given;
    an `exported` code is never reused or renumbered. `former_codes` stay known after a rename.
    """

    code: str
    role: str = ""
    organisation: str = ""
    involvement: str = ""
    name: str = ""
    other_names: tuple[str, ...] = ()
    note: str = ""
    given_by_board: bool = False
    exported: bool = False
    former_codes: tuple[str, ...] = ()
    revision: int = 0


def subject_of(reference: str, name: str = "") -> Person:
    """The subject of a review as the key holds them from the first: by the reference name the board gave, and their
    real name where the author gives it."""
    return Person(code=reference.strip(), role="subject", name=name.strip(), given_by_board=True)
