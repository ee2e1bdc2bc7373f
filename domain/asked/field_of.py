"""One thing a board's file can ask for, and how the words it is asked for in are written.

How `words` and `hints` are written: `"end|finish + date : event contact"` means one of end or finish, and date, must
be there; event and contact may be. `words` decide when every word of a heading is accounted for; `hints` only suggest.
Words stand in the singular and in lower case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal[
    "row", "header", "person", "family", "minutes", "action", "section", "cover", "quality", "interviewed", "searched",
    "policies", "abbreviations", "recommendations", "answers"
]  # fmt: skip
Kind = Literal["date", "time", "text", "list", "number"]

NOTHING = "nothing"
"""What a mapping says of a column that is to stay as the board left it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOf:
    """One thing a template can ask for.

    `id` is what mappings and placings name it by; `where` is a column of the chronology (row), a cell of the header
    block (header), a column of a list of people (person) or of a family composition (family), a place in a template for
    minutes (minutes), a column of an action plan (action). `personal` places may
    rightly hold a real name or another identifier. What is not `held` by the case is recognised and left for the
    author to fill.
    """

    id: str
    label: str
    where: Where = "row"
    kind: Kind = "text"
    words: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    personal: bool = False
    held: bool = True
