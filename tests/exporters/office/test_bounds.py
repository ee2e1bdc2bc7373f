"""Files that would take hours or all of the memory are refused in a sentence, or read in no time."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from domain.dates.period import Period
from domain.errors import NotUnderstood
from domain.line.draft import Known
from exporters.readers import read_file
from exporters.templates import read_template

WORKBOOK = Path(__file__).parents[1] / "workbooks" / "wsab-chronology.xlsx"
KNOWN = Known(today=date(2026, 11, 20), period=Period(None, None))
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


def changed(*changes: tuple[str, str, str]) -> bytes:
    """The board's workbook with something in a part put in the place of something else."""
    out = BytesIO()
    with zipfile.ZipFile(WORKBOOK) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in source.namelist():
            text = source.read(part)
            for changed_part, old, new in changes:
                if changed_part == part:
                    assert old.encode() in text
                    text = text.replace(old.encode(), new.encode())
            made.writestr(part, text)
    return out.getvalue()


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing() -> None:
    data = changed(
        ("xl/worksheets/sheet1.xml", "</sheetData>", FAR),
        ("xl/worksheets/sheet3.xml", "</sheetData>", FAR),
        ("xl/workbook.xml", "Lists!$A$2:$A$9", "Lists!$A$2:$XFD$1048576"),
    )
    begun = time.process_time()
    read_template(data, "board.xlsx")
    read = read_file(data, "board.xlsx", "chronology", KNOWN)
    assert [row.number for row in read.rows] == [1048576]
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            (
                "xl/worksheets/sheet1.xml", "</sheetData>",
                "</sheetData><mergeCells>" + '<mergeCell ref="A1:B5000"/>' * 200 + "</mergeCells>",
            ),
            "merges more cells than any form does",
        ),
        (
            (
                "xl/workbook.xml", "</sheets>",
                "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(10, 15)) + "</sheets>",
            ),
            "or one of them twice",
        ),
    ],
    ids=["merged cells", "sheets"],
)
def test_a_flood_is_refused(change: tuple[str, str, str], said: str) -> None:
    with pytest.raises(NotUnderstood, match=said):
        read_template(changed(change), "board.xlsx")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Date,Who,Event\n" + "3/3/24,SW1,seen\n" * 2_200_000, "larger than 32 MB"),
        ("Date,Who,Event\n" + ",,,,,,,,,,\n" * 200_000, "more than 2,000,000 values"),
        ("Date,Who,Event\n3/3/24,SW1," + "x" * 200_000, "not well formed"),
    ],
    ids=["bytes", "values", "one value"],
)
def test_a_text_file_that_is_too_much_is_refused(text: str, said: str) -> None:
    begun = time.process_time()
    with pytest.raises(NotUnderstood, match=said):
        read_file(text.encode(), "old.csv", "chronology", KNOWN)
    assert time.process_time() - begun < 10
