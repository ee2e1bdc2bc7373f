"""The report, as the open JSON of a case holds it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, replace
from typing import Any, TypeVar

from domain.report.parts import (
    Abbreviation,
    Action,
    ActionUpdate,
    Answered,
    Cited,
    Considered,
    Criterion,
    Deadline,
    Fact,
    Passage,
    Policy,
    Recommendation,
    Report,
    Searched,
    Signature,
    Submission,
)
from domain.review import Review

T = TypeVar("T")
_KINDS: dict[str, type] = {
    "passages": Passage, "cited": Cited, "answers": Answered, "recommendations": Recommendation, "actions": Action,
    "updates": ActionUpdate, "criteria": Criterion, "facts": Fact, "searched": Searched, "policies": Policy,
    "abbreviations": Abbreviation, "considered": Considered, "deadlines": Deadline, "submissions": Submission,
    "signatures": Signature,
}  # fmt: skip


def report_json(review: Review) -> dict[str, Any]:
    """All of the report, each of its lists by the name it has in the program."""
    report = review.report
    return {"report": {each.name: [asdict(one) for one in getattr(report, each.name)] for each in fields(Report)}}


def with_report(review: Review, given: Mapping[str, Any]) -> Review:
    """The review with the report the file holds, none in a file of before there was any.

    Raises KeyError, TypeError or ValueError for what cannot be read, and ValueError where a submission is not the text
    its hash is of.
    """
    lists = given.get("report", {})
    report = Report(**{name: _of(kind, lists.get(name, ())) for name, kind in _KINDS.items()})
    for one in report.submissions:
        if hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).hexdigest() != one.sha256:
            raise ValueError("a submission is not the text it was frozen as")
    return replace(review, report=report)


def _of(kind: type[T], given: Iterable[Mapping[str, Any]]) -> tuple[T, ...]:
    """Things of this kind; lists are the tuples they were."""
    return tuple(kind(**{name: _tuples(value) for name, value in one.items()}) for one in given)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
