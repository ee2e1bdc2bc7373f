"""Plain markup in stretches, so that of a long part only those are read tag by tag in which something was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from domain.identifiers.hits import Hit
from exporters.disclosure.marked_text import BETWEEN, RUN_STYLE
from exporters.disclosure.reader import Words

_RUN_STYLE_TAG = re.compile(r"</?(?:\w+:)?rPr\b")
_END = re.compile(r"</(?:\w+:)?(?:row|si)>")
_LETTERS = 2**13


def stretches(markup: str) -> list[str]:
    """Plain markup cut behind rows and shared texts, so that what `quick` says of the stretches is what it says of all.

    It is not cut where an end of a row may be none: inside a remark, raw text, or how a run looks.
    """
    if len(markup) < 2 * _LETTERS or "<!" in markup or markup.find("<?", 1) >= 0:
        return [markup]
    cut: list[str] = []
    start = 0
    for found in _END.finditer(markup):
        if found.end() - start >= _LETTERS:
            cut.append(markup[start : found.end()])
            start = found.end()
    cut.append(markup[start:])
    if "rPr" in markup and any(_RUN_STYLE_TAG.search(RUN_STYLE.sub("", each)) for each in cut):
        return [markup]
    return cut


def concerned(texts: Sequence[str], hits: Sequence[Hit]) -> set[int]:
    """In which of these texts, by number, the hits stand that were found in all of them joined by `BETWEEN`."""
    starts = list(accumulate((len(text) + len(BETWEEN) for text in texts), initial=0))
    return {
        number
        for hit in hits
        for number in range(bisect_right(starts, hit.start) - 1, bisect_right(starts, max(hit.start, hit.end - 1)))
    }


def with_readings(read: Sequence[Words], hit: set[int]) -> Iterator[Words]:
    """Of texts read one by one those of these numbers, each with all its readings."""
    start = 0
    for end in range(1, len(read) + 1):
        if end == len(read) or not read[end].again:
            if not hit.isdisjoint(range(start, end)):
                yield from read[start:end]
            start = end
