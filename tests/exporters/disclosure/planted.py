"""A workbook with a different name planted in every place that can hold words."""

# ruff: noqa: E501

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.exporters.disclosure.planted_document import compound

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SURNAMES = {
    "cell": "Abberline",
    "split over runs": "Brockwell",
    "inline text": "Cattermole",
    "comment": "Dunnock",
    "comment author": "Eddowes",
    "header": "Fotheringay",
    "footer": "Gathercole",
    "sheet name": "Hallewell",
    "defined name": "Inglethorpe",
    "defined text": "Jessamy",
    "creator": "Kettleborough",
    "last modified by": "Lovibond",
    "title": "Mompesson",
    "company": "Netherclift",
    "custom property": "Ormathwaite",
    "hidden sheet": "Pennefather",
    "very hidden sheet": "Quillfeather",
    "embedded workbook": "Ravenscroft",
    "text box": "Swithinbank",
    "chart title": "Tredennick",
    "linked workbook": "Umfreville",
    "cached link": "Vavasour",
    "prompt": "Wigglesworth",
    "table column": "Yelverton",
    "cached result": "Zouche",
    "formula": "Ashburnham",
    "number format": "Bagwash",
    "hyperlink": "Cruickshank",
    "printer": "Delahunty",
    "picture": "Entwhistle",
    "part name": "Featherstone",
    "hidden data": "Gorringe",
    "old text box": "Hazlerigg",
    "threaded comment": "Illingworth",
    "XML remark": "Jobling",
    "entity": "Kilmister",
    "Excel escape": "Littlejohn",
    "alt text": "Mauleverer",
    "archive comment": "Nankivell",
    "filter": "Oglethorpe",
    "folded away": "Pettigrew",
    "packed picture text": "Rowbotham",
    "commenter": "Satterthwaite",
    "pivot table": "Thistlewood",
    "connection": "Uttoxeter",
    "query, coded": "Venables",
    "value of a list": "Wolstenholme",
    "text of a rule": "Yaxley",
    "strings of a formula": "Zellweger",
    "slicer": "Arkwright",
    "tip of a link": "Birtwhistle",
    "custom property of a sheet": "Clutterbuck",
    "old workbook within": "Drinkwater",
    "table comment": "Eccleston",
    "chart cache": "Fazackerley",
    "hidden row": "Gaskell",
}


def workbook(names: dict[str, str] = SURNAMES) -> bytes:
    """The workbook, each name where its key says."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = f"Rows {names['sheet name']}"
    sheet["A1"], sheet["B1"] = "Date", f"Seen {names['table column']}"
    sheet["B2"] = f"Call to {names['cell']} about medication"
    sheet["B3"] = "RICH"
    sheet["B4"] = "INLINE"
    sheet["B5"] = f'="Rang {names["formula"]}"&B2'
    sheet["B6"] = "ENTITY"
    sheet["B7"] = "ESCAPE"
    sheet["B8"] = 5
    sheet["B8"].number_format = f'0" {names["number format"]}"'
    sheet["C2"].hyperlink = f"https://board.example/{names['hyperlink']}/form"
    sheet["D2"].comment = Comment(f"Ask {names['comment']} again", names["comment author"])
    sheet["E2"] = names["folded away"]
    sheet.column_dimensions["E"].hidden = True
    sheet.oddHeader.center.text = f"Seen by {names['header']}"
    sheet.oddFooter.right.text = f"{names['footer']} &P"
    sheet.oddFooter.right.font = "Arial,Bold"
    check = DataValidation(type="list", formula1='"yes,no"', prompt=f"Ask {names['prompt']}", promptTitle="List")
    check.add("C3:C9")
    sheet.add_data_validation(check)
    listed = DataValidation(type="list", formula1=f'"Nobody,{names["value of a list"]}"')
    listed.add("D3:D9")
    sheet.add_data_validation(listed)
    rule = FormulaRule(formula=[f'NOT(ISERROR(SEARCH("{names["text of a rule"]}",E2)))'])
    sheet.conditional_formatting.add("E2:E9", rule)
    half = names["strings of a formula"]
    sheet["F3"] = f'="Rang {half[:4]}"&"{half[4:]}"'
    sheet["F4"] = names["hidden row"]
    sheet.row_dimensions[4].hidden = True
    sheet["C2"].hyperlink.tooltip = f"To {names['tip of a link']}"
    sheet.add_table(Table(displayName="Rows", ref="A1:B9"))
    chart = BarChart()
    chart.title = f"Visits by {names['chart title']}"
    chart.add_data(Reference(sheet, min_col=2, min_row=8, max_row=9))
    sheet.add_chart(chart, "H2")
    for key, state in (("hidden sheet", "hidden"), ("very hidden sheet", "veryHidden")):
        other = book.create_sheet(key.title())
        other["C7"] = f"from {names[key]}"
        other.sheet_state = state
    book.defined_names[f"Rows_{names['defined name']}"] = DefinedName(f"Rows_{names['defined name']}", attr_text="1")
    book.defined_names["Owner"] = DefinedName("Owner", attr_text=f'"{names["defined text"]}"')
    book.properties.creator = names["creator"]
    book.properties.lastModifiedBy = names["last modified by"]
    book.properties.title = f"Chronology {names['title']}"
    book.custom_doc_props.append(StringProperty(name="Owner", value=names["custom property"]))
    out = io.BytesIO()
    book.save(out)
    return _with_more(out.getvalue(), names)


def inner_workbook(text: str) -> bytes:
    """A small workbook with one text in B2."""
    book = openpyxl.Workbook()
    book.active["B2"] = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rewritten(data: bytes, changed: dict[str, bytes], comment: bytes = b"") -> bytes:
    """The package with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
        new.comment = comment
    return out.getvalue()


