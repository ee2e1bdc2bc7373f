"""The names of nobody in the key that the author has not answered yet: each must be seen before a submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from domain.fold import fold
from domain.names import Finder
from domain.review import Review
from domain.strangers import Stranger, Strangers

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Unseen:
    """A name of nobody in the key: in how many rows and paragraphs of minutes it stands, and the first of them.

    `word` is what is answered where it is no name; `day` is the date of the row as it is said, or of which interview
    the minutes are and which paragraph it is; `around` the words there. `entry_id` is "" where no row holds it, and
    `interview` then the number of that meeting.
    """

    name: str
    word: str
    count: int
    entry_id: str
    day: str
    around: str
    interview: int = 0


def unseen(review: Review, terms: Collection[str] = (), *, minuted: bool = False) -> list[Unseen]:
    """Every such name of the rows, in the order of its first; with `minuted` those of the minutes behind them.

    `terms` are the words answered to be no names.
    """
    strangers = Strangers.of(review, Finder(review.people, terms), terms)
    first: dict[str, Unseen] = {}
    counts: Counter[str] = Counter()
    for entry in review.entries:
        here: dict[str, Unseen] = {}
        for found, text, _ in strangers.in_entry(entry):
            one = Unseen(found.matched, found.word, 1, entry.id, entry.when.said(), _around(text, found))
            here.setdefault(fold(found.matched).text, one)
        _count(here, first, counts)
    for minutes in review.minutes if minuted else ():
        for place, paragraph in enumerate(minutes.paragraphs, 1):
            number = minutes.interview.number
            where = f"interview {number}, paragraph {place}"
            here = {}
            for found in strangers.in_text(paragraph.text):
                one = Unseen(found.matched, found.word, 1, "", where, _around(paragraph.text, found), number)
                here.setdefault(fold(found.matched).text, one)
            _count(here, first, counts)
    return [replace(one, count=counts[plain]) for plain, one in first.items()]


def _count(here: Mapping[str, Unseen], first: dict[str, Unseen], counts: Counter[str]) -> None:
    """Count the names of one row or paragraph, each once."""
    counts.update(here.keys())
    for plain, one in here.items():
        first.setdefault(plain, one)


def _around(text: str, found: Stranger) -> str:
    first, last = max(0, found.start - _AROUND), min(len(text), found.end + _AROUND)
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
