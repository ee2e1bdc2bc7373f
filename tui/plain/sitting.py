"""Plain prompts over the same entry line: for screen readers, and for terminals that can show no screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tui.asking import Given, at_work
from tui.plain.conversation import Conversation
from tui.plain.prompt import Prompt
from tui.plain.words import answer
from tui.saying import say


def converse_with(path: Path, given: Given) -> None:
    """Open the case at `path` and ask for entries until Ctrl-D. Raises Refusal."""
    with at_work(path, given) as case, Prompt() as prompt:
        talk = Conversation(case, date.today(), prompt, lambda said: say(said, result=True))
        prompt.completions = talk.completions
        talk.run(answer)
