"""The order of a genogram's rows, left to right, in which no two of its lines cross; else in which the fewest do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, permutations, product

from domain.genogram.clauses import Clauses
from domain.genogram.ranks import Kin, Union

THROUGH = "\x00"
"""Begins the code of a place where a line goes through a row on its way to a child further down."""
_ROOM = 7
"""Partners of partners up to so many are tried in every order."""
_TRIES = 300


@dataclass(frozen=True, slots=True)
class Block:
    """Members of one row that are kept together, left to right: a couple, or partners of partners.

    `sources` says from where the children of a union come, by its number: 0.5 is between the first and the second.
    `spoilt` counts lines that cross within it whatever stands around.
    """

    members: tuple[str, ...]
    sources: Mapping[int, float]
    spoilt: int = 0

    def turned(self) -> Block:
        """The same from right to left."""
        last = len(self.members) - 1
        return replace(
            self, members=self.members[::-1], sources={number: last - at for number, at in self.sources.items()}
        )


@dataclass(frozen=True, slots=True)
class Ordered:
    """Rows of blocks, the eldest first. `unions` are those of the kin, long lines cut at the rows they go through.

    `by_birth` says whether all brothers and sisters stand in birth order.
    """

    rows: tuple[tuple[Block, ...], ...]
    unions: tuple[Union, ...]
    by_birth: bool


def ordered(kin: Kin, males: Iterable[str] = ()) -> Ordered:
    """Order the rows. A man stands left of a woman where nothing else is to be minded.

    No lines cross where that can be with couples kept together. Brothers and sisters stand in birth order, and nobody
    of another family between them, unless lines would cross for it.
    """
    ranks, unions = _cut(kin)
    choices = _blocks(ranks, unions, frozenset(males))
    ways = list(islice(_ways(choices), _TRIES))
    edges = [(number, child) for number, union in enumerate(unions) for child in union.children]
    clean = [way for way in ways if not any(block.spoilt for block in way)]
    for by_birth, together in ((True, True), (True, False), (False, True), (False, False)):
        for way in clean:
            rows = _solved(way, ranks, unions, edges, by_birth, together)
            if rows is not None:
                return Ordered(rows, unions, by_birth)
    return _fewest(ways, ranks, unions, edges)


def _cut(kin: Kin) -> tuple[dict[str, int], tuple[Union, ...]]:
    """Ranks and unions with a place in every row that a line to a child goes through."""
    ranks, unions, through = dict(kin.ranks), list[Union](), list[Union]()
    for union in kin.unions:
        level, children = ranks[union.parents[0]], list[str]()
        for child in union.children:
            places = [f"{THROUGH}{child}{THROUGH}{rank}" for rank in range(level + 1, kin.ranks[child])]
            ranks.update({place: level + 1 + step for step, place in enumerate(places)})
            children.append([*places, child][0])
            for place, next_ in zip(places, [*places[1:], child], strict=False):
                through.append(Union((place,), "alone", (next_,)))
        unions.append(replace(union, children=tuple(children)))
    return ranks, (*unions, *through)


def _blocks(ranks: Mapping[str, int], unions: Sequence[Union], males: frozenset[str]) -> list[list[Block]]:
    """For each who stands together, the ways they may stand, the best first, each meant from either side."""
    group = {code: code for code in ranks}

    def of(code: str) -> str:
        while group[code] != code:
            code = group[code]
        return code

    for union in unions:
        if len(union.parents) == 2:
            group[of(union.parents[1])] = of(union.parents[0])
    found: dict[str, list[str]] = {}
    for code in ranks:
        found.setdefault(of(code), []).append(code)
    born = frozenset(child for union in unions for child in union.children)
    return [_arranged(members, unions, born, males) for members in found.values()]


def _arranged(
    members: Sequence[str], unions: Sequence[Union], born: frozenset[str], males: frozenset[str]
) -> list[Block]:
    inside = [(number, union) for number, union in enumerate(unions) if union.parents[0] in members]
    pairs = [union.parents for _, union in inside if len(union.parents) == 2]
    if len(members) <= _ROOM:
        orders: Iterable[tuple[str, ...]] = permutations(members)
    else:
        orders = [_along(members, pairs)]
    found: list[tuple[tuple[int, int, int], tuple[str, ...], Block]] = []
    seen: set[tuple[str, ...]] = set()
    for order in orders:
        if order[::-1] in seen:
            continue
        seen.add(order)
        if len(order) == 2 and order[1] in males and order[0] not in males:
            order = order[::-1]
        at = {code: place for place, code in enumerate(order)}
        apart = sum(abs(at[one] - at[other]) - 1 for one, other in pairs)
        block = _block(order, at, inside, born)
        entered = sum(1 for one, other in combinations(order, 2) if members.index(one) > members.index(other))
        found.append(((block.spoilt, apart, min(entered, _inverse(order, entered))), order, block))
    best = sorted(found, key=lambda each: each[0])
    least = best[0][0]
    near = [block for cost, _, block in best if cost[0] == least[0] and cost[1] <= least[1] + 1]
    return near[:12]


def _inverse(order: Sequence[str], entered: int) -> int:
    return len(order) * (len(order) - 1) // 2 - entered


def _along(members: Sequence[str], pairs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Many partners of partners, one after the other as they hang together, from one at an end."""
    beside: dict[str, list[str]] = {code: [] for code in members}
    for one, other in pairs:
        beside[one].append(other)
        beside[other].append(one)
    order: list[str] = []
    open_ = [min(members, key=lambda each: len(beside[each]))]
    while open_:
        code = open_.pop()
        if code not in order:
            order.append(code)
            open_ += sorted(beside[code], key=lambda each: -len(beside[each]))
    return tuple(order)


