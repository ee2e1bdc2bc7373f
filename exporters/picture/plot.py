"""Contacts over time as a picture for the report: bars by month, or a strip for each person or source, in greys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.chronology.contacts import By, Contacts, Strip
from domain.chronology.contacts_words import told
from domain.dates.when import MONTHS
from exporters.picture.canvas import Canvas, text_width, wrapped

WIDTH = 165.0
"""Millimetres between the margins of an upright A4 page."""
TEXT, SMALL = 2.7, 2.3
KEPT, MISSED, GAP = 150, 30, 226
_MOST_STRIPS = 24


def plot_named(name: str) -> By | None:
    """Which picture of contacts a name means: contacts, contacts by month, by person, by source; None for no such."""
    names: dict[str, By] = {
        "contacts": "month", "contacts by month": "month", "contacts by person": "person",
        "contacts by source": "source", "picture of the case": "month",
    }  # fmt: skip
    return names.get(" ".join(name.split()).casefold().rstrip("."))


def contacts_png(found: Contacts) -> tuple[bytes, str, tuple[float, float]]:
    """The picture of these contacts as PNG, what it shows in words, and its size in millimetres.

    By month: a bar for each, what was not attended dark at its foot, gaps shaded behind. By person or source: a strip
    for each with the number of contacts in its month, those not attended marked. Every name in it is in the words.
    """
    canvas = _bars(found) if found.by == "month" else _strips(found)
    return canvas.png(), " ".join(told(found, _MOST_STRIPS)), (canvas.width, canvas.height)


def _bars(found: Contacts) -> Canvas:
    left, top, high = 12.0, 6.0, 52.0
    canvas = Canvas(WIDTH, top + high + 22.0)
    step = (WIDTH - left - 2.0) / max(len(found.months), 1)
    most = max((found.total.cell(month).contacts for month in found.months), default=0)
    tick = _tick(most)
    ceiling = max(-(-most // tick) * tick, 1)

    def up(count: float) -> float:
        return top + high - count / ceiling * high

    _shade_gaps(canvas, found, left, step, top, top + high)
    for count in range(0, ceiling + 1, tick):
        canvas.line([(left, up(count)), (WIDTH - 2.0, up(count))], 0.12, shade=190 if count else 0)
        said = str(count)
        canvas.text(left - 1.5 - text_width(said, TEXT), up(count) - TEXT * 0.6, said, TEXT)
    for place, month in enumerate(found.months):
        cell = found.total.cell(month)
        x = left + place * step
        missed = cell.missed + cell.likely
        if cell.contacts:
            canvas.bar(x + step * 0.14, up(cell.contacts), x + step * 0.86, up(0), KEPT, edge=True)
        if cell.missed:
            canvas.bar(x + step * 0.14, up(cell.missed), x + step * 0.86, up(0), MISSED, edge=True)
        if cell.likely:
            _hatched(canvas, x + step * 0.14, up(missed), x + step * 0.86, up(cell.missed))
    _month_names(canvas, found.months, left, step, top + high + 1.2)
    _legend(canvas, found, left, top + high + 14.5)
    return canvas


def _strips(found: Contacts) -> Canvas:
    shown: Sequence[Strip] = (found.total, *found.strips[:_MOST_STRIPS])
    name = min(max(text_width(strip.name, TEXT) for strip in shown) + 3.0, 42.0)
    step = (WIDTH - name - 2.0) / max(len(found.months), 1)
    line = 5.4
    canvas = Canvas(WIDTH, 4.0 + len(shown) * line + 22.0)
    bottom = 4.0 + len(shown) * line
    _shade_gaps(canvas, found, name, step, 3.0, bottom)
    for number, strip in enumerate(shown):
        y = 4.0 + number * line
        alike = (found.total,) if strip is found.total else found.strips
        most = max((cell.contacts for each in alike for cell in each.cells.values()), default=1)
        # A little more than the longest name, so that none is cut for the last place of a sum.
        canvas.text(0.5, y + 0.6, "".join(wrapped(strip.name, TEXT, name - 2.5, 1)), TEXT)
        for place, month in enumerate(found.months):
            cell = strip.cell(month)
            if not cell.contacts:
                continue
            x = name + place * step
            shade = 235 - round(110 * cell.contacts / most)
            canvas.bar(x + 0.15, y, x + step - 0.15, y + line - 0.9, shade, edge=True)
            if cell.missed:
                canvas.bar(x + 0.15, y + line - 2.1, x + step - 0.15, y + line - 0.9, MISSED)
            elif cell.likely:
                _hatched(canvas, x + 0.15, y + line - 2.1, x + step - 0.15, y + line - 0.9)
            said = str(cell.contacts)
            if text_width(said, SMALL) < step:
                canvas.text(x + step / 2, y + 0.1, said, SMALL, middle=True)
    _month_names(canvas, found.months, name, step, bottom + 0.6)
    _legend(canvas, found, name, bottom + 14.0)
    return canvas


def _shade_gaps(canvas: Canvas, found: Contacts, left: float, step: float, top: float, bottom: float) -> None:
    for gap in found.gaps:
        first, last = (_at(day, found.months) for day in (gap.first, gap.last))
        if first is not None and last is not None:
            canvas.bar(left + first * step, top, left + last * step, bottom, GAP)


def _at(day: date, months: Sequence[date]) -> float | None:
    """Where a day lies along the months."""
    if not months:
        return None
    place = (day.year - months[0].year) * 12 + day.month - months[0].month + (day.day - 0.5) / 31
    return min(max(place, 0.0), float(len(months)))


def _hatched(canvas: Canvas, left: float, top: float, right: float, bottom: float) -> None:
    """Slanting lines, for what is likely only."""
    canvas.bar(left, top, right, bottom, 255, edge=True)
    height = bottom - top
    x = left - height
    while x < right:
        start, end = max(x, left), min(x + height, right)
        if end > start:
            canvas.line([(start, bottom - (start - x)), (end, bottom - (end - x))], 0.2)
        x += 0.9


def _month_names(canvas: Canvas, months: Sequence[date], left: float, step: float, top: float) -> None:
    """Under each month, or every third where they are narrow, its name; the year where it begins."""
    every = next(each for each in (1, 2, 3, 6, 12, 24) if step * each > 6.2 or each == 24)
    for place, month in enumerate(months):
        x = left + (place + 0.5) * step
        if (month.month - 1) % every == 0 and (every < 24 or month.year % 2 == 0):
            canvas.text(x, top, MONTHS[month.month - 1][:3], SMALL, middle=True)
        if place == 0 or month.month == 1:
            # Where months are narrow their names reach over it.
            start = top - 0.8 if step > 5 else top + 3.4
            canvas.line([(left + place * step, start), (left + place * step, top + 7.5)], 0.15, shade=120)
            if len(months) - place > 2 or place == 0 or step > 8:
                canvas.text(left + place * step + 1.0, top + 4.0, str(month.year), TEXT)


def _legend(canvas: Canvas, found: Contacts, left: float, top: float) -> None:
    x = left
    total = found.total
    for sign, said, there in (
        ("kept", "Contacts", True), ("missed", "Not attended", total.missed),
        ("likely", "Likely not attended", total.likely), ("gap", "Gap: no contact recorded", found.gaps),
    ):  # fmt: skip
        if not there:
            continue
        if sign == "likely":
            _hatched(canvas, x, top, x + 6.0, top + 3.2)
        else:
            shade = {"kept": KEPT, "missed": MISSED, "gap": GAP}[sign]
            canvas.bar(x, top, x + 6.0, top + 3.2, shade, edge=True)
        canvas.text(x + 7.5, top, said, TEXT)
        x += 7.5 + text_width(said, TEXT) + 5.0


def _tick(most: int) -> int:
    """The step of the scale: at most six lines."""
    return next(each for each in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10_000) if most / each <= 6)
