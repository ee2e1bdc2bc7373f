"""The styles of our own documents: A4, Arial 11, real headings, and colours that can be read by anyone."""

from __future__ import annotations

from exporters.word.text import MAIN

INK = "1F3864"
"""Headings: dark blue, 11 to 1 on white."""
GREY = "595959"
"""What is said in small letters: 7 to 1 on white."""
SHADE = "EAF0F7"
"""Behind headings of tables."""
LINE = "9AA8BC"
"""Lines of tables."""

_BIG = f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="30"/><w:szCs w:val="30"/>'
_ON_ITS_SIDE = '<w:tabs><w:tab w:val="clear" w:pos="9638"/><w:tab w:val="right" w:pos="14570"/></w:tabs>'
_FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
_LANGUAGE = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'


def styles_xml() -> str:
    """The part of styles."""
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'{_LANGUAGE}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        + _style("Normal", "Normal", default=True)
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name '
        'w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority '
        'w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" '
        'w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" '
        'w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + _style("Title", "Title", '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>',
                 f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="44"/><w:szCs w:val="44"/>')
        + _style("Subtitle", "Subtitle", '<w:keepNext/><w:spacing w:before="0" w:after="200"/>',
                 f'<w:color w:val="{GREY}"/><w:sz w:val="24"/><w:szCs w:val="24"/>')
        + _style("CoverTitle", "Title of the cover", '<w:spacing w:before="0" w:after="280" w:line="240" '
                 'w:lineRule="auto"/>', '<w:sz w:val="60"/><w:szCs w:val="60"/>', based="Title")
        + _style("CoverAbove", "Above the title of the cover", '<w:spacing w:before="1700" w:after="120"/>',
                 f'<w:color w:val="{INK}"/><w:sz w:val="24"/><w:szCs w:val="24"/>', based="Above")
        + _style("ContentsHeading", "Heading of the contents", '<w:keepNext/><w:pageBreakBefore/>'
                 '<w:spacing w:before="0" w:after="160"/>', _BIG)
        + _style("TOC1", "toc 1", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'
                 '<w:spacing w:before="60" w:after="60" w:line="252" w:lineRule="auto"/>')
        + _style("TOC2", "toc 2", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'
                 '<w:spacing w:before="0" w:after="40" w:line="252" w:lineRule="auto"/><w:ind w:left="397"/>',
                 '<w:sz w:val="20"/><w:szCs w:val="20"/>')
        + _style("Guidance", "Guidance", '<w:spacing w:after="100" w:line="252" w:lineRule="auto"/>',
                 f'<w:i/><w:iCs/><w:color w:val="{GREY}"/><w:sz w:val="20"/><w:szCs w:val="20"/>')
        + _style("Above", "Above the title", '<w:keepNext/><w:spacing w:before="0" w:after="60"/>',
                 f'<w:b/><w:bCs/><w:color w:val="{GREY}"/><w:spacing w:val="10"/><w:sz w:val="20"/>'
                 '<w:szCs w:val="20"/>')
        + _style("Notice", "Notice", f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{INK}"/></w:pBdr>'
                 f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:spacing w:before="0" w:after="240"/>'
                 '<w:ind w:left="227"/>', "<w:b/><w:bCs/>")
        + _style("Heading1", "heading 1", '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/>'
                 '<w:outlineLvl w:val="0"/>',
                 f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="30"/><w:szCs w:val="30"/>')
        + _style("Heading2", "heading 2", '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="100"/>'
                 '<w:outlineLvl w:val="1"/>',
                 f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:sz w:val="24"/><w:szCs w:val="24"/>')
        + _style("BandedHeading", "Banded heading", f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" '
                 f'w:color="{INK}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
                 '<w:spacing w:before="320" w:after="120" w:line="264" w:lineRule="auto"/><w:ind w:left="227"/>',
                 '<w:sz w:val="22"/><w:szCs w:val="22"/>', based="Heading2")
        + _style("MinutesHeading", "Minutes heading",
                 '<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs><w:ind w:left="680" w:hanging="680"/>',
                 based="Heading2")
        + _style("MinutesParagraph", "Minutes paragraph",
                 '<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs><w:ind w:left="680" w:hanging="680"/>')
        + _style("Item", "Item", '<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs><w:spacing w:after="80"/>'
                 '<w:ind w:left="680" w:hanging="396"/>')
        + _style("Quoted", "Quoted words", f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{LINE}"/>'
                 '</w:pBdr><w:ind w:left="850"/>')
        + _style("Small", "Small print", '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>',
                 f'<w:color w:val="{GREY}"/><w:sz w:val="18"/><w:szCs w:val="18"/>')
        + _style("UnderTable", "Under a table", '<w:spacing w:before="100"/>', f'<w:color w:val="{INK}"/>',
                 based="Small")
        + _style("Ticked", "Box to tick", '<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
                 '<w:spacing w:before="80" w:after="80"/><w:ind w:left="454" w:hanging="454"/>')
        + _style("InTable", "In a table", '<w:spacing w:before="40" w:after="40" w:line="252" w:lineRule="auto"/>',
                 '<w:sz w:val="20"/><w:szCs w:val="20"/>')
        + _style("HeadOfTable", "Head of a table", "<w:keepNext/>", f'<w:b/><w:bCs/><w:color w:val="{INK}"/>',
                 based="InTable")
        + _style("Header", "header", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0" '
                 'w:line="240" w:lineRule="auto"/>', f'<w:color w:val="{GREY}"/><w:sz w:val="16"/><w:szCs w:val="16"/>')
        + _style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0" '
                 'w:line="240" w:lineRule="auto"/>', f'<w:color w:val="{GREY}"/><w:sz w:val="15"/><w:szCs w:val="15"/>')
        + _style("HeaderOnItsSide", "Header on its side", _ON_ITS_SIDE, based="Header")
        + _style("FooterOnItsSide", "Footer on its side", _ON_ITS_SIDE, based="Footer")
        + f'<w:style w:type="table" w:styleId="Lined"><w:name w:val="Lined"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_borders()}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )  # fmt: skip


def _borders() -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )


def _style(id: str, name: str, paragraph: str = "", run: str = "", *, default: bool = False, based: str = "") -> str:
    beneath = "" if default else f'<w:basedOn w:val="{based or "Normal"}"/>'
    standing = ' w:default="1"' if default else ""
    after = '<w:next w:val="Normal"/>' if id.startswith(("Heading", "Title")) else ""
    return (
        f'<w:style w:type="paragraph"{standing} w:styleId="{id}"><w:name w:val="{name}"/>'
        f"{beneath}{after}<w:qFormat/>"
        f"{f'<w:pPr>{paragraph}</w:pPr>' if paragraph else ''}{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def settings_xml() -> str:
    """The part of settings: the layout of today's Word, and the language for checking spelling."""
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>'
    )
