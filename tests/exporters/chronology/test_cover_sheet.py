"""Header cells on other sheets than the chronology's: found by their labels, filled, read back, proved."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Protection

from domain.dates.period import Period
from domain.errors import NotUnderstood
from domain.gate import outgoing
from domain.review import Details
from exporters.chronology.filled import fill_workbook
from exporters.chronology.read_back import read_back
from exporters.office.differs import ReadBackDiffers
from exporters.office.proving import compare_parts
from exporters.prepare import prepare
from exporters.templates import from_json, read_template
from exporters.way_out.job import Job
from tests.exporters.reading import TODAY, review

COVER = {
    "A1": "Individual Management Review", "A3": "Agency:", "A4": "Author", "A5": "Subject of the review",
    "A6": "Period from", "A7": "Period to", "A8": "Date of panel",
}  # fmt: skip


CASE = replace(
    review(),
    details=Details(
        agency="Riverside Trust", subject="Adult A", author="J. Bell", reference="SAR 9",
        period=Period(date(2023, 1, 1), date(2024, 6, 30)),
    ),
)


def board(change: Any = None, **sheets: dict[str, str]) -> bytes:
    """A workbook with a chronology and other sheets, by their names and the texts in their cells."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Chronology"
    for column, heading in enumerate(("Date", "Who was involved", "Event", "Action taken"), 1):
        page.cell(1, column, heading)
    for name, cells in sheets.items():
        tab = book.create_sheet(name.replace("_", " "))
        for ref, text in cells.items():
            tab[ref] = text
    if change is not None:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def asked(data: bytes) -> dict[str, str | None]:
    return {cell.ref: cell.field for cell in read_template(data, "b.xlsx").header_cells}


def filled(data: bytes, answers: str | None = None, **more: Any) -> Any:
    mapping = from_json(answers) if answers else None
    job = Job(today=TODAY, template=data, template_name="b.xlsx", mapping=mapping, **more)
    return prepare(outgoing(CASE), job)


def test_a_cover_sheet_that_asks_is_filled_and_nothing_else_on_it() -> None:
    data = board(Front_page=COVER)
    book = openpyxl.load_workbook(io.BytesIO(filled(data).data))
    details = CASE.details
    cover = book["Front page"]
    assert [cover[f"B{row}"].value for row in (3, 4, 5)] == [details.agency, details.author, details.subject]
    assert [cover[f"B{row}"].value.date() for row in (6, 7)] == [details.period.first, details.period.last]
    assert cover["B8"].value is None
    assert {ref: cover[ref].value for ref in COVER} == COVER
    assert book["Chronology"]["C2"].value == CASE.entries[0].event


def test_where_the_board_asks_on_both_sheets_both_are_filled() -> None:
    def head(book: Any) -> None:
        page = book["Chronology"]
        page.insert_rows(1, 2)
        page["A1"] = "Agency:"

    sheets = openpyxl.load_workbook(io.BytesIO(filled(board(head, Cover=COVER)).data))
    assert sheets["Cover"]["B3"].value == sheets["Chronology"]["B1"].value == CASE.details.agency


@pytest.mark.parametrize(
    "cells",
    [
        {"A1": "Agency", "A2": "Police", "A3": "Probation"},  # a list with a heading
        {"A1": "Agency", "B1": "Signed off by", "C1": "Date"},  # headings of a table
        {"A1": "Agency", "B1": "Author", "C1": "Subject"},
        {"A1": "What we learnt about our agency and its author"},
    ],
)
def test_lists_tables_and_words_in_a_text_are_not_taken_for_a_header_block(cells: dict[str, str]) -> None:
    data = board(Other=cells)
    after = openpyxl.load_workbook(io.BytesIO(filled(data).data))["Other"]
    assert {cell.coordinate: cell.value for row in after.iter_rows() for cell in row if cell.value} == cells


def test_guidance_hidden_sheets_and_other_chronologies_are_left_alone() -> None:
    rival = {"A1": "Agency:", "A3": "Date", "B3": "Who was involved", "C3": "Event"}

    def hide(book: Any) -> None:
        book["Hidden"].sheet_state = "hidden"

    data = board(hide, Guidance=COVER, Hidden=COVER, Police=rival)
    assert not [ref for ref in asked(data) if "!" in ref]


