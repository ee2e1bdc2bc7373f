"""What may leave: the review with the profile applied. Exporters accept nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from domain.entry import Entry
from domain.errors import WrongUse
from domain.names import Finder
from domain.review import Details, Field, Flag, Question, Review, Source
from domain.strangers import Strangers

Profile = Literal["anonymised"]
PROFILES: tuple[Profile, ...] = ("anonymised",)


@dataclass(frozen=True, slots=True)
class CodedPerson:
    """A person as the anonymised profile shows them: there is no place here for a real name."""

    code: str
    role: str = ""
    organisation: str = ""
    involvement: str = ""


@dataclass(frozen=True, slots=True)
class NotInKey:
    """A name in the row of this date that is nobody's of the key; `who` is what the row says of who, where it stands
    there, "" in any other text."""

    day: str
    matched: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """All that an export may draw on, frozen.

    `entries` stand in chronology order, undated rows last; `recorded_by` is "user-1", "user-2" in them. `undated` and
    `outside` count the rows without a date and those outside the period among them, `left_out` those a filter kept
    back. `looked_for` finds the names that must not be in the finished file; it is never written into one.
    `not_in_key` are the names among the entries that seem to be people's and are nobody's of the key.
    """

    profile: Profile
    details: Details
    entries: tuple[Entry, ...]
    people: tuple[CodedPerson, ...]
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    flags: tuple[Flag, ...]
    fields: tuple[Field, ...]
    log_head: str
    undated: int
    outside: int
    left_out: int
    looked_for: Finder
    not_in_key: tuple[NotInKey, ...] = ()


def outgoing(
    review: Review,
    profile: Profile = "anonymised",
    *,
    keep: Callable[[Entry], bool] | None = None,
    terms: frozenset[str] = frozenset(),
) -> Outgoing:
    """Apply the profile, and the author's filter when there is one, to the whole case.

    `terms` are the words answered to be no names. Raises `WrongUse` for a profile that does not exist.
    """
    if profile not in PROFILES:
        raise WrongUse(f"There is no profile “{profile}”; choose one of: {', '.join(PROFILES)}.")
    kept = tuple(entry for entry in review.entries if keep is None or keep(entry))
    users = {user: f"user-{number}" for number, user in enumerate(_users(review.entries), 1)}
    entries = tuple(replace(entry, recorded_by=users.get(entry.recorded_by, "")) for entry in kept)
    looked_for = Finder(review.people, terms)
    said = (review.details.agency, *(f"{source.name} {source.description}" for source in review.sources))
    strangers = Strangers(looked_for, review.people, terms, said)
    inside = [review.details.period.holds(entry.when) for entry in entries]
    return Outgoing(
        profile=profile,
        details=review.details,
        entries=entries,
        people=tuple(CodedPerson(one.code, one.role, one.organisation, one.involvement) for one in review.people),
        sources=review.sources,
        questions=review.questions,
        flags=review.flags,
        fields=review.fields,
        log_head=review.log_head,
        undated=inside.count(None),
        outside=inside.count(False),
        left_out=len(review.entries) - len(kept),
        looked_for=looked_for,
        not_in_key=tuple(name for entry in entries for name in _not_in_key(entry, strangers)),
    )


def _not_in_key(entry: Entry, strangers: Strangers) -> Iterator[NotInKey]:
    if entry.who:
        for name in strangers.in_who(entry.who):
            yield NotInKey(entry.when.said(), name, entry.who)
    for text in (entry.event, entry.action, entry.outcome, entry.comment, *(value for _, value in entry.fields)):
        for found in strangers.in_text(text) if text else ():
            yield NotInKey(entry.when.said(), found.matched)


def notices(out: Outgoing) -> tuple[str, ...]:
    """What the author should know about the rows of an export, each a plain sentence."""
    said = []
    if out.undated:
        said.append(f"{_rows(out.undated)} without a date, placed last.")
    if out.outside:
        said.append(f"{_rows(out.outside)} outside the period under review, exported all the same.")
    if out.left_out:
        said.append(f"{_rows(out.left_out)} left out by the filter.")
    return tuple(said)


def _rows(count: int) -> str:
    return f"{count:,} row" if count == 1 else f"{count:,} rows"


def _users(entries: tuple[Entry, ...]) -> dict[str, None]:
    return dict.fromkeys(entry.recorded_by for entry in entries if entry.recorded_by)
