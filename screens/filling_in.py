"""A form of an open case filled in: what is typed is kept on disk, offered again, coded, and saved or let go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from domain.errors import Refusal
from screens.form import Form
from screens.form_keeping import AGAIN
from screens.half_filled import FORM, half_filled, left_behind
from screens.keeping import Keeping
from screens.names.coding import KeyNames
from screens.session import Session
from screens.task_screen import TaskScreen

Thing = TypeVar("Thing")
DROPPED = "Not saved. What you typed is there again when you open this form, until you leave imr."


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
    typed = typed or await left_behind(session, name)
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
