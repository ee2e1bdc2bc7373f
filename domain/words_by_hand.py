"""Words of minutes in the rows that leave: which stand there by right, and which do not though they do elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from domain.unagreed import Net, Past, Words, former_codes, net_of, runs_of, texts_of

if TYPE_CHECKING:
    from domain.entry import Entry
    from domain.evidence import Evidence
    from domain.minutes import Minutes
    from domain.review import Review


@dataclass(frozen=True, slots=True)
class ByHand:
    """Words of minutes in a text that has no right to them, and `why`; `day` is of the row, "" where it is of none."""

    day: str
    matched: str
    why: str
    text: str

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"Row of {self.day}, words" if self.day else "What stands around the rows"


def words_by_hand(
    review: Review, entries: Iterable[Entry], beside: Mapping[str, str], past: Past | None = None, others: object = ()
) -> tuple[Net, tuple[ByHand, ...]]:
    """The net for a file that holds these rows, and what they hold that it cannot tell from what is there by right.

    A row may say what the paragraphs it rests on say, and what stands `beside` it whatever was said in the meetings it
    rests on; those words are found in the other rows by what they rest on, and in `others`, which leave with them.
    """
    net = net_of(review, past)
    if not net.runs:
        return net, ()
    entries = tuple(entries)
    rests: dict[str, list[Evidence]] = {}
    for one in review.evidence:
        if one.kind == "row":
            rests.setdefault(one.target, []).append(one)
    right = _Right(review, net, past)
    free: set[Words] = set()
    may: dict[str, tuple[set[Words], set[Words]]] = {}
    for entry in entries:
        if evidence := rests.get(entry.id):
            own = {*net.in_text(*texts_of(entry))} & right.of_paragraphs(evidence)
            said = {*net.in_text(beside.get(entry.id, ""))}
            may[entry.id] = own, said & right.of_meetings(evidence) if said else said
            free.update(*may[entry.id])
    if not free:
        return net, ()
    shared = net.only(free)
    found: list[ByHand] = []
    for entry in entries:
        own, said = may.get(entry.id, (set(), set()))
        day = entry.when.said()
        found += _in(shared, own, texts_of(entry), day)
        found += _in(shared, said, (beside.get(entry.id, ""),), day)
    return net.less(free), (*found, *_in(shared, set(), _texts(others), ""))


def _in(net: Net, may: set[Words], texts: Iterable[str], day: str) -> Iterator[ByHand]:
    texts = tuple(filter(None, texts))
    if not {*net.in_text(*texts)} - may:
        return
    rest = net.less(may)
    for text in texts:
        yield from (ByHand(day, hit.matched, hit.why, text) for hit in rest.find(text))


class _Right:
    """What rows may say by what they rest on."""

    def __init__(self, review: Review, net: Net, past: Past | None) -> None:
        self._minutes: dict[int, Minutes] = {one.interview.number: one for one in review.minutes}
        self._net, self._past = net, past
        self._former = former_codes(review)
        self._meetings: dict[int, set[Words]] = {}

    def of_paragraphs(self, evidence: Iterable[Evidence]) -> set[Words]:
        """What the paragraphs say that it rests on."""
        return runs_of((text for one in evidence for text in self._said(one)), self._former)

    def of_meetings(self, evidence: Iterable[Evidence]) -> set[Words]:
        """Whatever was ever said in the minutes of the meetings it rests on."""
        found: set[Words] = set()
        for number in {one.interview for one in evidence}:
            if number not in self._meetings:
                held = _said_there(self._net, self._minutes.get(number), self._past, number, self._former)
                self._meetings[number] = held
            found |= self._meetings[number]
        return found

    def _said(self, one: Evidence) -> Iterator[str]:
        minutes = self._minutes.get(one.interview)
        wanted = set(one.paragraphs)
        yield from (each.text for each in (minutes.paragraphs if minutes else ()) if each.id in wanted)


def _said_there(
    net: Net, minutes: Minutes | None, past: Past | None, number: int, former: Mapping[str, str]
) -> set[Words]:
    """The runs of a net that stand in the minutes of this meeting too."""
    versions = minutes.versions if minutes else ()
    texts = [each.text for version in versions for each in version.paragraphs]
    texts += [each.text for each in (minutes.paragraphs if minutes else ())]
    texts += [text for of, text, _ in past.once_said() if of == number] if past is not None else []
    return {run for run in runs_of(texts, former) if run in net.runs}


def _texts(leaves: object) -> Iterator[str]:
    """Every text of these things of a case."""
    if isinstance(leaves, str):
        yield leaves
    elif isinstance(leaves, (tuple, list)):
        for one in leaves:
            yield from _texts(one)
    elif hasattr(leaves, "__dataclass_fields__"):
        for each in fields(leaves):  # type: ignore[arg-type]
            yield from _texts(getattr(leaves, each.name))
