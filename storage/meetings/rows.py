"""Meetings, their minutes and what came of these, as rows of the case file, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, cast

from domain.agreement.steps import Representation, RepresentationKind, RowCheck, RowVerdict, Step, StepKind, Verdict
from domain.clean import clean
from domain.meetings.interview import Attendee, Interview, Kind
from domain.meetings.minutes import Facts, Paragraph, ParagraphKind, Version
from storage.columns import as_json, listed
from storage.desk import Row

if TYPE_CHECKING:
    from domain.evidence.drawn_from import Evidence

INTERVIEW = (
    "kind", "about", "held", "starts", "ends", "breaks", "place", "recorded", "recorded_why", "raised_elsewhere",
    "note",
)  # fmt: skip
_AGREED = ("id", "kind", "speaker", "at", "text", "question")
"""What of a paragraph a version keeps: the author's own mark is no part of it."""

Users = Mapping[int, str]


def interview_of(row: Row, people: Iterable[Row]) -> Interview:
    """The interview of this row, with those of it."""
    texts = {name: row[name] for name in INTERVIEW if name != "kind"}
    return Interview(
        number=row["number"], kind=cast("Kind", row["kind"]), **texts, people=tuple(map(attendee_of, people)),
        revision=row["revision"],
    )  # fmt: skip


def interview_columns(interview: Interview) -> dict[str, Any]:
    """An interview as columns, without its number, its people and its revision."""
    return {name: clean(getattr(interview, name)).strip() for name in INTERVIEW}


def attendee_of(row: Row) -> Attendee:
    """The attendee of this row."""
    return Attendee(row["code"], row["role"], bool(row["present"]), bool(row["asked"]), row["why_not_asked"])


def paragraph_of(row: Row) -> Paragraph:
    """The paragraph of this row."""
    return Paragraph(
        id=row["id"], kind=cast("ParagraphKind", row["kind"]), speaker=row["speaker"], at=row["at"], text=row["text"],
        question=row["question"], check=bool(row["check"]), revision=row["revision"],
    )  # fmt: skip


def paragraph_columns(paragraph: Paragraph) -> dict[str, Any]:
    """A paragraph as columns, without its id, its place and its revision."""
    return {
        "kind": paragraph.kind, "speaker": clean(paragraph.speaker).strip(), "at": paragraph.at.strip(),
        "text": clean(paragraph.text).strip(), "question": clean(paragraph.question).strip(),
        "check": int(paragraph.check),
    }  # fmt: skip


def version_columns(version: Version) -> dict[str, Any]:
    """A version as columns, without when and by whom it was made."""
    return {
        "interview": version.facts.interview, "version": version.number,
        "facts": as_json(asdict(version.facts)),
        "paragraphs": as_json([{name: getattr(each, name) for name in _AGREED} for each in version.paragraphs]),
        "sha256": version.sha256,
    }  # fmt: skip


def version_of(row: Row, users: Users) -> Version:
    """The version of this row; raises ValueError, TypeError or KeyError where it cannot be read."""
    facts = json.loads(row["facts"])
    facts["present"] = tuple((code, role) for code, role in facts["present"])
    return Version(
        number=row["version"], facts=Facts(**facts),
        paragraphs=tuple(Paragraph(**each) for each in json.loads(row["paragraphs"])),
        at=row["at"], by=users.get(row["by"], ""),
    )  # fmt: skip


_STEP = (
    "version", "code", "day", "how", "attested", "sha256", "words", "paragraph", "who", "reply_by", "answered_by",
    "reference", "document",
)  # fmt: skip


def step_columns(step: Step) -> dict[str, Any]:
    """A step as columns, without its number and what the case file gives."""
    given = {name: _cleaned(getattr(step, name)) for name in _STEP}
    return {"kind": step.kind, **given, "rows": json.dumps(step.rows)}


def step_of(row: Row, users: Users) -> Step:
    """The step of this row."""
    return Step(
        kind=cast("StepKind", row["kind"]), **{name: row[name] for name in _STEP}, number=row["number"], at=row["at"],
        by=users.get(row["by"], ""), rows=tuple(json.loads(row["rows"])),
    )  # fmt: skip


_REPRESENTATION = ("version", "code", "kind", "paragraph", "quoted", "words", "day", "verdict", "reason")


def representation_columns(one: Representation) -> dict[str, Any]:
    """A representation as columns, not considered yet."""
    given = {name: _cleaned(getattr(one, name)) for name in _REPRESENTATION}
    return {**given, "verdict": "", "reason": "", "considered_at": "", "considered_by": None}


def representation_of(row: Row, users: Users) -> Representation:
    """The representation of this row."""
    return Representation(
        version=row["version"], code=row["code"], kind=cast("RepresentationKind", row["kind"]),
        paragraph=row["paragraph"], quoted=row["quoted"], words=row["words"], day=row["day"],
        verdict=cast("Verdict", row["verdict"]), reason=row["reason"], number=row["number"],
        considered_at=row["considered_at"],
        considered_by=users.get(row["considered_by"], "") if row["considered_by"] else "",
    )  # fmt: skip


_ROW_CHECK = ("interview", "code", "entry", "shown", "verdict", "words", "day", "how", "taken", "reason")


def row_check_columns(check: RowCheck) -> dict[str, Any]:
    """What was said of a row as columns, without its number and what the case file gives."""
    return {**{name: _cleaned(getattr(check, name)) for name in _ROW_CHECK}, "entry_revision": check.revision}


def row_check_of(row: Row, users: Users) -> RowCheck:
    """What was said of a row of the chronology, as this row has it."""
    return RowCheck(
        interview=row["interview"], code=row["code"], entry=row["entry"], revision=row["entry_revision"],
        shown=row["shown"], verdict=cast("RowVerdict", row["verdict"]), words=row["words"], day=row["day"],
        how=row["how"], taken=row["taken"], reason=row["reason"], number=row["number"], at=row["at"],
        by=users.get(row["by"], ""),
    )  # fmt: skip


def evidence_of(row: Row, users: Users) -> Evidence:
    """What something rests on, as this row has it."""
    from domain.evidence.drawn_from import Evidence

    return Evidence(
        kind=row["kind"], target=row["target"], interview=row["interview"],
        paragraphs=listed(row["paragraphs"]), digest=row["digest"], version=row["version"],
        revision=row["revision"], number=row["number"], at=row["at"], by=users.get(row["by"], ""),
    )  # fmt: skip


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value
