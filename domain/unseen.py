"""The names of nobody in the key that the author has not answered yet: each must be seen before a submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from domain.fold import fold
from domain.names.finding import Finder
from domain.report.printed_texts import printed_texts
from domain.review import Review
from domain.shortened import around
from domain.strangers import Strangers


@dataclass(frozen=True, slots=True)
class Unseen:
    """A name of nobody in the key: in how many rows, paragraphs of minutes and texts of the report it stands, and the
    first of them.

    `word` is what is answered where it is no name; `day` is the date of the row as it is said, or of which interview
    the minutes are and which paragraph it is, or where in the report it stands; `around` the words there. `entry_id` is
    "" where no row holds it, and `interview` then the number of that meeting, or `section` that of the report.
    """

    name: str
    word: str
    count: int
    entry_id: str
    day: str
    around: str
    interview: int = 0
    section: str = ""


def unseen(review: Review, terms: Collection[str] = (), *, minuted: bool = False) -> list[Unseen]:
    """Every such name of the rows, in the order of its first; with `minuted` those of the minutes, then of the
    report, behind them.

    `terms` are the words answered to be no names.
    """
    strangers = Strangers.of(review, Finder(review.people, terms), terms)
    first: dict[str, Unseen] = {}
    counts: Counter[str] = Counter()
    for entry in review.entries:
        here: dict[str, Unseen] = {}
        for found, text, _ in strangers.in_entry(entry):
            one = Unseen(found.matched, found.word, 1, entry.id, entry.when.said(), around(text, found))
            here.setdefault(fold(found.matched).text, one)
        _count(here, first, counts)
    for minutes in review.minutes if minuted else ():
        for place, paragraph in enumerate(minutes.paragraphs, 1):
            number = minutes.interview.number
            where = f"interview {number}, paragraph {place}"
            here = {}
            for found in strangers.in_text(paragraph.text):
                one = Unseen(found.matched, found.word, 1, "", where, around(paragraph.text, found), number)
                here.setdefault(fold(found.matched).text, one)
            _count(here, first, counts)
    for each in printed_texts(review.questions, review.report) if minuted else ():
        here = {}
        for found in () if each.personal else strangers.in_text(each.text):
            one = Unseen(found.matched, found.word, 1, "", each.where, around(each.text, found), section=each.section)
            here.setdefault(fold(found.matched).text, one)
        _count(here, first, counts)
    return [replace(one, count=counts[plain]) for plain, one in first.items()]


def _count(here: Mapping[str, Unseen], first: dict[str, Unseen], counts: Counter[str]) -> None:
    """Count the names of one row or paragraph, each once."""
    counts.update(here.keys())
    for plain, one in here.items():
        first.setdefault(plain, one)
