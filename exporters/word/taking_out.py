"""Paragraphs put in and taken out of somebody else's document, without what must stay."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from exporters.word.text import W, is_tracked

_KEPT_IN = frozenset((f"{W}pPr", f"{W}proofErr", f"{W}r"))
_SHOWN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldChar", f"{W}commentReference")


def after(anchor: etree._Element, made: Sequence[etree._Element]) -> None:
    """Put these behind an element, in order."""
    for each in made:
        anchor.addnext(each)
        anchor = each


def may_go(blank: etree._Element) -> bool:
    """Whether a blank paragraph holds nothing a document must keep: no section break, mark or tracked change."""
    return (
        blank.find(f"{W}pPr/{W}sectPr") is None
        and all(each.tag in _KEPT_IN for each in blank)
        and not is_tracked(blank)
        and next(blank.iter(*_SHOWN), None) is None
    )


def take_out(element: etree._Element) -> None:
    """Take an element out; what ends a section, begins or ends a mark, or alone fills a cell, stays where it stood."""
    parent = element.getparent()
    if parent is None:
        return
    paragraph = element.tag == f"{W}p"
    alone = parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1
    if paragraph and (alone or element.find(f"{W}pPr/{W}sectPr") is not None):
        for each in list(element):
            if each.tag not in (f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                element.remove(each)
        return
    if parent.tag in (f"{W}body", f"{W}tc", f"{W}sdtContent"):
        for each in list(element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}commentRangeStart",
                                      f"{W}commentRangeEnd")):  # fmt: skip
            element.addprevious(each)
    parent.remove(element)
