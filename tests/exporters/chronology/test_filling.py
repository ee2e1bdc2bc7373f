"""What is written into a board's workbook, and that nothing else changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.chronology.entry import Citation, Entry
from domain.dates.when import UNKNOWN
from domain.errors import NotUnderstood
from domain.review import Field
from exporters.chronology.cells import Cells
from exporters.office.placing import ColumnPlacing
from exporters.office.proving import compare_parts
from exporters.office.workbook import Workbook
from exporters.office.xml import cleaned, unescaped
from tests.exporters import forms
from tests.exporters.boards import BOARDS, OTHER_BOARDS, Board
from tests.exporters.forms import day, entries, fill, opened, out_of, placing
from tests.exporters.making import workbook

WSAB = (forms.KEPT / "wsab-chronology.xlsx").read_bytes()
ALL_BOARDS = (*BOARDS, *OTHER_BOARDS)


def wsab(*rows: Entry, fields: tuple[Field, ...] = ()) -> bytes:
    """The board's chronology, filled and read back."""
    return fill(out_of(*rows, fields=fields), WSAB, placing(forms.WSAB, 8, cells=forms.WSAB_CELLS)).data


def plain(*rows: Entry, formats: dict[str, str] | None = None, asks: dict[str, object] | None = None) -> object:
    """A bare form with headings in row 1, filled, as openpyxl reads it."""

    def make(sheet, book):
        for column, asked in (asks or forms.PLAIN).items():
            sheet[f"{column}1"] = str(asked)
            for row in range(2, 6):
                sheet[f"{column}{row}"].number_format = (formats or {}).get(column, "General")

    data = forms.by_openpyxl(make)
    return opened(fill(out_of(*rows), data, placing(asks or forms.PLAIN, 1)).data)


def one(**said: object) -> Entry:
    """One row of 3 March 2024."""
    return Entry(**{"when": day(2024, 3, 3), "event": "Visit", **said})  # type: ignore[arg-type]


# which parts change

def test_only_the_sheet_changes_when_the_rows_fit():
    proof = compare_parts(WSAB, wsab(*entries(10)))
    assert proof.changed == ("xl/worksheets/sheet1.xml",)
    assert not proof.added and not proof.dropped


def test_growing_changes_the_sheet_and_the_names_only():
    proof = compare_parts(WSAB, wsab(*entries(80)))
    assert set(proof.changed) == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}


def test_the_parts_keep_their_order():
    assert list(forms.parts(wsab(*entries(80)))) == list(forms.parts(WSAB))


@pytest.mark.parametrize("board", ALL_BOARDS, ids=lambda board: board.name)
def test_every_board_is_filled_and_read_back(board: Board):
    from exporters.office.refs import cell, letter
    from exporters.templates import read_template
    from exporters.templates.mapping import Mapping

    left = cell(board.at)[1]
    answers = tuple((letter(left + number), column.fields) for number, column in enumerate(board.columns))
    data = workbook(board)
    where = read_template(data, board.name, Mapping(sheet=board.sheet, columns=answers)).placing()
    made = fill(out_of(*(replace(entry, questions=()) for entry in entries(40))), data, where)
    proof = compare_parts(data, made.data)
    assert all(part.startswith("xl/") or part == "[Content_Types].xml" for part in proof.changed)
    assert not any("theme" in part or "docProps" in part or "media" in part for part in proof.changed)
    assert len(made.filled.rows) == 40


# days and times

