"""Text boxes of a Word document, each of which Word keeps twice: as a drawing, and again for older programs."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from exporters.word.document import Document
from exporters.word.text import W, text_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ONCE = tuple(f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd",
                                        "commentReference", "permStart", "permEnd"))  # fmt: skip


def boxes_in(paragraph: etree._Element) -> list[etree._Element]:
    """What stands in the text boxes anchored in a paragraph, of what is kept twice the first."""
    return [
        box for box in paragraph.iter(f"{W}txbxContent")
        if not _is_second(box) and next(box.iterancestors(f"{W}p"), None) is paragraph
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twice:
    """A text box that is kept twice, and what its first said when that was noted."""

    first: etree._Element
    second: etree._Element
    said: tuple[str, ...]

    def agree(self) -> bool:
        """Make the second say what the first says, where that has changed since; whether it had."""
        if _said(self.first) == self.said:
            return False
        for child in list(self.second):
            self.second.remove(child)
        for child in self.first:
            same = copy.deepcopy(child)
            # A mark stands once in a file.
            for each in [each for each in same.iter(*_ONCE) if each is not same]:
                each.getparent().remove(each)  # type: ignore[union-attr]
            if same.tag not in _ONCE:
                self.second.append(same)
        return True


def kept_twice(document: Document) -> list[Twice]:
    """The text boxes of a document that are kept twice, as they are now."""
    return [each for _, root in document.stories for each in _pairs(root)]


def _pairs(root: etree._Element) -> Iterator[Twice]:
    for both in root.iter(f"{_MC}AlternateContent"):
        choice, fallback = both.find(f"{_MC}Choice"), both.find(f"{_MC}Fallback")
        if choice is None or fallback is None or _is_second(both):
            continue
        firsts = [each for each in choice.iter(f"{W}txbxContent") if not _is_second(each)]
        seconds = list(fallback.iter(f"{W}txbxContent"))
        if len(firsts) == len(seconds):
            for first, second in zip(firsts, seconds, strict=True):
                yield Twice(first, second, _said(first))


def _said(box: etree._Element) -> tuple[str, ...]:
    return tuple(text_of(each) for each in box.iter(f"{W}p"))


def _is_second(element: etree._Element) -> bool:
    return any(above.tag == f"{_MC}Fallback" for above in element.iterancestors())
