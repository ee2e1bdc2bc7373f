"""Whom a review is about: told by its kind, else by the subject's age, else by their reference name."""

from __future__ import annotations

from datetime import date

import pytest

from domain.dates.period import Period
from domain.family.members import Member
from domain.report.about_whom import about_case, about_whom, kind_in_full
from domain.review import Details

TODAY = date(2026, 3, 3)
PERIOD = Period(date(2023, 4, 1), date(2024, 3, 31))


@pytest.mark.parametrize(
    ("kind", "about"),
    [("SAR", "adults"), ("LCSPR", "children"), ("Serious case review (SCR)", "children"), ("DHR", "adults"),
     ("Safeguarding Adults Review", "adults"), ("child practice review", "children"), ("", ""),
     ("joint SAR and LCSPR", "")],
)  # fmt: skip
def test_the_kind_of_review_says_whom_it_is_about(kind: str, about: str) -> None:
    assert about_whom(kind) == about


@pytest.mark.parametrize(
    ("subject", "kind", "born", "about", "by"),
    [
        ("Child A", "", "", "children", "reference name"), ("child 1", "", "", "children", "reference name"),
        ("Baby T", "", "", "children", "reference name"), ("Adult A", "", "", "adults", "reference name"),
        ("Childers", "", "", "adults", ""), ("Person 1", "", "", "adults", ""), ("", "", "", "adults", ""),
        ("Person 1", "LCSPR", "", "children", "kind of review"), ("Child A", "SAR", "", "adults", "kind of review"),
        ("Person 1", "", "2/4/2005", "children", "date of birth"),
        ("Person 1", "", "1/4/2005", "adults", "date of birth"),
        ("Child A", "", "3/3/1961", "adults", "date of birth"),
        ("Child A", "", "not known", "children", "reference name"),
        ("Child A", "another kind", "", "children", "reference name"),
    ],
)  # fmt: skip
def test_the_kind_of_review_then_the_age_then_the_name_say_whom_it_is_about(
    subject: str, kind: str, born: str, about: str, by: str
) -> None:
    family = (Member(code="Q", relationship="Mother", born="3/3/1980"), Member(code=subject or "P1", born=born))
    found, told = about_case(Details(subject=subject, period=PERIOD), kind, family, TODAY)
    assert found == about
    assert told.endswith(by) and bool(told) == bool(by)


def test_without_a_beginning_of_the_period_it_is_the_age_today() -> None:
    family = (Member(code="P1", relationship="Subject", born="3/3/2009"),)
    assert about_case(Details(subject="The subject"), "", family, TODAY)[0] == "children"


def test_a_short_form_of_a_kind_of_review_is_written_out() -> None:
    assert kind_in_full("LCSPR") == "Local Child Safeguarding Practice Review"
    assert kind_in_full(" Joint  review ") == "Joint review"
