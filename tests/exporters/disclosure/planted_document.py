"""A Word document, and files of other kinds, with a different name planted in every place that can hold words."""

# ruff: noqa: E501

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SURNAMES = {
    "paragraph": "Abberline",
    "split over runs": "Brockwell",
    "split by an insertion": "Cattermole",
    "split by a deletion": "Dunnock",
    "inserted": "Eddowes",
    "deleted": "Fotheringay",
    "moved away": "Gathercole",
    "author of an insertion": "Hallewell",
    "author of a format": "Inglethorpe",
    "split by a changed format": "Jessamy",
    "table cell": "Kettleborough",
    "content control text": "Lovibond",
    "content control title": "Mompesson",
    "content control tag": "Netherclift",
    "content control placeholder": "Ormathwaite",
    "content control list": "Pennefather",
    "split by a content control": "Quillfeather",
    "text box": "Ravenscroft",
    "text box of old": "Swithinbank",
    "second branch": "Tredennick",
    "alternative text": "Umfreville",
    "title of a picture": "Vavasour",
    "bookmark": "Wigglesworth",
    "hidden text": "Yelverton",
    "white text": "Zouche",
    "link": "Ashburnham",
    "tip of a link": "Bagwash",
    "field over runs": "Cruickshank",
    "simple field": "Delahunty",
    "picture path": "Entwhistle",
    "form field default": "Featherstone",
    "form field help": "Gorringe",
    "header": "Hazlerigg",
    "footer": "Illingworth",
    "footnote": "Jobling",
    "endnote": "Kilmister",
    "comment": "Littlejohn",
    "comment author": "Mauleverer",
    "list of commenters": "Nankivell",
    "document variable": "Oglethorpe",
    "mail merge query": "Pettigrew",
    "mail merge file": "Rowbotham",
    "remote template": "Satterthwaite",
    "building block": "Thistlewood",
    "style name": "Uttoxeter",
    "numbering text": "Venables",
    "author": "Wolstenholme",
    "last modified by": "Yaxley",
    "template property": "Zellweger",
    "manager": "Arkwright",
    "custom property": "Birtwhistle",
    "custom XML": "Clutterbuck",
    "custom XML attribute": "Drinkwater",
    "embedded workbook": "Eccleston",
    "embedded document": "Fazackerley",
    "packed object": "Gaskell",
    "object's file name": "Hepplewhite",
    "object over scattered sectors": "Ickeringill",
    "web page within": "Jagger",
    "mail within, coded": "Kirkbride",
    "rich text within": "Lazenby",
    "plain text within": "Micklethwaite",
    "coded in XML": "Naseby",
    "picture's EXIF": "Ollerenshaw",
    "picture's XMP": "Postlethwaite",
    "picture's packed text": "Ramsbottom",
    "picture's plain text": "Sidebottom",
    "moving picture's comment": "Tattersall",
    "behind a picture": "Unsworth",
    "drawing as text": "Vickerstaff",
    "drawing split": "Wolfenden",
    "packed drawing": "Yardley",
    "chart cache": "Zachary",
    "diagram": "Appleyard",
    "thumbnail": "Barraclough",
    "between the parts": "Crabtree",
    "folder of the package": "Dewhirst",
    "name of a part": "Emmott",
    "equation": "Fairclough",
    "phonetic": "Grimshaw",
    "word art": "Hardcastle",
}


