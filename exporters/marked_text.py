"""The words in marked-up text (XML, VML, HTML): what a reader sees, joined across runs, and what its attributes say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

# Elements that may come in the middle of a word; any other element parts one text from the next.
_INLINE = frozenset(
    (
        "r", "t", "ins", "moveTo", "moveFrom", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml",
        "dir", "bdo", "ruby", "rubyBase", "font", "b", "i", "u", "em", "strong", "span", "a", "s", "sub", "sup",
        "small", "big",
    )
)
# No expression looks beyond the next "<": in a part that is no well-formed markup each of them would else be sought to
# the end from every place. What is no whole tag so stays, and is read as text.
_QUOTED = r"(?:\"[^\"<]*\"|'[^'<]*')"
_REST = rf"[^<>\"']*(?:{_QUOTED}[^<>\"']*)*"
_ANY = re.compile(rf"<(?=[/!?:\w]){_REST}>")
_RUN_STYLE = re.compile(
    r"<(?:\w+:)?rPr\b(?:[^<>]*/>|[^<>]*>[^<]*(?:<(?!/?(?:\w+:)?rPr\b)[^<]*)*</(?:\w+:)?rPr>)"
)
_INLINE_TAG = re.compile(rf"</?(?:\w+:)?(?:{'|'.join(sorted(_INLINE))})(?:\s[^<>]*)?>")
_BREAK = re.compile(r"<(?:\w+:)?(?:br|cr|tab|lf)\b[^<>]*>")
_EMPTY = re.compile(rf"<(?=[/!?:\w]){_REST}(?<=/)>")
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# Attribute values that say nothing: places of cells, figures, and the kinds of cells.
_TELLING = re.compile(
    r"=\s*(?:\"(?!(?:[A-Z]{1,3}\d+|[\d.\s:-]*|inlineStr|str|preserve|[a-z])\")([^\"]*)\""
    r"|'(?!(?:[A-Z]{1,3}\d+|[\d.\s:-]*|inlineStr|str|preserve|[a-z])')([^']*)')"
)
_REMARK = re.compile(r"<!--(.*?)(?:-->|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<\?(.*?)(?:\?>|\Z)", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MARGIN = re.compile(r"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^<>]*>([^<]*)<")
# What a header of Excel may hold between its words: sections, fonts, sizes, colours, fields.
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|\d+|K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|[A-Z&])')
_MARGINS = frozenset(("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"))

PARTING = "\x00"
"""Stands between two texts that do not belong together; in no text itself, and no name crosses it."""


@dataclass(frozen=True, slots=True)
class Words:
    """One text: `path` are the elements around it, outermost first, `cell` the cell it is in, `attribute` its name
    when it is one, `string` its number among shared strings."""

    text: str
    path: tuple[str, ...] = ()
    cell: str = ""
    attribute: str = ""
    string: int = -1


def quick(markup: str) -> str:
    """All words of this markup in one text, parted by `PARTING`: fast, and without saying where each stands."""
    telling = set(_TELLING.findall(markup))
    margins = [_margin(_plain(text)) for text in _MARGIN.findall(markup)]
    if "<!" in markup or "<?" in markup:
        markup = _REMARK.sub(_remark, markup)
    flow = _RUN_STYLE.sub("", markup) if "rPr" in markup else markup
    flow = _BREAK.sub(" ", flow)
    flow = _INLINE_TAG.sub("", flow)
    flow = _ANY.sub(PARTING, _EMPTY.sub("", flow) if "/>" in flow else flow)
    return PARTING.join((_plain(flow), *(_value(one or other) for one, other in telling), *margins))


@dataclass(slots=True)
class Reader:
    """Reads markup piece by piece and says where each text stands; `strings` counts the shared strings passed."""

    strings: int = 0
    _path: list[str] = field(default_factory=list)
    _cell: str = ""
    _flow: list[str] = field(default_factory=list)

    def read(self, markup: str) -> Iterator[Words]:
        """Every text of this markup, which must be whole elements or follow on from the markup before."""
        if "<!" in markup or "<?" in markup:
            markup = _REMARK.sub(_remark, markup)
        styled: list[str] = []
        if "rPr" in markup:
            styled = _RUN_STYLE.findall(markup)
            markup = _RUN_STYLE.sub("", markup)
        at = 0
        for tag in _ANY.finditer(markup):
            if tag.start() > at:
                self._flow.append(markup[at : tag.start()])
            at = tag.end()
            yield from self._tag(tag[0])
        self._flow.append(markup[at:])
        yield from self._flush()
        for style in styled:
            for value in _ATTRIBUTE.finditer(style):
                yield Words(_value(value[2] or value[3] or ""), (*self._path, "rPr"), self._cell, value[1])

    def skip(self, markup: str) -> None:
        """Pass over markup without reading it, keeping count."""
        self.strings += len(re.findall(r"<(?:\w+:)?si\b", markup))

    def _tag(self, tag: str) -> Iterator[Words]:
        name = re.split(r"[\s/>]", tag.lstrip("</"), maxsplit=1)[0].rsplit(":", 1)[-1]
        empty, closing = tag.endswith("/>"), tag.startswith("</")
        inline = name in _INLINE
        if name in ("br", "cr", "tab", "lf"):
            self._flow.append(" ")
        elif not inline and not empty:
            yield from self._flush()
        if closing:
            if not inline and name in self._path:
                while self._path and self._path.pop() != name:
                    pass
            if name == "c":
                self._cell = ""
            if name == "si":
                self.strings += 1
            return
        attributes = [(found[1], _value(found[2] or found[3] or "")) for found in _ATTRIBUTE.finditer(tag)]
        if name in ("c", "comment", "threadedComment"):
            self._cell = next((value for key, value in attributes if key in ("r", "ref")), "")
        for key, value in attributes:
            yield Words(value, (*self._path, name), self._cell, key.rsplit(":", 1)[-1])
        if not inline and not empty:
            self._path.append(name)

    def _flush(self) -> Iterator[Words]:
        text = _plain("".join(self._flow))
        self._flow.clear()
        if text.strip():
            last = self._path[-1] if self._path else ""
            if last in _MARGINS:
                text = _margin(text)
            yield Words(text, tuple(self._path), self._cell, "", self.strings if "si" in self._path else -1)


def attributes(tag: str) -> dict[str, str]:
    """The attributes of one tag by local name, their values plain."""
    return {found[1].rsplit(":", 1)[-1]: _value(found[2] or found[3] or "") for found in _ATTRIBUTE.finditer(tag)}


def tags(markup: str, name: str) -> Iterator[str]:
    """Every opening tag of this local name."""
    for found in re.finditer(rf"<(?:\w+:)?{name}\b{_REST}>", markup):
        yield found[0]


def _plain(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _value(text: str) -> str:
    """An attribute's value; of an address, with its percent signs undone."""
    text = _plain(text)
    return unquote(text) if "%" in text else text


def _margin(text: str) -> str:
    """A header's words without its codes: sections part them, fonts and sizes do not."""
    return _MARGIN_CODE.sub(lambda code: PARTING if code[0] in ("&L", "&C", "&R") else "", text)


def _remark(found: re.Match[str]) -> str:
    inside = found[1] or found[2] or found[3] or ""
    escaped = inside.replace("&", "&amp;") if found[2] else inside
    escaped = escaped.replace("<", "&lt;").replace(">", "&gt;")
    return escaped if found[2] else f"<remark>{escaped}</remark>"
