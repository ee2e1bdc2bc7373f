"""Where everyone of a genogram stands and where its lines run: in millimetres for a picture, in cells for a screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from domain.genogram.order import THROUGH, Block, Ordered
from domain.genogram.ranks import Tie, Union

_SWEEPS = 120
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much room things need, in the unit of the drawing.

    `width` is what a member takes with what is written under them, `label` how high that is, both by code; `half` is
    half a symbol's width and `rise` half its height; `couple` lies between the widths of two who are a couple, `apart`
    between others; `lead` is the least between a row and a line across, `step` lies between two such lines, `near` is
    as close as two lines up and down may come. `whole` puts everything on whole numbers.
    """

    width: Mapping[str, float]
    label: Mapping[str, float]
    half: float
    rise: float
    couple: float
    apart: float
    lead: float
    step: float
    near: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a union, from corner to corner: `part` is "couple", or "descent" from a union to its children."""

    union: int
    part: str
    tie: Tie
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Everyone's middle by code, the lines, and how large it all is."""

    members: Mapping[str, Point]
    lines: tuple[Line, ...]
    width: float
    height: float


@dataclass(slots=True)
class _Spot:
    """A block in its row: where its first member stands, and where its others and its sources stand from there."""

    block: Block
    x: float
    offsets: tuple[float, ...]
    before: float
    behind: float
    sources: dict[int, float] = field(default_factory=dict)


def placed(ordered: Ordered, sizes: Sizes) -> Placed:
    """Place what is ordered: children under the middle of their parents as far as there is room."""
    rows = [[_spot(block, sizes) for block in row] for row in ordered.rows]
    _settle(rows, ordered.unions, sizes)
    if sizes.whole:
        _to_whole(rows, sizes)
    at = {code: spot.x + offset for row in rows for spot in row
          for code, offset in zip(spot.block.members, spot.offsets, strict=True)}  # fmt: skip
    sources = {number: spot.x + offset for row in rows for spot in row for number, offset in spot.sources.items()}
    left = min(spot.x - spot.before for row in rows for spot in row)
    at = {code: x - left for code, x in at.items()}
    sources = {number: x - left for number, x in sources.items()}
    _straighten(sources, at, ordered, sizes)
    return _drawn(ordered, at, sources, sizes)


def _spot(block: Block, sizes: Sizes) -> _Spot:
    offsets = [0.0]
    for one, other in zip(block.members, block.members[1:], strict=False):
        offsets.append(offsets[-1] + (sizes.width[one] + sizes.width[other]) / 2 + sizes.couple)
    if sizes.whole:
        offsets = [float(round(each)) for each in offsets]
    spot = _Spot(block, 0.0, tuple(offsets), sizes.width[block.members[0]] / 2, sizes.width[block.members[-1]] / 2)
    for number, place in block.sources.items():
        low = int(place)
        if place == low:
            spot.sources[number] = offsets[low]
        else:
            # Halfway between what is written under the two.
            right = offsets[low] + sizes.width[block.members[low]] / 2
            spot.sources[number] = (right + offsets[low + 1] - sizes.width[block.members[low + 1]] / 2) / 2
    return spot


def _settle(rows: Sequence[Sequence[_Spot]], unions: Sequence[Union], sizes: Sizes) -> None:
    """Draw everyone towards the middle of their parents and of their children, row by row, until it rests.

    Of each row the places nearest to what its blocks would like and far enough apart are found by pooling neighbours
    (isotonic regression, least squares).
    """
    home = {code: (spot, offset) for row in rows for spot in row
            for code, offset in zip(spot.block.members, spot.offsets, strict=True)}  # fmt: skip
    source = {number: (spot, offset) for row in rows for spot in row for number, offset in spot.sources.items()}
    over = {child: number for number, union in enumerate(unions) for child in union.children}
    for row in rows:
        _spread(row, [0.0] * len(row), sizes)

    def pull(number: int) -> float:
        """How far the source is left of the middle of its children."""
        spots = [home[child][0].x + home[child][1] for child in unions[number].children]
        spot, offset = source[number]
        return (min(spots) + max(spots)) / 2 - (spot.x + offset)

    def off(code: str) -> float:
        """How far a child is right of the middle of its brothers and sisters."""
        spots = [home[child][0].x + home[child][1] for child in unions[over[code]].children]
        return home[code][0].x + home[code][1] - (min(spots) + max(spots)) / 2

    def sweep(row: Sequence[_Spot], up: bool, down: bool) -> None:
        wished = []
        for spot in row:
            moves = [-pull(over[code]) - off(code) / 2 for code in spot.block.members if up and code in over]
            moves += [pull(number) for number in spot.block.sources if down and unions[number].children]
            wished.append(spot.x + (sum(moves) / len(moves) if moves else 0.0))
        _spread(row, wished, sizes)

    for turn in range(_SWEEPS):
        both = turn > _SWEEPS // 2
        for row in rows[1:]:
            sweep(row, True, both)
        for row in reversed(rows[:-1]):
            sweep(row, both, True)
    for row in rows[1:]:
        # What is left of it for an only child would be a kink in the line.
        wished = []
        for spot in row:
            only = [code for code in spot.block.members if code in over]
            alone = len(only) == 1 and len(unions[over[only[0]]].children) == 1
            wished.append(spot.x - pull(over[only[0]]) if alone else spot.x)
        _spread(row, wished, sizes)


