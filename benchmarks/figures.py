"""Figures of a benchmark: medians of what was measured in turns, each printed beside its peer and its budget."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles


class PeerAbsent(SystemExit):
    """What the program is measured against is not installed; ends the benchmark with this message and exit code 1."""


def p50(values: Sequence[float]) -> float:
    """The median."""
    return median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


@dataclass
class Figures:
    """What one benchmark found. Every line is printed as soon as it is known."""

    title: str
    missed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.say(self.title)

    def say(self, line: str) -> None:
        """Print a line."""
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def figure(self, what: str, value: str) -> None:
        """Print a figure that has no budget."""
        self.say(f"  {what:<58} {value}")

    def held_to(self, what: str, value: float, budget: float, unit: str, said: str = "") -> None:
        """Print a figure and the budget it is held to: at most `budget`. One missed fails the benchmark."""
        met = value <= budget
        verdict = "met" if met else "MISSED"
        self.figure(what, f"{_short(value)}{unit} (at most {_short(budget)}{unit}: {verdict}){said and '  ' + said}")
        if not met:
            self.missed.append(what)

    def at_least(self, what: str, part: float, budget: float) -> None:
        """Print a part of the whole and the least it is held to. One missed fails the benchmark."""
        met = part >= budget
        self.figure(what, f"{part:.4f} (at least {budget:g}: {'met' if met else 'MISSED'})")
        if not met:
            self.missed.append(what)

    def end(self) -> int:
        """The exit code: 1 when a budget was missed."""
        return 1 if self.missed else 0


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:.2f}"
