"""The report: what it says section by section, what that rests on, and all that boards ask for beside the text.

Sources: WSAB's template of an IMR, CPSCB's resource pack, LLR's quality markers, Hammersmith & Fulham's guidance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PassageKind = Literal["said", "heading", "item", "quote", "picture"]
PASSAGE_KINDS: tuple[PassageKind, ...] = ("said", "heading", "item", "quote", "picture")

ANSWER = "answer:"
"""What the section of the answer to a question begins with; the question's label stands behind it."""

Whose = Literal["own agency", "between agencies"]
WHOSE: tuple[Whose, ...] = ("own agency", "between agencies")

Status = Literal["Not started", "In progress", "Completed"]
STATUSES: tuple[Status, ...] = ("Not started", "In progress", "Completed")

Grade = Literal["", "primary", "secondary", "anecdotal"]
GRADES: tuple[Grade, ...] = ("", "primary", "secondary", "anecdotal")

Found = Literal["", "found", "in part", "not found"]
FOUND: tuple[Found, ...] = ("", "found", "in part", "not found")

Mark = Literal["", "yes", "no", "n/a"]
MARKS: tuple[Mark, ...] = ("", "yes", "no", "n/a")

SignedAs = Literal["author", "quality assurer", "countersigner", "chief officer"]
SIGNED_AS: tuple[SignedAs, ...] = ("author", "quality assurer", "countersigner", "chief officer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of the report. Its `id` is its own for good; the number it is read by is its place when printed.

    `section` is a section's id, or `answer:` and the label of a question. A "heading" stands within its section, an
    "item" in a list, a "quote" is somebody's words, a "picture" names a plot in its text. What stands in the sections
    of good practice and learning are the findings. `check` is the author's own mark, to look at it again; it is never
    printed.
    """

    id: str = ""
    section: str = ""
    kind: PassageKind = "said"
    text: str = ""
    check: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A row of the chronology a passage points to as evidence; `digest` is of the row as it then stood.

    What a passage draws from minutes is `domain.evidence.drawn_from.Evidence` of the kind "passage".
    """

    number: int = 0
    passage: str
    entry: str
    digest: str = ""
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What is said of a question beside the text of its answer: whether it is relevant to the agency, and why not."""

    question: str
    relevant: bool = True
    why_not: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """A recommendation, SMART part by part. `rests_on` are the ids of the passages behind it: findings, analysis.

    `outcome` is what it is to bring about, `evaluated` how the agency will know. Source: CPSCB section 10.
    """

    number: int = 0
    text: str = ""
    whose: Whose = "own agency"
    specific: str = ""
    measurable: str = ""
    achievable: str = ""
    realistic: str = ""
    timely: str = ""
    outcome: str = ""
    evaluated: str = ""
    rests_on: tuple[str, ...] = ()
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A line of the action plan, for a recommendation by its number (0: for none).

    `lead` is a job title or a code. `target` and `completed` are ISO days or "", `target_said` what stands for a day
    where there is none ("ongoing"). `status` is one of STATUSES, or a word of the board's own list.
    """

    number: int = 0
    recommendation: int = 0
    text: str = ""
    lead: str = ""
    target: str = ""
    target_said: str = ""
    status: str = "Not started"
    completed: str = ""
    evidence: str = ""
    outcome: str = ""
    comment: str = ""
    agency: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionUpdate:
    """What was reported of an action on an ISO day; updates are added, never changed."""

    number: int = 0
    action: int
    day: str
    status: str
    words: str = ""
    evidence: str = ""
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A line of the quality form: `text` in the board's words or ours, whether it is met, and a comment."""

    number: int = 0
    text: str
    mark: Mark = ""
    comment: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short answer a board's cover, form or section asks for, by its name in `domain.report.facts`.

    Days are ISO days, yes or no is "yes" or "no".
    """

    name: str
    value: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """A body of records that was looked through for the review, or looked for in vain.

    `source` is the name of a source of the case, or any other words. `span` says what years or volumes; `searched` and
    `secured` are ISO days, `searched_by` and `secured_by` codes or job titles; where `found` is "not found" or "in
    part", `why` says why. `grade` is the weight of the information. Sources: WSAB section 2, CPSCB sections 2, 4, 5.
    """

    number: int = 0
    source: str
    what: str = ""
    place: str = ""
    span: str = ""
    searched: str = ""
    searched_by: str = ""
    secured: str = ""
    secured_by: str = ""
    found: Found = ""
    why: str = ""
    grade: Grade = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A policy or guidance, the issue of it that was in force at the time, from and until when, as typed."""

    number: int = 0
    title: str
    issue: str = ""
    from_when: str = ""
    until: str = ""
    whose: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """What a short form stands for."""

    short: str
    meaning: str = ""
    revision: int = 0


DONE, EXTRACTS = "done", "extracts"
"""Lists of points considered that are no checklists: sections said to be done, and paragraphs extracts mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """A point of a checklist the author has thought about, by the list's and the point's name; `note` is their own."""

    list: str
    point: str
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day something is due, and the ISO day it was done, "" while it is not."""

    number: int = 0
    what: str
    due: str = ""
    done: str = ""
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A simple signature under a submission: as what, who (a name or a code), their job, the ISO day, how it was given.

    `sha256` is of the exact text they signed. Never changed once recorded.
    """

    number: int = 0
    submission: int
    signed_as: SignedAs
    who: str
    job: str = ""
    day: str = ""
    how: str = ""
    statement: str = ""
    sha256: str = ""
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The case as it is put up for signature and sent: `text` is the exact text that is signed, frozen.

    `version` is what the board calls it ("1", "draft 2"), `stage` to what end. `sent` is the ISO day it went out, ""
    while it waits for signatures, `files` each file sent and its SHA-256. `log_head` is the log at the moment of
    freezing.
    """

    number: int = 0
    version: str = ""
    stage: str = ""
    text: str = field(default="", repr=False)
    sha256: str = ""
    log_head: str = ""
    sent: str = ""
    files: tuple[tuple[str, str], ...] = ()
    at: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a file that left said of the case, so that what comes back can be compared: by mark, its words.

    A mark is `passage:ID`, `row:ID`, `recommendation:N:part`, `action:N:part`, `fact:NAME` and so on.
    """

    number: int = 0
    kind: str = ""
    sha256: str = ""
    log_head: str = ""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All of the report, frozen. Everything stands in the author's order; `updates` and `signatures` as they came."""

    passages: tuple[Passage, ...] = ()
    cited: tuple[Cited, ...] = ()
    answers: tuple[Answered, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    actions: tuple[Action, ...] = ()
    updates: tuple[ActionUpdate, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    facts: tuple[Fact, ...] = ()
    searched: tuple[Searched, ...] = ()
    policies: tuple[Policy, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    considered: tuple[Considered, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    submissions: tuple[Submission, ...] = ()
    signatures: tuple[Signature, ...] = ()

    def of(self, section: str) -> tuple[Passage, ...]:
        """The passages of a section, in order."""
        return tuple(each for each in self.passages if each.section.casefold() == section.casefold())

    def fact(self, name: str) -> str:
        """A short answer by its name, "" where none was given."""
        return next((each.value for each in self.facts if each.name == name), "")

    def answered(self, question: str) -> Answered:
        """What is said of the question of this label."""
        found = (each for each in self.answers if each.question.casefold() == question.casefold())
        return next(found, Answered(question=question))


def section_of(question: str) -> str:
    """The section that holds the answer to the question of this label."""
    return f"{ANSWER}{question}"


def question_of(section: str) -> str:
    """The label of the question a section answers, "" for any other section."""
    return section[len(ANSWER) :] if section.casefold().startswith(ANSWER) else ""
