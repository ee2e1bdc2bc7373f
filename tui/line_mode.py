"""Plain prompts over the same entry line: for screen readers, and for terminals that can show no screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tui.asking import Given, at_work
from tui.conversation import Conversation
from tui.prompt import Prompt
from tui.saying import say
from tui.slash_words import answer


def converse_with(path: Path, given: Given) -> None:
    """Open the case at `path` and ask for entries until Ctrl-D. Raises Refusal."""
    with at_work(path, given) as case, Prompt() as prompt:
        talk = Conversation(case, date.today(), prompt, lambda said: say(said, result=True))
        prompt.completions = talk.completions
        talk.run(answer)
