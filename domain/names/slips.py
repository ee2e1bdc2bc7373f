"""One letter missing, too many, another, or two neighbours swapped: which known words a word may be a slip of."""

from __future__ import annotations

from collections.abc import Iterable


class Slips:
    """Words of which others may be slips. A lookup costs some tens of dictionary reads, however many words there are:
    each word is kept under itself and under itself less each one of its letters."""

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, tuple[str, ...]] = {}
        self._longest = 0
        for word in words:
            self._longest = max(self._longest, len(word) + 1)
            for less in _less_a_letter(word):
                self._near[less] = (*self._near.get(less, ()), word)

    def of(self, text: str) -> tuple[str, ...]:
        """The words that are one slip away from this one, itself left out; in no order."""
        found: set[str] = set()
        # To leave out each letter of a word takes the square of its length, and files may hold one of a million.
        if len(text) > self._longest:
            return ()
        for less in _less_a_letter(text):
            if less in self._near:
                found.update(self._near[less])
        return tuple(word for word in found if is_one_slip(word, text))


def _less_a_letter(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by just one letter or by two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return len(left) < 2 and len(right) < 2 or (len(left) == 2 and left == right[::-1])
