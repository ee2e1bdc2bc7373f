"""How the sheets of our own workbooks look, and their cells as XML: Arial, thin grey lines, a blue band of headings."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.office.xml import MAIN, escaped

TITLE, NOTE, LABEL, INPUT, DAY_INPUT, HEAD, DAY, CLOCK, BODY, CENTRE = range(1, 11)
"""The formats of cells."""


def row_xml(number: int, height: float, cells: str) -> str:
    """A row of fixed height, in points."""
    return f'<row r="{number}" ht="{height}" customHeight="1">{cells}</row>'


def cells_xml(row: int, cells: Iterable[tuple[str, str, int]]) -> str:
    """Cells of a row, each a column's letter, a text and a format."""
    return "".join(
        f'<c r="{column}{row}" s="{style}" t="inlineStr"><is><t>{escaped(text)}</t></is></c>'
        if text
        else f'<c r="{column}{row}" s="{style}"/>'
        for column, text, style in cells
    )


def _xf(format: int, font: int, fill: int, border: int, horizontal: str, vertical: str, wrap: bool) -> str:
    across = f'horizontal="{horizontal}" ' if horizontal else ""
    wrapped = ' wrapText="1"' if wrap else ""
    return (
        f'<xf numFmtId="{format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f'<alignment {across}vertical="{vertical}"{wrapped}/></xf>'
    )


_FONTS = [(10, "FF000000", False), (15, "FF1F3864", True), (9, "FF595959", False), (10, "FF000000", True)]
_XFS = [
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    _xf(0, 1, 0, 0, "left", "center", False),
    _xf(0, 2, 0, 0, "left", "center", False),
    _xf(0, 3, 2, 1, "", "center", True),
    _xf(0, 0, 0, 1, "left", "center", True),
    _xf(164, 0, 0, 1, "left", "center", True),
    _xf(0, 3, 3, 1, "center", "center", True),
    _xf(164, 0, 0, 1, "left", "top", True),
    _xf(165, 0, 0, 1, "left", "top", True),
    _xf(0, 0, 0, 1, "left", "top", True),
    _xf(0, 0, 0, 1, "center", "top", True),
]
_EDGE = "".join(f'<{side} style="thin"><color rgb="FFA6A6A6"/></{side}>' for side in ("left", "right", "top", "bottom"))


def styles_xml(dxfs: str = "") -> str:
    """The part of styles; `dxfs` are the looks of rules, each a `dxf`."""
    count = dxfs.count("<dxf>")
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
        '<numFmt numFmtId="165" formatCode="hh:mm"/></numFmts>'
        f'<fonts count="{len(_FONTS)}">'
        + "".join(
            f'<font>{"<b/>" if bold else ""}<sz val="{size}"/><color rgb="{colour}"/>'
            '<name val="Arial"/><family val="2"/></font>'
            for size, colour, bold in _FONTS
        )
        + '</fonts><fills count="4"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill>'
        + "".join(
            f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill>'
            "</fill>"
            for colour in ("FFF2F2F2", "FFDCE6F1")
        )
        + '</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{_EDGE}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(_XFS)}">{"".join(_XFS)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        + (f'<dxfs count="{count}">{dxfs}</dxfs>' if count else "")
        + "</styleSheet>"
    )
