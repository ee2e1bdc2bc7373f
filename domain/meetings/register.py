"""The register of persons seen for the review, and of those who were not and why.

Source: boards print it as an appendix, "Persons seen / interviewed": name, dates, interviewed by (WSAB's template), and
ask which staff were interviewed "or if not why not".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.meetings.interview import INTERVIEWER, Interview, Kind
from domain.meetings.seeing import is_seen
from domain.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Somebody seen: `who` is their code, or their name where names were asked for; `dates` are ISO days in order.

    `role` is their job in the key; `by` are who held the meetings, `kinds` of what kind these were, each once.
    """

    code: str
    who: str
    role: str = ""
    dates: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    interviews: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSeen:
    """Somebody who was to be seen and was not: `why` in the words boards ask for, the circumstances in `more`.

    `why` is "" while nothing says so yet; `hold` is who keeps the meeting from being held now.
    """

    code: str
    who: str
    role: str = ""
    why: str = ""
    more: str = ""
    hold: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """Those seen, in the order they were first seen, and those not seen, in the order of the list of whom to see."""

    seen: tuple[Seen, ...]
    not_seen: tuple[NotSeen, ...]
    raised_elsewhere: tuple[str, ...] = ()
    """The ISO days of matters raised by another route: that there were any is told, never what."""


def register_of(review: Review, today: date, *, names: bool = False) -> Register:
    """The register as the case stands today; meetings still to come are none. With `names` people go by their names.

    Such a register is for the panel alone: nothing else of the case is told by names.
    """
    held = sorted(
        (one for one in _interviews(review) if one.held and one.held <= today.isoformat()),
        key=lambda one: (one.held, one.starts, one.number),
    )
    people = {person.code.casefold(): person for person in review.people}

    def called(code: str) -> str:
        person = people.get(code.casefold())
        return person.name if names and person is not None and person.name else code

    def job(code: str) -> str:
        person = people.get(code.casefold())
        return person.role if person is not None else ""

    codes = {one.code.casefold(): one.code for each in held for one in each.people if one.present and is_seen(one.role)}
    seen = []
    for folded, code in codes.items():
        theirs = [each for each in held if any(_was_seen(each, folded))]
        seen.append(
            Seen(
                code=code, who=called(code), role=job(code),
                dates=tuple(dict.fromkeys(each.held for each in theirs)),
                by=tuple(dict.fromkeys(called(one) for each in theirs for one in _interviewers(each))),
                kinds=tuple(dict.fromkeys(each.kind for each in theirs)),
                interviews=tuple(each.number for each in theirs),
            )
        )  # fmt: skip
    not_seen = tuple(
        NotSeen(
            code=one.code, who=called(one.code), role=job(one.code), why=one.not_seen, more=one.not_seen_why,
            hold=one.hold if one.on_hold else "",
        )
        for one in review.to_see
        if one.code.casefold() not in codes or one.not_seen
    )  # fmt: skip
    elsewhere = tuple(sorted(one.raised_elsewhere for one in _interviews(review) if one.raised_elsewhere))
    return Register(tuple(seen), not_seen, elsewhere)


def _interviews(review: Review) -> Iterable[Interview]:
    return (each.interview for each in review.minutes)


def _was_seen(interview: Interview, folded: str) -> Iterable[bool]:
    return (one.present and is_seen(one.role) and one.code.casefold() == folded for one in interview.people)


def _interviewers(interview: Interview) -> Iterable[str]:
    return (one.code for one in interview.people if one.present and one.role == INTERVIEWER)
