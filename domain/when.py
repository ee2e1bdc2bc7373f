"""A date as it is known, never more exactly than that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal[
    "day", "month", "season", "part", "year", "range", "about", "before", "after", "week", "unknown"
]


@dataclass(frozen=True, slots=True)
class When:
    """A date as known.

    `written` keeps what was typed. `earliest` and `latest` are the first and last day it can be,
    both inclusive, None where open or unknown. `doubtful` is a date with a question mark.
    """

    written: str
    kind: Kind
    earliest: date | None
    latest: date | None
    doubtful: bool = False


UNKNOWN = When("unknown", "unknown", None, None)
