"""What a key that moves costs until it is painted, among 100,000 rows against 1,000, with VisiData beside."""

from __future__ import annotations

import sys

from benchmarks.cases import Cases, cases
from benchmarks.figures import Figures, p50
from benchmarks.sittings import chronology, visidata
from benchmarks.terminal import Terminal

FEW, MANY = 1_000, 100_000
PRESSES = 50
QUIET = 0.06
"""Seconds without a byte after which what a key does has been painted."""
MAY_COST = 1.25
"""What a key may cost among many rows of what it costs among few: the same, but for the noise of a machine in use."""
FRAME = 17
"""Milliseconds between two paints of the screen: what just misses one is drawn at the next."""
AT_ONCE = 100
"""Milliseconds that feel like none."""

MOVES = {
    "a row down": ("\x1b[B",),
    "a row up": ("\x1b[A",),
    "a page down": ("\x1b[6~",),
    "a page up": ("\x1b[5~",),
    "first and last row": ("\x1b[H", "\x1b[F"),
}
JUMPS = ("3/3/24\r", "17/8/23\r", "29 Jan 24\r", "5/11/23\r", "6/6/24\r")


Taken = dict[str, list[tuple[float, float]]]
"""For each terminal, the milliseconds from a key to the first and to the last byte of what it paints."""


def pressed(terminal: Terminal, keys: str) -> tuple[float, float] | None:
    """Milliseconds from a key to the first and to the last byte of what it paints; None when it paints nothing."""
    while terminal.read(0) is not None:
        pass
    before = len(terminal.bursts)
    at = terminal.type(keys)
    if terminal.read(0.5) is None:
        return None
    terminal.rest(QUIET, 2)
    return (terminal.bursts[before].at - at) * 1000, (terminal.bursts[-1].at - at) * 1000


def in_turns(terminals: dict[str, Terminal], keys: tuple[str, ...], presses: int = PRESSES) -> Taken:
    """The same keys at each terminal in turn."""
    taken: Taken = {name: [] for name in terminals}
    for number in range(presses):
        for name, terminal in terminals.items():
            value = pressed(terminal, keys[number % len(keys)])
            if value is not None and number > 1:
                taken[name].append(value)
    return taken


def jumps(terminals: dict[str, Terminal]) -> Taken:
    """A date typed after Ctrl+G, and Enter: from Enter to the rows of that day."""
    taken: Taken = {name: [] for name in terminals}
    for number in range(2 * len(JUMPS)):
        for name, terminal in terminals.items():
            terminal.type("\x07" + JUMPS[number % len(JUMPS)][:-1])
            terminal.rest(0.2)
            value = pressed(terminal, "\r")
            if value is not None:
                taken[name].append(value)
            terminal.rest(0.1)
    return taken


def measure(made: Cases, figures: Figures) -> None:
    """Every way of moving."""
    paths = made.case(FEW), made.case(MANY)
    with chronology(made, paths[0]) as few, chronology(made, paths[1]) as many, visidata(made, MANY) as theirs:
        ours = {"few": few, "many": many}
        for terminal in ours.values():
            terminal.type("\x1b[H")
            terminal.rest(0.3)
        for name, keys in MOVES.items():
            # A page of VisiData's is asked for by the same key; its first and last rows by others.
            all_three = ours if len(keys) > 1 else {**ours, "VisiData": theirs}
            taken = in_turns(all_three, keys)
            say(figures, name, taken)
        taken = jumps(ours)
        jumped, among_few = half_of(taken["many"], 1), half_of(taken["few"], 1)
        said = f"{jumped / among_few:.2f}× of {FEW:,} rows: pages never read before are decrypted"
        figures.held_to("a jump to a date", jumped, AT_ONCE, " ms", said)


def half_of(taken: list[tuple[float, float]], which: int) -> float:
    """The median to the first byte (0) or the last (1)."""
    return p50([each[which] for each in taken])


def say(figures: Figures, name: str, taken: Taken) -> None:
    """Two lines of figures: until the bar has moved, and until the record of its row is shown below."""
    few, many = half_of(taken["few"], 0), half_of(taken["many"], 0)
    beside = f", VisiData {half_of(taken['VisiData'], 0):.1f} ms" if taken.get("VisiData") else ""
    figures.held_to(name, many / few, MAY_COST, "×", f"{few:.1f} ms, {many:.1f} ms{beside}")
    few, many = half_of(taken["few"], 1), half_of(taken["many"], 1)
    beside = f"; all painted in VisiData {half_of(taken['VisiData'], 1):.1f} ms" if taken.get("VisiData") else ""
    figures.held_to("  and its record below", many, few + FRAME, " ms", f"{few:.1f} ms among {FEW:,}{beside}")


def main() -> int:
    """Print the figures; 1 when rows cost more for being many. Raises PeerAbsent."""
    figures = Figures(f"Rows: moving through {MANY:,} rows against {FEW:,}, p50, key to painted")
    with cases() as made:
        measure(made, figures)
    return figures.end()


if __name__ == "__main__":
    sys.exit(main())
