"""Who stands in which generation of a genogram: couples side by side, parents above their children."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from domain.errors import NotUnderstood
from domain.family.members import Kind, Member, Relation, date_of
from domain.family.ties import PARENT

Tie = Kind | Literal["", "alone"]


@dataclass(frozen=True, slots=True)
class Union:
    """A couple, or one parent alone, and their children in birth order, all by code.

    `kind` is that of the couple, "" where two have a child and nobody said how they were related, "alone" for one.
    """

    parents: tuple[str, ...]
    kind: Tie
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """Members that hang together: their generation by code (0 the eldest), and the unions among them."""

    ranks: Mapping[str, int]
    unions: tuple[Union, ...]


@dataclass(frozen=True, slots=True)
class Generations:
    """A family sorted: `kin` by whether they hang together, the subject's first; `alone` are related to nobody.

    `left_out` says in sentences what is held and cannot be drawn.
    """

    kin: tuple[Kin, ...]
    alone: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(slots=True)
class _Sorting:
    """The ties taken so far. Members of one class stand in one generation; `of` leads to who stands for it."""

    codes: list[str]
    of: dict[str, str] = field(default_factory=dict)
    couples: dict[tuple[str, str], Kind] = field(default_factory=dict)
    parents: dict[str, list[str]] = field(default_factory=dict)

    def level(self, code: str) -> str:
        """The class of a member."""
        while self.of.get(code, code) != code:
            code = self.of[code]
        return code

    def under(self, code: str) -> set[str]:
        """The classes below that of a member, their own not among them unless something goes round."""
        below: dict[str, set[str]] = {}
        for child, parents in self.parents.items():
            for parent in parents:
                below.setdefault(self.level(parent), set()).add(self.level(child))
        found: set[str] = set()
        open_ = [self.level(code)]
        while open_:
            for each in below.get(open_.pop(), ()):
                if each not in found:
                    found.add(each)
                    open_.append(each)
        return found

    def side_by_side(self, one: str, other: str) -> bool:
        """Put two into one generation; false where one of them is above the other."""
        first, second = self.level(one), self.level(other)
        if first != second:
            if second in self.under(one) or first in self.under(other):
                return False
            self.of[second] = first
        return True

    def put_under(self, parent: str, child: str) -> bool:
        """Put a child under a parent; false where the child is beside or above them."""
        if self.level(parent) == self.level(child) or self.level(parent) in self.under(child):
            return False
        self.parents.setdefault(child, []).append(parent)
        return True


def generations(members: Sequence[Member], relations: Iterable[Relation], subject: str, today: date) -> Generations:
    """Sort a family into generations; what goes against itself is left out and said, never drawn wrongly.

    Of a pair said to stand in several relations the last said is drawn; of more than two parents, two.
    """
    known = {member.code.casefold(): member.code for member in members}
    held = [
        Relation(one=known[each.one.casefold()], kind=each.kind, other=known[each.other.casefold()], note=each.note)
        for each in relations
        if each.one.casefold() in known and each.other.casefold() in known
        and each.one.casefold() != each.other.casefold()
    ]  # fmt: skip
    sorting, left_out = _Sorting([member.code for member in members]), list[str]()
    parents: dict[str, dict[str, str]] = {}
    for each in held:
        if each.kind == PARENT:
            parents.setdefault(each.other, {}).setdefault(each.one, each.note)
    couples: dict[tuple[str, str], Kind] = {}
    for each in held:
        if each.kind != PARENT:
            pair = (each.other, each.one) if (each.other, each.one) in couples else (each.one, each.other)
            if pair in couples:
                before = couples.pop(pair)
                if before != each.kind:
                    left_out.append(f"{pair[0]} and {pair[1]} are drawn as {each.kind}; {before} is said of them too.")
            couples[pair] = each.kind
    for child, said in parents.items():
        for parent in _two(child, said, couples, left_out):
            if not sorting.put_under(parent, child):
                left_out.append(f"{parent} as a parent of {child} is not drawn: {child} is among their forebears.")
    for pair, kind in couples.items():
        if sorting.side_by_side(*pair):
            sorting.couples[pair] = kind
        else:
            left_out.append(f"{pair[0]} and {pair[1]}, {kind}, are not drawn as a couple: one comes from the other.")
    for child, two in sorting.parents.items():
        if len(two) == 2 and not sorting.side_by_side(*two):
            lower = two[1] if sorting.level(two[1]) in sorting.under(two[0]) else two[0]
            upper = two[0] if lower == two[1] else two[1]
            two.remove(upper)
            left_out.append(
                f"{upper} as a parent of {child} is not drawn: {lower}, the other parent, comes from {upper}."
            )
    unions = _unions(sorting, {member.code: place for place, member in enumerate(_by_birth(members, today))})
    kin, alone = _hanging_together(sorting, unions, known.get(subject.casefold(), ""))
    return Generations(kin, alone, tuple(left_out))


def _two(
    child: str, said: Mapping[str, str], couples: Mapping[tuple[str, str], Kind], left_out: list[str]
) -> tuple[str, ...]:
    """The two parents a child is drawn under: those of whom nothing more is said, a couple before others."""
    plain = [each for each, note in said.items() if not note]
    order = [*plain, *(each for each in said if each not in plain)]
    pairs = [(one, other) for place, one in enumerate(order) for other in order[place + 1 :]]
    joined = [pair for pair in pairs if pair in couples or (pair[1], pair[0]) in couples]
    two = tuple(order[:2])
    if len(order) > 2 and len(plain) != 2 and joined:
        two = joined[0]
    for each in order:
        if each not in two:
            note = f" ({said[each]})" if said[each] else ""
            left_out.append(f"{each} as a parent of {child}{note} is not drawn: the lines show two.")
    return two


def _by_birth(members: Sequence[Member], today: date) -> list[Member]:
    """Everyone by date of birth; who has none stands behind whom they came into the family after."""
    keyed: list[tuple[date, int, Member]] = []
    last = date.min
    for place, member in enumerate(members):
        last = _born(member, today) or last
        keyed.append((last, place, member))
    return [member for _, _, member in sorted(keyed, key=lambda each: each[:2])]


def _born(member: Member, today: date) -> date | None:
    try:
        born = date_of(member.born, today)
    except NotUnderstood:
        return None
    return born.order_day() if born is not None else None


def _unions(sorting: _Sorting, births: Mapping[str, int]) -> tuple[Union, ...]:
    children: dict[tuple[str, ...], list[str]] = {pair: [] for pair in sorting.couples}
    for child, parents in sorting.parents.items():
        pair = tuple(parents)
        children.setdefault(pair[::-1] if pair[::-1] in children else pair, []).append(child)
    return tuple(
        Union(
            parents, "alone" if len(parents) == 1 else sorting.couples.get((parents[0], parents[1]), ""),
            tuple(sorted(born, key=lambda each: births[each])),
        )
        for parents, born in children.items()
        if parents
    )  # fmt: skip


def _hanging_together(
    sorting: _Sorting, unions: Sequence[Union], subject: str
) -> tuple[tuple[Kin, ...], tuple[str, ...]]:
    """Those related to each other, the subject's kin first, and those related to nobody."""
    beside: dict[str, list[str]] = {code: [] for code in sorting.codes}
    for union in unions:
        everyone = (*union.parents, *union.children)
        for each in everyone[1:]:
            beside[everyone[0]].append(each)
            beside[each].append(everyone[0])
    kin: list[Kin] = []
    alone: list[str] = []
    seen: set[str] = set()
    for code in sorted(sorting.codes, key=lambda each: each != subject):
        if code in seen:
            continue
        group, open_ = {code}, [code]
        while open_:
            for each in beside[open_.pop()]:
                if each not in group:
                    group.add(each)
                    open_.append(each)
        seen |= group
        if len(group) == 1:
            alone.append(code)
            continue
        ordered = [each for each in sorting.codes if each in group]
        inside = tuple(union for union in unions if union.parents[0] in group)
        kin.append(Kin(_ranks(ordered, inside), inside))
    return tuple(kin), tuple(alone)


