"""The names of nobody in the key that the author has not answered yet: each must be seen before a submission."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from domain.entry import Entry
from domain.fold import fold
from domain.names import Finder
from domain.review import Review
from domain.strangers import Stranger, Strangers

_AROUND = 40


@dataclass(frozen=True, slots=True)
class Unseen:
    """A name of nobody in the key: in how many rows it stands, and the first of them, in chronology order.

    `word` is what is answered where it is no name; `day` is the date of the row as it is said, `around` the words
    there.
    """

    name: str
    word: str
    count: int
    entry_id: str
    day: str
    around: str


def unseen(review: Review, terms: Collection[str] = ()) -> list[Unseen]:
    """Every such name of the case, in the order of its first row; `terms` are the words answered to be no names."""
    strangers = Strangers.of(review, Finder(review.people, terms), terms)
    first: dict[str, tuple[Stranger, str, Entry]] = {}
    counts: Counter[str] = Counter()
    for entry in review.entries:
        here: dict[str, tuple[Stranger, str, Entry]] = {}
        for found, text, _ in strangers.in_entry(entry):
            here.setdefault(fold(found.matched).text, (found, text, entry))
        counts.update(here.keys())
        for plain, place in here.items():
            first.setdefault(plain, place)
    return [
        Unseen(found.matched, found.word, counts[plain], entry.id, entry.when.said(), _around(text, found))
        for plain, (found, text, entry) in first.items()
    ]


def _around(text: str, found: Stranger) -> str:
    first, last = max(0, found.start - _AROUND), min(len(text), found.end + _AROUND)
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
