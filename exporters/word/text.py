"""What a paragraph of a Word document says: as it stands with every tracked change taken, or as it was before them."""

from __future__ import annotations

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
_LOOKED_INTO = {"now": _WITHIN | _PUT_IN, "before": _WITHIN | _TAKEN_OUT}
_ALTERNATE = f"{_MC}AlternateContent"
_T = f"{W}t"
_TABS = frozenset((f"{W}tab", f"{W}ptab"))
_TURNS = frozenset((f"{W}br", f"{W}cr"))
_SAID = _TABS | _TURNS | {f"{W}delText", f"{W}noBreakHyphen", f"{W}sym"}
_SYMBOLS = {"f0fe": TICKED, "f0fd": TICKED, "f0fc": TICKED, "f0fb": TICKED, "f052": TICKED, "f053": TICKED,
            "f0a8": EMPTY, "f06f": EMPTY, "f0a3": EMPTY}  # fmt: skip
"""Boxes and ticks of Wingdings, which Word keeps as symbols of a font."""


def text_of(paragraph: etree._Element, view: View = "now") -> str:
    """The text of a paragraph, content controls and links looked into; a line break within it is a newline.

    Text boxes anchored in it are not part of it. `view` "now" takes tracked changes, "before" leaves them out.
    """
    said: list[str] = []
    _say(paragraph, view, said)
    return "".join(said)


def _say(element: etree._Element, view: View, said: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == _T:
            said.append(child.text or "")
        elif tag in _LOOKED_INTO[view]:
            _say(child, view, said)
        elif tag in _SAID:
            said.append(_sign(child, tag, element, view))
        elif tag == _ALTERNATE and len(child):
            _say(child[0], view, said)


def _sign(child: etree._Element, tag: str, element: etree._Element, view: View) -> str:
    """What an element of text other than words says."""
    if tag == f"{W}delText":
        return (child.text or "") if view == "before" else ""
    if tag in _TABS:
        return "\t" if element.tag == f"{W}r" else ""
    if tag in _TURNS:
        return "\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
    return "-" if tag == f"{W}noBreakHyphen" else _SYMBOLS.get(child.get(f"{W}char", "").lower(), "")


def is_read(element: etree._Element, paragraph: etree._Element) -> bool:
    """Whether the text of its paragraph, now or before changes, holds what this element of text says."""
    inside = element
    for above in element.iterancestors():
        if above is paragraph:
            return True
        if above.tag == _ALTERNATE:
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
