"""Minutes of a meeting: the paragraphs as they are typed, and each version as it was issued, exactly."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from domain.agreement.steps import Representation, RowCheck, Step
from domain.dates.days import weekday_said
from domain.meetings.interview import Interview
from domain.people import codes_now

ParagraphKind = Literal["said", "heading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of minutes. Its `id` is its own in every version; the number it is read by is its place.

    `speaker` is a code, "" where nobody speaks; `at` is HH:MM or "". A heading may be of a `question`, by its label.
    `check` is the author's own mark, to look at it again: it is no part of the text that is agreed.
    """

    id: str = ""
    kind: ParagraphKind = "said"
    speaker: str = ""
    at: str = ""
    text: str = ""
    question: str = ""
    check: bool = False
    revision: int = 0

    def words(self) -> tuple[str, str, str, str, str]:
        """What of it is agreed."""
        return self.kind, self.question, self.at, self.speaker, self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What stands above the paragraphs: the facts of the meeting. `present` are codes and roles."""

    interview: int
    kind: str = ""
    about: str = ""
    held: str = ""
    starts: str = ""
    ends: str = ""
    breaks: str = ""
    place: str = ""
    recorded: str = ""
    recorded_why: str = ""
    present: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, interview: Interview) -> Facts:
        """The facts of a meeting as they stand now."""
        return cls(
            interview=interview.number, kind=interview.kind, about=interview.about, held=interview.held,
            starts=interview.starts, ends=interview.ends, breaks=interview.breaks, place=interview.place,
            recorded=interview.recorded, recorded_why=interview.recorded_why,
            present=tuple((one.code, one.role) for one in interview.people if one.present),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Minutes as they were issued: never changed again. `at` is when (UTC), `by` who made it."""

    number: int
    facts: Facts
    paragraphs: tuple[Paragraph, ...]
    at: str = ""
    by: str = ""

    @property
    def text(self) -> str:
        """The exact text that is agreed, plain: the facts, a blank line, the numbered paragraphs."""
        return text_of(self.number, self.facts, self.paragraphs)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the exact text in UTF-8, in hexadecimal: what `sha256sum` says of it in a file."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def paragraph(self, id: str) -> Paragraph | None:
        """The paragraph of this id, None when this version has none such."""
        return next((each for each in self.paragraphs if each.id == id), None)

    def place(self, id: str) -> int:
        """The number a paragraph is read by, from 1; 0 when this version has none such."""
        return next((place for place, each in enumerate(self.paragraphs, 1) if each.id == id), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """All there is about the minutes of one meeting, frozen: what is typed, what was issued, and every answer to it.

    `versions`, `steps`, `representations` and `row_checks` are each in the order they came. `former` are codes people
    had before, each with the code of now: agreed text keeps the old ones.
    """

    interview: Interview
    paragraphs: tuple[Paragraph, ...] = ()
    versions: tuple[Version, ...] = ()
    steps: tuple[Step, ...] = ()
    representations: tuple[Representation, ...] = ()
    row_checks: tuple[RowCheck, ...] = ()
    former: Mapping[str, str] = field(default_factory=dict)

    @property
    def latest(self) -> Version | None:
        """The version issued last, None while there is none."""
        return self.versions[-1] if self.versions else None

    @property
    def edited(self) -> bool:
        """Whether what stands now is another text than the version issued last: that version is then void for use."""
        latest = self.latest
        return latest is None or not same_text(latest, self.interview, self.paragraphs, self.former)

    def version(self, number: int) -> Version | None:
        """The version of this number, None when there is none."""
        return next((each for each in self.versions if each.number == number), None)

    def now(self, code: str) -> str:
        """The code of today of somebody who had this one."""
        return self.former.get(code.casefold(), code)


def text_of(number: int, facts: Facts, paragraphs: tuple[Paragraph, ...]) -> str:
    """The exact text of a version: a line ends no paragraph unless the next begins at the margin with its number."""
    lines = [f"Minutes of interview {facts.interview}, version {number}"]
    lines += [f"{label}: {_indented(text)}" for label, text in facts_said(facts) if text]
    lines.append("")
    lines += [f"{place}. {lead_of(each)}{_indented(each.text)}" for place, each in enumerate(paragraphs, 1)]
    return "\n".join(lines) + "\n"


def facts_said(facts: Facts) -> tuple[tuple[str, str], ...]:
    """The facts of a meeting as they stand above its minutes: what each is called, and what it is, "" where unsaid."""
    return (
        ("Kind of meeting", facts.kind), ("About", facts.about), ("Held", _when(facts)), ("Breaks", facts.breaks),
        ("Place", facts.place), ("Present", "; ".join(f"{code} ({role})" for code, role in facts.present)),
        ("Recorded", ": ".join(filter(None, (facts.recorded, facts.recorded_why)))),
    )  # fmt: skip


def lead_of(each: Paragraph) -> str:
    """What stands before the words of a paragraph: "10:40 SW1: ", "Heading 1a: ", "" where nothing does."""
    before = "Heading" if each.kind == "heading" else " ".join(filter(None, (each.at, each.speaker)))
    label = f" {each.question}" if each.question else ""
    return f"{before}{label}: " if before or label else ""


def same_text(
    version: Version, interview: Interview, paragraphs: tuple[Paragraph, ...], former: Mapping[str, str]
) -> bool:
    """Whether meeting and paragraphs as they stand say what the version says; a code given since is no difference.

    A paragraph typed anew is another one, however alike: what was represented or disputed points to the old one.
    """
    if not _same_facts(version.facts, Facts.of(interview), former):
        return False
    if len(version.paragraphs) != len(paragraphs):
        return False
    return all(
        was.id == now.id and same_words(was, now, former)
        for was, now in zip(version.paragraphs, paragraphs, strict=True)
    )


def same_words(was: Paragraph, now: Paragraph, former: Mapping[str, str]) -> bool:
    """Whether two paragraphs say the same but for codes given since."""
    return was.words() == now.words() or _coded(was, former) == _coded(now, former)


def _coded(each: Paragraph, former: Mapping[str, str]) -> tuple[str, ...]:
    kind, question, at, speaker, text = each.words()
    return kind, question, at, former.get(speaker.casefold(), speaker).casefold(), codes_now(text, former)


def _same_facts(was: Facts, now: Facts, former: Mapping[str, str]) -> bool:
    """Whether the facts are the same: two who came to be one person count once, in whichever of their roles."""
    before, after = _present(was, former), _present(now, former)
    return (
        replace(was, present=()) == replace(now, present=())
        and before.keys() == after.keys()
        and all(after[code] <= before[code] for code in after)
    )


def _present(facts: Facts, former: Mapping[str, str]) -> dict[str, set[str]]:
    present: dict[str, set[str]] = {}
    for code, role in facts.present:
        present.setdefault(former.get(code.casefold(), code).casefold(), set()).add(role)
    return present


def _when(facts: Facts) -> str:
    hours = " to ".join(filter(None, (facts.starts, facts.ends)))
    return ", ".join(filter(None, (weekday_said(facts.held), hours)))


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")
