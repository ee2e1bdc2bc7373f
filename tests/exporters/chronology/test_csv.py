"""The chronology as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates.when import UNKNOWN
from exporters.chronology.csv_file import chronology_csv, guarded, unguarded
from exporters.office.xml import cleaned
from tests.exporters.forms import MARCH, Entry, day, entries, out_of


def lines(*rows: Entry) -> list[dict[str, str]]:
    text = chronology_csv(out_of(*rows)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_it_begins_with_the_mark_excel_knows_utf_8_by():
    assert chronology_csv(out_of(*entries(3))).startswith(b"\xef\xbb\xbfDate,Time,Source,Who,Event")


def test_there_is_a_line_for_every_entry():
    assert len(lines(*entries(25))) == 25


def test_days_are_written_day_first_and_others_in_words():
    said = [line["Date"] for line in lines(Entry(when=day(2024, 3, 3), event="a"), Entry(when=MARCH, event="b"),
                                           Entry(when=UNKNOWN, event="c"))]  # fmt: skip
    assert said == ["03/03/2024", "March 2024", "date not known"]


def test_line_breaks_commas_and_quotes_are_kept():
    text = 'said "yes, perhaps"\nthen left'
    assert lines(Entry(when=day(2024, 3, 3), event=text))[0]["Event"] == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", " =1", '=HYPERLINK("http://x")', "＝1+1", "＋44", "－5", "＠SUM(A1)",
     "\tcall", "\n=1", "\u00a0=1", " \u3000＝1"],
)
def test_nothing_in_it_runs_as_a_formula(text):
    written = lines(Entry(when=day(2024, 3, 3), event=text))[0]["Event"]
    assert written == "'" + text
    assert unguarded(written) == text


@given(st.text())
def test_the_guard_can_be_taken_off_again(text):
    assert unguarded(guarded(text)) == cleaned(text)
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not guarded(text).startswith(("\t", "\r", "\n"))
