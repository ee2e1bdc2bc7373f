"""A Word document as its reader sees it: paragraphs and tables in order, each paragraph with its look and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from exporters.word.boxes import boxes_in
from exporters.word.document import Document, cells_of, each_paragraph, rows_of
from exporters.word.text import W, text_of

_OFF = frozenset(("0", "false", "off", "none"))
_BLACK = frozenset(("", "auto", "000000"))
_THROUGH = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LOOKS = ("b", "i", "u", "caps", "smallCaps")
_DEPTH = 20
_INPUT = re.compile(r"[\s_.\u2026\u2002\u00a0\u200b·…-]*\Z")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a paragraph look, all of them: bold, italic and so on; `colour` as RRGGBB, "" for black."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    capitals: bool = False
    colour: str = ""
    size: int = 0

    @property
    def grey(self) -> bool:
        """Whether it is set in grey."""
        parts = [int(self.colour[at : at + 2], 16) for at in (0, 2, 4)] if len(self.colour) == 6 else []
        return bool(parts) and max(parts) - min(parts) < 16 and 64 <= parts[0] <= 216

    @property
    def red(self) -> bool:
        """Whether it is set in red."""
        parts = [int(self.colour[at : at + 2], 16) for at in (0, 2, 4)] if len(self.colour) == 6 else []
        return bool(parts) and parts[0] >= 150 and parts[1] < 90 and parts[2] < 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph: what it says, `level` as a heading by its style (0 the highest, None for no heading), the automatic
    `number` and kind of list it is in ("decimal", "bullet", "" for none). `box` is the text box it stands in."""

    element: etree._Element
    text: str
    style: str = ""
    level: int | None = None
    look: Look = Look()
    number: str = ""
    listed: str = ""
    depth: int = 0
    control: etree._Element | None = None
    contents: bool = False
    title: bool = False
    breaks: bool = False
    page: bool = False
    object: bool = False
    box: etree._Element | None = None

    @property
    def blank(self) -> bool:
        """Whether text could stand here: it says nothing, shows nothing and ends no section."""
        return not self.text and not self.breaks and not self.object and self.control is None

    @property
    def dotted(self) -> bool:
        """Whether it is a line of dots to write on."""
        return len(self.text) > 3 and _INPUT.match(self.text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its cells row by row, as they stand in the rows, and what each says."""

    element: etree._Element
    rows: tuple[tuple[etree._Element, ...], ...]
    texts: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, ...], ...] = ()
    control: etree._Element | None = None
    contents: bool = False

    @property
    def width(self) -> int:
        """The most cells of a row."""
        return max((len(row) for row in self.rows), default=0)


Block = Para | Grid


@dataclass(slots=True)
class _Style:
    id: str
    name: str
    based: str
    looks: dict[str, bool] = field(default_factory=dict)
    colour: str | None = None
    size: int = 0
    outline: int | None = None
    numbered: tuple[str, int] | None = None


class Pages:
    """The body of a document as blocks; tables of contents are marked as such."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._counts: dict[tuple[str, int], int] = {}
        self._field_depth = 0

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every paragraph and table of the body in order, those of tables within their table."""
        return tuple(self._walk(self._document.body, None, contents=False))

    def _walk(self, above: etree._Element, control: etree._Element | None, *, contents: bool) -> Iterator[Block]:
        for child in above:
            if child.tag == f"{W}p":
                para = self._para(child, control, contents=contents)
                boxes = boxes_in(child) if para.object else []
                if boxes and not para.text:
                    # What stands alone in boxes is read where they stand; the paragraph that holds them follows.
                    for box in boxes:
                        yield from self._boxed(box, contents=contents)
                yield para
            elif child.tag == f"{W}tbl":
                yield grid_of(child, control, contents=contents)
            elif child.tag == f"{W}sdt":
                inside = contents or _is_contents(child)
                yield from self._walk(child, child if not inside else None, contents=inside)
            elif child.tag in _THROUGH:
                yield from self._walk(child, control, contents=contents)

    def _boxed(self, box: etree._Element, *, contents: bool) -> Iterator[Block]:
        for block in self._walk(box, None, contents=contents):
            yield replace(block, box=box) if isinstance(block, Para) else block

    def para(self, element: etree._Element) -> Para:
        """A paragraph wherever it stands, its number not counted."""
        return self._para(element, None, contents=False, count=False)

    def _para(
        self, element: etree._Element, control: etree._Element | None, *, contents: bool, count: bool = True
    ) -> Para:
        about = element.find(f"{W}pPr")
        style = self._style(element)
        level = self._outline(element, style)
        name = style.name.lower() if style else ""
        shown = text_of(element).replace("\u00ad", "").strip()
        listed, number, depth = self._number(about, style, bool(shown) and count)
        in_field = self._in_contents(element) if count else False
        return Para(
            element=element, text=shown, style=name, level=level, look=self._look(element, style), number=number,
            listed=listed, depth=depth, control=control,
            contents=contents or in_field or name.startswith("toc ") or name == "table of figures",
            title=any(each.name.lower() in ("title", "subtitle") for each in self._chain(style)),
            breaks=(about is not None and about.find(f"{W}sectPr") is not None)
            or any(each.get(f"{W}type") == "page" for each in element.iter(f"{W}br")),
            page=about is not None and _on(about.find(f"{W}pageBreakBefore")),
            object=next(element.iter(f"{W}drawing", f"{W}object", f"{W}pict", f"{W}sdt", f"{W}fldChar"), None)
            is not None,
        )  # fmt: skip

    def _in_contents(self, element: etree._Element) -> bool:
        """Whether a paragraph belongs to a field that makes a table of contents."""
        began = self._field_depth > 0
        for each in element.iter(f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
            if each.tag == f"{W}fldSimple":
                began = began or each.get(f"{W}instr", "").strip().upper().startswith("TOC")
            elif each.tag == f"{W}instrText":
                if (each.text or "").strip().upper().startswith("TOC") and not self._field_depth:
                    self._field_depth, began = 1, True
            elif self._field_depth:
                kind = each.get(f"{W}fldCharType")
                self._field_depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        return began

    # styles

    @cached_property
    def _styles(self) -> dict[str, _Style]:
        part = self._document.part_of("styles")
        found: dict[str, _Style] = {}
        if part is None:
            return found
        for each in self._document.tree(part).iter(f"{W}style"):
            made = _Style(each.get(f"{W}styleId", ""), _val(each.find(f"{W}name")), _val(each.find(f"{W}basedOn")))
            look = each.find(f"{W}rPr")
            if look is not None:
                made.looks = {name: _on(look.find(f"{W}{name}")) for name in _LOOKS
                              if look.find(f"{W}{name}") is not None}  # fmt: skip
                if look.find(f"{W}color") is not None:
                    made.colour = _val(look.find(f"{W}color"))
                made.size = _int(_val(look.find(f"{W}sz")))
            outline = each.find(f"{W}pPr/{W}outlineLvl")
            made.outline = _int(_val(outline)) if outline is not None else None
            numbered = each.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                made.numbered = (_val(numbered.find(f"{W}numId")), _int(_val(numbered.find(f"{W}ilvl"))))
            found[made.id] = made
        return found

    @cached_property
    def _standing(self) -> str:
        """The id of the style of paragraphs that name none."""
        part = self._document.part_of("styles")
        for each in self._document.tree(part).iter(f"{W}style") if part else ():
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true"):
                return each.get(f"{W}styleId", "")
        return ""

    def _style(self, element: etree._Element) -> _Style | None:
        named = element.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(_val(named) if named is not None else self._standing)

    def _chain(self, style: _Style | None) -> Iterator[_Style]:
        for _ in range(_DEPTH):
            if style is None:
                return
            yield style
            style = self._styles.get(style.based)

    def _outline(self, element: etree._Element, style: _Style | None) -> int | None:
        own = element.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            level = _int(_val(own))
            return level if level < 9 else None
        for each in self._chain(style):
            if each.outline is not None:
                return each.outline if each.outline < 9 else None
            heading = re.fullmatch(r"(?:heading|überschrift|titre|pennawd) ?(\d)", each.name.lower())
            if heading:
                return int(heading[1]) - 1
        return None

    def _look(self, element: etree._Element, style: _Style | None) -> Look:
        chain = list(self._chain(style))
        said: list[tuple[dict[str, bool], str, int, str]] = []
        for run in element.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p"), None) is not element:
                continue
            text = "".join(each.text or "" for each in run.findall(f"{W}t"))
            if not text.strip():
                continue
            about = run.find(f"{W}rPr")
            own = list(self._chain(self._styles.get(_val(about.find(f"{W}rStyle"))))) if about is not None else []
            looks = {name: self._has(name, about, [*own, *chain]) for name in _LOOKS}
            colour = next((each.colour for each in [*own, *chain] if each.colour is not None), "")
            size = next((each.size for each in [*own, *chain] if each.size), 0)
            if about is not None:
                if about.find(f"{W}color") is not None:
                    colour = _val(about.find(f"{W}color"))
                size = _int(_val(about.find(f"{W}sz"))) or size
            said.append((looks, "" if colour.lower() in _BLACK else colour.upper(), size, text))
        if not said:
            return Look()
        words = "".join(text for _, _, _, text in said)
        letters = [letter for letter in words if letter.isalpha()]
        colours = {colour for _, colour, _, _ in said}
        every = {name: all(looks[name] for looks, _, _, _ in said) for name in _LOOKS}
        return Look(
            bold=every["b"], italic=every["i"], underlined=every["u"],
            capitals=every["caps"] or every["smallCaps"]
            or (len(letters) > 3 and all(letter.isupper() for letter in letters)),
            colour=next(iter(colours)) if len(colours) == 1 else "", size=min(size for _, _, size, _ in said),
        )  # fmt: skip

    @staticmethod
    def _has(name: str, about: etree._Element | None, chain: list[_Style]) -> bool:
        if about is not None and about.find(f"{W}{name}") is not None:
            return _on(about.find(f"{W}{name}"))
        return next((each.looks[name] for each in chain if name in each.looks), False)

    # numbers

    @cached_property
    def _lists(self) -> dict[str, dict[int, tuple[str, str, int, str]]]:
        """By list and level: its format, how the number is shown, where it starts, and the list it counts with."""
        part = self._document.part_of("numbering")
        if part is None:
            return {}
        root = self._document.tree(part)
        levels: dict[str, dict[int, tuple[str, str, int, str]]] = {}
        for each in root.iter(f"{W}abstractNum"):
            id = each.get(f"{W}abstractNumId", "")
            levels[id] = {
                _int(level.get(f"{W}ilvl", "0")): (
                    _val(level.find(f"{W}numFmt")), _val(level.find(f"{W}lvlText")),
                    _int(_val(level.find(f"{W}start")) or "1"), id,
                )
                for level in each.iter(f"{W}lvl")
            }  # fmt: skip
        return {
            each.get(f"{W}numId", ""): levels.get(_val(each.find(f"{W}abstractNumId")), {})
            for each in root.iter(f"{W}num")
        }

    def _number(self, about: etree._Element | None, style: _Style | None, count: bool) -> tuple[str, str, int]:
        own = about.find(f"{W}numPr") if about is not None else None
        if own is not None:
            id, level = _val(own.find(f"{W}numId")), _int(_val(own.find(f"{W}ilvl")))
            if not id:
                id = next((each.numbered[0] for each in self._chain(style) if each.numbered), "")
        else:
            held = next((each.numbered for each in self._chain(style) if each.numbered), None)
            id, level = held if held else ("", 0)
        levels = self._lists.get(id, {})
        if id in ("", "0") or level not in levels:
            return "", "", 0
        form, shown, _, counter = levels[level]
        if form == "bullet" or form == "none":
            return form, "", level
        if not count:
            return form, "", level
        key = (counter, level)
        self._counts[key] = self._counts.get(key, levels[level][2] - 1) + 1
        for deeper in [each for each in self._counts if each[0] == counter and each[1] > level]:
            del self._counts[deeper]
        for above in range(level + 1):
            if above in levels:
                at = self._counts.get((counter, above), levels[above][2])
                shown = shown.replace(f"%{above + 1}", _counted(at, levels[above][0]))
        return form, shown.strip(), level


def grid_of(table: etree._Element, control: etree._Element | None = None, *, contents: bool = False) -> Grid:
    """A table with what its cells say; a cell within a content control counts as any other."""
    rows = tuple(tuple(cells_of(row)) for row in rows_of(table))
    return Grid(
        element=table, rows=rows, texts=tuple(tuple(said(cell) for cell in row) for row in rows),
        spans=tuple(tuple(_int(_val(cell.find(f"{W}tcPr/{W}gridSpan"))) or 1 for cell in row) for row in rows),
        control=control, contents=contents,
    )  # fmt: skip


def said(cell: etree._Element) -> str:
    """What a cell says, a line for each paragraph that says something."""
    return "\n".join(text for each in each_paragraph(cell) if (text := text_of(each).strip()))


def is_input(text: str) -> bool:
    """Whether it is a blank to write in: nothing, or only dots and lines."""
    return _INPUT.match(text) is not None


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and "contents" in _val(gallery).lower()


def _counted(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        said = ""
        for value, numeral in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            said += numeral * (number // value)
            number %= value
        return said.upper() if form == "upperRoman" else said
    return str(number)


def _val(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def _int(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1").lower() not in _OFF
