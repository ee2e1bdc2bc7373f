"""A family as a genogram: who is drawn where, how they are joined, who lives together, and what could not be drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.family.members import Member, Relation, is_value
from domain.genogram.order import THROUGH, Ordered, crossed, ordered
from domain.genogram.places import Line, Placed, Point, Sizes, crossings, placed
from domain.genogram.ranks import Union, generations


@dataclass(frozen=True, slots=True)
class Genogram:
    """A family in order. `kin` are those who hang together, the subject's first; `alone` are related to nobody, as far
    as is said; `left_out` says what is held and not drawn, `crossings` how many lines cross all the same."""

    members: Mapping[str, Member]
    subject: str
    kin: tuple[Ordered, ...]
    alone: tuple[str, ...]
    left_out: tuple[str, ...]
    crossings: int

    @property
    def unions(self) -> tuple[Union, ...]:
        """All unions, lines that go through a row not cut."""
        found = []
        for order in self.kin:
            through = {union.parents[0]: union.children[0] for union in order.unions
                       if union.parents[0].startswith(THROUGH)}  # fmt: skip
            for union in order.unions:
                if union.parents[0] not in through:
                    found.append(replace(union, children=tuple(_end(child, through) for child in union.children)))
        return tuple(found)

    @property
    def generations(self) -> int:
        """How many generations the deepest kin has."""
        return max((len(order.rows) for order in self.kin), default=1 if self.alone else 0)


@dataclass(frozen=True, slots=True)
class Household:
    """Who lives together: a line round them, from corner to corner, or a mark (`h1`) at each where no line can hold
    them all and nobody else."""

    members: tuple[str, ...]
    outline: tuple[Point, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A genogram laid out: everyone's middle, the lines (unions counted over all kin), households, and its size.

    `aside` is how far down those related to nobody begin, None where there are none.
    """

    places: Mapping[str, Point]
    lines: tuple[Line, ...]
    households: tuple[Household, ...]
    width: float
    height: float
    aside: float | None


def genogram(members: Sequence[Member], relations: Sequence[Relation], subject: str, today: date) -> Genogram:
    """Sort and order a family. `subject` is the code of whom the review is about, who may be no member of it."""
    held = {member.code: member for member in members}
    code = next((each for each in held if each.casefold() == subject.casefold()), "") or _called_subject(members)
    sorted_ = generations(members, relations, code, today)
    males = [member.code for member in members if member.sex == "male"]
    kin = tuple(ordered(each, males) for each in sorted_.kin)
    count = sum(crossings(placed(each, _nominal(each)).lines) for each in kin if crossed(each.rows, each.unions))
    return Genogram(held, code, kin, sorted_.alone, sorted_.left_out, count)


def _nominal(order: Ordered) -> Sizes:
    """Sizes to count crossings by: everybody takes the same room."""
    codes = [code for row in order.rows for block in row for code in block.members]
    width = {code: 0.0 if code.startswith(THROUGH) else 20.0 for code in codes}
    return Sizes(width=width, label=width, half=4, rise=4, couple=8, apart=5, lead=4, step=3, near=1)


def is_dead(member: Member) -> bool:
    """Whether a date of death is held. The same place holds dates of a serious incident: those say so in words."""
    said = member.died.casefold()
    return is_value(member.died) and not any(word in said for word in ("incident", "injur", "surviv", "alive"))


def laid_out(drawn: Genogram, sizes: Sizes, *, least: float = 0.0, pad: float = 0.0) -> Drawing:
    """Where everything goes. Kin stand beside each other, those related to nobody in rows beneath, as wide as the rest
    or as `least`; `pad` is kept between what is written and the line round a household."""
    codes = [code for order in drawn.kin for row in order.rows for block in row for code in block.members]
    through = {code: 0.0 for code in codes if code.startswith(THROUGH)}
    sizes = replace(sizes, width={**sizes.width, **through}, label={**sizes.label, **through})
    places: dict[str, Point] = {}
    lines: list[Line] = []
    households: list[Household] = []
    x = height = 0.0
    before = 0
    parts: list[tuple[Ordered, Placed, float]] = []
    for order in drawn.kin:
        part = placed(order, sizes)
        parts.append((order, part, x))
        places.update({code: (at + x, y) for code, (at, y) in part.members.items()})
        lines += [
            replace(line, union=line.union + before, points=tuple((at + x, y) for at, y in line.points))
            for line in part.lines
        ]
        x += part.width + 2 * sizes.apart
        height = max(height, part.height)
        before += len(order.unions)
    width = max(x - 2 * sizes.apart, 0.0)
    aside = height + (2 * sizes.lead if height else 0.0) if drawn.alone else None
    if aside is not None:
        added, height = _aside(drawn.alone, max(width, least), aside, sizes)
        places.update(added)
        width = max(width, *(at + sizes.width[code] / 2 for code, (at, _) in added.items()))
    households = _households(drawn, places, sizes, pad)
    return Drawing({code: at for code, at in places.items() if not code.startswith(THROUGH)}, tuple(lines),
                   tuple(households), width, height, aside)  # fmt: skip


