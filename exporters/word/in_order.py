"""The look of paragraphs, runs and cells, whose properties must stand in the order Word demands."""

from __future__ import annotations

from lxml import etree

from exporters.word.text import W

_PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RUN = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_ORDERS = {
    f"{W}pPr": {name: place for place, name in enumerate(_PARAGRAPH)},
    f"{W}rPr": {name: place for place, name in enumerate(_RUN)},
}


def put(look: etree._Element, name: str, **values: str) -> etree._Element:
    """Set a property of a paragraph (`w:pPr`) or a run (`w:rPr`), in the place of the same one, in Word's order."""
    for each in look.findall(f"{W}{name}"):
        look.remove(each)
    made = etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in values.items()})
    order = _ORDERS[str(look.tag)]
    mine = order[name]
    at = 0
    for number, each in enumerate(look):
        if isinstance(each.tag, str) and order.get(etree.QName(each).localname, len(order)) < mine:
            at = number + 1
    look.insert(at, made)
    return made


def drop(look: etree._Element, *names: str) -> None:
    """Take properties out."""
    for name in names:
        for each in look.findall(f"{W}{name}"):
            look.remove(each)


def look_of(element: etree._Element) -> etree._Element:
    """The `w:pPr` of a paragraph or the `w:rPr` of a run, made where there is none."""
    name = f"{W}pPr" if element.tag == f"{W}p" else f"{W}rPr"
    found = element.find(name)
    if found is None:
        found = etree.Element(name)
        element.insert(0, found)
    return found
