"""Where each person present stands with minutes: worked out from the steps taken, and kept nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.agreement.steps import THEMSELVES, Representation, Step, StepKind
from domain.meetings.minutes import Minutes


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
    `authority` is the senior manager's, where one was given; `disputes` are all by which they dispute this version,
    `earlier` those of versions before it which nothing they said since has ended; `own` is their own act last of all on
    this version; `open` counts the representations not considered yet.

    What the author attests for them ends no dispute they gave by their own act: both stand.
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
    earlier: tuple[Step, ...] = ()
    own: Step | None = None
    open: int = 0

    @property
    def settled(self) -> bool:
        """Whether the minutes need not wait for them: they agreed or dispute this very version, or a senior manager
        answers for it, and nothing they want changed is left unconsidered."""
        return not self.open and (self.state in (State.AGREED, State.DISPUTED) or self.authority is not None)

    @property
    def against(self) -> tuple[Step, ...]:
        """All they dispute still, of this version and of those before it, in the order it came."""
        return (*self.earlier, *self.disputes)

    @property
    def own_before(self) -> Step | None:
        """Their own act, where what the author recorded for them since says otherwise; None where nothing does."""
        return self.own if self.own is not self.step else None


def standing(minutes: Minutes, code: str) -> Standing:
    """Where this person stands with the version issued last."""
    code = minutes.now(code)
    latest = minutes.latest
    number = latest.number if latest else 0
    theirs = [step for step in minutes.steps if is_one(minutes, step.code, code)]
    by_version: dict[int, Standing] = {}
    for step in theirs:
        begun = by_version.get(step.version, Standing(code=code, state=State.DRAFT, version=step.version))
        by_version[step.version] = _after(begun, step)
    ended = (version for version, each in by_version.items() if each.state is State.AGREED and not each.disputes)
    before = max((version for version in ended if version < number), default=0)
    found = by_version.get(number, Standing(code=code, state=State.DRAFT, version=number))
    found = replace(found, agreed_before=before, earlier=_earlier(by_version, before, found))
    left = sum(not one.verdict for one in representations_of(minutes, code) if one.version == number)
    state = State.CONSIDERED if found.state is State.REPRESENTED and not left else found.state
    return replace(found, open=left, state=state)


def _earlier(by_version: dict[int, Standing], agreed: int, now: Standing) -> tuple[Step, ...]:
    """The disputes of versions between the one they agreed last and this one that nothing they said since has ended."""
    if now.state is State.AGREED and not now.disputes:
        return ()
    made = [
        step
        for version, each in sorted(by_version.items()) if agreed < version <= now.version
        for step in each.disputes
    ]  # fmt: skip
    return tuple(
        step
        for step in made
        if step.version < now.version and not any(_instead(later, step) for later in made)
    )


def _instead(later: Step, step: Step) -> bool:
    """Whether a dispute of a later version is of the same, and stands in the place of this one."""
    return (
        later.version > step.version
        and later.paragraph in ("", step.paragraph)
        and (later.attested == THEMSELVES or step.attested != THEMSELVES)
    )


def _after(found: Standing, step: Step) -> Standing:
    if step.kind in ANSWERS and step.attested == THEMSELVES:
        found = replace(found, own=step)
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
    disputes = found.disputes
    if step.kind == "dispute":
        disputes = (*disputes, step)
    elif step.kind == "agree":
        # An agreement that is attested does not outrank what they did themselves.
        own = step.attested == THEMSELVES
        disputes = () if own else tuple(one for one in disputes if one.attested == THEMSELVES)
    # What was asked before they answered tells nothing of a silence after it.
    reminders = () if step.kind in ANSWERS else found.reminders
    return replace(
        found, state=_LEADS_TO[step.kind], step=step, authority=None, disputes=disputes, reminders=reminders
    )


def asked_of(minutes: Minutes) -> tuple[str, ...]:
    """The codes of those whose answer the version issued last waits for.

    They are those asked of the people present, and whoever any version was issued to or had a say in one: minutes are
    not made usable by asking somebody no more.
    """
    asked = {code.casefold(): code for code in minutes.interview.asked}
    for step in minutes.steps:
        code = minutes.now(step.code)
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
