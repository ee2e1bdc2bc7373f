from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from domain.chronology.find import EVERYTHING, Query, read_query
from domain.dates.period import Period

TODAY = date(2024, 9, 1)
CODES = ("SW1", "GP1")


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", EVERYTHING),
        ("med", Query(beginnings=("med",))),
        ("med ", Query(words=("med",))),
        ("missed med", Query(words=("missed",), beginnings=("med",))),
        ('"home visit"', Query(words=("home visit",))),
        ('"home visit', Query(words=("home visit",))),
        ("sw1 call", Query(people=("SW1",), beginnings=("call",))),
        ("SW12", Query(beginnings=("SW12",))),
        ('"SW1"', Query(words=("SW1",))),
        ("@EMIS #1a !concern", Query(sources=("EMIS",), questions=("1a",), flags=("concern",))),
        ("@ # !", EVERYTHING),
        ("letter ?", Query(words=("letter",), undated=True)),
        ("3/3/24", Query(first=date(2024, 3, 3), last=date(2024, 3, 3))),
        ("visit 3/3/24", Query(words=("visit",), first=date(2024, 3, 3), last=date(2024, 3, 3))),
        ("mar 24 visit", Query(beginnings=("visit",), first=date(2024, 3, 1), last=date(2024, 3, 31))),
        ("1/3/24 - 4/3/24 SW1", Query(people=("SW1",), first=date(2024, 3, 1), last=date(2024, 3, 4))),
        ("from 1/3/24 to 4/3/24", Query(first=date(2024, 3, 1), last=date(2024, 3, 4))),
        ("before 3/3/24", Query(last=date(2024, 3, 2))),
        ("since 3/3/24 @RiO", Query(sources=("RiO",), first=date(2024, 3, 3))),
        ("2023", Query(first=date(2023, 1, 1), last=date(2023, 12, 31))),
        ('"2023"', Query(words=("2023",))),
        ("31/2/24", Query(beginnings=("31/2/24",))),
        ("may", Query(beginnings=("may",))),
        ("ward 4", Query(words=("ward",), beginnings=("4",))),
    ],
)
def test_what_is_typed_to_find_is_read_as(typed: str, query: Query) -> None:
    assert read_query(typed, CODES, today=TODAY) == query


def test_a_day_without_a_year_is_the_only_one_in_the_period() -> None:
    period = Period(date(2023, 7, 1), date(2024, 6, 30))
    assert read_query("3/3", today=TODAY, period=period).first == date(2024, 3, 3)
    assert read_query("3/3", today=TODAY).beginnings == ("3/3",)


def test_without_a_day_to_count_from_dates_are_words() -> None:
    assert read_query("3/3/24") == Query(beginnings=("3/3/24",))


@settings(max_examples=300)
@given(text=some.text(max_size=40))
def test_any_text_can_be_looked_for(text: str) -> None:
    query = read_query(text, CODES, today=TODAY)
    assert query.empty == (query == EVERYTHING)
