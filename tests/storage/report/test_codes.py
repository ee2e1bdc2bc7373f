"""A code, and who two people are, follow through the whole report; nobody it names is lost from the key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.errors import CannotWrite
from domain.evidence.cited import states
from domain.people import Person
from domain.report.parts import Action, ActionUpdate, Criterion, Fact, Searched
from storage.casefile import CaseFile
from tests.storage.made_report import report_of_everything, said, visited


def words(case: CaseFile) -> str:
    """Every word of the report that is not signed."""
    return repr(replace(case.report(), submissions=(), signatures=()))


def test_a_new_code_stands_wherever_the_old_one_stood_and_undo_puts_it_back(case: CaseFile) -> None:
    report_of_everything(case)
    before = words(case)
    assert before.count("SW1") == 6
    case.people.rename("SW1", "SW7")
    assert "SW1" not in words(case) and words(case).count("SW7") == 6
    case.log.undo()
    assert words(case).count("SW1") == 6 and "SW7" not in words(case) and case.log.check_rows() is None


def test_a_code_that_is_a_plain_word_is_followed_where_nothing_else_can_stand(case: CaseFile) -> None:
    case.people.add(Person(code="Nurse", given_by_board=True))
    case.actions.add(Action(text="Nurse the change.", lead="nurse"))
    case.searched.add(Searched(source="EMIS", searched_by="Nurse", secured_by="the Nurse in charge"))
    case.people.rename("Nurse", "Nurse 2", by_board=True)
    (action,), (searched,) = case.actions.all(), case.searched.all()
    assert (action.text, action.lead) == ("Nurse the change.", "Nurse 2")
    assert (searched.searched_by, searched.secured_by) == ("Nurse 2", "the Nurse in charge")


def test_two_people_who_are_one_are_one_in_the_report(case: CaseFile) -> None:
    visited(case)
    case.people.add(Person(code="SW2", role="Social worker"))
    case.passages.add("narrative", said("SW1 came, and SW2 came again."))
    case.actions.add(Action(text="Tell all.", lead="SW2"))
    one, two = (case.people.get(code) for code in ("SW1", "SW2"))
    assert one is not None and two is not None
    case.people.merge(one, two)
    assert case.passages.all()[0].text == "SW1 came, and SW1 came again." and case.actions.all()[0].lead == "SW1"
    case.log.undo()
    assert case.passages.all()[0].text == "SW1 came, and SW2 came again." and case.actions.all()[0].lead == "SW2"


def test_a_row_that_names_the_second_of_two_is_pointed_to_as_before(case: CaseFile) -> None:
    row = visited(case)
    (passage,) = case.passages.add("narrative", said("SW1 came."))
    case.cited.cite(passage.id, row.id)
    first = case.people.get("SW1")
    assert first is not None
    case.people.split(first, Person(code="SW2"), [(row.id, row.revision)])
    assert list(states(case.cited.all(), case.entries.all()).values()) == ["current"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (lambda case: case.passages.add("narrative", said("Then HV1 came.")), "the report"),
        (lambda case: case.actions.add(Action(text="Tell all.", lead="hv1")), "the action plan"),
        (lambda case: case.searched.add(Searched(source="RiO", secured_by="HV1")), "the records searched"),
        (lambda case: case.facts.put(Fact(name="secured_by", value="HV1")), "what is said of the author"),
        (lambda case: case.criteria.put(Criterion(text="Met", comment="as HV1 says")), "the quality form"),
    ],
)
def test_who_the_report_names_stays_in_the_key(case: CaseFile, where: object, told: str) -> None:
    case.people.add(Person(code="HV1"))
    assert callable(where)
    where(case)
    with pytest.raises(CannotWrite, match=f"HV1 stands in {told}"):
        case.people.delete("HV1", 1)
    case.log.undo()
    case.people.delete("HV1", 1)


def test_what_is_saved_in_a_code_of_before_is_kept_in_the_code_of_now(case: CaseFile) -> None:
    visited(case)
    action = case.actions.add(Action(text="Tell all."))
    case.people.rename("SW1", "SW7")
    case.facts.put(Fact(name="experience", value="worked with SW1"))
    done = case.actions.report(ActionUpdate(action=action.number, day="2026-11-01", status="Completed", words="by SW1"))
    assert case.facts.all()[0].value == "worked with SW7" and case.actions.updates()[0].words == "by SW7"
    assert done.completed == "2026-11-01"
