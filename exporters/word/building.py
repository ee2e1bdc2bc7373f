"""A document of our own written from its blocks: no author, no date, nothing of this machine in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import count

from exporters.office.xml import CONTENT_TYPES, DECLARATION, PACKAGE_RELATIONSHIPS, RELATIONSHIPS, escaped
from exporters.word.blocks import Blank, Block, Cell, Contents, Heading, Numbered, Paper, Table, Thin, Tick, Turn, Words
from exporters.word.styles import LINE, SHADE, settings_xml, styles_xml
from exporters.word.text import EMPTY, MAIN, TICKED

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_LOOKS = {"body": "", "small": "Small", "item": "Item", "quote": "Quoted", "guidance": "Guidance",
          "under a table": "UnderTable"}  # fmt: skip
_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest a zip file can say."""
_TWIPS = 567
_WIDE, _WIDE_ON_ITS_SIDE = 17.0, 25.7
"""Centimetres of an A4 page between margins of 2 cm."""
_SECTIONS = {
    False: ("rId3", "rId4", '<w:pgSz w:w="11906" w:h="16838"/>'),
    True: ("rId5", "rId6", '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'),
}
"""Header, footer and size of pages that stand, and of those that lie on their side."""


def docx(paper: Paper) -> bytes:
    """The document as a .docx; the same paper gives the same bytes."""
    numbers = count(1)
    turned = paper.landscape or any(isinstance(block, Turn) and block.landscape for block in paper.blocks)
    body = [
        _paragraph(paper.above, "CoverAbove" if paper.cover else "Above") if paper.above else "",
        _paragraph(paper.title, "CoverTitle" if paper.cover else "Title"),
        _paragraph(paper.under, "Subtitle") if paper.under else "",
        _paragraph(paper.notice, "Notice") if paper.notice else "",
    ]
    landscape = paper.landscape
    for place, block in enumerate(paper.blocks):
        if isinstance(block, Turn):
            body[-1] = _ending(body[-1], _section(landscape))
            landscape = block.landscape
            continue
        after = paper.blocks[place + 1] if place + 1 < len(paper.blocks) else None
        apart = paper.apart or isinstance(after, (Table, type(None)))
        body += _block(block, numbers, _WIDE_ON_ITS_SIDE if landscape else _WIDE, apart=apart)
    section = _section(landscape)
    parts = {
        "[Content_Types].xml": _types(turned),
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
            *(_WHEN_TURNED if turned else ()),
        )),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": settings_xml(),
        "word/header1.xml": _part("hdr", _paragraph(paper.header, "Header")),
        "word/footer1.xml": _part("ftr", _footer(paper.footer)),
    }  # fmt: skip
    if turned:
        parts["word/header2.xml"] = _part("hdr", _paragraph(paper.header, "HeaderOnItsSide"))
        parts["word/footer2.xml"] = _part("ftr", _footer(paper.footer, "FooterOnItsSide"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, DECLARATION + text)
    return out.getvalue()


_WHEN_TURNED = (
    ("rId5", f"{RELATIONSHIPS}/header", "header2.xml"),
    ("rId6", f"{RELATIONSHIPS}/footer", "footer2.xml"),
)


def _section(landscape: bool) -> str:
    header, footer, size = _SECTIONS[landscape]
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" '
        f'r:id="{footer}"/>{size}<w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>'
    )


def _ending(paragraph: str, section: str) -> str:
    """A paragraph made the last of its section."""
    if not paragraph.startswith("<w:p>"):
        raise ValueError("a section ends with a paragraph")
    if paragraph.startswith("<w:p><w:pPr>"):
        return paragraph.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    return paragraph.replace("<w:p>", f"<w:p><w:pPr>{section}</w:pPr>", 1)


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


