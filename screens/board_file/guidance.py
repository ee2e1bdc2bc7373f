"""What becomes of a board's guidance and example rows that would stay in a file: the words for it, and the question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.choices import Option

if TYPE_CHECKING:
    from exporters.templates.report_places import Removal

ASK, TAKE_OUT, THROUGH, LEAVE = "ask", "take out", "through", "leave"


def guidance_asked(standing: Sequence[Removal]) -> tuple[str, list[Option], str]:
    """The one question about what nobody decided about: its title, its options and what is said under them."""
    one = len(standing) == 1
    what = "1 stretch" if one else f"{len(standing)} stretches"
    named = "; ".join(f"{each.name} ({each.paragraphs})" for each in standing)
    options = [
        Option(TAKE_OUT, f"Take {'it' if one else 'all of them'} out",
               f"These leave the file, with so many paragraphs each: {named}."),
        Option(THROUGH, "Look at it first" if one else "Go through them one by one",
               "Each is shown with its first words; Enter takes it out."),
        Option(LEAVE, f"Leave {'it' if one else 'them'} in",
               "The board gets its own guidance back in your report."),
    ]  # fmt: skip
    return f"{what} of the board's guidance or examples would stay in the file", options, "Asked once of each form."
