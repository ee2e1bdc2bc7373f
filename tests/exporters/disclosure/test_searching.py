"""A name is found in a finished file wherever it hides, and what the board's file already held is told apart."""

import io
import zipfile

import openpyxl
import pytest

from domain.names.finding import Finder
from domain.people import Person
from exporters.disclosure.searching import search
from exporters.disclosure.verdicts import Verdict, notes
from tests.exporters.disclosure.planted import SURNAMES, inner_workbook, rewritten, workbook


@pytest.fixture(scope="module")
def planted():
    return workbook()


def finder(*surnames):
    return Finder([Person(code=f"P{n}", name=f"Zebedee {surname}") for n, surname in enumerate(surnames, 1)])


def places(data, *surnames, name="chronology.xlsx", template=None):
    return [hit.place for hit in search(data, name, finder(*surnames), template).found]


@pytest.mark.parametrize("where", SURNAMES)
def test_a_name_planted_anywhere_is_found(planted, where):
    found = search(planted, "chronology.xlsx", finder(SURNAMES[where])).found
    assert found, f"nothing found in the {where}"
    assert {hit.code for hit in found} == {"P1"}
    assert all(SURNAMES[where].lower() in hit.around.lower() for hit in found)


def test_a_file_without_the_names_has_no_hit(planted):
    searched = search(planted, "chronology.xlsx", finder("Nobodysname"))
    assert searched.found == ()
    assert searched.parts > 20


def test_the_place_is_said_by_sheet_and_cell(planted):
    assert places(planted, SURNAMES["cell"]) == ["Rows Hallewell!B2"]
    assert places(planted, SURNAMES["inline text"]) == ["Rows Hallewell!B4"]
    assert places(planted, SURNAMES["comment"]) == ["comment on Rows Hallewell!D2"]
    assert places(planted, SURNAMES["very hidden sheet"]) == ["Very Hidden Sheet (very hidden sheet)!C7"]
    assert places(planted, SURNAMES["footer"]) == ["Rows Hallewell, footer"]
    assert places(planted, SURNAMES["last modified by"]) == ["document property “last modified by”"]


def test_the_hit_is_one_sentence_with_the_words_around_it(planted):
    (hit,) = search(planted, "chronology.xlsx", finder(SURNAMES["cell"])).found
    assert hit.sentence == "Rows Hallewell!B2: “Abberline” for P1, in “Call to Abberline about medication”"


def test_the_name_of_the_file_is_searched():
    assert places(inner_workbook("rows"), "Abberline", name="Abberline rows.xlsx") == ["name of the file"]


def test_a_name_over_two_neighbouring_cells_is_not_glued_together():
    book = openpyxl.Workbook()
    book.active.append(["Smithers", "Jonesy"])
    out = io.BytesIO()
    book.save(out)
    assert places(out.getvalue(), "Smithers", "Jonesy") == ["Sheet!A1", "Sheet!B1"]


def test_any_capitals_and_accents_are_found_in_a_cell():
    data = inner_workbook("Rang ÁBBERLINE’S neighbour")
    assert [hit.matched for hit in search(data, "x.xlsx", finder("Abberline")).found] == ["ÁBBERLINE"]


def test_a_workbook_within_a_workbook_within_a_workbook_is_searched():
    inner = rewritten(inner_workbook("outer"), {"xl/embeddings/b.xlsx": inner_workbook("Rang Abberline")})
    data = rewritten(inner_workbook("outermost"), {"xl/embeddings/a.bin": b"\x01\x02" + inner})
    (hit,) = search(data, "x.xlsx", finder("Abberline")).found
    assert hit.part == "xl/embeddings/a.bin → xl/embeddings/b.xlsx → xl/worksheets/sheet1.xml"


def test_files_within_files_without_end_are_reported_not_followed():
    data = inner_workbook("inmost")
    for _ in range(7):
        data = rewritten(inner_workbook("more"), {"xl/embeddings/a.xlsx": data})
    searched = search(data, "x.xlsx", finder("Abberline"))
    assert any(remark.unsearched and "deeper" in remark.sentence for remark in searched.remarks)


def test_a_locked_file_within_is_reported_as_not_searched():
    locked = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
    searched = search(rewritten(inner_workbook("x"), {"xl/embeddings/a.bin": locked}), "x.xlsx", finder("Abberline"))
    assert any(remark.unsearched and "password" in remark.sentence for remark in searched.remarks)


