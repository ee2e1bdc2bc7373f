"""A Word document is opened safely, read as a reader sees it, and written back with nothing else changed."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from domain.errors import NotUnderstood
from exporters.minutes.on_paper import for_agreement_paper
from exporters.office.locking import lock
from exporters.word.building import docx
from exporters.word.document import MAX_LETTERS, Document, cell_text, cells_of, rows_of
from exporters.word.text import W
from tests.exporters.minutes.meetings import given, issued
from tests.exporters.readers.editing import Edited, zipped


def made() -> bytes:
    return docx(for_agreement_paper(given(issued())))


def parts(**changed: bytes) -> bytes:
    held = Edited(made()).parts
    return zipped({**held, **{name.replace("__", "/").replace("_dot_", "."): data for name, data in changed.items()}})


def with_part(name: str, data: bytes) -> bytes:
    return zipped({**Edited(made()).parts, name: data})


def body(inner: str) -> bytes:
    made = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{inner}</w:body></w:document>'
    return with_part("word/document.xml", made.encode())


def text(inner: str) -> list[str]:
    return Document(body(inner), "made.docx").paragraphs()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "is empty"),
        (b"Dear all", "is not a Word document"),
        (b"%PDF-1.7", "is not a Word document"),
        (lock(made(), "a long password"), "is protected by a password"),
        (with_part("word/vbaProject.bin", b"x"), "holds macros"),
        (with_part("_xmlsignatures/sig1.xml", b"<x/>"), "is digitally signed"),
        (made()[:2000], "damaged"),
        (with_part("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "declares entities"),
        (with_part("word/document.xml", b"<w:document"), "is damaged"),
        (with_part("word/document.xml", b"<other/>"), "is damaged"),
        (with_part("word/document.xml", b" " * 9 * 2**20), "far more than|is damaged"),
    ],
    ids=["empty", "text", "pdf", "locked", "macros", "signed", "cut off", "entities", "broken", "another root", "bomb"],
)
def test_what_cannot_be_trusted_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(NotUnderstood, match=sentence):
        Document(data, "their.docx")


def test_a_workbook_is_no_document():
    import openpyxl

    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(NotUnderstood, match="is not a Word document"):
        Document(out.getvalue(), "their.docx")


def test_strict_open_xml_is_refused_in_the_words_of_word():
    strict = Edited(made()).parts["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument", b"http://purl.oclc.org/ooxml/officeDocument"
    )
    with pytest.raises(NotUnderstood, match="save it as “Word Document"):
        Document(with_part("_rels/.rels", strict), "their.docx")


def test_a_zip_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in Edited(made()).parts.items():
            package.writestr(name, data)
        package.writestr("word/media/image1.bin", b"\0" * 64 * 2**20)
    with pytest.raises(NotUnderstood, match="unpacks to far more"):
        Document(out.getvalue(), "their.docx")


def test_a_paragraph_longer_than_any_minutes_is_refused():
    with pytest.raises(NotUnderstood, match="far more text"):
        Document(body(f"<w:p><w:r><w:t>{'a' * (MAX_LETTERS + 1)}</w:t></w:r></w:p>"), "their.docx")


@pytest.mark.parametrize(
    ("inner", "now", "before"),
    [
        ("<w:r><w:t>a</w:t></w:r><w:ins w:id='1'><w:r><w:t>b</w:t></w:r></w:ins>", "ab", "a"),
        ("<w:r><w:t>a</w:t></w:r><w:del w:id='1'><w:r><w:delText>b</w:delText></w:r></w:del>", "a", "ab"),
        ("<w:moveFrom w:id='1'><w:r><w:t>x</w:t></w:r></w:moveFrom>"
         "<w:moveTo w:id='2'><w:r><w:t>y</w:t></w:r></w:moveTo>", "y", "x"),
        ("<w:sdt><w:sdtContent><w:r><w:t>controlled</w:t></w:r></w:sdtContent></w:sdt>", "controlled", "controlled"),
        ("<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>", "link", "link"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/></w:r>", "a\nb\tc-", "a\nb\tc-"),
        ("<w:r><w:br w:type='page'/><w:t>a</w:t></w:r>", "a", "a"),
        ("<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
         "<w:r><w:t>3</w:t></w:r>", "3", "3"),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(inner, now, before):
    document = Document(body(f"<w:p>{inner}</w:p>"), "made.docx")
    assert document.paragraphs() == [now] and document.paragraphs("before") == [before]


def test_paragraphs_in_controls_tables_and_text_boxes_are_seen():
    assert text(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>one</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>"
        "</w:tr></w:tbl>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>three</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    ) == ["one", "two", "", "three"]


def test_a_cell_wrapped_in_a_control_keeps_its_place_in_the_row():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    wrapped = f"<w:sdt><w:sdtContent>{cell.format('b')}</w:sdtContent></w:sdt>"
    document = Document(body(f"<w:tbl><w:tr>{cell.format('a')}{wrapped}{cell.format('c')}</w:tr></w:tbl>"), "made.docx")
    (row,) = rows_of(next(document.body.iter(f"{W}tbl")))
    assert [cell_text(each) for each in cells_of(row)] == ["a", "b", "c"]


def test_a_part_that_is_not_touched_comes_out_as_it_came_in():
    document = Document(made(), "made.docx")
    again = Document(document.data(), "again.docx")
    assert [document.package.read(part) for part in document.package.parts()] == [
        again.package.read(part) for part in again.package.parts()
    ]


def test_a_template_of_word_becomes_a_document():
    held = Edited(made()).parts
    types = held["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    document = Document(with_part("[Content_Types].xml", types), "their.dotx")
    assert b"document.main+xml" in Document(document.data(), "x").package.read("[Content_Types].xml")


def test_a_document_of_python_docx_is_read():
    out = io.BytesIO()
    theirs = python_docx.Document()
    theirs.add_paragraph("Hello")
    theirs.save(out)
    assert Document(out.getvalue(), "x").paragraphs() == ["Hello"]
