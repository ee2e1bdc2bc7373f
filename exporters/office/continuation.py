"""Text too long for one cell: carried on in rows of its own, and put together again when read.

A cell holds 32,767 characters and a row shows 409 points; text beyond that is never cut. It goes on in the next row,
under the same date and time, after the word "(continued)". What follows that word begins with the very space or line
break at which the text was parted, so that taking the word out and joining gives the text as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

CONTINUED = "(continued)"
MOST = 32_767
"""What a cell holds, in UTF-16 units."""

_GOOD_PLACES = re.compile(r"\n+(?=\S)|(?<=[.;!?]) ")
_PLACES = re.compile(r"\s")


def split(text: str, fits: Callable[[str], bool], whole: Sequence[tuple[int, int]] = ()) -> list[str]:
    """The text in pieces that each fit, later ones beginning with `CONTINUED`; one piece when it fits whole.

    `whole` are stretches that are not parted where that can be helped, each a start and an end.
    """
    pieces: list[str] = []
    rest, mark, read = text, "", 0
    while not fits(mark + rest):
        at = _cut(rest, lambda piece, mark=mark: fits(mark + piece))  # type: ignore[misc]
        at = next((start - read for start, end in whole if read < start < read + at < end), at)
        pieces.append(mark + rest[:at])
        rest, mark, read = rest[at:], CONTINUED, read + at
    return [*pieces, mark + rest]


def joined(pieces: list[str]) -> str:
    """The text that was split."""
    first, *others = pieces
    return first + "".join(piece.removeprefix(CONTINUED) for piece in others)


def too_long(text: str) -> bool:
    """Whether a text is more than a cell holds."""
    if len(text) * 2 <= MOST:
        return False
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 > MOST


def _cut(text: str, fits: Callable[[str], bool]) -> int:
    """Where to part a text: at the last paragraph or sentence in the last third that fits, else the last space."""
    low, high = 1, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    good = [found.start() for found in _GOOD_PLACES.finditer(text, 0, low + 1)]
    at = good[bisect_right(good, low) - 1] if good else 0
    if at >= low * 2 // 3:
        return at
    places = [found.start() for found in _PLACES.finditer(text, 1, low + 1)]
    return places[-1] if places and places[-1] > low // 3 else low
