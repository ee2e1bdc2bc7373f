"""How minutes stand with each person present and what may be done next, in plain sentences; due replies among them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.agreement.course import Standing, State, asked_of, next_version, standing, standings, take, use_of
from domain.agreement.steps import AUTHOR, CANNOT, THEMSELVES, Step, StepKind, Way
from domain.and_between import and_between
from domain.dates.days import day_said, day_short
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes

BY: dict[Way, str] = {
    "Word": "in Word", "packet": "by packet", "reading room": "in the reading room", "paper": "on paper",
    "e-mail": "by e-mail", "in person": "in person",
}  # fmt: skip
"""Each way minutes go and answers come, as it is said in a sentence."""


def state_said(each: Standing) -> str:
    """Where somebody stands, in a word or two."""
    if each.authority is not None:
        return f"{each.state}, authorised"
    if each.state is State.REPRESENTED:
        return f"{each.open} to be considered"
    if each.state is State.AGREED and each.disputes:
        return "agreed, disputed too"
    return "considered" if each.state is State.CONSIDERED else str(each.state)


def standing_said(minutes: Minutes, each: Standing) -> str:
    """Where somebody stands, since when and how, in whole sentences."""
    said = [_since(minutes, each)]
    if each.reminders:
        said.append(f"Reminded on {and_between(map(day_said, each.reminders))}.")
    if each.authority is not None:
        given = each.authority
        said.append(
            f"To be used as not confirmed on the authority of {given.who}, {day_said(given.day)}: {_whole(given.words)}"
        )
    own = each.own_before
    if own is not None and own not in each.disputes:
        did = {"agree": "agreed", "represent": "made representations to"}.get(own.kind, "disputed")
        how = way_said(own.how)
        said.append(f"By their own act {each.code} {did} version {own.version} on {day_said(own.day)}, {how}.")
    if each.earlier:
        told = _disputed(minutes, each.code, each.earlier)
        said.append(f"{told} That stands until {each.code} agrees version {each.version}.")
    if each.agreed_before and each.state is not State.AGREED:
        said.append(f"{each.code} had agreed version {each.agreed_before}.")
    return " ".join(said)


def times_reminded(each: Standing) -> str:
    """How often somebody was reminded, and when last, where there is little room: twice 3 Mar; "" for never."""
    if not each.reminders:
        return ""
    times = len(each.reminders)
    often = {1: "once", 2: "twice"}.get(times, f"{times}x")
    return f"{often} {day_short(each.reminders[-1])[:-3]}"


def _since(minutes: Minutes, each: Standing) -> str:
    code, number, step = each.code, each.version, each.step
    if step is None:
        return f"Version {number} has not been issued to {code} yet." if number else "Nothing has been issued yet."
    day = day_said(step.day)
    if each.state is State.ISSUED:
        until = f"; reply by {day_said(each.reply_by)}" if each.reply_by else ""
        return f"Version {number} went to {code} {way_said(step.how)} on {day}{until}."
    if each.state is State.AGREED and each.disputes:
        return (
            f"{_disputed(minutes, code, each.disputes)} The author attests that {code} agreed version {number} on"
            f" {day}, {way_said(step.how)}: both stand, until {code} answers by their own act or agrees another"
            " version."
        )
    if each.state is State.AGREED:
        return f"{code} agreed version {number} on {day}, {way_said(step.how)}, {attested_said(step)}."
    if each.state in (State.REPRESENTED, State.CONSIDERED):
        return f"{code} made representations to version {number} on {day}: {_considered(minutes, each)}"
    if each.state is State.DISPUTED:
        return _disputed(minutes, code, each.disputes)
    if each.state is State.NO_REPLY:
        return f"No reply from {code} to version {number}; recorded on {day}."
    return f"{code} cannot agree version {number}: {_whole(step.words)} Recorded on {day}."


def _disputed(minutes: Minutes, code: str, disputes: Iterable[Step]) -> str:
    told = "; ".join(
        f"{about_said(minutes, one)} ({day_said(one.day)}{_by_own_act(one)}): {quoted_said(one.words)}"
        for one in disputes
    )
    return f"{code} disputes {told}."


def _by_own_act(step: Step) -> str:
    return f", {way_said(step.how)}, by their own act" if step.attested == THEMSELVES else ""


def way_said(how: str) -> str:
    """How minutes went or an answer came, as it is said in a sentence."""
    return next((said for way, said in BY.items() if way == how), how) or "in a way not recorded"


def quoted_said(words: str) -> str:
    """Somebody's words in a sentence of ours, which has a stop of its own."""
    return f"“{words.removesuffix('.')}”"