def _block(
    order: tuple[str, ...], at: Mapping[str, int], inside: Sequence[tuple[int, Union]], born: frozenset[str]
) -> Block:
    """The block in this order: a couple with others between them is joined by a line over those."""
    sources: dict[int, float] = {}
    over: list[tuple[int, int]] = []
    joined = {min(at[one], at[other]) for _, union in inside if len(union.parents) == 2
              for one, other in [union.parents] if abs(at[one] - at[other]) == 1}  # fmt: skip
    spoilt = 0
    for number, union in inside:
        places = sorted(at[each] for each in union.parents)
        if len(places) == 1:
            sources[number] = places[0]
        elif places[1] - places[0] == 1:
            sources[number] = places[0] + 0.5
        else:
            first, last = places
            spoilt += sum(1 for each in order[first + 1 : last] if each in born)
            spoilt += sum(1 for one, other in over if one < first < other < last or first < one < last < other)
            over.append((first, last))
            free = [gap for gap in (last - 1, first) if gap not in joined]
            if not free and union.children:
                spoilt += 1
            sources[number] = (free or [last - 1])[0] + 0.5
    return Block(order, sources, spoilt)


def _ways(choices: Sequence[Sequence[Block]]) -> Iterable[tuple[Block, ...]]:
    """Every way for all of them together, the best of each first."""
    sizes = [range(len(each)) for each in choices]
    several = [number for number, each in enumerate(choices) if len(each) > 1]
    if len(several) > 6:
        sizes = [size[:2] for size in sizes]
    picked = product(*(sizes[number] for number in several))
    for numbers in sorted(islice(picked, 4 * _TRIES), key=sum):
        chosen = dict(zip(several, numbers, strict=True))
        yield tuple(each[chosen.get(number, 0)] for number, each in enumerate(choices))


class _Asked:
    """What is to be answered of one way: of each two blocks of a row which is left, and which blocks are turned."""

    def __init__(self, way: Sequence[Block], ranks: Mapping[str, int]) -> None:
        self.clauses = Clauses()
        self.way = way
        self.block = {code: number for number, block in enumerate(way) for code in block.members}
        self.rows: dict[int, list[int]] = {}
        for number, block in enumerate(way):
            self.rows.setdefault(ranks[block.members[0]], []).append(number)
        self.as_is = [self.clauses.question() for _ in way]
        self._left: dict[tuple[int, int], int] = {}
        for row in self.rows.values():
            for pair in combinations(row, 2):
                self._left[pair] = self.clauses.question()
            for one, two, three in combinations(row, 3):
                first, second, both = self._left[one, two], self._left[two, three], self._left[one, three]
                self.clauses.need(-first, -second, both)
                self.clauses.need(first, second, -both)

    def left(self, one: int, other: int) -> int:
        """The answer that one block is left of another."""
        return self._left[one, other] if one < other else -self._left[other, one]

    def before(self, one: tuple[int, float], other: tuple[int, float]) -> int | None:
        """The answer that a place, in a block, is left of another; None where they are the same place."""
        if one[0] != other[0]:
            return self.left(one[0], other[0])
        if one[1] == other[1]:
            return None
        return self.as_is[one[0]] if one[1] < other[1] else -self.as_is[one[0]]

    def member(self, code: str) -> tuple[int, float]:
        """The place of a member."""
        number = self.block[code]
        return number, self.way[number].members.index(code)

    def source(self, union: int, unions: Sequence[Union]) -> tuple[int, float]:
        """The place the children of a union come from."""
        number = self.block[unions[union].parents[0]]
        return number, self.way[number].sources[union]


Rows = tuple[tuple[Block, ...], ...]


