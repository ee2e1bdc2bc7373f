"""Parts that no Office program writes: searched in a time that grows with their length, and nothing hidden in them."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest

from domain.names.finding import Finder
from domain.people import Person
from exporters.disclosure.marked_text import quick
from exporters.disclosure.searching import search

LENGTH = 100_000
NAME = "Quillfeather"
FINDER = Finder([Person(code="SW1", name=f"Zephyrina {NAME}")])
FLOODS = {
    "tags never closed": "<",
    "tags with a name": "<x ",
    "opening quotes": "<a \"'",
    "run styles never closed": "<rPr>",
    "run styles never ended": "<rPr ",
    "inline tags never closed": "<t ",
    "breaks never closed": "<br ",
    "remarks never closed": "<!--",
    "instructions never closed": "<?",
    "texts never closed": "<![CDATA[",
    "headers never closed": "<oddHeader ",
    "strings never closed": "<si",
    "one long name of an attribute": "a",
    "values without names": "='\"",
    "ampersands": "&",
    "escapes": "_x",
    "dashes": "-",
    "paragraphs never closed": "<w:p>",
    "paragraphs": "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "deletions never closed": "<w:p><w:del>",
    "asides never closed": "<w:p><w:drawing>",
    "closing tags of nothing": "<w:p></w:drawing></w:p></w:del>",
    "tables never closed": "<w:tbl><w:tr><w:tc>",
    "base64": "QUJD",
    "figures": "41",
    "figures apart": "41 ",
}


def packed(part: str, content: bytes) -> bytes:
    """A package with this one part."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(part, content)
    return out.getvalue()


def seconds(flood: str, times: int) -> float:
    """How long a part takes that is this, so many times, after a name that has each of its texts told."""
    content = f"<a>{NAME} <b {flood * times}".encode()
    begun = time.process_time()
    search(packed("xl/x.xml", content), "x.xlsx", FINDER)
    return time.process_time() - begun


@pytest.mark.parametrize("flood", FLOODS)
def test_a_part_of_this_is_searched_in_a_time_that_grows_with_its_length(flood: str) -> None:
    text = FLOODS[flood]
    long = seconds(text, LENGTH // len(text))
    # Time by the square of the length is minutes here.
    assert long < 5


@pytest.mark.parametrize("part", ["xl/_rels/x.xml.rels", "xl/x.vml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("flood", ["<Relationship ", "<c t=\"s\" ", "<c><v>"])
def test_so_are_links_and_sheets(part: str, flood: str) -> None:
    begun = time.process_time()
    search(packed(part, f"<a>{NAME} {flood * (LENGTH // len(flood))}".encode()), "x.xlsx", FINDER)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "encoding", ["hex", "rot13", "undefined", "idna", "unicode_escape", "cp037", "utf-7", "no-such"]
)
def test_a_part_written_in_an_unusual_way_is_reported_as_not_searched(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><a>{NAME}</a>'.encode()
    searched = search(packed("xl/x.xml", content), "x.xlsx", FINDER)
    assert [remark.unsearched for remark in searched.remarks] == [True]
    assert searched.found


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"])
def test_the_usual_ones_are_searched(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><a>{NAME}</a>'.encode(encoding)
    searched = search(packed("xl/x.xml", content), "x.xlsx", FINDER)
    assert (len(searched.found), searched.remarks) == (1, ())


@pytest.mark.parametrize(
    "markup",
    [
        f"<a {NAME}", f"<a title='{NAME} < b'>c</a>", f"<a title=\"<b>{NAME}</b>\">", f"< {NAME} >", f"<!-- {NAME}",
        f"<? {NAME}", f"<![CDATA[{NAME}", f"<rPr><rFont val='{NAME}'/></rPr>", f"<rPr>{NAME}",
        "<r><rPr><b/></rPr><t>Quill</t></r><r><rPr><i/></rPr><t>feather</t></r>",
    ],
)
def test_nothing_is_lost_in_markup_that_is_not_well_formed(markup: str) -> None:
    assert NAME in quick(markup)
    searched = search(packed("xl/x.xml", f"<x>{markup}".encode()), "x.xlsx", FINDER)
    assert searched.found


def test_a_text_full_of_names_is_told_in_a_time_that_grows_with_its_length() -> None:
    data = packed("xl/x.xml", f"<a>{f'{NAME}, ' * 20_000}</a>".encode())
    begun = time.process_time()
    searched = search(data, "x.xlsx", FINDER, template=data)
    assert len(searched.boards_own) == 20_000
    assert time.process_time() - begun < 8
