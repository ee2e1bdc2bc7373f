"""The number by which a cell shows a shared text is nobody's number; any other number in a sheet is searched."""

import io

import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from domain.identifiers.finding import Identifiers
from domain.names.finding import Finder
from domain.people import Person
from exporters.disclosure.searching import search
from exporters.disclosure.shared_cells import cells_by_string, without_numbers

KEY = [Person(code="P1", name="Zebedee Quillfeather", identifiers=("1003",))]
EMPTY = "<c></c>"


def cell(number):
    return f'<c r="B2" t="s"><v>{number}</v></c>'


@given(st.integers(1, 200_000), st.integers(0, 300_000))
@example(1, 0)
@example(1, 1)
@example(1000, 999)
@example(1000, 1000)
def test_a_number_is_left_out_when_there_is_such_a_text(strings, number):
    assert without_numbers(cell(number), strings) == (EMPTY if number < strings else cell(number))


@pytest.mark.parametrize(
    "written",
    [cell(7), '<c r="B2" s="3" t="s"><v>7</v></c>', '<x:c r="B2" t="s"><x:v>7</x:v></x:c>', cell(7) + cell(8)],
)
def test_the_number_of_a_text_is_left_out_however_programs_write_it(written):
    assert without_numbers(f"<row>{written}</row>", 10) == f"<row>{EMPTY}</row>"


@pytest.mark.parametrize(
    "written",
    [
        cell("07"), '<c r="B2"><v>7</v></c>', '<c r="B2" t="str"><v>7</v></c>', cell("7 "), cell("7<!-- Jane -->"),
        '<c r="B2" t="s" said="Jane"><v>7</v></c>', '<c r="B2" t="s"><f>Jane</f><v>7</v></c>',
        '<c r="B2" t="s"><v>7</v>Jane</c>', '<c r="JANE2" t="s"><v>7</v></c>',
    ],
)  # fmt: skip
def test_what_is_anything_more_stays(written):
    assert without_numbers(written, 10) == written


def test_each_shared_text_knows_its_cells_however_they_are_written():
    sheet = f"{cell(7)}<c t='s' r='C2' s='1'> <v> 07 </v></c><x:c t=\"s\"><x:v>0</x:v></x:c><c r=\"D2\"><v>7</v></c>"
    assert cells_by_string(sheet) == {"7": ["B2", "C2"], "0": [""]}


def test_no_number_of_a_shared_text_is_told_as_an_identifier_but_a_number_in_a_cell_is():
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("Rows")
    for row in range(1100):
        sheet.write_string(row, 0, f"Call{'ed' * (row % 50)} {chr(97 + row % 26)}{chr(97 + row // 26)}")
    sheet.write_number(5, 3, 1003)
    book.close()
    found = search(out.getvalue(), "rows.xlsx", Finder(KEY, (), Identifiers(KEY))).found
    assert [(hit.place, hit.code) for hit in found] == [("Rows!D6", "P1")]
