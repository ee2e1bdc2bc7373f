"""What stands in a document that came back outside the minutes, compared line by line with what was printed there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from domain.clean import clean
from domain.shortened import cut
from exporters.minutes.on_paper import AGREE, DISPUTE, REPRESENT
from exporters.readers.aligning import likeness, rising
from exporters.readers.by_hand import ByHand
from exporters.readers.returned_slip import Slip
from exporters.readers.same_words import same
from exporters.readers.what_was_printed import Keys, Printed, lines_of
from exporters.word.blocks import Paper
from exporters.word.document import Document, cell_text, each_paragraph
from exporters.word.text import W, text_of

_PAGE = re.compile(r"\s*Page \d+ of \d+$")
_LOG = re.compile(r"^(Head of the case's log:) [0-9a-f]{64}$")
_MANY = 40_000
"""Pairs of lines up to which their likeness is looked at."""
_OURS = 0.4
"""The least part of what was printed that is found again in a document of the program's own layout."""
_CHOICES = frozenset(map(same, (AGREE, REPRESENT, DISPUTE)))


@dataclass(frozen=True, slots=True)
class Stands:
    """A line of a document that came back, outside the minutes; `label` and `key` are as in `Printed`."""

    text: str
    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs, a sentence each, and how much of what was printed was found; `apart` are the lines of a document in
    another layout, of which nothing is known."""

    differs: tuple[str, ...]
    apart: tuple[str, ...] = ()


def compared(
    document: Document,
    papers: Sequence[Paper],
    minutes: Collection[etree._Element],
    rows: Collection[etree._Element],
    slip: Slip,
) -> Compared:
    """Compare with the likeliest of these papers.

    `minutes` and `rows` are the paragraphs that are told as minutes and as rows to check: the first are passed over, of
    the others only what is no text is told, as of those of the slip.
    """
    keys = Keys(papers)
    stands = list(_body(document, {*minutes, *rows, *slip.box, *slip.lines}, keys))
    printed = [lines_of(paper, keys) for paper in papers]
    said = Counter(each.key for each in stands)
    found = [sum((Counter(line.key for line in lines) & said).values()) for lines in printed]
    best = max(range(len(papers)), key=lambda each: found[each] - len(printed[each]) / 2)
    around = list(_around(document, papers[best]))
    by_hand = list(_by_hand(document, minutes, slip))
    if found[best] < _OURS * len(printed[best]):
        known = {line.key for line in printed[best]} | {""}
        return Compared((), (*(each.text for each in stands if each.key not in known), *around, *by_hand))
    return Compared((*_differences(stands, printed[best]), *around, *by_hand))


def _body(document: Document, read: Collection[etree._Element], keys: Keys) -> Iterator[Stands]:
    labels: dict[etree._Element, str] = {}
    for paragraph in each_paragraph(document.body):
        if paragraph in read:
            continue
        if said := clean(text_of(paragraph)).strip():
            yield Stands(said, _label(paragraph, labels), keys.of(said))


def _label(paragraph: etree._Element, labels: dict[etree._Element, str]) -> str:
    """What the first cell of its row says, "" in that cell itself and outside tables."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    if cell is None or row is None:
        return ""
    # Not all cells of the row are gone through: it may have thousands, each asked for the first.
    first = next(row.iter(f"{W}tc"), None)
    if first is None or first is cell:
        return ""
    if row not in labels:
        labels[row] = " ".join(clean(cell_text(first)).split())[:60]
    return labels[row]


# line by line


def _differences(stands: Sequence[Stands], printed: Sequence[Printed]) -> Iterator[str]:
    places: dict[str, list[int]] = {}
    for index, line in enumerate(printed):
        places.setdefault(line.key, []).append(index)
    seen: Counter[str] = Counter()
    pairs: list[tuple[int, int]] = []
    for index, each in enumerate(stands):
        key = each.key
        if seen[key] < len(places.get(key, ())):
            pairs.append((index, places[key][seen[key]]))
            seen[key] += 1
    kept = rising(pairs)
    moved = {one for one, _ in pairs} - {one for one, _ in kept}
    paired = {other for _, other in pairs}
    chosen = _one_choice_left(stands)
    begin = (0, 0)
    for one, other in (*kept, (len(stands), len(printed))):
        new = [index for index in range(begin[0], one) if index not in moved]
        gone = [line for index, line in enumerate(printed[begin[1] : other], begin[1])
                if index not in paired and not (chosen and line.key in _CHOICES)]  # fmt: skip
        yield from _between(stands, new, gone)
        yield from (
            f"Moved to {_where(stands, index)}: “{stands[index].text}”"
            for index in range(begin[0], one)
            if index in moved
        )
        begin = (one + 1, other + 1)


