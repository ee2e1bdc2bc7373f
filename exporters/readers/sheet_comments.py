"""The comments and notes beside the cells of a workbook, by the row they stand in."""

from __future__ import annotations

import re

from domain.clean import clean
from domain.errors import NotUnderstood
from exporters.office.workbook import Workbook

_ROW = re.compile(r"[A-Z]+(\d+)")
_THREADED = re.compile(r"\A\[Threaded comment\].*?Comment:\s*", re.DOTALL)
_MOST = 2_000


def comments_in(book: Workbook, sheet: str) -> dict[int, list[str]]:
    """What each comment of a sheet says, by its row; who wrote it is not looked at. Raises NotUnderstood for far too
    many."""
    found: dict[int, list[str]] = {}
    of = next((each for each in book.sheets() if each.name == sheet), None)
    if of is None:
        return found
    count = 0
    for link in book.package.relationships(of.part):
        if link.kind != "comments" or link.external or link.target not in book.package:
            continue
        for comment in book.package.tree(link.target).iter("{*}comment"):
            row = _ROW.fullmatch(comment.get("ref", ""))
            words = clean("".join(each.text or "" for each in comment.iter("{*}t"))).strip()
            words = _THREADED.sub("", words)
            if row and words:
                count += 1
                if count > _MOST:
                    raise NotUnderstood(f"{book.package.name} holds more than {_MOST:,} comments, so it was not read.")
                found.setdefault(int(row[1]), []).append(words)
    return found
