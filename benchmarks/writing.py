"""Writing a report of 60 pages: opening it, and key to paint in its longest section against the chronology's line.

The same case stands open twice, once at the chronology and once at the longest section of its report; the same keys go
to both in turns. Then the same in the midst of a paragraph of 3,000 letters. An Enter's time is until the box is empty
and the words are counted anew in the title.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

from benchmarks.cases import PASSPHRASE, Cases, cases
from benchmarks.figures import Figures, p50, p95
from benchmarks.keys import Typed
from benchmarks.minuting import SAYS, enter
from benchmarks.sittings import chronology
from benchmarks.terminal import Terminal
from domain.report.parts import Passage
from domain.report.sections import SECTIONS
from storage.casefile import CaseFile

PASSAGES = 600
EACH = 50
"""Words of a paragraph: 600 of them are the 30,000 words of 60 pages."""
LONGEST = 200
"""Paragraphs of the longest section, the narrative."""
CITED = 150
LONG = 3_000
"""Letters of a long paragraph."""
LINES = (
    "The ward was rung about half past nine and nobody there could say which tablets had been given",
    "It is not recorded who told the family of the fall, nor when, and the two records differ on it",
    "From that weekend on the visits were halved, which the plan of care neither foresaw nor allowed",
)
TWICE = 2.0
"""How much longer than in the chronology's line a key may take."""


def reported(path: Path) -> None:
    """Put a report of 60 pages into a case, a quarter of its paragraphs resting on rows."""
    said = SAYS.split()
    texts = [" ".join(said[(at * 7 + place) % len(said)] for place in range(EACH)) for at in range(PASSAGES)]
    others = [each.id for each in SECTIONS if each.kind == "text" and each.id != "narrative"]
    with CaseFile.open(path, PASSPHRASE) as case:
        long = " ".join(said[place % len(said)] for place in range(LONG))[:LONG]
        added = case.passages.add("narrative", *(Passage(text=each) for each in [*texts[: LONGEST - 1], long]))
        for at, section in enumerate(others):
            case.passages.add(section, *(Passage(text=each) for each in texts[LONGEST:][at :: len(others)]))
        entries = [each.id for each in case.entries.page(0, CITED)]
        for passage, entry in zip(added, entries, strict=False):
            case.cited.cite(passage.id, entry)


@contextmanager
def writing(made: Cases, path: Path) -> Iterator[tuple[Terminal, float, float]]:
    """The longest section open at its end; the seconds to the list of sections, and from there to the section."""
    with chronology(made, path) as terminal:
        at = terminal.type("\x1b[17~")
        listed = terminal.until(lambda: terminal.sees("Narrative")) - at
        terminal.rest(1.0)
        at = terminal.type("/write narrative\r")
        opened = terminal.until(lambda: "Narrative" in terminal.screen.display[0]) - at
        terminal.until(lambda: " words" in terminal.screen.display[0])
        terminal.rest(1.0)
        yield terminal, listed, opened


def in_turns(line: str, rows: tuple[Typed, Terminal], report: tuple[Typed, Terminal]) -> None:
    """Type the keys of a line at both, neither always the second."""
    for place, key in enumerate(line):
        for typed, terminal in (rows, report)[:: 1 if place % 2 else -1]:
            typed.press(terminal, key)


def main() -> int:
    """Print the figures; 1 when a budget is missed."""
    figures = Figures(f"Writing: a report of {PASSAGES} paragraphs, {PASSAGES * EACH:,} words, at 80×24 through a pty")
    with cases() as made, made.copy(400) as path:
        reported(path)
        with chronology(made, path) as rows, writing(made, path) as (report, listed, opened):
            bare, mine, entered = Typed(), Typed(), []
            for number, line in enumerate(LINES):
                in_turns(line, (bare, rows), (mine, report))
                entered.append(enter(report))
                rows.type("\x15")
                rows.rest(1.0)
                if number == 0:
                    # The first line warms both up.
                    bare, mine, entered = Typed(), Typed(), []
            # The last paragraph above those just typed is the long one: opened, and typed in at its middle.
            report.type("\x1b[A" * (len(LINES) + 1))
            report.rest(0.5)
            report.type("\r")
            report.until(lambda: report.sees("changing paragraph"))
            report.type("\x1b[A" * 20)
            report.rest(1.0)
            bare_long, long = Typed(), Typed()
            in_turns(LINES[0], (bare_long, rows), (long, report))
    figures.figure("F6 to the list of sections", f"{listed * 1000:.0f} ms")
    figures.figure("/write to the longest section, whole on the screen", f"{opened * 1000:.0f} ms")
    for name, typed in (("chronology's line", bare), ("longest section", mine), (f"in {LONG:,} letters", long)):
        times = f"p50 {p50(typed.seconds) * 1000:.1f} ms, p95 {p95(typed.seconds) * 1000:.1f} ms"
        figures.figure(f"{name}: key to paint", f"{times}; {mean(typed.bytes):.0f} bytes a key")
    figures.held_to("key to paint, p50, to the chronology's line", p50(mine.seconds) / p50(bare.seconds), TWICE, "×")
    figures.held_to("the same, p95", p95(mine.seconds) / p95(bare.seconds), TWICE, "×")
    ratio = p50(long.seconds) / p50(bare_long.seconds)
    figures.held_to(f"key to paint, p50, within {LONG:,} letters, the same", ratio, TWICE, "×")
    figures.held_to("bytes a key, mean", mean(mine.bytes), 150, " B")
    figures.held_to("settled read-back after a key, 19 of 20", p95(mine.after), 600, " B")
    figures.figure("bytes a key within the long paragraph, mean", f"{mean(long.bytes):.0f} B")
    figures.figure("Enter to the paragraph saved and shown, p50", f"{p50(entered) * 1000:.0f} ms")
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
