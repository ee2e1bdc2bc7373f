"""One version of minutes exactly as it was issued, whatever came after: for whoever holds it on paper, by its hash."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from domain.agreement.course import use_of
from domain.errors import WrongUse
from domain.gate import Profile, looked_for
from domain.meetings.minutes import Version
from domain.names.finding import Finder
from domain.review import Details, Review


@dataclass(frozen=True, slots=True, kw_only=True)
class AsIssued:
    """A version, frozen. `latest` is the number of the one issued last; `may` says whether it may be used."""

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    version: Version
    latest: int
    may: bool
    log_head: str
    looked_for: Finder = field(repr=False)

    @property
    def label(self) -> str:
        """What stands on every page: that a later one was issued, and whether this one may be used."""
        later = f"Version {self.latest} was issued since. " if self.latest != self.version.number else ""
        if self.may and not later:
            return "The version issued last, which may be used"
        return f"{later}Not for use as evidence"


def as_issued(review: Review, interview: int, version: int, terms: frozenset[str] = frozenset()) -> AsIssued:
    """This version of the minutes of a meeting. Raises WrongUse where there is none such."""
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    if minutes is None:
        raise WrongUse(f"There is no interview {interview}.")
    found = minutes.version(version)
    if found is None:
        numbers = ", ".join(str(each.number) for each in minutes.versions)
        there = f"There are: {numbers}" if numbers else "None was issued yet"
        raise WrongUse(f"There is no version {version} of the minutes of interview {interview}. {there}.")
    assert minutes.latest is not None
    return AsIssued(
        details=review.details, version=found, latest=minutes.latest.number, log_head=review.log_head,
        may=found is minutes.latest and use_of(minutes).may, looked_for=looked_for(review, terms),
    )  # fmt: skip
