"""What becomes of a board's guidance and example rows that would stay in a file: the words for it, and the question."""

from __future__ import annotations

from screens.choices import Option

ASK, TAKE_OUT, THROUGH, LEAVE = "ask", "take out", "through", "leave"


def guidance_asked(count: int) -> tuple[str, list[Option], str]:
    """The one question about what nobody decided about: its title, its options and what is said under them."""
    one = count == 1
    title = f"{count} stretch{'' if one else 'es'} of the board's guidance or examples would stay in the file"
    options = [
        Option(TAKE_OUT, f"Take {'it' if one else 'all of them'} out"),
        Option(THROUGH, "Look at it first" if one else "Go through them one by one"),
        Option(LEAVE, f"Leave {'it' if one else 'them'} in"),
    ]
    return title, options, "Asked once of each form; the answer is kept with the case."
