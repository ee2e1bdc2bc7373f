"""What templates are built of: tables, text boxes, content controls, as other programs write them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor

W = nsdecls("w")
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def as_bytes(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def shade(cell: Any, fill: str) -> None:
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {W} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def say(holder: Any, text: str, *, bold: bool = False, italic: bool = False, colour: str = "", size: int = 0) -> Any:
    """A paragraph (the first of an empty cell, or a new one) with its run as told."""
    if hasattr(holder, "_tc") and not holder.paragraphs[-1].runs and len(holder.paragraphs) == 1:
        paragraph = holder.paragraphs[0]
    else:
        paragraph = holder.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = bold or None
    run.italic = italic or None
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if size:
        run.font.size = Pt(size)
    return paragraph


def pairs(document: Any, rows: Sequence[tuple[str, str]], fill: str = "") -> Any:
    table = document.add_table(0, 2, style="Table Grid")
    for label, answer in rows:
        cells = table.add_row().cells
        say(cells[0], label, bold=True)
        if fill:
            shade(cells[0], fill)
        if answer:
            say(cells[1], answer)
    return table


def grid(
    document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]] = (), blank: int = 0, fill: str = "D9D9D9"
) -> Any:
    table = document.add_table(1, len(heads), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        say(cell, text, bold=True)
        shade(cell, fill)
    for row in [*rows, *[[""] * len(heads)] * blank]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            if text:
                say(cell, text, italic=True)
    return table


def box(text_runs: str, width: int = 5400000, height: int = 400000, ident: int = 1, fallback: bool = True) -> Any:
    """A text box as Word writes it: the drawing, and the same text again in VML for old programs."""
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EDEDED"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{text_runs}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square"><a:spAutoFit/></wps:bodyPr></wps:wsp>'
    )
    drawing = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{ident}" name="Text Box {ident}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = (
        f'<mc:Fallback><w:pict><v:shape id="box{ident}" type="#_x0000_t202"'
        f' style="width:425pt;height:32pt" fillcolor="#ededed">'
        f"<v:textbox><w:txbxContent>{text_runs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    )
    inner = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>{old if fallback else ""}'
    inner = f"<mc:AlternateContent>{inner}</mc:AlternateContent>"
    return parse_xml(f"<w:p {NAMES}><w:r>{inner}</w:r></w:p>")


def box_text(*lines: tuple[str, bool]) -> str:
    return "".join(
        f'<w:p><w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
        if line
        else "<w:p/>"
        for line, bold in lines
    )


def append(document: Any, element: Any) -> None:
    document.element.body.insert(len(document.element.body) - 1, element)


def control(kind: str, tag: str, shown: str) -> str:
    special = {
        "text": "<w:text/>",
        "rich": "",
        "date": '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="en-GB"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>',
        "list": '<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
        '<w:listItem w:displayText="Police" w:value="p"/><w:listItem w:displayText="Health" w:value="h"/>'
        '<w:listItem w:displayText="Children&apos;s social care" w:value="c"/></w:dropDownList>',
        "tick": '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
    }[kind]
    showing = "" if kind == "tick" else "<w:showingPlcHdr/>"
    style = "" if kind == "tick" else '<w:rPr><w:color w:val="808080"/></w:rPr>'
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/>{showing}{special}</w:sdtPr>'
        f"<w:sdtContent><w:r>{style}<w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def with_control(paragraph: Any, *controls: str) -> None:
    holder = parse_xml(f"<w:p {NAMES}>{''.join(controls)}</w:p>")
    for child in list(holder):
        paragraph._p.append(child)
