"""Meetings, their minutes and agreement, as the open JSON of a case holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, TypeVar

from domain.agreement.steps import Representation, RowCheck, Step
from domain.evidence.drawn_from import Evidence, Rested
from domain.meetings.interview import Attendee, Debrief, ExtractCheck, Interview, ToSee
from domain.meetings.minutes import Facts, Minutes, Paragraph, Version
from domain.review import Review

T = TypeVar("T")


def meetings_json(review: Review) -> dict[str, Any]:
    """All there is about meetings, by the names it has in the file. `former_codes` are codes people had, in small
    letters, each with the code of now."""
    return {
        "interviews": [_minutes(each) for each in review.minutes],
        "former_codes": dict(review.minutes[0].former) if review.minutes else {},
        "evidence": _plain(review.evidence),
        "rested": _plain(review.rested),
        "to_see": _plain(review.to_see),
        "debriefs": _plain(review.debriefs),
        "extract_checks": _plain(review.extract_checks),
        "headings": list(review.headings),
    }


def with_meetings(review: Review, given: Mapping[str, Any]) -> Review:
    """The review with what the file says of meetings, nothing in a file of before there were any.

    Raises KeyError, TypeError or ValueError for what cannot be read, and ValueError where a version is not the text
    its hash is of.
    """
    former = {str(old): str(new) for old, new in given.get("former_codes", {}).items()}
    return replace(
        review,
        minutes=tuple(_minutes_of(each, former) for each in given.get("interviews", ())),
        evidence=tuple(
            Evidence(**{**each, "paragraphs": tuple(each["paragraphs"])}) for each in given.get("evidence", ())
        ),
        rested=_of(Rested, given.get("rested", ())),
        to_see=_of(ToSee, given.get("to_see", ())),
        debriefs=_of(Debrief, given.get("debriefs", ())),
        extract_checks=_of(ExtractCheck, given.get("extract_checks", ())),
        headings=tuple(map(str, given.get("headings", ()))),
    )


def _minutes(minutes: Minutes) -> dict[str, Any]:
    return {
        **asdict(minutes.interview),
        "paragraphs": _plain(minutes.paragraphs),
        "versions": [_version(each) for each in minutes.versions],
        "steps": _plain(minutes.steps),
        "representations": _plain(minutes.representations),
        "row_checks": _plain(minutes.row_checks),
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "number": version.number,
        "at": version.at,
        "by": version.by,
        "facts": asdict(version.facts),
        "paragraphs": _plain(version.paragraphs),
        "text": version.text,
        "sha256": version.sha256,
    }


def _minutes_of(given: Mapping[str, Any], former: Mapping[str, str]) -> Minutes:
    parts = dict(given)
    lists = {
        name: parts.pop(name) for name in ("paragraphs", "versions", "steps", "representations", "row_checks")
    }
    return Minutes(
        interview=Interview(**{**parts, "people": _of(Attendee, parts["people"])}),
        paragraphs=_of(Paragraph, lists["paragraphs"]),
        versions=tuple(map(_version_of, lists["versions"])),
        steps=tuple(Step(**{**each, "rows": tuple(each["rows"])}) for each in lists["steps"]),
        representations=_of(Representation, lists["representations"]),
        row_checks=_of(RowCheck, lists["row_checks"]),
        former=former,
    )


def _version_of(given: Mapping[str, Any]) -> Version:
    facts = given["facts"]
    version = Version(
        number=given["number"],
        at=given["at"],
        by=given["by"],
        facts=Facts(**{**facts, "present": tuple((code, role) for code, role in facts["present"])}),
        paragraphs=_of(Paragraph, given["paragraphs"]),
    )
    if (version.text, version.sha256) != (given["text"], given["sha256"]):
        raise ValueError("a version is not the text it was issued as")
    return version


def _plain(things: Sequence[Any]) -> list[dict[str, Any]]:
    return [asdict(each) for each in things]


def _of(kind: type[T], given: Iterable[Mapping[str, Any]]) -> tuple[T, ...]:
    return tuple(kind(**each) for each in given)
