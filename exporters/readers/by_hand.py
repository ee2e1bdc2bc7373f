"""What somebody did to a document that is no text: words struck out or hidden, pictures, and words kept in ways in
which the program does not read them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from domain.clean import clean
from exporters.word.document import Document
from exporters.word.text import W, is_known_symbol, is_read

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}contentPart", f"{W}altChunk", f"{W}subDoc")
_LOOKS = ("strike", "dstrike", "vanish")
_OFF = ("0", "false", "off")
_GONE = (f"{W}del", f"{W}moveFrom", f"{_MC}Fallback")


class ByHand:
    """What was done by hand in one document, paragraph by paragraph."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def struck(self, paragraph: etree._Element) -> str:
        """The words of a paragraph that are struck out, or hidden, by their look; "" for none."""
        whole = self._by_style(paragraph.find(f"{W}pPr/{W}pStyle"))
        found = []
        for run in paragraph.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p")) is not paragraph or _within(run, paragraph, _GONE):
                continue
            look = run.find(f"{W}rPr")
            own = _own(look)
            style = look.find(f"{W}rStyle") if look is not None else None
            if own if own is not None else (whole or self._by_style(style)):
                found.append("".join(each.text or "" for each in run.iter(f"{W}t")))
            else:
                found.append("\n")
        return " … ".join(" ".join(part.split()) for part in clean("".join(found)).split("\n") if part.strip())

    def pictures(self, paragraph: etree._Element) -> int:
        """How many pictures, drawings and embedded files stand in a paragraph; a box of text alone is none."""
        return sum(
            1
            for each in paragraph.iter(*_DRAWN)
            if next(each.iterancestors(f"{W}p"), None) is paragraph
            and not _within(each, paragraph, (*_GONE, *_DRAWN))
            and not _is_box_of_text(each)
        ) + sum(1 for each in paragraph.iter(f"{W}sym") if not is_known_symbol(each))

    def outside_paragraphs(self, root: etree._Element) -> int:
        """How many embedded documents stand between the paragraphs of a part."""
        return sum(1 for each in root.iter(f"{W}altChunk", f"{W}subDoc")
                   if next(each.iterancestors(f"{W}p"), None) is None)  # fmt: skip

    def unread(self, paragraph: etree._Element) -> str:
        """Words of a paragraph that its text does not hold: of a formula, or with signs over them."""
        found = []
        for each in paragraph.iter(f"{W}t", f"{_MATHS}t"):
            if next(each.iterancestors(f"{W}p")) is paragraph and not is_read(each, paragraph):
                found.append(each.text or "")
        return " ".join(clean("".join(found)).split())

    @cached_property
    def _struck_styles(self) -> frozenset[str]:
        """The ids of styles that strike out, or hide, by themselves or by the one they are made from."""
        part = self._document.part_of("styles")
        if part is None:
            return frozenset()
        based: dict[str, str] = {}
        own: dict[str, bool | None] = {}
        for style in self._document.tree(part).iter(f"{W}style"):
            id, base = style.get(f"{W}styleId", ""), style.find(f"{W}basedOn")
            based[id] = base.get(f"{W}val", "") if base is not None else ""
            own[id] = _own(style.find(f"{W}rPr"))
        return frozenset(id for id in own if _inherited(id, based, own))

    def _by_style(self, named: etree._Element | None) -> bool:
        return named is not None and named.get(f"{W}val", "") in self._struck_styles


def _inherited(id: str, based: dict[str, str], own: dict[str, bool | None]) -> bool:
    for _ in range(20):
        if (said := own.get(id)) is not None:
            return said
        id = based.get(id, "")
    return False


def _own(look: etree._Element | None) -> bool | None:
    """Whether a look strikes out or hides, None where it does not say."""
    said = [each.get(f"{W}val", "1") not in _OFF for name in _LOOKS if look is not None
            for each in look.iterfind(f"{W}{name}")]  # fmt: skip
    return any(said) if said else None


def _within(element: etree._Element, upto: etree._Element, names: tuple[str, ...]) -> bool:
    return any(True for above in _between(element, upto) if above.tag in names)


def _between(element: etree._Element, upto: etree._Element) -> Iterator[etree._Element]:
    for above in element.iterancestors():
        if above is upto:
            return
        yield above


def _is_box_of_text(drawn: etree._Element) -> bool:
    boxed = next(drawn.iter(f"{W}txbxContent"), None) is not None
    return boxed and not any(etree.QName(each).localname in ("blip", "imagedata") for each in drawn.iter("{*}*"))
