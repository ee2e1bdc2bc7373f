"""Lines of a report as paragraphs in the look of the place they are put in, each with a bookmark it is known by."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import Protocol

from lxml import etree

from exporters.word.document import Document
from exporters.word.in_order import look_of, put
from exporters.word.looks import Looks
from exporters.word.pictures import Picture, put_picture
from exporters.word.text import W
from exporters.word.writing import mark, run

_HANG = 720
_IN_A_BOX = 540
_OF_A_SIGN = 165
"""Twips a sign of a number takes in a box: a long one, as "Q6.10", keeps its distance."""
_ROOM = "160"
"""Twips behind a paragraph where the template leaves none: about the blank line authors type."""
_ROOM_BEFORE = "200"
"""Before what begins anew among lists, such as a recommendation."""
_ROOM_IN_A_BOX = "80"
_UNFIT = re.compile(r"\W")


class PrintedLine(Protocol):
    """What a line must say of itself."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def lead(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def behind(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def begins(self) -> bool: ...
    @property
    def picture(self) -> Picture | None: ...


class Lines:
    """Makes the paragraphs; `number` is that of the next bookmark."""

    def __init__(self, document: Document, looks: Looks) -> None:
        self.document = document
        self.looks = looks
        numbers = (each.get(f"{W}id", "") for _, root in document.stories for each in root.iter(f"{W}bookmarkStart"))
        self._used: set[str] = set()
        self._next = max((int(each) for each in numbers if each.isdigit()), default=0) + 1

    def paragraphs(
        self, lines: Iterable[PrintedLine], model: etree._Element, *, level: int, width: int, boxed: bool = False
    ) -> list[etree._Element]:
        """A paragraph for each line. `level` is that of the heading they stand under, 0 where that is none by
        its style, `width` the room in twips."""
        made = []
        for line in lines:
            paragraph = self._paragraph(line, model, level, width, boxed)
            if line.mark:
                self.mark(paragraph, line.mark)
            made.append(paragraph)
        return made

    def mark(self, paragraph: etree._Element, name: str) -> None:
        """Put the bookmark over a paragraph that it is known by, unless another one has it already."""
        if name in self._used:
            return
        self._used.add(name)
        mark(paragraph, bookmark_of(name), self._next)
        self._next += 1

    def _paragraph(
        self, line: PrintedLine, model: etree._Element, level: int, width: int, boxed: bool
    ) -> etree._Element:
        if line.kind == "heading":
            return self._heading(line, model, 0 if boxed or not level else level + line.level)
        typed = ""
        if line.kind == "bullet" and not boxed:
            made, typed = self.looks.item(model)
        else:
            made = copy.deepcopy(model)
        look, words = look_of(made), _words(made)
        number = line.number
        hang = max(_IN_A_BOX, _OF_A_SIGN * len(number)) if boxed else _HANG
        if line.kind == "item" and "(" in number:
            number = number[number.find("(") :]
            hang = _IN_A_BOX if boxed else _HANG
            put(look, "ind", left=str(2 * hang), hanging=str(hang))
        elif line.kind == "bullet" and boxed:
            typed = "•\t"
            put(look, "ind", left="283", hanging="283")
        elif line.kind == "quote":
            put(look, "ind", left=str(2 * hang), right=str(hang // 2), hanging=str(hang if number else 0))
        elif number:
            put(look, "ind", left=str(hang), hanging=str(hang))
        elif line.kind == "picture":
            put(look, "keepNext")
        if self.looks.is_close(made, boxed=boxed):
            spacing = look.find(f"{W}spacing")
            if spacing is None:
                spacing = put(look, "spacing")
            spacing.set(f"{W}after", _ROOM_IN_A_BOX if boxed or line.kind in ("bullet", "item") else _ROOM)
        if line.begins:
            put(look, "keepNext")
            spacing = look.find(f"{W}spacing")
            (put(look, "spacing") if spacing is None else spacing).set(f"{W}before", _ROOM_BEFORE)
        if line.kind == "picture" and line.picture is not None:
            put_picture(self.document, made, line.picture, width)
            return made
        before = f"{number}\t" if number else typed
        if before:
            made.append(run(before, words))
        if line.lead:
            made.append(run(f"{line.lead} " if line.text else line.lead, words, bold=True))
        if line.text or not line.lead:
            made.append(run(line.text, words))
            if line.kind == "quote":
                put(look_of(made[-1]), "i")
        if line.behind:
            made.append(run(f" {line.behind}", words))
        return made

    def heading(self, text: str, level: int, model: etree._Element, *, within: bool = False) -> etree._Element:
        """A heading of this level in the document's own style, in bold where it has none: slanted too where it stands
        `within` what another such heading begins."""
        style = self.looks.heading_style(level) if level else ""
        made = etree.Element(f"{W}p")
        if style:
            put(look_of(made), "pStyle", val=style)
            if self.looks.is_numbered(style):
                # Numbered too it would move the board's own numbers on.
                about = put(look_of(made), "numPr")
                etree.SubElement(about, f"{W}ilvl", {f"{W}val": "0"})
                etree.SubElement(about, f"{W}numId", {f"{W}val": "0"})
            made.append(run(text))
            return made
        made = copy.deepcopy(model)
        words = _words(made)
        put(look_of(made), "keepNext")
        if self.looks.is_close(made):
            spacing = look_of(made).find(f"{W}spacing")
            if spacing is None:
                spacing = put(look_of(made), "spacing")
            spacing.set(f"{W}before", _ROOM_IN_A_BOX)
            spacing.set(f"{W}after", _ROOM_IN_A_BOX)
        made.append(run(text, words, bold=True))
        if within:
            put(look_of(made[-1]), "i")
        return made

    def _heading(self, line: PrintedLine, model: etree._Element, level: int) -> etree._Element:
        said = f"{line.number}\t{line.text}" if line.number else line.text
        return self.heading(said, level, model, within=line.level > 1)


def _words(model: etree._Element) -> etree._Element | None:
    """The look of a model's words, its run taken out."""
    found = None
    for each in list(model.iterfind(f"{W}r")):
        found = each.find(f"{W}rPr") if found is None else found
        model.remove(each)
    return found


def bookmark_of(mark: str) -> str:
    """The name of the hidden bookmark a mark stands under: at most 40 letters, figures and underscores."""
    kind, _, rest = mark.partition(":")
    short = {"passage": "p", "row": "r", "recommendation": "rec", "action": "act", "fact": "f"}.get(kind, kind)
    name = _UNFIT.sub("_", f"{short}_{rest}")
    if len(name) > 35:
        import hashlib

        name = f"{name[:22]}_{hashlib.sha256(mark.encode()).hexdigest()[:12]}"
    return f"_imr_{name}"
