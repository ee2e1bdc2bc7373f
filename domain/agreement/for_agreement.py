"""What one person present is given to answer: their version of the minutes, and the rows that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from domain.agreement.standing import asked_of, is_one, standing
from domain.agreement.steps import Representation
from domain.chronology.entry import Entry
from domain.errors import WrongUse
from domain.evidence.past import Past
from domain.evidence.resting import Resting
from domain.evidence.row_grounds import grounds_of_rows
from domain.evidence.row_shown import ShownRow as ShownRow
from domain.evidence.row_shown import shown as shown
from domain.evidence.unagreed import Net, net_of
from domain.gate import CodedPerson, NotInKey, Profile, looked_for
from domain.meetings.changes import Change, FactChange, changes, fact_changes
from domain.meetings.minutes import Minutes, Version
from domain.names.finding import Finder
from domain.review import Details, Review
from domain.strangers import Strangers


@dataclass(frozen=True, slots=True, kw_only=True)
class ForAgreement:
    """A version for one person to answer, frozen.

    `code` is theirs, `role` what they were present as. `before` is the version that went to them last before it, to be
    shown what changed, and `before_agreed` whether they agreed that one; `theirs` are their representations to earlier
    versions, with what was done about each. `reply_by` is an ISO day or "". `looked_for` finds the names that must not
    be in it; it is never written into a file. `not_in_key` are names in it that seem to be people's and are nobody's of
    the key; `people` are those it names by code.
    `confirmed` are the rows they said before to be correct and that read as they did then, each with the ISO day or "".
    `former` are codes people had before, which are no change. `net` finds words of minutes of other meetings that may
    not be used.
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
    before_agreed: bool = True
    confirmed: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    net: Net = field(default=Net(), repr=False)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is not as it was in the version that went to them before, none where none did."""
        return changes(self.before, self.version, self.former) if self.before is not None else ()

    @property
    def fact_changes(self) -> tuple[FactChange, ...]:
        """What is another in the facts of the meeting than in the version that went to them before."""
        return fact_changes(self.before, self.version) if self.before is not None else ()


def rows_naming(review: Review, code: str) -> tuple[Entry, ...]:
    """The rows that name this person among their people, in order, and may be shown to them.

    What was drawn from minutes that may not be used, or are disputed or not confirmed, is shown to nobody but those who
    were at that meeting: what is held against it does not stand beside it here.
    """
    hidden = _not_to_be_shown(review, code)
    theirs = (each for each in review.entries if any(one.casefold() == code.casefold() for one in each.people))
    return tuple(each for each in theirs if each.id not in hidden)


def _not_to_be_shown(review: Review, code: str) -> dict[str, str]:
    """By row why it is not shown to this person: minutes, of a meeting they were not at, that it rests on."""
    there = _meetings_of(review, code)
    return {
        entry: f"the minutes of interview {one.evidence.interview}, which {why}"
        for entry, rests in grounds_of_rows(review).items()
        for one in rests
        if one.evidence.interview not in there and (why := _why_not_shown(one))
    }


def _why_not_shown(one: Resting) -> str:
    if not one.current:
        return "may not be used"
    return "are disputed or not confirmed there" if one.dissent or one.not_confirmed else ""


def _meetings_of(review: Review, code: str) -> set[int]:
    """The numbers of the meetings this person was present at."""
    return {
        each.interview.number
        for each in review.minutes
        if (one := each.interview.of(each.now(code))) is not None and one.present
    }


def for_agreement(
    review: Review,
    interview: int,
    code: str,
    rows: Sequence[str] = (),
    *,
    reply_by: str = "",
    terms: frozenset[str] = frozenset(),
    past: Past | None = None,
) -> ForAgreement:
    """What this person is given of the version issued last; `rows` are ids of rows to have checked, `past` is as in
    `outgoing`.

    Raises WrongUse where there is no version yet, they are not asked, or a row was drawn from other minutes that may
    not be used.
    """
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    version = minutes.latest if minutes else None
    if minutes is None or version is None:
        raise WrongUse(f"The minutes of interview {interview} have not been issued yet.")
    whose = next((one for one in asked_of(minutes) if is_one(minutes, one, code)), None)
    if whose is None:
        raise WrongUse(f"{code} is not among those whose agreement the minutes of interview {interview} want.")
    attendee = minutes.interview.of(whose)
    role = attendee.role if attendee is not None else dict(version.facts.present).get(whose, "")
    agreed = standing(minutes, code).agreed_before
    had = max((agreed, *_issued_before(minutes, whose, version.number)))
    wanted = set(rows)
    hidden = _not_to_be_shown(review, code)
    for each in review.entries:
        if each.id in wanted and each.id in hidden:
            raise WrongUse(
                f"The row of {each.when.said()} was drawn from {hidden[each.id]}: it is not shown to {code}. Leave it"
                " out."
            )
    given = tuple(shown(each) for each in review.entries if each.id in wanted)
    finder = looked_for(review, terms)
    theirs = tuple(
        one for one in minutes.representations if one.version < version.number and is_one(minutes, one.code, whose)
    )
    return ForAgreement(
        details=review.details, version=version, code=whose, role=role,
        before=minutes.version(had) if had else None, before_agreed=had == agreed,
        rows=given,
        theirs=theirs,
        reply_by=reply_by, author=_author(review, finder), log_head=review.log_head,
        looked_for=finder, not_in_key=names_of_nobody(version, Strangers.of(review, finder, terms)),
        people=people_in(review, version, given), former=minutes.former, confirmed=_confirmed(review, code, given),
        # What minutes say is for those who were there; rows and requests may hold words of others.
        net=net_of(review, past, {interview, *_meetings_of(review, whose)}) if given or theirs else Net(),
    )  # fmt: skip


def _confirmed(review: Review, code: str, rows: Sequence[ShownRow]) -> dict[str, str]:
    """By row the day on which this person said last that it is correct, where it reads as it did then."""
    last = {
        check.entry: check
        for minutes in review.minutes
        for check in sorted(minutes.row_checks, key=lambda one: one.number)
        if is_one(minutes, check.code, code)
    }
    return {
        row.entry: check.day
        for row in rows
        if (check := last.get(row.entry)) is not None and check.verdict == "confirmed" and check.shown == row.text
    }


def _issued_before(minutes: Minutes, code: str, number: int) -> Iterator[int]:
    """The versions before this one that went to them."""
    return (
        step.version for step in minutes.steps
        if step.kind == "issue" and step.version < number and is_one(minutes, step.code, code)
    )  # fmt: skip


def _author(review: Review, finder: Finder) -> str:
    """Who writes the review, by their own code where the key holds them, by name or by what they are."""
    author = review.details.author
    named = [hit.code for hit in finder.find(author) if hit.code] if author else []
    named += [one.code for one in review.people if author and one.role.casefold() == author.casefold()]
    return named[0] if named else author


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
