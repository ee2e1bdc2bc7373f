"""What is said of the members of a family, and what is still to be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import WrongUse
from domain.family.members import NOT_APPLICABLE, NOT_KNOWN, Member, checked, date_of, missing, value_of

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("typed", ["nk", "NK", "n/k", "unknown", " Not  known "])
def test_a_quick_word_says_not_known(typed: str) -> None:
    assert value_of(typed) == NOT_KNOWN


@pytest.mark.parametrize("typed", ["na", "N/A", "n.a.", "not applicable"])
def test_a_quick_word_says_that_it_does_not_apply(typed: str) -> None:
    assert value_of(typed) == NOT_APPLICABLE


@pytest.mark.parametrize(
    "born",
    ["01/01/1978", "about 1985", "1985", "March 1985", "c 1950", "between 1950 and 1955",
     "17 June 1961 (from the passport)", "due 3/3/2027", "EDD 3/3/27", "not known", "n/a", ""],
)  # fmt: skip
def test_a_date_of_birth_is_kept_as_it_was_written(born: str) -> None:
    assert checked(Member(code="Adult B", born=born), TODAY).born == born


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        (Member(code="Adult B", born="1/30/1981"), "Did you mean 30/1/1981"),
        (Member(code="Adult B", born="sometime"), "“sometime” is not a date. Give it as it is known"),
        (Member(code="Adult B", born="3/3/2030"), "The date of birth"),
        (Member(code="Adult B", died="13/25/2009"), "The date of death or incident"),
        (Member(code="Adult B", born="1/1/1980", died="1/1/1979"), "died or was hurt before they were born"),
        (Member(code="  "), "needs a reference name"),
        (Member(code="Adult B", sex="yes"), "male or female"),
    ],
)
def test_what_cannot_be_is_refused_in_words(member: Member, sentence: str) -> None:
    with pytest.raises(WrongUse, match=sentence):
        checked(member, TODAY)


def test_a_date_as_known_is_read_for_what_it_is() -> None:
    born = date_of("about 1985", TODAY)
    assert born is not None
    assert (born.kind, born.earliest) == ("about", date(1984, 1, 1))
    assert date_of("nk", TODAY) is None


@pytest.mark.parametrize(("typed", "kept"), [("f", "female"), ("Boy", "male"), ("nk", ""), ("", "")])
def test_sex_is_for_the_genogram(typed: str, kept: str) -> None:
    assert checked(Member(code="Child 1", sex=typed), TODAY).sex == kept


def test_what_nobody_has_said_yet_is_listed_and_not_known_is_an_answer() -> None:
    whole = Member(
        code="Adult B", relationship="sister", born="not known", died="n/a", address="not known", ethnicity="n/a"
    )
    part = replace(whole, code="Adult C", born="", address="")
    assert missing([whole, part]) == [
        "Adult C: date of birth and full address not said yet; give a value, not known or n/a."
    ]
