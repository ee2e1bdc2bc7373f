"""Quoted speech in a text: a name in somebody's own words is written [SW1], so that it shows whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from domain.identifiers.hits import Hit

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|[\x00\u2029\ue000]")
_DOUBLE = re.compile("[\"\uff02“”„«»]")
_SINGLE_OPENS = re.compile(r"'(?<![\w'’\])].)(?=[\w\[])|‘(?<![\w'’].)(?=[\w\[…])")
_WORDS_WITHIN = 3
"""A single quotation mark may be an apostrophe: fewer words than these between two are not taken for speech."""


def with_quoted(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits, each told whether it stands within double quotation marks, or single ones that are clearly such.

    A quotation that is not closed goes on to the end of its paragraph: it is still being typed. A name that stands in
    square brackets of its own already needs none.
    """
    if not hits or not any(mark in text for mark in "\"'＂“„«‘"):
        return hits
    marked: list[Hit] = []
    spans: list[tuple[int, int]] = []
    starts: list[int] = []
    read = -1
    for hit in hits:
        if hit.start >= read:
            began, read = _paragraph(text, max(read, 0), hit.start)
            spans = _quotations(text, began, read)
            starts = [start for start, _ in spans]
        at = bisect_right(starts, hit.start) - 1
        inside = at >= 0 and hit.end <= spans[at][1]
        marked.append(replace(hit, quoted=True) if inside and not _bracketed(text, hit) else hit)
    return marked


def _paragraph(text: str, read: int, at: int) -> tuple[int, int]:
    """Where the paragraph that holds this place begins and ends; none begins before `read`."""
    began = read
    for parted in _PARAGRAPH.finditer(text, read):
        if parted.start() >= at:
            return began, parted.start()
        began = parted.end()
    return began, len(text)


def _quotations(text: str, began: int, end: int) -> list[tuple[int, int]]:
    """The quotations of one paragraph, as (start, end), outermost only, in order."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    closing = ""
    for mark in _DOUBLE.finditer(text, began, end):
        kind = mark[0]
        if opened is None:
            if kind in "\"\uff02" and text[mark.start() - 1 : mark.start()].isdigit() and mark.start() > began:
                continue
            if kind not in "”»":
                opened, closing = mark.end(), {"“": "”", "„": "”“", "«": "»"}.get(kind, kind)
        elif kind in closing:
            if not _of_a_mark(text, opened):
                spans.append((opened, mark.start()))
            opened = None
    if opened is not None and not _of_a_mark(text, opened):
        spans.append((opened, end))
    return sorted([*spans, *_single(text, began, end, spans)])


def _single(text: str, began: int, end: int, double: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations in single marks: opened before a word, closed behind one, with several words between."""
    if text.find("'", began, end) < 0 and text.find("‘", began, end) < 0:
        return []
    spans: list[tuple[int, int]] = []
    read = began
    unclosed: set[str] = set()
    for opens in _SINGLE_OPENS.finditer(text, began, end):
        mark = "’" if opens[0] == "‘" else "'"
        if opens.start() < read or mark in unclosed or any(start <= opens.start() < stop for start, stop in double):
            continue
        closes = _closing(text, opens.end(), end, mark)
        if closes is None:
            unclosed.add(mark)
        elif len(text[opens.end() : closes].split(None, _WORDS_WITHIN)) >= _WORDS_WITHIN:
            spans.append((opens.end(), closes))
            read = closes
    return spans


def _closing(text: str, at: int, end: int, mark: str) -> int | None:
    """Where a quotation in single marks closes: behind a word or a stop, and not at the apostrophe of a plural ("the
    boys' room") that has another mark behind it."""
    pattern = re.compile(rf"(?<=[\w.,!?…\])]){mark}(?![\w\[])")
    closes = pattern.search(text, at, end)
    while closes is not None and text[closes.start() - 1] in "sS" and text[closes.end() : closes.end() + 1] == " ":
        after = pattern.search(text, closes.end(), end)
        if after is None:
            break
        closes = after
    return closes.start() if closes is not None else None


def _of_a_mark(text: str, opened: int) -> bool:
    """Whether the quotes hold the words of a field or a mark together (`seen="Ann Lee"`), and nobody says them."""
    return opened > 1 and text[opened - 2] in "=@#"


def _bracketed(text: str, hit: Hit) -> bool:
    return text[hit.start - 1 : hit.start] == "[" and text[hit.end : hit.end + 1] == "]"
