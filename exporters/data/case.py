"""The whole case as open JSON, for the author's own keeping, another program, or twenty years from now.

One object, described in docs/profiles.md: every list of the case under its own name, each thing an object whose names
are those of the program's types; rows as `imr list --json` gives them, with what that leaves out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from domain.chronology.as_json import entry_as_json, entry_from_json
from domain.chronology.entry import Entry
from domain.dates.period import Period
from domain.disclosure import Accepted
from domain.errors import NotUnderstood
from domain.family.members import Member, Relation
from domain.gate import WholeCase, whole_case
from domain.log_line import LogLine
from domain.people import Person
from domain.question import Question
from domain.review import Details, Field, Flag, RecordNumber, Review, Source
from exporters.data.meetings import meetings_json, with_meetings
from exporters.data.report import report_json, with_report
from exporters.office.differs import ReadBackDiffers

FORMAT = "imr case"
VERSION = 1

Thing = TypeVar(
    "Thing", Person, Member, Relation, Source, Question, Flag, Field, RecordNumber, Accepted, LogLine
)  # fmt: skip
_OF_ENTRY = ("agency", "slot", "sequence", "revision")
"""What an entry knows beyond what `imr list --json` gives."""
_MALFORMED = "This is not a case as `imr export data` writes it, or it was altered."


def case_json(out: WholeCase, today: date) -> bytes:
    """The case as JSON in UTF-8, read back and compared before it is given. Raises `ReadBackDiffers`."""
    review = out.review
    made = {
        "format": FORMAT,
        "version": VERSION,
        "written": today.isoformat(),
        "log_head": review.log_head,
        "details": _details(review.details),
        "entries": [_entry(entry, review.details.period) for entry in review.entries],
        "people": _things(review.people),
        "family": _things(review.family),
        "relations": _things(review.relations),
        "sources": _things(review.sources),
        "questions": _things(review.questions),
        "flags": _things(review.flags),
        "fields": _things(review.fields),
        "record_numbers": _things(review.record_numbers),
        **meetings_json(review),
        **report_json(review),
        "terms": dict(out.terms),
        "accepted": _things(out.accepted),
        "log": _things(out.log),
    }
    data = json.dumps(made, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    if (read := case_from_json(data)).review != review or dict(read.terms) != dict(out.terms):
        raise ReadBackDiffers("the case is not what was meant")
    if (read.accepted, read.log) != (out.accepted, out.log):
        raise ReadBackDiffers("the log is not what was meant")
    return data


def case_from_json(data: bytes) -> WholeCase:
    """The case such a file holds. Raises `NotUnderstood` for anything else."""
    try:
        made = json.loads(data.decode("utf-8", "surrogatepass"))
        if made["format"] != FORMAT or made["version"] != VERSION:
            raise ValueError
        details = made["details"]
        review = Review(
            details=Details(
                **{name: str(details[name]) for name in ("agency", "subject", "author", "reference")},
                period=Period(_day(details["period"]["first"]), _day(details["period"]["last"])),
            ),
            entries=tuple(map(_entry_of, made["entries"])),
            people=_of(Person, made["people"]),
            family=_of(Member, made["family"]),
            relations=_of(Relation, made["relations"]),
            sources=_of(Source, made["sources"]),
            questions=_of(Question, made["questions"]),
            flags=_of(Flag, made["flags"]),
            fields=_of(Field, made["fields"]),
            record_numbers=_of(RecordNumber, made["record_numbers"]),
            log_head=str(made["log_head"]),
        )
        review = with_report(with_meetings(review, made), made)
        terms = {str(word): str(kind) for word, kind in made["terms"].items()}
        return whole_case(review, terms, _of(Accepted, made["accepted"]), _of(LogLine, made["log"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotUnderstood(_MALFORMED) from None


def _details(details: Details) -> dict[str, Any]:
    period = details.period
    return {
        "agency": details.agency,
        "subject": details.subject,
        "author": details.author,
        "reference": details.reference,
        "period": {
            "first": period.first.isoformat() if period.first else None,
            "last": period.last.isoformat() if period.last else None,
        },
    }


def _entry(entry: Entry, period: Period) -> dict[str, Any]:
    return {**entry_as_json(entry, period), **{name: getattr(entry, name) for name in _OF_ENTRY}}


def _entry_of(given: Mapping[str, Any]) -> Entry:
    return replace(entry_from_json(given), **{name: given[name] for name in _OF_ENTRY})


def _things(things: Iterable[Thing]) -> list[dict[str, Any]]:
    return [{field.name: getattr(thing, field.name) for field in fields(thing)} for thing in things]


def _of(kind: type[Thing], given: Iterable[Mapping[str, Any]]) -> tuple[Thing, ...]:
    """Things of this kind; lists are the tuples they were."""

    def thing(one: Mapping[str, Any]) -> Thing:
        parts: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in one.items()
        }
        return kind(**parts)

    return tuple(map(thing, given))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
