"""Workbooks made for the tests of filling, and a made-up chronology to fill them with."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from domain.chronology.entry import Citation, Entry
from domain.dates.period import Period
from domain.dates.when import UNKNOWN, When
from domain.gate import Outgoing, outgoing
from domain.people import Person
from domain.review import STANDING_FIELDS, Details, Field, Review
from exporters.chronology.filled import FilledChronology, fill_workbook
from exporters.chronology.read_back import read_back
from exporters.office.placing import CellPlacing, ColumnPlacing, Placing

KEPT = Path(__file__).parent / "workbooks"

TODAY = date(2026, 11, 20)
DETAILS = Details(
    agency="Riverside Community Trust",
    subject="Adult A",
    author="An Author",
    reference="SAR 9",
    period=Period(date(2023, 1, 1), date(2024, 6, 30)),
)
PEOPLE = (Person(code="SW1", role="Social worker"), Person(code="GP1", role="General practitioner"))


def day(year: int, month: int, number: int, doubtful: bool = False) -> When:
    """A single day."""
    held = date(year, month, number)
    return When(f"{number}/{month}/{year}", "day", held, held, doubtful)


def span(first: date, last: date) -> When:
    """From one day to another."""
    return When(f"{first} to {last}", "range", first, last)


MARCH = When("March 2024", "month", date(2024, 3, 1), date(2024, 3, 31))


def entries(count: int) -> tuple[Entry, ...]:
    """Rows as authors write them, the last one undated; always the same for a count."""
    made = []
    for number in range(count - 1):
        when = day(2023, 1, 2)
        held = date(2023, 1, 2) + timedelta(days=number // 2)
        when = MARCH if number % 11 == 10 else When(str(held), "day", held, held, doubtful=number % 13 == 12)
        made.append(
            Entry(
                id=str(number),
                when=when,
                time=("09:30", None, "morning", "14:00-15:30")[number % 4],
                who=("SW1 to GP1", "SW1", "GP1")[number % 3],
                people=("SW1", "GP1")[: 1 + number % 2],
                event=f"Visit {number}: " + "seen at home and well, " * (number % 9) + "left a card",
                action=("GP1 to call", None)[number % 2],
                outcome=(None, "no reply")[number % 2],
                comment="Good record" if number % 5 == 0 else None,
                sources=(Citation("EMIS", "p 12" if number % 2 else None),),
                questions=(("1",), ("2",), ())[number % 3],
            )
        )
    return (*made, Entry(id="undated", when=UNKNOWN, event="Letter, undated", who="GP1", people=("GP1",)))


def out_of(*rows: Entry, fields: tuple[Field, ...] = STANDING_FIELDS, details: Details = DETAILS) -> Outgoing:
    """What leaves, of these rows."""
    return outgoing(Review(details=details, entries=rows, people=PEOPLE, fields=fields))


def placing(
    columns: Mapping[str, Any], header_row: int, sheet: str = "Chronology", cells: Mapping[str, str] | None = None
) -> Placing:
    """What goes where, by letter: {"A": "date", "F": ("action", "outcome")}."""
    return Placing(
        sheet=sheet,
        header_row=header_row,
        columns=tuple(
            ColumnPlacing(letter=letter, fields=(fields,) if isinstance(fields, str) else fields, heading=str(fields))
            for letter, fields in columns.items()
        ),
        header_cells=tuple(CellPlacing(ref=ref, field=field) for ref, field in (cells or {}).items()),
    )


WSAB = {
    "A": "date", "B": "time", "C": "source", "D": ("agency", "who"), "E": "event", "F": ("action", "outcome"),
    "G": "comment", "H": "question",
}  # fmt: skip
WSAB_CELLS = {
    "C4": "agency", "C5": "author", "C6": "subject", "G4": "period_from", "G5": "period_to", "G6": "reference",
}  # fmt: skip
PLAIN = {"A": "date", "B": "time", "C": "source", "D": "who", "E": "event", "F": ("action", "outcome")}


def png() -> bytes:
    """A picture of one grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\x00\x80"))
        + chunk(b"IEND", b"")
    )


