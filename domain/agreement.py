"""How minutes come to be agreed: where each person present stands with a version, and which step may follow.

draft → issued → agreed, or representations made → considered one by one → the next version issued; or disputed, no
reply after reminders, cannot agree. Everything is worked out from the steps taken; nothing is kept beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from domain.agreement_steps import Representation, Step, StepKind, Verdict
from domain.errors import WrongUse
from domain.minutes import Facts, Minutes, Version


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
    "dispute": frozenset({State.ISSUED, State.AGREED, State.CONSIDERED, State.NO_REPLY, State.CANNOT}),
    "remind": frozenset({State.ISSUED}),
    "no reply": frozenset({State.ISSUED}),
    "cannot": frozenset({State.DRAFT, State.ISSUED, State.CONSIDERED, State.NO_REPLY}),
    "authorise": frozenset({State.NO_REPLY, State.CANNOT}),
}
"""After which states a step may be taken."""

_LEADS_TO: dict[StepKind, State] = {
    "agree": State.AGREED,
    "dispute": State.DISPUTED,
    "no reply": State.NO_REPLY,
    "cannot": State.CANNOT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one person stands. `step` is what brought them there, None in a draft; `issued` when it last went to them.

    `agreed_before` is the last version they had agreed before this one, 0 when none; `reminders` are the ISO days they
    were reminded; `authority` is the senior manager's, where one was given; `open` counts the representations not
    considered yet.
    """

    code: str
    state: State
    version: int = 0
    step: Step | None = None
    issued: Step | None = None
    agreed_before: int = 0
    reminders: tuple[str, ...] = ()
    authority: Step | None = None
    open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Whether minutes may be used: "agreed", "not confirmed" by somebody on a manager's authority, or "none" and `why`.

    `disputed` are the steps by which somebody disputes, `not_confirmed` the authorities for those who did not answer.
    """

    kind: Literal["agreed", "not confirmed", "none"]
    version: int = 0
    why: str = ""
    disputed: tuple[Step, ...] = ()
    not_confirmed: tuple[Step, ...] = ()

    @property
    def may(self) -> bool:
        """Whether they may be used at all."""
        return self.kind != "none"


def standing(minutes: Minutes, code: str) -> Standing:
    """Where this person stands with the version issued last."""
    code = minutes.now(code)
    latest = minutes.latest
    number = latest.number if latest else 0
    theirs = [step for step in minutes.steps if minutes.now(step.code).casefold() == code.casefold()]
    before = max((step.version for step in theirs if step.kind == "agree" and step.version < number), default=0)
    found = Standing(code=code, state=State.DRAFT, version=number, agreed_before=before)
    for step in theirs:
        if step.version == number:
            found = _after(found, step)
    if found.state is State.REPRESENTED:
        mine = [one for one in minutes.representations if one.version == number and _is(minutes, one.code, code)]
        left = sum(not one.verdict for one in mine)
        found = replace(found, open=left, state=State.REPRESENTED if left else State.CONSIDERED)
    return found


def _after(found: Standing, step: Step) -> Standing:
    if step.kind == "issue":
        state = State.ISSUED if found.state in (State.DRAFT, State.NO_REPLY, State.CANNOT) else found.state
        authority = found.authority if state is found.state else None
        return replace(found, state=state, step=step, issued=step, authority=authority)
    if step.kind == "remind":
        return replace(found, reminders=(*found.reminders, step.day))
    if step.kind == "authorise":
        return replace(found, authority=step)
    return replace(found, state=_LEADS_TO.get(step.kind, State.REPRESENTED), step=step, authority=None)


def standings(minutes: Minutes) -> tuple[Standing, ...]:
    """Where each of those stands whose agreement the minutes want."""
    return tuple(standing(minutes, code) for code in minutes.interview.asked)


def may_follow(minutes: Minutes, code: str) -> frozenset[StepKind]:
    """The steps that may be taken next with this person, whatever else each of them needs."""
    if minutes.latest is None:
        return frozenset({"issue"})
    state = standing(minutes, code).state
    kinds = {kind for kind, after in FOLLOWS.items() if state in after}
    if minutes.edited:
        kinds -= {"remind", "no reply", "authorise"}
    return frozenset(kinds)


def take(minutes: Minutes, step: Step) -> Minutes:
    """The minutes with this step taken; raises WrongUse, saying what stands in the way and what to do."""
    attendee = minutes.interview.of(minutes.now(step.code))
    latest = minutes.latest
    if attendee is None or not attendee.agrees:
        raise WrongUse(f"{step.code} is not among those whose agreement these minutes want. See who was present.")
    if latest is None:
        raise WrongUse("These minutes have not been issued to anyone yet.")
    if step.version != latest.number:
        newer = step.version < latest.number
        raise WrongUse(
            f"This is about version {step.version}; version {latest.number} was issued since. Ask {step.code} to"
            f" answer version {latest.number}."
            if newer
            else f"There is no version {step.version} of these minutes; the last is version {latest.number}."
        )
    now = standing(minutes, step.code)
    if now.state not in FOLLOWS[step.kind]:
        raise WrongUse(_why_not(step, now))
    if step.kind in ("issue", "agree") and step.sha256 != latest.sha256:
        raise WrongUse(
            f"This is not the text of version {latest.number}: something in it was changed. Issue the version again"
            f" and ask {step.code} to answer that."
        )
    _needs(minutes, step, now)
    return replace(minutes, steps=(*minutes.steps, step))


def _why_not(step: Step, now: Standing) -> str:
    if now.state is State.DRAFT:
        return f"Version {step.version} has not been issued to {step.code} yet. Issue it first."
    if now.state is State.AGREED and step.kind in ("agree", "issue"):
        return f"{step.code} has agreed version {step.version} already, on {now.step.day if now.step else ''}."
    if now.state is State.REPRESENTED:
        return f"What {step.code} wants changed has not been considered yet ({now.open} left). Consider it first."
    if step.kind == "authorise":
        return (
            f"{step.code} stands as “{now.state}”. A manager's authority is for those who did not reply after"
            " reminders, or cannot agree; record that first."
        )
    if step.kind == "no reply":
        return f"{step.code} stands as “{now.state}”, so “no reply” would not be true."
    return f"{step.code} stands as “{now.state}”: this cannot follow."


def _needs(minutes: Minutes, step: Step, now: Standing) -> None:
    """Raise WrongUse where a step lacks what it needs beyond the state it follows."""
    mine = [one for one in minutes.representations if one.version == step.version and _is(minutes, one.code, now.code)]
    if step.kind == "agree" and any(one.verdict == "accepted" for one in mine):
        do = "Issue" if minutes.edited else "Put it into the text, issue"
        raise WrongUse(
            f"A change {step.code} asked for was accepted, so version {step.version} is not the text they want."
            f" {do} version {step.version + 1}, and ask them to agree that."
        )
    if step.kind == "dispute" and not step.words.strip():
        raise WrongUse(f"Give the words of {step.code}: what is disputed stands beside the minutes in their words.")
    if step.kind == "cannot" and not step.words.strip():
        raise WrongUse("Say why: refused, left employment, off sick, not traced, died, or in words of your own.")
    if step.kind == "authorise" and not (step.words.strip() and step.who.strip()):
        raise WrongUse("An authority needs the senior manager who gives it and the reason given.")
    if step.kind == "no reply":
        if not now.reminders:
            raise WrongUse(f"Remind {step.code} first, and record the day: no reply means no reply after a reminder.")
        if now.issued and now.issued.reply_by and step.day <= now.issued.reply_by:
            raise WrongUse(f"{step.code} has until {now.issued.reply_by} to reply.")


def represent(minutes: Minutes, step: Step, made: Iterable[Representation]) -> Minutes:
    """The minutes with representations made by somebody; raises WrongUse where that cannot be or nothing is said."""
    made = tuple(made)
    if not made:
        raise WrongUse(
            "There is nothing in these representations. Say which paragraph is wrong, and what it should say."
        )
    taken = take(minutes, step)
    return replace(taken, representations=(*taken.representations, *made))


def consider(minutes: Minutes, number: int, verdict: Verdict, reason: str = "") -> Minutes:
    """The minutes with one representation considered; raises WrongUse for one of an older version, or declined for no
    reason."""
    found = next((one for one in minutes.representations if one.number == number), None)
    latest = minutes.latest
    if found is None or latest is None:
        raise WrongUse("That representation is not among those made to these minutes.")
    if found.version != latest.number:
        raise WrongUse(f"It was made to version {found.version}, and version {latest.number} was issued since.")
    if verdict == "declined" and not reason.strip():
        raise WrongUse(f"Say why it is declined: {found.code} reads the reason, and it stays beside their words.")
    given = replace(found, verdict=verdict, reason=reason.strip())
    return replace(
        minutes, representations=tuple(given if one.number == number else one for one in minutes.representations)
    )


def next_version(minutes: Minutes) -> Version:
    """The version an issue is of now: the last one while its text stands, else the next; raises WrongUse.

    No version follows while representations made to the last one are left unconsidered, nor is empty text issued.
    """
    latest = minutes.latest
    if latest is not None and not minutes.edited:
        return latest
    if not any(each.text.strip() for each in minutes.paragraphs if each.kind == "said"):
        raise WrongUse("There are no minutes to issue yet.")
    if not minutes.interview.asked:
        raise WrongUse("Nobody who was present is asked to agree. Say who was present first.")
    if not minutes.interview.held:
        raise WrongUse("Say on which day the meeting was held first: it stands at the head of the minutes.")
    if latest is not None:
        left = [one for one in minutes.representations if one.version == latest.number and not one.verdict]
        if left:
            raise WrongUse(
                f"Of what was represented to version {latest.number}, {len(left)} "
                f"{'is' if len(left) == 1 else 'are'} not considered yet. Accept or decline each first."
            )
    number = latest.number + 1 if latest else 1
    return Version(number=number, facts=Facts.of(minutes.interview), paragraphs=minutes.paragraphs)


def use_of(minutes: Minutes) -> Use:
    """Whether these minutes may be used: only the version issued last, as it stands, answered by each person asked."""
    latest = minutes.latest
    if latest is None:
        return Use(kind="none", why="not issued yet")
    if not minutes.interview.asked:
        return Use(kind="none", version=latest.number, why="nobody present is asked to agree")
    if minutes.edited:
        return Use(kind="none", version=latest.number, why=f"edited since version {latest.number} was issued")
    all_of = standings(minutes)
    waiting = [each for each in all_of if not _settled(each)]
    if waiting:
        told = "; ".join(f"{each.code} {each.state}" for each in waiting)
        return Use(kind="none", version=latest.number, why=f"version {latest.number}: {told}")
    authorities = tuple(each.authority for each in all_of if each.authority is not None)
    disputes = tuple(each.step for each in all_of if each.state is State.DISPUTED and each.step is not None)
    return Use(
        kind="not confirmed" if authorities else "agreed", version=latest.number, disputed=disputes,
        not_confirmed=authorities,
    )  # fmt: skip


def _settled(each: Standing) -> bool:
    return each.state in (State.AGREED, State.DISPUTED) or each.authority is not None


def _is(minutes: Minutes, one: str, other: str) -> bool:
    return minutes.now(one).casefold() == minutes.now(other).casefold()
