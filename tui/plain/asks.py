"""How a line is asked for at plain prompts, and how what it was asked for is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

CANCEL = "/cancel"
"""Leaves all as it was."""


class Asks(Protocol):
    """Whoever can be asked for a line: `text` stands there to be changed. Raises EOFError at Ctrl-D."""

    def __call__(self, question: str, text: str = "", *, keep: Callable[[str], None] | None = None) -> str: ...
