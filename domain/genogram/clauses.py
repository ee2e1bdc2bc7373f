"""Yes-or-no questions that hang together, answered so that all conditions hold: unit propagation and stepping back.

A question is a number from 1 on; minus the number is its no. A condition is a few answers of which one at least must
be. Source: Davis, Logemann and Loveland, A machine program for theorem-proving (1962).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

STEPS = 40_000
"""Answers tried at most before it is given up."""


class Clauses:
    """Conditions on questions."""

    def __init__(self) -> None:
        self.count = 0
        self._clauses: list[tuple[int, ...]] = []
        self._with: dict[int, list[tuple[int, ...]]] = {}

    def question(self) -> int:
        """A new question."""
        self.count += 1
        return self.count

    def need(self, *answers: int) -> None:
        """One of these answers at least must be."""
        kept = tuple(dict.fromkeys(answers))
        if any(-each in kept for each in kept):
            return
        self._clauses.append(kept)
        for each in kept:
            self._with.setdefault(each, []).append(kept)

    def same(self, one: int, other: int) -> None:
        """Both are answered alike."""
        self.need(-one, other)
        self.need(one, -other)

    def answered(self, preferred: Sequence[int]) -> dict[int, bool] | None:
        """Answers that meet all conditions; None where there are none (or none was found within STEPS).

        `preferred` are answers to try first, the dearest first; a question not among them is tried with yes.
        """
        values: dict[int, bool] = {}
        trail: list[int] = []
        if not self._follow([each[0] for each in self._clauses if len(each) == 1], values, trail):
            return None
        wishes = list(dict.fromkeys([*preferred, *range(1, self.count + 1)]))
        tried: list[tuple[int, int, int]] = []
        place = steps = 0
        while place < len(wishes):
            wish = wishes[place]
            if abs(wish) in values:
                place += 1
                continue
            steps += 1
            if steps > STEPS:
                return None
            tried.append((place, wish, len(trail)))
            while not self._follow([tried[-1][1]], values, trail):
                # Back to the last wish that can still be answered the other way.
                while True:
                    at, answer, before = tried.pop()
                    self._forget(trail, before, values)
                    if answer == wishes[at]:
                        break
                    if not tried:
                        return None
                place = at
                tried.append((at, -wishes[at], before))
                steps += 1
            place = tried[-1][0] + 1
        return values

    def _follow(self, answers: Iterable[int], values: dict[int, bool], trail: list[int]) -> bool:
        """Take these answers and all that follows from them; false where they go against each other."""
        open_ = list(answers)
        while open_:
            answer = open_.pop()
            held = values.get(abs(answer))
            if held is not None:
                if held != (answer > 0):
                    return False
                continue
            values[abs(answer)] = answer > 0
            trail.append(abs(answer))
            for clause in self._with.get(-answer, ()):
                left = 0
                for each in clause:
                    value = values.get(abs(each))
                    if value is None:
                        if left:
                            break
                        left = each
                    elif value == (each > 0):
                        break
                else:
                    if not left:
                        return False
                    open_.append(left)
        return True

    def _forget(self, trail: list[int], before: int, values: dict[int, bool]) -> None:
        for question in trail[before:]:
            del values[question]
        del trail[before:]
