"""A genogram told: who is drawn, who is left out and said, households, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.family.members import Member, Relation
from domain.genogram.drawn import Genogram, genogram, is_dead, laid_out
from domain.genogram.places import Sizes
from domain.genogram.words import described, missing, years
from tests.domain.genogram_families import TODAY, family, planar


def told(codes: str, *lines: str, subject: str = "A") -> Genogram:
    return genogram(*family(codes, *lines), subject, TODAY)


def living(drawn: Genogram, **households: str) -> Genogram:
    members = {code: replace(member, household=households.get(code, "")) for code, member in drawn.members.items()}
    return replace(drawn, members=members)


def sizes(drawn: Genogram) -> Sizes:
    widths = dict.fromkeys(drawn.members, 20.0)
    return Sizes(width=widths, label=widths, half=4, rise=4, couple=8, apart=5, lead=4, step=3, near=1)


def inside(outline: tuple[tuple[float, float], ...], point: tuple[float, float]) -> bool:
    """Whether a point lies within a closed path of level and upright lines."""
    x, y = point
    found = False
    for (from_x, from_y), (_, to_y) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (from_y > y) != (to_y > y) and from_x > x:
            found = not found
    return found


def test_a_line_round_a_household_holds_its_members_and_nobody_else() -> None:
    drawn = living(told("f:A m:B C D m:E", "A married B", "A parent of C", "B parent of C", "A parent of D",
                        "B parent of D", "A divorced E"), A="flat", B="flat", C="flat", D="flat")  # fmt: skip
    drawing = laid_out(drawn, sizes(drawn), pad=1)
    (household,) = drawing.households
    assert household.outline and not household.mark
    for code, place in drawing.places.items():
        assert inside(household.outline, place) == (code != "E"), code


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(planar(), st.randoms(use_true_random=False))
def test_no_line_round_a_household_ever_holds_anybody_else(
    told_: tuple[list[Member], list[Relation]], random: Random
) -> None:
    members = [replace(each, household=random.choice(("", "flat", "farm", "flat"))) for each in told_[0]]
    drawn = genogram(members, told_[1], members[0].code, TODAY)
    drawing = laid_out(drawn, sizes(drawn), pad=1)
    for household in drawing.households:
        assert bool(household.outline) != bool(household.mark)
        for code, place in drawing.places.items() if household.outline else ():
            assert inside(household.outline, place) == (code in household.members), code


def test_a_child_who_stands_aside_is_reached_between_the_rows() -> None:
    drawn = living(told("f:A m:B C D E F m:G", "A married B", *(f"{p} parent of {c}" for p in "AB" for c in "CDEF"),
                        "A divorced G"), G="flat", C="flat")  # fmt: skip
    (household,) = laid_out(drawn, sizes(drawn), pad=1).households
    assert household.outline


def test_a_household_that_does_not_stand_together_has_a_mark() -> None:
    drawn = living(told("G A B C", *(f"G parent of {each}" for each in "ABC")), A="flat", C="flat", G="farm")
    (household,) = laid_out(drawn, sizes(drawn), pad=1).households
    assert (household.members, household.outline, household.mark) == (("A", "C"), (), "h1")
    assert "A and C live in one household." in described(drawn, [])


def test_those_related_to_nobody_stand_beneath_and_are_said() -> None:
    drawn = told("A B C D", "A married B")
    assert drawn.alone == ("C", "D")
    drawing = laid_out(drawn, sizes(drawn))
    assert min(drawing.places["C"][1], drawing.places["D"][1]) > drawing.places["A"][1]
    assert any("C and D: no relation said" in each for each in missing(drawn))


def test_a_family_in_parts_stands_side_by_side_the_subjects_first() -> None:
    drawn = told("X Y A B", "X married Y", "A married B")
    places = laid_out(drawn, sizes(drawn)).places
    assert max(places["A"][0], places["B"][0]) < min(places["X"][0], places["Y"][0])
    assert any("falls into 2 parts" in each for each in missing(drawn))


@pytest.mark.parametrize(
    ("relations", "said"),
    [
        ([("A", "parent of", "B"), ("B", "parent of", "A")], "B as a parent of A is not drawn"),
        ([("A", "parent of", "B"), ("B", "married", "A")], "B and A, married, are not drawn as a couple"),
        ([("A", "parent of", "B"), ("A", "parent of", "C"), ("B", "parent of", "C")], "A as a parent of C is not"),
        ([("A", "married", "B"), ("A", "divorced", "B")], "A and B are drawn as divorced; married is said of them too"),
    ],
)
def test_what_goes_against_itself_is_left_out_and_said(relations: list[tuple[str, str, str]], said: str) -> None:
    members = [Member(code=each) for each in "ABC"]
    held = [Relation(one=one, kind=kind, other=other) for one, kind, other in relations]  # type: ignore[arg-type]
    drawn = genogram(members, held, "A", TODAY)
    assert any(each.startswith(said) for each in drawn.left_out), drawn.left_out
    assert set(laid_out(drawn, sizes(drawn)).places) == {"A", "B", "C"}


def test_of_three_parents_the_couple_of_whom_nothing_more_is_said_is_drawn() -> None:
    drawn = told("A B C D", "A married B", "A parent of D", "B parent of D", "C parent of D (step)")
    assert drawn.left_out == ("C as a parent of D (step) is not drawn: the lines show two.",)


def test_nothing_said_and_nobody_there_are_told() -> None:
    assert missing(told("")) == ["Nobody is in the family yet. F8 gives the first."]
    assert "A: nobody else is in the family yet." in missing(told("f:A"))


def test_what_a_drawing_lacks_is_told() -> None:
    lacks = missing(told("f:A m:B C D", "A parent of C", "B parent of C", "A parent of D"))
    assert "A and B have C as a child: how they were related is not said." in lacks
    assert "D: the other parent beside A is not said." in lacks
    assert "C and D: sex not known, drawn as a triangle." in lacks


def test_every_member_is_told_with_sex_death_awareness_and_ties() -> None:
    members, relations = family("f:A m:B", "A divorced B")
    members = [replace(members[0], relationship="Subject", died="3/4/24", aware="yes"),
               replace(members[1], relationship="Former husband", aware="no")]  # fmt: skip
    assert described(genogram(members, relations, "A", TODAY), relations)[1:] == [
        "A: the subject; female; died; aware of the abuse or neglect; divorced from B.",
        "B: Former husband; male; not aware of the abuse or neglect; divorced from A.",
    ]


@pytest.mark.parametrize(
    ("died", "dead"),
    [("17/06/2024", True), ("June 2023", True), ("n/a", False), ("not known", False), ("", False),
     ("17/06/2024 (serious incident)", False), ("3/4/24 (injured)", False)],
)  # fmt: skip
def test_a_date_of_a_serious_incident_is_no_death(died: str, dead: bool) -> None:
    assert is_dead(Member(code="A", died=died)) is dead


@pytest.mark.parametrize(
    ("born", "died", "said"),
    [("02/09/1961", "17/06/2024", "1961 - 2024"), ("about 1985", "n/a", "born about 1985"), ("nk", "", ""),
     ("", "1998", "? - 1998"), ("no date at all", "", "")],
)  # fmt: skip
def test_years_are_shown_as_they_are_known(born: str, died: str, said: str) -> None:
    assert years(Member(code="A", born=born, died=died), TODAY) == said


def test_the_subject_is_found_by_reference_name_whatever_its_capitals_else_by_relationship() -> None:
    assert told("A B", subject="a").subject == "A"
    members = [Member(code="X"), Member(code="Y", relationship="Subject")]
    assert genogram(members, [], "Adult Q", TODAY).subject == "Y"
