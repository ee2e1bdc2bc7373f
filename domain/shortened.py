"""Text that is too long for where it is shown: its beginning, or what stands about a place of it."""

from __future__ import annotations

from typing import Protocol


class Placed(Protocol):
    """What was found in a text, from and to which character."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def cut(text: str, most: int) -> str:
    """The text, of more than `most` characters its beginning and a sign that there is more."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def cut_at_a_word(text: str, most: int) -> str:
    """The text, of more than `most` characters its first whole words and a sign that there is more."""
    return text if len(text) <= most else text[: most - 2].rsplit(" ", 1)[0].rstrip() + " …"


def around(text: str, place: Placed, most: int = 40) -> str:
    """A place of a text with so many characters before and behind, on one line, and signs of what is left out."""
    first, last = max(0, place.start - most), min(len(text), place.end + most)
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
