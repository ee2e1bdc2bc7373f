"""The trail of one meeting: all that happened between its minutes and the people present, with the log's word for each.

For a coroner, a board or a senior manager who asks how these minutes came to be what they are. It is of unfinished
meetings too, and then says that nothing in it may be used as evidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from domain.agreement.course import Standing, Use, standings, use_of
from domain.agreement.standing import is_one
from domain.agreement.steps import RowCheck
from domain.errors import WrongUse
from domain.evidence.row_shown import shown
from domain.gate import CodedPerson, NotInKey, Profile, looked_for
from domain.log_line import LogLine
from domain.meetings.interview import ToSee
from domain.meetings.minutes import Minutes
from domain.names.finding import Finder
from domain.report.sections import called
from domain.review import Details, Review
from domain.strangers import Strangers


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line of the log with what it says of one thing: `said` is a verdict, a name or "", `why` the reason given."""

    line: LogLine
    said: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rested:
    """That a row, or a passage of the report, was said to rest on paragraphs of the minutes, or (`made` is false) to
    rest on them no more.

    `target` is its id, `paragraphs` are ids, `digest` is of their words, `version` the one issued last then.
    """

    line: LogLine
    made: bool
    target: str
    paragraphs: tuple[str, ...]
    digest: str
    version: int
    why: str = ""
    kind: str = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOfMeeting:
    """What the log of the case says of one meeting, the oldest line first.

    `written` is by row of the case file ("steps/3") the lines that put it there or changed it, with what they came to;
    `authors` are changes of the author in the details of the case; `gone` are rows of the chronology that rested on the
    minutes and stand no more, by id, each with the date it had.
    """

    lines: tuple[LogLine, ...] = ()
    written: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    rested: tuple[Rested, ...] = ()
    authors: tuple[tuple[LogLine, str, str], ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)

    def first(self, row: str) -> LogLine | None:
        """The line that put this row of the case file there, None where the log has none."""
        return self.written[row][0].line if row in self.written else None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chronology, or a passage, as the trail tells it: its date, or its place in the report, and the
    SHA-256 of its text as it stands, "" if gone."""

    when: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The trail of one meeting, frozen. `rows` are those of the chronology, and passages, that it speaks of, by id.

    `looked_for` finds the names that must not be in it; `not_in_key` are names in its words of nobody in the key.
    """

    minutes: Minutes
    use: Use
    standings: tuple[Standing, ...]
    planned: tuple[ToSee, ...]
    log: LogOfMeeting
    rows: Mapping[str, Row] = field(default_factory=dict)
    not_in_key: tuple[NotInKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trails:
    """The trails of one meeting or of several, as they leave together. `people` are those of the meetings, by code."""

    profile: ClassVar[Profile] = "anonymised"

    details: Details
    trails: tuple[Trail, ...]
    log_head: str
    looked_for: Finder = field(repr=False)
    people: tuple[CodedPerson, ...] = ()

    @property
    def not_for_use(self) -> tuple[int, ...]:
        """The numbers of the meetings whose minutes may not be used."""
        return tuple(one.minutes.interview.number for one in self.trails if not one.use.may)


def trails_of(review: Review, logs: Mapping[int, LogOfMeeting], terms: frozenset[str] = frozenset()) -> Trails:
    """The trails of these meetings, by their numbers. Raises WrongUse for one that is not there, or none."""
    by_number = {each.interview.number: each for each in review.minutes}
    for number in logs:
        if number not in by_number:
            raise WrongUse(f"There is no interview {number}.")
    if not logs:
        raise WrongUse("There are no interviews in this case yet.")
    finder = looked_for(review, terms)
    strangers = Strangers.of(review, finder, terms)
    there = {one.code.casefold() for number in logs for one in by_number[number].interview.people}
    return Trails(
        people=tuple(
            CodedPerson(one.code, one.role, one.organisation)
            for one in review.people
            if one.code.casefold() in there
        ),
        details=review.details, log_head=review.log_head, looked_for=finder,
        trails=tuple(_trail(review, by_number[number], log, strangers) for number, log in sorted(logs.items())),
    )  # fmt: skip


def _trail(review: Review, minutes: Minutes, log: LogOfMeeting, strangers: Strangers) -> Trail:
    codes = [one.code for one in minutes.interview.people]
    planned = tuple(one for one in review.to_see if any(is_one(minutes, one.code, code) for code in codes))
    wanted = {one.target for one in log.rested} | {one.entry for one in minutes.row_checks}
    rows = {id: Row(when) for id, when in log.gone.items() if id in wanted}
    rows |= {each.id: Row(each.when.said(), _hashed(shown(each).text)) for each in review.entries if each.id in wanted}
    passages = {one.target for one in log.rested if one.kind == "passage"}
    if passages:
        places = called(review.questions, review.report.passages)
        rows |= {
            each.id: Row(f"Report: {places[each.id]}", _hashed(each.text))
            for each in review.report.passages
            if each.id in passages
        }
    return Trail(
        minutes=minutes, use=use_of(minutes), standings=standings(minutes), planned=planned, log=log, rows=rows,
        not_in_key=tuple(
            NotInKey(where, one.matched) for where, text in _words(minutes) for one in strangers.in_text(text)
        ),
    )  # fmt: skip


def text_of_row(check: RowCheck) -> str:
    """The SHA-256 of a row's text as somebody was shown it."""
    return _hashed(check.shown)


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _words(minutes: Minutes) -> list[tuple[str, str]]:
    """What people wrote, each with where it stands."""
    interview = minutes.interview
    found = [("the meeting", text) for text in (interview.about, interview.place, interview.recorded_why)]
    for step in minutes.steps:
        found += [(f"what was recorded of {step.code}", text) for text in (step.words, step.who, step.reference)]
    for one in minutes.representations:
        found += [(f"what {one.code} wants", text) for text in (one.words, one.reason)]
    for check in minutes.row_checks:
        found += [(f"what {check.code} says of a row", text) for text in (check.words, check.reason)]
    for version in minutes.versions:
        found += [(f"version {version.number}", each.text) for each in version.paragraphs]
    return [(where, text) for where, text in found if text]
