"""Sections the author said are done, by the SHA-256 of what they then said and rested on: so that a change is seen.

It is kept as a point considered of a list of its own, the section its point and the SHA-256 its note: an act like any
other, logged, undone and shared with the rest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from domain.chronology.entry import Entry
from domain.evidence.cited import digest_of_entry
from domain.evidence.drawn_from import Evidence
from domain.evidence.resting import Ground
from domain.meetings.interview import Interview, ToSee
from domain.people import Person
from domain.question import Question
from domain.report.facts import FACTS
from domain.report.parts import DONE, Considered, Report, question_of
from domain.review import Details, Review

Done = Literal["", "done", "changed"]
_BESIDE = frozenset(("revision", "note", "number"))
"""Of a record what is not printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What sections say and rest on, as far as a case holds it now. `rows` are those passages point to, by id,
    `grounds` the minutes by the number of the meeting, `family` and `relations` as they are kept, `chronology` every
    row by id with how often it was changed."""

    report: Report = field(default_factory=Report)
    details: Details = Details()
    questions: tuple[Question, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    rows: Mapping[str, Entry] = field(default_factory=dict)
    grounds: Mapping[int, Ground] = field(default_factory=dict)
    meetings: tuple[Interview, ...] = ()
    to_see: tuple[ToSee, ...] = ()
    people: tuple[Person, ...] = ()
    family: tuple[Any, ...] = ()
    relations: tuple[Any, ...] = ()
    chronology: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, review: Review) -> Material:
        """That of the whole case."""
        wanted = {one.entry for one in review.report.cited}
        return cls(
            report=review.report, details=review.details, questions=review.questions, evidence=review.evidence,
            rows={each.id: each for each in review.entries if each.id in wanted},
            grounds={each.interview.number: Ground.of(each) for each in review.minutes} if review.evidence else {},
            meetings=tuple(each.interview for each in review.minutes), to_see=review.to_see, people=review.people,
            family=review.family, relations=review.relations, chronology=rows_counted(review.entries),
        )  # fmt: skip


def rows_counted(entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    """Every row by id, in the order of the ids, with how often it was changed."""
    return tuple(sorted((each.id, each.revision) for each in entries))


def said_done(considered: Iterable[Considered]) -> dict[str, Considered]:
    """What was said to be done, by the section's id in small letters."""
    return {each.point.casefold(): each for each in considered if each.list == DONE}


def done_states(material: Material, sections: Collection[str] | None = None) -> dict[str, Done]:
    """How each section said to be done stands, by its id in small letters: "changed" where it is another since."""
    said = said_done(material.report.considered)
    return {
        id: "done" if digest_of_section(one.point, material) == one.note else "changed"
        for id, one in said.items() if sections is None or id in sections
    }  # fmt: skip


def digest_of_section(id: str, material: Material) -> str:
    """The SHA-256, in hexadecimal, of what a section says: its paragraphs, what they rest on as that stands now, and
    the records printed in it. Numbers of paragraphs and the author's own marks are no part of it."""
    passages = material.report.of(id)
    said = [[each.kind, each.text, *_rests(each.id, material)] for each in passages]
    words = [said, list(_records(id.casefold(), material))]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, default=str).encode()).hexdigest()


def _rests(passage: str, material: Material) -> Iterator[Any]:
    rows = sorted(one.entry for one in material.report.cited if one.passage == passage)
    for id in rows:
        row = material.rows.get(id)
        yield [id, digest_of_entry(row) if row is not None else ""]
    for one in material.evidence:
        if one.kind == "passage" and one.target == passage:
            ground = material.grounds.get(one.interview)
            there = ground.paragraphs if ground is not None else {}
            found = [there[id] for id in one.paragraphs if id in there]
            yield [one.interview, [[each.speaker, each.text] for each in found]]


def _records(id: str, material: Material) -> Iterator[Any]:
    report = material.report
    names = {each.name for each in FACTS if each.section == id}
    yield sorted([each.name, each.value] for each in report.facts if each.name in names and each.value)
    if label := question_of(id):
        yield [each.text for each in material.questions if each.label.casefold() == label]
        answer = report.answered(label)
        yield [answer.relevant, answer.why_not]
        return
    period = material.details.period
    seen = [
        [each.number, each.held, [[one.code, one.role] for one in each.people if one.present]]
        for each in material.meetings
    ]  # fmt: skip
    people = [[each.code, each.role, each.organisation, each.involvement] for each in material.people]
    lists: Mapping[str, tuple[Any, ...]] = {
        "terms": ([period.first, period.last], _plain(material.questions)),
        "methodology": (_plain(report.searched), seen, _plain(material.to_see)),
        "policies": (_plain(report.policies),), "interviews": (seen, _plain(material.to_see)),
        "family": (_plain(material.family), _plain(material.relations)),
        "genogram": (_plain(material.family), _plain(material.relations)),
        "recommendations": (_plain(report.recommendations),),
        "actions": (_plain(report.actions), _plain(report.updates)), "chronology": (material.chronology,),
        "sign_off": (_plain(report.signatures), [[each.sha256, each.sent] for each in report.submissions]),
        "quality": (_plain(report.criteria),), "records": (_plain(report.searched), _plain(report.policies)),
        "personnel": (people,), "abbreviations": (_plain(report.abbreviations),),
    }  # fmt: skip
    yield from lists.get(id, ())


def _plain(things: Iterable[Any]) -> list[dict[str, Any]]:
    return [{name: value for name, value in asdict(each).items() if name not in _BESIDE} for each in things]
