"""What the program printed for somebody: the same paper made again, for what came back to be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.agreement.for_agreement import ShownRow, for_agreement, people_in
from domain.agreement.standing import is_one
from domain.dates.days import weekday_said
from domain.errors import WrongUse
from domain.gate import CodedPerson
from domain.meetings.minutes import Minutes, Version
from domain.review import Review
from exporters.minutes.on_paper import ROW_HEADER, for_agreement_paper
from exporters.readers.same_words import same
from exporters.word.blocks import Numbered, Paper, Table

_DAY = re.compile(r"(?:[A-Z][a-z]+day )?\d{1,2} [A-Z][a-z]+ \d{4}")
_SOME_DAY = "2099-12-31"
"""A day to answer by that stands for any."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line that was printed outside the minutes; `label` is what the first cell of its row says, `key` what it is
    compared by."""

    text: str
    label: str
    key: str


class Keys:
    """What lines are compared by: in those that ask for an answer by a day, any day may stand, as copies differ."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        said = weekday_said(_SOME_DAY)
        self._asking = {
            _without_day(text) for paper in papers for block in paper.blocks for text in block.texts() if said in text
        }

    def of(self, text: str) -> str:
        """What this line is compared by."""
        key = same(text)
        return bare if (bare := _without_day(key)) in self._asking else key


def _without_day(text: str) -> str:
    return _DAY.sub("…", same(text))


def papers(
    review: Review, minutes: Minutes, version: Version, codes: Sequence[str], rows: Sequence[ShownRow]
) -> list[Paper]:
    """What may have been printed for one person, with rows and without: as the case stood when this version was issued
    to them, each time, and as it stands.

    `codes` are those they may be called by. Raises WrongUse where none of these is asked to agree.
    """
    made: list[Paper] = []
    refused: WrongUse | None = None
    for code in dict.fromkeys(codes):
        for then in _as_it_stood(review, minutes, version, code):
            try:
                out = replace(for_agreement(then, minutes.interview.number, code), code=code)
            except WrongUse as refusal:
                refused = refusal
                continue
            for shown in ((), tuple(rows)) if rows else ((),):
                people = _people(review, minutes, version, shown)
                given = replace(out, rows=shown, people=people)
                made += (for_agreement_paper(replace(given, reply_by=day)) for day in ("", _SOME_DAY))
    if not made and refused is not None:
        raise refused
    return made


def _as_it_stood(review: Review, minutes: Minutes, version: Version, code: str) -> Iterator[Review]:
    """The case as far as a paper of this version holds it, at each time it was issued to somebody, and now."""
    times = [
        index
        for index, step in enumerate(minutes.steps, 1)
        if step.kind == "issue" and step.version == version.number and is_one(minutes, step.code, code)
    ]
    for upto in dict.fromkeys((*times, len(minutes.steps))):
        then = replace(
            minutes,
            versions=tuple(each for each in minutes.versions if each.number <= version.number),
            steps=tuple(each for each in minutes.steps[:upto] if each.version <= version.number),
            representations=tuple(each for each in minutes.representations if each.version < version.number),
        )
        yield replace(review, minutes=tuple(then if each is minutes else each for each in review.minutes))


def lines_of(paper: Paper, keys: Keys) -> list[Printed]:
    """What stands in the body of a paper outside the minutes and the rows to check, empty cells left out."""
    found = [(text, "") for text in (paper.above, paper.title, paper.under, paper.notice)]
    for block in paper.blocks:
        if isinstance(block, Numbered):
            continue
        if not isinstance(block, Table):
            found += ((text, "") for text in block.texts())
            continue
        found += ((text, "") for text in block.header)
        for row in block.rows if block.header != ROW_HEADER else ():
            label = " ".join(row[0].paragraphs)
            found += (
                (text, label if column else "") for column, cell in enumerate(row) for text in cell.paragraphs
            )
    return [Printed(text, label, key) for text, label in found if (key := keys.of(text))]


def _people(
    review: Review, minutes: Minutes, version: Version, rows: Sequence[ShownRow]
) -> tuple[CodedPerson, ...]:
    """The people named by code, those of a code they had before by that."""
    if not minutes.former:
        return people_in(review, version, rows)
    said = "\n".join((version.text, *(row.text for row in rows)))
    found = []
    for one in review.people:
        before = [old for old, now in minutes.former.items() if now.casefold() == one.code.casefold()]
        for code in (one.code, *before):
            hit = re.search(rf"(?<!\w){re.escape(code)}(?!\w)", said, re.IGNORECASE if code in before else 0)
            if code and hit:
                found.append(CodedPerson(hit[0], one.role, one.organisation))
                break
    return tuple(found)
