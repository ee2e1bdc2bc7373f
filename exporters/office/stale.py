"""Results of formulas that are no longer true once cells were filled: dropped, so that every program works them out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from lxml import etree

from exporters.office.formulas import mentions
from exporters.office.workbook import Workbook
from exporters.office.xml import MAIN, parse, serialise

_BEFORE_CALC = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames",
)  # fmt: skip


def drop_results(
    workbook: Workbook,
    root: etree._Element,
    sheet: str,
    changed: dict[str, bytes | Iterable[bytes]],
    also: Collection[str] = (),
) -> bool:
    """Drop what formulas of this sheet, and of sheets that look at it, were last worked out to be.

    `root` is the filled sheet's tree; `also` are other sheets that were filled. Other sheets are put into `changed`.
    Returns whether there was any formula.
    """
    touched = _drop(root)
    for tab, other in _looking_at(workbook, sheet, changed, also):
        if _drop(other):
            changed[tab] = serialise(other)
            touched = True
    return touched


def _drop(root: etree._Element) -> bool:
    found = False
    for formula in root.iter(f"{{{MAIN}}}f"):
        cell = formula.getparent()
        if cell is None or cell.tag != f"{{{MAIN}}}c":
            continue
        found = True
        for value in cell.findall(f"{{{MAIN}}}v"):
            cell.remove(value)
        cell.attrib.pop("t", "")
    return found


def _looking_at(
    workbook: Workbook, sheet: str, changed: dict[str, bytes | Iterable[bytes]], also: Collection[str]
) -> list[tuple[str, etree._Element]]:
    """The other sheets whose formulas depend on those filled, through names, tables and further sheets too."""
    roots: dict[str, tuple[str, etree._Element, str]] = {}
    for tab in workbook.sheet_names:
        if tab.name == sheet:
            continue
        held = changed.get(tab.part)
        raw = held if isinstance(held, bytes) else workbook.package.read(tab.part)
        if not re.search(rb"<(\w+:)?f[ >/]", raw):
            continue
        root = parse(raw, tab.part)
        texts = "\n".join(f.text or "" for f in root.iter(f"{{{MAIN}}}f"))
        roots[tab.name] = (tab.part, root, texts)
    if not roots:
        return []
    looked_at = {sheet, *also}
    found = {name: (part, root) for name, (part, root, _) in roots.items() if name in also}
    grew = True
    while grew:
        grew = False
        words = set(looked_at)
        for one in looked_at:
            words |= {table.name for table in workbook.sheet(one).tables}
        for _ in range(3):
            words |= {name.name for name in workbook.names if any(mentions(name.text, word) for word in words)}
        for name, (part, root, texts) in roots.items():
            if name not in found and any(mentions(texts, word) for word in words):
                found[name] = (part, root)
                looked_at.add(name)
                grew = True
    return list(found.values())


def ask_for_calculation(book_root: etree._Element) -> None:
    """Have the workbook worked out in full when it is opened."""
    calc = book_root.find(f"{{{MAIN}}}calcPr")
    if calc is None:
        calc = etree.Element(f"{{{MAIN}}}calcPr")
        before = [child for child in book_root if str(child.tag).rsplit("}", 1)[-1] in _BEFORE_CALC]
        before[-1].addnext(calc)
    calc.set("fullCalcOnLoad", "1")
