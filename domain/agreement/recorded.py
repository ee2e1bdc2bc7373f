"""What is seen to when a step towards agreement is recorded, beyond what the minutes themselves rule out: its day, and
whose authority it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from domain.agreement.steps import Step, Way
from domain.dates.days import day_said
from domain.errors import WrongUse
from domain.meetings.minutes import Minutes
from domain.people import Person

ATTESTED: tuple[Way, ...] = ("e-mail", "paper", "in person")
"""How what a senior manager gives, or somebody refuses, comes to the author."""


def see_recorded(minutes: Minutes, step: Step, today: date) -> None:
    """Raise WrongUse for what is said to have happened after the day it is recorded, the meeting above all.

    A day is allowed for where the author is: it may be tomorrow there already.
    """
    last = (today + timedelta(1)).isoformat()
    held = minutes.interview.held
    if step.kind == "issue" and held > last:
        raise WrongUse(
            f"The meeting is to be held on {day_said(held)}. Paragraphs may be typed beforehand; minutes are issued"
            " after it was held."
        )
    if step.day > last:
        raise WrongUse(
            f"{day_said(step.day)} is still to come by the clock of this machine. Record what happened once it has, by"
            " its own day."
        )


def see_how(step: Step) -> None:
    """Raise WrongUse where it is not said how an authority was given, or how somebody refused."""
    if step.kind == "authorise" and not step.how.strip():
        raise WrongUse(f"Say how the authority came: {', '.join(ATTESTED)}.")
    if step.kind == "cannot" and _letters(step.words).startswith("refus") and not step.how.strip():
        raise WrongUse(f"Say how {step.code} refused: {', '.join(ATTESTED)}.")


def see_authority(minutes: Minutes, step: Step, author: str, people: Iterable[Person]) -> None:
    """Raise WrongUse where the authority to use minutes without somebody is not that of a senior manager by office.

    It is not the author's of the review, nor of anybody at the meeting. Source: the one who writes the review does not
    decide whose word may be done without.
    """
    if step.kind != "authorise":
        return
    who, there = step.who, {minutes.now(one.code).casefold() for one in minutes.interview.people}
    known = tuple(people)
    named = [name for one in known if _stands(one.code, who) for name in (one.name, *one.other_names)]
    if author.strip() and (_is_name(author, who) or any(_is_name(author, name) for name in named)):
        raise WrongUse(
            "You write this review yourself, so the authority is not yours to give. Ask a senior manager, and record"
            " theirs."
        )
    for one in known:
        codes, names = (one.code, *one.former_codes), (one.name, *one.other_names)
        if one.code.casefold() in there and (
            any(_stands(code, who) for code in codes) or any(_is_name(name, who) for name in names)
        ):
            raise WrongUse(
                f"{one.code} was at this meeting, so the authority is not theirs to give. Ask a senior manager who was"
                " not, and record theirs."
            )
    if sum(any(map(str.isalpha, word)) for word in who.split()) < 2:
        raise WrongUse("Name the senior manager by their office in full, as in Head of Adult Services.")


def _stands(words: str, text: str) -> bool:
    return bool(words.strip()) and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def _is_name(name: str, text: str) -> bool:
    """Whether a text names somebody of this name: by all of it, however it is stopped, or by the surname."""
    whole, of = (re.split(r"[,(;]", each, maxsplit=1)[0] for each in (name, text))
    surname = (whole.split() or [""])[-1]
    return bool(_letters(whole)) and (_letters(whole) == _letters(of) or _stands(surname, text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
