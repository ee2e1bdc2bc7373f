"""What was changed in a returned document around its text: headers, footers, notes, and a workbook inside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from domain.errors import NotUnderstood
from domain.report.parts import Printed
from domain.returned.changes import Change, plain
from exporters.chronology.printed import COLUMNS
from exporters.readers.aligning import likeness
from exporters.readers.chronology_returned import sheet_changes
from exporters.readers.in_case import InCase
from exporters.report.around import AROUND, INSIDE, around, cells_in, embedded
from exporters.word.document import Document

_LIKE = 0.4
_TOLD = "It stands around the text and is told only: the board's template, or the layout, says it."
_BOOK = "the workbook in the document"


def around_changes(document: Document, printed: Printed, in_case: InCase) -> Iterator[Change]:
    """Each change around the text of a document; none where it left before such was kept."""
    if AROUND not in printed.texts:
        return
    yield from _lines(json.loads(printed.texts[AROUND]), list(around(document)))
    books = list(embedded(document))
    if COLUMNS in printed.texts:
        yield from _plan(books, printed, in_case)
    elif INSIDE in printed.texts:
        yield from _cells(books, json.loads(printed.texts[INSIDE]))


def _lines(before: Sequence[Sequence[str]], now: Sequence[Sequence[str]]) -> Iterator[Change]:
    """Lines that are not as they were: what stands on several pages is one line, and one change."""
    for where in dict.fromkeys(one[0] for one in (*before, *now)):
        was = dict.fromkeys(plain(words) for place, words in before if place == where)
        came = dict.fromkeys(plain(words) for place, words in now if place == where)
        gone = [words for words in was if words not in came]
        for words in came:
            if words in was:
                continue
            like = max(gone, key=lambda each: likeness(each, words), default=None)
            if like is not None and likeness(like, words) >= _LIKE:
                gone.remove(like)
            else:
                like = None
            yield _told(where, like, words)
        yield from (_told(where, words, "") for words in gone)


def _told(where: str, printed: str | None, returned: str) -> Change:
    return Change(kind="theirs", where=where, printed=printed, returned=returned, takes=False, said=_TOLD)


def _plan(books: Sequence[bytes], printed: Printed, in_case: InCase) -> Iterator[Change]:
    """What was changed in the action plan inside the document."""
    refused = "It is not in the document any more." if not books else ""
    for data in books:
        try:
            yield from sheet_changes(data, _BOOK, printed, in_case)
            return
        except NotUnderstood as refusal:
            refused = refusal.sentence
    yield Change(kind="theirs", where="The action plan in the workbook", printed=None, returned="", takes=False,
                 said=refused)  # fmt: skip


def _cells(books: Sequence[bytes], before: Sequence[Sequence[str]]) -> Iterator[Change]:
    """Cells of a workbook whose rows are not known one by one."""
    was = {(sheet, ref): words for sheet, ref, words in before}
    now: dict[tuple[str, str], str] = {}
    for data in books:
        try:
            now.update({(sheet, ref): words for sheet, ref, words in cells_in(data)})
        except NotUnderstood as refused:
            yield Change(kind="theirs", where="The workbook in the document", takes=False, said=refused.sentence)
            return
    if not books:
        yield Change(kind="theirs", where="The workbook in the document", takes=False, returned="",
                     said="It is not in the document any more.")  # fmt: skip
        return
    for sheet, ref in dict.fromkeys((*was, *now)):
        one, other = was.get((sheet, ref), ""), now.get((sheet, ref), "")
        if plain(one) == plain(other):
            continue
        yield Change(
            kind="theirs", where=f"The workbook in the document, {sheet} {ref}", printed=one or None, returned=other,
            takes=False, said="Its cells are told only: change the action in /actions.",
        )  # fmt: skip
