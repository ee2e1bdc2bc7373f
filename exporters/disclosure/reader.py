"""Reads marked-up text and says where each text stands: its cell, its paragraph, the elements around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from exporters.disclosure.marked_text import (
    ANY,
    ASIDE,
    INLINE,
    MARGINS,
    PARTING,
    REMARK,
    attributes,
    margin,
    plain,
    put_together,
    remark,
    told_by,
)

_NAME = re.compile(r"</?(?:[^\s/>:]*:)?([^\s/>:]+)")
_STRINGS = re.compile(r"<(?:\w+:)?si\b")
_SPACES = frozenset(("br", "cr", "tab", "lf", "ptab"))
_HYPHENS = {"noBreakHyphen": "-", "softHyphen": ""}
_INSTRUCTIONS = frozenset(("instrText", "delInstrText"))
_GONE = frozenset(("del", "moveFrom"))
_NEW = frozenset(("ins", "moveTo"))
_UNSEEN = frozenset(("vanish", "webHidden", "color", "shd", "highlight", "solidFill"))
_MARKING = _GONE | _NEW
_IDLE = INLINE - _MARKING - {"fldSimple"}
"""Elements of which only the attributes tell anything."""
_FORMULAS = frozenset(("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"))
_LONG = 200
"""Letters from which a tag is hardly written twice."""
_NEAR = 8
"""How many of the elements around a text are told with it."""


class Words(NamedTuple):
    """One text: `path` are the elements next around it, the innermost last, `cell` the cell it is in, `attribute` its
    name when it is one, `string` its number among shared strings, `paragraph` its number among the paragraphs.

    `again` is another reading of the text before it: without what is marked as deleted, or as it was before the
    changes, or a formula's strings put together.
    """

    text: str
    path: tuple[str, ...] = ()
    cell: str = ""
    attribute: str = ""
    string: int = -1
    paragraph: int = 0
    again: bool = False


@dataclass(slots=True)
class _Flow:
    """The words of one text so far, each piece with its mark: "" for plain, "+" for inserted, "-" for deleted."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    aside_of: str = ""


