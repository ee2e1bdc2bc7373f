"""A document that came back, as paragraphs: each as it stands now, with what marks it and what was said beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from domain.clean import clean
from domain.errors import NotUnderstood
from exporters.minutes.on_paper import PARAGRAPH_MARK
from exporters.word.document import Document, cells_of, each_paragraph, rows_of
from exporters.word.text import W, ends_no_more, is_tracked, text_of

MAX_COMMENTS = 2_000
_LONGEST_BESIDE = 2_000
"""Letters, and pieces of text, of the words a comment stands by that are kept."""
_PICTURE = "A picture stands in this comment: look at it in the document."
_NUMBER = re.compile(r"^\s*(\d{1,4})(?:\s*[.)]|\s*\t)\s*")
_ANY_NUMBER = re.compile(r"^\s*\d{1,4}\s?[a-z]?(?:\s*[.)]|\s*\t)\s*", re.IGNORECASE)


@dataclass(slots=True)
class Returned:
    """A paragraph as it came back, every tracked change taken; what a tracked deletion joined is one.

    `marks` are the bookmarks that begin in it, `comments` what was said beside it, each with the words it stands by
    ("" for the whole), `in_table` whether it stands in one. `elements` are those it was read from, `cells_beside` what
    the other cells of its row say.
    """

    text: str
    marks: list[str] = field(default_factory=list)
    comments: list[tuple[str, str]] = field(default_factory=list)
    tracked: bool = False
    in_table: bool = False
    elements: list[etree._Element] = field(default_factory=list)
    cells_beside: list[str] = field(default_factory=list)
    comment_ids: set[str] = field(default_factory=set)

    @property
    def number(self) -> int:
        """The number it begins with, 0 where none stands there."""
        found = _NUMBER.match(self.text)
        return int(found[1]) if found else 0

    @property
    def rest(self) -> str:
        """Its text without the number."""
        return _ANY_NUMBER.sub("", self.text, count=1).strip()


def returned_paragraphs(document: Document) -> list[Returned]:
    """Every paragraph of the body, in order, with its bookmarks and comments. Raises `NotUnderstood`."""
    said = comments_of(document)
    beside = standing_beside(document.body, said.keys())
    found: list[Returned] = []
    going_on: Returned | None = None
    tables = _minutes_in_tables(document.body)
    for paragraph in each_paragraph(document.body):
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        if row is not None and tables and next(row.iterancestors(f"{W}tbl")) in tables:
            if next(row.iter(f"{W}p")) is paragraph:
                found += _of_row(row, beside, said)
            continue
        marks, comments = beside.get(paragraph, ([], []))
        table = next(paragraph.iterancestors(f"{W}tbl"), None) is not None
        now = going_on if going_on is not None and going_on.in_table == table else Returned("", in_table=table)
        now.text += clean(text_of(paragraph))
        now.marks += marks
        now.elements.append(paragraph)
        _say(now, comments, said)
        now.tracked = now.tracked or is_tracked(paragraph)
        if now is not going_on:
            found.append(now)
        going_on = now if ends_no_more(paragraph) else None
    return found


def comments_left(document: Document, paragraphs: Sequence[Returned]) -> list[str]:
    """The comments that stand by no paragraph of these: in a note, or by words that are gone."""
    told = {id for each in paragraphs for id in each.comment_ids}
    return [words for id, words in comments_of(document).items() if words and id not in told]


def _say(of: Returned, comments: list[tuple[str, str]], said: dict[str, str]) -> None:
    """Add to a paragraph what was said beside it."""
    of.comments += [(said[id], clean(words).strip()) for id, words in comments if said.get(id)]
    of.comment_ids.update(id for id, _ in comments)


def _minutes_in_tables(body: etree._Element) -> set[etree._Element]:
    """The tables in which paragraphs of minutes stand, a row each."""
    return {
        next(mark.iterancestors(f"{W}tbl"))
        for mark in body.iter(f"{W}bookmarkStart")
        if mark.get(f"{W}name", "").startswith(PARAGRAPH_MARK) and next(mark.iterancestors(f"{W}tbl"), None) is not None
    }


def _of_row(row: etree._Element, beside: _Beside, said: dict[str, str]) -> Iterator[Returned]:
    """A row of a table of minutes as one paragraph: the cell of the words, or of a row put in all of them."""
    cells = [[each for each in each_paragraph(cell)] for cell in cells_of(row)]

    def is_marked(cell: list[etree._Element]) -> bool:
        names = (name for each in cell for name in beside.get(each, ([], []))[0])
        return any(name.startswith(PARAGRAPH_MARK) for name in names)

    marked = [cell for cell in cells if is_marked(cell)]
    before = next(row.iterancestors(f"{W}tbl"))
    if not marked and rows_of(before)[0] is row:
        return
    told = marked or cells
    made = Returned("", in_table=True)
    made.text = ("\n" if marked else " ").join(
        filter(None, (clean(text_of(each)).strip() for cell in told for each in cell))
    )
    made.tracked = is_tracked(row)
    if marked:
        others = (cell for cell in cells if not any(cell is one for one in marked))
        made.cells_beside = [clean(text_of(each)).strip() for cell in others for each in cell]
    for each in (each for cell in cells for each in cell):
        marks, comments = beside.get(each, ([], []))
        made.marks += marks
        made.elements.append(each)
        _say(made, comments, said)
    yield made


def comments_of(document: Document) -> dict[str, str]:
    """What each comment says, by its id; who wrote it is not looked at."""
    part = document.part_of("comments")
    if part is None:
        return {}
    found: dict[str, str] = {}
    for comment in document.tree(part).iter(f"{W}comment"):
        words = "\n".join(filter(None, (clean(text_of(each)).strip() for each in each_paragraph(comment))))
        if next(comment.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None:
            words = f"{words} {_PICTURE}".strip()
        found[comment.get(f"{W}id", "")] = words
        if len(found) > MAX_COMMENTS:
            raise NotUnderstood(f"{document.name} holds more than {MAX_COMMENTS:,} comments, so it was not read.")
    return found


_Beside = dict[etree._Element, tuple[list[str], list[tuple[str, str]]]]


def standing_beside(body: etree._Element, known: Collection[str]) -> _Beside:
    """The bookmarks and comments of each paragraph: those that begin in it, or before it outside any.

    Only comments of these ids: a range without a comment says nothing.
    """
    found: _Beside = {}
    waiting_marks: list[str] = []
    waiting: list[str] = []
    of: dict[str, etree._Element] = {}
    words: list[str] = []
    begins: dict[str, int] = {}
    ends: dict[str, int] = {}
    for element, paragraph in _in_order(body):
        tag, id = element.tag, element.get(f"{W}id", "")
        if tag == f"{W}p":
            marks, _ = found.setdefault(element, ([], []))
            marks += waiting_marks
            of.update((each, element) for each in waiting if each not in of)
            waiting_marks, waiting = [], []
        elif tag == f"{W}t":
            words.append(element.text or "")
        elif tag in (f"{W}tab", f"{W}br"):
            words.append(" ")
        elif tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            if paragraph is None:
                waiting_marks.append(name)
            else:
                found.setdefault(paragraph, ([], []))[0].append(name)
        elif id not in known:
            continue
        elif tag == f"{W}commentRangeStart":
            begins.setdefault(id, len(words))
            if paragraph is None:
                waiting.append(id)
            else:
                of.setdefault(id, paragraph)
        elif tag == f"{W}commentRangeEnd":
            ends.setdefault(id, len(words))
        elif tag == f"{W}commentReference" and paragraph is not None:
            of.setdefault(id, paragraph)
    for id, paragraph in of.items():
        # Where it stands by nothing, or by all that follows, it is about the whole paragraph.
        begin, end = begins.get(id, 0), ends.get(id, 0)
        by = "".join(words[begin : min(end, begin + _LONGEST_BESIDE)])[:_LONGEST_BESIDE]
        found.setdefault(paragraph, ([], []))[1].append((id, by))
    return found


def _in_order(body: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """Every element that matters here, with the paragraph it stands in."""
    names = ("p", "bookmarkStart", "commentRangeStart", "commentRangeEnd", "commentReference", "t", "tab", "br")
    for element in body.iter(*(f"{W}{name}" for name in names)):
        parent = element.getparent()
        if element.tag == f"{W}tab" and (parent is None or parent.tag != f"{W}r"):
            # Where a tab stop is set, not a tab that is typed.
            continue
        yield element, next(element.iterancestors(f"{W}p"), None)
