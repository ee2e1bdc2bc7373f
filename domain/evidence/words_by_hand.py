"""Words of minutes in what leaves: which stand there by right, and which do not though they do elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from domain.evidence.past import Past
from domain.evidence.unagreed import Net, former_codes, net_of
from domain.evidence.unagreed_runs import Words, runs_of, texts_of

if TYPE_CHECKING:
    from domain.chronology.entry import Entry
    from domain.evidence.drawn_from import Evidence
    from domain.meetings.minutes import Minutes
    from domain.report.parts import Passage
    from domain.review import Review


@dataclass(frozen=True, slots=True)
class ByHand:
    """Words of minutes in a text that has no right to them, and `why`; `day` is of the row, "" where it is of none.

    `of` is what the text is called that is no row's, "" for what stands around the rows.
    """

    day: str
    matched: str
    why: str
    text: str
    of: str = ""

    @property
    def where(self) -> str:
        """Where it stands, in words."""
        return f"Row of {self.day}, words" if self.day else self.of or "What stands around the rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What leaves, row or passage, with what gives it a right to words of minutes: what it `rests` on.

    `beside` is what stands beside it; `day` and `of` as in `ByHand`.
    """

    texts: tuple[str, ...]
    beside: str = ""
    rests: tuple[Evidence, ...] = ()
    day: str = ""
    of: str = ""


def words_by_hand(
    review: Review, entries: Iterable[Entry], beside: Mapping[str, str], past: Past | None = None, others: object = ()
) -> tuple[Net, tuple[ByHand, ...]]:
    """As `words_held`, of a file that holds these rows, each with what stands beside it by its id."""
    return words_held(review, rows_held(review, entries, beside), past, others)


def rows_held(review: Review, entries: Iterable[Entry], beside: Mapping[str, str]) -> Iterator[Holds]:
    """These rows, each with what it rests on."""
    rests = _evidence(review, "row")
    for entry in entries:
        yield Holds(
            texts=texts_of(entry), beside=beside.get(entry.id, ""), rests=tuple(rests.get(entry.id, ())),
            day=entry.when.said(),
        )  # fmt: skip


def passages_held(
    review: Review, passages: Iterable[Passage], beside: Mapping[str, str], called: Mapping[str, str]
) -> Iterator[Holds]:
    """These passages, each with what it and the rows it points to rest on; `called` says by id where each stands."""
    own, of_rows = _evidence(review, "passage"), _evidence(review, "row")
    by_rows: dict[str, list[Evidence]] = {}
    for one in review.report.cited if of_rows else ():
        by_rows.setdefault(one.passage, []).extend(of_rows.get(one.entry, ()))
    for each in passages:
        yield Holds(
            texts=(each.text,), beside=beside.get(each.id, ""), of=called.get(each.id, ""),
            rests=(*own.get(each.id, ()), *by_rows.get(each.id, ())),
        )  # fmt: skip


def _evidence(review: Review, kind: str) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for one in review.evidence:
        if one.kind == kind:
            found.setdefault(one.target, []).append(one)
    return found


def words_held(
    review: Review, held: Iterable[Holds], past: Past | None = None, others: object = ()
) -> tuple[Net, tuple[ByHand, ...]]:
    """The net for a file that holds all this, and what it holds that the net cannot tell from what is there by right.

    A row or passage may say what the paragraphs it rests on say, and what stands `beside` it whatever was said in the
    meetings it rests on; those words are found in all else by what that rests on, and in `others`, which leave too.
    """
    net = net_of(review, past)
    if not net.runs:
        return net, ()
    held = tuple(held)
    right = _Right(review, net, past)
    free: set[Words] = set()
    may: dict[int, tuple[set[Words], set[Words]]] = {}
    for place, one in enumerate(held):
        if one.rests:
            own = {*net.in_text(*one.texts)} & right.of_paragraphs(one.rests)
            said = {*net.in_text(one.beside)}
            may[place] = own, said & right.of_meetings(one.rests) if said else said
            free.update(*may[place])
    if not free:
        return net, ()
    shared = net.only(free)
    found: list[ByHand] = []
    for place, one in enumerate(held):
        own, said = may.get(place, (set(), set()))
        found += _in(shared, own, one.texts, one.day, one.of)
        found += _in(shared, said, (one.beside,), one.day, one.of)
    return net.less(free), (*found, *_in(shared, set(), texts_in(others)))


def _in(net: Net, may: set[Words], texts: Iterable[str], day: str = "", of: str = "") -> Iterator[ByHand]:
    texts = tuple(filter(None, texts))
    if not {*net.in_text(*texts)} - may:
        return
    rest = net.less(may)
    for text in texts:
        yield from (ByHand(day, hit.matched, hit.why, text, of) for hit in rest.find(text))


class _Right:
    """What rows and passages may say by what they rest on."""

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


def texts_in(leaves: object) -> Iterator[str]:
    """Every text of these things of a case."""
    if isinstance(leaves, str):
        yield leaves
    elif isinstance(leaves, (tuple, list)):
        for one in leaves:
            yield from texts_in(one)
    elif hasattr(leaves, "__dataclass_fields__"):
        for each in fields(leaves):  # type: ignore[arg-type]
            yield from texts_in(getattr(leaves, each.name))
