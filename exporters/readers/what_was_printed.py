"""What the program printed for somebody: the same paper made again, for what came back to be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.for_agreement import ForAgreement, ShownRow
from domain.gate import CodedPerson, looked_for
from domain.minutes import Minutes, Version
from domain.review import Review
from domain.standing import is_one
from exporters.minutes import ROW_HEADER, for_agreement_paper
from exporters.readers.same_words import same
from exporters.word.blocks import Numbered, Paper, Table

_DAY = r"(?:[A-Z][a-z]+day )?\d{1,2} [A-Z][a-z]+ \d{4}"
_BY = re.compile(rf"(?<=\bdocument back) by {_DAY}(?=\.)| Please answer by {_DAY}\.")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line that was printed outside the minutes; `label` is what the first cell of its row says."""

    text: str
    label: str = ""

    @property
    def key(self) -> str:
        """What it is compared by."""
        return key_of(self.text)


def key_of(text: str) -> str:
    """What a line is compared by: by which day an answer is wanted differs from copy to copy."""
    return _BY.sub("", same(text))


def papers(
    review: Review, minutes: Minutes, version: Version, codes: Sequence[str], rows: Sequence[ShownRow]
) -> Iterator[Paper]:
    """What may have been printed for one person: with rows and without, against any version before or none.

    `codes` are those they are called by.
    """
    for code in dict.fromkeys(codes):
        attendee = minutes.interview.of(minutes.now(code))
        out = ForAgreement(
            details=review.details, version=version, code=code, role=attendee.role if attendee else "", before=None,
            rows=(), reply_by="", author=review.details.author, log_head="0" * 64, looked_for=looked_for(review),
            theirs=tuple(
                one
                for one in minutes.representations
                if one.version < version.number and is_one(minutes, one.code, code)
            ),
            former=minutes.former,
        )  # fmt: skip
        for before in (None, *(each for each in minutes.versions if each.number < version.number)):
            for shown in ((), tuple(rows)) if rows else ((),):
                people = _people(review, minutes, version, shown)
                yield for_agreement_paper(replace(out, before=before, rows=shown, people=people))


def lines_of(paper: Paper) -> list[Printed]:
    """What stands in the body of a paper outside the minutes and the rows to check, empty cells left out."""
    found = [Printed(text) for text in (paper.above, paper.title, paper.under, paper.notice)]
    for block in paper.blocks:
        if isinstance(block, Numbered):
            continue
        if not isinstance(block, Table):
            found += map(Printed, block.texts())
            continue
        found += map(Printed, block.header)
        for row in block.rows if block.header != ROW_HEADER else ():
            label = " ".join(row[0].paragraphs)
            found += [
                Printed(text, label if column else "") for column, cell in enumerate(row) for text in cell.paragraphs
            ]
    return [each for each in found if each.key]


def _people(
    review: Review, minutes: Minutes, version: Version, rows: Sequence[ShownRow]
) -> tuple[CodedPerson, ...]:
    """The people named by code, those of a code they had before by that."""
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
