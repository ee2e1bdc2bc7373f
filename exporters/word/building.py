"""A document of our own written from its blocks: no author, no date, nothing of this machine in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import count

from exporters.office.xml import CONTENT_TYPES, DECLARATION, PACKAGE_RELATIONSHIPS, RELATIONSHIPS, escaped
from exporters.word.blocks import Block, Cell, Heading, Numbered, Paper, Table, Tick, Words
from exporters.word.styles import LINE, SHADE, settings_xml, styles_xml
from exporters.word.text import EMPTY, MAIN, TICKED

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_LOOKS = {"body": "", "small": "Small", "item": "Item", "quote": "Quoted"}
_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest a zip file can say."""
_TWIPS = 567
_WIDE = 17.0
"""Centimetres of an A4 page between margins of 2 cm."""


def docx(paper: Paper) -> bytes:
    """The document as a .docx; the same paper gives the same bytes."""
    numbers = count(1)
    body = [
        _paragraph(paper.above, "Above") if paper.above else "",
        _paragraph(paper.title, "Title"),
        _paragraph(paper.under, "Subtitle") if paper.under else "",
        _paragraph(paper.notice, "Notice") if paper.notice else "",
        *(piece for block in paper.blocks for piece in _block(block, numbers)),
    ]
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links((
            ("rId1", f"{RELATIONSHIPS}/officeDocument", "word/document.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
             "docProps/core.xml"),
        )),
        "docProps/core.xml": _properties(paper.title),
        "word/document.xml": _part("document", f"<w:body>{''.join(body)}{section}</w:body>"),
        "word/_rels/document.xml.rels": _links((
            ("rId1", f"{RELATIONSHIPS}/styles", "styles.xml"),
            ("rId2", f"{RELATIONSHIPS}/settings", "settings.xml"),
            ("rId3", f"{RELATIONSHIPS}/header", "header1.xml"),
            ("rId4", f"{RELATIONSHIPS}/footer", "footer1.xml"),
        )),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/header1.xml": _part("hdr", _paragraph(paper.header, "Header")),
        "word/footer1.xml": _part("ftr", _footer(paper.footer)),
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, DECLARATION + text)
    return out.getvalue()


def runs(text: str, *, bold: bool = False, underlined: bool = False) -> str:
    """Text as runs: tabs and line breaks as Word keeps them, every character safe."""
    look = "<w:b/><w:bCs/>" if bold or underlined else ""
    line = '<w:u w:val="single"/>' if underlined else ""
    look = f"<w:rPr>{look}{line}</w:rPr>" if look else ""
    pieces: list[str] = []
    for number, words in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        for place, part in enumerate(words.split("\t")):
            if place:
                pieces.append("<w:tab/>")
            if part:
                pieces.append(f'<w:t xml:space="preserve">{plain(part)}</w:t>')
    return f"<w:r>{look}{''.join(pieces)}</w:r>" if pieces else ""


def plain(text: str) -> str:
    """Text escaped for XML; what an Excel cell would escape beyond that is left as it is."""
    return escaped(text).replace("_x005F_x", "_x")


def _paragraph(text: str, style: str = "", *, bold: bool = False) -> str:
    return _raw(runs(text, bold=bold), style)


def _raw(inner: str, style: str = "", more: str = "") -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{f'<w:pPr>{look}{more}</w:pPr>' if look or more else ''}{inner}</w:p>"


def _marked(inner: str, mark: str, numbers: Iterator[int]) -> str:
    if not mark:
        return inner
    number = next(numbers)
    return f'<w:bookmarkStart w:id="{number}" w:name="{plain(mark)}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def _block(block: Block, numbers: Iterator[int]) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _raw(runs(block.text), f"Heading{block.level}", "<w:pageBreakBefore/>" if block.new_page else "")
    elif isinstance(block, Words):
        between = "\t" if block.look == "item" else " "
        lead = runs(f"{block.lead}{between}", bold=block.look != "item") if block.lead else ""
        yield _raw(lead + runs(block.text), _LOOKS[block.look])
    elif isinstance(block, Numbered):
        lead = runs(f"{block.number}\t{block.lead}: " if block.lead else f"{block.number}\t", bold=bool(block.lead))
        style = "MinutesHeading" if block.heading else "MinutesParagraph"
        yield _raw(_marked(lead + runs(block.text), block.mark, numbers), style)
    elif isinstance(block, Tick):
        yield _raw(_box(block.ticked, next(numbers)) + runs(f"\t{block.text}"), "Ticked")
    else:
        yield _table(block, numbers)
        # Two tables with nothing between them would become one.
        yield _raw("", "", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>')


def _box(ticked: str, number: int) -> str:
    on = "1" if ticked == TICKED else "0"
    font = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/>'
    return (
        f'<w:sdt><w:sdtPr><w:rPr>{font}</w:rPr><w:id w:val="{90_000 + number}"/><w14:checkbox><w14:checked '
        f'w14:val="{on}"/><w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="MS Gothic"/><w14:uncheckedState '
        f'w14:val="{ord(EMPTY):04X}" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>{font}'
        f"</w:rPr><w:t>{ticked}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _table(table: Table, numbers: Iterator[int]) -> str:
    share = _WIDE / sum(table.widths)
    widths = [round(width * share * _TWIPS) for width in table.widths]
    rows = []
    if table.header:
        cells = [_cell(Cell((text,)), width, numbers, "HeadOfTable", SHADE) for text, width in
                 zip(table.header, widths, strict=True)]  # fmt: skip
        rows.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>")
    height = f'<w:trHeight w:val="{round(table.least * _TWIPS)}" w:hRule="atLeast"/>' if table.least else ""
    for row in table.rows:
        made = []
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            labels = not table.header and column == 0
            made.append(_cell(cell, width, numbers, "HeadOfTable" if labels else "InTable", SHADE if labels else ""))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(made)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "0000" if table.header else "0080"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Lined"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="{first}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(cell: Cell, width: int, numbers: Iterator[int], style: str, fill: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inner = [runs(text) for text in cell.paragraphs]
    if cell.pieces:
        inner[-1] = "".join(runs(text, underlined=marked) for text, marked in cell.pieces)
    inner[0] = _marked(inner[0], cell.mark, numbers)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f"{''.join(_raw(each, style) for each in inner)}</w:tc>"
    )


def _footer(lines: tuple[str, ...]) -> str:
    made = []
    for number, line in enumerate(lines):
        page = (
            "<w:r><w:tab/></w:r>" + runs("Page ") + _field("PAGE") + runs(" of ") + _field("NUMPAGES")
            if not number
            else ""
        )
        made.append(_raw(runs(line) + page, "Footer"))
    return "".join(made)


def _field(name: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {name} </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _part(root: str, inner: str) -> str:
    spaces = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}" xmlns:w14="{_W14}" xmlns:mc="{_MC}"'
    return f'<w:{root} {spaces} mc:Ignorable="w14">{inner}</w:{root}>'


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{plain(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _types() -> str:
    parts = (
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/word/document.xml", f"{_WORD}.document.main+xml"), ("/word/styles.xml", f"{_WORD}.styles+xml"),
        ("/word/settings.xml", f"{_WORD}.settings+xml"), ("/word/header1.xml", f"{_WORD}.header+xml"),
        ("/word/footer1.xml", f"{_WORD}.footer+xml"),
    )  # fmt: skip
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in parts)
    return (
        f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>'
    )


def _links(links: tuple[tuple[str, str, str], ...]) -> str:
    made = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in links)
    return f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{made}</Relationships>'
