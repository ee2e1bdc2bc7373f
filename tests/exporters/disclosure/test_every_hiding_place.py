"""Names planted in every hiding place, of files we write and of templates, in every kind of file: all found."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import openpyxl
import pytest

from domain.identifiers.finding import Identifiers
from domain.names.finding import Finder
from domain.people import Person
from exporters.disclosure.searching import Place, search
from tests.exporters.disclosure import planted_document
from tests.exporters.disclosure.planted import SURNAMES, workbook
from tests.exporters.disclosure.test_hostile_parts import packed


@pytest.fixture(scope="module")
def document() -> bytes:
    return planted_document.document()


@pytest.fixture(scope="module")
def book() -> bytes:
    return workbook()


def finder(surname: str) -> Finder:
    return Finder([Person(code="P1", name=f"Zebedee {surname}")])


@pytest.mark.parametrize("where", planted_document.SURNAMES)
def test_a_name_planted_in_a_document_is_found(document: bytes, where: str) -> None:
    name = planted_document.SURNAMES[where]
    found = search(document, "report.docx", finder(name)).found
    assert found, f"nothing found in the {where}"
    assert {hit.code for hit in found} == {"P1"}
    assert all(re.search(name, hit.around, re.IGNORECASE) for hit in found)


@pytest.mark.parametrize("where", planted_document.SURNAMES)
def test_one_that_was_in_the_boards_document_is_told_apart(document: bytes, where: str) -> None:
    searched = search(document, "report.docx", finder(planted_document.SURNAMES[where]), document)
    assert searched.found and all(hit.boards_own for hit in searched.found)


@pytest.mark.parametrize("where", SURNAMES)
def test_one_that_was_in_the_boards_workbook_is_told_apart(book: bytes, where: str) -> None:
    searched = search(book, "chronology.xlsx", finder(SURNAMES[where]), book)
    assert searched.found and all(hit.boards_own for hit in searched.found)


@pytest.mark.parametrize("how", planted_document.as_json("x"))
def test_a_name_hidden_in_json_is_found(how: str) -> None:
    data = planted_document.as_json("Ólafsdóttir")[how]
    found = search(data, "data.json", finder("Ólafsdóttir")).found
    assert {hit.code for hit in found} == {"P1"}, how


# A name written over two cells, each of whose words has been answered to be no name by itself.


def over_two(cells: list[str], kind: str) -> bytes:
    if kind == "csv":
        return f"Who,Event\n{','.join(cells)}\n".encode()
    if kind == "json":
        return json.dumps({"first": cells[0], "last": cells[1]}).encode()
    if kind == "docx":
        row = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in cells)
        return packed("word/document.xml", f"<w:body><w:tbl><w:tr>{row}</w:tr></w:tbl></w:body>".encode())
    book = openpyxl.Workbook()
    book.active.append(["x", *cells])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "docx", "csv", "json"])
def test_a_first_name_in_one_cell_and_the_surname_in_the_next_are_one_name(kind: str) -> None:
    looked_for = Finder([Person(code="P1", name="Will Young")], terms=("Will", "Young"))
    found = search(over_two(["Will", "Young"], kind), f"x.{kind}", looked_for).found
    assert [(hit.matched, hit.code) for hit in found] == [("Will Young", "P1")]
    assert search(over_two(["Will", "you", ], kind), f"x.{kind}", looked_for).found == ()


def test_such_a_name_is_found_where_a_long_part_is_read_on_between_its_two_cells() -> None:
    looked_for = Finder([Person(code="P1", name="Will Young")], terms=("Will", "Young"))
    first = "<w:tc><w:p><w:r><w:t>Will</w:t></w:r></w:p></w:tc>"
    second = f"<w:tc>{'<w:tcPr/>' * 4000}<w:p><w:r><w:t>Young</w:t></w:r></w:p></w:tc>"
    # A part is read a million letters at a time: this edge comes among the looks of the second cell.
    filler = f"<w:p><w:r><w:t>{'x ' * ((2**20 - 2500) // 2)}</w:t></w:r></w:p>"
    part = f"<w:body>{filler}<w:tbl><w:tr>{first}{second}</w:tr></w:tbl></w:body>"
    found = search(packed("word/document.xml", part.encode()), "x.docx", looked_for).found
    assert [hit.matched for hit in found] == ["Will Young"]


def test_a_name_found_in_its_own_cell_is_told_once() -> None:
    found = search(over_two(["Zebedee", "Abberline"], "xlsx"), "x.xlsx", finder("Abberline")).found
    assert [hit.place for hit in found] == ["Sheet!B1", "Sheet!C1"]


def test_nothing_is_found_where_nobody_is_named(document: bytes, book: bytes) -> None:
    for data, name in ((document, "report.docx"), (book, "chronology.xlsx")):
        assert search(data, name, finder("Nobodysname")).found == ()


# A date of birth is one wherever it stands but in the column of the rows' own dates.

BORN = Person(code="Adult A", name="Zebedee Abberline", identifiers=("02/09/1961",))


def of_birth() -> Finder:
    return Finder([BORN], (), Identifiers([BORN]))


def with_days(column: str = "E") -> bytes:
    """A workbook with a date of birth kept as a number that is shown as a day, and the same number as a number."""
    book = openpyxl.Workbook()
    book.active.title = "Rows"
    book.active[f"{column}7"] = date(1961, 9, 2)
    book.active["G7"] = (date(1961, 9, 2) - date(1899, 12, 30)).days
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_date_of_birth_kept_as_a_number_is_found_where_it_is_shown_as_a_day() -> None:
    found = search(with_days(), "x.xlsx", of_birth()).found
    assert [(hit.place, hit.kind, hit.code) for hit in found] == [("Rows!E7", "date of birth", "Adult A")]


def test_the_day_of_a_row_may_be_the_day_somebody_was_born() -> None:
    dates = Place("Rows", "A", frozenset(("date of birth",)), "the date of a row", sure=True)
    assert search(with_days("A"), "x.xlsx", of_birth(), places=[dates]).found == ()
    (hit,) = search(with_days("B"), "x.xlsx", of_birth(), places=[dates]).found
    assert hit.place == "Rows!B7"
    lines = b"Date,Event\n02/09/1961,Birth\n3/3/24,born 02/09/1961\n"
    dates = Place("", "Date", frozenset(("date of birth",)), "the date of a row", sure=True)
    (hit,) = search(lines, "x.csv", of_birth(), places=[dates]).found
    assert hit.place == "line 3, column Event"


def test_another_column_called_date_may_not_hold_a_date_of_birth() -> None:
    dates = Place("", "Date", frozenset(("date of birth",)), "the date of a row", sure=True)
    lines = b'Date,Event,Date,"At, column Date"\n3/3/24,x,02/09/1961,02/09/1961\n'
    found = search(lines, "x.csv", of_birth(), places=[dates]).found
    assert [hit.place for hit in found] == ["line 2, column Date (3)", "line 2, column At, column Date"]


def test_a_name_in_the_column_of_dates_is_a_hit_all_the_same() -> None:
    dates = Place("", "Date", frozenset(("date of birth",)), "the date of a row", sure=True)
    assert search(b"Date,Event\nAbberline,Birth\n", "x.csv", of_birth(), places=[dates]).found


def test_where_the_boards_form_asks_for_it_the_hit_says_so() -> None:
    cell = Place("Rows", "E7", frozenset(("date of birth",)), "date of birth")
    (hit,) = search(with_days(), "x.xlsx", of_birth(), places=[cell]).found
    assert hit.asks == "date of birth"


@pytest.mark.parametrize(
    "text", ["NHS 999 002 4618", "07700 900142", "clemmie.oddy@post.example", "born 2 September 1961"]
)
def test_other_identifiers_of_the_key_are_found_in_the_same_search(text: str) -> None:
    person = Person(
        code="Adult B", identifiers=("NHS 999 002 4618", "07700 900142", "clemmie.oddy@post.example", "2/9/1961")
    )
    looked_for = Finder([person], (), Identifiers([person]))
    document = packed("word/document.xml", f"<w:p><w:t>{text[:6]}</w:t><w:t>{text[6:]}</w:t></w:p>".encode())
    (hit,) = search(document, "x.docx", looked_for).found
    assert hit.code == "Adult B" and hit.kind != "name" and hit.stops


@pytest.mark.parametrize(
    ("part", "markup"),
    [
        ("xl/worksheets/sheet1.xml", '<worksheet><c r="B2"><v>9990024618</v></c></worksheet>'),
        ("xl/worksheets/sheet1.xml", '<worksheet><c r="B2" t="str"><f>1+1</f><v>999 002 4618</v></c></worksheet>'),
        ("xl/pivotCache/pivotCacheRecords1.xml", '<pivotCacheRecords><r><n v="9990024618"/></r></pivotCacheRecords>'),
        ("word/document.xml", '<w:p><w:docVar w:name="n" w:val="9990024618"/></w:p>'),
        ("docProps/custom.xml", "<Properties><property><vt:lpwstr>999-002-4618</vt:lpwstr></property></Properties>"),
    ],
)
def test_a_number_of_somebodys_is_found_kept_as_a_number_too(part: str, markup: str) -> None:
    person = Person(code="Adult B", identifiers=("NHS 999 002 4618",))
    found = search(packed(part, markup.encode()), "x.xlsx", Finder([person], (), Identifiers([person]))).found
    assert [(hit.code, hit.kind) for hit in found] == [("Adult B", "NHS number")]


def test_the_numbers_programs_give_things_are_nobodys() -> None:
    markup = '<w:p><w:sdtPr><w:id w:val="9990024618"/></w:sdtPr><wp:extent cx="9990024618" cy="9990024618"/></w:p>'
    person = Person(code="Adult B", identifiers=("NHS 999 002 4618",))
    looked_for = Finder([person], (), Identifiers([person]))
    assert search(packed("word/document.xml", markup.encode()), "x.docx", looked_for).found == ()
