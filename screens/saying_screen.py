"""A screen that says a sentence to whoever sits at it, refusals above all, wherever they come up."""

from __future__ import annotations

from typing import Any, TypeVar

from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import Worker

from domain.errors import Refusal

Result = TypeVar("Result")


class SayingScreen(Screen[Result], inherit_bindings=False):
    """A screen of an open case, or of somebody who answers minutes."""

    def say(self, sentence: str, tone: str = "note") -> None:
        """Say something; `tone` is "note", "ask" or "problem"."""

    @property
    def left(self) -> bool:
        """Whether the author went elsewhere for good: what was being read for this screen has nowhere to be shown."""
        # Textual 8 takes a screen apart from its leaves while the program ends, and says so in these alone.
        ending = self._closing or self._closed or self._pruning or self.app._exit or not self.app.is_running
        return ending or not self.is_attached or self not in self.app.screen_stack

    def run_worker(self, work: Any, *args: Any, **kwargs: Any) -> Worker[Any]:
        """Do some work beside the typing; a refusal is said. Left meanwhile, it ends where it would show something."""

        async def carried_out() -> Any:
            try:
                return await (work() if callable(work) else work)
            except Refusal as refusal:
                self.say(refusal.sentence, "problem")
            except NoMatches:
                if not self.left:
                    raise
                return None

        return super().run_worker(carried_out, *args, **kwargs)
