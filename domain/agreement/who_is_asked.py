"""Whose agreement minutes cannot do without: theirs whose words they hold, and one more than who held the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.agreement.standing import asked_of
from domain.meetings.interview import INTERVIEWED, INTERVIEWER, ROLES, Attendee

if TYPE_CHECKING:
    from domain.meetings.minutes import Minutes

HOLD_THE_MEETING = (INTERVIEWER, ROLES[2])
"""In what role somebody need not be asked, whatever they said: who holds a meeting, and who takes its minutes."""


def left_unasked(minutes: Minutes) -> tuple[str, str]:
    """Who is not asked and has to be, by code, and why; two empty texts where nobody is left out.

    Without a code it says that nobody is asked who could tell whether the minutes are right.
    """
    asked = {minutes.now(code).casefold() for code in asked_of(minutes)}
    by_code = {minutes.now(one.code).casefold(): one for one in minutes.interview.people}
    for code, one in by_code.items():
        if one.present and one.role == INTERVIEWED and code not in asked:
            return one.code, "was interviewed"
    for place, each in enumerate(minutes.paragraphs, 1):
        code = minutes.now(each.speaker)
        speaker = by_code.get(code.casefold())
        if not code or code.casefold() in asked or (speaker is not None and speaker.role in HOLD_THE_MEETING):
            continue
        return code, f"speaks in paragraph {place}"
    if not any(code in asked and one.role not in HOLD_THE_MEETING for code, one in by_code.items()):
        return "", "nobody is asked but who held the meeting and who takes the minutes"
    return "", ""


def unasked_said(minutes: Minutes) -> str:
    """Who has to be asked yet and is not, and what to do, in a sentence or two; "" where nobody is left out."""
    code, why = left_unasked(minutes)
    if not code:
        ask = "Ask somebody who was there and can tell whether they are right."
        return f"{why[:1].upper()}{why[1:]}. {ask}" if why else ""
    one = minutes.interview.of(code)
    if one is None or not one.present:
        return f"{code} {why} and is not among those present. Say in what role they were there, and ask them to agree."
    return (
        f"{code} {why}, so the minutes want their agreement. Ask them; where they cannot answer, record that once the"
        " minutes are issued (cannot agree), and a senior manager's authority to use them as not confirmed."
    )


def not_asked_said(people: Iterable[Attendee]) -> str:
    """What is to be known of those of a meeting as they are typed; "" where the right ones are asked."""
    there = [one for one in people if one.present]
    spared = next((one for one in there if one.role == INTERVIEWED and not one.asked), None)
    if spared is not None:
        return f"{spared.code} is interviewed: no minutes are issued until they are asked to agree"
    if there and not any(one.asked and one.role not in HOLD_THE_MEETING for one in there):
        return "Nobody is asked but who holds the meeting: no minutes are issued so"
    return ""