@dataclass(slots=True)
class Reader:
    """Reads markup piece by piece; `strings` counts the shared strings passed."""

    strings: int = 0
    _path: list[str] = field(default_factory=list)
    _open: Counter[str] = field(default_factory=Counter)
    _mark: str = ""
    _styled: bool = False
    _cell: str = ""
    _flows: list[_Flow] = field(default_factory=lambda: [_Flow()])
    _instruction: list[str] = field(default_factory=list)
    _paragraph: int = 0
    _paths: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _place: str = ""
    _tables: int = 0
    _at: list[list[int]] = field(default_factory=list)

    def read(self, markup: str) -> Iterator[Words]:
        """Every text of this markup, which must be whole elements or follow on from the markup before."""
        if "<!" in markup or "<?" in markup:
            markup = REMARK.sub(remark, markup)
        at = 0
        for tag in ANY.finditer(markup):
            if tag.start() > at:
                self._add(markup[at : tag.start()])
            at = tag.end()
            said = tag[0]
            if (seen := _seen(said) if len(said) < _LONG else _read_tag(said)) is not None:
                yield from self._tag(seen)
        self._add(markup[at:])
        for _ in range(len(self._flows)):
            yield from self._flush()
            if len(self._flows) > 1:
                self._flows.pop()
        yield from self._instructions()

    def skip(self, markup: str) -> None:
        """Pass over markup without reading it, keeping count."""
        self.strings += len(_STRINGS.findall(markup))

    def _add(self, text: str) -> None:
        if not text:
            return
        if self._path and self._path[-1] in _INSTRUCTIONS:
            self._instruction.append(text)
            return
        self._flows[-1].pieces.append((text, self._mark))

    def _tag(self, tag: _Tag) -> Iterator[Words]:
        name, inline, aside = tag.name, tag.inline, tag.aside
        if name in _SPACES:
            self._add(" ")
        elif name in _HYPHENS:
            self._add(_HYPHENS[name])
        elif tag.closing:
            yield from self._close(name, inline, aside)
        elif not inline and not tag.empty and not aside and self._flows[-1].pieces:
            yield from self._flush()
        if tag.closing:
            return
        if tag.cell is not None:
            self._cell = tag.cell
        if tag.told:
            path, where = self._near(name), self._where()
            for key, text in tag.told:
                yield Words(text, path, where, key, -1, self._paragraph)
        if name in _UNSEEN:
            self._styled = True
        if tag.empty:
            self.strings += name == "si"
            return
        self._count(name)
        if aside:
            self._flows.append(_Flow(aside_of=name))
        if not inline or name in _MARKING:
            self._path.append(name)
            self._open[name] += 1
            if inline:
                self._see_mark()

    def _close(self, name: str, inline: bool, aside: bool) -> Iterator[Words]:
        if not inline:
            yield from self._flush()
        if name in ("p", "fldSimple"):
            yield from self._instructions()
        if name == "p":
            self._styled = False
        if self._open[name]:
            marked = False
            while self._path:
                last = self._path.pop()
                self._open[last] -= 1
                marked = marked or last in _MARKING
                if last == name:
                    break
            if marked:
                self._see_mark()
        if aside and any(flow.aside_of == name for flow in self._flows[-_NEAR:]):
            while len(self._flows) > 1:
                yield from self._flush()
                if self._flows.pop().aside_of == name:
                    break
        if name == "c":
            self._cell = ""
        elif name == "si":
            self.strings += 1
        elif name == "tbl" and self._at:
            self._at.pop()

    def _see_mark(self) -> None:
        deleted, inserted = (any(self._open[each] for each in names) for names in (_GONE, _NEW))
        self._mark = "-" if deleted else "+" if inserted else ""

    def _count(self, name: str) -> None:
        if name == "p":
            self._paragraph += 1
        elif name == "tbl" and len(self._at) < _NEAR:
            self._tables += 1
            self._at.append([self._tables, 0, 0])
        elif name == "tr" and self._at:
            self._at[-1][1:] = [self._at[-1][1] + 1, 0]
        elif name == "tc" and self._at:
            self._at[-1][2] += 1

    def _where(self) -> str:
        if self._cell or not self._at or not self._at[-1][2]:
            return self._cell
        table, row, column = self._at[-1]
        place = f"table {table}, row {row}, column {column}"
        if place != self._place:
            self._place = place
        return self._place

    def _near(self, *inner: str) -> tuple[str, ...]:
        """The elements next around a text; the same for all texts that stand alike."""
        path = (*self._path[-_NEAR:], *inner)
        return self._paths.setdefault(path, path)

    def _flush(self) -> Iterator[Words]:
        flow = self._flows[-1]
        if not flow.pieces:
            return
        pieces, flow.pieces = flow.pieces, []
        whole = plain("".join(text for text, _ in pieces))
        if not whole.strip():
            return
        path = self._near()
        last = path[-1] if path else ""
        string = self.strings if self._open["si"] else -1
        readings = [margin(whole) if last in MARGINS else whole]
        if any(mark for _, mark in pieces):
            for gone in "-+":
                readings.append(plain("".join(text for text, mark in pieces if mark != gone)))
        if (self._styled or len(readings) > 1) and self._open["p"] and (parted := _parted(pieces)) is not None:
            readings.append(plain(parted))
        if '"' in whole and last in _FORMULAS:
            readings.append(put_together(whole))
        for number, text in enumerate(dict.fromkeys(readings)):
            if text.strip():
                yield Words(text, path, self._where(), "", string, self._paragraph, number > 0)

    def _instructions(self) -> Iterator[Words]:
        """What the fields of a paragraph are told to do, which may be written over several runs."""
        if self._instruction:
            text = plain("".join(self._instruction))
            self._instruction.clear()
            yield Words(text, (*self._path[-_NEAR:], "instrText"), self._where(), "", -1, self._paragraph)


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a tag says by itself; `told` are the attributes that may tell something, `cell` is the place of a cell."""

    name: str
    empty: bool
    closing: bool
    inline: bool
    aside: bool
    told: tuple[tuple[str, str], ...]
    cell: str | None


def _read_tag(tag: str) -> _Tag | None:
    """A tag as it is read; None of one without attributes that neither begins nor ends anything: the words of one run
    go on in the next."""
    found = _NAME.match(tag)
    name = found[1] if found is not None else ""
    named = "=" in tag
    if not named and name in _IDLE:
        return None
    closing = tag.startswith("</")
    cell = None
    if name in ("c", "comment", "threadedComment") and not closing:
        said = attributes(tag)
        cell = said.get("r") or said.get("ref", "")
    told = tuple(told_by(name, tag)) if named and not closing else ()
    return _Tag(name, tag.endswith("/>"), closing, name in INLINE, name in ASIDE, told, cell)


# A long part is made of few different tags, each written thousands of times.
_seen = lru_cache(maxsize=2048)(_read_tag)


def _parted(pieces: list[tuple[str, str]]) -> str | None:
    """The words of a paragraph with those parted that meet without a space and may be seen apart, in another colour or
    hidden; None when none meet so."""
    meet = [one[-1:].isalnum() and other[:1].isalnum() for (one, _), (other, _) in pairwise(pieces)]
    if not any(meet):
        return None
    ends = (PARTING if each else "" for each in (*meet, False))
    return "".join(f"{text}{end}" for (text, _), end in zip(pieces, ends, strict=True))
