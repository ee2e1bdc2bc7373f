"""A form that has fewer rows than there are entries: what follows when rows are put in."""

from __future__ import annotations

import re

import pytest

from domain.errors import NotUnderstood
from exporters.office.proving import changes, compare_parts
from exporters.office.workbook import Workbook
from tests.exporters import forms
from tests.exporters.forms import entries, fill, opened, out_of, placing

PLAIN = {"A": "date", "B": "event"}


@pytest.fixture(scope="module")
def grown():
    """The rich form of 5 rows filled with 12, and the template."""
    data = forms.rich(5)
    return data, fill(out_of(*entries(12)), data, placing(forms.RICH, 3))


def part(made, name: str) -> str:
    return forms.parts(made.data)[name].decode()


def form(make, rows: int = 4, count: int = 9, where=None):
    """A form with headings in row 1 and some bordered rows, grown to hold more."""
    from openpyxl.styles import Border, Side

    def with_rows(sheet, book):
        sheet.append(["Date", "Event"])
        for row in range(2, 2 + rows):
            for column in "AB":
                sheet[f"{column}{row}"].border = Border(bottom=Side("thin"))
        make(sheet, book)

    data = forms.by_openpyxl(with_rows)
    return fill(out_of(*entries(count)), data, where or placing(PLAIN, 1))


def test_new_rows_look_like_the_forms_own(grown):
    _, made = grown
    sheet = opened(made.data)
    for column in "ABCDEFGHI":
        assert sheet[f"{column}15"].border.left.style == sheet[f"{column}4"].border.left.style == "thin"
    assert sheet["A14"].number_format == "dd/mm/yyyy" and sheet["B13"].number_format == "hh:mm"


def test_what_stands_below_moves_down_whole(grown):
    _, made = grown
    sheet = opened(made.data)
    assert sheet["E17"].value == "Total entries"
    assert sheet["A19"].value == "Notes: one event per row."
    assert "A19:I19" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert sheet["E21"].value == "Yes"


def test_totals_count_the_new_rows_too(grown):
    _, made = grown
    sheet = opened(made.data)
    assert sheet["F17"].value == "=COUNTA(A4:A15)" and sheet["H1"].value == "=COUNTA(A4:A15)"


def test_formulas_of_the_rows_are_copied_down(grown):
    _, made = grown
    sheet = opened(made.data)
    assert [sheet[f"H{row}"].value for row in (4, 9, 15)] == [
        f'=IF(A{row}="","",TEXT(A{row},"ddd"))' for row in (4, 9, 15)
    ]


def test_numbering_the_program_does_not_fill_is_carried_on(grown):
    _, made = grown
    sheet = opened(made.data)
    assert [sheet[f"I{row}"].value for row in range(4, 16)] == list(range(1, 13))


def test_other_sheets_and_names_follow(grown):
    _, made = grown
    other = opened(made.data, "Summary")
    assert other["A2"].value == "=Chronology!F17" and other["A3"].value == "=SUM(Chronology!I4:I15)"
    book = part(made, "xl/workbook.xml")
    assert "Chronology!$E$4:$E$15" in book and "Chronology!$F$17" in book
    assert "Chronology!$A$1:$I$21" in book


def test_lists_colours_filters_and_breaks_follow(grown):
    _, made = grown
    sheet = part(made, "xl/worksheets/sheet1.xml")
    wanted = (
        'sqref="G4:G15"', 'sqref="E21"', 'sqref="A4:I15"', '<autoFilter ref="A3:I15"', '<brk id="17"',
        "<xm:sqref>I4:I15</xm:sqref>", "<xm:f>Chronology!I4:I15</xm:f>", "<xm:sqref>H17</xm:sqref>",
    )  # fmt: skip
    assert [text for text in wanted if text not in sheet] == []