def _run(text: str, style: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{style}</w:rPr>" if style else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def _halves(name: str) -> tuple[str, str]:
    return name[:4], name[4:]


def _body(n: dict[str, str]) -> str:
    runs, ins, dele = (_halves(n[key]) for key in ("split over runs", "split by an insertion", "split by a deletion"))
    changed, control, field = (
        _halves(n[key]) for key in ("split by a changed format", "split by a content control", "field over runs")
    )
    by = 'w:id="1" w:author="Anonymous"'
    instr = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "S:\\{field[0]}</w:instrText></w:r>'
        f'<w:r><w:rPr><w:b/></w:rPr><w:instrText>{field[1]}\\form.doc"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/>'
        f'<w:helpText w:type="text" w:val="Ask {n["form field help"]}"/>'
        f'<w:textInput><w:default w:val="{n["form field default"]}"/></w:textInput></w:ffData></w:fldChar></w:r>'
    )
    picture = (
        f'<w:drawing><wp:docPr id="1" name="Picture 1" descr="Photo of {n["alternative text"]}" '
        f'title="{n["title of a picture"]}"/></w:drawing>'
    )
    box = f"<w:txbxContent>{_p(_run('Seen by '), _run(n['text box'][:3]), _run(n['text box'][3:]))}</w:txbxContent>"
    old = f"<w:txbxContent>{_p(_run(n['second branch']))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{old}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    vml = (
        f'<w:pict><v:shape><v:textpath string="{n["word art"]}"/><v:textbox><w:txbxContent>'
        f"{_p(_run(n['text box of old']))}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    sdt = (
        f'<w:sdt><w:sdtPr><w:alias w:val="{n["content control title"]}"/><w:tag w:val="by {n["content control tag"]}"/>'
        f'<w:dropDownList><w:listItem w:displayText="{n["content control list"]}" w:value="1"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{_run(n['content control text'])}</w:sdtContent></w:sdt>"
    )
    split = f'<w:sdt><w:sdtPr><w:alias w:val="Seen"/></w:sdtPr><w:sdtContent>{_run(control[1])}</w:sdtContent></w:sdt>'
    change = f'<w:rPrChange w:id="3" w:author="{n["author of a format"]}"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    cells = "".join(f"<w:tc>{_p(_run(text))}</w:tc>" for text in ("Seen", n["table cell"], "Will", "Young"))
    return "".join((
        _p(_run(f"Call to {n['paragraph']} today")),
        _p(_run(f"Rang {runs[0]}"), '<w:proofErr w:type="spellStart"/>', _run(runs[1], "<w:b/>"), _run(" at home")),
        _p(_run(ins[0]), f"<w:ins {by}>{_run('xx')}</w:ins>", _run(ins[1])),
        _p(_run(dele[0]), f'<w:del {by}><w:r><w:delText>xx</w:delText></w:r></w:del>', _run(dele[1])),
        _p(f'<w:ins w:id="2" w:author="{n["author of an insertion"]}">{_run(n["inserted"])}</w:ins>', _run(" came")),
        _p(f"<w:del {by}><w:r><w:delText>{n['deleted']}</w:delText></w:r></w:del>", _run("SW1 came")),
        _p(f"<w:moveFrom {by}>{_run(n['moved away'])}</w:moveFrom>"),
        _p(_run(changed[0]), _run(changed[1], change)),
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        _p(sdt), _p(_run(control[0]), split), _p(f"<w:r>{both}</w:r>"), _p(f"<w:r>{vml}</w:r>"), _p(f"<w:r>{picture}</w:r>"),
        _p(f'<w:bookmarkStart w:id="0" w:name="_{n["bookmark"]}"/><w:bookmarkEnd w:id="0"/>'),
        _p(_run(n["hidden text"], "<w:vanish/>"), _run(n["white text"], '<w:color w:val="FFFFFF"/>')),
        _p(f'<w:hyperlink r:id="rId9" w:tooltip="To {n["tip of a link"]}">{_run("here")}</w:hyperlink>'),
        _p(instr), _p(f'<w:fldSimple w:instr=" AUTHOR &quot;{n["simple field"]}&quot; ">{_run("x")}</w:fldSimple>'),
        _p(f'<w:r><w:instrText> INCLUDEPICTURE "C:\\Users\\{n["picture path"]}\\a.png" </w:instrText></w:r>'), _p(form),
        _p(f"<m:oMath><m:r><m:t>{n['equation']}</m:t></m:r></m:oMath>"),
        _p(f"<w:r><w:ruby><w:rt>{_run(n['phonetic'])}</w:rt><w:rubyBase>{_run('SW1')}</w:rubyBase></w:ruby></w:r>"),
    ))


