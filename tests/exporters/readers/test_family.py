"""A family composition taken in: from a board's table in Word, a workbook, separated values."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from domain.errors import NotUnderstood
from domain.family.members import Member
from domain.people import Person
from domain.review import Details, Review
from exporters.readers import Decision, match, read_file
from exporters.readers.headings import kind_of
from tests.exporters.reading import KNOWN, sheet

HEAD = (
    "Anonymised Name", "Relationship to subject (if applicable)", "Date of Birth",
    "Date of Death\n(Or Serious Incident)", "Full Address", "Ethnicity or diversity needs",
)  # fmt: skip
FATHER = ("Adult 1", "Father", "01/01/1978", "17/11/09", "1 Hill Road, Millbrook", "White British")
SISTER = ("Adult 2", "Sister", "about 1981", "n/a", "nk", "not known")


def word(*tables: Sequence[Sequence[str]]) -> bytes:
    """A Word document that holds these tables, the first cell of each last row within a content control."""
    body = ""
    for table in tables:
        for number, row in enumerate(table):
            cells = [f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row]
            if number == len(table) - 1:
                cells[0] = f"<w:sdt><w:sdtContent>{cells[0]}</w:sdtContent></w:sdt>"
            body += ("<w:tbl>" if not number else "") + f"<w:tr>{''.join(cells)}</w:tr>"
        body += "</w:tbl>"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def values(*rows: Sequence[str]) -> bytes:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


def taken_in(data: bytes, name: str = "family.csv", case: Review | None = None) -> list[Decision]:
    return match(read_file(data, name, "family", KNOWN), case or Review(details=Details()))


def flat(row: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in row]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (values(flat(HEAD), FATHER, SISTER), "family.csv"),
        (sheet(HEAD, FATHER, SISTER), "family.xlsx"),
        (word([("A table", "of nothing")], [flat(HEAD), FATHER, SISTER]), "imr.docx"),
    ],
    ids=["values", "workbook", "document"],
)
def test_a_boards_table_is_understood_wherever_it_stands(data: bytes, name: str) -> None:
    assert kind_of(data, name) == "family"
    father, sister = taken_in(data, name)
    assert (father.what, sister.what) == ("new", "new")
    assert father.member == Member(
        code="Adult 1", relationship="Father", born="01/01/1978", died="17/11/09", address="1 Hill Road, Millbrook",
        ethnicity="White British",
    )  # fmt: skip
    assert sister.member is not None
    assert (sister.member.born, sister.member.address) == ("about 1981", "not known")
    assert father.row.new_people == (Person(code="Adult 1", role="Father", given_by_board=True),)


def test_a_real_date_is_written_as_the_uk_writes_it() -> None:
    (decided,) = taken_in(sheet(HEAD, ("Adult 1", "Father", date(1978, 2, 1), "n/a", "nk", "nk")), "f.xlsx")
    assert decided.member is not None
    assert decided.member.born == "01/02/1978"


def test_a_us_date_is_refused_with_the_uk_reading() -> None:
    read = read_file(values(flat(HEAD), ("Adult 1", "Father", "1/30/1978", "", "", "")), "f.csv", "family", KNOWN)
    (row,) = read.rows
    assert row.member is None
    assert "Did you mean 30/1/1978" in row.problems[0]


def test_taken_in_again_it_changes_what_changed_and_doubles_nothing() -> None:
    first = taken_in(values(flat(HEAD), FATHER, SISTER))
    members = tuple(replace(each.member, revision=1) for each in first if each.member)
    people = tuple(person for each in first for person in each.row.new_people)
    case = Review(details=Details(), family=members, people=people)
    assert [each.what for each in taken_in(values(flat(HEAD), FATHER, SISTER), case=case)] == ["same", "same"]
    older = ("Adult 2", "Half-sister", "1/2/1981", "n/a", "nk", "not known")
    unknowing = ("Adult 1", "Father", "not known", "not known", "", "nk")
    same, changed = taken_in(values(flat(HEAD), unknowing, older), case=case)
    assert same.what == "same"
    assert (changed.what, changed.changes) == (
        "update", ("relationship to the subject: “Sister” → “Half-sister”", "date of birth"),
    )  # fmt: skip
    assert changed.member is not None
    assert (changed.member.revision, changed.row.new_people) == (1, ())


def test_whom_a_row_is_about_is_asked_where_it_is_not_clear() -> None:
    people = (
        Person(code="Adult 1", name="Barnaby Thistlewick", former_codes=("Adult 9",)),
        Person(code="Adult 3", name="Clementine Oddy"),
    )
    head = ("Reference", "Real name", "Relationship", "DOB")
    rows = [
        ("Adult 1", "Osric Pennywhistle", "Father", "nk"), ("Adult 9", "", "Uncle", "nk"),
        ("Adult 4", "Clementine Oddy", "Aunt", "nk"), ("Adult 3", "", "Aunt", "nk"), ("adult 3", "", "Aunt", "nk"),
    ]  # fmt: skip
    decided = taken_in(values(head, *rows), case=Review(details=Details(), people=people))
    assert [each.what for each in decided] == ["unclear", "unclear", "unclear", "new", "unclear"]
    assert "given up for Adult 1" in decided[1].sentence
    assert "Adult 3 in the case already" in decided[2].sentence


def test_a_bare_name_is_asked_about_since_reference_names_leave_the_case() -> None:
    with pytest.raises(NotUnderstood, match="Column A “Name” may ask for the code"):
        taken_in(values(("Name", "Relationship", "DOB"), ("Jane", "Mother", "nk")))


def test_an_example_left_in_the_boards_template_is_nobody() -> None:
    example = ("Adult 1", "Father", "01/01/1978", "17/11/09", "123 Wall Street, Town, County, Postcode", "nk")
    read = read_file(word([flat(HEAD), example, SISTER]), "imr.docx", "family", KNOWN)
    left_out, sister = read.rows
    assert left_out.member is None
    assert "an example of the board's" in left_out.problems[0]
    assert sister.member is not None


@pytest.mark.parametrize("cell", ["", "-"])
def test_a_row_without_a_reference_name_is_told(cell: str) -> None:
    read = read_file(values(flat(HEAD), (cell, "Father", "nk", "nk", "nk", "nk")), "f.csv", "family", KNOWN)
    assert "no reference name" in read.rows[0].problems[0]


def test_identifiers_of_people_come_with_the_key_and_are_joined() -> None:
    head = ("Code", "Name", "NHS number", "DOB", "Address", "Telephone")
    row = ("Adult B", "Clementine Oddy", "999 123 4560", "1/2/1961", "1 Hill Road, Millbrook", "0161 496 0000")
    (decided,) = match(read_file(values(head, row), "k.csv", "people", KNOWN), Review(details=Details()))
    assert decided.person is not None
    told = ("999 123 4560", "1/2/1961", "1 Hill Road, Millbrook", "0161 496 0000")
    assert decided.person.identifiers == told
    held = replace(decided.person, identifiers=("clem@post.example", "1/2/1961"))
    again = match(read_file(values(head, row), "k.csv", "people", KNOWN), Review(details=Details(), people=(held,)))
    assert (again[0].what, again[0].changes) == ("update", ("other identifiers",))
    assert again[0].person is not None
    assert again[0].person.identifiers == ("clem@post.example", "1/2/1961", told[0], told[2], told[3])


def test_a_reference_name_that_is_a_real_name_is_taken_only_on_the_authors_word() -> None:
    review = Review(details=Details(), people=(Person(code="Adult C", name="Susan Whitlock"),))
    data = values(flat(HEAD), ("Poppy Whitlock", *FATHER[1:]), ("Ann Bell", *SISTER[1:]))
    read = read_file(data, "f.csv", "family", KNOWN)
    whitlock, bell = match(read, review)
    assert (whitlock.what, bell.what) == ("unclear", "unclear")
    assert "a name of Adult C" in whitlock.sentence
    assert "--given-by-board" in bell.sentence
    whitlock, bell = match(read, review, by_board=True)
    assert (whitlock.what, bell.what) == ("new", "new")
    assert "a name of Adult C" in whitlock.row.notes[0]
