"""Words of minutes that may not be used, found in whatever leaves: a net under the gate, for text put in by hand.

What is looked for: every eight words of a paragraph that follow each other, and every whole sentence of six or seven,
without regard to capitals, accents and stops, and under the codes of now as under those of before. Left out of it is
what minutes that are agreed say too, and what the chronology said before the meeting was held and before the words were
typed: a record read out there is no word of the minutes. What is disputed or not confirmed is looked for as well: it
leaves in rows that rest on it, beside what is held against it, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.evidence.past import Past
from domain.evidence.unagreed_runs import PARTED, WORD, Words, each_run, texts_of
from domain.fold import fold
from domain.identifiers.hits import Hit
from domain.people import codes_now

if TYPE_CHECKING:
    from domain.meetings.minutes import Minutes
    from domain.names.finding import Finder
    from domain.review import Review

KIND = "unagreed minutes"
"""The kind of such a hit."""
CONTESTED = "which are disputed or not confirmed there"
"""What is said of words that may be used, but not without what is held against them."""
_START = 4
"""Of a run so many words are looked at first: fewer are common, and more cost more."""
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Net:
    """The runs of words that may not leave, each with the interview in whose minutes it stands, the first held.

    `contested` are those of them that may be used, but never without what is held against them.
    """

    runs: Mapping[Words, int] = field(default_factory=dict, repr=False)
    contested: frozenset[Words] = field(default=frozenset(), repr=False)
    _starts: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    _lengths: tuple[int, ...] = ()

    @classmethod
    def of(
        cls,
        minutes: Iterable[Minutes],
        known: Iterable[str] = (),
        once: Iterable[tuple[int, str, str]] = (),
        former: Mapping[str, str] | None = None,
    ) -> Net:
        """Of all minutes of a case, and of what paragraphs `once` said; `known` are texts that stand by right, `former`
        codes people had before, in small letters, with those of now."""
        former = former or {}
        allowed: set[Words] = set()
        contested: set[Words] = set()
        runs: dict[Words, int] = {}
        for one in sorted(minutes, key=lambda each: each.interview.held):
            texts = [each.text for version in one.versions for each in version.paragraphs if each.kind == "said"]
            texts += [each.text for each in one.paragraphs if each.kind == "said"]
            for text, agreed in _usable(one):
                (allowed if agreed else contested).update(each_run(text, former))
            for text in dict.fromkeys(texts):
                for run in each_run(text, former):
                    runs.setdefault(run, one.interview.number)
        for number, text, _ in once:
            for run in each_run(text, former):
                runs.setdefault(run, number)
        held = ((run, number) for run, number in runs.items() if run not in allowed)
        return cls._made(held, frozenset(contested)).without(known)

    @classmethod
    def _made(cls, runs: Iterable[tuple[Words, int]], contested: frozenset[Words] = frozenset()) -> Net:
        held = dict(runs)
        lengths = tuple(sorted({len(run) for run in held}, reverse=True))
        return cls(held, contested, frozenset(run[:_START] for run in held), lengths)

    def without(self, known: Iterable[str]) -> Net:
        """The net less what these texts say."""
        return self.less({*self.in_text(*known)})

    def less(self, runs: Collection[Words]) -> Net:
        """The net less these runs."""
        return self._made((run for run in self.runs.items() if run[0] not in runs), self.contested) if runs else self

    def also(self, runs: Mapping[Words, int], known: Iterable[str]) -> Net:
        """The net with these runs too, but for those that `known` texts say."""
        more = Net._made(runs.items()).without(known).runs
        return self._made({**more, **self.runs}.items(), self.contested) if more else self

    def only(self, runs: Collection[Words]) -> Net:
        """The net of these runs of it alone."""
        return self._made(((run, self.runs[run]) for run in runs if run in self.runs), self.contested)

    def in_text(self, *texts: str) -> Iterator[Words]:
        """Each run of it that stands in one of these texts."""
        text = PARTED.join(filter(None, texts))
        if self.runs and text:
            yield from (run for _, run in self._places(WORD.findall(fold(text).text)))

    def find(self, text: str) -> list[Hit]:
        """Where words of minutes that may not be used stand in a text: a hit for each stretch of them."""
        if not self.runs or not text:
            return []
        folded = fold(text)
        places = list(self._places(WORD.findall(folded.text)))
        if not places:
            return []
        # Where each word stands is worked out for a text with hits only.
        found = list(WORD.finditer(folded.text))
        stretches: list[tuple[int, int, str]] = []
        for at, run in places:
            end = at + len(run)
            if stretches and at < stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]), stretches[-1][2])
            else:
                stretches.append((at, end, self._why(run)))
        hits = []
        for first, end, why in stretches:
            # So many as tell which they are: what is shown of a hit is a line.
            last = min(end, first + _SHOWN) - 1
            start, stop = folded.place(found[first].start()), folded.place(found[last].end() - 1) + 1
            hits.append(Hit(start, stop, "", text[start:stop], why, kind=KIND))
        return hits

    def _why(self, run: Words) -> str:
        return f"interview {self.runs[run]}, {CONTESTED if run in self.contested else 'which may not be used'}"

    def _places(self, words: Sequence[str]) -> Iterator[tuple[int, Words]]:
        """Each run that stands among these words, of those at one place the longest first."""
        starts, runs, lengths = self._starts, self.runs, self._lengths
        for at, start in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
            if start in starts:
                for length in lengths:
                    run = tuple(words[at : at + length])
                    if run in runs:
                        yield at, run


@dataclass(frozen=True, slots=True)
class Sought:
    """All that must not be in a finished file: names and identifiers, and words of minutes that may not be used."""

    finder: Finder
    net: Net

    def find(self, text: str) -> list[Hit]:
        """Every hit in the text, in order."""
        hits, found = self.finder.find(text), self.net.find(text)
        return sorted((*hits, *found), key=lambda hit: hit.start) if found else hits


def net_of(review: Review, past: Past | None = None, besides: Collection[int] = ()) -> Net:
    """The net of a case; without its `past` only what stands in the minutes now, or was issued, is looked for, and a
    row ever changed may hold any of it. Nothing that the minutes of the interviews `besides` ever said is looked for.

    A row recorded before a meeting, and before the words were typed, and not touched since, holds nothing of its
    minutes, whatever was read out.
    """
    if not review.minutes and past is None:
        return Net()
    once = tuple(past.once_said()) if past is not None else ()
    if not (review.minutes or once):
        return Net()
    former = former_codes(review)
    said = (text for one in review.questions for text in (one.label, one.text))
    known = (*said, *review.headings)
    net = Net.of(review.minutes, known, once, former)
    if net.runs and besides:
        own = [text for number, text, _ in (*_said_now(review), *once) if number in besides]
        net = net.without([*own, *(codes_now(text, former) for text in own)])
    if net.runs:
        net = net.less(_of_the_record(review, net, once, past, former))
    from domain.evidence.short_sentences import short_runs

    return net.also(short_runs(review, once, past, besides, former), known)


def _of_the_record(
    review: Review, net: Net, once: Iterable[tuple[int, str, str]], past: Past | None, former: Mapping[str, str]
) -> set[Words]:
    """The runs that the chronology had before they were said in a meeting, and before they were typed."""
    held = dict(past.met()) if past is not None else {}
    held |= {one.interview.number: one.interview.held for one in review.minutes}
    latest = max(held.values(), default="")
    quoted = {
        entry: runs
        for entry in review.entries
        if entry.recorded_at[:10] < latest and (runs := {*net.in_text(*texts_of(entry))})
    }
    if not quoted:
        return set()
    of_them = net.only({run for runs in quoted.values() for run in runs})
    days: dict[Words, str] = {}
    typed: dict[Words, str] = {}
    for number, text, at in (*_said_now(review), *once):
        for run in of_them.in_text(text, codes_now(text, former)):
            days[run] = min(days.get(run, "9"), held.get(number, ""))
            if at:
                typed[run] = min(typed.get(run, "9"), at)
    changed = [entry.id for entry in quoted if entry.revision > 1]
    last = past.touched(changed) if past is not None and changed else {}
    known: set[Words] = set()
    for entry, runs in quoted.items():
        at = entry.recorded_at if entry.revision <= 1 else last.get(entry.id, "")
        known.update(run for run in runs if at and at[:10] < days.get(run, "") and at < typed.get(run, "9"))
    return known


def _said_now(review: Review) -> Iterator[tuple[int, str, str]]:
    """What the minutes of a case say as they stand and in every version, as `Past.once_said` tells it."""
    for one in review.minutes:
        for each in (*(each for version in one.versions for each in version.paragraphs), *one.paragraphs):
            if each.kind == "said":
                yield one.interview.number, each.text, ""


def former_codes(review: Review) -> dict[str, str]:
    """The codes people of a case had before, in small letters, each with the code of now."""
    former = {old.casefold(): person.code for person in review.people for old in person.former_codes}
    for one in review.minutes:
        former |= one.former
    return former


def _usable(minutes: Minutes) -> Iterator[tuple[str, bool]]:
    """What these minutes say that may be used, each with whether everyone asked agrees to it."""
    from domain.agreement.course import use_of
    from domain.evidence.resting import dissent_from

    latest, use = minutes.latest, use_of(minutes)
    if latest is None or not use.may:
        return
    against = use.disputed or any(one.verdict == "declined" for one in minutes.representations)
    for each in latest.paragraphs:
        yield each.text, not use.not_confirmed and not (against and dissent_from(minutes, (each.id,)))