def _query(name: str) -> bytes:
    """A query of a workbook's, as it is packed before it is coded."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("Formulas/Section1.m", f'section S; shared Q = "S:/{name}/rows.csv";')
    return out.getvalue()


def _shared(sheet: str) -> tuple[str, str]:
    """The sheet with its texts in a table of shared strings, and that table."""
    texts: list[str] = []

    def moved(cell: re.Match[str]) -> str:
        texts.append(cell[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    sheet = re.sub(r't="inlineStr"><is>(<t.*?</t>)</is>', moved, sheet)
    return sheet, "<sst>" + "".join(f"<si>{text}</si>" for text in texts) + "</sst>"


def _with_more(data: bytes, names: dict[str, str]) -> bytes:
    package = zipfile.ZipFile(io.BytesIO(data))
    sheet, strings = _shared(package.read("xl/worksheets/sheet1.xml").decode())
    first, last = names["split over runs"][:4], names["split over runs"][4:]
    strings = strings.replace(
        "<si><t>RICH</t></si>",
        f'<si><r><t xml:space="preserve">Rang </t></r><r><rPr><b/><color rgb="FFFF0000"/></rPr><t>{first}</t></r>'
        f"<r><rPr><i/></rPr><t>{last}</t></r><r><t> at home</t></r></si>",
    )
    name = names["entity"]
    strings = strings.replace("<t>ENTITY</t>", f"<t>Rang &#{ord(name[0])};{name[1:]}</t>")
    name = names["Excel escape"]
    strings = strings.replace("<t>ESCAPE</t>", f"<t>Rang _x{ord(name[0]):04X}_{name[1:]}</t>")
    sheet = re.sub(
        r'(<c r="B4"[^>]*) t="s"><v>\d+</v>', rf'\1 t="inlineStr"><is><t>Rang {names["inline text"]}</t></is>', sheet
    )
    formula = sheet[sheet.index('<c r="B5"') :].split("</c>")[0]
    sheet = sheet.replace(
        formula, formula.replace('r="B5"', 'r="B5" t="str"').split("<v")[0] + f"<v>Rang {names['cached result']}</v>"
    )
    sheet = sheet.replace("<pageMargins", f"<!-- made for {names['XML remark']} --><pageMargins", 1)
    criteria = f'<customFilters><customFilter val="{names["filter"]}"/></customFilters>'
    sheet = sheet.replace(
        "</sheetData>",
        f'</sheetData><autoFilter ref="A1:B9"><filterColumn colId="1">{criteria}</filterColumn></autoFilter>',
        1,
    )
    drawing = next(part for part in package.namelist() if part.startswith("xl/drawings/drawing"))
    box = (
        f'<xdr:sp xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="{A}">'
        f'<xdr:nvSpPr><xdr:cNvPr id="9" name="Box" descr="Photo of {names["alt text"]}"/></xdr:nvSpPr><xdr:txBody>'
        f'<a:p><a:r><a:rPr lang="en-GB"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:rPr><a:t>Seen by '
        f"{names['text box'][:3]}</a:t></a:r><a:r><a:t>{names['text box'][3:]}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    )
    drawn = package.read(drawing).decode()
    end = drawn.rindex("</")
    picture_text = zlib.compress(b"Scan of " + names["packed picture text"].encode())
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return rewritten(
        data,
        {
            "xl/sharedStrings.xml": strings.encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
            drawing: (drawn[:end] + box + drawn[end:]).encode(),
            "xl/embeddings/Microsoft_Excel_Worksheet.xlsx": inner_workbook(f"to {names['embedded workbook']}"),
            "xl/externalLinks/externalLink1.xml": (
                '<externalLink><externalBook><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>'
                f"{names['cached link']}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"
            ).encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{links}/externalLinkPath" '
                f'Target="file:///S:/{names["linked workbook"]}%20rows.xlsx" '
                'TargetMode="External"/></Relationships>'
            ).encode(),
            "xl/printerSettings/printerSettings1.bin": b"\x01\x00"
            + f"\\\\print\\{names['printer']}".encode("utf-16-le"),
            "xl/media/image1.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x20tEXtAuthor\x00"
            + names["picture"].encode()
            + b"\x00\x91",
            "xl/media/image2.png": b"\x89PNG\r\n\x1a\n"
            + len(b"Comment\x00\x00" + picture_text).to_bytes(4, "big")
            + b"zTXtComment\x00\x00"
            + picture_text
            + b"\x00\x00\x00\x00",
            f"xl/media/{names['part name']}.emf": b"\x01\x02\x03",
            "customXml/item1.xml": f"<?xml version='1.0'?><data><who>{names['hidden data']}</who></data>".encode(),
            "xl/drawings/vmlDrawing9.vml": (
                "<xml xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox><div style='text-align:left'>"
                f"<font face='Arial'>Rang {names['old text box'][:4]}</font>"
                f"<font>{names['old text box'][4:]}</font></div>"
                "</v:textbox></v:shape></xml>"
            ).encode(),
            "xl/threadedComments/threadedComment1.xml": (
                f'<ThreadedComments><threadedComment ref="B2"><text>Ask {names["threaded comment"]}</text>'
                "</threadedComment></ThreadedComments>"
            ).encode(),
            "xl/persons/person.xml": (
                f'<personList><person displayName="{names["commenter"]}" id="{{1}}" userId="a"/></personList>'
            ).encode(),
            "xl/pivotCache/pivotCacheDefinition1.xml": (
                f'<pivotCacheDefinition refreshedBy="x"><cacheField name="Who"><sharedItems><s v="{names["pivot table"]}"/>'
                "</sharedItems></cacheField></pivotCacheDefinition>"
            ).encode(),
            "xl/connections.xml": (
                f'<connections><connection name="q"><dbPr connection="User ID={names["connection"]};Data Source=x"/>'
                "</connection></connections>"
            ).encode(),
            "customXml/item2.xml": (
                "<DataMashup>" + base64.b64encode(b"\x00\x00\x00\x00\x10" + _query(names["query, coded"])).decode()
                + "</DataMashup>"
            ).encode("utf-16"),
            "xl/slicers/slicer1.xml": f'<slicers><slicer name="Who" caption="By {names["slicer"]}"/></slicers>'.encode(),
            "xl/customProperty1.bin": names["custom property of a sheet"].encode("utf-16-le"),
            "xl/embeddings/oleObject3.bin": compound(
                "Workbook", b"\x02" * 600 + names["old workbook within"].encode("utf-16-le") + b"\x02" * 3000
            ),
            "xl/tables/table9.xml": f'<table name="T" comment="kept by {names["table comment"]}"/>'.encode(),
            "xl/charts/chart9.xml": (
                f"<c:chart><c:strCache><c:pt idx='0'><c:v>{names['chart cache']}</c:v></c:pt></c:strCache></c:chart>"
            ).encode(),
            "docProps/app.xml": f"<Properties><Company>{names['company']}</Company></Properties>".encode(),
        },
        f"packed by {names['archive comment']}".encode(),
    )
