"""Where each person present stands with minutes: worked out from the steps taken, and kept nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.agreement_steps import Representation, Step, StepKind
from domain.minutes import Minutes


class State(StrEnum):
    """Where somebody stands with the version issued last."""

    DRAFT = "not issued"
    ISSUED = "issued"
    AGREED = "agreed"
    REPRESENTED = "representations made"
    CONSIDERED = "representations considered"
    DISPUTED = "disputed"
    NO_REPLY = "no reply"
    CANNOT = "cannot agree"


FOLLOWS: dict[StepKind, frozenset[State]] = {
    "issue": frozenset({State.DRAFT, State.ISSUED, State.CONSIDERED, State.NO_REPLY, State.CANNOT, State.DISPUTED}),
    "agree": frozenset({State.ISSUED, State.CONSIDERED, State.NO_REPLY, State.CANNOT, State.DISPUTED}),
    "represent": frozenset(State) - {State.DRAFT},
    "dispute": frozenset(State) - {State.DRAFT, State.REPRESENTED},
    "remind": frozenset({State.ISSUED, State.CONSIDERED}),
    "no reply": frozenset({State.ISSUED, State.CONSIDERED}),
    "cannot": frozenset({State.DRAFT, State.ISSUED, State.CONSIDERED, State.NO_REPLY}),
    "authorise": frozenset({State.NO_REPLY, State.CANNOT}),
}
"""After which states a step may be taken."""

ANSWERS: frozenset[StepKind] = frozenset({"agree", "represent", "dispute"})
"""The steps that are the person's own answer."""

_LEADS_TO: dict[StepKind, State] = {
    "agree": State.AGREED,
    "represent": State.REPRESENTED,
    "dispute": State.DISPUTED,
    "no reply": State.NO_REPLY,
    "cannot": State.CANNOT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one person stands. `step` is what brought them there, None in a draft; `issued` when it last went to them.

    `agreed_before` is the last version before this one that they had agreed in the end, 0 when none; `reminders` are
    the ISO days they were reminded since it was last theirs to answer, `reply_by` the ISO day they were last given;
    `authority` is the senior manager's, where one was given; `disputes` are all by which they dispute this version;
    `open` counts the representations not considered yet.
    """

    code: str
    state: State
    version: int = 0
    step: Step | None = None
    issued: Step | None = None
    agreed_before: int = 0
    reminders: tuple[str, ...] = ()
    reply_by: str = ""
    authority: Step | None = None
    disputes: tuple[Step, ...] = ()
    open: int = 0

    @property
    def settled(self) -> bool:
        """Whether the minutes need not wait for them: they agreed or dispute this very version, or a senior manager
        answers for it, and nothing they want changed is left unconsidered."""
        return not self.open and (self.state in (State.AGREED, State.DISPUTED) or self.authority is not None)


def standing(minutes: Minutes, code: str) -> Standing:
    """Where this person stands with the version issued last."""
    code = minutes.now(code)
    latest = minutes.latest
    number = latest.number if latest else 0
    theirs = [step for step in minutes.steps if is_one(minutes, step.code, code)]
    answered = {step.version: step.kind for step in theirs if step.kind in ANSWERS and step.version < number}
    before = max((version for version, kind in answered.items() if kind == "agree"), default=0)
    found = Standing(code=code, state=State.DRAFT, version=number, agreed_before=before)
    for step in theirs:
        if step.version == number:
            found = _after(found, step)
    left = sum(not one.verdict for one in representations_of(minutes, code) if one.version == number)
    state = State.CONSIDERED if found.state is State.REPRESENTED and not left else found.state
    return replace(found, open=left, state=state)


def _after(found: Standing, step: Step) -> Standing:
    if step.kind == "issue":
        anew = found.state in (State.DRAFT, State.NO_REPLY, State.CANNOT)
        if not anew:
            brought = step if found.state is State.ISSUED else found.step
            return replace(found, step=brought, issued=step, reply_by=step.reply_by or found.reply_by)
        return replace(
            found, state=State.ISSUED, step=step, issued=step, reply_by=step.reply_by, reminders=(), authority=None
        )
    if step.kind == "remind":
        return replace(found, reminders=(*found.reminders, step.day), reply_by=step.reply_by or found.reply_by)
    if step.kind == "authorise":
        return replace(found, authority=step)
    disputes = (*found.disputes, step) if step.kind == "dispute" else () if step.kind == "agree" else found.disputes
    # What was asked before they answered tells nothing of a silence after it.
    reminders = () if step.kind in ANSWERS else found.reminders
    return replace(
        found, state=_LEADS_TO[step.kind], step=step, authority=None, disputes=disputes, reminders=reminders
    )


def asked_of(minutes: Minutes) -> tuple[str, ...]:
    """The codes of those whose answer the version issued last waits for.

    They are those asked of the people present, whoever it went to, and whoever answered any version: once somebody was
    issued it, or had a say, it is not made usable by asking them no more.
    """
    asked = {code.casefold(): code for code in minutes.interview.asked}
    latest = minutes.latest
    for step in minutes.steps:
        code = minutes.now(step.code)
        if latest is not None and (step.version == latest.number or step.kind in ANSWERS):
            asked.setdefault(code.casefold(), code)
    return tuple(asked.values())


def standings(minutes: Minutes) -> tuple[Standing, ...]:
    """Where each of those stands whose agreement the minutes want."""
    return tuple(standing(minutes, code) for code in asked_of(minutes))


def representations_of(minutes: Minutes, code: str) -> tuple[Representation, ...]:
    """All that somebody ever wanted changed in these minutes, in the order it came."""
    return tuple(one for one in minutes.representations if is_one(minutes, one.code, code))


def is_one(minutes: Minutes, one: str, other: str) -> bool:
    """Whether two codes, of now or of before, are of one person."""
    return minutes.now(one).casefold() == minutes.now(other).casefold()
