"""Lines put at the foot of every page of somebody else's document."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from exporters.office.xml import RELATIONSHIPS, serialise
from exporters.word.document import Document
from exporters.word.in_order import look_of, put
from exporters.word.text import W
from exporters.word.writing import like

_PART = "word/footer-imr.xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_SMALL = "15"
"""Half points: three lines of figures do not push a page's text away."""


def add_to_footers(document: Document, lines: Sequence[str]) -> None:
    """Add these lines to every footer there is, and a footer where a section has none."""
    relationships = document.package.relationships(document.main)
    parts = {link.id: link.target for link in relationships if link.kind == "footer" and not link.external}
    for part in dict.fromkeys(parts.values()):
        tree = document.tree(part)
        model = next((each for each in (*tree.iterchildren(f"{W}p"), *tree.iter(f"{W}p"))), etree.Element(f"{W}p"))
        # Not every program shows what stands behind a table at the foot of a page.
        table = next(tree.iterchildren(f"{W}tbl"), None)
        for line in lines:
            made = _small(like(model, line))
            tree.append(made) if table is None else table.addprevious(made)
        document.touch(part)
    bare = []
    inherits = False
    for section in document.body.iter(f"{W}sectPr"):
        kinds = {each.get(f"{W}type") for each in section.iterfind(f"{W}footerReference")}
        inherits = inherits or "default" in kinds
        if not inherits:
            bare.append(section)
        if section.find(f"{W}titlePg") is not None and "first" not in kinds and "default" in kinds:
            _refer(section, _default_of(section), "first")
    document.touch(document.main)
    if not bare:
        return
    root = etree.Element(f"{W}ftr", nsmap={"w": W[1:-1]})
    for line in lines:
        made = _small(like(etree.Element(f"{W}p"), line))
        put(look_of(made), "spacing", before="0", after="0")
        root.append(made)
    id = document.add_part(_PART, serialise(root), f"{RELATIONSHIPS}/footer", _KIND)
    for kind in ("default", "first"):
        if kind == "default" or bare[0].find(f"{W}titlePg") is not None:
            _refer(bare[0], id, kind)


def _default_of(section: etree._Element) -> str:
    """The id by which a section refers to its usual footer."""
    for each in section.iterfind(f"{W}footerReference"):
        if each.get(f"{W}type") == "default":
            return each.get(f"{{{RELATIONSHIPS}}}id", "")
    return ""


def _refer(section: etree._Element, id: str, kind: str) -> None:
    reference = etree.Element(f"{W}footerReference", {f"{W}type": kind, f"{{{RELATIONSHIPS}}}id": id})
    heads = [n for n, each in enumerate(section) if each.tag in (f"{W}headerReference", f"{W}footerReference")]
    section.insert(heads[-1] + 1 if heads else 0, reference)


def _small(paragraph: etree._Element) -> etree._Element:
    for run in paragraph.iter(f"{W}r"):
        for name in ("sz", "szCs"):
            put(look_of(run), name, val=_SMALL)
    return paragraph
