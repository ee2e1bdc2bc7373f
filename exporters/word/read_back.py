"""A finished document opened by another reader, and compared with what was meant, paragraph by paragraph."""

from __future__ import annotations

import io
from collections.abc import Sequence

from lxml import etree

from exporters.office.differs import ReadBackDiffers
from exporters.word.blocks import Paper
from exporters.word.document import each_paragraph
from exporters.word.text import text_of


def read_back(data: bytes, paper: Paper) -> int:
    """Open the document with python-docx and compare every paragraph; returns how many were compared.

    Raises `ReadBackDiffers` at the first that is not what was meant, and where the foot of the pages is not.
    """
    compared = compare(paragraphs_in(data), paper.texts())
    foot = _document(data).sections[0].footer._element
    lines = [text_of(paragraph) for paragraph in each_paragraph(foot)]
    if [line.partition("\tPage ")[0] for line in lines] != [_plain(line) for line in paper.footer]:
        raise ReadBackDiffers("the foot of the pages is not what was meant")
    return compared


def compare(found: Sequence[str], meant: Sequence[str]) -> int:
    """Compare paragraphs, empty ones left out of both; returns how many. Raises `ReadBackDiffers`."""
    stands = [text for text in found if text.strip()]
    wanted = [text for text in map(_plain, meant) if text.strip()]
    for number, (one, other) in enumerate(zip(stands, wanted, strict=False), 1):
        if one != other:
            raise ReadBackDiffers(f"paragraph {number} is not what was meant")
    if len(stands) != len(wanted):
        raise ReadBackDiffers(f"{len(stands)} paragraphs were written and {len(wanted)} meant")
    return len(stands)


def paragraphs_in(data: bytes) -> list[str]:
    """The text of every paragraph of the body, as the file opens in python-docx."""
    return [text_of(paragraph) for paragraph in each_paragraph(_document(data).element.body)]


def opened(data: bytes) -> etree._Element:
    """The body of a document as python-docx reads it. Raises `ReadBackDiffers` where it does not."""
    body: etree._Element = _document(data).element.body
    return body


def _document(data: bytes):  # type: ignore[no-untyped-def]
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception:
        raise ReadBackDiffers("the finished document cannot be opened") from None


def _plain(text: str) -> str:
    from exporters.office.xml import cleaned

    return cleaned(text)
