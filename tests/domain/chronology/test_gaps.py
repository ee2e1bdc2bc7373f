"""Spans without a contact."""

from __future__ import annotations

from datetime import date

import pytest

from domain.chronology.entry import Entry
from domain.chronology.gaps import Gap, gaps
from domain.dates.period import Period
from domain.dates.when import When

PERIOD = Period(date(2024, 1, 1), date(2024, 6, 30))
TODAY = date(2024, 12, 1)


def entry(first: date | None, last: date | None = None, kind: str = "", type: str = "event") -> Entry:
    last = last or first
    kind = kind or ("day" if first == last else "range")
    return Entry(when=When("as typed", kind, first, last), event="Seen", type=type)  # type: ignore[arg-type]


def spans(*entries: Entry, period: Period = PERIOD, today: date = TODAY, long: int = 28) -> list[tuple[date, date]]:
    return [(gap.first, gap.last) for gap in gaps(entries, period, today, long)]


def test_the_days_between_two_contacts_are_a_gap() -> None:
    found = spans(entry(date(2024, 1, 5)), entry(date(2024, 3, 1)), long=40)
    assert found[0] == (date(2024, 1, 6), date(2024, 2, 29))


def test_the_period_itself_bounds_gaps() -> None:
    assert spans(entry(date(2024, 3, 1))) == [
        (date(2024, 1, 1), date(2024, 2, 29)),
        (date(2024, 3, 2), date(2024, 6, 30)),
    ]


def test_contacts_closer_than_four_weeks_are_no_gap() -> None:
    assert spans(*(entry(date(2024, month, day)) for month in range(1, 7) for day in (1, 15, 28))) == []


def test_exactly_the_days_asked_for_are_a_gap() -> None:
    period = Period(date(2024, 1, 1), date(2024, 1, 30))
    assert spans(entry(date(2024, 1, 1)), entry(date(2024, 1, 30)), period=period, long=28) == [
        (date(2024, 1, 2), date(2024, 1, 29))
    ]
    assert spans(entry(date(2024, 1, 1)), entry(date(2024, 1, 30)), period=period, long=29) == []


def test_a_stay_over_many_days_is_a_contact_on_all_of_them() -> None:
    assert spans(entry(date(2024, 1, 1), date(2024, 6, 20))) == []


def test_a_recorded_gap_is_not_offered_again() -> None:
    recorded = entry(date(2024, 3, 2), date(2024, 6, 30), type="gap")
    assert spans(entry(date(2024, 3, 1)), recorded) == [(date(2024, 1, 1), date(2024, 2, 29))]


def test_nothing_in_the_future_is_a_gap() -> None:
    assert spans(entry(date(2024, 1, 1)), today=date(2024, 2, 10)) == [(date(2024, 1, 2), date(2024, 2, 10))]


def test_without_a_period_the_rows_bound_it() -> None:
    assert spans(entry(date(2020, 1, 1)), entry(date(2020, 6, 1)), period=Period()) == [
        (date(2020, 1, 2), date(2020, 5, 31))
    ]


def test_no_rows_and_no_period_give_no_gaps() -> None:
    assert spans(period=Period()) == []


@pytest.mark.parametrize(
    "loose",
    [
        entry(date(2024, 1, 1), date(2024, 12, 31), kind="year"),
        entry(None, date(2024, 5, 1), kind="before"),
        entry(date(2024, 2, 1), None, kind="after"),
    ],
)
def test_a_row_dated_too_loosely_neither_ends_a_gap_nor_is_left_unsaid(loose: Entry) -> None:
    loose = Entry(
        when=When("x", loose.when.kind, loose.when.earliest, None if loose.when.kind == "after" else loose.when.latest),
        event="Seen",
    )
    found = gaps([entry(date(2024, 1, 1)), loose], PERIOD, TODAY)
    assert found == (Gap(date(2024, 1, 2), date(2024, 6, 30), vague=1),)


def test_an_undated_row_says_nothing_of_gaps() -> None:
    assert gaps([Entry(when=When("?", "unknown", None, None), event="Letter")], PERIOD, TODAY)[0].vague == 0


def test_a_gap_knows_its_days_and_its_line() -> None:
    gap = Gap(date(2024, 4, 1), date(2024, 6, 30))
    assert gap.days == 91
    assert gap.line() == "1/4/2024 - 30/6/2024 gap:"
