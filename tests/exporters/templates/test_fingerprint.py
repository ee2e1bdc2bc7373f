import io

import openpyxl

from exporters.templates import read_template
from tests.exporters.boards import BOARDS, DATE, Board, C
from tests.exporters.making import by_openpyxl, by_xlsxwriter

WORCESTER = next(board for board in BOARDS if board.name == "worcester")


def fingerprint(data: bytes) -> str:
    return read_template(data, "board.xlsx").fingerprint


def changed(change) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(by_openpyxl(WORCESTER)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_blank_copy_sent_again_is_known() -> None:
    assert fingerprint(changed(lambda book: None)) == fingerprint(by_openpyxl(WORCESTER))


def test_the_same_form_by_another_producer_is_known() -> None:
    board = Board("same", (C("Date", "date", format=DATE), C("Event", "event"), C("Action taken", "action")), at="B4")
    assert fingerprint(by_xlsxwriter(board)) == fingerprint(by_openpyxl(board))


def test_what_was_filled_in_makes_no_difference() -> None:
    def fill(book) -> None:
        sheet = book["Chronology"]
        sheet["A9"], sheet["E9"], sheet["C4"] = "03/03/2024", "Home visit", "Riverside Trust"

    assert fingerprint(changed(fill)) == fingerprint(by_openpyxl(WORCESTER))


def test_a_changed_heading_is_asked_about_again() -> None:
    def reword(book) -> None:
        book["Chronology"]["E8"] = "Contact"

    assert fingerprint(changed(reword)) != fingerprint(by_openpyxl(WORCESTER))


def test_moved_columns_are_asked_about_again() -> None:
    def move(book) -> None:
        sheet = book["Chronology"]
        sheet["E8"], sheet["F8"] = sheet["F8"].value, sheet["E8"].value

    assert fingerprint(changed(move)) != fingerprint(by_openpyxl(WORCESTER))


def test_a_sheet_more_is_asked_about_again() -> None:
    assert fingerprint(changed(lambda book: book.create_sheet("Part 2"))) != fingerprint(by_openpyxl(WORCESTER))
