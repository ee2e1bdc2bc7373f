"""A genogram's rows and lines: no lines cross and nothing overlaps where a family can be drawn so."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, given, settings

from domain.family.members import Member, Relation
from domain.genogram.drawn import genogram, laid_out
from domain.genogram.order import THROUGH, Ordered, crossed, ordered
from domain.genogram.places import Placed, Sizes, crossings, placed
from domain.genogram.ranks import generations
from tests.domain.genogram_families import TODAY, any_relations, family, planar


def sizes_for(codes: list[str], whole: bool) -> Sizes:
    if whole:
        return Sizes(width=dict.fromkeys(codes, 7.0), label=dict.fromkeys(codes, 1.0), half=3, rise=0.5, couple=5,
                     apart=2, lead=1, step=1, near=1, whole=True)  # fmt: skip
    return Sizes(width=dict.fromkeys(codes, 20.0), label=dict.fromkeys(codes, 8.0), half=4, rise=4, couple=6, apart=4,
                 lead=3, step=3, near=1.5)  # fmt: skip


def drawn(members: list[Member], relations: list[Relation], whole: bool = False) -> list[tuple[Ordered, Placed, Sizes]]:
    found = []
    for kin in generations(members, relations, members[0].code, TODAY).kin:
        order = ordered(kin)
        codes = [code for row in order.rows for block in row for code in block.members]
        sizes = sizes_for(codes, whole)
        for code in codes:
            if code.startswith(THROUGH):
                sizes.width[code] = sizes.label[code] = 0.0  # type: ignore[index]
        found.append((order, placed(order, sizes), sizes))
    return found


def sound(order: Ordered, place: Placed, sizes: Sizes) -> None:
    """No two symbols overlap, no line runs through one, and couples stand side by side."""
    boxes = {
        code: (x - sizes.width[code] / 2, y - sizes.rise, x + sizes.width[code] / 2, y + sizes.rise + sizes.label[code])
        for code, (x, y) in place.members.items()
        if not code.startswith(THROUGH)
    }
    for (_, one), (_, other) in combinations(boxes.items(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for line in place.lines:
        own = {*order.unions[line.union].parents, *order.unions[line.union].children}
        for start, end in zip(line.points, line.points[1:], strict=False):
            for code, (left, top, right, bottom) in boxes.items():
                if code not in own:
                    across = min(start[0], end[0]) < right and max(start[0], end[0]) > left
                    down = min(start[1], end[1]) < bottom and max(start[1], end[1]) > top
                    assert not (across and down), f"a line runs through {code}"
    for row in order.rows:
        codes = [code for block in row for code in block.members]
        for union in order.unions:
            if len(union.parents) == 2 and union.parents[0] in codes:
                assert abs(codes.index(union.parents[0]) - codes.index(union.parents[1])) == 1
    for union in order.unions:
        if union.children:
            bars = [line for line in place.lines if order.unions[line.union] == union and line.part == "descent"]
            assert all(len({y for _, y in (bar.points[0],)}) == 1 for bar in bars)
            xs = [place.members[child][0] for child in union.children]
            if order.by_birth:
                assert xs == sorted(xs)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(planar())
def test_no_lines_cross_in_any_family_that_can_be_drawn_so(told: tuple[list[Member], list[Relation]]) -> None:
    for order, place, sizes in [*drawn(*told), *drawn(*told, whole=True)]:
        assert crossed(order.rows, order.unions) == 0
        assert crossings(place.lines) == 0
        sound(order, place, sizes)


def only(codes: str, *lines: str) -> tuple[Ordered, Placed]:
    """The order and places of a family that hangs together, nothing overlapping."""
    ((order, place, _),) = drawn(*family(codes, *lines))
    return order, place


def row_of(order: Ordered, code: str) -> list[str]:
    return next(found for row in order.rows if code in (found := [each for block in row for each in block.members]))


def test_parents_stand_above_their_children_and_couples_on_one_height() -> None:
    order, place = only("m:F f:M C", "F married M", "F parent of C", "M parent of C")
    at = place.members
    assert at["F"][1] == at["M"][1] < at["C"][1]
    assert at["F"][0] < at["C"][0] < at["M"][0]
    assert row_of(order, "F") == ["F", "M"], "a man stands left of a woman"


def test_in_laws_stand_beside_the_parents_not_above_them() -> None:
    order, _ = only(
        "G P S m:X Y", "G parent of P", "P parent of S", "S married X", "Y parent of X",
    )  # fmt: skip
    assert set(row_of(order, "P")) == {"P", "Y"}


def test_half_siblings_stand_each_under_their_own_parents() -> None:
    order, place = only(
        "f:M m:A m:B C D", "M divorced A", "M cohabiting B", "M parent of C", "A parent of C", "M parent of D",
        "B parent of D",
    )  # fmt: skip
    assert row_of(order, "M") in (["A", "M", "B"], ["B", "M", "A"])
    assert crossings(place.lines) == 0


def test_a_third_partner_is_joined_by_a_line_over_the_others_and_no_lines_cross() -> None:
    parents = [f"F{each} parent of C{each}" for each in (1, 2, 3)]
    _, place = only(
        "f:M m:F1 m:F2 m:F3 C1 C2 C3", *(f"M transitory F{each}" for each in (1, 2, 3)), *parents,
        *(f"M parent of C{each}" for each in (1, 2, 3)),
    )  # fmt: skip
    (over,) = (line for line in place.lines if len(line.points) == 4)
    assert min(y for _, y in over.points) < place.members["M"][1]
    assert crossings(place.lines) == 0


def test_married_again_among_those_known_they_stand_in_a_chain() -> None:
    order, place = only("A B C D", "A divorced B", "B divorced C", "C married D")
    assert row_of(order, "A") in (list("ABCD"), list("DCBA"))
    assert crossings(place.lines) == 0


def test_brothers_and_sisters_stand_in_birth_order_their_partners_beside_them() -> None:
    family_ = family("P B C A X", *(f"P parent of {each}" for each in "ABC"), "B married X")
    born = {"A": "1990", "B": "1992", "C": "1995"}
    members = [Member(code=each.code, born=born.get(each.code, "")) for each in family_[0]]
    ((order, place, _),) = drawn(members, family_[1])
    row = row_of(order, "A")
    assert [each for each in row if each != "X"] == ["A", "B", "C"]
    assert abs(row.index("X") - row.index("B")) == 1
    assert order.by_birth


def test_birth_order_gives_way_where_lines_would_cross_and_it_is_said() -> None:
    ((order, place, _),) = drawn(*family(
        "P A B C X Q", *(f"P parent of {each}" for each in "ABC"), "B married X", "Q parent of X",
    ))  # fmt: skip
    assert crossings(place.lines) == 0
    assert not order.by_birth


def test_cousins_who_have_a_child_are_drawn_without_crossings() -> None:
    _, place = only(
        "G A B c d K", "G parent of A", "G parent of B", "A parent of c", "B parent of d", "c cohabiting d",
        "c parent of K", "d parent of K",
    )  # fmt: skip
    assert crossings(place.lines) == 0


def test_two_brothers_who_married_two_sisters_are_drawn_with_the_one_crossing_there_must_be() -> None:
    ((order, place, _),) = drawn(*family(
        "P Q a b c d", "P parent of a", "P parent of b", "Q parent of c", "Q parent of d", "a married c", "b married d",
    ))  # fmt: skip
    assert crossings(place.lines) == 1


def test_an_uncle_who_married_his_niece_stands_beside_her_his_line_goes_through_the_row_between() -> None:
    order, place = only("G U P N", "G parent of U", "G parent of P", "P parent of N", "U married N")
    at = place.members
    assert at["U"][1] == at["N"][1] > at["P"][1]
    assert crossings(place.lines) == 0


def test_three_generations_of_twenty_people_are_ordered_at_once() -> None:
    lines = ["A0 married A1", "B0 married B1", "C0 married C1"]
    for parent, children in (("A", "012"), ("B", "34"), ("C", "56")):
        lines += [f"{parent}{each} parent of M{child}" for child in children for each in "01"]
    lines += ["M2 married M3", "M4 cohabiting M5"]
    lines += [f"{parent} parent of {child}" for parent, child in (
        ("M2", "K0"), ("M3", "K0"), ("M2", "K1"), ("M3", "K1"), ("M4", "K2"), ("M5", "K2"), ("M0", "K3"),
        ("M6", "K4"), ("M6", "K5"), ("M0", "K6"),
    )]  # fmt: skip
    codes = [*(f"{each}{one}" for each in "ABC" for one in "01"), *(f"M{each}" for each in range(7)),
             *(f"K{each}" for each in range(7))]  # fmt: skip
    assert len(codes) == 20
    order, place = only(" ".join(codes), *lines)
    assert len(order.rows) == 3
    assert crossings(place.lines) == 0
    assert order.by_birth


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_relations())
def test_whatever_is_said_everybody_is_drawn_and_crossings_told(told: tuple[list[Member], list[Relation]]) -> None:
    found = genogram(*told, told[0][0].code, TODAY)
    widths = dict.fromkeys(found.members, 20.0)
    sizes = Sizes(width=widths, label=widths, half=4, rise=4, couple=8, apart=5, lead=4, step=3, near=1)
    drawing = laid_out(found, sizes, pad=1)
    assert set(drawing.places) == set(found.members)
    boxes = [(x - 10, y - 4, x + 10, y + 24) for x, y in drawing.places.values()]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert (crossings(drawing.lines) == 0) == (found.crossings == 0)
