"""What is drawn from minutes: a row or a passage, pointing to the paragraphs it rests on, as they then stood."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from domain.agreement.course import Use, use_of
from domain.agreement.standing import ANSWERS, State, representations_of, standing
from domain.agreement.steps import THEMSELVES, Representation
from domain.evidence.drawn_from import Evidence
from domain.meetings.minutes import Minutes, Paragraph, Version, same_words

if TYPE_CHECKING:
    from domain.review import Review

EvidenceState = Literal["current", "changed", "unagreed"]


@dataclass(frozen=True, slots=True)
class Dissent:
    """What somebody says against the minutes, in their own words: it stands beside whatever is drawn from them.

    `paragraph` is the id of what they say it of, "" for the whole; no words stand for the wish that it be left out.
    """

    code: str
    words: str
    paragraph: str = ""

    @property
    def said(self) -> str:
        """Their words in quotation marks, on one line."""
        return f"“{' '.join(self.words.split())}”" if self.words.strip() else "asks that it be left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A piece of evidence as it stands now: its state, and in words why it may not be used, "" where it may.

    `not_confirmed` are the codes of those who do not confirm it (a senior manager's authority stands for each),
    `dissent` what must stand beside it.
    """

    evidence: Evidence
    state: EvidenceState
    why: str = ""
    not_confirmed: tuple[str, ...] = ()
    dissent: tuple[Dissent, ...] = ()

    @property
    def current(self) -> bool:
        """Whether it may leave."""
        return self.state == "current"


@dataclass(frozen=True, slots=True)
class Ground:
    """The minutes of one meeting as what is drawn from them needs them: worked out once for all that rests on them."""

    minutes: Minutes
    use: Use
    paragraphs: Mapping[str, Paragraph] = field(default_factory=dict)

    @classmethod
    def of(cls, minutes: Minutes) -> Ground:
        """What these minutes come to."""
        return cls(minutes, use_of(minutes), {each.id: each for each in minutes.paragraphs})

    def state(self, evidence: Evidence) -> EvidenceState:
        """Whether what it rests on is still what it was ("changed" if not) and may be used ("unagreed" if not)."""
        found = [self.paragraphs[id] for id in evidence.paragraphs if id in self.paragraphs]
        if len(found) < len(evidence.paragraphs) or not self._is_drawn_from(found, evidence.digest):
            return "changed"
        return "current" if self.use.may else "unagreed"

    def _is_drawn_from(self, found: list[Paragraph], digest: str) -> bool:
        if digest_of(found) == digest:
            return True
        # Where a code was given since, the paragraphs are what they were under the old one, as a version has them.
        return any(
            digest_of(before) == digest
            for version in reversed(self.minutes.versions)
            if (before := _as_in(version, found, self.minutes.former)) is not None
        )

    def resting(self, evidence: Evidence) -> Resting:
        """What this piece of evidence comes to."""
        state = self.state(evidence)
        why = self.use.why
        if state == "changed":
            gone = any(id not in self.paragraphs for id in evidence.paragraphs)
            why = "a paragraph it rests on is gone" if gone else "what it rests on was changed since"
        return Resting(
            evidence=evidence, state=state, why="" if state == "current" else why,
            not_confirmed=tuple(dict.fromkeys(self.minutes.now(step.code) for step in self.use.not_confirmed)),
            dissent=dissent_from(self.minutes, evidence.paragraphs),
        )  # fmt: skip


def digest_of(paragraphs: Iterable[Paragraph]) -> str:
    """The SHA-256 of the words of these paragraphs, in hexadecimal."""
    words = [each.words() for each in paragraphs]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def resting(review: Review) -> tuple[Resting, ...]:
    """All that rests on minutes, in the order it was drawn, each with what it comes to now."""
    if not review.evidence:
        return ()
    by_number = {each.interview.number: each for each in review.minutes}
    wanted = {one.interview for one in review.evidence}
    grounds = {number: Ground.of(minutes) for number, minutes in by_number.items() if number in wanted}
    return tuple(
        grounds[one.interview].resting(one)
        if one.interview in grounds
        else Resting(evidence=one, state="changed", why="there is no such interview in the case")
        for one in review.evidence
    )


def dissent_from(minutes: Minutes, paragraphs: Iterable[str]) -> tuple[Dissent, ...]:
    """What stands against these paragraphs as they are now: of everyone who has not agreed the version issued last.

    Of each the representations that were declined on them, else the words of their dispute, of them or of the whole;
    what they dispute by their own act in any case. What was said of an earlier version counts until they agree a later
    one, however little of the paragraph stands.
    """
    wanted = tuple(paragraphs)
    codes = dict.fromkeys(minutes.now(step.code) for step in minutes.steps if step.kind in ANSWERS)
    return tuple(said for code in codes for said in _of_person(minutes, code, wanted))


def _of_person(minutes: Minutes, code: str, wanted: tuple[str, ...]) -> Iterable[Dissent]:
    stands = standing(minutes, code)
    declined: list[Representation] = []
    # What they agreed in the end settled all they had asked for, of this version and of those before it.
    if stands.state is not State.AGREED:
        declined = [
            one for one in representations_of(minutes, code)
            if one.version > stands.agreed_before and one.verdict == "declined" and not _granted(minutes, one)
            and _is_of(minutes, one.version, one.paragraph, wanted)
        ]
    told = max((one.version for one in declined), default=0)
    disputes = [
        step for step in stands.against
        if (not step.paragraph or _is_of(minutes, step.version, step.paragraph, wanted))
        and (step.attested == THEMSELVES or step.version > told)
    ]
    said = [Dissent(code, one.words, one.paragraph) for one in declined]
    return dict.fromkeys((*said, *(Dissent(code, step.words, step.paragraph) for step in disputes)))


def _granted(minutes: Minutes, one: Representation) -> bool:
    """Whether the paragraph came to say what they wanted after all."""
    now = next((each.text for each in minutes.paragraphs if each.id == one.paragraph), None)
    return one.kind == "change" and now is not None and now.split() == one.words.split()


def _is_of(minutes: Minutes, number: int, paragraph: str, wanted: tuple[str, ...]) -> bool:
    """Whether what was said of a paragraph of this version is of one of those wanted.

    It is of that paragraph, however it was changed; where it was taken out, cut or joined, of whatever was typed since.
    """
    if paragraph in wanted:
        return True
    version = minutes.version(number)
    was = version.paragraph(paragraph) if version is not None else None
    now = next((each for each in minutes.paragraphs if each.id == paragraph), None)
    if version is None or was is None or (now is not None and same_words(was, now, minutes.former)):
        return False
    return any(version.paragraph(id) is None for id in wanted)


def _as_in(version: Version, found: list[Paragraph], former: Mapping[str, str]) -> list[Paragraph] | None:
    """These paragraphs as a version has them, None where it has them otherwise than by codes given since."""
    by_id = {each.id: each for each in version.paragraphs}
    before = [by_id[each.id] for each in found if each.id in by_id and same_words(by_id[each.id], each, former)]
    return before if len(before) == len(found) else None
