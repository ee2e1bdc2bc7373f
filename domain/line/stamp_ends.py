"""Where a stamp ends: the punctuation that may follow a date or time, and what makes the end certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.dates.times import TimeFault, time_at
from domain.dates.when import When
from domain.line.draft import Ask, Known, Problem, Span

_ENDED = re.compile(r"\s*[,;.](?!\w)\s*|\s+[/|](?=\s)|\s*-+(?=\s)\s*|\s*[,.;]\s*", re.ASCII)
_DASH = re.compile(r"-\s")

ADVICE = {
    "suffix": "put a comma after the date, or a colon before the text.",
    "time": "put a colon before the text if it is no time, people and a colon after it if it is.",
    "doubt": "put the ? right after the date, or a colon before the text.",
    "colon": "take the colon away, or put a space before it.",
    "weekday": "write the date.",
    "amount": "write the date with its year.",
    "second": "put a colon before the text, or a dash for a range.",
}
_YEAR_IN_FULL = "write the year in full, with / between."


@dataclass
class Stamp:
    """What the line begins with. `when` is None when there is no date; `end` is where the rest begins."""

    end: int = 0
    when: When | None = None
    time: str | None = None
    slot: str = ""
    problems: list[Problem] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


@dataclass
class StampLine:
    """A line whose stamp is being read: the text, the text folded, what is known, and the stamp so far.

    `people_ahead` says whether from a place to the first colon there are only people, which makes certain that
    what stands before them belongs to the stamp. `led` is true after "in" or "during", before what is no time.
    """

    text: str
    low: str
    known: Known
    answers: Mapping[str, int]
    people_ahead: Callable[[int], bool]
    stamp: Stamp = field(default_factory=Stamp)
    led: bool = False

    def skip(self, at: int) -> int:
        """The next place that is no space."""
        while self.low.startswith(" ", at):
            at += 1
        return at

    def after_end(self, at: int) -> int:
        """The next place after a comma, full stop or dash, and spaces."""
        while ended := _ENDED.match(self.low, at):
            at = ended.end()
        return self.skip(at)

    def plain_end(self, at: int) -> bool:
        """Whether the stamp certainly ends here: the line ends, or punctuation or the people follow."""
        place = self.skip(at)
        follows = self.low[place : place + 1]
        return (
            follows == "" or follows in ",.;:)]" or _DASH.match(self.low, place) is not None or self.people_ahead(place)
        )

    def has_time(self, at: int) -> bool:
        """Whether a time certainly follows."""
        place = self.after_end(at)
        bracket = self.low[place : place + 1] in ("(", "[")
        try:
            time = time_at(self.low, place + bracket)
        except TimeFault:
            return True
        return time is not None and (time.sure or bracket or self.people_ahead(self.after_end(time.end)))

    def drop(self, at: int) -> int:
        """Pass over a comma, full stop or dash, and spaces."""
        place = self.after_end(at)
        for offset in range(at, place):
            if not self.low[offset].isspace():
                self.stamp.spans.append(Span("mark", offset, offset + 1))
        return place

    def ask(self, key: str, sentence: str, readings: tuple[str, ...], start: int, end: int, default: int) -> int:
        """Ask which of the readings is meant; the index of the one now taken."""
        index = self.answers.get(key, default) % len(readings)
        advice = ADVICE.get(key, _YEAR_IN_FULL)
        self.stamp.asks.append(Ask(key, f"{sentence}: {advice}", readings, index, start, end))
        return index
