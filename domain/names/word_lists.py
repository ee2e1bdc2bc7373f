"""The lists of words kept beside the program, each read when it is first asked for."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

_COMMENT = re.compile(r"^#.*$", re.MULTILINE)

Name = Literal["english", "first_names", "places", "care", "phrase"]


@cache
def listed(name: Name) -> frozenset[str]:
    """The words of a list, in small letters without accents, as `domain.fold` makes them.

    "english": ordinary words of the language, each form of them, names only where they are words too (will, grace);
    "first_names"; "places": British and Irish towns, counties and boroughs, countries; "care": medicines, scales,
    conditions, peoples, faiths, firms and systems that records write with a capital; "phrase": what phrases are made
    of.
    """
    text = (Path(__file__).with_name("lists") / f"{name}.txt").read_text("ascii")
    return frozenset(_COMMENT.sub("", text).split())
