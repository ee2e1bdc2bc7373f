"""How minutes come to be agreed: which step may follow, what is refused and why, and whether they may be used.

draft → issued → agreed, or representations made → considered one by one → the next version issued; or disputed, no
reply after reminders, cannot agree. Everything is worked out from the steps taken; nothing is kept beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from domain.agreement.standing import ANSWERS as ANSWERS
from domain.agreement.standing import FOLLOWS as FOLLOWS
from domain.agreement.standing import Standing as Standing
from domain.agreement.standing import State as State
from domain.agreement.standing import asked_of as asked_of
from domain.agreement.standing import is_one, representations_of
from domain.agreement.standing import standing as standing
from domain.agreement.standing import standings as standings
from domain.agreement.steps import OWN_ACT, THEMSELVES, Answer, Representation, RowCheck, Step, StepKind, Verdict
from domain.agreement.who_is_asked import HOLD_THE_MEETING, left_unasked, unasked_said
from domain.dates.days import day_said
from domain.errors import WrongUse
from domain.meetings.minutes import Facts, Minutes, Version

_OF_THE_TEXT: frozenset[StepKind] = frozenset({"remind", "no reply", "authorise"})
"""Steps that ask for, or stand in place of, an answer to the text as it stands now."""


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


def take(minutes: Minutes, step: Step) -> Minutes:
    """The minutes with this step taken; raises WrongUse, saying what stands in the way and what to do."""
    if not _is_asked(minutes, step.code):
        raise WrongUse(f"{step.code} is not among those whose agreement these minutes want. See who was present.")
    latest = minutes.latest
    if latest is None:
        raise WrongUse("These minutes have not been issued to anyone yet.")
    _see_version(step, latest)
    now = standing(minutes, step.code)
    if now.state not in FOLLOWS[step.kind] and not _themselves_after_all(step, now):
        raise WrongUse(_why_not(step, now))
    named = step.kind in ("issue", "agree") or step.how in OWN_ACT
    if (named or step.sha256) and step.sha256 != latest.sha256:
        raise WrongUse(
            f"This is not the text of version {latest.number}: something in it was changed. Issue the version again"
            f" and ask {step.code} to answer that."
        )
    if minutes.edited and (step.kind in _OF_THE_TEXT or step.kind == "issue"):
        raise WrongUse(
            f"The minutes were edited since version {latest.number} was issued. Issue version {latest.number + 1}, and"
            f" ask {step.code} to answer that."
        )
    _see_days(step, now)
    if step.kind == "issue" and step.day < latest.facts.held:
        raise WrongUse(
            f"The meeting was held on {day_said(latest.facts.held)}, and its minutes are issued after it. Set the day"
            " right."
        )
    _needs(minutes, step, now, latest)
    return replace(minutes, steps=(*minutes.steps, step))


def _themselves_after_all(step: Step, now: Standing) -> bool:
    """Whether it lets somebody for whom an agreement was attested, against what they did themselves, answer again."""
    if now.state is not State.AGREED or not now.disputes:
        return False
    return step.kind == "issue" or (step.kind == "agree" and step.attested == THEMSELVES)


def _is_asked(minutes: Minutes, code: str) -> bool:
    return any(is_one(minutes, one, code) for one in asked_of(minutes))


def _see_version(step: Step, latest: Version) -> None:
    if step.version < latest.number:
        raise WrongUse(
            f"This is about version {step.version}; version {latest.number} was issued since. Ask {step.code} to"
            f" answer version {latest.number}."
        )
    if step.version > latest.number:
        raise WrongUse(f"There is no version {step.version} of these minutes; the last is version {latest.number}.")


def _why_not(step: Step, now: Standing) -> str:
    if now.state is State.DRAFT:
        return f"Version {step.version} has not been issued to {step.code} yet. Issue it first."
    if now.state is State.REPRESENTED:
        return f"What {step.code} wants changed has not been considered yet ({now.open} left). Consider it first."
    if now.state is State.AGREED and step.kind in ("agree", "issue"):
        on = day_said(now.step.day if now.step else "")
        return f"{step.code} has agreed version {step.version} already, on {on}."
    if step.kind == "authorise":
        return (
            f"{step.code} stands as “{now.state}”. A manager's authority is for those who did not reply after"
            " reminders, or cannot agree; record that first."
        )
    if step.kind in ("no reply", "cannot"):
        return f"{step.code} stands as “{now.state}”, so “{step.kind}” would not be true."
    if step.kind == "remind":
        return f"{step.code} stands as “{now.state}”, so there is nothing to remind them of."
    return f"{step.code} stands as “{now.state}”: this cannot follow."


def _see_days(step: Step, now: Standing) -> None:
    """Raise WrongUse for a day that is none, or that comes before what it follows."""
    if not _is_day(step.day):
        raise WrongUse("Say on which day that was: the record of who agreed goes by days.")
    if step.reply_by and not _is_day(step.reply_by):
        raise WrongUse("Say a single day to reply by, or leave it out.")
    if step.reply_by and step.reply_by < step.day:
        raise WrongUse(f"The day to reply by, {day_said(step.reply_by)}, is before {day_said(step.day)}. Set it right.")
    issued = now.issued.day if now.issued and step.kind != "issue" else ""
    if step.day < issued:
        raise WrongUse(
            f"Version {step.version} went to {step.code} on {day_said(issued)}, and {day_said(step.day)} is before"
            " that. Set the day right."
        )


def _needs(minutes: Minutes, step: Step, now: Standing, latest: Version) -> None:
    """Raise WrongUse where a step lacks what it needs beyond the state it follows."""
    if step.attested == THEMSELVES and step.how not in OWN_ACT:
        raise WrongUse(
            f"Only what {step.code} does by packet or in the reading room is their own act: any other answer is"
            " attested by the author."
        )
    if step.kind in ("agree", "remind", "no reply"):
        if now.open:
            raise WrongUse(
                f"What {step.code} wants changed has not been considered yet ({now.open} left). Consider it first, or"
                " note that it was taken back."
            )
        if step.kind != "agree" or any(one.verdict == "accepted" for one in _to_this(minutes, now.code)):
            _see_accepted(minutes, latest)
    if step.kind == "dispute":
        if not step.words.strip():
            raise WrongUse(
                f"Give the words of {step.code}: what is disputed stands beside the minutes in their words."
            )
        if step.paragraph and latest.paragraph(step.paragraph) is None:
            raise WrongUse(f"Version {latest.number} has no such paragraph. Say which one {step.code} disputes.")
    if step.kind == "cannot" and not step.words.strip():
        raise WrongUse("Say why: refused, left employment, off sick, not traced, died, or in words of your own.")
    if step.kind == "authorise" and not (step.words.strip() and step.who.strip()):
        raise WrongUse("An authority needs the senior manager who gives it and the reason given.")
    if step.kind == "no reply":
        if not now.reminders:
            raise WrongUse(f"Remind {step.code} first, and record the day: no reply means no reply after a reminder.")
        if step.day < max(now.reminders):
            raise WrongUse(f"{step.code} was reminded on {day_said(max(now.reminders))}, and this is of a day before.")
        if now.reply_by and step.day <= now.reply_by:
            raise WrongUse(f"{step.code} has until {day_said(now.reply_by)} to reply.")


def _to_this(minutes: Minutes, code: str = "") -> list[Representation]:
    """What was represented to the version issued last, by this person or anyone."""
    number = minutes.latest.number if minutes.latest else 0
    of = representations_of(minutes, code) if code else minutes.representations
    return [one for one in of if one.version == number]


def _see_accepted(minutes: Minutes, latest: Version) -> None:
    """Raise WrongUse while a change that was accepted makes the version issued last a text nobody wants any more."""
    found = next((one for one in _to_this(minutes) if one.verdict == "accepted"), None)
    if found is not None:
        do = "Issue" if minutes.edited else "Put it into the text, issue"
        raise WrongUse(
            f"A change {minutes.now(found.code)} asked for was accepted, so version {latest.number} is not the text"
            f" they want. {do} version {latest.number + 1}, and ask for agreement to that."
        )


def represent(minutes: Minutes, step: Step, made: Iterable[Representation]) -> Minutes:
    """The minutes with representations made by somebody; raises WrongUse where that cannot be or nothing is said."""
    made = tuple(made)
    if not made:
        raise WrongUse(
            "There is nothing in these representations. Say which paragraph is wrong, and what it should say."
        )
    taken = take(minutes, step)
    for one in made:
        _see_representation(minutes, step, one)
    return replace(taken, representations=(*taken.representations, *made))


def _see_representation(minutes: Minutes, step: Step, one: Representation) -> None:
    if one.version != step.version or not is_one(minutes, one.code, step.code):
        raise WrongUse(f"This is not a representation of {step.code} to version {step.version}.")
    version = minutes.version(one.version)
    whole = one.kind in ("add", "comment") and not one.paragraph
    if not whole and (version is None or version.paragraph(one.paragraph) is None):
        raise WrongUse(f"Version {one.version} has no such paragraph. Say which one {step.code} means.")
    if one.kind != "delete" and not one.words.strip():
        raise WrongUse(f"Say what {step.code} wants it to say.")


def answer(minutes: Minutes, given: Answer) -> Minutes:
    """The minutes with a whole answer taken: its step, its representations, what it says of rows.

    Raises WrongUse, and takes nothing of it, where any of that cannot be.
    """
    if type(given.interview) is not int or type(given.version) is not int:
        raise WrongUse("An answer says by whole numbers which minutes, and which version of them, it answers.")
    if given.interview != minutes.interview.number:
        raise WrongUse(
            f"This answers the minutes of interview {given.interview}, not of interview {minutes.interview.number}."
        )
    if given.kind == "agree" and given.representations:
        raise WrongUse(f"{given.code} cannot agree the text and want it changed too. Ask which of the two is meant.")
    if given.kind == "agree" and given.words.strip():
        raise WrongUse(f"{given.code} cannot agree the text and dispute it too. Ask which of the two is meant.")
    step = step_of(given)
    if given.kind == "represent":
        taken = represent(minutes, step, given.representations)
    else:
        taken = take(minutes, step)
        for one in given.representations:
            _see_representation(minutes, step, one)
        taken = replace(taken, representations=(*taken.representations, *given.representations))
    for check in given.row_checks:
        see_row_check(minutes, given.code, check)
    return replace(taken, row_checks=(*taken.row_checks, *given.row_checks))


def step_of(given: Answer) -> Step:
    """The step a whole answer is."""
    return Step(
        kind=given.kind, version=given.version, code=given.code, day=given.day, how=given.how,
        attested=given.attested, sha256=given.sha256, words=given.words, answered_by=given.answered_by,
        reference=given.reference, document=given.document,
    )  # fmt: skip


def see_row_check(minutes: Minutes, code: str, check: RowCheck) -> None:
    """Raise WrongUse for a row check of another meeting or person, or one that corrects or disputes in no words."""
    if check.interview != minutes.interview.number or not is_one(minutes, check.code, code):
        raise WrongUse(f"This is not what {code} says of a row shown with these minutes.")
    if check.verdict != "confirmed" and not check.words.strip():
        raise WrongUse(f"Give the words of {code}: what is wrong in the row, and what would be right.")


def consider(minutes: Minutes, number: int, verdict: Verdict, reason: str = "") -> Minutes:
    """The minutes with one representation considered; raises WrongUse for one of an older version, declined for no
    reason, or decided in a way that is none for it."""
    found = next((one for one in minutes.representations if one.number == number), None)
    latest = minutes.latest
    if found is None or latest is None:
        raise WrongUse("That representation is not among those made to these minutes.")
    if found.version != latest.number:
        raise WrongUse(f"It was made to version {found.version}, and version {latest.number} was issued since.")
    if verdict not in get_args(Verdict) or not verdict:
        raise WrongUse("Say what is decided: accepted, declined, noted (a comment), or taken back.")
    if verdict == "declined" and not reason.strip():
        raise WrongUse(f"Say why it is declined: {found.code} reads the reason, and it stays beside their words.")
    if found.kind == "comment" and verdict == "accepted":
        raise WrongUse("A comment asks for no other text: note it, and change the paragraph where it is right.")
    if found.kind != "comment" and verdict == "noted":
        raise WrongUse(f"{found.code} asks for another text here: accept it, or decline it with a reason.")
    given = replace(found, verdict=verdict, reason=reason.strip())
    return replace(
        minutes, representations=tuple(given if one.number == number else one for one in minutes.representations)
    )


def next_version(minutes: Minutes) -> Version:
    """The version an issue is of now: the last one while its text stands, else the next; raises WrongUse.

    No version follows while representations made to the last one are left unconsidered, nor is the last one issued on
    while a change to it stands accepted, nor is empty text issued.
    """
    latest = minutes.latest
    if latest is not None and not minutes.edited:
        _see_accepted(minutes, latest)
        return latest
    if not any(each.text.strip() for each in minutes.paragraphs if each.kind == "said"):
        raise WrongUse("There are no minutes to issue yet.")
    _see_meeting(minutes)
    if latest is not None:
        left = [one for one in _to_this(minutes) if not one.verdict]
        if left:
            raise WrongUse(
                f"Of what was represented to version {latest.number}, {len(left)} "
                f"{'is' if len(left) == 1 else 'are'} not considered yet. Accept or decline each first."
            )
    number = latest.number + 1 if latest else 1
    return Version(number=number, facts=Facts.of(minutes.interview), paragraphs=minutes.paragraphs)


def _see_meeting(minutes: Minutes) -> None:
    """Raise WrongUse while the facts of the meeting are not such that its minutes can be agreed."""
    interview = minutes.interview
    if not interview.asked:
        raise WrongUse("Nobody who was present is asked to agree. Say who was present first.")
    unsaid = [
        one.code
        for one in interview.people
        if one.present and not one.asked and not one.why_not_asked.strip()
        and one.role not in HOLD_THE_MEETING
    ]
    if unsaid:
        raise WrongUse(f"{unsaid[0]} was present. Say why they are not asked to agree, or ask them.")
    if said := unasked_said(minutes):
        raise WrongUse(said)
    if not interview.held:
        raise WrongUse("Say on which day the meeting was held first: it stands at the head of the minutes.")
    if interview.recorded == "later" and not interview.recorded_why.strip():
        raise WrongUse("Say why the minutes were recorded later: it stands at the head of them.")


def use_of(minutes: Minutes) -> Use:
    """Whether these minutes may be used: only the version issued last, as it stands, answered by each person asked."""
    latest = minutes.latest
    if latest is None:
        return Use(kind="none", why="not issued yet")
    if not asked_of(minutes):
        return Use(kind="none", version=latest.number, why="nobody present is asked to agree")
    if minutes.edited:
        return Use(kind="none", version=latest.number, why=f"edited since version {latest.number} was issued")
    code, why = left_unasked(minutes)
    if why:
        return Use(kind="none", version=latest.number, why=f"{code} {why} and is not asked" if code else why)
    wanted = next((one for one in _to_this(minutes) if one.verdict == "accepted"), None)
    if wanted is not None:
        why = f"a change {minutes.now(wanted.code)} asked for was accepted and is not in version {latest.number}"
        return Use(kind="none", version=latest.number, why=why)
    all_of = standings(minutes)
    waiting = [each for each in all_of if not each.settled]
    if waiting:
        told = "; ".join(
            f"{each.code} {'has not answered' if each.state == 'issued' else each.state}"
            + (f", {each.open} to consider" if each.open else "")
            for each in waiting
        )
        return Use(kind="none", version=latest.number, why=f"version {latest.number}: {told}")
    authorities = tuple(each.authority for each in all_of if each.authority is not None)
    return Use(
        kind="not confirmed" if authorities else "agreed", version=latest.number,
        disputed=tuple(step for each in all_of for step in each.against), not_confirmed=authorities,
    )  # fmt: skip


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