def _between(stands: Sequence[Stands], new: Sequence[int], gone: list[Printed]) -> Iterator[str]:
    """What was written between two lines that stand as they were, and what was taken out there."""
    left = list(gone)
    look = len(new) * len(left) <= _MANY
    for index in new:
        each = stands[index]
        was = next((line for line in left if line.label and line.label == each.label), None)
        if was is None and look:
            was = next((line for line in left if line.label == each.label and _alike(each, line)), None)
        if was is None:
            yield f"Written elsewhere in the document, {_where(stands, index)}: {each.text}"
        else:
            left.remove(was)
            place = f"at “{was.label}”, " if was.label else ""
            yield f"Written elsewhere in the document, {place}in place of “{_short(was.text)}”: {each.text}"
    for line in left:
        place = f", at “{line.label}”" if line.label else ""
        yield f"Taken out of the document{place}: “{line.text}”"


def _alike(one: Stands, other: Printed) -> bool:
    return likeness(one.text[:400], other.text[:400]) >= 0.5 or one.text.startswith(other.text)


def _where(stands: Sequence[Stands], index: int) -> str:
    if stands[index].label:
        return f"at “{stands[index].label}”"
    return f"after “{_short(stands[index - 1].text)}”" if index else "at its very top"


def _short(text: str) -> str:
    return cut(" ".join(text.split()), 60)


def _one_choice_left(stands: Sequence[Stands]) -> bool:
    """Whether of the sentences to tick just one was left, which is a way to choose it."""
    return sum(each.key in _CHOICES for each in stands) == 1


# head and foot of the pages, notes


def _around(document: Document, paper: Paper) -> Iterator[str]:
    """What stands at the head and the foot of the pages and in notes, and was not printed there."""
    head = {same(paper.header), ""}
    foot = {_LOG.sub(r"\1", same(line)) for line in paper.footer} | {""}
    told: set[tuple[str, str]] = set()
    for part, root in document.stories:
        if part == document.main:
            continue
        kind = document.package.content_type(part)
        where, known = ("at the head of the pages", head) if ".header+" in kind else (
            ("at the foot of the pages", foot) if ".footer+" in kind else ("in a note", {""})
        )  # fmt: skip
        for paragraph in each_paragraph(root):
            said = clean(text_of(paragraph)).strip()
            key = same(said)
            if known is foot:
                # The number of the page, and the head of the log at that time, differ from copy to copy.
                key = _LOG.sub(r"\1", _PAGE.sub("", key))
            if key not in known and (where, said) not in told:
                told.add((where, said))
                yield f"Written elsewhere in the document, {where}: {said}"


# what is no text


def _by_hand(document: Document, minutes: Collection[etree._Element], slip: Slip) -> Iterator[str]:
    """What was struck out, drawn or put in outside the minutes."""
    by_hand = ByHand(document)
    labels: dict[etree._Element, str] = {}
    for part, root in document.stories:
        in_body = part == document.main
        before = ""
        if by_hand.outside_paragraphs(root):
            yield "Another document is embedded in it: open it and look."
        for paragraph in each_paragraph(root):
            said = " ".join(clean(text_of(paragraph)).split())
            where = _place(paragraph, said or before, labels) if in_body else "at the edge of the pages or in a note"
            before = said or before
            if in_body and paragraph in minutes:
                continue
            chosen = slip.by_striking and same(said) in _CHOICES
            signed = in_body and paragraph in slip.lines
            yield from told_by_hand(by_hand, paragraph, where, struck=not chosen, pictures=not signed)


def told_by_hand(
    by_hand: ByHand, paragraph: etree._Element, where: str, *, struck: bool = True, pictures: bool = True
) -> Iterator[str]:
    """What was done by hand to a paragraph, a sentence each."""
    if struck and (words := by_hand.struck(paragraph)):
        yield f"Struck out, {where}: “{words}”"
    if pictures and by_hand.pictures(paragraph):
        yield f"A picture or drawing was put in {where}: look at it in the document."
    if words := by_hand.unread(paragraph):
        yield f"Written elsewhere in the document, {where}: {words}"


def _place(paragraph: etree._Element, near: str, labels: dict[etree._Element, str]) -> str:
    label = _label(paragraph, labels)
    return f"at “{label}”" if label else f"by “{_short(near)}”" if near else "at its very top"
