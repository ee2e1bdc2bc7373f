"""A genogram's rows and lines: no lines cross and nothing overlaps where a family can be drawn so."""

from __future__ import annotations

from itertools import combinations

from hypothesis import HealthCheck, given, settings

from domain.family import Member, Relation
from domain.genogram_order import THROUGH, Ordered, crossed, ordered
from domain.genogram_places import Placed, Sizes, crossings, placed
from domain.genogram_ranks import generations
from tests.domain.genogram_families import TODAY, planar


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
