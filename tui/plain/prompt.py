"""A prompt at the terminal, with line editing, whose half-typed line is kept as it grows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from types import ModuleType, TracebackType

from domain.clean import clean
from domain.errors import Refusal

EVERY = 1.0
"""Seconds between two keepings of a half-typed line."""


class Prompt:
    """Asks for one line at a time on the terminal; a context manager, so that the keeping stops with it.

    Lines typed are offered again by the up arrow; the history is in memory only. `completions` gives what the Tab key
    may put in place of the word before the cursor, from the line and the place of the cursor.
    """

    def __init__(self) -> None:
        self.completions: Callable[[str, int], list[str]] = lambda _line, _cursor: []
        self._readline = _line_editing(self._complete)
        self._keep: Callable[[str], None] | None = None
        self._kept = ""
        self._ended = threading.Event()
        self._keeper = threading.Thread(target=self._keep_on, name="draft", daemon=True)

    def __enter__(self) -> Prompt:
        if self._readline:
            self._keeper.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._keeper.is_alive():
            self._keeper.join()

    def __call__(self, question: str, text: str = "", *, keep: Callable[[str], None] | None = None) -> str:
        """The line typed after `question`, which begins as `text`; `keep` is called at most once a second with
        what stands there so far, from another thread. Raises EOFError at Ctrl-D."""
        editing = self._readline
        if editing is None:
            return clean(input(question if not text else f"{question}[{text}] "))
        editing.set_startup_hook(lambda: editing.insert_text(text))
        self._kept, self._keep = text, keep
        try:
            line = clean(input(question))
        finally:
            self._keep = None
            editing.set_startup_hook(None)
        if keep and line.strip():
            editing.add_history(line)
        return line

    def _complete(self, _word: str, number: int) -> str | None:
        assert self._readline is not None
        if self._keep is None:
            return None
        found = self.completions(self._readline.get_line_buffer(), self._readline.get_endidx())
        return found[number] if number < len(found) else None

    def _keep_on(self) -> None:
        assert self._readline is not None
        while not self._ended.wait(EVERY):
            keep = self._keep
            text = self._readline.get_line_buffer()
            if keep is None or text == self._kept:
                continue
            with suppress(Refusal):
                keep(text)
                self._kept = text


def _line_editing(complete: Callable[[str, int], str | None]) -> ModuleType | None:
    try:
        import readline
    except ImportError:
        return None
    readline.set_auto_history(False)
    readline.set_completer(complete)
    readline.set_completer_delims(" ")
    readline.parse_and_bind("tab: complete")
    return readline
