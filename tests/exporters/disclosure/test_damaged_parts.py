"""Parts cut off or changed at random never stop the search: what can be read is searched, what cannot is told."""

from __future__ import annotations

import base64
import random

import pytest

from domain.names.finding import Finder
from domain.people import Person
from exporters.disclosure.inside import coded_in, mail_in, notes_of_picture, packed_in, rich_text
from exporters.disclosure.searching import search
from exporters.office.compound import streams
from tests.exporters.disclosure import planted_document
from tests.exporters.disclosure.planted import workbook
from tests.exporters.disclosure.test_hostile_parts import packed

FINDER = Finder([Person(code="P1", name="Zebedee Abberline")])


def changed(data: bytes, by: random.Random) -> bytes:
    """The bytes with some of them others, or cut off."""
    raw = bytearray(data)
    for _ in range(by.randrange(1, 30)):
        raw[by.randrange(len(raw))] = by.randrange(256)
    return bytes(raw[: by.randrange(1, len(raw))]) if by.random() < 0.3 else bytes(raw)


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    return [planted_document.document(), workbook()]


@pytest.mark.parametrize("seed", range(25))
def test_a_damaged_package_is_searched_as_far_as_it_goes(files: list[bytes], seed: int) -> None:
    by = random.Random(seed)
    for data in files:
        searched = search(changed(data, by), "x.docx", FINDER)
        assert searched.parts >= 0


PIECES = {
    "compound": planted_document.compound("WordDocument", b"Abberline " * 400),
    "jpeg": planted_document._jpeg(b"Abberline" * 20, b"<x:xmpmeta>Abberline</x:xmpmeta>"),
    "png": planted_document._png("Abberline", "Abberline"),
    "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xfe\x09Abberline\x00;",
    "rtf": b"{\\rtf1\\ansi{\\b Abber}{\\i line}\\par\\'e9\\u233 ?" + b"4162626572" * 20 + b"}",
    "mail": b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nAbberline\r\n--b--",
    "text": base64.b64encode(b"Abberline " * 20),
}


@pytest.mark.parametrize("kind", PIECES)
def test_a_damaged_piece_of_any_kind_stops_nothing(kind: str) -> None:
    by = random.Random(kind)
    for _ in range(150):
        data = changed(PIECES[kind], by)
        for _name, content in (*streams(data), *mail_in(data)):
            assert isinstance(content, bytes)
        assert isinstance(notes_of_picture(data) + packed_in(data), bytes)
        assert isinstance(rich_text(data), str)
        assert all(isinstance(each, bytes) for each in coded_in(data.decode("latin-1")))


@pytest.mark.parametrize("kind", PIECES)
def test_a_damaged_part_within_a_file_is_searched(kind: str) -> None:
    by = random.Random(kind)
    for _ in range(15):
        search(packed(f"word/embeddings/a.{by.choice(['bin', 'png', 'jpg', 'rtf', 'txt'])}", changed(PIECES[kind], by)),
               "x.docx", FINDER)  # fmt: skip


@pytest.mark.parametrize("kind", PIECES)
def test_undamaged_each_is_found(kind: str) -> None:
    ending = kind if kind in ("jpeg", "png", "gif") else "bin"
    assert search(packed(f"word/embeddings/a.{ending}", PIECES[kind]), "x.docx", FINDER).found


def test_sectors_in_a_circle_end() -> None:
    data = bytearray(PIECES["compound"])
    data[1024 + 8 : 1024 + 12] = (2).to_bytes(4, "little")
    assert list(streams(bytes(data)))


@pytest.mark.parametrize(("text", "times"), [("", 1), ("{", 1), ("[", 5000), ('"', 5000), ('{"a":', 5000), ("nul", 1),
                                             ("[1e999, NaN]", 1)])  # fmt: skip
def test_json_that_is_none_is_searched_as_text(text: str, times: int) -> None:
    assert search(f"{text * times} Abberline".encode(), "x.json", FINDER).found


@pytest.mark.parametrize(("text", "times"), [('a,"b', 1), ('"', 301), ("\x00,\x00", 1), ("a\rb\nc", 1), ("x", 140_000)])
def test_csv_that_is_none_is_searched_as_text(text: str, times: int) -> None:
    assert search(f"{text * times}\nAbberline".encode(), "x.csv", FINDER).found
