"""A date as known: how it is shown, said, sorted by, and held against the period."""

from __future__ import annotations

from datetime import date

import pytest

from domain.chronology.entry import Entry, order
from domain.dates.period import Period
from domain.dates.when import UNKNOWN, When
from domain.dates.whole import read_date
from tests.domain.a_case import PERIOD, TODAY, day


def test_a_day_is_the_only_thing_that_is_a_day() -> None:
    assert day(2024, 3, 3).is_day and day(2024, 3, 3).day == date(2024, 3, 3)
    about = read_date("c 3/3/24", TODAY)
    assert not about.is_day and about.day == date(2024, 3, 3)
    for text in ("Mar 2024", "12-14/3/24", "c Mar 2024", "2024", "?", "before 3/3/24", "w/c 4/3/24"):
        when = read_date(text, TODAY)
        assert not when.is_day and when.day is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3/3/24", date(2024, 3, 3)),
        ("12-14/3/24", date(2024, 3, 12)),
        ("Mar 2024", date(2024, 3, 1)),
        ("c Mar 2024", date(2024, 2, 1)),
        ("since 3/3/24", date(2024, 3, 3)),
        ("before 3/3/24", date(2024, 3, 2)),
        ("?", None),
    ],
)
def test_a_row_is_sorted_by_the_earliest_day_it_can_be(text: str, expected: date | None) -> None:
    assert read_date(text, TODAY).order_day() == expected


def test_undated_rows_stand_last_and_rows_of_a_day_by_slot_then_sequence() -> None:
    rows = [
        Entry(id="1", when=UNKNOWN, sequence=1),
        Entry(id="2", when=day(2024, 3, 3), slot="14:00", sequence=2),
        Entry(id="3", when=day(2024, 3, 3), slot="", sequence=3),
        Entry(id="4", when=day(2024, 3, 3), slot="09:30", sequence=5),
        Entry(id="5", when=day(2024, 3, 3), slot="09:30", sequence=4),
        Entry(id="6", when=day(2024, 3, 2), slot="23:00", sequence=6),
    ]
    assert [entry.id for entry in sorted(rows, key=order)] == ["6", "3", "5", "4", "2", "1"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("1/1/23", True),
        ("31/12/22", False),
        ("30/6/24", True),
        ("1/7/24", False),
        ("2022-2023", True),
        ("2022", False),
        ("c 3/1/23", True),
        ("c 28/12/22", True),
        ("before 1/1/23", False),
        ("before 2/1/23", True),
        ("since 1/7/24", False),
        ("since 2019", True),
        ("?", None),
    ],
)
def test_the_period_holds_whatever_can_lie_in_it(text: str, held: bool | None) -> None:
    assert PERIOD.holds(read_date(text, TODAY)) is held


def test_an_open_period_holds_everything_that_is_dated() -> None:
    assert Period().holds(day(1990, 1, 1)) is True
    assert Period().holds(UNKNOWN) is None
    assert Period(first=date(2023, 1, 1)).holds(day(2022, 1, 1)) is False
    assert Period(last=date(2023, 1, 1)).holds(day(2022, 1, 1)) is True


def test_a_range_in_a_narrow_column_keeps_its_days_where_they_fit() -> None:
    said = {
        "28/10/23 - 30/11/23": "28Oct-30Nov23",
        "28/12/23 - 3/1/24": "28/12-3/1/24",
        "1/1/22 - 28/10/23": "Jan 22-Oct 23",
        "1/9/23 - 31/7/24": "Sep 23-Jul 24",
        "1/1/22 - 31/12/23": "2022-2023",
        "28/10/23 - 30/10/24": "Oct 23-Oct 24",
    }
    for text, shown in said.items():
        when = read_date(text, TODAY)
        assert when.shown() == shown
        assert len(When(text, "range", when.earliest, when.latest, True).shown()) <= 13