def test_a_day_is_a_real_date_in_the_boards_own_format():
    sheet = opened(wsab(one()))
    assert sheet["A9"].value == dt.datetime(2024, 3, 3)
    assert sheet["A9"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("own", ["General", "0", "#,##0"])
def test_a_day_in_a_cell_without_a_date_format_shows_day_first(own):
    sheet = plain(one(), formats={"A": own})
    assert sheet["A2"].value == dt.datetime(2024, 3, 3)
    assert sheet["A2"].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("own", ["d mmmm yyyy", "yyyy-mm-dd", "[$-809]dd mmmm yyyy", "mmm-yy"])
def test_any_date_format_of_the_board_is_kept(own):
    assert plain(one(), formats={"A": own})["A2"].number_format == own


def test_a_day_in_a_column_of_text_is_written_as_words():
    sheet = plain(one(time="09:30"), formats={"A": "@", "B": "@"})
    assert (sheet["A2"].value, sheet["B2"].value) == ("03/03/2024", "09:30")


def test_a_day_before_excel_can_count_is_written_as_words():
    assert plain(one(when=day(1899, 12, 25)))["A2"].value == "25/12/1899"


def test_a_workbook_that_counts_from_1904_gets_the_same_day():
    data = forms.by_openpyxl(lambda sheet, book: sheet.append(["Date", "Event"]))
    data = forms.replaced(data, "xl/workbook.xml", "<workbookPr */>", '<workbookPr date1904="1"/>')
    made = fill(out_of(one()), data, placing({"A": "date", "B": "event"}, 1))
    assert b"<v>43892</v>" in forms.parts(made.data)["xl/worksheets/sheet1.xml"]


def test_a_doubtful_day_is_words_and_never_a_plain_date():
    assert plain(one(when=day(2024, 3, 3, doubtful=True)))["A2"].value == "Sun 3 March 2024, doubtful"


def test_less_than_a_day_known_is_words_and_never_the_first_of_january():
    assert plain(one(when=forms.MARCH))["A2"].value == "March 2024"


def test_an_undated_row_says_so_and_stands_last():
    sheet = plain(one(), one(when=UNKNOWN, event="Letter"))
    assert (sheet["A3"].value, sheet["E3"].value) == ("date not known", "Letter")


def test_a_range_fills_start_and_end_where_the_board_asks_for_both():
    when = forms.span(dt.date(2024, 3, 12), dt.date(2024, 3, 14))
    sheet = plain(one(when=when), asks={"A": "date", "B": "end_date", "C": "event"})
    assert (sheet["A2"].value, sheet["B2"].value) == (dt.datetime(2024, 3, 12), dt.datetime(2024, 3, 14))


def test_a_range_is_words_where_there_is_one_column():
    when = forms.span(dt.date(2024, 3, 12), dt.date(2024, 3, 14))
    assert plain(one(when=when))["A2"].value == "12 to 14 March 2024"


def test_a_week_is_said_by_its_first_day():
    week = replace(forms.span(dt.date(2023, 2, 27), dt.date(2023, 3, 5)), kind="week")
    assert plain(one(when=week))["A2"].value == "w/c 27 February 2023"


def test_a_time_is_a_real_time():
    sheet = plain(one(time="09:30"), one(time="00:00"), formats={"B": "General"})
    assert (sheet["B2"].value, sheet["B2"].number_format) == (dt.time(9, 30), "hh:mm")
    assert sheet["B3"].value == dt.time(0, 0)


def test_a_word_for_the_time_stays_a_word():
    assert plain(one(time="morning"))["B2"].value == "morning"


def test_from_and_to_times_go_in_two_columns_or_stay_together():
    both = plain(one(time="14:00-15:30"), asks={"A": "date", "B": "time", "C": "end_time", "D": "event"})
    assert (both["B2"].value, both["C2"].value) == (dt.time(14), dt.time(15, 30))
    assert plain(one(time="14:00-15:30"))["B2"].value == "14:00-15:30"


def test_one_column_for_date_and_time_holds_a_real_moment():
    sheet = plain(one(time="09:30"), one(), one(time="morning"), asks={"A": ("date", "time"), "B": "event"})
    assert (sheet["A2"].value, sheet["A2"].number_format) == (dt.datetime(2024, 3, 3, 9, 30), "dd/mm/yyyy hh:mm")
    assert sheet["A3"].value == dt.datetime(2024, 3, 3)
    assert sheet["A4"].value == "03/03/2024 morning"


# text

@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44 call", "@home", "-", "#N/A", "TRUE", "1/2/24", "  two spaces  ", "a\nb", "_x0041_",
     "_x000D_ and _x005F_", "<b>&amp;</b>", "é ü ş 漢字 😀", "'quoted", "\ttab"],
)  # fmt: skip
def test_text_stays_text_whatever_it_looks_like(text):
    sheet = plain(one(event=text))
    assert unescaped(sheet["E2"].value) == text
    assert sheet["E2"].data_type == "s"


