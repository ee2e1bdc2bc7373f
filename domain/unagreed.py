"""Words of minutes that may not be used, found in whatever leaves: a net under the gate, for text put in by hand.

What is looked for: every eight words of a paragraph that follow each other, and every whole sentence of six or seven,
without regard to capitals, accents and stops. Left out of it is what minutes that may be used say too, and what the
chronology said before the meeting was held: a record read out there is no word of the minutes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from domain.entry import TEXTS
from domain.fold import fold
from domain.hits import Hit

if TYPE_CHECKING:
    from domain.entry import Entry
    from domain.minutes import Minutes
    from domain.names import Finder
    from domain.review import Review

KIND = "unagreed minutes"
"""The kind of such a hit."""
RUN = 8
"""So many words in a row are nobody's by chance."""
SENTENCE = 6
"""A whole sentence of fewer words may be anybody's."""
_START = 4
"""Of a run so many words are looked at first: fewer are common, and more cost more."""
_SHOWN = 12
_PARTED = "\x00"
"""Stands between texts of a file that are searched together; no run crosses it."""
_WORD = re.compile(rf"[^\W_]+|{_PARTED}")
_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+|\n")

Words = tuple[str, ...]


class Past(Protocol):
    """What a case knows of how it came to be as it is: its log."""

    def touched(self, ids: Collection[str]) -> Mapping[str, str]:
        """Of rows, by their ids, when each was last changed (UTC in ISO 8601)."""

    def once_said(self) -> Iterable[tuple[int, str]]:
        """Every text paragraphs of minutes ever had, each with the number of the interview."""



@dataclass(frozen=True, slots=True)
class Net:
    """The runs of words that may not leave, each with the interview in whose minutes it stands, the first held."""

    runs: Mapping[Words, int] = field(default_factory=dict, repr=False)
    _starts: frozenset[tuple[str, ...]] = field(default=frozenset(), repr=False)
    _lengths: tuple[int, ...] = ()

    @classmethod
    def of(
        cls, minutes: Iterable[Minutes], known: Iterable[str] = (), once: Iterable[tuple[int, str]] = ()
    ) -> Net:
        """Of all minutes of a case, and of what paragraphs `once` said; `known` are texts that stand by right."""
        from domain.agreement import use_of

        allowed: set[Words] = set()
        runs: dict[Words, int] = {}
        for one in sorted(minutes, key=lambda each: each.interview.held):
            texts = [each.text for version in one.versions for each in version.paragraphs if each.kind == "said"]
            texts += [each.text for each in one.paragraphs if each.kind == "said"]
            if one.latest is not None and use_of(one).may:
                allowed.update(run for each in one.latest.paragraphs for run in _runs(each.text))
            for text in dict.fromkeys(texts):
                for run in _runs(text):
                    runs.setdefault(run, one.interview.number)
        for number, text in once:
            for run in _runs(text):
                runs.setdefault(run, number)
        return cls._made(run for run in runs.items() if run[0] not in allowed).without(known)

    @classmethod
    def _made(cls, runs: Iterable[tuple[Words, int]]) -> Net:
        held = dict(runs)
        lengths = tuple(sorted({len(run) for run in held}, reverse=True))
        return cls(held, frozenset(run[:_START] for run in held), lengths)

    def without(self, known: Iterable[str]) -> Net:
        """The net less what these texts say."""
        return self.less({run for text in known for run in self.in_text(text)})

    def less(self, runs: Collection[Words]) -> Net:
        """The net less these runs."""
        return Net._made(run for run in self.runs.items() if run[0] not in runs) if runs else self

    def in_text(self, text: str) -> Iterator[Words]:
        """Each run of it that stands in a text."""
        if self.runs and text:
            yield from (run for _, run in self._places(_WORD.findall(fold(text).text)))

    def find(self, text: str) -> list[Hit]:
        """Where words of minutes that may not be used stand in a text: a hit for each stretch of them."""
        if not self.runs or not text:
            return []
        folded = fold(text)
        places = list(self._places(_WORD.findall(folded.text)))
        if not places:
            return []
        # Where each word stands is worked out for a text with hits only.
        found = list(_WORD.finditer(folded.text))
        stretches: list[tuple[int, int, int]] = []
        for at, run in places:
            end, number = at + len(run), self.runs[run]
            if stretches and at < stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]), stretches[-1][2])
            else:
                stretches.append((at, end, number))
        hits = []
        for first, end, number in stretches:
            # So many as tell which they are: what is shown of a hit is a line.
            last = min(end, first + _SHOWN) - 1
            start, stop = folded.place(found[first].start()), folded.place(found[last].end() - 1) + 1
            hits.append(Hit(start, stop, "", text[start:stop], f"interview {number}", kind=KIND))
        return hits

    def _places(self, words: Sequence[str]) -> Iterator[tuple[int, Words]]:
        """Each run that stands among these words, the longest at its place."""
        starts, runs, lengths = self._starts, self.runs, self._lengths
        for at, start in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
            if start in starts:
                for length in lengths:
                    run = tuple(words[at : at + length])
                    if run in runs:
                        yield at, run
                        break


@dataclass(frozen=True, slots=True)
class Sought:
    """All that must not be in a finished file: names and identifiers, and words of minutes that may not be used."""

    finder: Finder
    net: Net

    def find(self, text: str) -> list[Hit]:
        """Every hit in the text, in order."""
        hits, found = self.finder.find(text), self.net.find(text)
        return sorted((*hits, *found), key=lambda hit: hit.start) if found else hits


def net_of(review: Review, beside: Iterable[str] = (), past: Past | None = None) -> Net:
    """The net of a case. `beside` is what stands beside rows that leave; without its `past` only what stands in the
    minutes now, or was issued, is looked for, and a row ever changed may hold any of it.

    A row recorded before a meeting and not touched since its day holds nothing of its minutes, whatever was read out.
    """
    if not review.minutes:
        return Net()
    said = [text for one in review.questions for text in (one.label, one.text)]
    once = past.once_said() if past is not None else ()
    net = Net.of(review.minutes, (*said, *review.headings, *beside), once)
    if not net.runs:
        return net
    held = {one.interview.number: one.interview.held for one in review.minutes}
    latest = max(held.values())
    quoted = {
        entry: runs
        for entry in review.entries
        if entry.recorded_at[:10] < latest and (runs := {*net.in_text(_PARTED.join(texts_of(entry)))})
    }
    changed = [entry.id for entry in quoted if entry.revision > 1]
    last = past.touched(changed) if past is not None and changed else {}
    known: set[Words] = set()
    for entry, runs in quoted.items():
        at = entry.recorded_at if entry.revision <= 1 else last.get(entry.id, "")
        known.update(run for run in runs if at and at[:10] < held.get(net.runs[run], ""))
    return net.less(known)


def texts_of(entry: Entry) -> tuple[str, ...]:
    """Every text of a row in which words of minutes can stand."""
    texts = (entry.who, *(getattr(entry, name) for name in TEXTS), *(value for _, value in entry.fields))
    return tuple(filter(None, (*texts, *(source.ref for source in entry.sources))))


def _runs(text: str) -> Iterator[Words]:
    """Every run of a paragraph that nobody writes by chance."""
    words = _WORD.findall(fold(text).text)
    yield from (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    for sentence in _END.split(text):
        words = _WORD.findall(fold(sentence).text)
        if SENTENCE <= len(words) < RUN:
            yield tuple(words)
