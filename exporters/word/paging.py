"""What stays together on a page, and the room our paragraphs leave to what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lxml import etree

from exporters.word.document import each_paragraph
from exporters.word.in_order import look_of, put
from exporters.word.taking_out import after, may_go
from exporters.word.text import W, text_of


def keep_heading(
    heading: etree._Element, made: Sequence[etree._Element], going: Collection[etree._Element]
) -> None:
    """Keep a heading, and the blank lines below it, on the page our text begins on: bold lines do not by themselves.

    `going` is what will be taken out between them.
    """
    kept = [heading] if made and heading.tag == f"{W}p" else []
    for each in kept[0].itersiblings() if kept else ():
        if each is made[0]:
            for one in kept:
                put(look_of(one), "keepNext")
            return
        if any(each is one for one in going):
            continue
        if each.tag != f"{W}p" or text_of(each).strip() or not may_go(each):
            return
        kept.append(each)


def keep_question(box: etree._Element) -> None:
    """Keep the question above a box on the page its answer begins on."""
    row = box.getparent()
    above = row.getprevious() if row is not None and row.tag == f"{W}tr" else None
    if above is not None and above.tag == f"{W}tr":
        for paragraph in each_paragraph(above):
            put(look_of(paragraph), "keepNext")


def room_before(made: Sequence[etree._Element]) -> None:
    """Room between a list of the board's and our first paragraph: items of a list often stand close."""
    before = made[0].getprevious() if made else None
    listed = before is not None and before.find(f"{W}pPr/{W}numPr") is not None
    look = look_of(made[0]) if listed else None
    if look is not None and look.find(f"{W}numPr") is None:
        spacing = look.find(f"{W}spacing")
        (put(look, "spacing") if spacing is None else spacing).set(f"{W}before", "160")


def room_behind(made: Sequence[etree._Element]) -> None:
    """A blank line between our last paragraph and a table, as authors leave one: its border touches the words."""
    behind = made[-1].getnext() if made else None
    if behind is not None and behind.tag == f"{W}tbl":
        after(made[-1], [etree.Element(f"{W}p")])