def _spread(row: Sequence[_Spot], wished: Sequence[float], sizes: Sizes) -> None:
    """Put the blocks as near to where they are wished as their widths let them, in their order."""
    needed = [0.0]
    for one, other in zip(row, row[1:], strict=False):
        needed.append(needed[-1] + one.offsets[-1] + one.behind + sizes.apart + other.before)
    pools: list[tuple[float, int]] = []
    for wish, need in zip(wished, needed, strict=True):
        pools.append((wish - need, 1))
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            (mean, many), (next_, more) = pools[-2:]
            pools[-2:] = [((mean * many + next_ * more) / (many + more), many + more)]
    level = [mean for mean, many in pools for _ in range(many)]
    for spot, mean, need in zip(row, level, needed, strict=True):
        spot.x = mean + need


def _to_whole(rows: Sequence[Sequence[_Spot]], sizes: Sizes) -> None:
    for row in rows:
        behind = None
        for spot in row:
            x = float(round(spot.x))
            if behind is not None:
                x = max(x, float(-(-(behind + sizes.apart + spot.before) // 1)))
            spot.x = x
            behind = x + spot.offsets[-1] + spot.behind
            spot.sources = {number: float(round(offset)) for number, offset in spot.sources.items()}


def _straighten(sources: dict[int, float], at: Mapping[str, float], ordered: Ordered, sizes: Sizes) -> None:
    """An only child almost under the middle of a couple hangs straight down from their line."""
    free = max(sizes.couple / 2 - sizes.near / 2, 0.0)
    for number, union in enumerate(ordered.unions):
        if len(union.parents) == 2 and len(union.children) == 1:
            x = at[union.children[0]]
            if abs(x - sources[number]) <= free:
                sources[number] = x


def _drawn(ordered: Ordered, at: Mapping[str, float], sources: Mapping[int, float], sizes: Sizes) -> Placed:
    depth = {code: number for number, row in enumerate(ordered.rows) for block in row for code in block.members}
    beside = {pair for row in ordered.rows for block in row
              for pair in zip(block.members, block.members[1:], strict=False)}  # fmt: skip
    levels = _tracks(ordered, at, sources, depth, sizes)
    over = _rails(ordered, at, beside, depth)
    middle: dict[int, float] = {}
    tracks: dict[int, float] = {}
    y = 0.0
    for number, row in enumerate(ordered.rows):
        codes = [code for block in row for code in block.members]
        y += sizes.step * max((over[each] + 1 for each in over if depth[ordered.unions[each].parents[0]] == number),
                              default=0)  # fmt: skip
        middle[number] = y + sizes.rise
        y = middle[number] + sizes.rise + max((sizes.label.get(code, 0.0) for code in codes), default=0.0)
        here = {each: level for each, level in levels.items() if depth[ordered.unions[each].parents[0]] == number}
        if here:
            for each, level in here.items():
                tracks[each] = y + sizes.lead + level * sizes.step
            y += 2 * sizes.lead + max(here.values()) * sizes.step
    members = {code: (x, middle[depth[code]]) for code, x in at.items()}
    from_ = {child: number for number, union in enumerate(ordered.unions) for child in union.children}
    lines: list[Line] = []
    for number, union in enumerate(ordered.unions):
        row_y = middle[depth[union.parents[0]]]
        start = row_y + sizes.rise
        if union.parents[0].startswith(THROUGH):
            start = row_y - sizes.rise
        if len(union.parents) == 2:
            start, points = _couple(union, number, at, row_y, over, sizes)
            lines.append(Line(number, "couple", union.kind, points))
        if not union.children:
            continue
        whose, above = number, union.parents[0]
        while above.startswith(THROUGH):
            whose = from_[above]
            above = ordered.unions[whose].parents[0]
        x, bar = sources[number], tracks[number]
        ends = sorted(at[child] for child in union.children)
        lines.append(Line(whose, "descent", union.kind, ((x, start), (x, bar))))
        across = (min(x, ends[0]), max(x, ends[-1]))
        if across[0] != across[1]:
            lines.append(Line(whose, "descent", union.kind, ((across[0], bar), (across[1], bar))))
        for child in union.children:
            top = (at[child], middle[depth[child]] - sizes.rise)
            lines.append(Line(whose, "descent", union.kind, ((at[child], bar), top)))
    width = max(x + sizes.width[code] / 2 for code, x in at.items())
    return Placed(members, tuple(lines), width, y)


def _couple(
    union: Union, number: int, at: Mapping[str, float], row_y: float, over: Mapping[int, int], sizes: Sizes
) -> tuple[float, tuple[Point, ...]]:
    """Where the line down to the children begins, and the line of a couple: straight, or over those between them."""
    one, other = sorted(at[each] for each in union.parents)
    if number not in over:
        return row_y, ((one + sizes.half, row_y), (other - sizes.half, row_y))
    top = row_y - sizes.rise
    rail = top - (over[number] + 1) * sizes.step
    # Of two that run to one member the higher stands nearer to their middle.
    shift = max(2.0 - over[number], 0.0) if sizes.whole else sizes.half * max(0.7 - 0.2 * over[number], 0.1)
    return rail, ((one + shift, top), (one + shift, rail), (other - shift, rail), (other - shift, top))


def _rails(
    ordered: Ordered, at: Mapping[str, float], beside: set[tuple[str, str]], depth: Mapping[str, int]
) -> dict[int, int]:
    """How high the line of each couple that has others between them runs over those: within others, lower."""
    spans = {}
    for number, union in enumerate(ordered.unions):
        pair = union.parents
        if len(pair) == 2 and (pair[0], pair[1]) not in beside and (pair[1], pair[0]) not in beside:
            spans[number] = (depth[pair[0]], *sorted((at[pair[0]], at[pair[1]])))
    found: dict[int, int] = {}
    for number in sorted(spans, key=lambda each: spans[each][2] - spans[each][1]):
        row, first, last = spans[number]
        under = [found[each] for each in found if spans[each][0] == row
                 and spans[each][1] <= last and first <= spans[each][2]]  # fmt: skip
        found[number] = max(under, default=-1) + 1
    return found


def _tracks(
    ordered: Ordered, at: Mapping[str, float], sources: Mapping[int, float], depth: Mapping[str, int], sizes: Sizes
) -> dict[int, int]:
    """How far down the line across each union's children runs, 0 the nearest to the parents."""
    having = [number for number, union in enumerate(ordered.unions) if union.children]
    spans = {
        number: (
            min(sources[number], *(at[each] for each in ordered.unions[number].children)),
            max(sources[number], *(at[each] for each in ordered.unions[number].children)),
        )
        for number in having
    }

    def within(x: float, number: int) -> bool:
        return spans[number][0] - sizes.near < x < spans[number][1] + sizes.near

    def cost(upper: int, lower: int) -> int:
        children = ordered.unions[upper].children
        return within(sources[lower], upper) + sum(within(at[child], lower) for child in children)

    above: dict[int, set[int]] = {number: set() for number in having}
    for one, other in combinations(having, 2):
        if depth[ordered.unions[one].parents[0]] != depth[ordered.unions[other].parents[0]]:
            continue
        if spans[one][0] - sizes.near < spans[other][1] and spans[other][0] - sizes.near < spans[one][1]:
            if cost(one, other) <= cost(other, one):
                above[other].add(one)
            else:
                above[one].add(other)
    found: dict[int, int] = {}

    def level(number: int, under: frozenset[int]) -> int:
        if number not in found:
            upper = [each for each in above[number] if each not in under]
            reached = max((level(each, under | {number}) + 1 for each in upper), default=0)
            if under & above[number]:
                return reached
            found[number] = reached
        return found[number]

    return {number: level(number, frozenset()) for number in having}


def crossings(lines: Iterable[Line]) -> int:
    """How many times a line of one union meets one of another."""
    pieces = [
        (line.union, start, end)
        for line in lines
        for start, end in zip(line.points, line.points[1:], strict=False)
    ]
    count = 0
    for (one, first, last), (other, start, end) in combinations(pieces, 2):
        if one != other:
            count += _meet(first, last, start, end)
    return count


def _meet(first: Point, last: Point, start: Point, end: Point) -> bool:
    """Whether two level or upright pieces of line have a point in common."""
    return (
        min(first[0], last[0]) <= max(start[0], end[0]) and min(start[0], end[0]) <= max(first[0], last[0])
        and min(first[1], last[1]) <= max(start[1], end[1]) and min(start[1], end[1]) <= max(first[1], last[1])
    )  # fmt: skip
