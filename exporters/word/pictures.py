"""Pictures put into somebody else's document, each a part of its own, with words for those who cannot see it."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

from lxml import etree

from exporters.office.xml import RELATIONSHIPS, cleaned
from exporters.word.document import Document
from exporters.word.text import W

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_IMAGE = f"{RELATIONSHIPS}/image"
_EMU_OF_A_TWIP = 635
_EMU_OF_A_MILLIMETRE = 36_000
_MOST = 23 * 360_000
"""The height of a picture at most, in English metric units: 23 cm."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, its words for those who cannot see it, and how wide it is meant to be, in millimetres."""

    png: bytes = field(repr=False)
    said: str
    wide: float


def size_of(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG in pixels. Raises ValueError for what is none."""
    if png[:8] != b"\x89PNG\r\n\x1a\n" or len(png) < 24:
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", png[16:24])
    if not width or not height:
        raise ValueError("a PNG of no size")
    return width, height


def put_picture(document: Document, paragraph: etree._Element, picture: Picture, width: int) -> None:
    """Put a picture into a paragraph, as wide as it is meant to be and at most `width` twips."""
    across, down = size_of(picture.png)
    wide = min(width * _EMU_OF_A_TWIP, round(picture.wide * _EMU_OF_A_MILLIMETRE))
    high = wide * down // across
    if high > _MOST:
        wide, high = wide * _MOST // high, _MOST
    number = 1 + max((int(each.get("id", "0")) for each in document.body.iter(f"{{{_WP}}}docPr")
                      if each.get("id", "").isdigit()), default=0)  # fmt: skip
    id = document.add_part(_free(document), picture.png, _IMAGE, "image/png")
    words = _quoted(cleaned(picture.said))
    drawing = etree.fromstring(
        f'<w:r xmlns:w="{W[1:-1]}" xmlns:wp="{_WP}" xmlns:a="{_A}" xmlns:pic="{_PIC}" xmlns:r="{RELATIONSHIPS}">'
        f'<w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Picture {number}" descr="{words}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        f'<a:graphicData uri="{_PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" '
        f'descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{id}"/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    paragraph.append(drawing)


def _free(document: Document) -> str:
    folder = document.main.rpartition("/")[0]
    taken = [int(found[1]) for part in document.all_parts() if (found := re.search(r"image(\d+)\.\w+$", part))]
    return f"{folder}/media/image{max(taken, default=0) + 1}.png".lstrip("/")


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\n", "&#10;")
