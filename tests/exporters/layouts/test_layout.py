"""Our own chronology workbook, when no board sent one."""

from __future__ import annotations

import datetime as dt

import pytest

from exporters.layouts.chronology import layout
from tests.exporters.forms import Entry, day, entries, fill, opened, out_of


def ours(*rows: Entry):
    out = out_of(*rows)
    data, where = layout(out)
    return opened(fill(out, data, where, "our own layout").data)


def test_it_says_whose_chronology_it_is():
    sheet = ours(*entries(5))
    said = {sheet[f"{label}{row}"].value: sheet[f"{value}{row}"].value
            for row in (3, 4, 5) for label, value in (("A", "C"), ("E", "F"))}  # fmt: skip
    assert said == {
        "Agency": "Riverside Community Trust",
        "Subject": "Adult A",
        "Author": "An Author",
        "Period under review": "1 January 2023 to 30 June 2024",
        "Reference": "SAR 9",
        "Date of this copy": dt.datetime(2026, 11, 20),
    }


def test_it_has_a_row_for_every_entry_in_order():
    sheet = ours(*entries(20))
    assert sheet["E8"].value.startswith("Visit 0") and sheet["E27"].value == "Letter, undated"
    assert sheet["A8"].number_format == "dd/mm/yyyy" and sheet["B8"].number_format == "hh:mm"


def test_its_heading_stays_in_sight_and_on_every_page():
    sheet = ours(*entries(20))
    assert sheet.freeze_panes == "A8"
    assert sheet.print_title_rows == "$7:$7"
    assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "Page" in sheet.oddFooter.center.text
    assert sheet.auto_filter.ref == "A7:I27"


def test_columns_come_for_what_entries_hold():
    headings = [cell.value for cell in ours(Entry(when=day(2024, 3, 3), event="Visit"))[7]]
    assert headings == ["Date", "Time", "Source", "Who", "Event", "Action", "Outcome", "Comment"]
    row = Entry(when=day(2024, 3, 3), event="Visit", questions=("2",), flags=("good",), fields=(("seen", "alone"),))
    sheet = ours(row)
    assert [cell.value for cell in sheet[7]][8:] == ["Key line of enquiry", "Flags", "Who was seen"]
    assert [cell.value for cell in sheet[8]][8:] == [2, "Good practice", "alone"]


def test_it_is_whole_without_entries():
    assert ours()["A7"].value == "Date"


@pytest.mark.real
def test_microsofts_validator_finds_no_fault(validator, tmp_path):
    out = out_of(*entries(30))
    data, where = layout(out)
    for name, content in (("empty", data), ("filled", fill(out, data, where).data)):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(content)
        assert validator(path) == []


@pytest.mark.real
def test_libreoffice_prints_it(soffice, tmp_path):
    out = out_of(*entries(60))
    data, where = layout(out)
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill(out, data, where).data)
    assert soffice(path).read_bytes().startswith(b"%PDF")
