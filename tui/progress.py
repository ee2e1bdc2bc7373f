"""What long work is doing, for a person watching."""

from __future__ import annotations

import sys
from types import TracebackType

from domain.clean import harmless


class Progress:
    """Shows the last thing it was told on one line of stderr, and takes the line away at the end.

    Says nothing when stderr is not a terminal.
    """

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._shown = ""

    def __enter__(self) -> Progress:
        return self

    def __call__(self, doing: str) -> None:
        if self._watched and doing != self._shown:
            _draw(f"\r\x1b[K{harmless(doing[:78])}…")
            self._shown = doing

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            _draw("\r\x1b[K")


def _draw(text: str) -> None:
    # The stream itself, since sys.stderr lets nothing through that moves the cursor.
    if sys.__stderr__ is not None:
        sys.__stderr__.write(text)
        sys.__stderr__.flush()
