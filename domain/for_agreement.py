"""What one person present is given to answer: their version of the minutes, and the rows that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from domain.agreement import standing
from domain.agreement_steps import Representation
from domain.entry import Entry
from domain.errors import WrongUse
from domain.gate import CodedPerson, NotInKey, Profile, looked_for
from domain.minutes import Version
from domain.names import Finder
from domain.review import Details, Review
from domain.row_shown import ShownRow as ShownRow
from domain.row_shown import shown as shown
from domain.strangers import Strangers


@dataclass(frozen=True, slots=True, kw_only=True)
class ForAgreement:
    """A version for one person to answer, frozen.

    `code` is theirs, `role` what they were present as. `before` is the version they agreed last, to be shown what
    changed; `theirs` are their representations to earlier versions, with what was done about each. `reply_by` is an
    ISO day or "". `looked_for` finds the names that must not be in it; it is never written into a file. `not_in_key`
    are names in it that seem to be people's and are nobody's of the key; `people` are those it names by code.
    """

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    version: Version
    code: str
    role: str
    before: Version | None
    rows: tuple[ShownRow, ...]
    theirs: tuple[Representation, ...]
    reply_by: str
    author: str
    log_head: str
    looked_for: Finder = field(repr=False)
    not_in_key: tuple[NotInKey, ...] = ()
    people: tuple[CodedPerson, ...] = ()


def rows_naming(review: Review, code: str) -> tuple[Entry, ...]:
    """The rows that name this person among their people, in order."""
    return tuple(each for each in review.entries if any(one.casefold() == code.casefold() for one in each.people))


def for_agreement(
    review: Review,
    interview: int,
    code: str,
    rows: Sequence[str] = (),
    *,
    reply_by: str = "",
    terms: frozenset[str] = frozenset(),
) -> ForAgreement:
    """What this person is given of the version issued last; `rows` are ids of rows to have checked.

    Raises WrongUse where there is no version yet, or they are not asked.
    """
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    version = minutes.latest if minutes else None
    attendee = minutes.interview.of(code) if minutes else None
    if minutes is None or version is None:
        raise WrongUse(f"The minutes of interview {interview} have not been issued yet.")
    if attendee is None or not attendee.agrees:
        raise WrongUse(f"{code} is not among those whose agreement the minutes of interview {interview} want.")
    agreed = standing(minutes, code).agreed_before
    wanted = set(rows)
    given = tuple(shown(each) for each in review.entries if each.id in wanted)
    finder = looked_for(review, terms)
    return ForAgreement(
        details=review.details, version=version, code=attendee.code, role=attendee.role,
        before=minutes.version(agreed) if agreed else None,
        rows=given,
        theirs=tuple(
            one
            for one in minutes.representations
            if one.version < version.number and minutes.now(one.code).casefold() == attendee.code.casefold()
        ),
        reply_by=reply_by, author=review.details.author, log_head=review.log_head,
        looked_for=finder, not_in_key=names_of_nobody(version, Strangers.of(review, finder, terms)),
        people=people_in(review, version, given),
    )  # fmt: skip


def people_in(review: Review, version: Version, rows: Sequence[ShownRow] = ()) -> tuple[CodedPerson, ...]:
    """The people of the key that a version, or rows shown with it, name by code, in the order of the key."""
    said = "\n".join((version.text, *(row.text for row in rows)))
    return tuple(
        CodedPerson(one.code, one.role, one.organisation)
        for one in review.people
        if one.code and re.search(rf"(?<!\w){re.escape(one.code)}(?!\w)", said)
    )


def names_of_nobody(version: Version, strangers: Strangers) -> tuple[NotInKey, ...]:
    """The names in minutes that seem to be people's and are nobody's of the key, each with its paragraph."""
    found: list[NotInKey] = []
    for place, each in enumerate(version.paragraphs, 1):
        where = f"paragraph {place}"
        found += [NotInKey(where, name, each.speaker) for name in strangers.in_who(each.speaker)]
        found += [NotInKey(where, one.matched) for one in strangers.in_text(each.text)]
    return tuple(found)
