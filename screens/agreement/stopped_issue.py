"""What kept minutes from being issued, listed by the paragraph it stands in; Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.choices import Choices, Option
from screens.glyphs import one_line

if TYPE_CHECKING:
    from exporters.way_out.job import Disclosed
    from screens.task_screen import TaskScreen

TITLE = "{} the minutes back: write codes there, then issue again"


async def paragraph_to_mend(screen: TaskScreen, stopped: Disclosed) -> int:
    """Show all that stopped an issue; the number of the paragraph the author would go to, 0 for none."""
    from exporters.minutes.places import paragraph_of

    glyphs = screen.session.glyphs
    said: dict[str, int] = {hit.sentence: paragraph_of(hit) for hit in stopped.verdict.stopping}
    ordered = sorted(said.items(), key=lambda each: (not each[1], each[1]))
    options = [
        Option(f"{place}|{at}", one_line(sentence, glyphs), sentence)
        for at, (sentence, place) in enumerate(ordered)
    ]
    what = "1 thing keeps" if len(options) == 1 else f"{len(options)} things keep"
    told = (
        "Enter goes to the paragraph, to write the code there. Only what is no name anywhere is answered by /notname."
    )
    chosen = await screen.app.push_screen_wait(Choices(glyphs, TITLE.format(what), options, told))
    return int((chosen or "0").partition("|")[0])
