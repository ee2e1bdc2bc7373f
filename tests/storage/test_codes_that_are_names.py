"""A code that is or holds a real name of anybody is refused wherever it would come into the key."""

from __future__ import annotations

import dataclasses

import pytest

from domain.errors import CannotWrite, WrongUse
from domain.family.members import Member
from domain.gate import for_panel, key_of_personnel
from domain.names.code_naming import code_refused, codes_that_hold
from domain.names.finding import Finder
from domain.people import Person
from screens.widgets.lines import broken
from storage.casefile import CaseFile
from tests.storage.made import on

SUSAN = Person(code="Adult C", name="Susan Whitlock")
HELD = "holds “Whitlock”, which is a name of Adult C"
LIKE = "looks like somebody's real name"


@pytest.mark.parametrize(("code", "told"), [("Ruby-Mae Whitlock", HELD), ("Whitlock", HELD), ("Ann Bell", LIKE)])
def test_a_code_that_is_a_real_name_is_refused_at_every_door(case: CaseFile, code: str, told: str) -> None:
    case.people.add(SUSAN)
    first = case.people.add(Person(code="SW1"))
    bad = Person(code=code)
    with pytest.raises(WrongUse, match=told):
        case.people.add(bad)
    with pytest.raises(WrongUse, match=told):
        case.family.add(Member(code=code), new_people=[bad])
    with pytest.raises(WrongUse, match=told):
        case.entries.add(on(3, who=code, people=(code,), event="rang"), new_people=[bad])
    with pytest.raises(WrongUse, match=told):
        case.people.rename("SW1", code)
    with pytest.raises(WrongUse, match=told):
        case.people.split(first, bad)
    boards = case.people.add(Person(code=code, given_by_board=True))
    with pytest.raises(WrongUse, match=told):
        case.people.change(dataclasses.replace(boards, given_by_board=False))
    assert [person.code for person in case.people.all()] == ["Adult C", "SW1", code]


@pytest.mark.parametrize("code", ["Midwife 2", "Social Worker 1", "School Nurse", "Mother", "Mrs A", "Adult B"])
def test_a_code_of_a_role_is_no_name(case: CaseFile, code: str) -> None:
    case.people.add(SUSAN)
    assert case.people.add(Person(code=code)).code == code


def test_two_capital_words_answered_to_be_no_name_are_a_code(case: CaseFile) -> None:
    case.terms.add("Ann Bell")
    assert case.people.add(Person(code="Ann Bell")).code == "Ann Bell"


def test_a_real_name_that_became_a_code_stops_what_leaves() -> None:
    (hit,) = Finder([SUSAN, Person(code="Ruby-Mae Whitlock")]).find("Ruby-Mae Whitlock: told the school")
    assert (hit.codes, hit.matched, hit.asked) == (("Adult C",), "Whitlock", True)


def test_a_code_that_holds_a_name_given_to_somebody_later_is_told() -> None:
    people = [Person(code="Poppy Whitlock"), Person(code="Mrs Whitlock", given_by_board=True), Person(code="SW1")]
    assert "The code Poppy Whitlock holds this name" in codes_that_hold(SUSAN, people)
    assert codes_that_hold(SUSAN, people[1:]) == ""


def test_a_real_name_that_went_out_as_a_code_is_merged_away_and_printed_no_more(case: CaseFile) -> None:
    case.terms.add("Ann Bell")
    case.people.add(Person(code="Ann Bell"))
    case.terms.delete("Ann Bell")
    case.log.record_export("chronology", "anonymised", "ab" * 32, 4, ["Ann Bell"])
    with pytest.raises(CannotWrite, match="Add the right code, then merge"):
        case.people.rename("Ann Bell", "Child 1")
    child = case.people.add(Person(code="Child 1"))
    joined = case.people.merge(child, _of(case, "Ann Bell"))
    assert (joined.other_names, joined.former_codes) == (("Ann Bell",), ("Ann Bell",))
    assert [hit.code for hit in Finder(case.people.all()).find("Ann Bell rang")] == ["Child 1"]
    review = case.review()
    assert [line.former_codes for line in for_panel(review, "initials").key] == [()]
    assert [line.former_codes for line in key_of_personnel(review).key] == [()]


def _of(case: CaseFile, code: str) -> Person:
    found = case.people.get(code)
    assert found is not None
    return found


def test_a_code_in_the_key_that_left_is_said_to_be_in_use_now(case: CaseFile) -> None:
    case.people.add(Person(code="SW1"))
    case.log.record_export("chronology", "anonymised", "ab" * 32, 4, ["SW1"])
    with pytest.raises(CannotWrite, match="SW1 is in the key already"):
        case.people.add(Person(code="SW1"))


@pytest.mark.parametrize(
    "person",
    [
        Person(code="Jane Smith-Fairweather"), Person(code="Mrs Okonkwo-Ramsay"),
        Person(code="Jane Fairweather", name="Jane Fairweather"), Person(code="Fairweather's mother"),
    ],
    ids=lambda person: person.code,
)  # fmt: skip
def test_what_is_said_of_a_refused_code_is_read_whole_in_the_two_lines_of_a_form(person: Person) -> None:
    key = [Person(code="SW1", name="Tom Fairweather"), Person(code="Adult B", name="Ann Fairweather")]
    refused = code_refused(person, key)
    assert refused
    assert len(broken(refused, 78)) <= 2, refused
