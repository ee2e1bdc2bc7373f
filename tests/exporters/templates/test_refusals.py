"""Files that are not filled: each refused in a plain sentence, at little cost, with nothing written."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest

from domain.errors import NotUnderstood
from exporters.office.workbook import Workbook
from tests.exporters import forms

GOOD = forms.by_openpyxl(lambda sheet, book: sheet.append(["Date", "Event"]))
BOARDS = (forms.KEPT / "wsab-chronology.xlsx").read_bytes()
SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def refused(data: bytes, name: str = "board.xlsx") -> str:
    """The sentence a file is refused with, however far it is read."""
    with pytest.raises(NotUnderstood) as held:
        book = Workbook(data, name)
        assert all(sheet.last_row >= 0 for sheet in book.sheets())
        book.package.rewritten({})
    assert held.value.exit_code == 4
    sentence = held.value.sentence
    assert sentence.endswith((".", ")"))
    return sentence


def marked(flags: int) -> bytes:
    """The good file with flag bits set in every entry, as an encrypting zip program sets them."""
    held = bytearray(GOOD)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = held.find(signature)
        while at >= 0:
            held[at + place : at + place + 2] = struct.pack("<H", flags)
            at = held.find(signature, at + 4)
    return bytes(held)


def packed(**held: bytes) -> bytes:
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            package.writestr(name, content)
    return made.getvalue()


STRICT = forms.replaced(
    GOOD, "_rels/.rels", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
)  # fmt: skip
KINDS = {
    "the old format": (OLE + "Workbook".encode("utf-16-le"), "old Excel format"),
    "an old Word document": (OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a zip password": (marked(1), "password"),
    "an empty file": (b"", "empty"),
    "a CSV file": (b"Date,Event\r\n", "not an Excel workbook"),
    "HTML called xls": (b"<html><table>", "not an Excel workbook"),
    "half a file": (GOOD[: len(GOOD) // 2], "damaged"),
    "a file with its middle lost": (GOOD[:300] + b"\0" * 400 + GOOD[700:], "damaged"),
    "another zip": (packed(readme=b"hello"), "not an Office file"),
    "OpenDocument": (packed(**{"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
                     "OpenDocument"),
    "Strict Open XML": (STRICT, "Strict"),
    "a signature": (forms.with_parts(GOOD, {"_xmlsignatures/origin.sigs": b""}), "signed"),
    "a binary workbook": (forms.replaced(GOOD, "[Content_Types].xml", r"vnd\.openxmlformats-officedocument"
                                         r"\.spreadsheetml\.sheet\.main\+xml",
                                         "vnd.ms-excel.sheet.binary.macroEnabled.main"), "binary"),
    "a Word document": (forms.replaced(GOOD, "[Content_Types].xml", r"spreadsheetml\.sheet\.main",
                                       "wordprocessingml.document.main"), "Word document"),
    "XML that does not end": (forms.with_parts(GOOD, {SHEET: b"<worksheet><sheetData>"}), "damaged"),
    "a sheet that is not XML": (forms.with_parts(GOOD, {SHEET: b"\x00\x01"}), "damaged"),
    "no workbook part": (forms.with_parts(GOOD, {"xl/workbook.xml": None}), "not an Office file"),
    "rows out of order": (forms.replaced(BOARDS, SHEET, '<row r="9"', '<row r="4"'), "damaged"),
    "a cell called ??": (forms.replaced(GOOD, SHEET, 'r="A1"', 'r="??"'), "damaged"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_refused_in_a_sentence_that_says_why(kind):
    data, word = KINDS[kind]
    assert word in refused(data)


ENTITIES = {
    "a billion laughs": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
    "an outside file": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    "an outside address": b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
}


@pytest.mark.parametrize("kind", ENTITIES)
@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels", "xl/sharedStrings.xml"]
)
def test_entities_are_refused_in_every_part_that_is_read(kind, part):
    text = forms.parts(BOARDS)[part]
    head, _, rest = text.partition(b"?>") if text.startswith(b"<?xml") else (b"<?xml version='1.0'", b"", text)
    assert "entities" in refused(forms.with_parts(BOARDS, {part: head + b"?>" + ENTITIES[kind] + rest}))


def test_entities_in_another_encoding_are_refused_too():
    text = forms.parts(GOOD)[SHEET].decode().partition("?>")[2] or forms.parts(GOOD)[SHEET].decode()
    utf16 = ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]>' + text).encode("utf-16")
    assert "entities" in refused(forms.with_parts(GOOD, {SHEET: utf16}))
    assert "unusual" in refused(forms.with_parts(GOOD, {SHEET: b'<?xml version="1.0" encoding="UTF-7"?><x/>'}))


BOMBS = {
    "a hundred megabytes of spaces": {SHEET: b" " * (100 * 2**20)},
    "a part said to be too large": {"xl/media/a.bin": b"\0" * (130 * 2**20)},
    "very many parts": {f"xl/{number}.xml": b"" for number in range(5000)},
}


@pytest.mark.parametrize("kind", BOMBS)
def test_bombs_are_refused_before_they_unfold(kind):
    data = forms.with_parts(GOOD, BOMBS[kind])
    tracemalloc.start()
    refused(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 2**20


def test_a_flood_of_elements_is_refused_before_it_is_parsed():
    flood = b"<worksheet><sheetData>" + b"<row/><c/>" * 1_100_000 * 4 + b"</sheetData></worksheet>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for name, content in {**forms.parts(GOOD), SHEET: flood}.items():
            package.writestr(name, content)
    assert "far more" in refused(made.getvalue())


def test_a_size_that_lies_is_found_out():
    made = bytearray(forms.with_parts(GOOD, {SHEET: b"<worksheet>" + b" " * 5000 + b"</worksheet>"}))
    at = made.rfind(b"PK\x01\x02", 0, made.rfind(SHEET.encode()))
    made[at + 24 : at + 28] = struct.pack("<I", 40)
    assert "damaged" in refused(bytes(made))


def test_two_parts_of_one_name_are_refused():
    made = io.BytesIO(GOOD)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("XL/Workbook.xml", b"<x/>")
    assert "damaged" in refused(made.getvalue())


def test_a_shared_workbook_is_refused():
    from exporters.office.form import Form, FormColumn

    data = forms.with_parts(GOOD, {"xl/revisions/revisionHeaders.xml": b"<headers/>"})
    with pytest.raises(NotUnderstood, match="shared workbook"):
        Form(Workbook(data, "board.xlsx"), "Chronology", 1, [FormColumn(column=1)])


def test_a_sheet_that_is_not_there_is_refused_by_name():
    with pytest.raises(NotUnderstood, match="no sheet called “Other”"):
        Workbook(GOOD, "board.xlsx").sheet("Other")


def test_no_sentence_shows_what_the_file_holds():
    data = forms.replaced(BOARDS, "xl/sharedStrings.xml", "SAR9</t>.*", "Zebedee Quill</t")
    assert "Zebedee" not in refused(data)


@pytest.mark.parametrize("rounds", [150, pytest.param(5000, marks=pytest.mark.proof)])
def test_a_spoilt_file_is_filled_rightly_or_refused_and_never_anything_else(rounds):
    import random
    import re

    chance = random.Random(rounds)
    out = forms.out_of(*forms.entries(40))
    boards = [(forms.rich(), forms.placing(forms.RICH, 3)),
              (BOARDS, forms.placing(forms.WSAB, 8, cells=forms.WSAB_CELLS))]  # fmt: skip
    ended = {"filled": 0, "refused": 0}
    for _ in range(rounds):
        data, where = chance.choice(boards)
        held = forms.parts(data)
        name = chance.choice([part for part in held if part.endswith((".xml", ".rels", ".vml"))])
        spoilt = bytearray(held[name])
        if chance.random() < 0.5:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        else:
            start, end = chance.choice([found.span(1) for found in re.finditer(rb'"([^"<>]{0,40})"', held[name])])
            spoilt[start:end] = chance.choice([b"", b"0", b"-1", b"99999999999", b"x", b"A1:B2:C3", b"ZZZZ9", b"NaN"])
        try:
            forms.fill(out, forms.with_parts(data, {name: bytes(spoilt)}), where)
            ended["filled"] += 1
        except NotUnderstood:
            ended["refused"] += 1
    assert min(ended.values()) > rounds // 10
