"""Key to paint, and bytes a key: typing rows on the chronology against typing at VisiData's prompt.

The keys go in turns to both programs, at the pace of a fast typist, so that both feel the same machine. A key's time
is until the letter stands left of the cursor; its bytes are those up to that moment; what comes after it, until the
next key, is the read-back and whatever else the program shows when typing pauses.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from statistics import mean

from benchmarks.cases import Cases, cases
from benchmarks.figures import Figures, p50, p95
from benchmarks.sittings import chronology, visidata
from benchmarks.terminal import Terminal

PACE = 0.08
"""Seconds between two keys: 150 words a minute."""
LINES = (
    "3/3/24 0930 SW1 to GP1: call about missed medication > GP1 to visit",
    "= 1400 GP1: home visit, no reply > card left ~ not followed up",
    "+2 HV1: seen in clinic, weight unchanged; mother present @EMIS #2",
    "c mar 24 SW1: assessment begun, consent given by the son @Letters",
    "12-14/3/24 WN1: inpatient, ward 4, blood pressure watched >> home",
)
SIZES = (400, 100_000)
NAMES = 1.1
"""How much longer a key may take where names are looked for."""


@dataclass
class Typed:
    """What keys cost one program: seconds and bytes to the echo of each, and the bytes after it."""

    seconds: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)

    def press(self, terminal: Terminal, key: str) -> None:
        """Press one key and watch until the next one is due."""
        before = len(terminal.bursts)
        at = terminal.type(key)
        echoed = None
        while (left := at + PACE - time.perf_counter()) > 0 or echoed is None:
            burst = terminal.read(left if echoed is not None else 2)
            if echoed is None:
                if burst is None:
                    raise RuntimeError("A key was never shown:\n" + "\n".join(terminal.lines()))
                cursor = terminal.screen.cursor
                if terminal.screen.buffer[cursor.y][cursor.x - 1].data == key:
                    echoed = len(terminal.bursts)
                    self.seconds.append(burst.at - at)
        self.bytes.append(sum(burst.size for burst in terminal.bursts[before:echoed]))
        self.after.append(sum(burst.size for burst in terminal.bursts[echoed:]))


def type_in_turns(ours: Terminal, theirs: Terminal) -> tuple[Typed, Typed, list[float]]:
    """Type every line at both; gives what it cost each, and the seconds from Enter to an empty line of ours."""
    mine, other, saved = Typed(), Typed(), []
    for number, line in enumerate(LINES):
        if number == 1:
            # The first line warms both up.
            mine, other, saved = Typed(), Typed(), []
        theirs.type("/")
        theirs.rest(0.2)
        for key in line:
            mine.press(ours, key)
            other.press(theirs, key)
        at = ours.type("\r")
        saved.append(ours.until(lambda: ours.screen.display[-2].rstrip() == ">", 5) - at)
        ours.rest(1.0)
        theirs.type("\x03")
        theirs.rest(0.2)
    return mine, other, saved


def measure(made: Cases, figures: Figures, count: int) -> None:
    """Both programs over so many rows."""
    with made.copy(count) as path, chronology(made, path) as ours, visidata(made, count) as theirs:
        mine, other, saved = type_in_turns(ours, theirs)
    figures.say(f" {count:,} rows, {len(mine.seconds)} keys each")
    for name, typed in (("imr", mine), ("VisiData", other)):
        times = f"p50 {p50(typed.seconds) * 1000:.1f} ms, p95 {p95(typed.seconds) * 1000:.1f} ms"
        figures.figure(f"{name}: key to paint", f"{times}; {mean(typed.bytes):.0f} bytes a key")
    ratio = p50(mine.seconds) / p50(other.seconds)
    figures.held_to("key to paint, p50, as part of VisiData's", ratio, 1.0, "×")
    figures.held_to("bytes a key, mean", mean(mine.bytes), 150, " B", f"VisiData {mean(other.bytes):.0f} B")
    figures.held_to("settled read-back after a key, 19 of 20", p95(mine.after), 600, " B")
    largest = f"{mean(mine.after):.0f} B, {max(mine.after)} B"
    figures.figure("settled read-back: mean, largest (first key of a line)", largest)
    figures.figure("Enter to the row saved and shown, p50", f"{p50(saved) * 1000:.0f} ms")


def measure_names(made: Cases, figures: Figures) -> None:
    """Typing where 25 people with names are looked for at every key, against a case whose key has no names."""
    with (
        made.copy(SIZES[0]) as path, made.copy(SIZES[0], named=False) as other,
        chronology(made, path) as named, chronology(made, other) as nameless,
    ):
        mine, without = Typed(), Typed()
        for number, line in enumerate(LINES):
            if number == 1:
                mine, without = Typed(), Typed()
            for place, key in enumerate(line):
                # Neither is always the second.
                for typed, terminal in ((mine, named), (without, nameless))[:: 1 if place % 2 else -1]:
                    typed.press(terminal, key)
            for terminal in (named, nameless):
                terminal.type("\r")
                terminal.until(lambda at=terminal: at.screen.display[-2].rstrip() == ">", 5)
                terminal.rest(1.0)
    figures.say(f" the names of 25 people looked for at every key, {len(mine.seconds)} keys")
    said = f"{p50(mine.seconds) * 1000:.1f} ms, {p50(without.seconds) * 1000:.1f} ms"
    ratio = p50(mine.seconds) / p50(without.seconds)
    figures.held_to("key to paint, p50, against a case without names", ratio, NAMES, "×", said)


def main() -> int:
    """Print the figures; 1 when a budget is missed. Raises PeerAbsent."""
    figures = Figures("Keys: key to paint and bytes a key, at 80×24 through a pty, against VisiData")
    with cases() as made:
        for count in SIZES:
            measure(made, figures, count)
        measure_names(made, figures)
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
