"""An answer to minutes while it is being made: what is wanted of each paragraph, and what was said of each row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from domain.agreement.for_agreement import ForAgreement
from domain.agreement.steps import Answer, Representation, RepresentationKind, RowCheck, RowVerdict
from domain.dates.days import day_said
from domain.errors import WrongUse
from domain.evidence.row_shown import ShownRow
from domain.meetings.minutes import Paragraph, Version

Choice = Literal["agree", "represent", "dispute"]
LONGEST = 20_000
"""Letters of one text of an answer: ten pages."""

_SLOT: dict[RepresentationKind, str] = {"change": "text", "delete": "text", "add": "add", "comment": "comment"}


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that is being typed: of which kind ("change", "add", "comment", "row", "dispute"), where, what so far."""

    kind: str
    where: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerBegun:
    """What one person wants of the minutes they were given, frozen; each act gives another.

    Of a paragraph there is at most one of change and delete, one addition after it and one comment on it; the id ""
    stands for the head of the minutes. `at` is the paragraph they are reading, `typing` a text not done yet, `seen` the
    paragraphs that were shown to their end.
    """

    given: ForAgreement
    wanted: tuple[Representation, ...] = ()
    rows: tuple[RowCheck, ...] = ()
    at: str = ""
    typing: Typing | None = None
    seen: frozenset[str] = frozenset()

    def saw(self, ids: Iterable[str]) -> AnswerBegun:
        """With these paragraphs shown; itself where they were before."""
        seen = self.seen.union(ids)
        return self if seen == self.seen else replace(self, seen=seen)

    @property
    def unseen(self) -> tuple[int, ...]:
        """The numbers of the paragraphs not shown yet: all of a first version, of one after a version they agreed those
        that changed."""
        version = self.given.version
        wanted = {each.id for each in version.paragraphs}
        if self.given.before is not None and self.given.before_agreed:
            wanted = {each.after.id for each in self.given.changes if each.after is not None}
        return tuple(version.place(each.id) for each in version.paragraphs if each.id in wanted - self.seen)

    def paragraph(self, id: str) -> Paragraph | None:
        """The paragraph of this id as it was given to them."""
        return self.given.version.paragraph(id)

    def of(self, id: str) -> tuple[Representation, ...]:
        """What is wanted of this paragraph."""
        return tuple(one for one in self.wanted if one.paragraph == id)

    def words_of(self, kind: RepresentationKind, id: str) -> str:
        """What was said so far of this kind here; for a change, before there is one, the paragraph itself."""
        held = next((one for one in self.of(id) if one.kind == kind), None)
        paragraph = self.paragraph(id)
        return held.words if held else paragraph.text if kind == "change" and paragraph else ""

    def want(self, kind: RepresentationKind, id: str, words: str = "") -> AnswerBegun:
        """With this wanted here, in place of what it cannot stand beside; no words, or the very same, is nothing.

        Raises WrongUse for a text longer than can be meant, or a change to the head, which has comments only.
        """
        words = words.strip()
        paragraph = self.paragraph(id)
        if paragraph is None and (id or kind in ("change", "delete")):
            raise WrongUse("The head of the minutes is not changed here: press n and say what is wrong in it.")
        if len(words) > LONGEST:
            raise WrongUse(f"This is longer than {LONGEST:,} letters. Say it shorter, or in several places.")
        quoted = paragraph.text if paragraph else ""
        kept = tuple(one for one in self.wanted if one.paragraph != id or _SLOT[one.kind] != _SLOT[kind])
        if kind != "delete" and (not words or (kind == "change" and words == quoted.strip())):
            return replace(self, wanted=kept)
        version = self.given.version.number
        made = Representation(
            version=version, code=self.given.code, kind=kind, paragraph=id, quoted=quoted, words=words
        )
        return replace(self, wanted=tuple(sorted((*kept, made), key=self._place)))

    def take_back(self, id: str) -> AnswerBegun:
        """With nothing wanted of this paragraph any more."""
        return replace(self, wanted=tuple(one for one in self.wanted if one.paragraph != id))

    def check_of(self, entry: str) -> RowCheck | None:
        """What was said of this row, None when nothing was."""
        return next((one for one in self.rows if one.entry == entry), None)

    def check(self, row: ShownRow, verdict: RowVerdict | None, words: str = "") -> AnswerBegun:
        """With this said of a row; None takes it back. Raises WrongUse where the words it needs are lacking."""
        kept = tuple(one for one in self.rows if one.entry != row.entry)
        if verdict is None:
            return replace(self, rows=kept)
        if verdict != "confirmed" and not words.strip():
            raise WrongUse("Say what is not right in this row, or what it should say.")
        if len(words) > LONGEST:
            raise WrongUse(f"This is longer than {LONGEST:,} letters. Say it shorter.")
        made = RowCheck(
            interview=self.given.version.facts.interview, code=self.given.code, entry=row.entry, revision=row.revision,
            shown=row.text, verdict=verdict, words="" if verdict == "confirmed" else words.strip(),
        )  # fmt: skip
        order = [each.entry for each in self.given.rows]
        return replace(self, rows=tuple(sorted((*kept, made), key=lambda one: order.index(one.entry))))

    @property
    def unchecked(self) -> int:
        """How many rows nothing was said of yet, now or before."""
        return len(self.left)

    @property
    def left(self) -> tuple[ShownRow, ...]:
        """The rows nothing was said of yet, now or before."""
        said = {one.entry for one in self.rows}.union(self.given.confirmed)
        return tuple(row for row in self.given.rows if row.entry not in said)

    def rest_correct(self) -> AnswerBegun:
        """With every row nothing was said of said to be correct."""
        begun = self
        for row in self.left:
            begun = begun.check(row, "confirmed")
        return begun

    def why_not(self, choice: Choice) -> str:
        """Why this cannot be chosen as it stands, "" where it can."""
        if choice == "agree" and self.wanted:
            said = "something" if len(self.wanted) == 1 else f"{len(self.wanted)} things"
            return f"You have said {said} about them. To agree instead, go back and take that back (u)."
        if choice == "represent" and not self.wanted:
            return "You have not said yet what should change. Go back, and mark it where it stands."
        return ""

    def answer(self, choice: Choice, words: str, day: str, how: str) -> Answer:
        """The whole answer. Raises WrongUse where it cannot be that."""
        if why := self.why_not(choice):
            raise WrongUse(why)
        if choice == "dispute" and not words.strip():
            raise WrongUse("Say in your own words what you dispute: it stands beside the minutes as you say it.")
        version = self.given.version
        return Answer(
            interview=version.facts.interview, version=version.number, sha256=version.sha256, code=self.given.code,
            kind=choice, representations=tuple(replace(one, day=day) for one in self.wanted),
            row_checks=tuple(replace(one, day=day, how=how) for one in self.rows),
            words=words.strip() if choice == "dispute" else "", day=day, how=how, unseen=len(self.unseen),
        )  # fmt: skip

    def said(self, choice: Choice, words: str = "") -> Iterator[str]:
        """What is said in their name by this answer, a paragraph at a time."""
        rows, answer = self.given.rows, self.answer(choice, words or "…", "", "")
        yield from said_by(answer, self.given.version, rows, len(rows) - len(self.rows) - len(self.left))

    def _place(self, one: Representation) -> tuple[int, int]:
        return self.given.version.place(one.paragraph), ("change", "delete", "comment", "add").index(one.kind)


