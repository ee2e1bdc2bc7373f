"""What changed from one version of minutes to another, paragraph by paragraph and word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from domain.meetings.minutes import Facts, Minutes, Paragraph, Version, facts_said, lead_of, same_words
from domain.word_runs import marked_in_words

ChangeKind = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A paragraph in two versions: as it was `before` and is `after`, None where a version has none such.

    `was` and `place` are the numbers it is read by in each, 0 for none; `moved` where it stands in another order.
    """

    kind: ChangeKind
    before: Paragraph | None = None
    after: Paragraph | None = None
    was: int = 0
    place: int = 0
    moved: bool = False

    @property
    def marked(self) -> str:
        """Its text, who speaks and when with it, with what was taken out and put in between signs."""
        return marked_in_words(whole(self.before), whole(self.after))

    @property
    def differs(self) -> bool:
        """Whether it is not as it was, in its words or its place."""
        return self.kind != "same" or self.moved


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of the meeting that is another now: what it is called, and what it was and is, "" where unsaid."""

    label: str
    before: str
    after: str


def whole(paragraph: Paragraph | None) -> str:
    """A paragraph as it is read, without its number."""
    return f"{lead_of(paragraph)}{paragraph.text}" if paragraph is not None else ""


def as_it_stands(minutes: Minutes) -> Version:
    """The text as it is typed now, as the version it would be."""
    number = minutes.latest.number + 1 if minutes.latest else 1
    return Version(number=number, facts=Facts.of(minutes.interview), paragraphs=minutes.paragraphs)


def all_changes(before: Version, after: Version, former: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """Every paragraph of both versions, in the order of the later; what is gone stands where it stood.

    A paragraph is followed by its id. A code given since, as `former` has it, is no change.
    """
    return tuple(_each(before, after, former or {}))


def changes(before: Version, after: Version, former: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """Only what is not the same, moved paragraphs among it."""
    return tuple(each for each in all_changes(before, after, former) if each.differs)


def fact_changes(before: Version, after: Version) -> tuple[FactChange, ...]:
    """What is another in the facts of the meeting."""
    pairs = zip(facts_said(before.facts), facts_said(after.facts), strict=True)
    return tuple(FactChange(label, was, now) for (label, was), (_, now) in pairs if was != now)


def _each(before: Version, after: Version, former: Mapping[str, str]) -> Iterator[Change]:
    one, other = [each.id for each in before.paragraphs], [each.id for each in after.paragraphs]
    was = {id: place for place, id in enumerate(one, 1)}
    held = frozenset(other)
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            for at in range(i, j):
                if one[at] not in held:
                    yield Change(kind="gone", before=before.paragraphs[at], was=at + 1)
        for at in range(k, m):
            now = after.paragraphs[at]
            place = was.get(now.id, 0)
            if not place:
                yield Change(kind="new", after=now, place=at + 1)
                continue
            then = before.paragraphs[place - 1]
            same: ChangeKind = "same" if same_words(then, now, former) else "changed"
            yield Change(kind=same, before=then, after=now, was=place, place=at + 1, moved=kind != "equal")
