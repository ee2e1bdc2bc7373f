"""Made-up families for genograms: read from lines, and random ones that can be drawn without crossings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from domain.family.members import Member, Relation
from domain.family.ties import read_relation

TODAY = date(2026, 11, 20)
COUPLES = ("married", "cohabiting", "separated", "divorced", "transitory")


def family(codes: str, *lines: str) -> tuple[list[Member], list[Relation]]:
    """Members by codes with spaces between (`m:` and `f:` in front of a code say the sex), relations as typed."""
    made, sexes = [], {"m": "male", "f": "female"}
    for word in codes.split():
        sex, _, code = word.rpartition(":")
        made.append(Member(code=code, sex=sexes.get(sex, "")))
    relations = []
    for line in lines:
        read = read_relation(line, [member.code for member in made])
        relations.append(read.relation)
    return made, relations


@st.composite
def planar(draw: st.DrawFn) -> tuple[list[Member], list[Relation]]:
    """A family of three generations and at most twenty people, made from a drawing that has no crossings.

    Couples stand next to each other, nobody has more than two partners, and the children of those further left stand
    further left. Told in any order, by names that say nothing, brothers and sisters without dates of birth.
    """
    relations: list[tuple[str, str, str]] = []
    rows: list[list[str]] = []
    above: Sequence[tuple[str, ...]] = ()
    names = draw(st.permutations([f"P{number}" for number in range(20)]))
    left = list(names)
    for generation in range(3):
        room = min(len(left) - (2 - generation) * 3, 9)
        count = draw(st.integers(min_value=2, max_value=max(room, 2)))
        row, left = left[:count], left[count:]
        rows.append(row)
        parents: dict[str, int] = {}
        at = 0
        for person in row if above else ():
            at = draw(st.integers(min_value=at, max_value=min(at + 1, len(above) - 1)))
            if draw(st.integers(0, 3)):
                parents[person] = at
                relations += [(parent, "parent of", person) for parent in above[at]]
        sources: list[tuple[str, ...]] = []
        for place, person in enumerate(row):
            if draw(st.integers(0, 5)) == 0:
                sources.append((person,))
            following = row[place + 1] if place + 1 < len(row) else None
            kin = following in parents and parents.get(person) == parents[following] if following else False
            if following and not kin and draw(st.booleans()):
                relations.append((person, draw(st.sampled_from(COUPLES)), following))
                sources.append((person, following))
        above = sources
        if not above:
            above = [(row[0],)]
    told = draw(st.permutations(relations))
    everyone = [name for row in rows for name in row]
    return (
        [Member(code=code, sex=draw(st.sampled_from(("male", "female", "")))) for code in sorted(everyone)],
        [Relation(one=one, kind=kind, other=other) for one, kind, other in told],  # type: ignore[arg-type]
    )


@st.composite
def any_relations(draw: st.DrawFn) -> tuple[list[Member], list[Relation]]:
    """Members and relations with no sense in them: cycles, couples of parent and child, everybody's parent."""
    codes = [f"P{number}" for number in range(draw(st.integers(1, 12)))]
    pairs = draw(st.lists(st.tuples(st.sampled_from(codes), st.sampled_from(codes)), max_size=16))
    households = st.sampled_from(("", "", "flat", "farm"))
    sexes, kinds = st.sampled_from(("male", "female", "")), st.sampled_from(("parent of", "parent of", *COUPLES))
    return (
        [Member(code=code, sex=draw(sexes), household=draw(households)) for code in codes],
        [Relation(one=one, kind=draw(kinds), other=other) for one, other in pairs],  # type: ignore[arg-type]
    )