def _aside(codes: Sequence[str], width: float, top: float, sizes: Sizes) -> tuple[dict[str, Point], float]:
    """Rows of those related to nobody, and how far down they reach."""
    places: dict[str, Point] = {}
    x, y, tall = 0.0, top + sizes.rise + sizes.lead, 0.0
    for code in codes:
        if x and x + sizes.width[code] > width:
            y += 2 * sizes.rise + tall + sizes.lead
            x = tall = 0.0
        middle = x + sizes.width[code] / 2
        places[code] = (float(round(middle)) if sizes.whole else middle, y)
        tall = max(tall, sizes.label[code])
        x += sizes.width[code] + sizes.apart
    return places, y + sizes.rise + tall


def _households(drawn: Genogram, places: Mapping[str, Point], sizes: Sizes, pad: float) -> list[Household]:
    together: dict[str, list[str]] = {}
    for member in drawn.members.values():
        if member.household:
            together.setdefault(member.household.casefold(), []).append(member.code)
    found: list[Household] = []
    taken: list[tuple[float, float, float, float]] = []
    for codes in together.values():
        if len(codes) > 1:
            outline = _outline(codes, places, sizes, pad, taken)
            mark = "" if outline else f"h{1 + sum(1 for each in found if each.mark)}"
            found.append(Household(tuple(codes), outline, mark))
    return found


def _outline(
    codes: Sequence[str], places: Mapping[str, Point], sizes: Sizes, pad: float,
    taken: list[tuple[float, float, float, float]],
) -> tuple[Point, ...]:  # fmt: skip
    """The corners of a line round these and nobody else; none where they do not stand together, or where it would
    cross another between two rows. What it takes up there is added to `taken`."""
    rows: dict[float, list[str]] = {}
    for code, (_, y) in sorted(places.items(), key=lambda each: each[1]):
        rows.setdefault(y, []).append(code)
    levels = sorted(rows)
    bands: list[tuple[float, float, float, float]] = []
    last = None
    for number, y in enumerate(levels):
        row = rows[y]
        inside = [place for place, code in enumerate(row) if code in codes]
        if not inside:
            continue
        between = row[inside[0] : inside[-1] + 1]
        if any(code not in codes and not code.startswith(THROUGH) for code in between):
            return ()
        if last is not None and number != last + 1:
            return ()
        last = number
        first, end = row[inside[0]], row[inside[-1]]
        label = max(sizes.label[code] for code in between)
        left_edge, right_edge = (places[first][0] - sizes.width[first] / 2, places[end][0] + sizes.width[end] / 2)
        bands.append((left_edge - pad, y - sizes.rise - pad, right_edge + pad, y + sizes.rise + label + pad))
    right: list[Point] = []
    left: list[Point] = []
    between_rows: list[tuple[float, float, float, float]] = []
    for number, (start, top, stop, bottom) in enumerate(bands):
        if number:
            above = bands[number - 1]
            narrow = (max(above[0], start), min(above[2], stop))
            if narrow[1] - narrow[0] < 2 * sizes.half:
                # Not under each other: across between the rows, where nobody stands.
                ends = (above[2], start) if above[0] < start else (stop, above[0])
                narrow = (ends[0] - 2 * sizes.half, ends[1] + 2 * sizes.half)
            between_rows.append((narrow[0], above[3], narrow[1], top))
            right += [(narrow[1], above[3]), (narrow[1], top)]
            left += [(narrow[0], above[3]), (narrow[0], top)]
        right += [(stop, top), (stop, bottom)]
        left += [(start, top), (start, bottom)]
    for one in between_rows:
        if one[1] >= one[3] or any(_overlap(one, other, pad) for other in taken):
            return ()
    taken += between_rows
    return _corners([*right, *reversed(left)])


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float], pad: float
) -> bool:
    """Whether two rectangles (left, top, right, bottom) come closer to each other than this."""
    return (
        one[0] < other[2] + pad and other[0] < one[2] + pad and one[1] < other[3] + pad and other[1] < one[3] + pad
    )


def _corners(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points where the line turns."""
    path = [point for number, point in enumerate(points) if point != points[number - 1]]
    return tuple(
        point
        for number, point in enumerate(path)
        for before, after in [(path[number - 1], path[(number + 1) % len(path)])]
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    )


def _called_subject(members: Sequence[Member]) -> str:
    subjects = ("subject", "the subject")
    return next((member.code for member in members if member.relationship.casefold() in subjects), "")


def _end(child: str, through: Mapping[str, str]) -> str:
    while child in through:
        child = through[child]
    return child
