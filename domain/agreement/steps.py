"""What can happen to minutes once they are issued: each a step that is recorded and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StepKind = Literal["issue", "agree", "represent", "dispute", "remind", "no reply", "cannot", "authorise"]
Way = Literal["Word", "packet", "reading room", "paper", "e-mail", "in person"]
WAYS: tuple[Way, ...] = ("Word", "packet", "reading room", "paper", "e-mail", "in person")
"""How minutes reach somebody, and how the answer comes back."""

OWN_ACT: tuple[Way, ...] = ("packet", "reading room")
"""The ways by which somebody answers in the program themselves."""

THEMSELVES = "themselves"
AUTHOR = "author"

CANNOT = ("refused", "left employment", "off sick", "not traced", "died", "issued by mistake, was not there")
"""Why somebody cannot or will not answer: offered, any other words may be typed."""

RepresentationKind = Literal["change", "delete", "add", "comment"]
Verdict = Literal["", "accepted", "declined", "noted", "taken back"]
RowVerdict = Literal["confirmed", "corrected", "disputed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that happened between the minutes and one person present.

    `day` is the ISO day it happened; `at` (UTC) and `by` say when and by whom it was recorded. `how` is one of `WAYS`,
    `attested` who says so: "themselves" where the answer is their own act in the program, else "author". `sha256` is
    of the exact text issued or answered. `words` are theirs (dispute, cannot) or the reason (authorise); `paragraph` is
    what a dispute is about, "" for the whole; `who` is the senior manager of an authority, by name of office;
    `reply_by` an ISO day; `answered_by` the account that owned an answer file. `reference` says where the answer itself
    is kept ("e-mail of 3 March 2026, 09:12, folder IMR"), `document` is the SHA-256 of the document that was sent back.
    `rows` are the ids of the rows that went with an issue.
    """

    kind: StepKind
    version: int
    code: str
    day: str = ""
    how: str = ""
    attested: str = ""
    sha256: str = ""
    words: str = ""
    paragraph: str = ""
    who: str = ""
    reply_by: str = ""
    answered_by: str = ""
    reference: str = ""
    document: str = ""
    rows: tuple[str, ...] = ()
    number: int = 0
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """What somebody wants changed in a version, against the paragraph it concerns, and what the author did about it.

    `paragraph` is the id of the paragraph; for "add" of the one it is to follow, "" at the top; for a "comment" on the
    whole "". `quoted` is the paragraph as it was issued, `words` what they want instead, or say. A verdict of
    "declined" has a `reason`, and the words stay; "noted" is for a comment that asks for no other text.
    """

    version: int
    code: str
    kind: RepresentationKind
    paragraph: str = ""
    quoted: str = ""
    words: str = ""
    day: str = ""
    verdict: Verdict = ""
    reason: str = ""
    number: int = 0
    considered_at: str = ""
    considered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheck:
    """What somebody said of a row of the chronology that names them.

    `entry` is the row's id, `revision` its revision and `shown` its text as they saw them. `words` is the correction,
    or what they dispute. `taken` is what the author did with a correction: "" not yet, "taken" or "declined", the
    latter with a `reason`.
    """

    interview: int
    code: str
    entry: str
    revision: int
    shown: str
    verdict: RowVerdict
    words: str = ""
    day: str = ""
    how: str = ""
    taken: str = ""
    reason: str = ""
    number: int = 0
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer to a version, whichever way it came: agreed, representations, or disputed.

    `representations` and `row_checks` may come with any of them but "agree", which takes row checks only. `words` are
    those of a dispute; `packet` is the id of the packet answered, "" where there was none; `unseen` counts the
    paragraphs the program had not shown them when they answered. `reference` and `document` as in `Step`.
    """

    interview: int
    version: int
    sha256: str
    code: str
    kind: Literal["agree", "represent", "dispute"]
    representations: tuple[Representation, ...] = ()
    row_checks: tuple[RowCheck, ...] = ()
    words: str = ""
    day: str = ""
    how: str = ""
    attested: str = AUTHOR
    answered_by: str = ""
    packet: str = ""
    unseen: int = 0
    reference: str = ""
    document: str = ""
