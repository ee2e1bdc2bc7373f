"""What a senior manager is asked: whether minutes may be used though somebody present has not confirmed them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from domain.agreement.course import Standing
from domain.agreement.said import standing_of, why_not
from domain.agreement.standing import is_one
from domain.agreement.steps import Step
from domain.errors import WrongUse
from domain.gate import Profile, looked_for
from domain.meetings.minutes import Minutes, Version
from domain.names.finding import Finder
from domain.review import Details, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityAsked:
    """The request for one person, frozen. `role` is their job in the key; `steps` are those taken with them, in order;
    `others` are where everyone else stands; `rows` and `passages` count the rows of the chronology, and the paragraphs
    of the report, that wait for the answer."""

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    minutes: Minutes
    version: Version
    standing: Standing
    role: str
    steps: tuple[Step, ...]
    others: tuple[Standing, ...]
    rows: int
    passages: int = 0
    log_head: str
    looked_for: Finder = field(repr=False)


def authority_asked(
    review: Review, interview: int, code: str, today: date, terms: frozenset[str] = frozenset()
) -> AuthorityAsked:
    """The request as things stand today. Raises WrongUse where no authority may be given for this person yet."""
    from domain.agreement.course import standings

    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    if minutes is None or minutes.latest is None:
        raise WrongUse(f"The minutes of interview {interview} have not been issued yet.")
    stands = standing_of(minutes, code)
    if refused := why_not(minutes, stands.code, "authorise", today):
        raise WrongUse(refused)
    waiting = {(one.kind, one.target) for one in review.evidence if one.interview == interview}
    rows = sum(kind == "row" for kind, _ in waiting)
    return AuthorityAsked(
        details=review.details, minutes=minutes, version=minutes.latest, standing=stands,
        role=next((one.role for one in review.people if one.code.casefold() == stands.code.casefold()), ""),
        steps=tuple(one for one in minutes.steps if is_one(minutes, one.code, stands.code)),
        others=tuple(one for one in standings(minutes) if one.code != stands.code),
        rows=rows, passages=len(waiting) - rows, log_head=review.log_head, looked_for=looked_for(review, terms),
    )  # fmt: skip
