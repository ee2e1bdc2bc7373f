"""What one person is given: nothing drawn from minutes of others that may not be used, and what changed for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.agreement.for_agreement import for_agreement, rows_naming
from domain.agreement.steps import RowCheck
from domain.chronology.entry import Entry
from domain.dates.when import When
from domain.errors import WrongUse
from domain.evidence.row_shown import shown
from domain.meetings.minutes import Minutes
from domain.people import Person
from domain.review import Details, Review
from tests.domain.meeting import agreed, drawn, edited, issue, step, typed

DAY = date(2024, 3, 3)


def case(other: Minutes, own: Minutes | None = None) -> Review:
    """A case with a row of SW1 drawn from minutes of a meeting of SW5, one of their own, and one of nobody's."""
    own = own or issue(typed())
    rows = tuple(Entry(id=id, when=When("3/3/24", "day", DAY, DAY), event=id, people=("SW1",)) for id in "abc")
    return Review(
        details=Details(), entries=rows, minutes=(own, other),
        evidence=(drawn(other, "a", "p1"), drawn(own, "b", "p1")),
    )  # fmt: skip


def other() -> Minutes:
    return issue(typed(people=("SW5",), number=4))


def test_a_row_drawn_from_others_minutes_is_not_shown_before_these_may_be_used() -> None:
    assert [each.id for each in rows_naming(case(other()), "SW1")] == ["b", "c"]
    with pytest.raises(WrongUse, match="was drawn from the minutes of interview 4, which may not be used"):
        for_agreement(case(other()), 3, "SW1", ["a"])
    assert [row.entry for row in for_agreement(case(other()), 3, "SW1", ["b", "c"]).rows] == ["b", "c"]


def test_once_they_are_agreed_it_is_shown() -> None:
    found = case(agreed(typed(people=("SW5",), number=4)))
    assert [each.id for each in rows_naming(found, "SW1")] == ["a", "b", "c"]
    assert len(for_agreement(found, 3, "SW1", ["a"]).rows) == 1


def test_whoever_had_a_version_before_is_given_what_changed_since_and_whether_they_agreed_it() -> None:
    first = step(issue(typed()), "agree", "SW1")
    second = edited(first, "p2", "We never had it.")
    second = replace(second, interview=replace(second.interview, place="Room 4"))
    second = issue(second, day="2026-03-12")
    given = for_agreement(case(other(), second), 3, "SW1")
    assert [(each.kind, each.place) for each in given.changes] == [("changed", 2)]
    assert [each.label for each in given.fact_changes] == ["Place"]
    assert given.before_agreed
    had = for_agreement(case(other(), second), 3, "SW2")
    assert had.changes == given.changes and had.before is not None and not had.before_agreed


def test_an_author_who_is_in_the_key_is_told_by_their_own_code() -> None:
    found = case(issue(typed()))
    author = Person(code="AU1", name="Wilhelmina Ashgrove", role="Author of the review")
    for said, told in (("Author of the review", "AU1"), ("Wilhelmina Ashgrove", "AU1"), ("A. N. Other", "A. N. Other")):
        review = replace(found, people=(*found.people, author), details=Details(author=said))
        assert for_agreement(review, 3, "SW1").author == told


def test_a_row_confirmed_before_is_told_with_its_day_until_it_reads_otherwise() -> None:
    found = case(other())
    said = [shown(each).text for each in found.entries]
    checks = tuple(
        RowCheck(
            interview=3, code="SW1", entry=entry, revision=0, shown=text, verdict=verdict, day=f"2026-03-0{number}",
            number=number,
        )
        for number, (entry, text, verdict) in enumerate(
            (("b", said[1], "confirmed"), ("c", "as it read then", "confirmed"), ("b", said[1], "confirmed")), 1
        )
    )  # fmt: skip
    own = replace(found.minutes[0], row_checks=checks)
    given = for_agreement(replace(found, minutes=(own, found.minutes[1])), 3, "SW1", ["b", "c"])
    assert dict(given.confirmed) == {"b": "2026-03-03"}
    disputed = replace(own, row_checks=(*checks, replace(checks[0], number=4, verdict="disputed")))
    assert for_agreement(replace(found, minutes=(disputed, found.minutes[1])), 3, "SW1", ["b"]).confirmed == {}
