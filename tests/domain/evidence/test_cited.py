"""Rows that passages point to: what of a row is evidence, and whether it changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.chronology.entry import Citation
from domain.dates.when import When
from domain.evidence.cited import digest_of_entry, row_cited_said, rows_cited_said, state_of, states
from domain.report.leaving import outgoing_report
from domain.report.parts import Cited, Searched
from domain.report.searching import weak_sources
from tests.domain.a_report import REPORT, TODAY, with_report
from tests.domain.evidence.test_agreed_rows import row

ROW = row("r1", sources=(Citation("EMIS", "p. 4"),), comment="Late", who="SW1")
CITED = Cited(number=4, passage="a", entry="r1", digest=digest_of_entry(ROW))


@pytest.mark.parametrize(
    "change",
    [{"event": "No call made"}, {"who": "SW2"}, {"time": "10:00"}, {"action": "Rang"}, {"outcome": "None"},
     {"sources": (Citation("EMIS", "p. 5"),)}, {"type": "gap"},
     {"when": When("4/3/24", "day", date(2024, 3, 4), date(2024, 3, 4))}],
)  # fmt: skip
def test_a_row_whose_facts_or_source_changed_is_noticed(change: dict[str, object]) -> None:
    assert state_of(CITED, replace(ROW, **change)) == "changed"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [{"comment": "On time"}, {"flags": ("good",)}, {"revision": 9}, {"slot": "10:00"}, {"questions": ("2",)},
     {"when": When("3.3.2024", "day", date(2024, 3, 3), date(2024, 3, 3))}],
)  # fmt: skip
def test_the_authors_own_marks_change_nothing(change: dict[str, object]) -> None:
    assert state_of(CITED, replace(ROW, **change)) == "current"  # type: ignore[arg-type]


def test_a_row_that_is_gone_is_told() -> None:
    assert states((CITED, replace(CITED, number=5, entry="r2")), (ROW,)) == {4: "current", 5: "gone"}


def test_a_row_is_printed_by_its_date_as_known_and_its_sources() -> None:
    assert row_cited_said(ROW) == "3 March 2024, EMIS"
    about = When("c mar 24", "about", date(2024, 2, 1), date(2024, 4, 30))
    assert row_cited_said(replace(ROW, when=about, sources=())) == "about March 2024"
    assert row_cited_said(replace(ROW, sources=(Citation("Minutes", "no. 4"),))) == "3 March 2024, Minutes no. 4"


def test_information_that_is_not_primary_is_identified_as_such_where_it_is_cited() -> None:
    searched = (
        Searched(source="EMIS", grade="secondary"), Searched(source="emis", grade="anecdotal"),
        Searched(source="RiO", grade="primary"),
    )  # fmt: skip
    weak = weak_sources(searched)
    assert weak == {"emis": "anecdotal"}
    assert row_cited_said(ROW, weak) == "3 March 2024, EMIS, anecdotal"


def test_a_report_that_leaves_says_of_what_grade_the_source_of_its_evidence_is() -> None:
    searched = tuple(replace(each, grade="secondary") for each in REPORT.searched)
    out = outgoing_report(with_report(searched=searched), unagreed="leave out", today=TODAY)
    assert out.evidence_said("n").endswith("EMIS, secondary)")


def test_rows_that_would_read_alike_are_told_apart_by_their_times() -> None:
    early, late = replace(ROW, time="09:00"), replace(ROW, time="14:00")
    assert rows_cited_said((early,)) == ["3 March 2024, EMIS"]
    assert rows_cited_said((early, late)) == ["3 March 2024, 09:00, EMIS", "3 March 2024, 14:00, EMIS"]
    assert rows_cited_said((ROW, late)) == ["3 March 2024, EMIS", "3 March 2024, 14:00, EMIS"]
    assert rows_cited_said((ROW, ROW)) == ["3 March 2024, EMIS"] * 2