def _solved(
    way: Sequence[Block], ranks: Mapping[str, int], unions: Sequence[Union], edges: Sequence[tuple[int, str]],
    by_birth: bool, together: bool,
) -> Rows | None:  # fmt: skip
    """The rows in which none of these lines to children cross; None where there are none."""
    asked = _Asked(way, ranks)
    clauses = asked.clauses
    for (one, first), (other, second) in combinations(edges, 2):
        if one != other and ranks[first] == ranks[second]:
            above = asked.before(asked.source(one, unions), asked.source(other, unions))
            below = asked.before(asked.member(first), asked.member(second))
            if above is not None and below is not None:
                clauses.same(above, below)
    wished: list[int] = []
    born = {child for _, child in edges}
    for union in unions:
        for elder, younger in zip(union.children, union.children[1:], strict=False):
            if ranks[elder] == ranks[younger]:
                answer = asked.before(asked.member(elder), asked.member(younger))
                if answer is not None:
                    wished.append(answer)
        if together:
            blocks = list(dict.fromkeys(asked.block[child] for child in union.children))
            for number in asked.rows[ranks[union.children[0]]] if union.children else ():
                if number not in blocks and not born & set(way[number].members):
                    for one, other in zip(blocks, blocks[1:], strict=False):
                        clauses.same(asked.left(number, one), asked.left(number, other))
    if by_birth:
        for answer in wished:
            clauses.need(answer)
    found = clauses.answered([*wished, *asked.as_is])
    if found is None:
        return None
    return tuple(
        tuple(
            way[number] if found[asked.as_is[number]] else way[number].turned()
            for number in sorted(
                row, key=lambda each: sum(_yes(found, asked.left(other, each)) for other in row if other != each)
            )
        )
        for _, row in sorted(asked.rows.items())
    )


def _yes(found: Mapping[int, bool], answer: int) -> bool:
    return found[abs(answer)] == (answer > 0)


def _fewest(
    ways: Sequence[tuple[Block, ...]], ranks: Mapping[str, int], unions: tuple[Union, ...],
    edges: Sequence[tuple[int, str]],
) -> Ordered:  # fmt: skip
    """Rows with as few crossings as are found: without minding one line to a child, or two, or as many as need be."""
    best: tuple[int, Rows] | None = None
    tries = 0
    for many in range(len(edges) + 1):
        for unminded in combinations(range(len(edges)), many) if many < 3 else [tuple(range(many))]:
            minded = [edge for number, edge in enumerate(edges) if number not in unminded]
            for way in ways[:6]:
                tries += 1
                rows = _solved(way, ranks, unions, minded, False, False)
                if rows is not None:
                    rows = _mended(rows, unions)
                    count = crossed(rows, unions)
                    if best is None or count < best[0]:
                        best = count, rows
            if best is not None and (best[0] <= max(many, 1) or tries > _TRIES):
                return Ordered(best[1], unions, _in_birth_order(best[1], unions))
        if best is not None:
            break
    assert best is not None
    return Ordered(best[1], unions, _in_birth_order(best[1], unions))


def _mended(rows: Rows, unions: Sequence[Union]) -> Rows:
    """The rows after every change of neighbours, and every turning of a block, that takes a crossing away."""
    count = crossed(rows, unions)
    better = True
    while better and count:
        better = False
        for at, row in enumerate(rows):
            for place, block in enumerate(row):
                for changed in (
                    (*row[:place], block.turned(), *row[place + 1 :]),
                    (*row[:place], *row[place : place + 2][::-1], *row[place + 2 :]),
                ):
                    tried = (*rows[:at], changed, *rows[at + 1 :])
                    if (fewer := crossed(tried, unions)) < count:
                        rows, count, better = tried, fewer, True
                        break
                if better:
                    break
            if better:
                break
    return rows


def crossed(rows: Rows, unions: Sequence[Union]) -> int:
    """How many pairs of lines to children go from left to right of each other, and lines crossed within blocks."""
    count = 0
    places = {code: place for place, code in _places(rows)}
    sources: dict[int, float] = {}
    for row in rows:
        start = 0
        for block in row:
            count += block.spoilt
            sources.update({number: start + at for number, at in block.sources.items()})
            start += len(block.members)
    depth = {code: number for number, row in enumerate(rows) for block in row for code in block.members}
    edges = [(number, child) for number, union in enumerate(unions) for child in union.children]
    for (one, first), (other, second) in combinations(edges, 2):
        if one != other and depth[first] == depth[second]:
            count += (sources[one] - sources[other]) * (places[first] - places[second]) < 0
    return count


def _places(rows: Rows) -> Iterable[tuple[int, str]]:
    for row in rows:
        yield from enumerate(code for block in row for code in block.members)


def _in_birth_order(rows: Rows, unions: Sequence[Union]) -> bool:
    places = {code: place for place, code in _places(rows)}
    return all(
        places[elder] < places[younger]
        for union in unions
        for elder, younger in zip(union.children, union.children[1:], strict=False)
    )
