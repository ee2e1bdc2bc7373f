"""A made-up meeting and its minutes, for the tests of how they come to be agreed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from domain.agreement.course import FOLLOWS, asked_of, consider, next_version, represent, standing, take
from domain.agreement.steps import Representation, Step, StepKind
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import digest_of
from domain.meetings.interview import INTERVIEWER, Attendee, Interview
from domain.meetings.minutes import Minutes, Paragraph

HELD = "2026-03-02"
LONG = (
    "I rang the surgery twice on the Monday and nobody called me back before the weekend.",
    "The discharge letter never reached our team and we heard of it from her sister.",
    "My manager told me to close the referral although I had asked for a joint visit.",
)
"""Paragraphs whose sentences nobody writes by chance."""


def typed(*texts: str, people: Iterable[str] = ("SW1", "SW2"), number: int = 3, **rest: Any) -> Minutes:
    """Minutes of a meeting with these people, held by IM1, as they are typed."""
    present = (Attendee("IM1", INTERVIEWER, asked=False), *(Attendee(code) for code in people))
    interview = Interview(number=number, held=HELD, people=present, **rest)
    paragraphs = tuple(
        Paragraph(id=f"p{place}", speaker=present[1].code, text=text) for place, text in enumerate(texts or LONG, 1)
    )
    return Minutes(interview=interview, paragraphs=paragraphs)


def issue(minutes: Minutes, *codes: str, day: str = "2026-03-03", reply_by: str = "") -> Minutes:
    """The minutes issued to these, or to everyone asked; the next version where the text is another."""
    version = next_version(minutes)
    if version is not minutes.latest:
        minutes = replace(minutes, versions=(*minutes.versions, version))
    for code in codes or minutes.interview.asked:
        minutes = step(minutes, "issue", code, day, reply_by=reply_by)
    return minutes


def step(minutes: Minutes, kind: str, code: str, day: str = "2026-03-10", **rest: Any) -> Minutes:
    """The minutes with a step taken with this person about the version issued last."""
    latest = minutes.latest
    rest = {**({"sha256": latest.sha256} if latest else {}), **rest}
    number = len(minutes.steps) + 1
    version = latest.number if latest else 1
    return take(minutes, Step(kind=kind, version=version, code=code, day=day, number=number, **rest))  # type: ignore[arg-type]


def wants(minutes: Minutes, code: str, paragraph: str, words: str, kind: str = "change") -> Minutes:
    """The minutes with one representation made by somebody."""
    latest = minutes.latest
    assert latest is not None
    made = Representation(
        version=latest.number, code=code, kind=kind, paragraph=paragraph, words=words,  # type: ignore[arg-type]
        number=len(minutes.representations) + 1,
    )  # fmt: skip
    return represent(minutes, Step(kind="represent", version=latest.number, code=code, day="2026-03-09"), (made,))


def decided(minutes: Minutes, verdict: str, reason: str = "The record says otherwise.") -> Minutes:
    """The minutes with the representation made last considered."""
    return consider(minutes, len(minutes.representations), verdict, reason)  # type: ignore[arg-type]


def edited(minutes: Minutes, paragraph: str, text: str) -> Minutes:
    """The minutes with another text in one paragraph."""
    return replace(
        minutes,
        paragraphs=tuple(replace(p, text=text) if p.id == paragraph else p for p in minutes.paragraphs),
    )


def agreed(minutes: Minutes) -> Minutes:
    """The minutes issued, and agreed by everyone asked."""
    minutes = issue(minutes)
    for code in minutes.interview.asked:
        minutes = step(minutes, "agree", code)
    return minutes


def may_follow(minutes: Minutes, code: str) -> frozenset[StepKind]:
    """The steps that may be taken next with this person, whatever else each of them needs."""
    if code not in asked_of(minutes):
        return frozenset()
    if minutes.latest is None:
        return frozenset({"issue"})
    state = standing(minutes, code).state
    kinds = frozenset(kind for kind, after in FOLLOWS.items() if state in after)
    # Issuing edited minutes makes the next version, to which nobody has answered yet.
    return (kinds - {"remind", "no reply", "authorise"}) | {"issue"} if minutes.edited else kinds


def drawn(minutes: Minutes, target: str, *paragraphs: str) -> Evidence:
    """What is drawn from these paragraphs as they stand."""
    by_id = {each.id: each for each in minutes.paragraphs}
    latest = minutes.latest
    return Evidence(
        target=target, interview=minutes.interview.number, paragraphs=paragraphs,
        digest=digest_of(by_id[id] for id in paragraphs), version=latest.number if latest else 0,
    )  # fmt: skip
