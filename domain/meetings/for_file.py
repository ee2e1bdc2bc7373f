"""Minutes as they go on the file once they may be used: the version, who answered it and how, and what was not
settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from domain.agreement.course import Standing, Use, standings, use_of
from domain.agreement.for_agreement import names_of_nobody, people_in
from domain.agreement.standing import is_one
from domain.agreement.steps import THEMSELVES, Representation
from domain.errors import WrongUse
from domain.evidence.past import Past
from domain.evidence.resting import Dissent, dissent_from
from domain.evidence.unagreed import Net, net_of
from domain.gate import CodedPerson, NotInKey, Profile, looked_for
from domain.meetings.interview import Attendee
from domain.meetings.minutes import Minutes, Version
from domain.names.finding import Finder
from domain.review import Details, Review
from domain.strangers import Strangers

_NOTHING = Net()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForFile:
    """The finished minutes of one meeting, frozen: agreed, disputed by somebody, or used on a manager's authority.

    `answers` are of each person asked; `kept` are the representations that were declined, of every version, or noted,
    and those made by somebody's own act of which the author says that they were taken back.
    `dissent` is by the id of a paragraph what is held against it, `reminders` by code the ISO days of each, `not_asked`
    who was present and is not asked to agree, `rows` the dates of rows that rest on the minutes, with the paragraphs.
    `looked_for` finds the names that must not be in it; `not_in_key` are names in it of nobody in the key,
    `people` those it names by code; `net` finds words of minutes of other meetings that may not be used.
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
    dissent: Mapping[str, tuple[Dissent, ...]] = field(default_factory=dict)
    reminders: tuple[tuple[str, tuple[str, ...]], ...] = ()
    not_asked: tuple[Attendee, ...] = ()
    rows: tuple[tuple[str, tuple[int, ...]], ...] = ()
    net: Net = field(default=Net(), repr=False)


def for_file(
    review: Review, interview: int, terms: frozenset[str] = frozenset(), past: Past | None = None
) -> ForFile:
    """The finished minutes of a meeting; `past` is as in `outgoing`. Raises WrongUse, saying what they wait for, while
    they may not be used."""
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    if minutes is None:
        raise WrongUse(f"There is no interview {interview}.")
    version, use = minutes.latest, use_of(minutes)
    if version is None or not use.may:
        raise WrongUse(f"The minutes of interview {interview} are not finished: {use.why}.")
    return _of(review, minutes, version, use, terms, net_of(review, past, {interview}))


def text_alone(review: Review, interview: int, terms: frozenset[str] = frozenset()) -> ForFile:
    """The version issued last, whoever has answered it. Raises WrongUse while none was issued."""
    minutes = next((each for each in review.minutes if each.interview.number == interview), None)
    if minutes is None or minutes.latest is None:
        raise WrongUse(f"The minutes of interview {interview} have not been issued yet.")
    return _of(review, minutes, minutes.latest, use_of(minutes), terms)


def _of(
    review: Review, minutes: Minutes, version: Version, use: Use, terms: frozenset[str], net: Net = _NOTHING
) -> ForFile:
    finder = looked_for(review, terms)
    return ForFile(
        details=review.details, version=version, use=use, answers=standings(minutes), kept=_kept(minutes),
        versions=minutes.versions, log_head=review.log_head, looked_for=finder,
        not_in_key=names_of_nobody(version, Strangers.of(review, finder, terms)), people=people_in(review, version),
        net=net,
        dissent={each.id: found for each in version.paragraphs if (found := _against(minutes, each.id))},
        reminders=_reminders(minutes),
        not_asked=tuple(one for one in minutes.interview.people if one.present and not one.asked),
        rows=tuple(_rows(review, minutes, version)),
    )  # fmt: skip


def _against(minutes: Minutes, id: str) -> tuple[Dissent, ...]:
    """What is held against this very paragraph; what disputes the whole is told once, before the text."""
    return tuple(one for one in dissent_from(minutes, (id,)) if one.paragraph)


def _reminders(minutes: Minutes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for step in minutes.steps:
        if step.kind == "remind":
            found.setdefault(minutes.now(step.code), []).append(step.day)
    return tuple((code, tuple(days)) for code, days in found.items())


def _rows(review: Review, minutes: Minutes, version: Version) -> Iterator[tuple[str, tuple[int, ...]]]:
    resting = {one.target: one for one in review.evidence if one.interview == minutes.interview.number}
    for entry in review.entries:
        if (one := resting.get(entry.id)) is not None:
            yield entry.when.said(), tuple(filter(None, map(version.place, one.paragraphs)))


def _kept(minutes: Minutes) -> tuple[Representation, ...]:
    return tuple(
        one
        for one in minutes.representations
        if one.verdict in ("declined", "noted") or (one.verdict == "taken back" and _by_own_act(minutes, one))
    )


def _by_own_act(minutes: Minutes, one: Representation) -> bool:
    """Whether they asked for it themselves, and did not agree themselves since."""
    own = [
        step for step in minutes.steps
        if step.attested == THEMSELVES and step.version >= one.version and is_one(minutes, step.code, one.code)
    ]  # fmt: skip
    made = [at for at, step in enumerate(own) if step.version == one.version and step.kind != "agree"]
    return bool(made) and not any(step.kind == "agree" for step in own[made[-1] :])
