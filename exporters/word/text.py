"""What a paragraph of a Word document says: as it stands with every tracked change taken, or as it was before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

View = Literal["now", "before"]
"""With every tracked change taken, or with none."""

TICKED = "\u2612"
"""A ticked box, as Word shows one."""
EMPTY = "\u2610"
"""A box not ticked."""

_PUT_IN = frozenset((f"{W}ins", f"{W}moveTo"))
_TAKEN_OUT = frozenset((f"{W}del", f"{W}moveFrom"))
_WITHIN = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "r", "bdo", "dir")
)
_SYMBOLS = {"f0fe": TICKED, "f0fd": TICKED, "f0fc": TICKED, "f0fb": TICKED, "f052": TICKED, "f053": TICKED,
            "f0a8": EMPTY, "f06f": EMPTY, "f0a3": EMPTY}  # fmt: skip
"""Boxes and ticks of Wingdings, which Word keeps as symbols of a font."""


def text_of(paragraph: etree._Element, view: View = "now") -> str:
    """The text of a paragraph, content controls and links looked into; a line break within it is a newline.

    Text boxes anchored in it are not part of it. `view` "now" takes tracked changes, "before" leaves them out.
    """
    return "".join(_pieces(paragraph, view))


def _pieces(element: etree._Element, view: View) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag == f"{W}t" or (tag == f"{W}delText" and view == "before"):
            yield child.text or ""
        elif tag in (f"{W}tab", f"{W}ptab"):
            if element.tag == f"{W}r":
                yield "\t"
        elif tag == f"{W}br" or tag == f"{W}cr":
            if child.get(f"{W}type", "textWrapping") == "textWrapping":
                yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag == f"{W}sym":
            yield _SYMBOLS.get(child.get(f"{W}char", "").lower(), "")
        elif tag in _PUT_IN:
            if view == "now":
                yield from _pieces(child, view)
        elif tag in _TAKEN_OUT:
            if view == "before":
                yield from _pieces(child, view)
        elif tag in _WITHIN:
            yield from _pieces(child, view)
        elif tag == f"{_MC}AlternateContent":
            yield from _pieces(child[0], view) if len(child) else ()


def is_read(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether the text of its paragraph, now or before changes, holds what this element of text says."""
    inside = element
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag == f"{_MC}AlternateContent":
            if above[0] is not inside:
                # Said a second time, for older programs.
                return True
        elif above.tag not in _WITHIN | _PUT_IN | _TAKEN_OUT | {f"{_MC}Choice"}:
            return False
        inside = above
    return False


def is_known_symbol(symbol: etree._Element) -> bool:
    """Whether a sign of a font is one whose meaning is known."""
    return symbol.get(f"{W}char", "").lower() in _SYMBOLS


def ends_no_more(paragraph: etree._Element) -> bool:
    """Whether the end of this paragraph was taken out by a tracked change, so that the next goes on in it."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None or (
        paragraph.find(f"{W}pPr/{W}rPr/{W}moveFrom") is not None
    )


def is_tracked(element: etree._Element) -> bool:
    """Whether tracked changes of words stand in it."""
    return next(element.iter(*_PUT_IN, *_TAKEN_OUT), None) is not None
