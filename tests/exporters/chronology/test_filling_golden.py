"""The whole contents of filled workbooks, kept as text: any change to what boards receive is seen in a review.

`python -m tests.exporters.chronology.test_filling_golden` writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from domain.chronology.entry import Citation
from domain.dates.when import UNKNOWN, When
from exporters.chronology.csv_file import chronology_csv
from exporters.layouts.chronology import layout
from exporters.office.workbook import Workbook
from tests.exporters import forms
from tests.exporters.forms import Entry, day, fill, out_of, placing, span

GOLDEN = Path(__file__).parents[1] / "golden"

ROWS = (
    Entry(when=day(2024, 3, 3), time="09:30", who="SW1 to GP1", people=("SW1", "GP1"),
          event="call about missed medication", action="GP1 to visit today", sources=(Citation("EMIS"),),
          questions=("2",)),
    Entry(when=day(2024, 3, 3), time="14:00", who="GP1", people=("GP1",), event="home visit, no reply",
          action="card left", comment="not followed up", sources=(Citation("EMIS"),), flags=("concern",)),
    Entry(when=day(2024, 3, 5), who="HV1", people=("HV1",), event="seen in clinic, weight unchanged",
          flags=("voice", "good"), fields=(("seen", "alone"),)),
    Entry(when=When("c mar 24", "about", date(2024, 2, 1), date(2024, 4, 30)), who="SW1", people=("SW1",),
          event="assessment begun"),
    Entry(when=span(date(2024, 3, 12), date(2024, 3, 14)), time="morning", who="WN1", people=("WN1",),
          event="inpatient, ward 4", outcome="discharged home", sources=(Citation("PAS", "vol 2 p.112"),),
          questions=("1", "3")),
    Entry(when=day(2024, 3, 20, doubtful=True), event="= 4 tablets left\nsecond line", who="(unknown nurse)"),
    Entry(type="gap", when=span(date(2024, 4, 1), date(2024, 6, 30))),
    Entry(when=UNKNOWN, who="GP1", people=("GP1",), event="letter, filed between 3 and 9 May"),
)  # fmt: skip


def cells(data: bytes, sheet: str) -> str:
    """Every cell of a sheet that says something, a line each: place, kind, number format, content."""
    held = Workbook(data, "filled").sheet(sheet)
    lines = []
    for number in sorted(held.cells):
        for cell in held.row_cells(number):
            if cell.value is None and cell.formula is None:
                continue
            kind = "text" if isinstance(cell.value, str) else "day" if held.moment(number, cell.column) else "number"
            shown = held.text(number, cell.column).replace("\n", "⏎") if cell.formula is None else f"={cell.formula}"
            lines.append(f"{cell.ref:<5} {kind:<6} {held.number_format(number, cell.column):<11} {shown}")
    return "\n".join(lines) + "\n"


def wsab() -> str:
    data = (forms.KEPT / "wsab-chronology.xlsx").read_bytes()
    return cells(fill(out_of(*ROWS), data, placing(forms.WSAB, 8, cells=forms.WSAB_CELLS)).data, "Chronology")


def appendix() -> str:
    data = (forms.KEPT / "appendix-8b-chronology.xlsx").read_bytes()
    asks = {"A": "date", "B": "time", "C": "agency", "D": "source", "E": "event", "F": "field:seen", "G": "action",
            "H": "comment"}  # fmt: skip
    return cells(fill(out_of(*ROWS), data, placing(asks, 1, "Sheet1")).data, "Sheet1")


def ours() -> str:
    out = out_of(*ROWS)
    data, where = layout(out)
    return cells(fill(out, data, where).data, "Chronology")


def as_csv() -> str:
    return chronology_csv(out_of(*ROWS)).decode("utf-8-sig")


ALL: dict[str, Callable[[], str]] = {
    "wsab-chronology": wsab, "appendix-8b-chronology": appendix, "our-layout": ours, "csv": as_csv,
}  # fmt: skip


@pytest.mark.parametrize("name", ALL)
def test_the_contents_are_as_kept(name):
    assert ALL[name]() == (GOLDEN / f"{name}.txt").read_bytes().decode("utf-8")


if __name__ == "__main__":
    for name, made in ALL.items():
        (GOLDEN / f"{name}.txt").write_bytes(made().encode("utf-8"))
