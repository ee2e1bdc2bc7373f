"""A code among words, and another put in its place where it certainly is the code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.people import is_telling

FormerCodes = Sequence[tuple[str, str]]
"""Codes that were somebody's before, each with the one they have now."""


def in_words(text: str, old: str, new: str) -> str:
    """A text with `new` in the place of `old` where that certainly is the code."""
    return word_of(old).sub(lambda _: new, text) if is_telling(old) else text


def word_of(code: str) -> re.Pattern[str]:
    """The code as a word of its own."""
    return re.compile(rf"(?<![^\W_]){re.escape(code)}(?![^\W_])")
