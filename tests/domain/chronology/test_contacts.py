"""Contacts by month, by person and by source: what stands where, and what is counted apart."""

from __future__ import annotations

from datetime import date

import pytest

from domain.chronology.contacts import ALL, Contacts, contacts, missed_flags, seems_missed
from domain.chronology.contacts_words import told
from domain.chronology.entry import Citation, Entry
from domain.dates.period import Period
from domain.dates.when import UNKNOWN
from domain.dates.whole import read_date
from domain.review import STANDING_FLAGS, Flag

PERIOD = Period(date(2024, 1, 1), date(2024, 6, 30))
TODAY = date(2024, 12, 1)


def row(when: str, event: str = "Seen", **rest: object) -> Entry:
    return Entry(when=read_date(when, TODAY), event=event, **rest)  # type: ignore[arg-type]


def counted(*entries: Entry, **how: object) -> Contacts:
    return contacts(entries, how.pop("period", PERIOD), TODAY, **how)  # type: ignore[arg-type]


def by_month(found: Contacts) -> list[int]:
    return [found.total.cell(month).contacts for month in found.months]


def test_each_row_stands_in_the_month_of_its_date_and_gap_rows_in_none() -> None:
    found = counted(row("3/1/24"), row("31/1/24"), row("mar 24"), row("1/4/24 - 30/4/24", type="gap"))
    assert by_month(found) == [2, 0, 1, 0, 0, 0]


def test_what_lasted_stands_in_each_month_and_counts_once() -> None:
    found = counted(row("12/3/24 - 3/5/24"))
    assert by_month(found) == [0, 0, 1, 1, 1, 0]
    assert (found.total.rows, found.lasting) == (1, 1)


@pytest.mark.parametrize(
    ("when", "counts", "apart"),
    [
        ("c 2 feb 24", [0, 1, 0, 0, 0, 0], "about"), ("2024", [0] * 6, "loose"), ("before 3/3/24", [0] * 6, "loose"),
        ("spring 2024", [0] * 6, "loose"), ("?", [0] * 6, "undated"), ("3/3/22", [0] * 6, "outside"),
    ],
)  # fmt: skip
def test_a_date_that_does_not_say_the_month_is_counted_apart(when: str, counts: list[int], apart: str) -> None:
    entry = row(when) if when != "?" else Entry(when=UNKNOWN, event="Letter", id="1")
    found = counted(entry)
    assert by_month(found) == counts
    held = getattr(found, apart)
    assert (held if isinstance(held, int) else len(held)) == 1


def test_a_strip_for_each_person_the_most_first_and_those_that_name_nobody_last() -> None:
    found = counted(
        row("3/1/24", people=("GP1",)), row("4/1/24", people=("SW1", "GP1")), row("5/1/24"), row("6/1/24"),
        row("7/1/24"), by="person",
    )  # fmt: skip
    assert [(strip.name, strip.rows) for strip in found.strips] == [("GP1", 2), ("SW1", 1), ("nobody named", 3)]
    assert found.total.name == ALL


def test_a_strip_for_each_source_a_row_of_two_in_both() -> None:
    found = counted(row("3/1/24", sources=(Citation("EMIS"), Citation("RiO"))), row("4/1/24"), by="source")
    assert [strip.name for strip in found.strips] == ["EMIS", "RiO", "no source"]
    assert found.total.rows == 2


def test_a_flag_says_what_was_not_attended_and_words_only_that_it_is_likely() -> None:
    found = counted(row("3/1/24", "Clinic", flags=("dna",)), row("4/1/24", "No reply at the door"), row("5/1/24"))
    cell = found.total.cell(date(2024, 1, 1))
    assert (cell.contacts, cell.missed, cell.likely) == (3, 1, 1)


def test_a_flag_whose_meaning_says_it_counts_too() -> None:
    assert missed_flags((*STANDING_FLAGS, Flag("wnb", "was not brought"), Flag("good"))) == {"dna", "wnb"}


@pytest.mark.parametrize(
    ("event", "likely"),
    [
        ("Adult A did not attend the assessment", True), ("DNA x3", True), ("home visit, no reply", True),
        ("Child 1 was not brought to clinic", True), ("telephone review not answered", True), ("DNA'd again", True),
        ("DNA test arranged", False), ("DNAR form discussed", False), ("seen at home", False), ("", False),
        ("attended with her sister", False),
    ],
)  # fmt: skip
def test_words_that_say_nobody_came(event: str, likely: bool) -> None:
    assert seems_missed(row("3/1/24", event)) is likely


def test_where_the_period_is_open_the_rows_bound_the_months() -> None:
    found = counted(row("3/11/23"), row("5/2/24"), period=Period())
    assert (found.months[0], found.months[-1], len(found.months)) == (date(2023, 11, 1), date(2024, 2, 1), 4)
    assert counted(period=Period()).months == ()


def test_the_words_tell_the_most_the_empty_months_the_gaps_and_what_stands_apart() -> None:
    said = " ".join(told(counted(row("3/1/24"), row("9/1/24", flags=("dna",)), row("4/6/24"), row("2024"))))
    assert "January 2024 to June 2024: 3 rows, of these 1 not attended." in said
    assert "Most in one month: 2, in January 2024." in said
    assert "None in February 2024, March 2024, April 2024 and May 2024." in said
    assert "No contact recorded from 10 Jan 2024 to 3 Jun 2024, 146 days" in said
    assert "1 row whose date does not say the month: counted in none." in said
    assert told(counted(period=Period()))[0] == "No row has a date that says its month yet."
