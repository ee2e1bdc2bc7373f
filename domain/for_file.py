"""Minutes as they go on the file once they may be used: the version, who answered it and how, and what was not
settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from domain.agreement import Standing, Use, standings, use_of
from domain.agreement_steps import Representation
from domain.errors import WrongUse
from domain.for_agreement import names_of_nobody, people_in
from domain.gate import CodedPerson, NotInKey, Profile, looked_for
from domain.minutes import Minutes, Version
from domain.names import Finder
from domain.review import Details, Review
from domain.strangers import Strangers


@dataclass(frozen=True, slots=True, kw_only=True)
class ForFile:
    """The finished minutes of one meeting, frozen: agreed, disputed by somebody, or used on a manager's authority.

    `answers` are of each person asked; `kept` are the representations that were declined, of every version, or noted.
    `looked_for` finds the names that must not be in it; `not_in_key` are names in it of nobody in the key,
    `people` those it names by code.
    """

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    version: Version
    use: Use
    answers: tuple[Standing, ...]
    kept: tuple[Representation, ...]
    versions: tuple[Version, ...]
    log_head: str
    looked_for: Finder = field(repr=False)
    not_in_key: tuple[NotInKey, ...] = ()
    people: tuple[CodedPerson, ...] = ()


def for_file(review: Review, interview: int, terms: frozenset[str] = frozenset()) -> ForFile:
    """The finished minutes of a meeting. Raises WrongUse, saying what they wait for, while they may not be used."""
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    if minutes is None:
        raise WrongUse(f"There is no interview {interview}.")
    version, use = minutes.latest, use_of(minutes)
    if version is None or not use.may:
        raise WrongUse(f"The minutes of interview {interview} are not finished: {use.why}.")
    return _of(review, minutes, version, use, terms)


def text_alone(review: Review, interview: int, terms: frozenset[str] = frozenset()) -> ForFile:
    """The version issued last, whoever has answered it. Raises WrongUse while none was issued."""
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    if minutes is None or minutes.latest is None:
        raise WrongUse(f"The minutes of interview {interview} have not been issued yet.")
    return _of(review, minutes, minutes.latest, use_of(minutes), terms)


def _of(review: Review, minutes: Minutes, version: Version, use: Use, terms: frozenset[str]) -> ForFile:
    finder = looked_for(review, terms)
    return ForFile(
        details=review.details, version=version, use=use, answers=standings(minutes), kept=_kept(minutes),
        versions=minutes.versions, log_head=review.log_head, looked_for=finder,
        not_in_key=names_of_nobody(version, Strangers.of(review, finder, terms)), people=people_in(review, version),
    )  # fmt: skip


def _kept(minutes: Minutes) -> tuple[Representation, ...]:
    return tuple(one for one in minutes.representations if one.verdict in ("declined", "noted"))
