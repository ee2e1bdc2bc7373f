"""A form of an open case filled in: what is typed is kept on disk, offered again, coded, and saved or let go."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple, TypeVar

from domain.errors import Refusal
from screens.coding import KeyNames
from screens.form import UNDOES, Form
from screens.keeping import Keeping
from screens.session import Session
from screens.task_screen import TaskScreen

Thing = TypeVar("Thing")
FORM = "form:"
"""What a form's draft is kept under: this, the screen's name, a colon, and what the form is of, "" of something new."""
DROPPED = "Not saved. What you typed is there again when you open this form, until you leave imr."
AGAIN = f"What you typed here before is here again. {UNDOES}"


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


async def fill_in(
    screen: TaskScreen,
    name: str,
    make: Callable[[], Awaitable[Form[Thing]]],
    keep: Callable[[Thing], Awaitable[str]],
    typed: Mapping[str, str] | None = None,
) -> tuple[Thing, str] | None:
    """Put a form up until what it gives is saved; gives that and the sentence to say, None when it was let go.

    `name` says which form it is ("people:SW1"); `make` makes it, anew when `keep` refuses what it gave. What is typed
    is on disk within a second, and offered again after a dropped connection, a kill or a lock: `typed` is what was
    taken up so, else what an ended session of this author left in the same form is begun with.
    """
    session = screen.session
    keeping = Keeping(session, FORM + name, str)
    form = await make()
    typed = typed or await _left_behind(session, name)
    if typed:
        keeping.take_up(FORM + name, form.as_kept(typed))
    if before := typed or session.kept_forms.get(name):
        form.begin_with(before, AGAIN)
    known = await session.do(session.case.known, session.today())
    if session.key_names is None or not session.key_names.knows(known):
        session.key_names = KeyNames(known)
    while True:
        form.keep_at(keeping)
        given = await screen.app.push_screen_wait(form)
        if given is None:
            await _let_go(session, name, keeping, form.dropped)
            return None
        # The program may end while this is being saved, or while something is asked about it.
        await keeping.now()
        try:
            sentence = await keep(given)
        except Refusal as refusal:
            values = form.kept_values
            form = await make()
            form.begin_with(values, refusal.sentence)
            continue
        await _let_go(session, name, keeping, None)
        return given, f"{sentence} {form.coded}".strip()


async def take_up(screen: TaskScreen, place: str, text: str) -> bool:
    """Open the form whose draft was kept at this place, with what was typed into it; False when it is no form's."""
    name, _, thing = place.removeprefix(FORM).partition(":")
    filled = half_filled(text) if place.startswith(FORM) else None
    if filled is None:
        return False
    there = await screen.open_task(name)
    await there.take_up(thing, filled.values)
    return True


async def _let_go(session: Session, name: str, keeping: Keeping, dropped: dict[str, str] | None) -> None:
    session.kept_forms.pop(name, None)
    if dropped is not None:
        session.kept_forms[name] = dropped
    await keeping.begin(keeping.place)


async def _left_behind(session: Session, name: str) -> dict[str, str] | None:
    """What this author left in the form when a session ended; from now on it is this session's."""
    drafts, user = session.case.drafts, session.case.user
    for left in reversed(await session.do(drafts.orphans)):
        filled = half_filled(left.text) if left.user == user and left.place == FORM + name else None
        if filled is not None and await session.do(drafts.adopt, left.id) is not None:
            return filled.values
    return None