def test_control_characters_are_taken_out():
    assert plain(one(event="a\x07b\x0cc\ud800d\ufffee\x85f"))["E2"].value == "abcdef"


def test_every_kind_of_line_end_is_a_line_in_the_cell():
    assert plain(one(event="a\r\nb\rc\nd"))["E2"].value == "a\nb\nc\nd"


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=80), min_size=1, max_size=8))
def test_any_text_written_reads_back_equal(texts):
    rows = [one(event=text, comment=text[::-1]) for text in texts]
    data = wsab(*rows)
    own = Workbook(data, "filled").sheet("Chronology")
    for number, text in enumerate(texts, 9):
        assert (own.value(number, 5) or "") == cleaned(text)


def test_two_fields_in_one_column_stand_on_two_lines():
    assert opened(wsab(one(action="GP1 to call", outcome="no reply")))["F9"].value == "GP1 to call\nno reply"


def test_a_gap_says_that_there_was_no_contact_and_when():
    gap = Entry(type="gap", when=forms.span(dt.date(2024, 4, 1), dt.date(2024, 6, 30)))
    sheet = opened(wsab(gap))
    assert sheet["A9"].value == "1 April to 30 June 2024"
    assert sheet["E9"].value == "No contact recorded, 1 April to 30 June 2024"


def test_a_blank_is_filled_as_the_author_said():
    sheet = opened(wsab(one(), one(comment="x"), fields=(Field(name="comment", fill="none"),)))
    assert (sheet["G9"].value, sheet["G10"].value) == ("none", "x")


def test_sources_keep_the_place_in_them():
    cited = one(sources=(Citation("EMIS", "p 12"), Citation("RiO")))
    assert opened(wsab(cited))["C9"].value == "EMIS p 12; RiO"


# what the board filled in, header cells, lists

def test_the_header_block_is_filled_where_it_is_empty_and_kept_where_not():
    sheet = opened(wsab(one()))
    assert (sheet["C4"].value, sheet["C5"].value, sheet["C6"].value) == ("Riverside Community Trust", "An Author",
                                                                       "Adult A")  # fmt: skip
    assert sheet["G4"].value == dt.datetime(2023, 1, 1) and sheet["G4"].number_format == "dd/mm/yyyy"
    assert sheet["G6"].value == "SAR9"


def test_what_was_kept_in_the_header_is_said():
    out = out_of(one())
    made = fill(out, WSAB, placing(forms.WSAB, 8, cells=forms.WSAB_CELLS))
    assert any("G6" in note for note in made.notes)


def test_rows_the_board_filled_stay_and_rows_around_them_are_used():
    def make(sheet, book):
        sheet.append(["Date", "Event"])
        for row in range(2, 8):
            for column in "AB":
                sheet[f"{column}{row}"].number_format = "@"
        sheet["A4"], sheet["B4"] = "01/01/2024", "Review commissioned (entered by the board)"

    made = fill(out_of(*entries(6)), forms.by_openpyxl(make), placing({"A": "date", "B": "event"}, 1))
    assert made.filled.rows == (2, 3, 5, 6, 7, 8)
    assert opened(made.data)["B4"].value == "Review commissioned (entered by the board)"


def test_examples_under_the_heading_are_kept():
    def make(sheet, book):
        sheet.append(["Date", "Event"])
        sheet.append(["e.g. 01/01/2024", "e.g. home visit"])

    made = fill(out_of(*entries(3)), forms.by_openpyxl(make), placing({"A": "date", "B": "event"}, 1))
    assert made.filled.rows == (3, 4, 5)


