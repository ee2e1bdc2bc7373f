"""Minutes typed elsewhere: their paragraphs in order, wherever Word hides them."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as NewDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from domain.errors import NotUnderstood
from exporters.readers.minutes_text import Typed, typed_minutes


def word(*paragraphs: str) -> bytes:
    """A document of these paragraphs: plain words, or the inside of a `w:body` where they begin with "<"."""
    document = NewDocument()
    for each in paragraphs:
        if each.startswith("<"):
            document.element.body.insert(-1, parse_xml(each.replace(">", f" {nsdecls('w')}>", 1)))
        elif each.startswith("# "):
            document.add_heading(each[2:], 2)
        else:
            document.add_paragraph(each)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def read(*paragraphs: str) -> list[Typed]:
    return typed_minutes(word(*paragraphs), "notes.docx")[0]


def test_each_paragraph_of_a_document_is_one_headings_by_their_style() -> None:
    assert read("# The fall", "SW1: I rang.", "", "GP1: I came.") == [
        Typed("The fall", heading=True), Typed("SW1: I rang."), Typed("GP1: I came."),
    ]


def test_a_short_line_all_in_bold_is_a_heading_a_bold_word_is_not() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>The fall</w:t></w:r></w:p>"
    some = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">SW1: </w:t></w:r>'
        "<w:r><w:t>I rang.</w:t></w:r></w:p>"
    )
    assert read(bold, some) == [Typed("The fall", heading=True), Typed("SW1: I rang.")]


def test_content_controls_are_looked_into_and_tracked_changes_taken_and_said() -> None:
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>SW1: in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    tracked = (
        '<w:p><w:r><w:t xml:space="preserve">GP1: I came </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>never</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>at noon</w:t></w:r></w:ins></w:p>'
    )
    found, notes = typed_minutes(word(control, tracked), "notes.docx")
    assert [each.text for each in found] == ["SW1: in a control", "GP1: I came at noon"]
    assert notes == (
        "notes.docx holds tracked changes: it was read as if each were accepted. What was struck out is not in it.",
    )


def test_a_paragraph_whose_end_was_struck_out_goes_on_in_the_next() -> None:
    ended = (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>SW1: I rang</w:t></w:r></w:p>'
    )
    assert read(ended, "and then came.") == [Typed("SW1: I rang and then came.")]


def test_the_rows_of_a_table_are_a_time_who_speaks_and_the_words() -> None:
    document = NewDocument()
    table = document.add_table(rows=0, cols=3)
    for cells in (("Time", "Who", "Said:"), ("10.42", "SW1", "I rang."), ("", "GP1:", "I came."), ("", "", "A break.")):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    kept = BytesIO()
    document.save(kept)
    assert [each.text for each in typed_minutes(kept.getvalue(), "notes.docx")[0]] == [
        "(10.42) SW1: I rang.", "GP1: I came.", "A break.",
    ]


def test_plain_text_is_read_by_its_lines() -> None:
    found, notes = typed_minutes("\ufeffSW1: one\r\n\r\n2: two\r\n".encode(), "notes.txt")
    assert (found, notes) == ([Typed("SW1: one"), Typed("2: two")], ())


def test_the_numbers_of_paragraphs_are_left_out_where_they_rise_and_that_is_said() -> None:
    found, notes = typed_minutes(b"Notes\n1. SW1: one\n2. GP1: two\n3. SW1: 2 visits", "notes.txt")
    assert [each.text for each in found] == ["Notes", "SW1: one", "GP1: two", "SW1: 2 visits"]
    assert notes == ("The numbers of the paragraphs of notes.txt were left out: they are numbered anew here.",)
    found, notes = typed_minutes(b"2. Was it reviewed?\nSW1: no\nGP1: no", "notes.txt")
    assert (found[0].text, notes) == ("2. Was it reviewed?", ())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe\x00x", "notes is neither a .docx nor UTF-8 text. Save it as one of them."),
        (b"  \n\n", "notes holds no words."),
        (b"\xd0\xcf\x11\xe0 old", "notes is of an old kind of Word, or locked."),
        (word("", " "), "notes holds no words."),
        (b"PK broken", "notes"),
    ],
    ids=["UTF-16", "blanks", "old Word", "an empty document", "a broken document"],
)
def test_what_holds_no_minutes_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        typed_minutes(data, "notes")
    assert sentence in refused.value.sentence
