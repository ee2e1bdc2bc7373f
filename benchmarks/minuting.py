"""Minuting: key to paint at an empty page and at 10,000 words, the same keys in turns to both.

Two cases with the same people stand open side by side; what differs is the minutes above the box. A key's time is
until the letter stands left of the cursor, as in `keys`; an Enter's until the box is empty and the paragraph above.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

from benchmarks.cases import PASSPHRASE, Cases, cases
from benchmarks.figures import Figures, p50, p95
from benchmarks.keys import Typed
from benchmarks.sittings import chronology
from benchmarks.terminal import Terminal
from domain.meetings.interview import Attendee, Interview
from domain.meetings.minutes import Paragraph
from storage.casefile import CaseFile

WORDS = 10_000
EACH = 40
"""Words of a paragraph."""
SAYS = (
    "I rang the ward at about half past nine and nobody could tell me which tablets had been given on the Sunday "
    "night or by whom they were signed for and so I asked for the sister to ring me back before noon"
)
LINES = (
    "1: I rang the ward about half past nine and was told that nobody knew",
    "2: That is not what the note of the day says, it has a call at eleven",
    "10:42 1: There were two calls, and the second was to the duty doctor",
    "3: Who was told of the fall, and when did the family hear about it ??",
)
TWICE = 2.0
"""How much longer than at an empty page a key may take at 10,000 words."""


def minuted(path: Path, words: int) -> None:
    """Put a meeting into a case, with minutes of so many words."""
    said = SAYS.split()
    people = (Attendee("SW1"), Attendee("GP1"), Attendee("HV1", "interviewer", asked=False))
    with CaseFile.open(path, PASSPHRASE) as case:
        case.interviews.add(Interview(held="2024-07-01", people=people))
        case.minutes.add(1, *(
            Paragraph(speaker=people[number % 3].code, text=" ".join(
                said[(number * 7 + place) % len(said)] for place in range(EACH)
            ))
            for number in range(words // EACH)
        ))  # fmt: skip


@contextmanager
def minuting(made: Cases, words: int) -> Iterator[Terminal]:
    """The minutes of a meeting open at their end, so many words already there."""
    with made.copy(400) as path:
        minuted(path, words)
        with chronology(made, path) as terminal:
            terminal.type("/minutes 1\r")
            terminal.until(lambda: terminal.sees(f"{words:,} words"))
            terminal.rest(1.0)
            yield terminal


def words_shown(terminal: Terminal) -> int:
    """How many words the title says there are."""
    found = re.search(r"([\d,]+) words?\b", terminal.screen.display[0])
    return int(found[1].replace(",", "")) if found else -1


def enter(terminal: Terminal) -> float:
    """End the paragraph; gives the seconds until it is said to be among the minutes and the box is empty."""
    before, row = words_shown(terminal), terminal.screen.cursor.y
    at = terminal.type("\r")
    return terminal.until(
        lambda: words_shown(terminal) > before and not terminal.screen.display[row][2:].strip(), 5
    ) - at  # fmt: skip


def main() -> int:
    """Print the figures; 1 when a budget is missed."""
    figures = Figures(f"Minuting: key to paint at {WORDS:,} words against an empty page, at 80×24 through a pty")
    with cases() as made, minuting(made, 0) as empty, minuting(made, WORDS) as full:
        sides = (Typed(), empty, []), (Typed(), full, [])
        for number, line in enumerate(LINES):
            for place, key in enumerate(line):
                # Neither is always the second.
                for typed, terminal, _ in sides[:: 1 if place % 2 else -1]:
                    typed.press(terminal, key)
            for _, terminal, entered in sides:
                entered.append(enter(terminal))
                terminal.rest(1.0)
            if number == 0:
                # The first line warms both up.
                sides = (Typed(), empty, []), (Typed(), full, [])
        (bare, _, bare_enters), (mine, _, enters) = sides
    for name, typed in (("empty page", bare), (f"{WORDS:,} words", mine)):
        times = f"p50 {p50(typed.seconds) * 1000:.1f} ms, p95 {p95(typed.seconds) * 1000:.1f} ms"
        figures.figure(f"{name}: key to paint", f"{times}; {mean(typed.bytes):.0f} bytes a key")
    ratio = p50(mine.seconds) / p50(bare.seconds)
    figures.held_to(f"key to paint, p50, {WORDS:,} words to an empty page", ratio, TWICE, "×")
    ratio = p95(mine.seconds) / p95(bare.seconds)
    figures.held_to("key to paint, p95, the same", ratio, TWICE, "×")
    figures.held_to("bytes a key, mean", mean(mine.bytes), 150, " B")
    figures.held_to("settled read-back after a key, 19 of 20", p95(mine.after), 600, " B")
    said = f"{p50(enters) * 1000:.0f} ms, {p50(bare_enters) * 1000:.0f} ms at an empty page"
    figures.figure("Enter to the paragraph saved and shown, p50", said)
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
