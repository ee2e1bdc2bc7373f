"""A genogram in the cells of a terminal: the layout of the picture, with signs for its symbols."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from rich.cells import cell_len

from domain.family.members import Member
from domain.genogram.drawn import Genogram, is_dead, laid_out
from domain.genogram.places import Line, Sizes
from domain.genogram.words import households
from screens.glyphs import ASCII, DRAWN, Glyphs, fit, one_line

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
_JOINTS = {
    UP: "│", DOWN: "│", UP | DOWN: "│", LEFT: "─", RIGHT: "─", LEFT | RIGHT: "─", DOWN | RIGHT: "┌", DOWN | LEFT: "┐",
    UP | RIGHT: "└", UP | LEFT: "┘", UP | DOWN | RIGHT: "├", UP | DOWN | LEFT: "┤", DOWN | LEFT | RIGHT: "┬",
    UP | LEFT | RIGHT: "┴", UP | DOWN | LEFT | RIGHT: "┼",
}  # fmt: skip
_WIDEST = 18
_TIES = {"transitory": "╌", "": "·"}
_TIES_ASCII = {"transitory": "~", "": "."}


def drawn_lines(drawn: Genogram, glyphs: Glyphs = DRAWN, shown: Callable[[str], str] = str) -> list[str]:
    """The genogram line by line. `shown` gives what a code is shown as."""
    plain = glyphs == ASCII
    marks = {code: f"h{number}" for number, codes in enumerate(households(drawn), 1) for code in codes}
    labels = {
        code: (_symbol(member, fit(shown(code), min(cell_len(shown(code)), 30), glyphs), code == drawn.subject, plain),
               _under(member, marks.get(code, ""), glyphs))
        for code, member in drawn.members.items()
    }  # fmt: skip
    widths = {code: float(max(cell_len(one), cell_len(other)) | 1) for code, (one, other) in labels.items()}
    drawing = laid_out(drawn, Sizes(
        width=widths, label=dict.fromkeys(widths, 1.0), half=1, rise=0, couple=6, apart=2, lead=1, step=1, near=1,
        whole=True,
    ))  # fmt: skip
    sheet = _Sheet(plain)
    symbols = {places: labels[code][0] for code, places in drawing.places.items()}
    for line in drawing.lines:
        sheet.line(line, symbols)
    for code, (x, y) in drawing.places.items():
        symbol, under = labels[code]
        sheet.text(round(x) - cell_len(symbol) // 2, round(y), symbol)
        sheet.text(round(x) - cell_len(under) // 2, round(y) + 1, under)
    if drawing.aside is not None:
        sheet.text(0, round(drawing.aside), "Related to nobody, as far as is said:")
    return sheet.lines()


def legend(drawn: Genogram, glyphs: Glyphs = DRAWN) -> str:
    """What the signs of the drawing mean, those that stand in it."""
    plain = glyphs == ASCII
    members, kinds = drawn.members.values(), {union.kind for union in drawn.unions}
    signs = {**(_TIES_ASCII if plain else _TIES)}
    rule = "-" if plain else "─"
    told = [
        ("[ ] male", any(each.sex == "male" for each in members)),
        ("( ) female", any(each.sex == "female" for each in members)),
        ("/ \\ sex not known", any(not each.sex for each in members)),
        ("doubled: the subject", bool(drawn.subject)),
        (f"{_cross(plain)} died", any(map(is_dead, members))),
        ("* aware of the abuse or neglect", any(each.aware == "yes" for each in members)),
        (f"{rule * 2} couple", bool(kinds & {"married", "cohabiting"})),
        (f"{rule}/{rule} separated", "separated" in kinds), (f"{rule}//{rule} divorced", "divorced" in kinds),
        (f"{signs['transitory'] * 2} transitory", "transitory" in kinds),
        (f"{signs[''] * 2} relationship not said", "" in kinds),
        ("{h1} the same mark: one household", bool(households(drawn))),
    ]  # fmt: skip
    return ", ".join(sign for sign, there in told if there) + "."


def _cross(plain: bool) -> str:
    return "x" if plain else "×"


def _symbol(member: Member, name: str, subject: bool, plain: bool) -> str:
    left, right = {"male": "[]", "female": "()"}.get(member.sex, "/\\")
    times = 2 if subject else 1
    dead = f"{_cross(plain)} " if is_dead(member) else ""
    aware = "*" if member.aware == "yes" else ""
    return f"{left * times}{dead}{name}{aware}{right * times}"


def _under(member: Member, mark: str, glyphs: Glyphs) -> str:
    text = one_line(member.relationship, glyphs)
    text = fit(text, min(cell_len(text), _WIDEST), glyphs)
    return f"{text} {{{mark}}}".strip() if mark else text


class _Sheet:
    """Cells by line and column, with lines that join where they meet."""

    def __init__(self, plain: bool) -> None:
        self._plain = plain
        self._joints: dict[tuple[int, int], int] = {}
        self._written: dict[tuple[int, int], str] = {}

    def line(self, line: Line, symbols: Mapping[tuple[float, float], str]) -> None:
        """A line of the layout; a couple's ends at their symbols, and bears what they are."""
        points = [(round(x), round(y)) for x, y in line.points]
        if line.part == "couple" and len(points) == 2:
            self._couple(line, points[0][1], symbols)
            return
        for (x, y), (to_x, to_y) in zip(points, points[1:], strict=False):
            if x == to_x:
                for at in range(min(y, to_y), max(y, to_y)):
                    self._join(x, at, DOWN)
                    self._join(x, at + 1, UP)
            for at in range(min(x, to_x), max(x, to_x)):
                self._join(at, y, RIGHT)
                self._join(at + 1, y, LEFT)
        if line.part == "couple":
            (x, y), (to_x, _) = points[1], points[2]
            self._marks(line, range(x + 1, to_x), y)

    def _couple(self, line: Line, y: int, symbols: Mapping[tuple[float, float], str]) -> None:
        ends = sorted((x, text) for (x, at), text in symbols.items() if round(at) == y)
        left = max((each for each in ends if each[0] <= line.points[0][0]), key=lambda each: each[0])
        right = min((each for each in ends if each[0] >= line.points[1][0]), key=lambda each: each[0])
        start = round(left[0]) - cell_len(left[1]) // 2 + cell_len(left[1])
        cells = range(start, round(right[0]) - cell_len(right[1]) // 2)
        for x in cells:
            self._join(x, y, LEFT | RIGHT)
        self._marks(line, cells, y)

    def _marks(self, line: Line, cells: range, y: int) -> None:
        """What a couple are, on their line: strokes for an end, another kind of line for a passing one."""
        ties = _TIES_ASCII if self._plain else _TIES
        strokes = {"separated": "/", "divorced": "//"}.get(line.tie, "")
        for number, stroke in enumerate(strokes):
            if number + 1 < len(cells):
                self._written[cells[number + (1 if len(cells) > 4 else 0)], y] = stroke
        if line.tie in ties:
            for x in cells:
                self._written.setdefault((x, y), ties[line.tie])

    def _join(self, x: int, y: int, ways: int) -> None:
        self._joints[x, y] = self._joints.get((x, y), 0) | ways

    def text(self, x: int, y: int, text: str) -> None:
        """Text, over whatever line goes on behind it."""
        for number, character in enumerate(text):
            self._written[x + number, y] = character

    def lines(self) -> list[str]:
        """The sheet, without blanks at the ends."""
        places = [*self._joints, *self._written]
        if not places:
            return []
        found = []
        least = min(0, min(x for x, _ in places))
        for y in range(min(y for _, y in places), max(y for _, y in places) + 1):
            found.append(self._row(y, least, self._columns(y, places)).rstrip())
        while found and not found[0]:
            found.pop(0)
        return found

    def _columns(self, y: int, places: Iterable[tuple[int, int]]) -> int:
        return max((x for x, at in places if at == y), default=-1)

    def _row(self, y: int, first: int, last: int) -> str:
        cells = []
        for x in range(first, last + 1):
            written, joint = self._written.get((x, y)), self._joints.get((x, y), 0)
            if written is not None and not (written in "╌·~." and joint & DOWN and joint & (LEFT | RIGHT)):
                cells.append(written)
            elif not joint:
                cells.append(" ")
            elif self._plain:
                upright, level = joint & (UP | DOWN), joint & (LEFT | RIGHT)
                cells.append("+" if upright and level else "|" if upright else "-")
            else:
                cells.append(_JOINTS[joint])
        return "".join(cells)
