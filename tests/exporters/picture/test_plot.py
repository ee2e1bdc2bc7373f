"""Contacts over time as a picture: bars, gaps, what was not attended, told apart without colour."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PIL import Image

from domain.chronology.contacts import By, contacts
from domain.chronology.entry import Citation, Entry
from domain.dates.period import Period
from domain.dates.whole import read_date
from domain.report.parts import Passage
from exporters.picture.canvas import Canvas
from exporters.picture.plot import GAP, KEPT, MISSED, WIDTH, contacts_png, plot_named
from exporters.report.pictures import pictures_of
from tests.exporters.report.cases import REVIEW, leaving

TODAY = date(2024, 12, 1)
PERIOD = Period(date(2024, 1, 1), date(2024, 6, 30))


def row(when: str, *people: str, **rest: object) -> Entry:
    return Entry(when=read_date(when, TODAY), event="Seen", people=people, **rest)  # type: ignore[arg-type]


def shades(data: bytes) -> dict[int, int]:
    """How many pixels of each shade."""
    image = Image.open(io.BytesIO(data))
    assert image.mode == "L" and set(image.info) <= {"dpi"}
    return {shade: count for count, shade in image.getcolors(256) or []}


ROWS = (
    row("3/1/24", "SW1", sources=(Citation("EMIS"),)), row("9/1/24", "Adult Ö"), row("4/6/24", "SW1", flags=("dna",)),
    row("5/6/24", "SW1"),
)  # fmt: skip


def test_bars_gaps_and_what_was_not_attended_are_each_a_grey_of_its_own() -> None:
    data, said, (width, height) = contacts_png(contacts(ROWS, PERIOD, TODAY))
    found = shades(data)
    assert all(found.get(shade, 0) > 500 for shade in (KEPT, MISSED, GAP))
    assert min(abs(one - other) for one, other in ((KEPT, MISSED), (KEPT, GAP), (GAP, 255))) >= 25
    assert width == WIDTH and 40 < height < 120
    assert "January 2024 to June 2024: 4 rows, of these 1 not attended" in said


def test_without_gaps_and_missed_rows_there_is_neither_grey() -> None:
    rows = [row(f"{day}/{month}/24") for month in range(1, 7) for day in (2, 12, 22)]
    found = shades(contacts_png(contacts(rows, PERIOD, TODAY))[0])
    assert found.get(GAP, 0) < 50 and found.get(MISSED, 0) < 400


@pytest.mark.parametrize("by", ["person", "source"])
def test_each_name_in_the_picture_is_in_its_words(by: By) -> None:
    many = [row("3/1/24", f"P{number}", sources=(Citation(f"S{number}"),)) for number in range(20)]
    found = contacts(many, PERIOD, TODAY, by=by)
    _, said, (_, height) = contacts_png(found)
    assert all(f"{strip.name}: 1 row." in said for strip in found.strips)
    assert height < 250


@pytest.mark.parametrize("name", ["Supervision", "Mosaic", "EMIS", "Hospital record, ward 4"])
def test_the_longest_name_is_drawn_whole(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = Canvas.text

    def kept(self: Canvas, x: float, y: float, text: str, size: float, **rest: Any) -> None:
        drawn.append(text)
        draw(self, x, y, text, size, **rest)

    monkeypatch.setattr(Canvas, "text", kept)
    contacts_png(contacts([row("3/1/24", sources=(Citation(name),))], PERIOD, TODAY, by="source"))
    assert name in drawn


def test_no_rows_and_fifty_years_are_a_picture_too() -> None:
    assert contacts_png(contacts([], Period(), TODAY))[1].startswith("No row has a date")
    rows = [row(f"3/3/{year}") for year in range(1974, 2024)]
    assert contacts_png(contacts(rows, Period(), TODAY))[2][0] == WIDTH


@pytest.mark.parametrize(("name", "by"), [("contacts", "month"), ("Contacts by Person", "person"), ("a house", None)])
def test_a_plot_is_called_by_its_name(name: str, by: str | None) -> None:
    assert plot_named(name) == by


def test_a_paragraph_of_the_report_that_names_a_plot_has_it_drawn_from_rows_that_may_leave() -> None:
    passages = (Passage(id="x", section="narrative", kind="picture", text="contacts by person"),
                Passage(id="y", section="narrative", kind="picture", text="the flat"))  # fmt: skip
    out = leaving(replace(REVIEW, report=replace(REVIEW.report, passages=passages)))
    found = pictures_of(out, TODAY)
    assert "the flat" not in found
    assert found["contacts by person"].said.startswith("Contacts by month")
