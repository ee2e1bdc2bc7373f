"""Words one after the other in a sentence."""

from __future__ import annotations

from collections.abc import Iterable


def and_between(words: Iterable[str]) -> str:
    """One after the other, the last behind “and”: SW1, SW2 and GP1; "" for none."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last
