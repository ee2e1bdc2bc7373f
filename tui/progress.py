"""What long work is doing, for a person watching."""

from __future__ import annotations

import sys
from types import TracebackType


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
            sys.stderr.write(f"\r\x1b[K{doing[:78]}…")
            sys.stderr.flush()
            self._shown = doing

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
