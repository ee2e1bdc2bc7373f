"""Guidance in a board's template, offered for removal: the author agrees to each, nothing goes unasked."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from lxml import etree

from exporters.templates.report_blocks import Block, Grid, Para
from exporters.templates.report_headings import Heading
from exporters.templates.report_inputs import is_instruction, stand_ins
from exporters.templates.report_places import Removal
from exporters.templates.report_words import is_numbered_paragraph, read_label
from exporters.word.document import each_paragraph
from exporters.word.text import W, text_of

REMOVE = re.compile(
    r"\b(?:remove|delete|take out)\b.{0,60}\b(?:introductory|guidance|pages?|notes?|instructions?|before|prior|"
    r"submi\w+)\b|\bdo not (?:reproduce|include|submit)\b.{0,40}\bguidance\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"^\W*(?:guidance|guidance notes?|note|notes|nb|instructions?|prompts?|tip|for example)\b\s*[:.–-]?", re.IGNORECASE
)
_GUIDES = re.compile(
    r"\b(?:this section|in this section|please|should|you (?:may|might|must|need|can|will|are|should)|your agency|"
    r"the author|imr authors?|consider|describe|include|provide|identify|outline|set out|summari[sz]e|explain|list|"
    r"reflect on|e\.?g\.?|example|ensure|it is (?:helpful|useful|important|expected)|needs? to|must)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^\W*(?:this|these|those|the)\b.{0,60}\b(?:attached|appendix|annexe?|overleaf|below|above|end)\b", re.IGNORECASE
)
"""What goes on from guidance and says but where to find something: alone it would speak of nothing."""
_STANDS = re.compile(r"\bI (?:am|confirm|declare|certify|have)\b|\bstrictly confidential\b|^\W*confidential\W*$"
                     r"|^official", re.IGNORECASE)  # fmt: skip
_BEGINS = 60


def guidance_in(
    blocks: Sequence[Block], headings: Sequence[Heading], used: Collection[etree._Element], asked: Collection[int],
    contents: Collection[int], boxed: Collection[etree._Element], front: int,
) -> list[Removal]:  # fmt: skip
    """What may be guidance, heading by heading; `asked` are the headings (by their first block) that ask for something.

    `used` are the elements places stand in, `boxed` tables that are but text in a box, `front` the block before which
    everything is the board's guidance pages.
    """
    found = []
    if front:
        elements = tuple(block.element for block in blocks[:front])
        found.append(_removal("guidance pages", elements, "the pages before the report", likely=True))
    own = [each for each in headings if not each.front]
    cover: list[tuple[Heading | None, int, int]] = [(None, front, own[0].first if own else len(blocks))]
    inside = cover + [(each, each.last + 1, each.end) for each in own]
    for heading, first, end in inside:
        if first >= end:
            continue
        likely: list[etree._Element] = []
        perhaps: list[etree._Element] = []
        led = standing = ours = False
        for at in range(max(first, front), end):
            block = blocks[at]
            if at in contents or block.element in used:
                led = False
                continue
            if isinstance(block, Grid):
                if block.element in boxed:
                    likely.append(block.element)
                elif heading is not None and heading.first in asked and is_legend(block):
                    perhaps.append(block.element)
                continue
            if not block.text:
                continue
            looks = block.look.italic or block.look.grey or block.look.red or _CALLED.match(block.text) is not None
            looks = looks or is_instruction(block.text)
            standing = bool(_STANDS.search(block.text)) or (standing and bool(block.listed))
            ours = _is_ours(block) or (ours and bool(block.listed) and not looks)
            if standing or ours:
                led = False
                continue
            if looks or (heading is not None and heading.first in asked and (
                _GUIDES.search(block.text) or (led and (block.listed or _POINTS.search(block.text)))
            )):  # fmt: skip
                likely.append(block.element)
                led = True
            elif heading is not None and heading.first in asked:
                perhaps.append(block.element)
                led = bool(block.listed) and led
        title = heading.text if heading is not None else "the cover"
        if likely:
            found.append(_removal(f"guidance: {short(title)}", tuple(likely), title, likely=True))
        if perhaps:
            found.append(_removal(f"text: {short(title)}", tuple(perhaps), title, likely=False))
    return found


def _is_ours(para: Para) -> bool:
    """Whether a paragraph is the report's own words: numbered 1.1, with something to be put in, a label."""
    if is_numbered_paragraph(para.text) or stand_ins(para.text) or para.title:
        return True
    return len(para.text) < 60 and para.text.endswith((":", "_", "..", "…")) and read_label(para.text).certain


def is_legend(grid: Grid) -> bool:
    """Whether a table but shows signs: pictures and their names."""
    cells = [cell for row in grid.rows for cell in row]
    shown = sum(next(cell.iter(f"{W}drawing", f"{W}pict"), None) is not None for cell in cells)
    return shown * 2 >= len(cells)


def _removal(name: str, elements: tuple[etree._Element, ...], section: str, *, likely: bool) -> Removal:
    texts = [text for element in elements for each in _paragraphs(element) if (text := text_of(each).strip())]
    begins = " ".join(texts[0].split()) if texts else ""
    return Removal(
        name=name, kind="guidance", begins=begins[:_BEGINS] + ("…" if len(begins) > _BEGINS else ""),
        paragraphs=len(texts), section=section, likely=likely, elements=elements,
    )  # fmt: skip


def _paragraphs(element: etree._Element) -> list[etree._Element]:
    return [element] if element.tag == f"{W}p" else list(each_paragraph(element))


def short(text: str) -> str:
    """The title of a section as what goes out of it is named by."""
    said = " ".join(text.split())
    return said if len(said) <= 50 else f"{said[:49]}…"

