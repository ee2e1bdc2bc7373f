"""What is seen to when a step towards agreement is recorded, beyond what the minutes themselves rule out: its day, and
whose authority it is."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.agreement_steps import Step
from domain.days import day_said
from domain.errors import WrongUse
from domain.minutes import Minutes


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


def see_authority(step: Step, author: str) -> None:
    """Raise WrongUse where the authority to use minutes without somebody is given by the author of the review.

    Source: the one who writes the review does not decide whose word may be done without.
    """
    if step.kind == "authorise" and author.strip() and _office(step.who) == _office(author):
        raise WrongUse(
            "You write this review yourself, so the authority is not yours to give. Ask a senior manager, and record"
            " theirs."
        )


def _office(who: str) -> str:
    """Somebody's name without what stands behind it, capitals, stops and spaces."""
    name = re.split(r"[,(;]", who, maxsplit=1)[0]
    return "".join(filter(str.isalnum, name.casefold()))
