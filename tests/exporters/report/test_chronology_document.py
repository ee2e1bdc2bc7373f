"""The chronology as a Word document."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest

from domain.chronology.entry import Citation, Entry
from domain.errors import NotUnderstood, Stopped, WrongUse
from domain.gate import for_panel, outgoing
from domain.review import Field
from exporters.chronology.both_accounts import with_both_accounts
from exporters.layouts.chronology_document import chronology_document
from exporters.prepare import prepare
from exporters.way_out.job import Disclosed, Job
from tests.exporters.forms import day
from tests.exporters.report.cases import REVIEW, TODAY
from tests.exporters.report.templates import sections, table

ENTRIES = (
    Entry(id="e1", when=day(2024, 3, 3), time="09:30", who="SW1", people=("SW1",), event="Call about medication",
          action="GP1 to visit", sources=(Citation("EMIS"),)),
    Entry(id="e2", when=day(2024, 3, 4), who="GP1", people=("GP1",), event="Home visit, no reply"),
)  # fmt: skip
OUT = outgoing(replace(REVIEW, entries=ENTRIES))


def made(data: bytes | None = None, out: Any = OUT, **more: Any) -> Any:
    return prepare(out, Job(today=TODAY, suffix=".docx", template=data, template_name="board.docx", **more))


def grid(data: bytes, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(data)).tables[number].rows]


def test_rows_go_into_the_table_of_a_boards_document() -> None:
    ready = made(table("Chronology", "Date", "Time", "Source", "Event", "Action taken"))
    assert grid(ready.data)[1:] == [
        ["03/03/2024", "09:30", "EMIS", "Call about medication", "GP1 to visit"],
        ["04/03/2024", "", "", "Home visit, no reply", ""],
    ]
    assert ready.what == "2 entries"
    assert ready.printed["row:e1"].startswith("03/03/2024\t09:30")


def test_without_a_board_a_document_of_our_own_is_made() -> None:
    ready = made()
    assert ready.suffix == ".docx"
    assert [row[0] for row in grid(ready.data, 1)] == ["Date", "03/03/2024", "04/03/2024"]
    assert not any("at its end" in note for note in ready.notes)


def test_a_document_without_such_a_table_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotUnderstood, match="no table whose headings ask for a chronology"):
        made(sections("Narrative"))


def test_names_are_found_and_a_rows_own_date_is_no_date_of_birth() -> None:
    born = replace(ENTRIES[0], when=day(1954, 5, 14))
    data = table("Chronology", "Date", "Event")
    assert made(data, outgoing(replace(REVIEW, entries=(born,)))).rows == 1
    named = replace(ENTRIES[0], event="Tobias Underhay rang on 14/05/1954")
    with pytest.raises(Disclosed) as stopped:
        made(data, outgoing(replace(REVIEW, entries=(named,))))
    assert {hit.kind for hit in stopped.value.verdict.stopping} == {"name", "date of birth"}


def test_a_date_of_birth_that_is_a_rows_date_is_found_in_any_other_column() -> None:
    people = (replace(REVIEW.people[0], identifiers=("3/3/2024",)), *REVIEW.people[1:])
    entries = (replace(REVIEW.entries[0], event="3 March 2024"), *REVIEW.entries[1:])
    for headings in (("Event", "Date", "Source"), ("Source", "Date", "Event")):
        out = outgoing(replace(REVIEW, people=people, entries=entries))
        with pytest.raises(Disclosed) as stopped:
            made(table("Chronology", *headings), out)
        at = headings.index("Event") + 1
        assert [hit.place[-len("column 1"):] for hit in stopped.value.verdict.stopping] == [f"column {at}"]


def test_what_staff_dispute_stands_in_another_column_where_there_is_no_comment() -> None:
    out = replace(OUT, beside={"e1": "[Disputed by SW1: “No.”]"}, entries=(
        replace(ENTRIES[0], comment="[Disputed by SW1: “No.”]"), ENTRIES[1],
    ))  # fmt: skip
    assert grid(made(table("Chronology", "Date", "Event"), out).data)[1][1].endswith("[Disputed by SW1: “No.”]")
    with pytest.raises(Stopped):
        with_both_accounts(out, {"date", "time"})


def test_a_panel_copy_of_rows_is_a_workbook() -> None:
    with pytest.raises(WrongUse, match="choose .xlsx"):
        made(out=for_panel(REVIEW, "names"), password="a lock of its own 27")


def test_a_day_and_the_longest_word_of_a_flag_stand_on_one_line_of_their_column() -> None:
    fields = (Field(name="seen", label="Who was seen"), Field(name="kind", label="Kind of contact"))
    said = (("seen", "alone"), ("kind", "visit"))
    entries = tuple(
        replace(each, flags=("Concern about practice",), questions=("1",), fields=said) for each in REVIEW.entries
    )
    made = docx.Document(io.BytesIO(chronology_document(outgoing(replace(REVIEW, entries=entries, fields=fields)))))
    heads, widths = made.tables[1].rows[0].cells, made.tables[1].columns
    columns = {cell.text: width.width.cm for cell, width in zip(heads, widths, strict=True)}
    assert len(columns) == 12 and columns["Date"] > 2.2 and columns["Flags"] > 1.8 and columns["Kind of contact"] > 1.9
    assert columns["Event"] > columns["Action"] > columns["Comment"] > 1.6
