"""The kinds of doubt there may be about minutes to be issued, and the option that lets each pass on a command line."""

from __future__ import annotations

from typing import Literal

DoubtKind = Literal["marks", "names", "again"]
ASKED: frozenset[DoubtKind] = frozenset({"marks", "names", "again"})
"""All that is asked about: for callers whose author has answered it all."""
OPTIONS: dict[DoubtKind, str] = {"marks": "--with-marks", "names": "--with-names", "again": "--again"}
"""What says on a command line that the minutes are issued all the same."""
