"""Whom a review is about, adults or children, and what its kind is called in full."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from domain.errors import NotUnderstood
from domain.family.members import Member, date_of
from domain.review import Details

Kind = Literal["adults", "children"]

_GROWN_UP = 18
_CHILD = re.compile(r"(?:children|child|baby|infant|sibling|young person|boy|girl|yp)\b", re.IGNORECASE)
_IN_FULL = {
    "sar": "Safeguarding Adults Review",
    "lcspr": "Local Child Safeguarding Practice Review",
    "lscpr": "Local Child Safeguarding Practice Review",
    "cspr": "Child Safeguarding Practice Review",
    "scr": "Serious Case Review",
    "cpr": "Child Practice Review",
    "dhr": "Domestic Homicide Review",
    "dardr": "Domestic Abuse Related Death Review",
}


def about_whom(review_kind: str) -> str:
    """Whether a review of this kind is about "adults" or "children"; "" where the words do not say."""
    words = {word.strip("().,").casefold() for word in review_kind.replace("/", " ").split()}
    adults = words & {"sar", "sars", "adult", "adults", "adult's", "adults'", "dhr", "dhrs", "domestic", "dardr"}
    children = words & {
        "lcspr", "lscpr", "cspr", "scr", "cpr", "child", "children", "child's", "children's", "practice"
    }  # fmt: skip
    if bool(adults) == bool(children):
        return ""
    return "adults" if adults else "children"


def about_case(details: Details, review_kind: str, family: Iterable[Member], today: date) -> tuple[Kind, str]:
    """Whom the review of this case is about, and by what that is told, "" where nothing says and adults are taken.

    The kind of review decides; where that says nothing the subject's age as the period begins (today, where it has no
    beginning), then their reference name.
    """
    if of := about_whom(review_kind):
        return "children" if of == "children" else "adults", "the kind of review"
    subject = subject_in(family, details.subject)
    if subject is not None and (born := _day(subject.born, today)) is not None:
        at = details.period.first or today
        age = at.year - born.year - ((at.month, at.day) < (born.month, born.day))
        return "children" if age < _GROWN_UP else "adults", "the subject’s date of birth"
    if _CHILD.match(details.subject.strip()):
        return "children", "the subject’s reference name"
    if details.subject.strip().casefold().startswith("adult"):
        return "adults", "the subject’s reference name"
    return "adults", ""


def kind_in_full(review_kind: str) -> str:
    """What a kind of review is called in full, as it was written where that is no short form."""
    said = " ".join(review_kind.split())
    return _IN_FULL.get(said.strip(".").casefold(), said)


def subject_in(family: Iterable[Member], reference: str) -> Member | None:
    """The subject, by their reference name, as a member of the family; None where the family does not hold them."""
    members, wanted = tuple(family), reference.casefold().strip()
    found = (each for each in members if wanted and each.code.casefold() == wanted)
    related = (each for each in members if each.relationship.casefold() in ("subject", "self", "the subject"))
    return next(found, None) or next(related, None)


def _day(said: str, today: date) -> date | None:
    """The first day a date of birth can be; None where there is none that is understood."""
    try:
        when = date_of(said, today)
    except NotUnderstood:
        return None
    return when.earliest if when is not None else None
