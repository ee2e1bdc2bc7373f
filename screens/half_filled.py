"""Forms that were half filled in when a session ended: what is kept of one, and which was left in the same form."""

from __future__ import annotations

import json
from typing import NamedTuple

from screens.session import Session

FORM = "form:"
"""What a form's draft is kept under: this, the screen's name, a colon, and what the form is of, "" of something new."""


class HalfFilled(NamedTuple):
    """What was typed into a form that was not saved: the form's title, and the boxes that were changed."""

    title: str
    values: dict[str, str]


def half_filled(text: str) -> HalfFilled | None:
    """A form's draft as it was kept; None when it is none."""
    try:
        read = json.loads(text)
        return HalfFilled(str(read["form"]), {str(name): str(value) for name, value in read["boxes"].items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def shown_kept(place: str, text: str) -> str:
    """What is shown of a draft: a line as it is; of a form which it is and the boxes changed, no real name."""
    filled = half_filled(text) if place.startswith(FORM) else None
    if filled is None:
        return text
    boxes = ", ".join(name.replace("_", " ") for name in filled.values)
    return f"{place.removeprefix(FORM).partition(':')[0].capitalize()}: {filled.title} ({boxes})"


async def left_behind(session: Session, name: str) -> dict[str, str] | None:
    """What this author left in the form of this name when a session ended; from now on it is this session's."""
    drafts, user = session.case.drafts, session.case.user
    for left in reversed(await session.do(drafts.orphans)):
        filled = half_filled(left.text) if left.user == user and left.place == FORM + name else None
        if filled is not None and await session.do(drafts.adopt, left.id) is not None:
            return filled.values
    return None
