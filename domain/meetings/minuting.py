"""What minuting does beside paragraphs: breaks, an hour as typed, and what a change of issued minutes means."""

from __future__ import annotations

from dataclasses import replace

from domain.dates.times import read_time
from domain.errors import NotUnderstood
from domain.meetings.interview import Interview
from domain.meetings.minutes import Minutes, Paragraph


def one_time(typed: str) -> str:
    """One hour of the clock as typed, as HH:MM. Raises NotUnderstood, also for a span or a word."""
    at = read_time(typed)
    if at is None or len(at) != 5 or at[2] != ":":
        raise NotUnderstood(f"“{typed}” is not one time: write it as 10:30.")
    return at


def break_at(meeting: Interview, now: str) -> tuple[Interview, Paragraph, str]:
    """The meeting with a break that begins now (HH:MM), or with the open one ended; how that is minuted, and said."""
    if meeting.breaks.endswith("-"):
        over = replace(meeting, breaks=f"{meeting.breaks}{now}")
        return over, Paragraph(at=now, text="The meeting goes on."), f"The break ended at {now}."
    breaks = f"{meeting.breaks}, {now}-" if meeting.breaks else f"{now}-"
    begun = replace(meeting, breaks=breaks)
    return begun, Paragraph(at=now, text="A break."), f"A break from {now}; /break again when it is over."


def issued_said(minutes: Minutes) -> str:
    """What the author is to know before minutes that were issued are changed; "" for minutes that were not."""
    latest = minutes.latest
    if latest is None:
        return ""
    if minutes.edited:
        return f"Changed since version {latest.number} was issued: it may not be used until the next is agreed."
    return (
        f"Version {latest.number} of these minutes was issued. Any change makes version {latest.number + 1}, and voids"
        f" for use what was agreed of version {latest.number}."
    )


def is_settled(minutes: Minutes) -> bool:
    """Whether the text stands as it was issued, so that a change is to be asked about first."""
    return minutes.latest is not None and not minutes.edited
