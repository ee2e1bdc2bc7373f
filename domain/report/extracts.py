"""Which paragraphs of the report an extract means: those its numbers stood before when it was put down, or sent.

Numbers shift, as a paragraph is put before them or the board's template is looked at. So the paragraphs meant are kept
beside the check, each with the SHA-256 of its words, as a point considered of a list of its own, the check's number its
point: written, undone and shared with the check.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.and_between import and_between
from domain.report.parts import EXTRACTS, Considered, Passage

if TYPE_CHECKING:
    from domain.meetings.interview import ExtractCheck
    from domain.review import Review

_NUMBER = r"(?<![\w.])(?:\d+|[A-Z])\.\d+(?:\([a-z]+\))?"
_SPAN = re.compile(rf"({_NUMBER})(?:\s*(?:to|-|–|—)\s*({_NUMBER}))?")


@dataclass(frozen=True, slots=True)
class Extract:
    """The passages meant, by id, in the order of the report, and the numbers no paragraph has.

    `now` are the numbers those passages have, "" where they are those the extract names; `others` says that its numbers
    stand before other paragraphs; `changed` are the numbers of those that say something else than they did, `gone` how
    many were taken out. `kept` is False where nobody knows which paragraphs were meant: only its numbers tell.
    """

    passages: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    now: str = ""
    others: bool = False
    changed: tuple[str, ...] = ()
    gone: int = 0
    kept: bool = True

    @property
    def said(self) -> str:
        """It in a sentence or more, "" where the extract names no number."""
        told = []
        count = len(self.passages)
        if self.now:
            others = "Its numbers stand before other paragraphs now. " if self.others else ""
            meant = "The paragraph meant is" if count == 1 else f"The {count} paragraphs meant are"
            told.append(f"{others}{meant} {self.now} now.")
        elif count and self.kept:
            what = "1 paragraph" if count == 1 else f"{count} paragraphs"
            told.append(f"{what} of the report as it is numbered here.")
        elif count:
            what = "1 paragraph has" if count == 1 else f"{count} paragraphs have"
            told.append(f"{what} its numbers now; which had them then is not known: look whether it is still these.")
        if self.changed:
            was = "says" if len(self.changed) == 1 else "say"
            told.append(f"{and_between(self.changed)} {was} something else than then.")
        if self.gone:
            told.append(f"{'1 of them was' if self.gone == 1 else f'{self.gone} of them were'} taken out.")
        if self.unknown and not self.now:
            told.append(f"No paragraph has the number {', '.join(self.unknown)} here: look whether it is the board's.")
        return " ".join(told)


def extract_of(text: str, numbers: Mapping[str, str]) -> Extract:
    """What "4.2 to 4.9; 5.1" means among these numbers of passages by id, which stand in the order of the report."""
    places = {number: at for at, number in enumerate(numbers.values())}
    ids = list(numbers)
    found: set[int] = set()
    unknown: list[str] = []
    for first, last in _spans(text):
        missing = [each for each in (first, last) if each not in places]
        if missing:
            unknown += missing
        else:
            found.update(range(places[first], places[last] + 1))
    return Extract(tuple(ids[at] for at in sorted(found)), tuple(dict.fromkeys(unknown)))


def extract_now(
    check: ExtractCheck, considered: Iterable[Considered], passages: Iterable[Passage], numbers: Mapping[str, str]
) -> Extract:
    """The paragraphs a check means as they stand now; `numbers` as `extract_of` takes them."""
    named = extract_of(check.extract, numbers)
    meant = meant_by(check, considered)
    if not meant:
        return Extract(named.passages, named.unknown, kept=not named.passages)
    words = {each.id: digest_of_words(each.text) for each in passages}
    there = {id for id in meant if id in words}
    ids = tuple(id for id in numbers if id in there)
    changed = tuple(numbers[id] for id in ids if words[id] != meant[id])
    moved = set(named.passages) != set(ids)
    return Extract(
        ids, named.unknown, _numbered(ids, numbers) if moved else "", bool(set(named.passages) - there), changed,
        len(meant) - len(there),
    )  # fmt: skip


def extracts_said(review: Review) -> dict[int, str]:
    """What each check is of, by its number: its own words, and behind them the numbers of today where they are others.
    """
    if not review.extract_checks:
        return {}
    from domain.report.as_printed import as_printed

    report = review.report
    numbers = as_printed(report.passages, review.questions, review.board).paragraphs
    told = {}
    for each in review.extract_checks:
        now = extract_now(each, report.considered, report.passages, numbers).now
        told[each.number] = f"{each.extract} (now {now})" if now else each.extract
    return told


def meant_by(check: ExtractCheck, considered: Iterable[Considered]) -> dict[str, str]:
    """The passages kept beside a check by their ids, each with the SHA-256 of its words; none where none are."""
    note = next((each.note for each in considered if each.list == EXTRACTS and each.point == str(check.number)), "")
    return meant_in(note)


def meant_in(note: str) -> dict[str, str]:
    """The passages a note names, as `meant_to_note` writes it."""
    return {id: digest for id, _, digest in (each.partition("=") for each in note.split())}


def meant_to_note(meant: Mapping[str, str]) -> str:
    """Passages by id, each with the SHA-256 of its words, as they are kept."""
    return " ".join(f"{id}={digest}" for id, digest in meant.items())


def digest_of_words(text: str) -> str:
    """The SHA-256, in hexadecimal, of what a paragraph says."""
    return hashlib.sha256(text.encode()).hexdigest()


def _numbered(ids: Collection[str], numbers: Mapping[str, str]) -> str:
    """The numbers of these, three and more that follow each other as a span: "8.1 to 8.5 and 9.2"."""
    spans: list[list[str]] = []
    last = ""
    for id in numbers:
        if id in ids:
            if last in ids and spans:
                spans[-1].append(numbers[id])
            else:
                spans.append([numbers[id]])
        last = id
    told = [[f"{each[0]} to {each[-1]}"] if len(each) > 2 else each for each in spans]
    return and_between(one for each in told for one in each)


def _spans(text: str) -> Iterator[tuple[str, str]]:
    for match in _SPAN.finditer(text):
        yield match[1], match[2] or match[1]
