"""The one thread that holds a case's connection."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from domain.errors import Refusal

T = TypeVar("T")

CLOSED = "This case is closed. Open it again to go on."


class Worker:
    """Runs what it is given, one after the other, on a thread of its own.

    An unfinished SELECT would block every commit, and a connection belongs to one thread: hence one of both.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="case")
        self._thread = self._pool.submit(threading.get_ident).result()

    @property
    def here(self) -> bool:
        """Whether the caller is already on the thread."""
        return threading.get_ident() == self._thread

    def submit(self, act: Callable[[], T]) -> Future[T]:
        """Have it run when its turn comes; raises Refusal after `close`."""
        try:
            return self._pool.submit(act)
        except RuntimeError:
            raise Refusal(CLOSED) from None

    def run(self, act: Callable[[], T]) -> T:
        """Run it and wait for what it returns or raises; at once when already on the thread."""
        return act() if self.here else self.submit(act).result()

    def close(self) -> None:
        """Let what was submitted finish, then take no more."""
        self._pool.shutdown(wait=not self.here)
