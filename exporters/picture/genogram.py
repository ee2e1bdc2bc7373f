"""A genogram as a picture, in the symbols boards print beside their forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.family.members import Member, Relation
from domain.genogram.drawn import Drawing, Genogram, genogram, is_dead, laid_out
from domain.genogram.places import Line, Sizes
from domain.genogram.words import described, years
from exporters.picture.canvas import DASHED, DOTTED, Canvas, wrapped

PORTRAIT, LANDSCAPE = 165.0, 250.0
"""Millimetres between the margins of an A4 page, either way up."""
HALF = 4.5
CODE, RELATIONSHIP, LEGEND = 3.0, 2.6, 2.6
GAP, EDGE, PAD = 1.0, 3.0, 1.7
UNSAID_SHADE = 110
ASIDE = "Related to nobody, as far as is said:"

_Label = tuple[list[str], list[str]]


def genogram_png(
    family: Sequence[Member], relations: Sequence[Relation], subject: str, *, today: date, codes_only: bool = True
) -> tuple[bytes, str, tuple[float, float]]:
    """The picture of a family as PNG, what it shows in words (its alternative text), and its size in millimetres.

    Under each symbol stand reference name and relationship; without `codes_only` the years of birth and death too.
    Every word in the picture is in the alternative text, so that whoever searches that for names has searched both.
    At most 250 mm wide, the width of an A4 page on its side; up to 165 mm it stands on one upright.
    """
    drawn = genogram(family, relations, subject, today)
    written = {} if codes_only else {code: years(member, today) for code, member in drawn.members.items()}
    for width in (24.0, 20.0, 16.5):
        labels = {code: _label(member, width, written.get(code, "")) for code, member in drawn.members.items()}
        drawing = laid_out(drawn, _sizes(labels), least=PORTRAIT - 2 * EDGE, pad=PAD)
        if drawing.width + 2 * EDGE <= PORTRAIT:
            break
    legend = _legend(drawn, drawing)
    across = max(drawing.width, 110.0)
    rows = _legend_rows(legend, across)
    height = drawing.height + PAD + 4.0 + len(rows) * 6.5
    canvas = Canvas(across + 2 * EDGE, height + 2 * EDGE)
    _paint(canvas, drawn, drawing, labels, (EDGE + (across - drawing.width) / 2, EDGE + PAD))
    _paint_legend(canvas, rows, EDGE, EDGE + PAD + drawing.height + 5.0)
    scale = min(1.0, LANDSCAPE / canvas.width)
    said = described(drawn, relations)
    said += [f"{code}: {text}." for code, text in written.items() if text]
    return canvas.png(), " ".join(said), (canvas.width * scale, canvas.height * scale)


def _label(member: Member, width: float, years_: str) -> _Label:
    relationship = wrapped(member.relationship, RELATIONSHIP, width, 3)
    return wrapped(member.code, CODE, width, 2), [*relationship, *([years_] if years_ else [])]


def _sizes(labels: Mapping[str, _Label]) -> Sizes:
    from exporters.picture.canvas import text_width

    return Sizes(
        width={
            code: max([2 * HALF + 1, *(text_width(each, CODE) for each in names),
                       *(text_width(each, RELATIONSHIP) for each in more)])
            for code, (names, more) in labels.items()
        },
        label={code: GAP + len(names) * CODE * 1.35 + len(more) * RELATIONSHIP * 1.3 for code, (names, more)
               in labels.items()},
        half=HALF, rise=HALF, couple=8.0, apart=5.5, lead=4.5, step=3.5, near=2.0,
    )  # fmt: skip


def _paint(
    canvas: Canvas, drawn: Genogram, drawing: Drawing, labels: Mapping[str, _Label], origin: tuple[float, float]
) -> None:
    left, top = origin
    for household in drawing.households:
        if household.outline:
            points = _rounded([(x + left, y + top) for x, y in household.outline])
            canvas.line(points, 0.4, DOTTED)
    having = {line.union for line in drawing.lines if line.part == "descent"}
    for line in drawing.lines:
        points = [(x + left, y + top) for x, y in line.points]
        if line.part == "descent":
            canvas.line(points, 0.35)
        else:
            _paint_couple(canvas, line, points, line.union in having)
    marks = {code: each.mark for each in drawing.households if each.mark for code in each.members}
    for code, (x, y) in drawing.places.items():
        member = drawn.members[code]
        _symbol(canvas, member.sex, x + left, y + top, dead=is_dead(member), subject=code == drawn.subject)
        if code in marks:
            canvas.text(x + left + HALF + 1.0, y + top - HALF - 1.2, marks[code], RELATIONSHIP, on_white=True)
        at = y + top + HALF + GAP
        names, more = labels[code]
        _clear(canvas, x + left, at, names, more)
        for name in names:
            canvas.text(x + left, at, name, CODE, middle=True)
            if member.aware == "yes":
                half = canvas.text_width(name, CODE) / 2
                canvas.line([(x + left - half, at + CODE * 1.22), (x + left + half, at + CODE * 1.22)], 0.45)
            at += CODE * 1.35
        for text in more:
            canvas.text(x + left, at, text, RELATIONSHIP, middle=True, shade=60)
            at += RELATIONSHIP * 1.3
    if drawing.aside is not None:
        canvas.text(left, top + drawing.aside, ASIDE, RELATIONSHIP, shade=60)


def _clear(canvas: Canvas, x: float, top: float, names: Sequence[str], more: Sequence[str]) -> None:
    """White behind what is written, for a line down from one parent goes on under it."""
    half = max([*(canvas.text_width(each, CODE) for each in names),
                *(canvas.text_width(each, RELATIONSHIP) for each in more), 0.0]) / 2  # fmt: skip
    canvas.bar(x - half, top, x + half, top + len(names) * CODE * 1.35 + len(more) * RELATIONSHIP * 1.3, 255)


def _paint_couple(canvas: Canvas, line: Line, points: list[tuple[float, float]], children: bool) -> None:
    if line.tie == "":
        canvas.line(points, 0.25, shade=UNSAID_SHADE)
        return
    canvas.line(points, 0.45, DASHED if line.tie == "transitory" else None)
    strokes = {"separated": 1, "divorced": 2}.get(line.tie, 0)
    (start, y), (end, _) = points[len(points) // 2 - 1 : len(points) // 2 + 1]
    # Beside the line down to the children, not on it.
    middle = start + (end - start) * (0.3 if children else 0.5)
    for number in range(strokes):
        x = middle + (number - (strokes - 1) / 2) * 1.3
        canvas.line([(x - 0.9, y + 1.9), (x + 0.9, y - 1.9)], 0.45)


def _symbol(canvas: Canvas, sex: str, x: float, y: float, *, dead: bool = False, subject: bool = False) -> None:
    """A square for a man, a circle for a woman, a triangle where it is not known; doubled for the subject, crossed
    through for a death."""
    for size in (HALF, HALF - 0.95) if subject else (HALF,):
        if sex == "male":
            canvas.polygon([(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)])
        elif sex == "female":
            canvas.circle(x, y, size)
        else:
            low = y + HALF - (HALF - size) * 0.9
            high = y - HALF + (HALF - size) * 2.1
            wide = (low - high) / 2
            canvas.polygon([(x, high), (x + wide, low), (x - wide, low)])
    if dead:
        reach = HALF * (0.7071 if sex == "female" else 1.0)
        foot = top = y + reach
        if sex not in ("male", "female"):
            reach, top, foot = HALF * 0.5, y + HALF * 0.05, y + HALF
            canvas.line([(x - reach * 0.95, top), (x + HALF, foot)], 0.4)
            canvas.line([(x + reach * 0.95, top), (x - HALF, foot)], 0.4)
            return
        canvas.line([(x - reach, y - reach), (x + reach, y + reach)], 0.4)
        canvas.line([(x - reach, y + reach), (x + reach, y - reach)], 0.4)


def _rounded(points: Sequence[tuple[float, float]], radius: float = 1.6) -> list[tuple[float, float]]:
    """A closed path of level and upright lines with its corners rounded."""
    path: list[tuple[float, float]] = []
    for number, corner in enumerate(points):
        before, after = points[number - 1], points[(number + 1) % len(points)]
        ends = []
        for other in (before, after):
            length = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
            part = min(radius, length / 2) / length
            ends.append((corner[0] + (other[0] - corner[0]) * part, corner[1] + (other[1] - corner[1]) * part))
        (fx, fy), (tx, ty) = ends
        for step in range(5):
            s = step / 4
            path.append((
                (1 - s) ** 2 * fx + 2 * s * (1 - s) * corner[0] + s**2 * tx,
                (1 - s) ** 2 * fy + 2 * s * (1 - s) * corner[1] + s**2 * ty,
            ))  # fmt: skip
    return [*path, path[0]]


def _legend(drawn: Genogram, drawing: Drawing) -> list[tuple[str, str]]:
    """What of the symbols stands in this picture: a sign, and what it means."""
    members, ties = drawn.members.values(), {line.tie for line in drawing.lines if line.part == "couple"}
    found = [(sex, said) for sex, said in (("male", "Male"), ("female", "Female"), ("", "Sex not known"))
             if any(member.sex == sex for member in members)]  # fmt: skip
    if drawn.subject:
        found.append(("subject", "The subject"))
    if any(map(is_dead, members)):
        found.append(("dead", "Died"))
    if ties & {"married", "cohabiting"}:
        found.append(("married", "Marriage or cohabitation"))
    found += [(tie, said) for tie, said in (("separated", "Separation"), ("divorced", "Divorce"),
                                            ("transitory", "Transitory relationship"))
              if tie in ties]  # fmt: skip
    if "" in ties:
        found.append(("unsaid", "Parents; relationship not said"))
    if any(each.outline for each in drawing.households):
        found.append(("household", "One household"))
    if any(each.mark for each in drawing.households):
        found.append(("mark", "The same mark: one household"))
    if any(member.aware == "yes" for member in members):
        found.append(("aware", "Underlined: aware of the abuse or neglect"))
    return found


def _sign_width(sign: str) -> float:
    return {"mark": 6.0, "aware": 11.0}.get(sign, 6.0 if sign in ("male", "female", "", "subject", "dead") else 14.0)


def _legend_rows(legend: Sequence[tuple[str, str]], width: float) -> list[list[tuple[str, str, float]]]:
    from exporters.picture.canvas import text_width

    rows: list[list[tuple[str, str, float]]] = []
    x = width
    for sign, said in legend:
        need = _sign_width(sign) + 1.5 + text_width(said, LEGEND) + 5.0
        if not rows or x + need > width:
            rows.append([])
            x = 0.0
        rows[-1].append((sign, said, x))
        x += need
    return rows


def _paint_legend(canvas: Canvas, rows: Sequence[Sequence[tuple[str, str, float]]], left: float, top: float) -> None:
    canvas.line([(left, top - 2.2), (canvas.width - left, top - 2.2)], 0.15, shade=150)
    small = 2.0 / HALF
    for number, row in enumerate(rows):
        y = top + number * 6.5 + 2.2
        for sign, said, x in row:
            _sign(canvas, sign, left + x, y, small)
            canvas.text(left + x + _sign_width(sign) + 1.5, y - LEGEND * 0.62, said, LEGEND)


def _sign(canvas: Canvas, sign: str, x: float, y: float, small: float) -> None:
    size = HALF * small
    middle = x + size + 0.6
    if sign == "female":
        canvas.circle(middle, y, size, 0.35)
    elif sign == "":
        canvas.polygon([(middle, y - size), (middle + size, y + size), (middle - size, y + size)], 0.35)
    elif sign in ("male", "dead", "subject"):
        for each in (size, size - 0.8) if sign == "subject" else (size,):
            canvas.polygon([(middle - each, y - each), (middle + each, y - each), (middle + each, y + each),
                            (middle - each, y + each)], 0.3)  # fmt: skip
        if sign == "dead":
            canvas.line([(middle - size, y - size), (middle + size, y + size)], 0.3)
            canvas.line([(middle - size, y + size), (middle + size, y - size)], 0.3)
    elif sign == "household":
        canvas.line(_rounded([(x, y - 2), (x + 13, y - 2), (x + 13, y + 2), (x, y + 2)]), 0.35, DOTTED)
    elif sign == "mark":
        canvas.text(x + 1.0, y - LEGEND * 0.62, "h1", LEGEND)
    elif sign == "aware":
        canvas.text(x, y - LEGEND * 0.62, "Name", LEGEND)
        canvas.line([(x, y + LEGEND * 0.62), (x + canvas.text_width("Name", LEGEND), y + LEGEND * 0.62)], 0.4)
    else:
        tie = {"unsaid": ""}.get(sign, sign)
        _paint_couple(canvas, Line(0, "couple", tie, ()), [(x, y), (x + 13, y)], False)  # type: ignore[arg-type]
