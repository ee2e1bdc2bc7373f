"""The words in marked-up text (XML, VML, HTML): what a reader sees, joined across runs, and what its attributes say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from exporters.office.xml import unescaped

# Elements that may come in the middle of a word; any other element parts one text from the next.
INLINE = frozenset(
    (
        "r", "t", "ins", "del", "moveTo", "moveFrom", "delText", "hyperlink", "smartTag", "sdt", "sdtContent",
        "fldSimple", "fld", "customXml", "dir", "bdo", "ruby", "rubyBase", "font", "b", "i", "u", "em", "strong",
        "span", "tspan", "a", "s", "sub", "sup", "small", "big",
    )
)
# What stands in the middle of a paragraph without being of its words: those of its own, and the words around go on.
ASIDE = frozenset(
    (
        "rPr", "pPr", "sdtPr", "sdtEndPr", "ffData", "fldChar", "drawing", "pict", "object", "AlternateContent",
        "txbxContent", "rt", "rPh", "smartTagPr", "customXmlPr", "instrText", "delInstrText", "annotationRef",
    )
)
_ROW_BY_ROW = re.compile(
    rf"<(?:\w+:)?(?:p|div|fld|tspan|del|delText|rPrChange|{'|'.join(sorted(ASIDE - {'rPr'}))})[\s/>]"
)
# No expression looks beyond the next "<": in a part that is no well-formed markup each of them would else be sought to
# the end from every place. What is no whole tag so stays, and is read as text.
_QUOTED = r"(?:\"[^\"<]*\"|'[^'<]*')"
_REST = rf"[^<>\"']*(?:{_QUOTED}[^<>\"']*)*"
ANY = re.compile(rf"<(?=[/!?:\w]){_REST}>")
RUN_STYLE = re.compile(
    r"<(?:\w+:)?rPr\b(?:[^<>]*/>|[^<>]*>[^<]*(?:<(?!/?(?:\w+:)?rPr\b)[^<]*)*</(?:\w+:)?rPr>)"
)
_INLINE_TAG = re.compile(rf"</?(?:\w+:)?(?:{'|'.join(sorted(INLINE))})(?:\s[^<>]*)?>")
_GLUED = re.compile(r"\"\s*[&,]\s*\"")
_FORMULA = re.compile(r"<(?:\w+:)?(?:f|formula[12]?|definedName|calculatedColumnFormula)\b")
_BREAK = re.compile(r"<(?:\w+:)?(?:br|cr|tab|lf)\b[^<>]*>")
_EMPTY = re.compile(rf"<(?=[/!?:\w]){_REST}(?<=/)>")
ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# Attribute values that say nothing: places of cells, figures, and the kinds of cells.
_SAYS_NOTHING = r"[A-Z]{1,3}\d+|[\d.\s:-]{0,7}|-?\d+\.\d+|(?=\d*[A-F])[0-9A-F]{8}|inlineStr|str|preserve|[a-z]"
_TELLING = re.compile(
    rf"=\s*(?:\"(?!(?:{_SAYS_NOTHING})\")([^\"]*)\"|'(?!(?:{_SAYS_NOTHING})')([^']*)')"
)
_SILENT = re.compile(_SAYS_NOTHING)
# Numbers that programs give things: as long as a telephone number, and nobody's.
_NUMBERED = frozenset(("id", "nsid", "tmpl", "durableId", "paraId", "textId", "creationId", "modId", "uid"))
_MEASURES = frozenset(("cx", "cy", "x", "y", "w", "h", "id", "dxfId", "fileId", "spid", "shapeId", "lastEdited"))
# Where the vocabularies of Office files lie: in each part of each file, and no address of anybody's.
_VOCABULARY = re.compile(
    r"^https?://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.(?:oclc\.)?org|www\.w3\.org)/"
)
REMARK = re.compile(r"<!--(.*?)(?:-->|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<\?(.*?)(?:\?>|\Z)", re.DOTALL)
_MARGIN = re.compile(r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^<>]*>([^<]*)<")
# What a header of Excel may hold between its words: sections, fonts, sizes, colours, fields.
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|\d+|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|[A-Z&])')
MARGINS = frozenset(("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"))

PARTING = "\x00"
"""Stands between two texts that do not belong together; in no text itself, and no name crosses it."""
BETWEEN = f"{PARTING}\n"
"""Stands between texts that are searched together: each begins as a line does, so that a title before a name is known
for one."""
_PARTED = re.compile(f"{PARTING}+")


def is_plain(markup: str) -> bool:
    """Whether all words of this markup can be had by `quick`: no paragraphs, tracked changes or asides in it."""
    return _ROW_BY_ROW.search(markup) is None


def quick(markup: str) -> str:
    """All words of plain markup in one text, parted by `BETWEEN`: fast, and without saying where each stands."""
    telling = set(_TELLING.findall(markup))
    margins = [margin(plain(text)) for text in _MARGIN.findall(markup)]
    if "<!" in markup or "<?" in markup:
        markup = REMARK.sub(remark, markup)
    flow = RUN_STYLE.sub("", markup) if "rPr" in markup else markup
    flow = _BREAK.sub(" ", flow)
    flow = _INLINE_TAG.sub("", flow)
    flow = ANY.sub(PARTING, _EMPTY.sub("", flow) if "/>" in flow else flow)
    words = plain(flow)
    glued: list[str] = []
    if '"' in words and _FORMULA.search(markup):
        glued = [put_together(text) for text in words.split(PARTING) if _GLUED.search(text)]
    told = PARTING.join((words, *(value(one or other) for one, other in telling), *margins, *glued))
    return _PARTED.sub(BETWEEN, told)


def put_together(formula: str) -> str:
    """A formula with the strings put together that it puts together."""
    return _GLUED.sub("", formula)


def attributes(tag: str) -> dict[str, str]:
    """The attributes of one tag by local name, their values plain."""
    return {found[1].rsplit(":", 1)[-1]: value(found[2] or found[3] or "") for found in ATTRIBUTE.finditer(tag)}


def tags(markup: str, name: str) -> Iterator[str]:
    """Every opening tag of this local name."""
    for found in re.finditer(rf"<(?:\w+:)?{name}\b{_REST}>", markup):
        yield found[0]


def plain(text: str) -> str:
    """Text of a part as it is read: its escapes undone, XML's and Excel's."""
    if "&" in text:
        text = html.unescape(text)
    return unescaped(text)


def value(text: str) -> str:
    """An attribute's value; of an address, with its percent signs undone, and of a vocabulary without where it lies."""
    text = plain(text)
    if text.startswith("http"):
        text = _VOCABULARY.sub("", text)
    return unquote(text) if "%" in text else text


def margin(text: str) -> str:
    """A header's words without its codes: sections part them, fonts and sizes do not."""
    return _MARGIN_CODE.sub(lambda code: BETWEEN if code[0] in ("&L", "&C", "&R") else "", text)


def remark(found: re.Match[str]) -> str:
    """A comment, raw text or instruction of the markup, as words to be read."""
    inside = found[1] or found[2] or found[3] or ""
    escaped = inside.replace("&", "&amp;") if found[2] else inside
    escaped = escaped.replace("<", "&lt;").replace(">", "&gt;")
    return escaped if found[2] else f"<remark>{escaped}</remark>"


def told_by(element: str, tag: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag that may tell something, by local name: no cells, measures or numbers of things."""
    for found in ATTRIBUTE.finditer(tag):
        raw = found[2] or found[3] or ""
        if _SILENT.fullmatch(raw):
            continue
        name = found[1].rsplit(":", 1)[-1]
        if raw.isdigit() and (element in _NUMBERED or name in _NUMBERED or name in _MEASURES):
            continue
        yield name, value(raw)