def test_running_numbers_of_the_board_are_kept_and_carried_on():
    def make(sheet, book):
        sheet.append(["No", "Date", "Event"])
        for number in range(1, 5):
            sheet.append([number, None, None])

    made = fill(out_of(*entries(7)), forms.by_openpyxl(make), placing({"A": "number", "B": "date", "C": "event"}, 1))
    sheet = opened(made.data)
    assert [sheet[f"A{row}"].value for row in range(2, 9)] == [1, 2, 3, 4, 5, 6, 7]


def test_formulas_in_a_column_to_fill_are_never_overwritten():
    def make(sheet, book):
        sheet.append(["Date", "Event", "Length"])
        for row in range(2, 5):
            sheet[f"C{row}"] = f"=LEN(B{row})"

    asks = {"A": "date", "B": "event", "C": "comment"}
    sheet = opened(fill(out_of(*entries(5)), forms.by_openpyxl(make), placing(asks, 1)).data)
    assert [sheet[f"C{row}"].value for row in range(2, 7)] == [f"=LEN(B{row})" for row in range(2, 7)]


def test_a_listed_value_is_written_as_the_list_has_it():
    sheet = opened(wsab(one(questions=("2",)), one(questions=("kloe  3",)), one(questions=("Not Applicable",))))
    assert [sheet[f"H{row}"].value for row in (9, 10, 11)] == ["KLOE 2", "KLOE 3", "Not applicable"]


def test_every_value_a_list_does_not_allow_is_named_with_what_it_allows():
    with pytest.raises(NotUnderstood) as refused:
        wsab(one(questions=("9",)), one(when=day(2024, 3, 4), questions=("1a",)), one(questions=("1",)))
    sentence = refused.value.sentence
    assert "Sun 3 March 2024 (“9”)" in sentence and "Mon 4 March 2024 (“1a”)" in sentence
    assert "KLOE 1, KLOE 2" in sentence and "Not applicable" in sentence


def test_of_several_listed_values_the_first_is_written_and_the_author_told():
    made = fill(out_of(one(questions=("2", "3"))), WSAB, placing(forms.WSAB, 8))
    assert opened(made.data)["H9"].value == "KLOE 2"
    assert any("first" in note and "Sun 3 March 2024" in note for note in made.notes)


def test_several_listed_values_stop_the_export_where_the_mapping_says_so():
    asked = placing(forms.WSAB, 8)
    columns = tuple(replace(column, one_only=column.letter == "H") for column in asked.columns)
    with pytest.raises(NotUnderstood, match="1 entry has several: Sun 3 March 2024. Leave one in each"):
        fill(out_of(one(questions=("2", "3")), one(questions=("2",))), WSAB, replace(asked, columns=columns))


def test_a_sheet_that_would_take_more_than_300_mb_of_memory_is_refused_in_a_sentence():
    sheet = next(name for name in forms.parts(WSAB) if name.endswith("sheet1.xml"))
    large = forms.replaced(WSAB, sheet, "</worksheet>", f"{' ' * (7 * 2**20)}</worksheet>")
    with pytest.raises(NotUnderstood, match="holds more than 7 MB, too much for a template. Delete the rows"):
        fill(out_of(one()), large, placing(forms.WSAB, 8))


def test_a_macro_workbook_stays_one_and_keeps_its_macros():
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    data = forms.replaced(WSAB, "[Content_Types].xml", main.replace("+", r"\+"),
                          "application/vnd.ms-excel.sheet.macroEnabled.main+xml")  # fmt: skip
    data = forms.with_parts(data, {"xl/vbaProject.bin": b"\xd0\xcf made up"})
    made = fill(out_of(one()), data, placing(forms.WSAB, 8))
    assert made.suffix == ".xlsm"
    assert forms.parts(made.data)["xl/vbaProject.bin"] == b"\xd0\xcf made up"


def test_a_template_file_becomes_a_workbook():
    data = forms.replaced(WSAB, "[Content_Types].xml", r"spreadsheetml\.sheet\.main", "spreadsheetml.template.main")
    made = fill(out_of(one()), data, placing(forms.WSAB, 8), "board.xltx")
    assert made.suffix == ".xlsx"
    assert b"spreadsheetml.sheet.main" in forms.parts(made.data)["[Content_Types].xml"]


