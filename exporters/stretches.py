"""Plain markup in stretches, so that of a long part only those are read tag by tag in which something was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from domain.hits import Hit
from exporters.marked_text import PARTING, RUN_STYLE

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
    """In which of these texts, by number, the hits stand that were found in all of them joined by `PARTING`."""
    starts = list(accumulate((len(text) + len(PARTING) for text in texts), initial=0))
    return {
        number
        for hit in hits
        for number in range(bisect_right(starts, hit.start) - 1, bisect_right(starts, max(hit.start, hit.end - 1)))
    }
