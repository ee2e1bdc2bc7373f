"""What minutes hold that would keep them back: names of the key, numbers, marks; in the draft and as issued."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from domain.gate import looked_for
from domain.identifiers.hits import Hit
from domain.meetings.minutes import Minutes, Paragraph, same_words
from domain.names.finding import Finder
from domain.review import Review
from domain.shortened import around
from domain.strangers import Strangers


@dataclass(frozen=True, slots=True)
class InMinutes:
    """One thing found: of which interview, in which paragraph, of which version (0 is the draft), and what it is."""

    interview: int
    version: int
    paragraph: int
    said: str

    @property
    def sentence(self) -> str:
        """It in one line, by its place."""
        where = f"interview {self.interview}, " + (f"version {self.version} as issued, " if self.version else "")
        return f"{where}paragraph {self.paragraph}: {self.said}"


def found_in_minutes(review: Review, terms: frozenset[str] = frozenset()) -> list[InMinutes]:
    """All there is, meeting by meeting: first of the draft, then of the version issued last where that says otherwise.

    Names of nobody in the key stand elsewhere (`unseen`), but for one who is said to speak.
    """
    if not review.minutes:
        return []
    finder = looked_for(review, terms)
    strangers = Strangers.of(review, finder, terms)
    return [one for minutes in review.minutes for one in _in_minutes(minutes, finder, strangers)]


def _in_minutes(minutes: Minutes, finder: Finder, strangers: Strangers) -> Iterator[InMinutes]:
    number, latest = minutes.interview.number, minutes.latest
    for place, each in enumerate(minutes.paragraphs, 1):
        if each.check:
            yield InMinutes(number, 0, place, "still marked “check this”")
        for said in _said(each, finder, strangers):
            yield InMinutes(number, 0, place, said)
    now = {each.id: each for each in minutes.paragraphs}
    for place, each in enumerate(latest.paragraphs if latest is not None else (), 1):
        stands = now.get(each.id)
        if latest is not None and (stands is None or not same_words(each, stands, minutes.former)):
            for said in _said(each, finder, strangers):
                yield InMinutes(number, latest.number, place, said)


def _said(each: Paragraph, finder: Finder, strangers: Strangers) -> Iterator[str]:
    for name in strangers.in_who(each.speaker):
        yield f"“{name}” speaks, and is nobody of the key"
    for hit in finder.find(each.text):
        if hit.kind == "name" or not hit.asked:
            yield f"“{hit.matched}” {_of(hit)}, in “{around(each.text, hit)}”"


def _of(hit: Hit) -> str:
    code = " or ".join(hit.codes) if hit.codes else hit.code
    if hit.kind == "name":
        return f"for {code}"
    return f"is the {hit.kind} of {code}" if code else f"looks like: {hit.kind}"