def test_what_is_filled_in_or_locked_there_stays() -> None:
    def lock(book: Any) -> None:
        tab = book["Cover"]
        tab["B3"] = "Theirs"
        tab.protection.sheet = True
        tab["B4"].protection = Protection(locked=False)

    cover = openpyxl.load_workbook(io.BytesIO(filled(board(lock, Cover=COVER)).data))["Cover"]
    assert (cover["B3"].value, cover["B4"].value, cover["B5"].value) == ("Theirs", CASE.details.author, None)


def test_a_map_names_a_cell_of_another_sheet_and_may_spare_one() -> None:
    answers = '{"cells": {"cover!$b$10": "reference", "Cover!B3": "nothing"}}'
    cover = openpyxl.load_workbook(io.BytesIO(filled(board(Cover=COVER), answers).data))["Cover"]
    assert (cover["B3"].value, cover["B10"].value) == (None, "SAR 9")
    template = read_template(board(Cover=COVER), "b.xlsx", from_json(answers))
    assert ("Cover!B10", "reference") in [(cell.ref, cell.field) for cell in template.placing().header_cells]


@pytest.mark.parametrize("ref", ["B", "Cover!", "B3:C4", "3B"])
def test_a_map_that_names_no_cell_is_refused(ref: str) -> None:
    with pytest.raises(NotUnderstood, match="is no cell"):
        from_json(json.dumps({"cells": {ref: "agency"}}))


def test_a_map_that_names_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="Its sheets are: “Chronology”, “Cover”"):
        read_template(board(Cover=COVER), "b.xlsx", from_json('{"cells": {"Title!B3": "agency"}}'))


def test_the_workbook_is_known_again_filled_or_not_and_not_when_its_cover_asks_elsewhere() -> None:
    data = board(Cover=COVER)
    known = read_template(data, "b.xlsx").fingerprint
    assert read_template(filled(data).data, "b.xlsx").fingerprint == known
    assert read_template(board(Cover={**COVER, "A9": "Reference:"}), "b.xlsx").fingerprint != known


def test_every_other_part_is_byte_for_byte_the_same_and_each_cell_is_proved() -> None:
    data = board(Cover=COVER, Other={"A1": "Notes of the board"})
    ready = filled(data, prove=True)
    proof = compare_parts(data, ready.data)
    assert len([part for part in proof.changed if part.startswith("xl/worksheets/")]) == 2
    places = {change.place for change in ready.changes if change.part.endswith("sheet2.xml")}
    assert {"B3", "B4", "B5", "B6", "B7"} <= places and not {"A3", "B8"} & places


def test_a_formula_that_looks_at_the_cover_is_worked_out_anew() -> None:
    def look(book: Any) -> None:
        book["Cover"]["D1"] = "=UPPER(B3)"

    raw = filled(board(look, Cover=COVER)).data
    assert openpyxl.load_workbook(io.BytesIO(raw))["Cover"]["D1"].value == "=UPPER(B3)"
    assert openpyxl.load_workbook(io.BytesIO(raw)).calculation.fullCalcOnLoad


def test_a_cover_that_did_not_come_out_as_meant_is_noticed() -> None:
    data = board(Cover=COVER)
    out = outgoing(CASE)
    made = fill_workbook(out, data, "b.xlsx", read_template(data, "b.xlsx").placing(), TODAY)
    book = openpyxl.load_workbook(io.BytesIO(made.data))
    book["Cover"]["B4"] = "Somebody else"
    spoilt = io.BytesIO()
    book.save(spoilt)
    with pytest.raises(ReadBackDiffers, match="cell B4"):
        read_back(replace(made, filled=replace(made.filled, data=spoilt.getvalue())), out)


@pytest.mark.real
def test_a_filled_cover_is_valid_by_microsofts_validator(
    validator: Callable[[Path], list[dict[str, Any]]], tmp_path: Path
) -> None:
    before, after = tmp_path / "before.xlsx", tmp_path / "after.xlsx"
    before.write_bytes(board(Front_page=COVER))
    after.write_bytes(filled(before.read_bytes()).data)
    assert [fault["description"] for fault in validator(after)] == [fault["description"] for fault in validator(before)]
