"""Whom the author means to see: what was done for each before, what is missing, and whether they were seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.and_between import and_between
from domain.dates.days import day_said, day_short
from domain.errors import WrongUse
from domain.meetings.interview import INTERVIEWED, Interview, ToSee

OFFERED = (
    ("told", "told of purpose and process"), ("support", "offered support"),
    ("company", "told that they may be accompanied"),
)  # fmt: skip
"""What is owed to everyone before a meeting, by its field, and what it is called."""

_DONE = {
    "told": "{} was told of purpose and process on {}.",
    "support": "{} was offered support on {}.",
    "company": "{} was told on {} that they may be accompanied.",
}


def checked(one: ToSee) -> ToSee:
    """The person as they are to be kept; raises WrongUse where days or circumstances stand for nothing."""
    if not one.hold and (one.held_since or one.held_until):
        raise WrongUse("Hold: say who holds the meeting back (police, coroner), or leave its days empty.")
    if one.not_seen_why and not one.not_seen:
        raise WrongUse("Not seen: say why in a word or two first (declined, off sick), then the circumstances.")
    return one


def done(one: ToSee, what: str, day: str) -> ToSee:
    """The person with something offered on this ISO day; raises WrongUse where it was before."""
    if getattr(one, what):
        raise WrongUse(f"{done_said(one, what)} Enter changes the day, or empties it.")
    if what == "told":
        return replace(one, told=day)
    return replace(one, support=day) if what == "support" else replace(one, company=day)


def done_said(one: ToSee, what: str) -> str:
    """That it was done, and when, in a sentence."""
    return _DONE[what].format(one.code, day_said(getattr(one, what)))


def seen_on(code: str, interviews: Iterable[Interview], today: date) -> tuple[str, ...]:
    """The ISO days this person was interviewed, in order; meetings still to come are none."""
    return tuple(day for day in _days(code, interviews) if day <= today.isoformat())


def planned_for(code: str, interviews: Iterable[Interview], today: date) -> tuple[str, ...]:
    """The ISO days of the meetings with this person that are still to come, in order."""
    return tuple(day for day in _days(code, interviews) if day > today.isoformat())


def _days(code: str, interviews: Iterable[Interview]) -> list[str]:
    of = ((each.held, each.of(code)) for each in interviews if each.held)
    return sorted(day for day, one in of if one is not None and one.present and is_seen(one.role))


def is_seen(role: str) -> bool:
    """Whether somebody present in this role was there to be seen, not in company or to hold the meeting."""
    return role in (INTERVIEWED, "team member", "line manager")


def missing(one: ToSee) -> list[str]:
    """What was not done for them yet, by its field, which is its word too."""
    return [what for what, _ in OFFERED if not getattr(one, what)]


def not_done_said(one: ToSee, *, seen: bool) -> str:
    """What was not done for them yet, or, of somebody `seen` already, is not on record, in a sentence."""
    called = and_between(dict(OFFERED)[what] for what in missing(one))
    return f"It is not on record that they were {called}." if seen else f"Not yet {called}."


def at_a_glance(one: ToSee, seen: tuple[str, ...], planned: tuple[str, ...] = ()) -> str:
    """Where seeing them stands, what matters most first: not seen and why, on hold, what is missing, planned, seen.

    `seen` are the ISO days they were interviewed, `planned` those of meetings to come.
    """
    if one.not_seen:
        return f"not interviewed: {one.not_seen}"
    said = [f"on hold: {one.hold}"] if one.on_hold else []
    if seen:
        open_ = [f"not recorded: {', '.join(left)}"] if (left := missing(one)) else []
        return "; ".join([*said, f"seen {day_short(seen[-1])}", *open_])
    if planned:
        said.append(f"to be seen {day_short(planned[0])}")
    if open_ := missing(one):
        said.append(f"not yet: {', '.join(open_)}")
    return "; ".join(said) or "ready to be seen"


def why_not(why: str, circumstances: str) -> str:
    """That somebody is not interviewed and why, as one piece of a sentence."""
    more = circumstances.strip().rstrip(".")
    return f"Not interviewed: {why} ({more})" if more else f"Not interviewed: {why}"


def in_full(one: ToSee, seen: tuple[str, ...], planned: tuple[str, ...] = ()) -> str:
    """All that is known of it, in sentences."""
    said = [one.why and f"Why: {one.why.rstrip('.')}.", "Asked to be seen themselves." if one.asked_to_be_seen else ""]
    said += [done_said(one, what) for what, _ in OFFERED if getattr(one, what)]
    if one.hold:
        since = f" since {day_said(one.held_since)}" if one.held_since else ""
        until = f", lifted on {day_said(one.held_until)}" if one.held_until else ""
        said.append(f"Held back by {one.hold}{since}{until}.")
    if one.not_seen:
        said.append(f"{why_not(one.not_seen, one.not_seen_why)}.")
    said.append(f"Seen on {', '.join(map(day_said, seen))}." if seen else "")
    said.append(f"To be seen on {', '.join(map(day_said, planned))}." if planned else "")
    if not one.not_seen and missing(one):
        said.append(not_done_said(one, seen=bool(seen)))
    return " ".join(filter(None, (*said, one.note)))
