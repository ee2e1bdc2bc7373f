"""A date whose year is not written: where it is taken from, and when it is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates.period import Period
from domain.dates.when import When
from domain.dates.whole import NotADate, read_date
from tests.domain.a_case import PERIOD, TODAY, day


@pytest.mark.parametrize("text", ["3/3", "3 Mar", "12-14/3", "28 Feb - 3 Mar", "c 3/3", "Mon 3 Mar", "before 3/3"])
def test_without_a_period_or_a_row_before_a_missing_year_is_not_made_up(text: str) -> None:
    with pytest.raises(NotADate, match="year"):
        read_date(text, TODAY)


def test_a_missing_year_comes_from_the_row_before_when_the_period_has_several() -> None:
    assert read_date("5/3", TODAY, PERIOD, before=day(2024, 3, 3)).earliest == date(2024, 3, 5)
    assert read_date("5/3", TODAY, PERIOD, before=day(2023, 4, 3)).earliest == date(2023, 3, 5)
    assert read_date("28 Dec - 3 Jan", TODAY, PERIOD, before=day(2024, 1, 3)).earliest == date(2023, 12, 28)


def test_a_row_too_far_off_or_outside_the_period_lends_no_year() -> None:
    for before in (day(2023, 9, 3), day(2022, 3, 3), day(2025, 3, 3), When("?", "unknown", None, None)):
        with pytest.raises(NotADate) as refusal:
            read_date("5/3", TODAY, PERIOD, before=before)
        assert [when.earliest and when.earliest.year for when in refusal.value.choices] in ([2024, 2023], [2023, 2024])


def test_a_row_before_lends_its_year_when_the_case_has_no_period() -> None:
    assert read_date("5/3", TODAY, before=day(2024, 3, 3)).earliest == date(2024, 3, 5)
    with pytest.raises(NotADate, match="write the year"):
        read_date("5/9", TODAY, before=day(2024, 3, 3))


def test_a_weekday_chooses_among_the_years() -> None:
    assert read_date("Tues 5/3", TODAY, PERIOD).earliest == date(2024, 3, 5)
    assert read_date("Sun 5/3", TODAY, PERIOD).earliest == date(2023, 3, 5)
    with pytest.raises(NotADate, match="mend the weekday"):
        read_date("Fri 5/3", TODAY, PERIOD)


def test_a_day_of_the_period_still_to_come_does_not_fit() -> None:
    period = Period(date(2025, 1, 1), date(2026, 12, 31))
    assert read_date("3/3", TODAY, period).earliest == date(2025, 3, 3)


def test_two_figures_that_could_be_two_years_are_asked_of_a_birth() -> None:
    assert read_date("3/3/85", TODAY, sense="birth").earliest == date(1985, 3, 3)
    assert read_date("3/3/1924", TODAY, sense="birth").earliest == date(1924, 3, 3)
    assert read_date("17/11/09", TODAY, sense="birth").earliest == date(2009, 11, 17)
    for text in ("3/3/24", "17/11/17", "3 Mar 21", "Mar 24"):
        with pytest.raises(NotADate, match="write the year with four figures"):
            read_date(text, TODAY, sense="birth")
    with pytest.raises(NotADate, match="still to come"):
        read_date("3/3/2027", TODAY, sense="birth")


def test_a_target_date_may_be_to_come_and_a_period_may_be_open() -> None:
    assert read_date("30/6/27", TODAY, sense="target").earliest == date(2027, 6, 30)
    assert read_date("30/6/25", TODAY, sense="target").earliest == date(2025, 6, 30)
    period = read_date("1/1/23 - 30/6/27", TODAY, sense="open")
    assert (period.earliest, period.latest) == (date(2023, 1, 1), date(2027, 6, 30))


def test_two_figures_far_ahead_mean_the_last_century() -> None:
    assert read_date("3/3/37", TODAY).earliest == date(1937, 3, 3)
    assert read_date("14/1/26", TODAY).earliest == date(2026, 1, 14)
    with pytest.raises(NotADate, match="still to come"):
        read_date("16/1/26", TODAY)


def test_a_span_that_has_begun_is_no_future_date() -> None:
    assert read_date("Jan 2026", TODAY).latest == date(2026, 1, 31)
    assert read_date("2026", TODAY).latest == date(2026, 12, 31)
    assert read_date("w/c 12/1/26", TODAY).latest == date(2026, 1, 18)
    for text in (
        "Feb 2026",
        "12/1/26 - 20/1/26",
        "after 15/1/2026",
        "before 20/1/2026",
        "c 20/1/2026",
        "late Jan 2026",
    ):
        with pytest.raises(NotADate, match="still to come"):
            read_date(text, TODAY)


def test_a_row_before_may_be_stepped_from_where_one_is_given() -> None:
    assert read_date("+2", TODAY, before=day(2024, 3, 3)).earliest == date(2024, 3, 5)
    with pytest.raises(NotADate):
        read_date("+2", TODAY)
