from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date

import pytest

from domain.chronology.entry import Citation
from domain.chronology.find import Query, read_query
from domain.errors import WrongUse
from storage import order
from storage.casefile import CaseFile
from tests.conftest import PASSPHRASE
from tests.storage.made import events, month, on, undated


@pytest.fixture
def full(case: CaseFile) -> Iterator[CaseFile]:
    case.entries.add_many(
        [
            on(9, event="Call about missed medication", who="SW1 to GP1", people=("SW1", "GP1")),
            on(3, event="home visit", action="café letter sent", people=("SW1",), sources=(Citation("EMIS", "p.12"),)),
            on(5, event="visit at home", flags=("concern",), questions=("2",), fields=(("seen", "alone"),)),
            undated(event="letter about O'Brien", sources=(Citation("RiO"),)),
            month(4, event="medicine changed"),
        ]
    )
    yield case


def found(case: CaseFile, text: str) -> list[str | None]:
    query = read_query(text, ["SW1", "GP1"])
    assert case.entries.count(query) == len(case.entries.page(0, 50, query))
    return events(case.entries.page(0, 50, query))


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("med", ["Call about missed medication", "medicine changed"]),
        ("MEDIC", ["Call about missed medication", "medicine changed"]),
        ("med ", []),
        ("medicine ", ["medicine changed"]),
        ("home visit", ["home visit", "visit at home"]),
        ('"home visit"', ["home visit"]),
        ("cafe", ["home visit"]),
        ("CAFÉ", ["home visit"]),
        ("o'brien", ["letter about O'Brien"]),
        ("p.12", ["home visit"]),
        ("alone", ["visit at home"]),
        ("sw1", ["home visit", "Call about missed medication"]),
        ("SW1 GP1", ["Call about missed medication"]),
        ("@EMIS", ["home visit"]),
        ("@rio", ["letter about O'Brien"]),
        ("!concern", ["visit at home"]),
        ("#2", ["visit at home"]),
        ("#2 home", ["visit at home"]),
        ("?", ["letter about O'Brien"]),
        ("visit @EMIS", ["home visit"]),
        ("nothing like it", []),
        ('NOT "', []),
        ("medic* OR home", []),
    ],
)
def test_rows_are_found_by(full: CaseFile, typed: str, rows: list[str]) -> None:
    assert found(full, typed) == rows


@pytest.mark.parametrize("typed", ["", "   ", '"', "-", "( ) *"])
def test_a_query_that_asks_nothing_finds_everything(full: CaseFile, typed: str) -> None:
    assert len(found(full, typed)) == 5


@pytest.mark.parametrize(
    ("first", "last", "rows"),
    [
        (date(2024, 3, 4), date(2024, 3, 8), ["visit at home"]),
        (date(2024, 3, 9), None, ["Call about missed medication", "medicine changed"]),
        (None, date(2024, 3, 3), ["home visit"]),
        (date(2024, 4, 30), date(2024, 12, 31), ["medicine changed"]),
    ],
)
def test_rows_are_found_by_the_days_they_can_be_of(
    full: CaseFile, first: date | None, last: date | None, rows: list[str]
) -> None:
    assert events(full.entries.page(0, 9, Query(first=first, last=last))) == rows


def test_what_was_found_stays_right_while_rows_come_change_and_go(full: CaseFile) -> None:
    assert found(full, "home") == ["home visit", "visit at home"]
    row = full.entries.add(on(4, event="home alone"))
    assert found(full, "home") == ["home visit", "home alone", "visit at home"]
    row = full.entries.change(dataclasses.replace(row, event="at school"))
    assert found(full, "home") == ["home visit", "visit at home"]
    assert found(full, "school") == ["at school"]
    full.entries.delete(row.id, row.revision)
    assert found(full, "school") == []
    full.log.undo()
    assert found(full, "school") == ["at school"]