def test_lists_stored_as_extensions_grow():
    data = forms.rich(5)
    ext = (
        '<ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" '
        'showErrorMessage="1"><x14:formula1><xm:f>Lists!$A$1:$A$7</xm:f></x14:formula1><xm:sqref>D4:D8</xm:sqref>'
        "</x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    data = forms.replaced(data, "xl/worksheets/sheet1.xml", "</extLst>", ext)
    asks = {key: value for key, value in forms.RICH.items() if key != "D"}
    made = fill(out_of(*entries(12)), data, placing(asks, 3))
    assert "<xm:sqref>D4:D15</xm:sqref>" in part(made, "xl/worksheets/sheet1.xml")
    assert Workbook(made.data, "x").sheet("Chronology").list_values(15, 4)[0] == "KLOE 1"


def test_links_comments_pictures_and_charts_follow(grown):
    _, made = grown
    sheet = part(made, "xl/worksheets/sheet1.xml")
    assert 'ref="A20"' in sheet and "!F17" in sheet
    assert 'ref="A19"' in part(made, "xl/comments1.xml") and 'ref="A3"' in part(made, "xl/comments1.xml")
    rows = re.findall(r"<x:Row>(\d+)</x:Row>", part(made, "xl/drawings/vmlDrawing1.vml"))
    assert sorted(rows, key=int) == ["2", "18"]
    assert "<xdr:row>22</xdr:row>" in part(made, "xl/drawings/drawing1.xml")
    chart = part(made, "xl/charts/chart1.xml")
    assert "Chronology!$I$4:$I$15" in chart and "Chronology!$A$4:$A$15" in chart


def test_old_results_are_dropped_and_worked_out_on_opening(grown):
    _, made = grown
    for sheet in ("sheet1", "sheet2"):
        cells = re.findall(r"<c [^>]*>(?:(?!</c>).)*<f>.*?</c>", part(made, f"xl/worksheets/{sheet}.xml"))
        assert cells and not any("<v>" in cell for cell in cells)
    assert 'fullCalcOnLoad="1"' in part(made, "xl/workbook.xml")


def test_parts_not_concerned_are_the_same_bytes(grown):
    data, made = grown
    proof = compare_parts(data, made.data)
    assert "xl/worksheets/sheet3.xml" in proof.same and "xl/media/image1.png" in proof.same
    assert "xl/theme/theme1.xml" in proof.same and "docProps/core.xml" in proof.same


def test_the_proof_names_every_cell_written_and_every_reference_moved(grown):
    data, made = grown
    told = list(changes(data, made.data, "Chronology", made.filled.move))
    places = {(change.part.rsplit("/", 1)[-1], change.place) for change in told}
    assert {("sheet1.xml", f"A{row}") for row in range(4, 16)} <= places
    assert ("sheet1.xml", "A19") not in places
    moved = {change.before: change.after for change in told}
    assert moved["Chronology!$F$10"] == "Chronology!$F$17"
    assert not any("Visit" in change.before + change.after for change in told)


def test_an_excel_table_grows_and_keeps_its_totals_row():
    def make(sheet, book):
        from openpyxl.worksheet.filters import AutoFilter
        from openpyxl.worksheet.table import Table

        sheet["A6"], sheet["B6"] = "Total", "=SUBTOTAL(103,Rows[Event])"
        table = Table(displayName="Rows", ref="A1:B6", totalsRowCount=1, autoFilter=AutoFilter(ref="A1:B5"))
        sheet.add_table(table)

    made = form(make)
    table = part(made, "xl/tables/table1.xml")
    assert 'ref="A1:B11"' in table and '<autoFilter ref="A1:B10"' in table
    assert opened(made.data)["A11"].value == "Total"


def test_a_table_without_totals_grows():
    def make(sheet, book):
        from openpyxl.worksheet.table import Table

        sheet.add_table(Table(displayName="Rows", ref="A1:B5"))

    assert 'ref="A1:B10"' in part(form(make), "xl/tables/table1.xml")


def test_shared_formulas_below_keep_their_meaning():
    def make(sheet, book):
        for row in range(8, 11):
            sheet[f"B{row}"] = f"=A{row}*2"
            sheet[f"A{row}"] = row

    def shared(data):
        text = forms.parts(data)["xl/worksheets/sheet1.xml"].decode()
        text = text.replace("<f>A8*2</f>", '<f t="shared" ref="B8:B10" si="0">A8*2</f>')
        for row in (9, 10):
            text = text.replace(f"<f>A{row}*2</f>", '<f t="shared" si="0"/>')
        return forms.with_parts(data, {"xl/worksheets/sheet1.xml": text.encode()})

    def with_rows(sheet, book):
        sheet.append(["Date", "Event"])
        for row in range(2, 6):
            sheet[f"A{row}"].number_format = sheet[f"B{row}"].number_format = "@"
        make(sheet, book)

    data = shared(forms.by_openpyxl(with_rows))
    sheet = opened(fill(out_of(*entries(9)), data, placing(PLAIN, 1)).data)
    assert [sheet[f"B{row}"].value for row in (13, 14, 15)] == ["=A13*2", "=A14*2", "=A15*2"]


def test_an_array_formula_below_moves_with_its_range():
    from openpyxl.worksheet.formula import ArrayFormula

    def make(sheet, book):
        sheet["B8"] = ArrayFormula("B8:B9", "=LEN(A2:A3)")

    text = part(form(make), "xl/worksheets/sheet1.xml")
    assert 'ref="B13:B14"' in text and "LEN(A2:A3)" in text


def test_a_side_label_merged_along_the_form_grows():
    def make(sheet, book):
        sheet["D2"] = "Agency use"
        sheet.merge_cells("D2:D5")

    made = form(make)
    assert [str(merged) for merged in opened(made.data).merged_cells.ranges] == ["D2:D10"]


def test_cells_merged_across_each_row_are_merged_in_new_rows():
    def make(sheet, book):
        for row in range(1, 6):
            sheet.merge_cells(f"B{row}:D{row}")

    made = form(make)
    merged = {str(held) for held in opened(made.data).merged_cells.ranges}
    assert {f"B{row}:D{row}" for row in range(1, 11)} == merged


def test_the_chain_of_calculation_goes_when_formulas_move():
    from exporters.office.filling import fill
    from exporters.office.form import Form, FormColumn

    data = (forms.KEPT / "wsab-action-plan.xlsx").read_bytes()
    columns = [FormColumn(column=n, heading=str(n), standing=n == 1) for n in (1, 2, 3)]
    form = Form(Workbook(data, "plan"), "Actions", 3, columns)
    made = fill(form, [[n, f"Recommendation {n}", "Do it"] for n in range(1, 14)], 13)
    held = forms.parts(made.data)
    assert "xl/calcChain.xml" not in held
    assert b"calcChain" not in held["[Content_Types].xml"] + held["xl/_rels/workbook.xml.rels"]
    sheet = opened(made.data, "Actions")
    assert sheet["M16"].value == opened(data, "Actions")["M13"].value.replace("13", "16")
    assert sheet["A16"].value == 13 and sheet["B14"].value == "Recommendation 11"
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["I4:I16"]


def test_the_chain_of_calculation_stays_while_the_rows_fit():
    from exporters.office.filling import fill
    from exporters.office.form import Form, FormColumn

    data = (forms.KEPT / "wsab-action-plan.xlsx").read_bytes()
    form = Form(Workbook(data, "plan"), "Actions", 3, [FormColumn(column=2)])
    made = fill(form, [["Recommendation"]], 1)
    assert forms.parts(made.data)["xl/calcChain.xml"] == forms.parts(data)["xl/calcChain.xml"]


def test_column_formats_serve_where_there_are_no_rows():
    data = (forms.KEPT / "appendix-8b-chronology.xlsx").read_bytes()
    where = placing({"A": "date", "B": "time", "E": "event"}, 1, "Sheet1")
    made = fill(out_of(*entries(9)), data, where)
    sheet = opened(made.data, "Sheet1")
    assert sheet["A10"].number_format == "dd/mm/yyyy" and sheet["E9"].alignment.wrap_text
    assert sheet.auto_filter.ref == "A1:H10"
    assert "Sheet1!$A$1:$H$10" in part(made, "xl/workbook.xml")
    assert compare_parts(data, made.data).same[-1] != "xl/worksheets/sheet1.xml"


def test_notes_under_an_unformatted_form_keep_their_distance():
    def make(sheet, book):
        sheet.append(["Date", "Event"])
        sheet["A6"] = "Return by secure email"

    made = fill(out_of(*entries(9)), forms.by_openpyxl(make), placing(PLAIN, 1))
    sheet = opened(made.data)
    assert sheet["B10"].value == "Letter, undated" and sheet["B11"].value is None
    assert sheet["A12"].value == "Return by secure email"


def test_lists_and_colours_of_an_open_form_stay_where_they_are_and_reach_the_last_row():
    def make(sheet, book):
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import PatternFill
        from openpyxl.worksheet.datavalidation import DataValidation

        sheet.append(["Date", "Event", "RAG"])
        for ref in ("C2:C1000", "C2:C4"):
            rule = DataValidation(type="list", formula1='"Red,Amber"', sqref=ref)
            sheet.add_data_validation(rule)
        red = PatternFill(bgColor="FFC7CE")
        sheet.conditional_formatting.add("A2:C5", FormulaRule(formula=['$C2="Red"'], fill=red))

    made = fill(out_of(*entries(9)), forms.by_openpyxl(make), placing(PLAIN, 1))
    sheet = opened(made.data)
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["C2:C1000", "C2:C10"]
    assert [str(held.sqref) for held in sheet.conditional_formatting] == ["A2:C10"]
    assert made.filled.move is None


def test_a_second_form_below_is_never_filled():
    def make(sheet, book):
        sheet["A9"], sheet["B9"] = "Glossary", None
        sheet["A10"], sheet["B10"] = "Term", "Meaning"

    made = form(make, rows=20, count=12)
    sheet = opened(made.data)
    assert made.filled.rows == tuple(range(2, 14))
    assert (sheet["A14"].value, sheet["A15"].value, sheet["B15"].value) == ("Glossary", "Term", "Meaning")
    assert sheet["B16"].value is None


def test_what_stands_beside_an_open_form_stays():
    def make(sheet, book):
        sheet.append(["Date", "Event"])
        sheet["D3"] = "Board use"

    sheet = opened(fill(out_of(*entries(9)), forms.by_openpyxl(make), placing(PLAIN, 1)).data)
    assert sheet["D3"].value == "Board use" and sheet["B3"].value.startswith("Visit 1")


def test_examples_show_how_rows_look_and_are_numbered_on():
    from openpyxl.styles import Font

    def make(sheet, book):
        sheet.append(["No", "Date", "Event"])
        for number in (1, 2):
            sheet.append([number, "e.g. 01/01/2024", "e.g. visit"])
            sheet[f"C{number + 1}"].font = Font(name="Arial", size=9)

    where = placing({"A": "number", "B": "date", "C": "event"}, 1)
    made = fill(out_of(*entries(5)), forms.by_openpyxl(make), where)
    sheet = opened(made.data)
    assert [sheet[f"A{row}"].value for row in range(2, 9)] == [1, 2, 3, 4, 5, 6, 7]
    assert sheet["C5"].font.name == "Arial"


def test_a_table_the_board_filled_grows_for_the_rows():
    def make(sheet, book):
        from openpyxl.worksheet.table import Table

        for row in range(2, 6):
            sheet[f"A{row}"], sheet[f"B{row}"] = "01/01/2024", "entered by the board"
        sheet["A8"] = "Note"
        sheet.add_table(Table(displayName="Rows", ref="A1:B5"))

    made = form(make)
    assert 'ref="A1:B14"' in part(made, "xl/tables/table1.xml")
    assert opened(made.data)["A17"].value == "Note"


def test_an_array_formula_of_each_row_is_copied():
    from openpyxl.worksheet.formula import ArrayFormula

    def make(sheet, book):
        for row in range(2, 6):
            sheet[f"D{row}"] = ArrayFormula(f"D{row}", f"=SUM(LEN(A{row}:B{row}))")

    text = part(form(make), "xl/worksheets/sheet1.xml")
    assert '<f t="array" ref="D10">SUM(LEN(A10:B10))</f>' in text


def test_the_note_right_under_the_heading_does_not_lend_its_looks():
    def make(sheet, book):
        from openpyxl.styles import Font

        sheet.append(["Date", "Event"])
        sheet["A2"] = "Note: one event per row"
        sheet["A2"].font = Font(bold=True, size=20)
        sheet.merge_cells("A2:B2")

    made = fill(out_of(*entries(4)), forms.by_openpyxl(make), placing(PLAIN, 1))
    sheet = opened(made.data)
    assert sheet["B5"].value == "Letter, undated" and sheet["B5"].font.size == 11
    assert sheet["A6"].value == "Note: one event per row"
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A6:B6"]


def test_a_protected_sheet_is_filled_in_its_unlocked_cells():
    from openpyxl.styles import Protection

    def make(sheet, book):
        sheet.protection.sheet = True
        for row in range(2, 6):
            for column in "AB":
                sheet[f"{column}{row}"].protection = Protection(locked=False)

    made = form(make)
    sheet = opened(made.data)
    assert sheet.protection.sheet and sheet["B10"].value == "Letter, undated"
    assert not sheet["B10"].protection.locked


def test_a_wholly_locked_sheet_is_refused():
    def make(sheet, book):
        sheet.protection.sheet = True

    with pytest.raises(NotUnderstood, match="protected and all its cells are locked"):
        form(make)


def test_a_locked_column_is_refused_by_name():
    from openpyxl.styles import Protection

    def make(sheet, book):
        sheet.protection.sheet = True
        for row in range(2, 6):
            sheet[f"A{row}"].protection = Protection(locked=False)

    with pytest.raises(NotUnderstood, match="columns are locked: B"):
        form(make)


def test_entries_merged_over_two_rows_are_refused():
    def make(sheet, book):
        for row in (2, 4):
            sheet.merge_cells(f"A{row}:A{row + 1}")

    with pytest.raises(NotUnderstood, match="merged over several rows"):
        form(make)


def test_a_sum_over_several_sheets_is_refused_rather_than_spoilt():
    def make(sheet, book):
        book.create_sheet("Other")
        sheet["A8"] = "=SUM(Chronology:Other!A9)"

    with pytest.raises(NotUnderstood, match="several sheets"):
        form(make)


def test_a_pivot_table_on_moved_cells_is_refused():
    from exporters.office.filling import fill
    from exporters.office.form import Form, FormColumn

    def make(sheet, book):
        sheet.append(["Date", "Event"])
        sheet["A2"].number_format = sheet["B2"].number_format = "@"
        sheet["A9"] = "Kind"

    data = forms.with_parts(forms.by_openpyxl(make), {
        "xl/pivotCache/pivotCacheDefinition1.xml": b'<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/'
        b'spreadsheetml/2006/main"><cacheSource type="worksheet"><worksheetSource ref="A9:B20" sheet="Chronology"/>'
        b"</cacheSource></pivotCacheDefinition>",
    })  # fmt: skip
    form = Form(Workbook(data, "x"), "Chronology", 1, [FormColumn(column=1), FormColumn(column=2)])
    with pytest.raises(NotUnderstood, match="pivot table"):
        fill(form, [["a", "b"]] * 9, 9)


def test_a_sheet_written_with_a_prefix_is_filled_alike():
    data = forms.by_openpyxl(lambda sheet, book: sheet.append(["Date", "Event"]))
    text = forms.parts(data)["xl/worksheets/sheet1.xml"].decode()
    text = re.sub(r"<(/?)(\w)", r"<\1x:\2", text).replace("xmlns=", "xmlns:x=")
    made = fill(out_of(*entries(4)), forms.with_parts(data, {"xl/worksheets/sheet1.xml": text.encode()}),
                placing(PLAIN, 1))  # fmt: skip
    assert opened(made.data)["B5"].value == "Letter, undated"
