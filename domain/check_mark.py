"""The mark at the end of a paragraph as it is typed, of minutes or of the report: it is to be looked at again.

    nobody told me ??       to be looked at again
    why so late??\\          the question marks are words
"""

from __future__ import annotations

import re

CHECK = "??"
"""What marks a paragraph to be looked at again, typed at its end. A third question mark is one of the words'."""

_ENDS_UNMARKED = re.compile(r"\?\?(\\+)\Z")


def read_check(text: str) -> tuple[str, bool]:
    """The words without the mark, and whether it was there."""
    text = text.strip()
    if text.endswith(CHECK):
        return text.removesuffix(CHECK).rstrip(), True
    if _ENDS_UNMARKED.search(text):
        return text[:-1], False
    return text, False


def write_check(text: str, check: bool) -> str:
    """The words so that they read as marked, or as not."""
    if check:
        return f"{text} {CHECK}"
    return f"{text}\\" if text.endswith(CHECK) or _ENDS_UNMARKED.search(text) else text


def with_check(typed: str) -> str:
    """The line marked to be looked at again, or no longer marked."""
    text, check = read_check(typed)
    if check:
        return text
    return f"{text} {CHECK}" if text else typed