def _ranks(codes: Sequence[str], unions: Sequence[Union]) -> dict[str, int]:
    """The generation of each, 0 the eldest: each child one below its parents where that is so of all, else as near as
    may be (an uncle's niece he married stands beside him)."""
    found = {codes[0]: 0}
    settled = True
    while settled:
        settled = False
        for union in unions:
            known = next((found[each] for each in union.parents if each in found), None)
            if known is None:
                known = next((found[each] - 1 for each in union.children if each in found), None)
            if known is None:
                continue
            for each, rank in (*((one, known) for one in union.parents), *((one, known + 1) for one in union.children)):
                if each not in found:
                    found[each], settled = rank, True
    if any(
        found[one] != found[union.parents[0]] for union in unions for one in union.parents
    ) or any(found[one] != found[union.parents[0]] + 1 for union in unions for one in union.children):
        found = _as_near_as_may_be(codes, unions)
    least = min(found.values())
    return {code: found[code] - least for code in codes}


def _as_near_as_may_be(codes: Sequence[str], unions: Sequence[Union]) -> dict[str, int]:
    """Each below all parents and beside all partners; those who came from nowhere just above their children."""
    beside = {code: {code} for code in codes}
    for union in unions:
        joined = set[str]().union(*(beside[each] for each in union.parents))
        for each in joined:
            beside[each] = joined
    ranks = dict.fromkeys(codes, 0)
    for _ in codes:
        for union in unions:
            for child in union.children:
                level = max(ranks[child], ranks[union.parents[0]] + 1)
                for each in beside[child]:
                    ranks[each] = max(ranks[each], level)
    born = {child for union in unions for child in union.children}
    for _ in codes:
        for code in codes:
            below = [ranks[child] for union in unions if union.parents[0] in beside[code] for child in union.children]
            if below and not born & beside[code]:
                for each in beside[code]:
                    ranks[each] = min(below) - 1
    return ranks
