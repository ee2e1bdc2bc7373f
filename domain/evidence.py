"""What is drawn from minutes: a row or a passage, pointing to the paragraphs it rests on, as they then stood."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from domain.agreement import use_of
from domain.minutes import Minutes, Paragraph

EvidenceState = Literal["current", "changed", "unagreed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a row of the chronology ("row", by its id) or a passage of the report ("passage") rests on.

    `paragraphs` are ids, `digest` is of their words when it was drawn, `version` the version issued last then (0 for
    none), `revision` the revision of the row or passage.
    """

    kind: Literal["row", "passage"] = "row"
    target: str
    interview: int
    paragraphs: tuple[str, ...]
    digest: str
    version: int = 0
    revision: int = 0
    number: int = 0
    at: str = ""
    by: str = ""


def digest_of(paragraphs: Iterable[Paragraph]) -> str:
    """The SHA-256 of the words of these paragraphs, in hexadecimal."""
    words = [each.words() for each in paragraphs]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def state_of(evidence: Evidence, minutes: Minutes) -> EvidenceState:
    """Whether what it rests on is still what it was ("changed" if not) and may be used ("unagreed" if not)."""
    by_id = {each.id: each for each in minutes.paragraphs}
    found = [by_id[id] for id in evidence.paragraphs if id in by_id]
    if len(found) < len(evidence.paragraphs) or digest_of(found) != evidence.digest:
        return "changed"
    return "current" if use_of(minutes).may else "unagreed"
