"""How members of a family are related: typed, checked, offered, said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import WrongUse
from domain.family.members import Member, Relation
from domain.family.ties import COUPLES, PARENT, check, offers, read_relation, ties, written

CODES = ("Adult A", "Adult B", "Adult C", "Adult AB", "Child 1", "Child 2", "Mrs A")


def couple(one: str, kind: str, other: str, note: str = "") -> Relation:
    return Relation(one=one, kind=kind, other=other, note=note)  # type: ignore[arg-type]


def parent(one: str, other: str, note: str = "") -> Relation:
    return couple(one, "parent of", other, note)


@pytest.mark.parametrize(
    ("line", "relation", "sex"),
    [
        ("Adult B married Adult C", couple("Adult B", "married", "Adult C"), ""),
        ("adult b married to adult c", couple("Adult B", "married", "Adult C"), ""),
        ("Adult B wife of Adult C", couple("Adult B", "married", "Adult C"), "female"),
        ("Adult B partner of Mrs A", couple("Adult B", "cohabiting", "Mrs A"), ""),
        ("Adult B separated from Adult C (2019)", couple("Adult B", "separated", "Adult C", "2019"), ""),
        ("Adult AB divorced Adult A", couple("Adult AB", "divorced", "Adult A"), ""),
        ("Adult A transitory Adult B", couple("Adult A", "transitory", "Adult B"), ""),
        ("Adult A parent of Child 1", parent("Adult A", "Child 1"), ""),
        ("Adult A mother of Child 1", parent("Adult A", "Child 1"), "female"),
        ("Child 2 son of Adult A", parent("Adult A", "Child 2"), "male"),
        ("Child 2 child of Adult A", parent("Adult A", "Child 2"), ""),
    ],
)
def test_a_line_says_how_two_are_related(line: str, relation: Relation, sex: str) -> None:
    read = read_relation(line, CODES)
    assert (read.relation, read.sex) == (relation, sex)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "Write it as in"),
        ("Bert married Adult A", "“Bert married” is nobody of the family"),
        ("Adult A likes Adult B", "After Adult A say how they are related"),
        ("Adult A married", "Then say to whom"),
        ("Adult A married Bert", "“Bert” is nobody of the family"),
        ("Adult A married Adult B in 1999", "“in 1999” is too much: a remark goes in brackets"),
    ],
)
def test_what_is_not_understood_is_said(line: str, sentence: str) -> None:
    with pytest.raises(WrongUse, match=sentence):
        read_relation(line, CODES)


RELATIONS = st.builds(
    Relation, one=st.sampled_from(CODES), kind=st.sampled_from((*COUPLES, PARENT)), other=st.sampled_from(CODES),
    note=st.sampled_from(("", "until 2010", "as told (twice)")),
)  # fmt: skip


@given(RELATIONS)
def test_what_is_written_reads_back(relation: Relation) -> None:
    assert read_relation(written(relation), CODES).relation == relation


@pytest.mark.parametrize(
    ("held", "new", "sentence"),
    [
        ([], couple("Adult A", "married", "Adult A"), "cannot be related to themselves"),
        ([parent("Adult A", "Child 1")], parent("Child 1", "Adult A"), "among their own forebears"),
        ([parent("Adult A", "Adult B"), parent("Adult B", "Child 1")], parent("Child 1", "Adult A"), "forebears"),
        ([couple("Adult A", "married", "Adult B")], couple("Adult B", "married", "Adult A"), "said already"),
        ([couple("Adult A", "married", "Adult B")], couple("Adult B", "divorced", "Adult A"), "cannot be so at once"),
        ([couple("Adult A", "married", "Adult B")], couple("Adult A", "cohabiting", "Adult C"), "Adult A has two"),
        ([parent("Adult A", "Child 1"), parent("Adult B", "Child 1")], parent("Adult C", "Child 1"), "two parents"),
        ([parent("Adult A", "Child 1")], couple("Adult A", "married", "Child 1"), "cannot be so at once"),
    ],
)
def test_what_cannot_stand_beside_the_others_is_refused(held: list[Relation], new: Relation, sentence: str) -> None:
    with pytest.raises(WrongUse, match=sentence):
        check(new, held)


@pytest.mark.parametrize(
    ("held", "new"),
    [
        ([couple("Adult A", "divorced", "Adult B")], couple("Adult A", "married", "Adult C")),
        ([couple("Adult A", "married", "Adult B")], couple("Adult A", "cohabiting", "Adult C", "since March")),
        ([couple("Adult A", "married", "Adult B", "until 2001")], couple("Adult A", "married", "Adult C")),
        ([parent("Adult A", "Child 1"), parent("Adult B", "Child 1")], parent("Adult C", "Child 1", "step")),
        ([couple("Adult A", "married", "Adult B")], couple("Adult A", "transitory", "Adult C")),
    ],
)
def test_what_can_be_or_is_explained_in_brackets_passes(held: list[Relation], new: Relation) -> None:
    check(new, held)


@settings(max_examples=200)
@given(st.lists(RELATIONS, max_size=25))
def test_however_relations_come_nobody_is_their_own_forebear(offered: list[Relation]) -> None:
    held: list[Relation] = []
    for relation in offered:
        try:
            check(relation, held)
        except WrongUse:
            continue
        held.append(relation)
    below = {code: {each.other for each in held if each.kind == PARENT and each.one == code} for code in CODES}
    for code in CODES:
        seen, ahead = set(), list(below[code])
        while ahead:
            here = ahead.pop()
            if here not in seen:
                seen.add(here)
                ahead += below[here]
        assert code not in seen


def test_relations_are_said_in_words() -> None:
    members = [
        Member(code="Adult A", sex="female"), Member(code="Adult B", sex="male"), Member(code="Child 1", sex="female"),
        Member(code="Child 2"), Member(code="Adult C", sex="male"),
    ]  # fmt: skip
    held = [
        couple("Adult A", "divorced", "Adult B", "2015"), parent("Adult A", "Child 1"), parent("Adult B", "Child 1"),
        parent("Adult A", "Child 2"), parent("Adult C", "Child 2", "as told"),
    ]  # fmt: skip
    assert ties("Adult A", members, held) == ["divorced from Adult B (2015)", "mother of Child 1 and Child 2"]
    assert ties("Child 1", members, held) == ["daughter of Adult A and Adult B", "half-sister of Child 2"]
    assert ties("Child 2", members, held) == ["child of Adult A and Adult C (as told)", "half-sibling of Child 1"]
    assert ties("Adult C", members, held) == ["father of Child 2 (as told)"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("Ch", ["ild 1", "ild 2"]),
        ("Adult A ma", ["rried"]),
        ("Adult A married Adult ", ["B", "C", "AB"]),
        ("Adult A married Adult B", []),
        ("Adult A mother of C", ["hild 1", "hild 2"]),
    ],
)
def test_codes_and_words_are_offered_while_typing(line: str, offered: list[str]) -> None:
    assert offers(line, CODES) == offered
