"""A finished workbook made a panel copy: the key in a sheet of its own, the label in the footer of every sheet.

Done by its parts: a sheet is added, the footers changed, and what else is in the workbook stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from domain.errors import NotUnderstood
from domain.gate import PanelCopy
from exporters.chronology import key
from exporters.office.differs import ReadBackDiffers
from exporters.office.linking import Links
from exporters.office.proving import compare_parts
from exporters.office.workbook import Workbook
from exporters.office.xml import MAIN, RELATIONSHIPS, check_plain, parse, serialise

_LONGEST = 255
"""Characters a header or footer has at most; Excel finds a file with more damaged."""

_AFTER = frozenset((
    "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "drawingHF", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "AlternateContent",
    "webPublishItems", "tableParts", "extLst",
))  # fmt: skip
"""What stands behind the footer in a sheet's part."""

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:worksheet|chartsheet|dialogsheet)\b[^>]*>")
_CELLS = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>|<(?:[\w.-]+:)?sheetData\s*/>")
_DECLARED = re.compile(rb"^[^<]*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
_SECTION = re.compile(r"&&|&([LCR])")


def label(out: PanelCopy) -> str:
    """What every sheet of this copy says at its foot."""
    inside = "names" if out.naming == "names" else "initials"
    return f"Panel copy – {inside} inside – not for circulation"


def with_key(data: bytes, out: PanelCopy) -> tuple[bytes, str]:
    """The workbook with the key and the labels, read back; and the part the key is in, alone in holding it.

    Raises `NotUnderstood` for a workbook that cannot be read, `ReadBackDiffers` when more changed than was meant.
    """
    book = Workbook(data, "the finished workbook")
    said = label(out)
    changed: dict[str, bytes] = {}
    links = Links(book, changed)  # type: ignore[arg-type]
    looks = _looks(book, links, changed)
    name, part = links.add_sheet(key.SHEET, "keyOfPersonnel", key.HEADER_ROW)
    changed[part] = key.sheet_xml(out.key, out.naming, looks, said, out.chronology.log_head).encode()
    for sheet in _sheets(book):
        changed[sheet] = labelled(book.package.read(sheet), sheet, said)
    made = book.package.rewritten(changed)
    proof = compare_parts(data, made)
    if set(proof.changed) | set(proof.added) > set(changed) or proof.dropped or proof.added[-1:] != (part,):
        raise ReadBackDiffers("other parts of the workbook changed than were meant to")
    key.read_back(made, name, out.key, out.naming)
    return made, part


def labelled(data: bytes, part: str, said: str) -> bytes:
    """A sheet with this said in its footers, on every page; its cells are not looked at, they stay as they are."""
    check_plain(data, part)
    root = _ROOT.search(data)
    cells = None
    for found in _CELLS.finditer(data):
        cells = found
    if root is None or not _in_utf8(data):
        return _in_tree(parse(data, part), said)
    head = data[: cells.end() if cells is not None else root.end()]
    try:
        shell = parse(root[0] + data[len(head) :], part)
    except NotUnderstood:
        return _in_tree(parse(data, part), said)
    _footers(shell, said)
    tail = etree.tostring(shell, encoding="utf-8")
    end = _ROOT.match(tail)
    if end is None:
        return _in_tree(parse(data, part), said)
    return head + tail[end.end() :]


def _in_utf8(data: bytes) -> bool:
    """Whether a part is written as nearly all are, so that a piece of it can be put in another's place."""
    declared = _DECLARED.match(data[:200])
    return b"\x00" not in data[:4] and (declared is None or declared[1].lower() == b"utf-8")


def footer(text: str, said: str) -> str:
    """A footer with this said in its middle, above what the board has there."""
    said = said.replace("&", "&&")
    if said in text:
        return text
    marks = [found for found in _SECTION.finditer(text) if found[1]]
    middle = next((found for found in marks if found[1] == "C"), None)
    right = next((found for found in marks if found[1] == "R"), None)
    if middle is not None:
        made = f"{text[: middle.end()]}{said}\n{text[middle.end() :]}".removesuffix("\n")
    elif text and (not marks or marks[0].start() > 0):
        # What stands before any mark stands in the middle.
        made = f"&C{said}\n{text}"
    elif right is not None:
        made = f"{text[: right.start()]}&C{said}{text[right.start() :]}"
    else:
        made = f"{text}&C{said}"
    return made if len(made) <= _LONGEST else f"&C{said}"


def _in_tree(root: etree._Element, said: str) -> bytes:
    _footers(root, said)
    return serialise(root)


def _footers(root: etree._Element, said: str) -> None:
    own = root.find(f"{{{MAIN}}}headerFooter")
    if own is None:
        own = etree.Element(f"{{{MAIN}}}headerFooter")
        behind = next((child for child in root if etree.QName(child).localname in _AFTER), None)
        if behind is None:
            root.append(own)
        else:
            behind.addprevious(own)
    for held in root.iter(f"{{{MAIN}}}headerFooter"):
        for kind, asked in (("odd", None), ("even", "differentOddEven"), ("first", "differentFirst")):
            if asked is None or held.get(asked) in ("1", "true"):
                _footer(held, kind, said)


def _footer(held: etree._Element, kind: str, said: str) -> None:
    element = held.find(f"{{{MAIN}}}{kind}Footer")
    if element is None:
        element = etree.Element(f"{{{MAIN}}}{kind}Footer")
        order = [f"{{{MAIN}}}{when}{where}" for when in ("odd", "even", "first") for where in ("Header", "Footer")]
        place = order.index(element.tag)
        behind = next((child for child in held if child.tag in order[place:]), None)
        if behind is None:
            held.append(element)
        else:
            behind.addprevious(element)
    element.text = footer(element.text or "", said)


def _sheets(book: Workbook) -> Iterator[str]:
    """The parts of every sheet that can be printed, chart sheets too."""
    asked = {
        element.get(f"{{{RELATIONSHIPS}}}id", "") for element in book.tree.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")
    }
    for link in book.package.relationships(book.part):
        if link.id in asked and link.kind in ("worksheet", "chartsheet", "dialogsheet") and link.target in book.package:
            yield link.target


def _looks(book: Workbook, links: Links, changed: dict[str, bytes]) -> key.Looks:
    """The formats of the key's sheet in the workbook's own font, added at the end of its formats."""
    styles = book.styles
    part = book.styles_part or links.add_styles()
    body = styles.variant(0, code="@", wrap=True, top=True)
    heading = styles.bold(body)
    looks = key.Looks(styles.bold(0), 0, heading, body)
    changed[part] = styles.bytes()
    return looks
