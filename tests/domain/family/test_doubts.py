"""What in a family goes against itself is told, and only that."""

from __future__ import annotations

from datetime import date

import pytest

from domain.family.doubts import doubts, doubts_of
from domain.family.members import Member, Relation
from domain.people import Person

TODAY = date(2026, 11, 20)
PEOPLE = (
    Person(code="Adult A", role="subject", identifiers=("943 476 5919", "DOB 3/3/1941")),
    Person(code="Adult D", role="son"),
)


def told(member: Member, *relations: Relation) -> str:
    return " ".join(doubts([member], relations, PEOPLE, TODAY))


@pytest.mark.parametrize(("member", "words"), [
    (Member(code="Adult D", relationship="son", sex="female"), "“son” and female"),
    (Member(code="Adult D", relationship="Sister (elder)", sex="male"), "“Sister (elder)” and male"),
    (Member(code="Adult A", relationship="subject", born="3/3/1942"), "another in the key"),
    (Member(code="Child 1", born="due 3/3/25"), "was due before today"),
    (Member(code="Child 1", born="EDD March 2025"), "was due before today"),
])
def test_what_goes_against_itself_is_told(member: Member, words: str) -> None:
    assert words in told(member)
    assert not any(year in told(member) for year in ("1941", "1942"))


@pytest.mark.parametrize("member", [
    Member(code="Adult D", relationship="son", sex="male"),
    Member(code="Adult D", relationship="son"),
    Member(code="Adult D", relationship="partner", sex="female"),
    Member(code="Adult D", relationship="friend of the mother", sex="male"),
    Member(code="Adult A", born="3.3.1941"),
    Member(code="Adult A", born="about 1941"),
    Member(code="Adult A", born="1941"),
    Member(code="Adult A", born="not known"),
    Member(code="Child 1", born="due 3/3/27"),
    Member(code="Child 1", born="unreadable"),
])
def test_what_may_well_be_so_is_not(member: Member) -> None:
    assert told(member) == ""


@pytest.mark.parametrize(("relationship", "relation", "doubted"), [
    ("son", Relation(one="Adult A", kind="parent of", other="Adult D"), False),
    ("son", Relation(one="Adult D", kind="parent of", other="Adult A"), True),
    ("father", Relation(one="Adult D", kind="parent of", other="Adult A"), False),
    ("husband", Relation(one="Adult D", kind="divorced", other="Adult A"), False),
    ("husband", Relation(one="Adult A", kind="parent of", other="Adult D"), True),
    ("husband", Relation(one="Adult A", kind="parent of", other="Adult D", note="adoptive"), False),
    ("brother", Relation(one="Adult A", kind="parent of", other="Adult D"), False),
    ("son", Relation(one="Adult D", kind="married", other="Adult B"), False),
])
def test_a_relation_to_the_subject_is_held_against_the_relationship(
    relationship: str, relation: Relation, doubted: bool
) -> None:
    assert bool(told(Member(code="Adult D", relationship=relationship), relation)) == doubted


def test_only_those_asked_for_are_told_of() -> None:
    members = [Member(code=code, relationship="son", sex="female") for code in ("Adult C", "Adult D")]
    assert len(doubts(members, (), PEOPLE, TODAY)) == 2
    assert len(doubts_of(["adult d"], members, (), PEOPLE, TODAY)) == 1