def _part(root: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {W}>{inside}</w:{root}>'.encode()


def document(n: dict[str, str] = SURNAMES) -> bytes:
    """The document, each name where its key says."""
    link = 'Id="rId{}" TargetMode="External" Type="http://x/relationships/{}" Target="{}"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo(f"word/{n['folder of the package']}/"), b"")
        for name, content in {
            "word/document.xml": _part("document", f"<w:body>{_body(n)}</w:body>"),
            "word/_rels/document.xml.rels": (
                f"<Relationships><Relationship {link.format(9, 'hyperlink', 'mailto:' + n['link'] + '@x.example')}/>"
                "</Relationships>"
            ).encode(),
            "word/_rels/settings.xml.rels": (
                f"<Relationships><Relationship {link.format(1, 'attachedTemplate', 'S:/' + n['remote template'] + '.dotx')}/>"
                f"<Relationship {link.format(2, 'mailMergeSource', 'S:/' + n['mail merge file'] + '%20list.xls')}/>"
                "</Relationships>"
            ).encode(),
            "word/header1.xml": _part("hdr", _p(_run(n["header"]))),
            "word/footer2.xml": _part("ftr", _p(_run(n["footer"]))),
            "word/footnotes.xml": _part("footnotes", f'<w:footnote w:id="1">{_p(_run(n["footnote"]))}</w:footnote>'),
            "word/endnotes.xml": _part("endnotes", f'<w:endnote w:id="1">{_p(_run(n["endnote"]))}</w:endnote>'),
            "word/comments.xml": _part(
                "comments", f'<w:comment w:id="1" w:author="{n["comment author"]}">{_p(_run(n["comment"]))}</w:comment>'
            ),
            "word/people.xml": f'<w15:people><w15:person w15:author="{n["list of commenters"]}"/></w15:people>'.encode(),
            "word/settings.xml": _part(
                "settings",
                f'<w:docVars><w:docVar w:name="who" w:val="{n["document variable"]}"/></w:docVars><w:mailMerge>'
                f'<w:query w:val="SELECT * FROM staff WHERE name = \'{n["mail merge query"]}\'"/></w:mailMerge>',
            ),
            "word/glossary/document.xml": _part(
                "glossaryDocument", f"<w:docParts>{_p(_run(n['building block']))}{_p(_run(n['content control placeholder']))}"
                "</w:docParts>",
            ),
            "word/styles.xml": _part("styles", f'<w:style><w:name w:val="Made by {n["style name"]}"/></w:style>'),
            "word/numbering.xml": _part("numbering", f'<w:lvl><w:lvlText w:val="{n["numbering text"]} %1"/></w:lvl>'),
            "docProps/core.xml": (
                f"<cp:coreProperties><dc:creator>{n['author']}</dc:creator><cp:lastModifiedBy>{n['last modified by']}"
                "</cp:lastModifiedBy></cp:coreProperties>"
            ).encode(),
            "docProps/app.xml": (
                f"<Properties><Template>{n['template property']}.dotx</Template><Manager>{n['manager']}</Manager></Properties>"
            ).encode(),
            "docProps/custom.xml": (
                f'<Properties><property name="Owner"><vt:lpwstr>{n["custom property"]}</vt:lpwstr></property></Properties>'
            ).encode(),
            "customXml/item1.xml": (
                f'<data by="{n["custom XML attribute"]}"><who>{n["custom XML"]}</who><bin>'
                f"{base64.b64encode(b'the query of somebody or other, long enough: ' + n['coded in XML'].encode()).decode()}"
                "</bin></data>"
            ).encode(),
            "word/embeddings/Microsoft_Excel_Sheet1.xlsx": _zip({
                "xl/worksheets/sheet1.xml": _cell(n["embedded workbook"]),
            }),
            "word/embeddings/document.docx": _zip({"word/document.xml": _part("body", _p(_run(n["embedded document"])))}),
            "word/embeddings/oleObject1.bin": compound(
                "\x01Ole10Native", n["object's file name"].encode() + b".txt\x00" + bytes(64)
                + n["packed object"].encode("utf-16-le"),
            ),
            "word/embeddings/oleObject2.bin": compound(
                "WordDocument", (b"\x01" * 508) + n["object over scattered sectors"].encode() + b"\x01" * 4096
            ),
            "word/afchunk1.htm": f"<html><body><div>Seen by <b>{n['web page within'][:3]}</b>{n['web page within'][3:]}</div>"
            "</body></html>".encode(),
            "word/afchunk2.mht": (
                "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64.b64encode(f"Seen by {n['mail within, coded']}".encode()).decode()
            ).encode(),
            "word/afchunk3.rtf": (
                "{\\rtf1\\ansi Seen by {\\b " + n["rich text within"][:3] + "}{\\i " + n["rich text within"][3:] + "}\\par}"
            ).encode(),
            "word/afchunk4.txt": f"é {n['plain text within']}".encode(),
            "word/media/image1.jpg": _jpeg(n["picture's EXIF"].encode("utf-16-le"), n["picture's XMP"].encode())
            + n["behind a picture"].encode(),
            "word/media/image2.png": _png(n["picture's packed text"], n["picture's plain text"]),
            "word/media/image3.gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xfe"
            + bytes([len(n["moving picture's comment"])]) + n["moving picture's comment"].encode() + b"\x00;",
            "word/media/image4.svg": (
                f"<svg><desc>{n['drawing as text']}</desc><text><tspan>{n['drawing split'][:4]}</tspan>"
                f"<tspan>{n['drawing split'][4:]}</tspan></text></svg>"
            ).encode(),
            "word/media/image5.emz": gzip.compress(b"\x01\x00\x00\x00" * 9 + n["packed drawing"].encode("utf-16-le")),
            "word/charts/chart1.xml": f"<c:chart><c:strCache><c:pt><c:v>{n['chart cache']}</c:v></c:pt></c:strCache></c:chart>"
            .encode(),
            "word/diagrams/data1.xml": f"<dgm:pt><a:p><a:r><a:t>{n['diagram']}</a:t></a:r></a:p></dgm:pt>".encode(),
            "docProps/thumbnail.jpeg": _jpeg(b"", n["thumbnail"].encode()),
            f"word/media/{n['name of a part']}.wmf": b"\x01\x02",
        }.items():
            made.writestr(name, content)
    return _with_a_gap(out.getvalue(), n["between the parts"])


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def _cell(text: str) -> bytes:
    return f'<worksheet><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></worksheet>'.encode()


def _jpeg(exif: bytes, xmp: bytes) -> bytes:
    def segment(kind: int, content: bytes) -> bytes:
        return bytes([0xFF, kind]) + (len(content) + 2).to_bytes(2, "big") + content

    return (
        b"\xff\xd8" + segment(0xE1, b"Exif\x00\x00" + exif) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + xmp)
        + segment(0xDA, b"\x00") + b"\x93\xa1" * 40 + b"\xff\xd9"
    )


