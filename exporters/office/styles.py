"""What a cell looks like: number formats, fonts, wrapping, locks; and adding one style when a date needs it."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from exporters.office.xml import MAIN, integer, measure, serialise

_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]', re.IGNORECASE)
_AM_PM = re.compile(r"am/pm|a/p", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One cell format, as far as filling needs it. `font_size` is in points."""

    number_format: str
    font_size: float
    font_name: str
    bold: bool
    italic: bool
    wrap: bool
    shrink: bool
    vertical: str
    indent: int
    rotated: bool
    locked: bool
    bordered: bool
    filled: bool

    @property
    def asks_date(self) -> bool:
        """Whether its number format shows a day."""
        code = _codes(self.number_format)
        return "d" in code or "y" in code

    @property
    def asks_time(self) -> bool:
        """Whether its number format shows a time of day."""
        code = _codes(self.number_format)
        return "h" in code or "s" in code

    @property
    def is_text(self) -> bool:
        """Whether the cell is formatted as text."""
        return self.number_format.strip() == "@"


def _codes(number_format: str) -> str:
    code = number_format.split(";")[0]
    if code.lower() == "general" or code.strip() == "@":
        return ""
    return _AM_PM.sub("", _NOT_CODE.sub("", code)).lower()


class Styles:
    """The styles part of a workbook. Looking changes nothing; `variant` adds formats at the end."""

    def __init__(self, root: etree._Element | None) -> None:
        self._root = root if root is not None else etree.Element(f"{{{MAIN}}}styleSheet")
        self._xfs = self._root.find(f"{{{MAIN}}}cellXfs")
        self._made: dict[tuple[int, str | None, bool, bool], int] = {}
        self._seen: dict[int, Style] = {}
        self.changed = False

    @cached_property
    def _codes(self) -> dict[int, str]:
        found = dict(_BUILT_IN)
        for element in self._root.iterfind(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt"):
            found[integer(element, "numFmtId")] = element.get("formatCode", "General")
        return found

    @cached_property
    def _fonts(self) -> list[etree._Element]:
        return list(self._root.findall(f"{{{MAIN}}}fonts/{{{MAIN}}}font"))

    @property
    def default_font(self) -> tuple[str, float]:
        """Name and size of the workbook's own font, which column widths are counted in."""
        style = self[0]
        return style.font_name, style.font_size

    def __getitem__(self, index: int) -> Style:
        """The style at one index of `cellXfs`, the default for an index out of range."""
        if index not in self._seen:
            self._seen[index] = self._read(index)
        return self._seen[index]

    def _xf(self, index: int) -> etree._Element | None:
        if self._xfs is None or not 0 <= index < len(self._xfs):
            return None
        return self._xfs[index]

    def _read(self, index: int) -> Style:
        xf = self._xf(index)
        font_id = integer(xf, "fontId") if xf is not None else 0
        font = self._fonts[font_id] if font_id < len(self._fonts) else None
        size, name, bold, italic = 11.0, "Calibri", False, False
        if font is not None:
            if (sized := font.find(f"{{{MAIN}}}sz")) is not None:
                size = measure(sized.get("val")) or size
            if (named := font.find(f"{{{MAIN}}}name")) is not None:
                name = named.get("val", "Calibri")
            bold, italic = _on(font.find(f"{{{MAIN}}}b")), _on(font.find(f"{{{MAIN}}}i"))
        alignment = xf.find(f"{{{MAIN}}}alignment") if xf is not None else None
        protection = xf.find(f"{{{MAIN}}}protection") if xf is not None else None
        aligned: dict[str, str] = dict(alignment.attrib) if alignment is not None else {}  # type: ignore[arg-type]
        return Style(
            number_format=self._codes.get(integer(xf, "numFmtId") if xf is not None else 0, "General"),
            font_size=size,
            font_name=name,
            bold=bold,
            italic=italic,
            wrap=aligned.get("wrapText") in ("1", "true"),
            shrink=aligned.get("shrinkToFit") in ("1", "true"),
            vertical=aligned.get("vertical", ""),
            indent=integer(alignment, "indent") if alignment is not None else 0,
            rotated=aligned.get("textRotation", "0") != "0",
            locked=protection is None or protection.get("locked") not in ("0", "false"),
            bordered=xf is not None and xf.get("borderId", "0") != "0",
            filled=xf is not None and xf.get("fillId", "0") != "0",
        )

    def variant(self, index: int, *, code: str | None = None, wrap: bool = False, top: bool = False) -> int:
        """The index of the same format with another number format, wrapped, or set at the top; added once."""
        key = (index, code, wrap, top)
        if key not in self._made:
            self._made[key] = self._add(index, code, wrap, top)
        return self._made[key]

    def bold(self, index: int) -> int:
        """The index of the same format in bold, added at the end."""
        if self._xfs is None:
            self._lay_bare_sheet()
        assert self._xfs is not None
        source = self._xf(index)
        xf = copy.deepcopy(source) if source is not None else etree.Element(f"{{{MAIN}}}xf")
        held = self._root.find(f"{{{MAIN}}}fonts")
        if held is not None and len(held):
            font = copy.deepcopy(held[min(integer(xf, "fontId"), len(held) - 1)])
            if font.find(f"{{{MAIN}}}b") is None:
                font.insert(0, etree.Element(f"{{{MAIN}}}b"))
            held.append(font)
            held.set("count", str(len(held)))
            xf.set("fontId", str(len(held) - 1))
            xf.set("applyFont", "1")
        self._xfs.append(xf)
        self._xfs.set("count", str(len(self._xfs)))
        self.changed = True
        return len(self._xfs) - 1

    def _add(self, index: int, code: str | None, wrap: bool, top: bool) -> int:
        if self._xfs is None:
            self._lay_bare_sheet()
        assert self._xfs is not None
        source = self._xf(index)
        xf = copy.deepcopy(source) if source is not None else etree.Element(f"{{{MAIN}}}xf")
        if code is not None:
            xf.set("numFmtId", str(self._code_id(code)))
            xf.set("applyNumberFormat", "1")
        if wrap or top:
            alignment = xf.find(f"{{{MAIN}}}alignment")
            if alignment is None:
                alignment = etree.Element(f"{{{MAIN}}}alignment")
                xf.insert(0, alignment)
            if wrap:
                alignment.set("wrapText", "1")
            if top:
                alignment.set("vertical", "top")
            xf.set("applyAlignment", "1")
        self._xfs.append(xf)
        self._xfs.set("count", str(len(self._xfs)))
        self.changed = True
        return len(self._xfs) - 1

    def _code_id(self, code: str) -> int:
        for known, text in self._codes.items():
            if text == code and 22 < known < 100_000:
                return known
        formats = self._root.find(f"{{{MAIN}}}numFmts")
        if formats is None:
            formats = etree.Element(f"{{{MAIN}}}numFmts")
            self._root.insert(0, formats)
        fresh = next(number for number in range(164, 100_000) if number not in self._codes)
        made = etree.SubElement(formats, f"{{{MAIN}}}numFmt")
        made.set("numFmtId", str(fresh))
        made.set("formatCode", code)
        formats.set("count", str(len(formats)))
        self._codes[fresh] = code
        return fresh

    def _lay_bare_sheet(self) -> None:
        """The least a styles part must hold, for the rare workbook that comes without one."""
        bare = (
            f'<s xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></s>'
        )
        for element in list(etree.fromstring(bare)):
            if self._root.find(element.tag) is None:
                self._root.append(element)
        self._xfs = self._root.find(f"{{{MAIN}}}cellXfs")

    def bytes(self) -> bytes:
        """The styles part as it now stands."""
        return serialise(self._root)


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")
