"""How text of a document looks: which look is its body's, its sub-headings', its lists'."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from exporters.word.document import Document
from exporters.word.in_order import drop, put
from exporters.word.text import W, is_tracked, text_of
from exporters.word.writing import legible

_EMPHATIC = ("b", "bCs", "i", "iCs", "u", "color", "highlight", "caps", "smallCaps", "strike", "vanish", "shd", "ins",
             "del", "rPrChange", "rStyle")  # fmt: skip
_OWN = ("numPr", "pageBreakBefore", "sectPr", "pPrChange", "keepNext", "keepLines", "framePr", "outlineLvl", "pBdr",
        "shd", "rPr")  # fmt: skip
"""What belongs to one paragraph and is not copied to others."""
_CLOSE = 80
"""Twips before and after: with less, a document parts its paragraphs by blank ones."""
_TWIPS_OF_A_PAGE = 9026


class Looks:
    """The looks of a document, read before anything is written into it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    # styles

    @cached_property
    def _styles(self) -> dict[str, etree._Element]:
        part = self.document.part_of("styles")
        if part is None:
            return {}
        found = self.document.tree(part).iterfind(f"{W}style")
        return {style.get(f"{W}styleId", ""): style for style in found if style.get(f"{W}type") == "paragraph"}

    @cached_property
    def _default(self) -> str:
        return next((id for id, each in self._styles.items() if each.get(f"{W}default") in ("1", "true", "on")), "")

    def style_of(self, paragraph: etree._Element) -> str:
        """The id of a paragraph's style, that of the default where it names none."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return named.get(f"{W}val", "") if named is not None else self._default

    def _chain(self, id: str) -> Iterator[etree._Element]:
        met: set[str] = set()
        while id in self._styles and id not in met:
            met.add(id)
            yield self._styles[id]
            based = self._styles[id].find(f"{W}basedOn")
            id = based.get(f"{W}val", "") if based is not None else ""

    def level_of(self, paragraph: etree._Element) -> int:
        """The level of a heading by its style, 1 the highest, 0 for what is none."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        for look in (own, *(each.find(f"{W}pPr/{W}outlineLvl") for each in self._chain(self.style_of(paragraph)))):
            if look is not None:
                level = look.get(f"{W}val", "9")
                return int(level) + 1 if level.isdigit() and int(level) < 9 else 0
        return 0

    def heading_style(self, level: int) -> str:
        """The id of the style of headings of this level, "" when the document has none."""
        return next(
            (id for id, each in self._styles.items() if (name := each.find(f"{W}name")) is not None
             and name.get(f"{W}val", "").lower() == f"heading {level}"), "",
        )  # fmt: skip

    def is_numbered(self, style: str) -> bool:
        """Whether paragraphs of a style, by its id, are numbered or have a bullet by it."""
        held = next((each.find(f"{W}pPr/{W}numPr/{W}numId") for each in self._chain(style)
                     if each.find(f"{W}pPr/{W}numPr/{W}numId") is not None), None)  # fmt: skip
        return held is not None and held.get(f"{W}val", "0") != "0"

    # the body

    def is_plain(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph looks like the body's text: no heading, no list, nothing bold, slanted or coloured."""
        look = paragraph.find(f"{W}pPr")
        if self.level_of(paragraph) or (look is not None and look.find(f"{W}numPr") is not None):
            return False
        if text_of(paragraph).strip() and (self.is_numbered(self.style_of(paragraph)) or _hangs(look)):
            # An item of a list, of Word's or typed.
            return False
        marks = [run.find(f"{W}rPr") for run in paragraph.iter(f"{W}r")]
        if look is not None:
            marks.append(look.find(f"{W}rPr"))
        return not any(
            _is_on(each) for mark in marks if mark is not None for each in mark
            if etree.QName(each).localname in _EMPHATIC
        ) and not is_tracked(paragraph)  # fmt: skip

    @cached_property
    def body(self) -> etree._Element:
        """The paragraph whose look most of the plain text has; an empty one of the default style where there is none.
        """
        weight: Counter[bytes] = Counter()
        held: dict[bytes, etree._Element] = {}
        for paragraph in self.document.body.iterchildren(f"{W}p"):
            text, style = text_of(paragraph).strip(), self.style_of(paragraph).lower()
            # A page of contents may hold more words than all else of an empty form.
            if text and self.is_plain(paragraph) and "title" not in style and not style.startswith("toc"):
                model = self._model(paragraph)
                key = etree.tostring(model)
                weight[key] += len(text)
                held.setdefault(key, model)
        return held[weight.most_common(1)[0][0]] if weight else etree.Element(f"{W}p")

    def model(self, *near: etree._Element) -> etree._Element:
        """The look text takes: of the first plain one of these paragraphs, else of the body."""
        for paragraph in near:
            if self.is_plain(paragraph) and paragraph.find(f"{W}pPr/{W}sectPr") is None:
                return self._model(paragraph)
        return copy.deepcopy(self.body)

    def in_cell(self, cell: etree._Element) -> etree._Element:
        """The look text takes in a cell: of its first paragraph, never slanted or coloured as guidance is."""
        first = next((each for each in cell.iter(f"{W}p")), None)
        return self._model(first) if first is not None else etree.Element(f"{W}p")

    def _model(self, paragraph: etree._Element) -> etree._Element:
        """An empty paragraph of this one's look, with a run that looks like its words."""
        made = etree.Element(f"{W}p")
        look = paragraph.find(f"{W}pPr")
        run = next((each for each in paragraph.iter(f"{W}r") if each.find(f"{W}t") is not None), None)
        words = run.find(f"{W}rPr") if run is not None else None
        if words is None and run is None and look is not None:
            words = legible(mark) if (mark := look.find(f"{W}rPr")) is not None else None
        if look is not None:
            look = copy.deepcopy(look)
            drop(look, *_OWN)
            if len(look):
                made.append(look)
        if words is not None:
            words = copy.deepcopy(words)
            drop(words, *_EMPHATIC)
            if len(words):
                etree.SubElement(made, f"{W}r").append(words)
        return made

    # room between and beside

    def is_close(self, paragraph: etree._Element, *, boxed: bool = False) -> bool:
        """Whether paragraphs of this look stand with no room between them; in a box the room a document gives
        paragraphs by default does not count, which styles of tables take away."""
        room = {"before": 0, "after": 0}
        known: set[str] = set()
        own = paragraph.find(f"{W}pPr/{W}spacing")
        part = self.document.part_of("styles")
        whole = self.document.tree(part).find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing") if part else None
        chain = [each.find(f"{W}pPr/{W}spacing") for each in self._chain(self.style_of(paragraph))]
        for spacing in (own, *chain, None if boxed else whole):
            for side in room:
                if spacing is not None and side not in known and spacing.get(f"{W}{side}", "").isdigit():
                    known.add(side)
                    room[side] = int(spacing.get(f"{W}{side}", "0"))
        return room["before"] + room["after"] < _CLOSE

    def width_at(self, element: etree._Element) -> int:
        """The width of text at this place, in twips: of its cell, or of its section's page between the margins."""
        cell = next(element.iterancestors(f"{W}tc"), None)
        if cell is not None:
            width = cell.find(f"{W}tcPr/{W}tcW")
            if width is not None and width.get(f"{W}type") == "dxa" and width.get(f"{W}w", "").isdigit():
                return max(600, int(width.get(f"{W}w", "0")) - 216)
        holder = element
        while holder.getparent() is not None and holder.getparent() is not self.document.body:
            holder = holder.getparent()  # type: ignore[assignment]
        for each in (holder, *holder.itersiblings()):
            section = each if each.tag == f"{W}sectPr" else each.find(f"{W}pPr/{W}sectPr")
            if section is not None:
                return _width(section)
        return _TWIPS_OF_A_PAGE

    # lists

    @cached_property
    def bullet(self) -> etree._Element | None:
        """A paragraph of the document's own list of bullets, None when it has none."""
        part = self.document.part_of("numbering")
        if part is None:
            return None
        tree = self.document.tree(part)
        kinds = {each.get(f"{W}abstractNumId"): _is_bullet(each) for each in tree.iterfind(f"{W}abstractNum")}
        bullets = set()
        for number in tree.iterfind(f"{W}num"):
            abstract = number.find(f"{W}abstractNumId")
            if abstract is not None and kinds.get(abstract.get(f"{W}val")):
                bullets.add(number.get(f"{W}numId"))
        for paragraph in self.document.body.iter(f"{W}p"):
            listed = paragraph.find(f"{W}pPr/{W}numPr")
            if listed is None:
                continue
            id, level = listed.find(f"{W}numId"), listed.find(f"{W}ilvl")
            top = level is None or level.get(f"{W}val") == "0"
            if id is not None and id.get(f"{W}val") in bullets and top:
                return paragraph
        return None

    def item(self, model: etree._Element) -> tuple[etree._Element, str]:
        """The look of an item of a list, and the bullet typed before its words, "" where the list has its own."""
        made = copy.deepcopy(model)
        look = made.find(f"{W}pPr")
        if look is None:
            look = etree.Element(f"{W}pPr")
            made.insert(0, look)
        own = self.bullet
        if own is None:
            put(look, "ind", left="567", hanging="283")
            return made, "•\t"
        style = own.find(f"{W}pPr/{W}pStyle")
        if style is not None:
            put(look, "pStyle", val=style.get(f"{W}val", ""))
        number = own.find(f"{W}pPr/{W}numPr")
        assert number is not None
        put(look, "numPr").extend(copy.deepcopy(list(number)))
        drop(look, "ind")
        indent = own.find(f"{W}pPr/{W}ind")
        if indent is not None:
            put(look, "ind", **{etree.QName(key).localname: str(value) for key, value in indent.attrib.items()})
        return made, ""


def _hangs(look: etree._Element | None) -> bool:
    indent = look.find(f"{W}ind") if look is not None else None
    return indent is not None and indent.get(f"{W}hanging", "0") not in ("", "0")


def _is_on(property: etree._Element) -> bool:
    if etree.QName(property).localname == "color":
        return property.get(f"{W}val", "auto").upper() not in ("AUTO", "000000")
    return property.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def _is_bullet(abstract: etree._Element) -> bool:
    level = next((each for each in abstract.iterfind(f"{W}lvl") if each.get(f"{W}ilvl") == "0"), None)
    form = level.find(f"{W}numFmt") if level is not None else None
    return form is not None and form.get(f"{W}val") == "bullet"


def _width(section: etree._Element) -> int:
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if page is None or margins is None:
        return _TWIPS_OF_A_PAGE
    try:
        sides = int(float(margins.get(f"{W}left", "1440"))) + int(float(margins.get(f"{W}right", "1440")))
        return max(2000, int(float(page.get(f"{W}w", "11906"))) - sides)
    except ValueError:
        return _TWIPS_OF_A_PAGE
