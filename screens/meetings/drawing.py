"""A row of the chronology drawn from paragraphs of minutes, or one that is there said to rest on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.agreement.course import use_of
from domain.agreement.typed import places_typed
from domain.chronology.entry import Entry
from domain.errors import WrongUse
from domain.evidence.row_standing import places_said
from domain.line.draft import Draft
from domain.meetings.cited import source_of
from domain.meetings.minutes import Minutes
from screens.choices import Choices, Option
from screens.chronology.row_form import row_filled
from screens.glyphs import one_line
from screens.session import Session
from screens.task_screen import TaskScreen


async def paragraphs_meant(session: Session, typed: str) -> tuple[Minutes, tuple[str, ...]] | None:
    """The minutes and the ids of their paragraphs that are typed as "2 4-6", the meeting left out where it is the one
    the author was at; None where nothing is typed. Raises WrongUse."""
    first, _, rest = typed.strip().partition(" ")
    if not first:
        return None
    number, places = (int(first), rest) if rest and first.isascii() and first.isdecimal() else (session.meeting, typed)
    if not number:
        meetings = await session.do(session.case.interviews.all)
        if len(meetings) != 1:
            raise WrongUse("Say of which meeting first, as in /draw 2 4-6. F7 lists them.")
        number = meetings[0].number
    minutes = await session.do(session.case.minutes.of, number)
    session.meeting = number
    found = places_typed(places, len(minutes.paragraphs))
    return minutes, tuple(minutes.paragraphs[place - 1].id for place in sorted(found))


def _where(minutes: Minutes, ids: Sequence[str]) -> str:
    places = [place for place, each in enumerate(minutes.paragraphs, 1) if each.id in ids]
    return f"interview {minutes.interview.number}, {places_said(places)}"


def _told(minutes: Minutes) -> str:
    """What is to be known before something is drawn from minutes that may not be used yet."""
    use = use_of(minutes)
    return "" if use.may else f"No export has it until the minutes are agreed ({use.why})."


async def draw_row(
    screen: TaskScreen, minutes: Minutes, ids: Sequence[str], drawn: Callable[[Entry], None] = lambda _: None
) -> str | None:
    """Have a row made that rests on these paragraphs; gives the sentence to say, None when it was left.

    `drawn` is told the row once it is on disk.
    """
    by_id = {each.id: each for each in minutes.paragraphs}
    text = "\n".join(by_id[id].text for id in ids)
    where, number = _where(minutes, ids), minutes.interview.number

    async def save(draft: Draft, _: Entry | None) -> str:
        if not draft.ready:
            raise WrongUse(draft.problems[0].sentence if draft.problems else "There is no row yet: give its date.")
        if draft.entry is not None and not draft.entry.sources:
            draft = replace(draft, entry=replace(draft.entry, sources=(source_of(number),)))
        entry = await screen.session.do(screen.session.case.evidence.draw, draft, number, list(ids))
        drawn(entry)
        return f"A row of {entry.when.said()} is in the chronology, and rests on {where}."

    name = f"draw {number} {' '.join(ids)}"
    return await row_filled(screen, name, f"A row from {where}", save, pasted=text, told=_told(minutes))


async def rest_row(screen: TaskScreen, minutes: Minutes, ids: Sequence[str], entry: Entry | None = None) -> str | None:
    """Say of a row, chosen where none is given, that it rests on these paragraphs; gives the sentence to say."""
    session, where = screen.session, _where(minutes, ids)
    if entry is None:
        entries = await session.do(session.case.entries.all)
        if not entries:
            raise WrongUse("There are no rows in the chronology yet. d draws one from these paragraphs.")
        options = [Option(each.id, _line(each)) for each in entries]
        chosen = await screen.app.push_screen_wait(
            Choices(session.glyphs, f"Which row rests on {where}?", options, _told(minutes))
        )
        entry = next((each for each in entries if each.id == chosen), None)
        if entry is None:
            return None
    await session.do(session.case.evidence.rest, entry.id, minutes.interview.number, list(ids))
    return f"The row of {entry.when.said()} rests on {where}."


def _line(entry: Entry) -> str:
    who = f"{entry.who}: " if entry.who else ""
    return one_line(f"{entry.when.shown()} {entry.time or '--':6} {who}{entry.event or 'gap'}")
