"""Of a long part only the stretches are read in which something was found, and nothing is lost by it."""

import io

import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from domain.names.finding import Finder
from domain.people import Person
from exporters.disclosure.marked_text import BETWEEN, quick
from exporters.disclosure.searching import search
from exporters.disclosure.stretches import stretches

KEY = Finder([Person(code="P1", name="Zebedee Quillfeather")])
FILLING = "<row><c><v>nothing to be found in this one</v></c></row>" * 400


def workbook(write):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Rows")
    for row in range(2000):
        sheet.write(row, 0, f"Letter {row} of the agency, nothing further asked of anybody")
    write(book, sheet)
    book.close()
    return out.getvalue()


def places(data):
    return [hit.place for hit in search(data, "rows.xlsx", KEY).found]


def test_names_far_apart_are_each_told_at_their_cells():
    def write(book, sheet):
        for row in (3, 1000, 1001, 1998):
            sheet.write(row, 2, f"Seen by Quillfeather, note {row}")
        sheet.write_rich_string(1500, 3, "Seen by Quill", book.add_format({"bold": True}), "feather", " at home")
        sheet.write_formula(1600, 4, '="Quillfeather"')

    cells = ["C4", "C1001", "C1002", "C1999", "D1501", "E1601 (formula)"]
    assert sorted(places(workbook(write))) == sorted(f"Rows!{cell}" for cell in cells)


def test_a_name_that_only_a_formula_puts_together_is_found_where_nothing_else_is():
    def write(_, sheet):
        sheet.write_formula(700, 3, '="Quill" & "feather"')

    assert places(workbook(write)) == ["Rows!D701 (formula)"]


def test_a_title_at_the_beginning_of_a_text_is_known_for_one_wherever_the_text_stands():
    data = workbook(lambda _, sheet: sheet.write(900, 3, "Dr May visited at home"))
    finder = Finder([Person(code="P1", name="Zebedee May")], ("May",))
    assert [hit.matched for hit in search(data, "rows.xlsx", finder).found] == ["Dr May"]


def test_a_remark_or_a_style_that_goes_over_the_end_of_a_row_is_not_cut():
    for markup in (f"<c>Quill<!-- {FILLING} -->feather</c>", f"<c>Quill<rPr>{FILLING}</rPr>feather</c>"):
        assert stretches(markup) == [markup]
    assert len(stretches(f"<c><rPr><b/></rPr>Quillfeather</c>{FILLING}")) > 1


PIECES = st.sampled_from(["<row><c>a</c>", "</row>", "<si><t>Quill", "feather</t></si>", "<b/>", FILLING])


@given(st.lists(PIECES, max_size=12))
def test_all_words_of_the_whole_are_those_of_its_stretches(pieces):
    markup = "".join(pieces)
    cut = stretches(markup)
    assert "".join(cut) == markup
    apart = BETWEEN.join(map(quick, cut))
    assert [text for text in apart.split(BETWEEN) if text] == [text for text in quick(markup).split(BETWEEN) if text]