def said_by(answer: Answer, version: Version, rows: Sequence[ShownRow], before: int = 0) -> Iterator[str]:
    """An answer in sentences, as the one who gives it is shown them before, and the author when it is received.

    `before` counts the rows they had said to be correct another time and say nothing of now.
    """
    held = f"the meeting of {day_said(version.facts.held)} (interview {answer.interview})" if version.facts.held else ""
    what = f"version {answer.version} of the minutes of {held or f'interview {answer.interview}'}"
    if answer.kind == "agree":
        yield f"{answer.code} agrees {what}: they are a true record."
    elif answer.kind == "represent":
        yield f"{answer.code} does not agree {what} as they stand, and wants what follows."
    else:
        yield f"{answer.code} disputes {what}, and says: “{answer.words}”"
    if answer.unseen:
        many = "1 paragraph" if answer.unseen == 1 else f"{answer.unseen} paragraphs"
        yield f"This is said before the end was read: {many} of {len(version.paragraphs)} had not been shown."
    for one in answer.representations:
        place = version.place(one.paragraph)
        where = f"paragraph {place}" if place else "the head of the minutes"
        if one.kind == "change":
            yield f"In {where}, in place of “{one.quoted}”: “{one.words}”"
        elif one.kind == "delete":
            yield f"{where.capitalize()} should not be there: “{one.quoted}”" + (f" ({one.words})" if one.words else "")
        elif one.kind == "add":
            yield f"After {where}: “{one.words}”"
        else:
            yield f"On {where}: “{one.words}”"
    for check in answer.row_checks:
        told = {"confirmed": "is correct", "corrected": "is not correct", "disputed": "is disputed"}[check.verdict]
        yield f"The row “{check.shown}” {told}" + (f": “{check.words}”" if check.words else ".")
    if before:
        yield f"What was said before of {'1 row' if before == 1 else f'{before} rows'} of the chronology stands."
    left = len(rows) - len(answer.row_checks) - before
    if left:
        yield f"Nothing is said of {'1 row' if left == 1 else f'{left} rows'} of the chronology that went with it."
