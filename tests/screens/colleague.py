"""A colleague at the same case, in a process of their own: one process has a case open once."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from storage.casefile import CaseFile


class Desk:
    """A process that opens a case when asked, and does what it is asked with it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=serve, args=(there,), daemon=True)
        self._process.start()
        there.close()
        self._lock = threading.Lock()

    def ask(self, *question: Any) -> Any:
        """What the process answers; raises what it raised."""
        with self._lock:
            self._here.send(question)
            fine, answer = self._here.recv()
        if fine:
            return answer
        raise answer

    def end(self) -> None:
        """Have done with the process."""
        self._here.close()
        self._process.join(10)


class Colleague:
    """An open case as if it were here: `colleague.entries.all()` is answered by the other process."""

    def __init__(self, desk: Desk, path: Path, *names: str) -> None:
        self._desk, self.path, self._names = desk, path, names

    def __getattr__(self, name: str) -> Colleague:
        return Colleague(self._desk, self.path, *self._names, name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        plain = [list(each) if isinstance(each, Iterator) else each for each in args]
        return self._desk.ask("do", self._names, plain, kwargs)


def serve(connection: Connection) -> None:
    """Answer questions until nobody asks any more."""
    case: CaseFile | None = None
    while True:
        try:
            question, *rest = connection.recv()
        except EOFError:
            break
        try:
            answer: Any = None
            if question == "open":
                case = CaseFile.open(rest[0], rest[1], user="colleague")
            elif question == "close":
                if case is not None:
                    case.close()
            else:
                names, args, kwargs = rest
                found: Any = case
                for name in names:
                    found = getattr(found, name)
                answer = found(*args, **kwargs)
            connection.send((True, answer))
        except Exception as error:
            connection.send((False, RuntimeError(f"{type(error).__name__}: {error}")))
    if case is not None:
        case.close()