def _png(packed: str, plain: str) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"iTXt", b"Author\x00\x01\x00\x00\x00" + zlib.compress(packed.encode()))
        + chunk(b"tEXt", b"By\x00" + plain.encode()) + chunk(b"IEND", b"")
    )


def compound(name: str, content: bytes) -> bytes:
    """A compound file of one stream, its sectors in reverse order, so that no name runs on over two of them."""
    sectors = [content[at : at + 512].ljust(512, b"\x00") for at in range(0, max(len(content), 4096), 512)]
    last = len(sectors) + 1
    table = [0xFFFFFFFE, 0xFFFFFFFD] + [number - 1 if number > 2 else 0xFFFFFFFE for number in range(2, last + 1)]

    def entry(called: str, kind: int, start: int, size: int) -> bytes:
        text = called.encode("utf-16-le") + b"\x00\x00"
        return text.ljust(64, b"\x00") + struct.pack("<HB49xIQ", len(text), kind, start, size)

    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += bytes(10) + struct.pack("<IIIIIIIII", 1, 0, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 1)
    header = header.ljust(512, b"\xff")
    directory = entry("Root Entry", 5, 0xFFFFFFFE, 0) + entry(name, 2, last, len(sectors) * 512)
    return b"".join((
        header, directory.ljust(512, b"\x00"), struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"),
        *reversed(sectors),
    ))


def _with_a_gap(data: bytes, text: str) -> bytes:
    """The package with a text in front of its directory, where no entry is."""
    end = data.rindex(b"PK\x05\x06")
    at = int.from_bytes(data[end + 16 : end + 20], "little")
    hidden = b"\x00" * 30 + text.encode() + b"\x00" * 30
    moved = data[end : end + 16] + (at + len(hidden)).to_bytes(4, "little") + data[end + 20 :]
    return data[:at] + hidden + data[at:end] + moved


def as_json(name: str) -> dict[str, bytes]:
    """The name hidden in JSON in every way there is."""
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in name)
    return {
        "a text": json.dumps({"rows": [{"event": f"Rang {name}"}]}).encode(),
        "a key": json.dumps({name: 1}).encode(),
        "escaped": f'{{"rows": [{{"event": "Rang {escaped}"}}]}}'.encode(),
        "JSON in JSON": json.dumps({"log": json.dumps({"who": [name]})}).encode(),
        "a key given twice": f'{{"who": "{name}", "who": "SW1"}}'.encode(),
        "not quite JSON": f'{{"who": "{name}",}}'.encode(),
        "deep": (b'{"a":' * 90 + json.dumps(name).encode() + b"}" * 90),
        "too deep": (b"[" * 100_000 + json.dumps(name).encode() + b"]" * 100_000),
        "coded": json.dumps({"file": base64.b64encode(b"a file of some kind or other, " + name.encode()).decode()}).encode(),
    }
