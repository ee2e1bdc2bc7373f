"""Reading and writing XML parts without entities, networks or surprises."""

from __future__ import annotations

import re

from lxml import etree

from domain.errors import NotUnderstood

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[&<>\r_\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def check_plain(data: bytes, part: str) -> None:
    """Refuse a document type, which is how entities and outside files come in, and encodings that could hide one."""
    head = _DECLARED.match(data.lstrip(b"\xef\xbb\xbf")[:300])
    if head and head.group(1).decode("ascii").lower() not in _ENCODINGS:
        raise NotUnderstood(f"The part {part} of this file is written in an unusual way and was not read.")
    if (
        b"<!DOCTYPE" in data
        or b"<!ENTITY" in data
        or "<!DOCTYPE".encode("utf-16-le") in data
        or ("<!DOCTYPE".encode("utf-16-be") in data)
    ):
        raise NotUnderstood(
            f"The part {part} of this file declares entities, which no Office program writes; it was not read. "
            "Ask for the file again."
        )


def parse(data: bytes, part: str) -> etree._Element:
    """The root element of one XML part. Raises `NotUnderstood` when it is not well-formed or declares entities."""
    check_plain(data, part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotUnderstood(f"This file is damaged: its part {part} cannot be read. Ask for the file again.") from None


def integer(element: etree._Element, name: str, default: int = 0) -> int:
    """A whole number kept in an attribute. Raises `NotUnderstood` when something else stands there."""
    text = element.get(name)
    if text is None:
        return default
    try:
        return int(text)
    except ValueError:
        raise spoilt() from None


def measure(text: str | None) -> float | None:
    """A size, None when there is none or what is there is none."""
    try:
        size = float(text) if text else None
    except ValueError:
        return None
    return size if size is not None and 0 < size < 1e6 else None


def spoilt() -> NotUnderstood:
    """What is said of a file that can be read as XML and yet makes no sense."""
    return NotUnderstood("This file is damaged: numbers or places in it cannot be read. Ask for the file again.")


def serialise(root: etree._Element) -> bytes:
    """An XML part as Office programs write it: UTF-8, declared stand-alone."""
    return DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def unescaped(text: str) -> str:
    """Text of a cell with Excel's `_x000D_` escapes undone."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


def text_of(element: etree._Element) -> str:
    """The text of a shared or inline string, its runs joined, phonetic hints left out."""
    pieces = []
    for child in element:
        if child.tag == f"{{{MAIN}}}t":
            pieces.append(child.text or "")
        elif child.tag == f"{{{MAIN}}}r":
            pieces.extend(t.text or "" for t in child.iterfind(f"{{{MAIN}}}t"))
    return unescaped("".join(pieces))


def cleaned(text: str) -> str:
    """Text with what no XML can hold taken out, and every line end as a newline."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNFIT.sub("", text)


def escaped(text: str) -> str:
    """Cell text, cleaned and escaped for XML; `_x0041_` is kept from being read as a letter."""
    if not _SPECIAL.search(text):
        return text
    text = _ESCAPED.sub(r"_x005F_x\1_", cleaned(text)) if "_x" in text else cleaned(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