def _whole(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def attested_said(step: Step) -> str:
    """Who says so: the person by an act of their own in the program, or the author for them."""
    return "attested by the author" if step.attested in ("", AUTHOR) else "by their own act in the program"


def about_said(minutes: Minutes, step: Step) -> str:
    """What a dispute is about: a paragraph by its number, or the whole version."""
    version = minutes.version(step.version)
    place = version.place(step.paragraph) if version is not None and step.paragraph else 0
    return f"paragraph {place} of version {step.version}" if place else f"version {step.version}"


def _considered(minutes: Minutes, each: Standing) -> str:
    code = each.code.casefold()
    made = [one for one in minutes.representations if one.version == each.version]
    mine = [one for one in made if minutes.now(one.code).casefold() == code]
    counted = {verdict: sum(one.verdict == verdict for one in mine) for verdict in ("accepted", "declined", "noted")}
    told = [f"{count} {verdict}" for verdict, count in counted.items() if count]
    left = [f"{each.open} to be considered"] if each.open else []
    return f"{', '.join((*told, *left)) or 'taken back'}."


def overdue(minutes: Minutes, today: date) -> tuple[Standing, ...]:
    """Those who were to reply before today and did not."""
    waits, day = (State.ISSUED, State.CONSIDERED), today.isoformat()
    return tuple(each for each in standings(minutes) if each.state in waits and "" < each.reply_by < day)


def overdue_said(minutes: Minutes, today: date) -> str:
    """Whom to remind, or whose silence to record; "" when nobody's reply is due."""
    if minutes.edited:
        return ""
    late = overdue(minutes, today)
    fresh, reminded = [one for one in late if not one.reminders], [one for one in late if one.reminders]
    said = []
    if fresh:
        until = day_said(max(one.reply_by for one in fresh))
        said.append(f"Remind {and_between(one.code for one in fresh)}: a reply was due by {until}.")
    if reminded:
        last = day_said(max(one.reminders[-1] for one in reminded))
        said.append(f"{and_between(one.code for one in reminded)}: still no reply, last reminded on {last}.")
    return " ".join(said)


def use_said(minutes: Minutes) -> str:
    """Whether the minutes may be used, and how or why not."""
    use = use_of(minutes)
    if not use.may:
        return f"Not to be used: {use.why}."
    if use.kind == "not confirmed":
        by = and_between(step.code for step in use.not_confirmed)
        said = f"Version {use.version} may be used, printed as not confirmed by {by}."
    else:
        said = f"Version {use.version} may be used."
    who = dict.fromkeys(step.code for step in use.disputed)
    dispute = "disputes" if len(who) == 1 else "dispute"
    if who and use.kind == "agreed" and not any(each.state is State.AGREED for each in standings(minutes)):
        return f"Version {use.version} may be used with what {and_between(who)} {dispute} beside it."
    return f"{said} What {and_between(who)} {dispute} stands beside it." if who else said


def next_said(minutes: Minutes) -> str:
    """What is to be done next before the minutes may be used; "" when nothing is left, or all wait for a reply."""
    asked = asked_of(minutes)
    if not asked:
        return "Say who was present and is asked to agree."
    all_of = standings(minutes)
    left = [one.code for one in all_of if one.open]
    if left:
        return f"Next: consider what {and_between(left)} {'wants' if len(left) == 1 else 'want'} changed."
    if minutes.latest is None or minutes.edited:
        try:
            return f"Next: issue version {next_version(minutes).number} to {and_between(asked)}."
        except WrongUse as refusal:
            return refusal.sentence
    waiting = [one.code for one in all_of if one.state is State.DRAFT]
    if waiting:
        to = and_between(waiting)
        return f"Next: issue version {minutes.latest.number} to {to} too.{_by_mistake(minutes, waiting)}"
    declined = [one.code for one in all_of if one.state is State.CONSIDERED]
    if declined:
        return f"Next: ask {and_between(declined)} whether they agree version {minutes.latest.number} now."
    stuck = [one.code for one in all_of if one.state in (State.NO_REPLY, State.CANNOT) and one.authority is None]
    if stuck:
        return f"Next: ask a senior manager whether it may be used without {and_between(stuck)}."
    return ""


def _by_mistake(minutes: Minutes, waiting: Iterable[str]) -> str:
    """The way out for those who were issued a version and are asked no more; "" where there are none such."""
    asked = {code.casefold() for code in minutes.interview.asked}
    former = [code for code in waiting if code.casefold() not in asked]
    if not former:
        return ""
    return (
        f" An earlier version was issued to {and_between(former)}, so it waits for them still; where that was a"
        f" mistake, record that they cannot agree, “{CANNOT[-1]}”, and a senior manager's authority."
    )


def why_not(minutes: Minutes, code: str, kind: StepKind, today: date) -> str:
    """Why a step may not be taken with this person now; "" when it may."""
    latest = minutes.latest
    if kind == "issue" and (latest is None or minutes.edited):
        try:
            next_version(minutes)
        except WrongUse as refusal:
            return refusal.sentence
        return ""
    tried = Step(
        kind=kind, version=latest.number if latest else 1, code=code, day=today.isoformat(), words=CANNOT[0],
        who="a senior manager", sha256=latest.sha256 if latest else "",
    )  # fmt: skip
    try:
        take(minutes, tried)
    except WrongUse as refusal:
        return refusal.sentence
    return ""


def may_be_taken(minutes: Minutes, code: str, today: date) -> tuple[StepKind, ...]:
    """The steps that may be taken with this person now, in the order they are offered."""
    kinds: tuple[StepKind, ...] = (
        "issue", "agree", "represent", "dispute", "remind", "no reply", "cannot", "authorise",
    )  # fmt: skip
    return tuple(kind for kind in kinds if not why_not(minutes, code, kind, today))


def way_back(minutes: Minutes, code: str) -> Way:
    """How an answer of theirs that the author records likely comes: on paper where the minutes went so, else by e-mail.

    What comes back by packet, or is given in the reading room, is no answer the author records.
    """
    issued = standing(minutes, code).issued
    return "paper" if issued is not None and issued.how == "paper" else "e-mail"


def standing_of(minutes: Minutes, code: str) -> Standing:
    """Where this person stands; raises WrongUse for somebody who is not asked to agree."""
    now = minutes.now(code).casefold()
    found = next((one for one in asked_of(minutes) if one.casefold() == now), None)
    if found is None:
        asked = and_between(asked_of(minutes)) or "nobody yet"
        raise WrongUse(f"{code} is not asked to agree the minutes of interview {minutes.interview.number}: {asked}.")
    return standing(minutes, found)