def test_another_sessions_rows_are_found_too(full: CaseFile) -> None:
    assert found(full, "home") == ["home visit", "visit at home"]
    everything = events(full.entries.page(0, 50))
    with CaseFile.open(full.path, PASSPHRASE) as other:
        other.entries.add(on(1, event="home first"))
        assert found(full, "home") == ["home first", "home visit", "visit at home"]
        assert events(full.entries.page(0, 50)) == ["home first", *everything]
        other.log.undo()
        assert events(full.entries.page(0, 50)) == everything


def test_a_great_many_rows_of_another_session_are_taken_in_at_once(full: CaseFile) -> None:
    full.entries.page(0, 50)
    full.entries.page(0, 50)
    with CaseFile.open(full.path, PASSPHRASE) as other:
        other.entries.add_many([on(1, event="imported") for _ in range(order.MANY + 1)])
    assert full.entries.count() == 5 + order.MANY + 1
    assert events(full.entries.page(order.MANY, 3)) == ["imported", "home visit", "visit at home"]


def test_a_row_knows_its_place_and_a_day_its_first_row(full: CaseFile) -> None:
    rows = full.entries.all()
    assert [full.entries.position(row.id) for row in rows] == [0, 1, 2, 3, 4]
    assert full.entries.position("nowhere") is None
    home = read_query("home")
    assert full.entries.position(rows[1].id, home) == 1
    assert full.entries.position(rows[2].id, home) is None
    assert full.entries.position_of_day(date(2024, 3, 5)) == 1
    assert full.entries.position_of_day(date(2024, 3, 6)) == 2
    assert full.entries.position_of_day(date(2020, 1, 1)) == 0
    assert full.entries.position_of_day(date(2025, 1, 1)) == 4
    assert full.entries.position_of_day(date(2024, 3, 4), home) == 1


def test_pages_may_begin_and_end_anywhere(full: CaseFile) -> None:
    for _ in range(2):
        assert len(full.entries.page(-3, 2)) == 2
        assert full.entries.page(5, 10) == []
        assert full.entries.page(99, 10) == []
        assert len(full.entries.page(3, 10)) == 2


def test_the_most_similar_earlier_row_is_the_latest_of_the_same_people(case: CaseFile) -> None:
    for day, people in enumerate([("SW1",), ("GP1",), ("SW1", "GP1"), ("SW1",)], 1):
        case.entries.add(on(day, event=f"call about tablets {day}", people=people))
    case.entries.add(on(9, event="a call about tablets", people=("SW1",)))
    assert [row.event for row in case.entries.similar(("SW1",), "Call ab", 2)] == [
        "call about tablets 4",
        "call about tablets 3",
    ]
    assert [row.event for row in case.entries.similar(("SW1", "GP1"), "call about", 1)] == ["call about tablets 3"]
    assert case.entries.similar((), "call about tablets 2", 5)[0].people == ("GP1",)
    assert [row.event for row in case.entries.similar(("GP1",), "", 1)] == ["call about tablets 3"]
    assert case.entries.similar((), "", 5) == []
    assert case.entries.similar(("SW1",), 'call "about" (', 5) != []


def test_words_of_the_case_are_offered_the_commonest_first(case: CaseFile) -> None:
    case.entries.add_many([on(1, event="medication review"), on(2, event="medication"), on(3, event="medical")])
    assert case.entries.words("Med") == ["medication", "medical"]
    assert case.entries.words("med", 1) == ["medication"]
    assert case.entries.words("two words") == case.entries.words("") == []


def test_what_was_entered_last_in_a_part_comes_first_and_once(case: CaseFile) -> None:
    for who in ("SW1", "GP1", "SW1", None):
        case.entries.add(on(3, who=who))
    assert case.entries.history("who") == ["SW1", "GP1"]
    assert case.entries.history("event") == ["seen"]
    with pytest.raises(WrongUse):
        case.entries.history("recorded_by; DROP TABLE log")
