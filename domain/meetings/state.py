"""Where a meeting stands, in the few words a list has room for, and what is next to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from domain.agreement.course import Standing, State, standings, use_of
from domain.agreement.said import next_said, overdue, overdue_said
from domain.and_between import and_between
from domain.dates.days import day_said
from domain.meetings.interview import INTERVIEWED, Interview, ToSee
from domain.meetings.minutes import Minutes, Paragraph
from domain.meetings.present_line import NOT_ASKED_BY_ROLE


def words_in(paragraphs: Iterable[Paragraph]) -> int:
    """The words of minutes, headings and all."""
    return sum(len(each.text.split()) for each in paragraphs)


def at_a_glance(minutes: Minutes, today: date) -> str:
    """The state of a meeting: "planned", "draft, 1,204 words", "version 2: 2 of 3 agreed", "agreed", "not confirmed",
    "edited since agreed", "reminder due" …
    """
    interview, latest = minutes.interview, minutes.latest
    if latest is None:
        if minutes.paragraphs:
            count = words_in(minutes.paragraphs)
            return f"draft, {count:,} {'word' if count == 1 else 'words'}"
        return "held, no minutes yet" if interview.held and interview.held <= today.isoformat() else "planned"
    all_of = standings(minutes)
    if minutes.edited:
        agreed = bool(all_of) and all(each.state is State.AGREED for each in all_of)
        return "edited since agreed" if agreed else f"edited since version {latest.number}"
    use = use_of(minutes)
    if use.may:
        if use.disputed and not any(each.state is State.AGREED for each in all_of):
            return "disputed" if use.kind == "agreed" else f"disputed, {use.kind}"
        return f"{use.kind}, {len(use.disputed)} disputed" if use.disputed else use.kind
    return f"version {latest.number}: {_how_far(minutes, all_of, today)}"


def _how_far(minutes: Minutes, all_of: tuple[Standing, ...], today: date) -> str:
    if not all_of:
        return "nobody asked"
    if any(not each.reminders for each in overdue(minutes, today)):
        return "reminder due"
    if left := sum(each.open for each in all_of):
        return f"{left} to consider"
    return f"{sum(each.state is State.AGREED for each in all_of)} of {len(all_of)} agreed"


def next_to_do(minutes: Minutes, today: date) -> str:
    """What is next to do about a meeting, a sentence or two; "" when nothing is."""
    if not minutes.paragraphs and minutes.latest is None:
        return _before_minutes(minutes.interview, today)
    marked = sum(each.check for each in minutes.paragraphs)
    to_check = f"{marked} {'paragraph is' if marked == 1 else 'paragraphs are'} marked to be checked." if marked else ""
    said = [to_check, overdue_said(minutes, today), next_said(minutes)]
    waiting = [each.code for each in standings(minutes) if each.state is State.ISSUED]
    if waiting and not minutes.edited and not any(said[1:]):
        said.append(f"Waiting for {and_between(waiting)}.")
    return " ".join(filter(None, said))


def _before_minutes(interview: Interview, today: date) -> str:
    if not any(one.present for one in interview.people):
        return "Next: say who is to be there."
    if not interview.held:
        return "Next: give it a day."
    if interview.held > today.isoformat():
        return "Next: hold it, and take its minutes."
    return "Next: type its minutes."


def hindrances(codes: Iterable[str], to_see: Mapping[str, ToSee]) -> list[str]:
    """What speaks against meeting these people now, a sentence each: on hold, or not told of the purpose yet.

    `to_see` is by code in small letters. Nothing of this forbids a meeting.
    """
    told = []
    for one in (to_see[code.casefold()] for code in codes if code.casefold() in to_see):
        if one.on_hold:
            since = f" since {day_said(one.held_since)}" if one.held_since else ""
            told.append(f"{one.code} is on hold for {one.hold}{since}.")
        if not one.told:
            told.append(f"{one.code} has not been told of purpose and process yet.")
    return told


def asked_no_more(minutes: Minutes, interview: Interview) -> tuple[str, ...]:
    """Those who are asked, and were issued a version, and whom the meeting as changed would ask no more."""
    asked = {code.casefold() for code in interview.asked}
    issued = {minutes.now(step.code).casefold() for step in minutes.steps}
    return tuple(code for code in minutes.interview.asked if code.casefold() in issued - asked)


def met(interview: Interview) -> tuple[str, ...]:
    """Whom a meeting is with: those present who neither hold it nor take its minutes, the interviewed first."""
    them = [one for one in interview.people if one.present and one.role not in NOT_ASKED_BY_ROLE]
    return tuple(one.code for one in sorted(them, key=lambda one: one.role != INTERVIEWED))