# heights and long texts

def test_a_fixed_height_is_released_only_for_rows_that_need_it():
    rows = Workbook(wsab(one(), one(event="long text " * 60)), "x").sheet("Chronology").rows
    assert rows[9].height == 39.75 and rows[9].fixed
    assert rows[10].height > 100 and not rows[10].fixed


def test_text_longer_than_a_cell_holds_is_carried_on_and_never_cut():
    text = "A sentence of some words. " * 2000
    sheet = opened(wsab(one(event=text, comment="said once", questions=("2",)), one(event="next")))
    values = [sheet[f"E{row}"].value for row in range(9, sheet.max_row + 1) if sheet[f"E{row}"].value]
    from exporters.office.continuation import joined

    pieces = [value for value in values if value != "next"]
    assert len(pieces) > 2 and all(len(piece) <= 32_767 for piece in pieces)
    assert joined(pieces) == text
    assert values[-1] == "next"
    assert sheet["A10"].value == dt.datetime(2024, 3, 3) and sheet["H10"].value == "KLOE 2"
    assert sheet["G9"].value == "said once" and sheet["G10"].value is None


def test_a_thousand_short_lines_are_carried_on_too():
    out = out_of(one(event="\n".join(f"line {number}" for number in range(1000))))
    made = fill(out, WSAB, placing(forms.WSAB, 8))
    assert len(made.filled.rows) > 20 and any("(continued)" in note for note in made.notes)


# the outside checks

@pytest.mark.real
@pytest.mark.parametrize("name", ["wsab-chronology", "appendix-8b-chronology", "rich"])
def test_microsofts_validator_finds_no_new_fault(name, validator, tmp_path):
    data = forms.rich() if name == "rich" else (forms.KEPT / f"{name}.xlsx").read_bytes()
    where = {
        "rich": placing(forms.RICH, 3),
        "wsab-chronology": placing(forms.WSAB, 8, cells=forms.WSAB_CELLS),
        "appendix-8b-chronology": placing(
            {"A": "date", "B": "time", "C": "agency", "D": "source", "E": "event", "G": "action", "H": "comment"},
            1, "Sheet1",
        ),
    }[name]  # fmt: skip
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill(out_of(*entries(70)), data, where).data)
    assert validator(path) == []


@pytest.mark.real
def test_a_workbook_saved_by_libreoffice_gets_no_new_fault(validator, tmp_path):
    data = (forms.KEPT / "rich-by-libreoffice.xlsx").read_bytes()
    faults = []
    for name, content in (("before", data), ("after", fill(out_of(*entries(30)), data, placing(forms.RICH, 3)).data)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        faults.append([(fault["path"], fault["description"]) for fault in validator(path)])
    assert faults[0] == faults[1]


@pytest.mark.real
def test_libreoffice_works_out_totals_anew(soffice, tmp_path):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill(out_of(*entries(12)), forms.rich(), placing(forms.RICH, 3)).data)
    made = Workbook(soffice(path, "xlsx").read_bytes(), "recalculated")
    assert made.sheet("Chronology").value(17, 6) == 12
    assert [made.sheet("Summary").value(row, 1) for row in (1, 2, 3, 4)] == [12, 12, 78, 13]


def test_beside_people_no_organisation_is_written_that_the_row_does_not_name() -> None:
    column = ColumnPlacing(letter="D", fields=("agency", "who"), separator=" / ")
    cells = Cells(out_of(), (column,))
    theirs = Entry(when=day(2024, 3, 3), who="Adult A to MUM", people=("Adult A", "MUM"), event="call")
    assert cells.row(theirs, 1) == ["Adult A to MUM"]
    assert cells.row(replace(theirs, agency="Hospital Trust"), 1) == ["Hospital Trust / Adult A to MUM"]
    assert cells.row(replace(theirs, who=None, people=()), 1) == [None]