def _block(block: Block, numbers: Iterator[int], wide: float, *, apart: bool) -> Iterator[str]:
    if isinstance(block, Blank):
        yield _raw("")
    elif isinstance(block, Thin):
        yield _raw("", "", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
    elif isinstance(block, Contents):
        yield from _contents(block)
    elif isinstance(block, Heading):
        style = "BandedHeading" if block.banded else f"Heading{block.level}"
        page = "<w:pageBreakBefore/>" if block.new_page else ""
        yield _raw(_marked(runs(block.text), block.mark, numbers), style, page)
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
    elif isinstance(block, Table):
        yield _table(block, numbers, wide)
        # Two tables with nothing between them would become one.
        if apart:
            yield _raw("", "", '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>')


def _contents(block: Contents) -> Iterator[str]:
    """Each entry with a field for its page: the one kind that Word and LibreOffice both work out as a file is opened.

    A field of the whole contents LibreOffice leaves as it finds it, without pages.
    """
    yield _raw(runs(block.title), "ContentsHeading")
    for level, text, mark in block.entries:
        page = _field(f"PAGEREF {mark} \\h", "…")
        link = f'<w:hyperlink w:anchor="{plain(mark)}" w:history="1">{runs(text)}</w:hyperlink>'
        yield _raw(f"{link}<w:r><w:tab/></w:r>{page}", f"TOC{level}")


def _box(ticked: str, number: int) -> str:
    on = "1" if ticked == TICKED else "0"
    font = '<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic"/>'
    return (
        f'<w:sdt><w:sdtPr><w:rPr>{font}</w:rPr><w:id w:val="{90_000 + number}"/><w14:checkbox><w14:checked '
        f'w14:val="{on}"/><w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="MS Gothic"/><w14:uncheckedState '
        f'w14:val="{ord(EMPTY):04X}" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>{font}'
        f"</w:rPr><w:t>{ticked}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _table(table: Table, numbers: Iterator[int], wide: float) -> str:
    share = wide / sum(table.widths)
    whole = "" if table.splits else "<w:cantSplit/>"
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
            style, fill = ("HeadOfTable", SHADE) if labels else ("InTable", "")
            made.append(_cell(cell, width, numbers, style, fill, centred=table.centred))
        kept = f"<w:trPr>{whole}{height}</w:trPr>" if whole or height else ""
        rows.append(f"<w:tr>{kept}{''.join(made)}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "0020" if table.header else "0080"
    said = f'<w:tblCaption w:val="{plain(table.caption)}"/>' if table.caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Lined"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:val="{first}"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(
    cell: Cell, width: int, numbers: Iterator[int], style: str, fill: str, *, centred: bool = False
) -> str:
    middle = '<w:vAlign w:val="center"/>' if centred else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    inner = [runs(text) for text in cell.paragraphs]
    if cell.pieces:
        inner[-1] = "".join(runs(text, underlined=marked) for text, marked in cell.pieces)
    inner[0] = _marked(inner[0], cell.mark, numbers)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}{middle}</w:tcPr>'
        f"{''.join(_raw(each, style) for each in inner)}</w:tc>"
    )


def _footer(lines: tuple[str, ...], style: str = "Footer") -> str:
    made = []
    for number, line in enumerate(lines):
        page = (
            "<w:r><w:tab/></w:r>" + runs("Page ") + _field("PAGE") + runs(" of ") + _field("NUMPAGES")
            if not number
            else ""
        )
        made.append(_raw(runs(line) + page, style))
    return "".join(made)


def _field(name: str, meanwhile: str = "1") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {name} </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{meanwhile}</w:t></w:r>"
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


def _types(turned: bool = False) -> str:
    parts = (
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/word/document.xml", f"{_WORD}.document.main+xml"), ("/word/styles.xml", f"{_WORD}.styles+xml"),
        ("/word/settings.xml", f"{_WORD}.settings+xml"), ("/word/header1.xml", f"{_WORD}.header+xml"),
        ("/word/footer1.xml", f"{_WORD}.footer+xml"),
        *((f"/word/{name}2.xml", f"{_WORD}.{name}+xml") for name in ("header", "footer") if turned),
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
