"""A small made-up case, and sheets written by hand, for the tests of taking in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import openpyxl

from domain.chronology.entry import Entry, order
from domain.line.draft import Known
from domain.line.reading import read
from domain.people import Person
from domain.question import Question
from domain.review import Details, Review, Source

TODAY = date(2026, 11, 20)
AGENCY = "Riverside Trust"
PEOPLE = (
    Person(code="SW1", role="Social worker", name="Imelda Okonjo"), Person(code="GP1", role="GP"), Person(code="HV1"),
    Person(code="WN1"), Person(code="Midwife 2", role="Midwife"), Person(code="Adult A"),
)  # fmt: skip
KNOWN = Known(
    today=TODAY,
    people=PEOPLE,
    sources=(Source("EMIS"), Source("PAS"), Source("Duty log")),
    questions=(Question("2"), Question("3"), Question("1a")),
)
LINES = """
3/3/24 0930 SW1 to GP1: call about missed medication > GP1 to visit today @EMIS vol 2 p.112 #2
3/3/24 1400 GP1: home visit, no reply > card left ~ not followed up !concern
3/3/24 1400 GP1: home visit, no reply > card left ~ not followed up !concern
5/3/24 HV1: seen in clinic, weight unchanged >> discharged !good !voice seen=alone
c mar 24 SW1: assessment begun #3 #1a
12-14/3/24 WN1: inpatient, ward 4 >> discharged home @PAS vol 2 p.112 @EMIS
1/4/24 - 30/6/24 gap:
? GP1: letter, undated, filed between 3 and 9 May
w/c 4/3/24 SW1: two visits
?7/4/24 2300-0230 SW1, GP1: night call
3 or 4 March 2024 SW1: visit
early march 2024 Midwife 2: booked
before 3/3/24 SW1: referral
since 5/3/24 (unknown nurse): seen
9/9/24 evening SW1: = started with an equals sign
winter 2023 :nobody, + plus
2023 SW1: review of the case
""".strip().splitlines()


def entries(lines: Sequence[str] = LINES) -> tuple[Entry, ...]:
    """Entries as the author types them, saved and in order."""
    found = []
    for number, line in enumerate(lines):
        entry = read(line, KNOWN).entry
        assert entry is not None, line
        found.append(replace(entry, id=f"e{number}", sequence=number, revision=1))
    return tuple(sorted(found, key=order))


def review(held: Sequence[Entry] | None = None) -> Review:
    """The case."""
    return Review(
        details=Details(agency=AGENCY, author="A. Author", subject="Adult A"),
        entries=entries() if held is None else tuple(held),
        people=PEOPLE,
        sources=KNOWN.sources,
        questions=KNOWN.questions,
    )


def sheet(*rows: Sequence[object], formats: dict[str, str] | None = None, merges: Sequence[str] = ()) -> bytes:
    """A workbook of one sheet with these rows, the first its headings."""
    book = openpyxl.Workbook()
    page = book.active
    for row in rows:
        page.append(list(row))
    for ref, code in (formats or {}).items():
        page[ref].number_format = code
    for ref in merges:
        page.merge_cells(ref)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
