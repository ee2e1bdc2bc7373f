"""Family composition: what boards ask of each member, and how they are related."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NOT_KNOWN = "not known"
NOT_APPLICABLE = "n/a"

Kind = Literal["married", "cohabiting", "separated", "divorced", "transitory", "parent of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of the family, by the code the key holds them under (often a reference name of the board's).

    `relationship` is to the subject, in the board's words. `born`, `died` (of death, or of the serious incident),
    `address` and `ethnicity` (or diversity needs) are each a value as typed, "not known", "n/a", or "" where nothing
    was said yet; a real address or date of birth leaves only where a board's form asks for it. `sex` is "male",
    "female" or "" for the genogram; members of one `household`, a word of the author's, live together.
    """

    code: str
    relationship: str = ""
    born: str = ""
    died: str = ""
    address: str = ""
    ethnicity: str = ""
    sex: str = ""
    household: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How `one` stands to `other`, both codes of members: a couple in either order, or `one` is "parent of" `other`."""

    one: str
    kind: Kind
    other: str
    note: str = ""
    revision: int = 0
