"""Ids the program makes up for rows and paragraphs, told from words."""

from __future__ import annotations

import re

_MADE_UP = re.compile(r"(?=.*\d)[0-9a-z]{10}")
"""Letters and figures: what is letters alone is taken for a word, and searched as one."""


def is_made_up(text: str) -> bool:
    """Whether this is an id, and so no word, though it may read like a name: "hn2c17peta"."""
    return bool(_MADE_UP.fullmatch(text))
