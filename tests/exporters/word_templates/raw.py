"""Word files written as XML, so that a template may be made as any program makes it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_APP = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def r(text: str, look: str = "") -> str:
    """A run; `look` are names such as "b i color=808080"."""
    parts = []
    for each in look.split():
        name, _, value = each.partition("=")
        parts.append(f"<w:{name}{f' w:val={quoteattr(value)}' if value else ''}/>")
    about = f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""
    said = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{about}{said}</w:r>"


def p(text: str | Sequence[str] = "", look: str = "", *, style: str = "", num: tuple[int, int] | None = None,
      more: str = "") -> str:  # fmt: skip
    """A paragraph: words in one look, or runs and controls already made."""
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    about += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    about += more
    inside = r(text, look) if isinstance(text, str) and text else "".join(text) if not isinstance(text, str) else ""
    return f"<w:p>{f'<w:pPr>{about}</w:pPr>' if about else ''}{inside}</w:p>"


def gap(count: int = 1) -> str:
    """Blank paragraphs."""
    return p() * count


def tc(content: str = "", look: str = "", *, span: int = 1) -> str:
    """A cell: words, or paragraphs already made."""
    inside = content if content.startswith("<w:p") or content.startswith("<w:sdt") else p(content, look)
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:gridSpan w:val="{span}"/></w:tcPr>{inside}</w:tc>'


def table(*rows: Sequence[str], look: str = "") -> str:
    """A table; a cell is words or a cell already made; the first row is bold unless `look` says otherwise."""
    width = max(len(row) for row in rows)
    made = []
    for at, row in enumerate(rows):
        cells = [each if each.startswith(("<w:tc>", "<w:sdt><w:sdtPr>CELL")) else tc(each, look if at == 0 else "")
                 for each in row]  # fmt: skip
        made.append(f"<w:tr>{''.join(cells).replace('CELL', '')}</w:tr>")
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(width))
    about = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{about}<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def sdt(content: str, *, alias: str = "", tag: str = "", kind: str = "text", shows: bool = True, lock: str = "",
        cell: bool = False) -> str:  # fmt: skip
    """A content control around runs, paragraphs or a cell."""
    about = "CELL" if cell else ""
    about += f"<w:alias w:val={quoteattr(alias)}/>" if alias else ""
    about += f"<w:tag w:val={quoteattr(tag)}/>" if tag else ""
    about += f'<w:lock w:val="{lock}"/>' if lock else ""
    about += "<w:showingPlcHdr/>" if shows else ""
    about += {"date": "<w:date/>", "list": '<w:dropDownList><w:listItem w:value="a"/></w:dropDownList>',
              "rich": "", "box": '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>',
              }.get(kind, "<w:text/>")  # fmt: skip
    return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def field(name: str, kind: str = "text") -> str:
    """A legacy form field."""
    inside = {"box": "<w:checkBox><w:sizeAuto/></w:checkBox>", "list": "<w:ddList/>"}.get(kind, "<w:textInput/>")
    word = {"box": "FORMCHECKBOX", "list": "FORMDROPDOWN"}.get(kind, "FORMTEXT")
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/>{inside}</w:ffData>'
        f'</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {word} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>\u2002\u2002\u2002</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


STYLES = {
    "Title": ("Title", "", "<w:rPr><w:b/></w:rPr>"),
    "Heading1": ("heading 1", "", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    "Heading2": ("heading 2", "", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>'),
    "PlaceholderText": ("Placeholder Text", "", '<w:rPr><w:color w:val="808080"/></w:rPr>'),
}

_LISTS = ("decimal", "bullet", "lowerLetter", "upperRoman")


def numbering() -> str:
    """Lists 1 to 4: 1. 1.1, bullets, a), I."""
    made = []
    for at, form in enumerate(_LISTS):
        shown = {"bullet": ("•", "o"), "lowerLetter": ("%1)", "%2)"), "upperRoman": ("%1.", "%2.")}.get(
            form, ("%1.", "%1.%2"))  # fmt: skip
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for level, text in enumerate(shown)
        )
        made.append(f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>')
    made += [f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(_LISTS))]
    return f'<w:numbering xmlns:w="{MAIN}">{"".join(made)}</w:numbering>'


def docx(body: str, *, styles: dict[str, tuple[str, str, str]] | None = None, settings: str = "",
         header: str = "", extra: dict[str, bytes] | None = None) -> bytes:  # fmt: skip
    """A file of these blocks. A style is its name, what it is based on, and the rest as XML; `extra` parts are packages
    embedded in it, linked as rEmbed1 and so on."""
    every = {**STYLES, **(styles or {})}
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>'
        f'{f"<w:basedOn w:val={quoteattr(based)}/>" if based else ""}{rest}</w:style>'
        for id, (name, based, rest) in every.items()
    )
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}<w:sectPr>'
        f'{"<w:headerReference w:type=%sdefault%s r:id=%srId4%s/>" % ((chr(34),) * 4) if header else ""}'
        "</w:sectPr></w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{MAIN}"><w:style w:type="paragraph" w:default="1" '
        f'w:styleId="Normal"><w:name w:val="Normal"/></w:style>{made}</w:styles>',
        "word/numbering.xml": numbering(),
        "word/settings.xml": f'<w:settings xmlns:w="{MAIN}">{settings}</w:settings>',
    }
    if header:
        parts["word/header1.xml"] = f'<w:hdr xmlns:w="{MAIN}">{header}</w:hdr>'
    kinds = {"styles": 1, "numbering": 2, "settings": 3} | ({"header": 4} if header else {})
    links = "".join(
        f'<Relationship Id="rId{id}" Type="{_OFFICE}/{kind}" Target="{kind}{"1" if kind == "header" else ""}.xml"/>'
        for kind, id in kinds.items()
    )
    links += "".join(
        f'<Relationship Id="rEmbed{at}" Type="{_OFFICE}/package" Target="{name.removeprefix("word/")}"/>'
        for at, name in enumerate(extra or {}, 1)
    )
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{_APP}.{"document.main" if "document" in part else kind}+xml"/>'
        for part, kind in ((name, name.split("/")[1].split(".")[0].rstrip("1")) for name in parts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xlsx" ContentType='
            f'"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/><Default Extension="xml" '
            f'ContentType="application/xml"/>{types}</Types>',
        )  # fmt: skip
        file.writestr(
            "_rels/.rels", f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )  # fmt: skip
        file.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
        )
        for name, text in parts.items():
            file.writestr(name, text)
        for name, data in (extra or {}).items():
            file.writestr(name, data)
    return out.getvalue()