def test_links_outside_and_remote_templates_are_reported(planted):
    searched = search(planted, "x.xlsx", finder("Nobodysname"))
    assert any("Umfreville" in remark.sentence for remark in searched.remarks)
    rels = (
        b'<Relationships><Relationship Id="r" TargetMode="External" Target="https://x.example/t.dotx" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    searched = search(rewritten(inner_workbook("x"), {"word/_rels/settings.xml.rels": rels}), "x.docx", finder("A"))
    assert any("template kept elsewhere: https://x.example/t.dotx" in remark.sentence for remark in searched.remarks)


def test_what_a_boards_file_has_fetched_from_elsewhere_is_told_and_its_links_are_not():
    link = '<Relationship Id="r{0}" TargetMode="External" Target="https://x.example/{0}" Type="http://x/{1}"/>'
    of = [(1, "attachedTemplate"), (2, "image"), (3, "hyperlink")]
    rels = f"<Relationships>{''.join(link.format(*each) for each in of)}</Relationships>".encode()
    board = rewritten(inner_workbook("x"), {"word/_rels/document.xml.rels": rels})
    searched = search(board, "x.docx", finder("Nobodysname"), board)
    told = [note for note in notes(searched, Verdict()) if "x.example" in note]
    assert len(told) == 2 and all("may be fetched from there when the file is opened" in each for each in told)


def test_what_the_boards_file_already_held_is_told_apart():
    template = inner_workbook("Return to Abberline")
    searched = search(template, "x.xlsx", finder("Abberline"), template)
    assert [hit.boards_own for hit in searched.found] == [True]
    assert "it stood in the board’s file already" in searched.boards_own[0].sentence


def test_the_same_words_typed_again_elsewhere_are_not_the_boards_own():
    def made(*cells):
        book = openpyxl.Workbook()
        for cell in cells:
            book.active[cell] = "Return to Abberline"
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    searched = search(made("A1", "A9"), "x.xlsx", finder("Abberline"), made("A1"))
    assert [hit.boards_own for hit in searched.found].count(True) == 1
    assert [hit.boards_own for hit in searched.found].count(False) == 1


def test_a_second_cell_showing_the_boards_own_shared_text_is_ours(planted):
    package = zipfile.ZipFile(io.BytesIO(planted))
    sheet = package.read("xl/worksheets/sheet1.xml").decode()
    cell = sheet[sheet.index('<c r="B2"') :].split("</c>")[0] + "</c>"
    row = f'<row r="40">{cell.replace("B2", "B40")}</row></sheetData>'
    data = rewritten(planted, {"xl/worksheets/sheet1.xml": sheet.replace("</sheetData>", row).encode()})
    searched = search(data, "x.xlsx", finder("Abberline"), planted)
    assert [hit.place for hit in searched.found if not hit.boards_own] == ["Rows Hallewell!B40"]


def test_a_plain_text_file_is_searched_line_by_line():
    data = "Date,Event\n3/3/24,Rang\n4/3/24,Rang Zebedee\nAbberline\n".encode("utf-8-sig")
    assert places(data, "Abberline", name="x.txt") == ["line 3"]


def test_a_part_in_utf_16_is_searched():
    item = "<?xml version='1.0' encoding='UTF-16'?><data>Abberline</data>".encode("utf-16")
    data = rewritten(inner_workbook("x"), {"customXml/item1.xml": item})
    assert places(data, "Abberline") == ["hidden data"]


def test_a_part_over_many_megabytes_is_searched_to_its_end():
    filler = '<row r="1"><c r="A1" t="inlineStr"><is><t>Seen at home, no change</t></is></c></row>' * 40000
    last = '<row r="2"><c r="D77" t="inlineStr"><is><t>Rang Abberline</t></is></c></row>'
    package = inner_workbook("x")
    data = rewritten(
        package, {"xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{filler}{last}</sheetData></worksheet>".encode()}
    )
    assert places(data, "Abberline") == ["Sheet!D77"]


def test_a_damaged_package_is_reported_as_not_searched():
    searched = search(b"PK\x03\x04 and then nothing", "x.xlsx", finder("Abberline"))
    assert [remark.unsearched for remark in searched.remarks] == [True]
