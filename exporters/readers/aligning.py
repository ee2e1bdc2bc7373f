"""Which paragraph that came back is which that was issued: by hidden bookmark, visible number and words together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from domain.errors import NotUnderstood

_MOST = 4_000_000
"""Pairs of paragraphs that are thought of."""
_BAND, _MANY = 80, 250_000
"""Of more pairs than these only those so near each other are compared, and those of one number or bookmark."""
_LONGEST = 4_000
"""Letters of a paragraph that are compared."""
_ALIKE, _SOMEWHAT = 0.55, 0.25


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be paired: its words, and the places it may be by its bookmarks and its number."""

    words: str
    marked: frozenset[int] = frozenset()
    number: int = 0


def paired(came: Sequence[Line], issued: Sequence[str]) -> list[int | None]:
    """For each paragraph that came back the index of the one issued, None for one that is new; in the same order.

    Raises `NotUnderstood` where far more came back than can be compared.
    """
    pairs: list[int | None] = [None] * len(came)
    begin = (0, 0)
    for one, other in (*_anchors(came, issued), (len(came), len(issued))):
        _between(came, issued, begin, (one, other), pairs)
        if one < len(came):
            pairs[one] = other
        begin = (one + 1, other + 1)
    return pairs


def plain(text: str) -> str:
    """Words as they are compared: whatever white space stands between them."""
    return " ".join(text.split())


def likeness(one: str, other: str) -> float:
    """How like two texts are, 0 to 1: the same but for white space is 1."""
    return fuzz.ratio(plain(one[:_LONGEST]), plain(other[:_LONGEST])) / 100


def _anchors(came: Sequence[Line], issued: Sequence[str]) -> list[tuple[int, int]]:
    """Paragraphs that stand but once in either and are the same in both, as far as they keep their order."""
    places: dict[str, list[int]] = {}
    for index, words in enumerate(issued):
        places.setdefault(plain(words), []).append(index)
    counts: dict[str, int] = {}
    for line in came:
        counts[plain(line.words)] = counts.get(plain(line.words), 0) + 1
    same = [
        (index, places[words][0])
        for index, line in enumerate(came)
        if (words := plain(line.words)) and counts[words] == 1 and len(places.get(words, ())) == 1
    ]
    return rising(same)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs that rise on both sides."""
    import bisect

    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, other) in enumerate(pairs):
        at = bisect.bisect_left(tops, other)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(other)
            ends.append(index)
        else:
            tops[at], ends[at] = other, index
    kept: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append(pairs[at])
        at = before[at]
    return kept[::-1]


def _between(
    came: Sequence[Line], issued: Sequence[str], begin: tuple[int, int], end: tuple[int, int], pairs: list[int | None]
) -> None:
    """Pair what stands between two anchors so that the sum of likenesses is greatest."""
    (i, j), (m, n) = begin, end
    height, width = m - i, n - j
    if height <= 0 or width <= 0:
        return
    if height * width > _MOST:
        raise NotUnderstood("Far more came back than was sent, so what differs cannot be told paragraph by paragraph.")
    near = _BAND if height * width > _MANY else max(height, width)
    scores = [
        [
            _score(came[i + row], issued[j + column], j + column + 1, abs(row * width / height - column) <= near)
            for column in range(width)
        ]
        for row in range(height)
    ]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for row in range(height - 1, -1, -1):
        for column in range(width - 1, -1, -1):
            both = scores[row][column]
            taken = both + best[row + 1][column + 1] if both > 0 else 0.0
            best[row][column] = max(taken, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < height and column < width:
        both = scores[row][column]
        if both > 0 and best[row][column] == both + best[row + 1][column + 1]:
            pairs[i + row] = j + column
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _score(line: Line, words: str, place: int, near: bool) -> float:
    """How surely a paragraph is the one issued at this place, 0 when it is not."""
    marked, numbered = place in line.marked, line.number == place
    if not line.words:
        return 0.3 if marked and numbered else 0.2 if numbered else 0.1 if marked and len(line.marked) == 1 else 0.0
    if not (marked or numbered) and not (near and 0.2 < len(line.words) / max(1, len(words)) < 5):
        return 0.0
    alike = likeness(line.words, words)
    if alike >= _ALIKE or (marked and numbered) or ((marked or numbered) and alike >= _SOMEWHAT):
        return alike + 0.6 * marked + 0.4 * numbered
    return 0.0
