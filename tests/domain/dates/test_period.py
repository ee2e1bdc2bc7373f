"""The period under review as an author writes it."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates.period import Period
from domain.dates.period_typed import period_of
from domain.errors import WrongUse

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        ("1/1/2023", "30/6/2023", Period(date(2023, 1, 1), date(2023, 6, 30))),
        ("January 2023", "June 2023", Period(date(2023, 1, 1), date(2023, 6, 30))),
        ("2022", "2023", Period(date(2022, 1, 1), date(2023, 12, 31))),
        (" 1/1/2023 ", "", Period(date(2023, 1, 1), None)),
        (None, None, Period(None, None)),
    ],
)
def test_a_period_is_from_the_first_day_of_the_one_to_the_last_of_the_other(
    first: str | None, last: str | None, period: Period
) -> None:
    assert period_of(first, last, TODAY) == period


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("31/2/2023", "", "The period from: "),
        ("", "c 2023", "The period to: “c 2023” is not certain to the day; give the day."),
        ("before 1/1/2023", "", "is not certain to the day"),
        ("?1/1/2023", "", "is not certain to the day"),
        ("2/1/2023", "1/1/2023", "The period ends before it begins."),
    ],
)
def test_what_is_not_certain_to_the_day_is_refused(first: str, last: str, sentence: str) -> None:
    with pytest.raises(WrongUse) as refused:
        period_of(first, last, TODAY)
    assert sentence in refused.value.sentence