def rich(rows: int = 5) -> bytes:
    """A form of `rows` input rows from row 4, by XlsxWriter, with nearly everything a sheet can hold around it."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet, other, lists = (book.add_worksheet(name) for name in ("Chronology", "Summary", "Lists"))
    for number in range(1, 8):
        lists.write(number - 1, 0, f"KLOE {number}")
    first, last = 4, 3 + rows
    head = book.add_format({"bold": True, "border": 1})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    date_cell = book.add_format({"border": 1, "num_format": "dd/mm/yyyy", "valign": "top"})
    time_cell = book.add_format({"border": 1, "num_format": "hh:mm", "valign": "top"})
    sheet.write(0, 0, "Chronology")
    sheet.write(0, 6, "Rows filled")
    sheet.write_formula(0, 7, f"=COUNTA(A{first}:A{last})", None, 0)
    titles = ("Date", "Time", "Source", "Who", "Event", "Action and outcome", "KLOE", "Day", "No")
    for column, title in enumerate(titles):
        sheet.write(2, column, title, head)
    for row in range(first - 1, last):
        for column in range(9):
            style = date_cell if column == 0 else time_cell if column == 1 else cell
            sheet.write_blank(row, column, None, style)
        sheet.write_formula(row, 7, f'=IF(A{row + 1}="","",TEXT(A{row + 1},"ddd"))', cell, "")
        sheet.write_number(row, 8, row - first + 2, cell)
    sheet.data_validation(first - 1, 6, last - 1, 6, {"validate": "list", "source": "=Lists!$A$1:$A$7"})
    sheet.data_validation(last + 5, 4, last + 5, 4, {"validate": "list", "source": ["Yes", "No"]})
    sheet.conditional_format(first - 1, 0, last - 1, 8, {
        "type": "formula", "criteria": f'=$G{first}="KLOE 1"', "format": book.add_format({"bg_color": "#FFC7CE"}),
    })
    sheet.conditional_format(last + 1, 0, last + 1, 0, {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format(first - 1, 8, last - 1, 8, {"type": "data_bar", "data_bar_2010": True})
    sheet.write(last + 1, 4, "Total entries")
    sheet.write_formula(last + 1, 5, f"=COUNTA(A{first}:A{last})", None, 0)
    sheet.merge_range(last + 3, 0, last + 3, 8, "Notes: one event per row.", cell)
    sheet.write_comment(last + 3, 0, "Board: keep this note")
    sheet.write_comment(2, 0, "Board: day first")
    sheet.write_url(last + 4, 0, "internal:'Chronology'!A1", string="To the top")
    sheet.write_url(last + 5, 0, f"internal:'Chronology'!F{last + 2}", string="To the total")
    sheet.write(last + 5, 4, "Yes")
    sheet.insert_image(last + 7, 0, "dot.png", {"image_data": io.BytesIO(png())})
    sheet.insert_textbox(last + 7, 3, "Return by secure email")
    sheet.add_sparkline(last + 1, 7, {"range": f"Chronology!I{first}:I{last}"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"=Chronology!$I${first}:$I${last}", "categories": f"=Chronology!$A${first}:$A${last}"})
    sheet.insert_chart(last + 9, 0, chart)
    sheet.set_h_pagebreaks([last + 2])
    sheet.autofilter(2, 0, last - 1, 8)
    sheet.print_area(0, 0, last + 5, 8)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 0)
    book.define_name("Events", f"=Chronology!$E${first}:$E${last}")
    book.define_name("Total", f"=Chronology!$F${last + 2}")
    other.write_formula(0, 0, "=Total", None, 0)
    other.write_formula(1, 0, f"=Chronology!F{last + 2}", None, 0)
    other.write_formula(2, 0, f"=SUM(Chronology!I{first}:I{last})", None, 0)
    other.write_formula(3, 0, "=A1+1", None, 1)
    other.write(4, 0, "untouched")
    book.close()
    return made.getvalue()


RICH = {**PLAIN, "G": "question"}


def by_openpyxl(make: Any) -> bytes:
    """A workbook by openpyxl: `make` is given the sheet called Chronology and the book."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chronology"
    make(sheet, book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def fill(out: Outgoing, data: bytes, where: Placing, name: str = "board.xlsx") -> FilledChronology:
    """A board's workbook filled, and read back."""
    made = fill_workbook(out, data, name, where, TODAY)
    read_back(made, out)
    return made


def opened(data: bytes, sheet: str = "Chronology") -> Any:
    """One sheet as openpyxl reads it, formulas as they stand."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data))[sheet]


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """A package with some parts changed, added, or (None) taken out."""
    held = {**parts(data), **changes}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in held.items():
            if content is not None:
                package.writestr(name, content)
    return made.getvalue()


def replaced(data: bytes, part: str, pattern: str, by: str) -> bytes:
    """A package with a pattern replaced in one part, which must be found there."""
    text = parts(data)[part].decode()
    after, count = re.subn(pattern, by, text)
    assert count, f"{pattern} is not in {part}"
    return with_parts(data, {part: after.encode()})
