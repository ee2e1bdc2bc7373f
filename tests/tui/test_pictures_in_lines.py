"""The genogram, the picture of the case and actions left open, read out at plain prompts."""

from __future__ import annotations

from datetime import date

from domain.family.members import Member, Relation
from domain.people import Person
from storage.casefile import CaseFile
from tests.screens.conftest import day_entry
from tests.tui.plain.test_sitting import _talk


def test_the_genogram_is_told_and_what_it_lacks(case: CaseFile) -> None:
    members = [Member(code="Adult A", relationship="Subject", sex="female"), Member(code="Child 1")]
    case.family.add_many(members, new_people=[Person(code=each.code) for each in members])
    case.relations.add(Relation(one="Adult A", kind="parent of", other="Child 1"))
    said, _ = _talk(case, "/genogram")
    assert any(line.startswith("Genogram") and "2 people in 2 generations" in line for line in said)
    assert any(line.startswith("Adult A: the subject; female; mother of Child 1") for line in said)
    assert "Missing: Child 1: the other parent beside Adult A is not said." in said


def test_without_a_family_it_says_so(case: CaseFile) -> None:
    said, _ = _talk(case, "/genogram")
    assert "Nobody is in the family yet. F8 gives the first." in said


def test_contacts_are_told_by_month_person_and_source(case: CaseFile) -> None:
    case.entries.add(day_entry(date(2024, 1, 3), "Seen"), new_people=[Person(code="SW1")])
    said, _ = _talk(case, "/picture", "/picture person", "/picture rainfall")
    assert sum(line.startswith("Contacts by month") for line in said) == 2
    assert "SW1: 1 row." in said
    assert any("After /picture say month, person or source" in line for line in said)


def test_actions_left_open_are_read_out_to_be_looked_at(case: CaseFile) -> None:
    case.entries.add_many([
        day_entry(date(2024, 1, 3), "Call", action="SW1 to visit today"), day_entry(date(2024, 6, 3), "Letter"),
    ], new_people=[Person(code="SW1")])  # fmt: skip
    said, _ = _talk(case, "/unfollowed")
    assert any("Action: SW1 to visit today." in line and "no row of SW1" in line for line in said)
    assert "To be looked at: it may have been done all the same." in said
    case.entries.add(day_entry(date(2024, 1, 4), "Seen at home"))
    said, _ = _talk(case, "/unfollowed")
    assert "No action stands out as left open." in said
