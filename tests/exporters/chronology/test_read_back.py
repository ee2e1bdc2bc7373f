"""The finished workbook is read again by another reader: any difference is found."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from exporters.chronology.filled import FilledChronology
from exporters.chronology.read_back import read_back
from exporters.office.differs import ReadBackDiffers
from tests.exporters import forms
from tests.exporters.forms import entries, fill, out_of, placing

SHEET = "xl/worksheets/sheet1.xml"
OUT = out_of(*entries(40))


@pytest.fixture(scope="module")
def made() -> FilledChronology:
    """The board's chronology with 40 rows in it."""
    data = (forms.KEPT / "wsab-chronology.xlsx").read_bytes()
    return fill(OUT, data, placing(forms.WSAB, 8, cells=forms.WSAB_CELLS))


def altered(made: FilledChronology, pattern: str, by: str) -> FilledChronology:
    return replace(made, filled=replace(made.filled, data=forms.replaced(made.data, SHEET, pattern, by)))


def test_what_was_written_reads_back_row_for_row(made):
    assert read_back(made, OUT) == 40


@pytest.mark.parametrize(
    ("what", "pattern", "by", "where"),
    [
        ("a day", r'(<c r="A9"[^>]*><v>)\d+', r"\g<1>44000", "A9"),
        ("a time", r'(<c r="B9"[^>]*><v>)[\d.]+', r"\g<1>0.5", "B9"),
        ("a word", r"Visit 20:", "Visit 21:", "E29"),
        ("a text lost", r'<c r="E12"[^>]*>.*?</c>', "", "E12"),
        ("a text too many", r'<c r="G10" s="10"/>', '<c r="G10" t="inlineStr"><is><t>x</t></is></c>', "G10"),
        ("a text turned into a formula", r'(<c r="E13"[^>]*?) t="inlineStr">.*?</c>', r"\1><f>A1</f></c>", "E13"),
        ("a header cell", "Riverside Community Trust(?=</t></is></c><c r=\"D4)", "Another", "C4"),
        ("a row", r'(?s)<row r="48".*?</row>', "", "48"),
    ],
)  # fmt: skip
def test_each_difference_is_found_and_its_place_named(made, what, pattern, by, where):
    with pytest.raises(ReadBackDiffers) as differs:
        read_back(altered(made, pattern, by), OUT)
    assert where in str(differs.value)
    assert "Visit" not in str(differs.value)


def test_a_row_too_few_is_found(made):
    with pytest.raises(ReadBackDiffers):
        read_back(made, out_of(*entries(41)))


def test_the_header_date_is_compared(made):
    with pytest.raises(ReadBackDiffers, match="G4"):
        read_back(altered(made, r'(<c r="G4"[^>]*><v>)\d+', r"\g<1>40000"), OUT)


def test_reading_back_keeps_one_row_in_memory_at_a_time():
    import tracemalloc

    out = out_of(*entries(4000))
    made = fill(out, (forms.KEPT / "appendix-8b-chronology.xlsx").read_bytes(),
                placing({"A": "date", "B": "time", "E": "event"}, 1, "Sheet1"))  # fmt: skip
    tracemalloc.start()
    read_back(made, out)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20


def test_a_day_may_be_words_only_where_it_could_not_be_a_day():
    from exporters.office.read_back import same

    assert same(dt.date(2024, 3, 3), "03/03/2024") and same(dt.date(2024, 3, 3), dt.datetime(2024, 3, 3))
    assert not same(dt.date(2024, 3, 3), dt.datetime(2024, 3, 3, 1)) and not same(dt.date(2024, 3, 3), 45354)
    assert not same(1, True) and not same("1", 1) and same(None, "")
